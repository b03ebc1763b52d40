"""How a deadline was derived from vague words."""

from datetime import date

import pytest

from initiatives.models import Statement
from initiatives.promises.derivation import derivation, derived_from

SAID_ON = date(2021, 3, 3)


def said(words: str, deadline: date, basis: str = "derived") -> Statement:
    return Statement(
        quote=f"Wij gaan {words} loketten openen.", said_on=SAID_ON, deadline=deadline, deadline_basis=basis
    )


@pytest.mark.parametrize(
    ("words", "deadline", "told"),
    [
        ("binnenkort", date(2021, 6, 3), "“binnenkort”: three months after it was said"),
        ("de komende weken", date(2021, 5, 3), "“de komende weken”: two months after it was said"),
        ("de komende maanden", date(2021, 9, 3), "“de komende maanden”: six months after it was said"),
        ("voor de zomer", date(2021, 7, 1), "“voor de zomer”: 1 July"),
        ("dit jaar", date(2021, 12, 31), "“dit jaar”: the last day of that period, counted from the day it was said"),
        (
            "in het eerste kwartaal",
            date(2021, 3, 31),
            "“het eerste kwartaal”: the last day of that period, counted from the day it was said",
        ),
    ],
)
def test_the_words_and_the_rule_are_told(words: str, deadline: date, told: str) -> None:
    assert derived_from(said(words, deadline)) == told


def test_a_cabinet_period_names_the_cabinet_and_when_it_fell() -> None:
    told = derived_from(said("deze kabinetsperiode", date(2022, 1, 9)))
    assert told.startswith("“deze kabinetsperiode”: the last day of the Cabinet Rutte III, demissionary from ")
    assert "2021" in told


@pytest.mark.parametrize(
    "statement",
    [
        said("vóór 1 juli 2021", date(2021, 6, 30), "explicit"),
        said("binnenkort", date(2022, 1, 1)),
        said("ooit", date(2022, 1, 1)),
        Statement(quote="Binnenkort gaan wij open.", deadline=date(2021, 6, 3), deadline_basis="derived"),
        Statement(quote="Wij gaan open."),
    ],
    ids=["stated", "changed by an editor", "no such words", "unknown when", "no deadline"],
)
def test_what_the_words_do_not_say_is_not_told(statement: Statement) -> None:
    assert derived_from(statement) == ""


def test_a_commitment_takes_the_last_words_that_give_its_deadline() -> None:
    rows = [said("dit jaar", date(2021, 12, 31)), said("binnenkort", date(2021, 6, 3))]
    assert derivation(date(2021, 6, 3), rows).startswith("“binnenkort”")
    assert derivation(date(2025, 1, 1), rows) == derivation(None, rows) == ""
