"""The annotated articles: NAME.txt beside NAME.json, in sets that are looked at at different times."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.extraction import extract
from articles.extraction.gold_format import as_record
from tests.evaluate.names import Item
from tests.evaluate.scoring import score_article
from tests.evaluate.tallies import Scores

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "tests" / "corpus"
RECORD = CORPUS / "record.json"
TOLERANCE = 0.0005
# Rules are written looking at the first two sets; the errors of the final one are not looked at.
OWN_SETS = {
    "sample": range(200, 210),
    "development": (*range(210, 220), *range(230, 267), *range(272, 296), *range(300, 310)),
    "final": range(220, 230),
}
ELSEWHERE = ROOT.parent / "shared" / "gold"  # further sets, where they stand beside this project


@dataclass(frozen=True)
class Annotated:
    name: str
    text: str
    gold: Item


def annotated(set_name: str) -> list[Annotated]:
    """The articles of a set, in order; none where the set is not here."""
    if set_name in OWN_SETS:
        return list(_load(CORPUS / f"{number}.json" for number in OWN_SETS[set_name]))
    return list(_load(sorted((ELSEWHERE / set_name).glob("*.json"))))


def other_sets() -> list[str]:
    return sorted(path.name for path in ELSEWHERE.glob("*") if path.is_dir())


def read(article: Annotated) -> Item:
    return as_record(extract(article.text), f"{article.name}.txt")


def score(articles: Iterable[Annotated], reader: Callable[[Annotated], Item] = read) -> Scores:
    """An article that the reader fails on counts as one in which nothing was found."""
    scores = Scores()
    for article in articles:
        try:
            found = reader(article)
        except Exception as error:
            scores.failures.append(f"{article.name}: could not be read: {error!r}")
            found = {}
        score_article(scores, article.name, article.text, article.gold, found)
    return scores


def recorded() -> dict[str, dict[str, float]]:
    """Set to figures, as they were last recorded."""
    return json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


def fallen(figures: dict[str, float], record: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Figures below their record, with what they were; one that is no longer there has fallen to 0."""
    now = {name: figures.get(name, 0.0) for name in record}
    return {name: (now[name], was) for name, was in record.items() if now[name] < was - TOLERANCE}


def _load(paths: Iterable[Path]) -> Iterator[Annotated]:
    for path in paths:
        text_path = path.with_suffix(".txt")
        if not (path.exists() and text_path.exists()):
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "statements" in gold:
            with text_path.open(encoding="utf-8", newline="") as file:
                yield Annotated(path.stem, file.read(), gold)
