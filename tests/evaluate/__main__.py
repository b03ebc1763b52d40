"""Score the reader on all annotated articles and show the figures beside those recorded."""

import argparse
import json
from collections import defaultdict

from rich.console import Console

from tests.evaluate.corpora import OWN_SETS, RECORD, Annotated, annotated, fallen, other_sets, recorded, score
from tests.evaluate.report import print_calibration, print_genres, print_kinds, print_sets
from tests.evaluate.tallies import Scores


def main() -> None:
    options = _options()
    console = Console(width=None if Console().is_terminal else 180, highlight=False)
    sets = {name: annotated(name) for name in (*OWN_SETS, *other_sets())}
    sets = {name: articles for name, articles in sets.items() if articles}
    scores = {name: score(articles) for name, articles in sets.items()}
    if options.errors:
        for line in scores[options.errors].differences if options.errors in scores else ():
            console.print(line, markup=False, soft_wrap=True)
        return
    for failure in [line for each in scores.values() for line in each.failures]:
        console.print(failure, style="red", markup=False)
    record = recorded()
    print_sets(console, scores, record)
    print_kinds(console, scores)
    print_genres(console, _by_genre([article for articles in sets.values() for article in articles]))
    print_calibration(console, [statement for each in scores.values() for statement in each.judged])
    if options.record:
        _record({name: each.figures() for name, each in scores.items()}, record, lower=options.lower)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate", description=__doc__)
    parser.add_argument("--errors", metavar="SET", choices=(*OWN_SETS, *other_sets()), help="list every difference")
    parser.add_argument("--final", action="store_true", help="allow the differences of the final set to be listed")
    parser.add_argument("--record", action="store_true", help="write the figures as the new record")
    parser.add_argument("--lower", action="store_true", help="with --record: also where a figure falls")
    options = parser.parse_args()
    if options.errors == "final" and not options.final:
        parser.error("the final set stays unseen; --final shows it all the same")
    return options


def _by_genre(articles: list[Annotated]) -> dict[str, Scores]:
    genres: defaultdict[str, list[Annotated]] = defaultdict(list)
    for article in articles:
        genres[article.gold["article"].get("genre") or "other"].append(article)
    return {genre: score(members) for genre, members in genres.items()}


def _record(figures: dict[str, dict[str, float]], record: dict[str, dict[str, float]], *, lower: bool) -> None:
    """Sets that are not here keep their record."""
    worse = [
        f"{name} {key} {now} < {was}"
        for name in figures
        for key, (now, was) in fallen(figures[name], record.get(name, {})).items()
    ]
    if worse and not lower:
        raise SystemExit("Not recorded, because figures fell (--lower records them all the same):\n" + "\n".join(worse))
    RECORD.write_text(json.dumps(record | figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
