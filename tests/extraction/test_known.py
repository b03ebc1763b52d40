"""Knowing the names of the register makes a reading better, never worse."""

import pytest

from articles.extraction import KnownName, KnownNames, extract
from articles.extraction.gold_format import as_record
from tests.evaluate.corpora import OWN_SETS, Annotated, annotated, fallen, other_sets, score
from tests.evaluate.names import Item

# The figures that the reader is held to.
FIGURES = (
    "direct_attributed",
    "all_attributed",
    "commitments",
    "persons",
    "organisations",
    "initiatives",
    "statement_initiatives",
    "role_accuracy",
    "organisation_accuracy",
    "title_accuracy",
    "published_accuracy",
    "deadline_accuracy",
)


def read_knowing(article: Annotated) -> Item:
    gold = article.gold
    known = KnownNames(
        persons=tuple(KnownName(person["name"]) for person in gold["persons"]),
        organisations=tuple(KnownName(body["name"], tuple(body["aliases"])) for body in gold["organisations"]),
        initiatives=tuple(KnownName(plan["name"], tuple(plan["aliases"])) for plan in gold["initiatives"]),
    )
    return as_record(extract(article.text, known), f"{article.name}.txt")


@pytest.mark.parametrize("set_name", [*OWN_SETS, *other_sets()])
def test_knowing_the_names_lowers_no_figure(set_name: str) -> None:
    plain, knowing = score(annotated(set_name)).figures(), score(annotated(set_name), read_knowing).figures()
    lower = fallen(knowing, {name: plain[name] for name in FIGURES if name in plain})

    assert lower == {}


def test_a_known_name_is_recognised_without_further_evidence() -> None:
    text = "Toen kwam Wijkwijs ter sprake."
    known = KnownNames(organisations=(KnownName("Wijkwijs"),))

    assert extract(text).organisations == ()
    assert [o.name for o in extract(text, known).organisations] == ["Wijkwijs"]
