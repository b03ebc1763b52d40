"""Tables of figures, for people."""

from collections import defaultdict
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from tests.evaluate.statements import KINDS
from tests.evaluate.tallies import Judged, Scores, Share, Tally

BUCKETS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
GENRE_FIGURES = (
    "direct_attributed",
    "all_attributed",
    "commitments",
    "persons",
    "organisations",
    "initiatives",
    "statement_initiatives",
)


def print_sets(console: Console, sets: dict[str, Scores], record: dict[str, dict[str, float]]) -> None:
    """A row for each figure, a column for each set; what was recorded stands in parentheses where it differs."""
    table = Table("figure", title="Per set: F1 or accuracy (recorded)")
    for name, scores in sets.items():
        table.add_column(f"{name} ({scores.articles})", justify="right")
    for figure in dict.fromkeys(figure for scores in sets.values() for figure in scores.figures()):
        table.add_row(
            figure, *(_beside(s.figures().get(figure), record.get(n, {}).get(figure)) for n, s in sets.items())
        )
    console.print(table)


def print_genres(console: Console, genres: dict[str, Scores]) -> None:
    table = Table("genre", "articles", *GENRE_FIGURES, title="Per genre: F1, all sets together")
    for genre, scores in sorted(genres.items()):
        figures = scores.figures()
        table.add_row(genre, str(scores.articles), *(f"{figures[name]:.3f}" for name in GENRE_FIGURES))
    console.print(table)


def print_kinds(console: Console, sets: dict[str, Scores]) -> None:
    table = Table("kind", "set", "words P", "R", "F1", "and speaker P", "R", "F1", "right/found/annotated")
    table.title = "Per kind of statement"
    for kind in KINDS:
        for name, scores in sets.items():
            spans, attributed = scores.tallies[f"{kind}_spans"], scores.tallies[f"{kind}_attributed"]
            table.add_row(kind, name, *_three(spans), *_three(attributed), _counts(attributed))
        table.add_section()
    console.print(table)


def print_calibration(console: Console, judged: list[Judged]) -> None:
    """How often statements of a given confidence are right: words, kind and speakers."""
    buckets: defaultdict[str, list[Judged]] = defaultdict(list)
    for statement in sorted(judged, key=lambda s: s.confidence):
        low = max(edge for edge in BUCKETS if statement.confidence >= edge)
        buckets[f"{low:.2f} and more"].append(statement)
    _print_judged(console, "Confidence", "confidence", buckets.items())
    rules: defaultdict[str, list[Judged]] = defaultdict(list)
    for statement in judged:
        rules[statement.rule].append(statement)
    _print_judged(console, "Rules", "rule", sorted(rules.items()))


def _print_judged(console: Console, title: str, heading: str, groups: Iterable[tuple[str, list[Judged]]]) -> None:
    table = Table(heading, title=f"{title}: what is said and what is true")
    for column in ("statements", "mean confidence", "share right"):
        table.add_column(column, justify="right")
    for name, members in groups:
        mean = sum(s.confidence for s in members) / len(members)
        right = Share(sum(s.right for s in members), len(members))
        table.add_row(name, str(len(members)), f"{mean:.3f}", f"{right.figure:.3f}")
    console.print(table)


def _three(tally: Tally) -> list[str]:
    return [f"{value:.3f}" for value in (tally.precision, tally.recall, tally.figure)]


def _counts(tally: Tally) -> str:
    return f"{tally.correct}/{tally.predicted}/{tally.gold}"


def _beside(now: float | None, was: float | None) -> str:
    if now is None:
        return "–"
    if was is None or abs(now - was) < 0.0001:
        return f"{now:.3f}"
    colour = "green" if now > was else "red"
    return f"[{colour}]{now:.3f} ({was:.3f})[/{colour}]"
