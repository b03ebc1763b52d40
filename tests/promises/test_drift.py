"""Whether later words promise more or less: a rule with its reasons."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.models import CommitmentStatement, Drift, Statement
from initiatives.promises.drift import Wording, proposals, propose, shown

FIRM = "Wij gaan in alle gemeenten 45 loketten openen"


@pytest.mark.parametrize(
    ("before", "after", "kind", "reason"),
    [
        (FIRM, "Wij willen in alle gemeenten 45 loketten openen", "weaker", "“gaan” became “willen”"),
        (FIRM, "Wij streven naar 45 loketten in alle gemeenten", "weaker", "“gaan” became “streven”"),
        (FIRM, "Wij gaan onderzoeken of 45 loketten in alle gemeenten kunnen", "weaker", "holds back: “kunnen”"),
        ("Wij proberen loketten te openen", "Wij zullen loketten openen", "stronger", "“proberen” is gone"),
        ("Wij openen loketten", "Wij openen uiterlijk in mei loketten", "stronger", "binds: “uiterlijk”"),
        ("Dat is wettelijk geregeld", "Dat is geregeld", "weaker", "binds no more: “wettelijk” is gone"),
        (FIRM, "Wij gaan in een aantal gemeenten 45 loketten openen", "weaker", "“alle” became “een aantal”"),
        ("Sommige scholen krijgen een loket", "Alle scholen krijgen een loket", "stronger", "“sommige” became “alle”"),
        ("Wij openen loketten", "Wij openen zoveel mogelijk loketten", "weaker", "reaches less far"),
        (FIRM, "Wij gaan in alle gemeenten 30 loketten openen", "weaker", "45 loketten became 30 loketten"),
        ("Er is 2 miljoen euro", "Er is 2,5 miljoen euro", "stronger", "2,000,000 euro became 2,500,000 euro"),
        ("80 procent is klaar", "90% is klaar", "stronger", "80% became 90%"),
        (FIRM, "Wij gaan 45 loketten openen in alle gemeenten", "same", "Nearly the same words"),
        (FIRM, FIRM, "same", "Nearly the same words"),
        (FIRM, "Het weer wordt beter", "", "without a sign"),
        (FIRM, "Wij willen in alle gemeenten 60 loketten openen", "", "both ways"),
        ("45 loketten en 3 bussen", "45 bussen en 3 loketten", "", "both ways"),
        ("40 of 50 loketten en 60 loketten", "30 loketten", "", "without a sign"),
    ],
)
def test_the_rule_says_what_it_sees_and_why(before: str, after: str, kind: str, reason: str) -> None:
    found = propose(Wording(before), Wording(after))
    assert found.kind == kind
    assert any(reason in told for told in found.reasons), found.reasons


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (date(2021, 1, 1), date(2022, 1, 1), "postponed"),
        (date(2021, 1, 1), date(2020, 1, 1), "stronger"),
        (None, date(2022, 1, 1), "stronger"),
        (date(2021, 1, 1), None, "same"),
        (date(2021, 1, 1), date(2021, 1, 1), "same"),
    ],
)
def test_a_deadline_that_moves_is_seen_in_the_same_words(before: date | None, after: date | None, kind: str) -> None:
    assert propose(Wording(FIRM, before), Wording(FIRM, after)).kind == kind


def test_a_later_deadline_weighs_most_and_the_other_reasons_stay() -> None:
    found = propose(Wording(FIRM, date(2021, 1, 1)), Wording(FIRM.replace("gaan", "willen"), date(2022, 1, 1)))
    assert found.kind == Drift.POSTPONED
    assert len(found.reasons) == 2


def link(quote: str, deadline: date | None = None) -> CommitmentStatement:
    return CommitmentStatement(statement=Statement(quote=quote, deadline=deadline))


def test_a_repetition_without_a_deadline_leaves_the_earlier_one_standing() -> None:
    rows = [link(FIRM, date(2021, 1, 1)), link(FIRM), link(FIRM, date(2022, 1, 1))]
    assert [found and found.kind for found in proposals(rows)] == [None, "same", "postponed"]


def test_a_decision_about_other_words_is_not_shown() -> None:
    first, between, last = link("a"), link("b"), link("c")
    last.drift, last.drift_from_id = Drift.WEAKER, first.statement_id
    assert shown([first, last]) == ["", "weaker"]
    assert shown([first, between, last]) == ["", "", ""]
    assert shown([last]) == [""]
    assert shown([]) == []


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_compared_with_a_reason(before: str, after: str) -> None:
    found = propose(Wording(before), Wording(after))
    assert found.kind in ("", *Drift.values)
    assert all(found.reasons)
    assert found.reasons
