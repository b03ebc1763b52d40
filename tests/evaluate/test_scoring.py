"""The scorer itself: cases worked out by hand, and the same figures as the program that the guidelines come with."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evaluate.corpora import ELSEWHERE, Annotated, annotated, fallen, other_sets, read, score
from tests.evaluate.names import Aliases, Item, norm
from tests.evaluate.scoring import score_article
from tests.evaluate.statements import pair
from tests.evaluate.tallies import Scores

TEXT = "x" * 1000
GOLD: Item = {
    "article": {"title": "De kop", "published": "2021-03-18", "publication": None, "authors": [], "genre": "news"},
    "persons": [{"name": "Zoë van Dijk", "role": "wethouder", "organisation": "gemeente Delft", "is_author": False}],
    "organisations": [
        {"name": "gemeente Delft", "aliases": ["Delft"]},
        {"name": "Taskforce Data", "aliases": [], "also_initiative": True},
    ],
    "initiatives": [{"name": "Wet open overheid", "aliases": ["Woo"]}],
    "statements": [
        {
            "spans": [[0, 100]],
            "kind": "direct",
            "speakers": [{"person": "Zoë van Dijk"}],
            "initiatives": ["Wet open overheid"],
            "commitment": True,
            "deadline": "2022-12-31",
        },
        {
            "spans": [[200, 250], [300, 350]],
            "kind": "indirect",
            "speakers": [{"organisation": "gemeente Delft"}, {"person": "Zoë van Dijk"}],
            "initiatives": [],
            "commitment": False,
            "deadline": None,
        },
    ],
}


def figures(found: Item) -> dict[str, float]:
    scores = Scores()
    score_article(scores, "a", TEXT, GOLD, found)
    return scores.figures()


def changed(**changes: object) -> Item:
    return copy.deepcopy(GOLD) | copy.deepcopy(changes)


def first_statement(**changes: object) -> Item:
    found = changed()
    found["statements"][0] |= changes
    return found


def test_what_was_annotated_scores_full_marks() -> None:
    assert set(figures(GOLD).values()) == {1.0}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(changed(statements=[]), {"all_spans": 0.0, "commitments": 0.0}, id="nothing found"),
        pytest.param(first_statement(spans=[[0, 80]]), {"direct_spans": 1.0}, id="80 % of the words is enough"),
        pytest.param(first_statement(spans=[[0, 79]]), {"direct_spans": 0.0, "all_spans": 0.5}, id="79 % is not"),
        pytest.param(
            first_statement(kind="indirect"),
            {"direct_spans": 0.0, "indirect_spans": 0.6667, "all_spans": 1.0, "all_attributed": 1.0},
            id="another kind counts among all only",
        ),
        pytest.param(
            first_statement(speakers=[{"person": "Jan"}]),
            {"direct_spans": 1.0, "direct_attributed": 0.0},
            id="another speaker",
        ),
        pytest.param(
            first_statement(speakers=[{"person": "Zoë van Dijk"}, {"person": "Jan"}]),
            {"direct_attributed": 0.0},
            id="one speaker too many",
        ),
        pytest.param(
            first_statement(speakers=[{"person": "zoe van dijk"}]), {"direct_attributed": 1.0}, id="case and accents"
        ),
        pytest.param(first_statement(commitment=False), {"commitments": 0.0}, id="a promise missed"),
        pytest.param(
            first_statement(initiatives=["de Woo"]), {"statement_initiatives": 1.0}, id="an initiative by its alias"
        ),
        pytest.param(first_statement(deadline="2022-12-30"), {"deadline_accuracy": 0.0}, id="a day too early"),
        pytest.param(
            changed(organisations=[{"name": "Delft"}, {"name": "gemeente Delft"}]),
            {"organisations": 0.6667},
            id="the same body twice is once right and once wrong",
        ),
        pytest.param(
            changed(
                organisations=[{"name": "gemeente Delft"}], initiatives=[{"name": "Woo"}, {"name": "Taskforce Data"}]
            ),
            {"organisations": 1.0, "initiatives": 1.0},
            id="a body that is also a programme may be found as one",
        ),
        pytest.param(
            changed(organisations=[{"name": "gemeente Delft"}]),
            {"organisations": 1.0, "initiatives": 1.0},
            id="or as neither",
        ),
        pytest.param(changed(persons=[{"name": "Jan"}]), {"persons": 0.0, "role_accuracy": 0.0}, id="somebody else"),
        pytest.param(
            changed(article={"title": "Kop"}), {"title_accuracy": 1.0, "published_accuracy": 0.0}, id="the page"
        ),
    ],
)
def test_what_is_wrong_costs_what_it_should(found: Item, expected: dict[str, float]) -> None:
    got = figures(found)

    assert {name: got[name] for name in expected} == expected


def test_an_article_that_cannot_be_read_counts_as_nothing_found() -> None:
    def fail(article: Annotated) -> Item:
        raise IndexError(article.name)

    scores = score([Annotated("a", TEXT, GOLD)], fail)

    assert scores.failures == ["a: could not be read: IndexError('a')"]
    assert scores.figures()["all_spans"] == 0.0


def test_the_best_overlap_is_paired_first() -> None:
    gold = [{"spans": [[0, 100]]}, {"spans": [[10, 105]]}]
    found = [{"spans": [[8, 105]]}, {"spans": [[0, 90]]}]

    assert pair(gold, found) == {0: 1, 1: 0}


def test_every_difference_is_listed() -> None:
    scores = Scores()
    found = changed(
        persons=[], initiatives=[{"name": "Plan X"}], statements=[GOLD["statements"][0] | {"deadline": None}]
    )
    score_article(scores, "a", TEXT, GOLD, found)

    lines = "\n".join(scores.differences)
    for words in (
        "deadline None for 2022-12-31",
        "missed indirect",
        "missed persons: Zoë",
        "invented or double initiatives: Plan X",
    ):
        assert words in lines


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        pytest.param("  Het  Ministerie ", "ministerie", id="article and white space"),
        pytest.param("Zoë-Fleur", "zoe fleur", id="accents and hyphens"),
        pytest.param("R&D/ICT", "r&d/ict", id="signs that belong to names"),
        pytest.param("De", "de", id="nothing but an article"),
        pytest.param(None, "", id="no name"),
    ],
)
def test_names_are_compared_without_what_does_not_matter(name: str | None, normal: str) -> None:
    assert norm(name) == normal


def test_the_first_owner_of_an_alias_keeps_it() -> None:
    same = Aliases(
        {"organisations": [{"name": "A", "aliases": ["X"]}], "initiatives": [{"name": "B", "aliases": ["X"]}]}
    )

    assert same.of("x") == "a"


def test_a_figure_that_falls_is_noticed() -> None:
    assert fallen({"a": 0.8994, "b": 0.9}, {"a": 0.9, "b": 0.9004}) == {"a": (0.8994, 0.9)}
    assert fallen({}, {"a": 0.5}) == {"a": (0.0, 0.5)}


def other_figures(set_name: str, records: list[Item], path: Path) -> dict[str, float]:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    command = [sys.executable, ELSEWHERE / "score.py", ELSEWHERE / set_name, path, "--json"]
    counts = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {name: value.get("f1", value.get("accuracy")) for name, value in counts.items()}


def spoiled(record: Item, dice: random.Random) -> Item:
    """The same record with many things a little wrong, so that every rule of the scorer is asked."""
    record = copy.deepcopy(record)
    for statement in record["statements"]:
        start, end = statement["spans"][0]
        statement["spans"][0] = [
            start,
            max(start + 1, end - dice.choice((0, 0, (end - start) // 6, (end - start) // 4))),
        ]
        if dice.random() < 0.2:
            statement["kind"] = dice.choice(("direct", "indirect", "authored"))
        if dice.random() < 0.2 and record["persons"]:
            statement["speakers"] = [{"person": dice.choice(record["persons"])["name"].upper()}]
        statement["commitment"] ^= dice.random() < 0.2
    record["statements"] += dice.sample(record["statements"], len(record["statements"]) // 4)
    for kind in ("persons", "organisations", "initiatives"):
        record[kind] = dice.sample(record[kind], len(record[kind])) + record[kind][:1]
        record[kind] = record[kind][dice.randrange(2) :]
    record["initiatives"] += [{"name": body["name"]} for body in record["organisations"][::3]]
    return record


@pytest.mark.skipif(not (ELSEWHERE / "score.py").exists(), reason="the other scorer is not beside this project")
@pytest.mark.parametrize("seed", [None, *range(8)], ids=lambda seed: "as read" if seed is None else f"spoiled {seed}")
@pytest.mark.parametrize("set_name", other_sets())
def test_our_figures_are_those_of_the_other_scorer(set_name: str, seed: int | None, tmp_path: Path) -> None:
    dice = random.Random(seed)
    articles = annotated(set_name)
    records = {a.name: read(a) if seed is None else spoiled(read(a), dice) for a in articles}

    def found(article: Annotated) -> Item:
        return records[article.name]

    ours = score(articles, found).figures()
    theirs = other_figures(set_name, list(records.values()), tmp_path / "found.jsonl")

    assert len(theirs) > 10
    assert {name: ours[name] for name in theirs} == theirs
