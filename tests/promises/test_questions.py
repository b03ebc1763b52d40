"""The four questions of a promise that can be checked."""

from datetime import date
from typing import Any

import pytest

from initiatives.models import Commitment, Organisation, Person, Statement
from initiatives.promises.questions import count_answered, questions

COMPLETE: dict[str, Any] = {
    "title": "Alle 342 gemeenten hebben een loket",
    "deadline": date(2022, 7, 1),
    "deadline_basis": "explicit",
    "responsible_organisation": Organisation(name="Dienst"),
}


def states(quotes: tuple[str, ...] = (), **changes: Any) -> dict[str, str]:
    asked = questions(Commitment(**(COMPLETE | changes)), [Statement(quote=quote) for quote in quotes])
    assert all(question.answer and question.why and question.state_label for question in asked)
    return {question.key: question.state for question in asked}


def test_a_complete_promise_answers_all_four() -> None:
    assert set(states().values()) == {"answered"}
    assert count_answered(questions(Commitment(**COMPLETE))) == 4


@pytest.mark.parametrize(
    ("changes", "key", "state"),
    [
        ({"title": "Wij gaan ons inzetten voor 342 gemeenten"}, "what", "vague"),
        ({"title": "Aandacht voor alle gemeenten"}, "what", "vague"),
        ({"title": "Het onderzoek naar 3 gemeenten is af"}, "what", "answered"),
        ({"title": "Er komt een loket"}, "how_much", "missing"),
        ({"deadline": None, "deadline_basis": "none"}, "when", "missing"),
        ({"deadline_basis": "derived"}, "when", "vague"),
        ({"responsible_organisation": None}, "who", "missing"),
        ({"responsible_organisation": None, "responsible_person": Person(name="Jan")}, "who", "vague"),
    ],
)
def test_what_is_vague_or_missing_is_said_of_that_question_alone(changes: dict[str, Any], key: str, state: str) -> None:
    assert {name: found for name, found in states(**changes).items() if found != "answered"} == (
        {key: state} if state != "answered" else {}
    )


def test_a_quotation_answers_how_much_where_the_title_does_not() -> None:
    assert states(("Wij openen 45 loketten",), title="Er komen loketten")["how_much"] == "answered"


@pytest.mark.parametrize(("published", "state"), [("published", "answered"), ("candidate", "missing")])
def test_readers_are_not_told_of_a_hidden_body(published: str, state: str) -> None:
    commitment = Commitment(**(COMPLETE | {"responsible_organisation": Organisation(name="Geheim", state=published)}))
    who = questions(commitment, published_only=True)[3]
    assert who.state == state
    assert ("Geheim" in who.answer) is (state == "answered")
