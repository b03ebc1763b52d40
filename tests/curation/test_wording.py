"""Comparing the words of one commitment: proposed by the rule, decided by an editor, public once decided."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from articles.editorial import EditorialState
from initiatives.curation.commitments import make_commitment, tie_statement
from initiatives.curation.correcting import correcting
from initiatives.curation.editing import save_edit, untie
from initiatives.curation.publishing import CurationError, ReasonNeededError
from initiatives.curation.wording import decide_drift
from initiatives.models import Commitment, CommitmentStatement, Correction, Relation, Statement
from tests.factories import StatementFactory

pytestmark = pytest.mark.django_db


def said(quote: str, day: date, **facts: object) -> Statement:
    return StatementFactory(quote=quote, said_on=day, state="published", article__state="published", **facts)


@pytest.fixture
def commitment() -> Commitment:
    made = make_commitment(said("Wij gaan alle loketten openen", date(2021, 1, 1)), "Loketten", made_on=None)
    tie_statement(made, said("Wij willen alle loketten openen", date(2022, 1, 1)), Relation.WEAKENING)
    return made


def links(commitment: Commitment) -> list[CommitmentStatement]:
    return list(commitment.statement_links.in_order())


def decided(commitment: Commitment, drift: str) -> int:
    first, second = links(commitment)[:2]
    return decide_drift(commitment, {second.pk: (drift, str(first.statement_id))})


def test_a_tie_brings_the_rules_proposal(commitment: Commitment) -> None:
    assert [link.drift_proposed for link in links(commitment)] == ["", "weaker"]


def test_words_put_in_between_are_proposed_anew(commitment: Commitment) -> None:
    tie_statement(commitment, said("Wij zullen uiterlijk in mei loketten openen", date(2021, 6, 1)), Relation.CHANGE)
    assert [link.drift_proposed for link in links(commitment)] == ["", "stronger", "weaker"]
    untie(links(commitment)[1])
    assert [link.drift_proposed for link in links(commitment)] == ["", "weaker"]


def test_a_corrected_deadline_of_a_statement_is_proposed_anew(commitment: Commitment) -> None:
    first = links(commitment)[0].statement
    first.deadline, first.deadline_basis = date(2021, 7, 1), "explicit"
    save_edit(first)
    last = links(commitment)[1].statement
    last.deadline, last.deadline_basis = date(2023, 1, 1), "explicit"
    save_edit(last)
    assert links(commitment)[1].drift_proposed == "postponed"


def test_a_decision_is_kept_with_the_words_that_it_is_about(commitment: Commitment) -> None:
    assert decided(commitment, "weaker") == 1
    assert decided(commitment, "weaker") == 0
    first, second = links(commitment)
    assert (second.drift, second.drift_from) == ("weaker", first.statement)
    assert decided(commitment, "") == 1
    assert links(commitment)[1].drift_from is None


def test_a_decision_about_an_order_that_changed_is_refused(commitment: Commitment) -> None:
    first, second = links(commitment)
    tie_statement(commitment, said("Tussendoor", date(2021, 6, 1)), Relation.ADDITION)
    with pytest.raises(CurationError):
        decide_drift(commitment, {second.pk: ("weaker", str(first.statement_id))})
    assert links(commitment)[2].drift == ""


@pytest.mark.parametrize("drift", ["zachter", "first", "x" * 1000])
def test_a_decision_that_is_none_is_refused(drift: str, commitment: Commitment) -> None:
    with pytest.raises(CurationError):
        decided(commitment, drift)


def test_the_first_statement_and_those_of_others_are_not_decided(commitment: Commitment) -> None:
    first, _second = links(commitment)
    assert decide_drift(commitment, {first.pk: ("weaker", ""), 999_999: ("weaker", "")}) == 0


def test_a_first_decision_is_news_and_another_one_takes_a_public_reason(commitment: Commitment, editor: User) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(state=EditorialState.PUBLISHED)
    with correcting(commitment, editor, ""):
        decided(commitment, "weaker")
    assert not Correction.objects.exists()
    with pytest.raises(ReasonNeededError), correcting(commitment, editor, ""):
        decided(commitment, "same")
    assert links(commitment)[1].drift == "weaker"
    with correcting(commitment, editor, "Verkeerd beoordeeld."):
        decided(commitment, "same")
    [change] = Correction.objects.get().changes
    assert [row.get("drift") for row in change["is"]] == [None, "same"]


def test_a_decision_beside_hidden_words_is_no_public_fact(commitment: Commitment, editor: User) -> None:
    Commitment.objects.filter(pk=commitment.pk).update(state=EditorialState.PUBLISHED)
    decided(commitment, "weaker")
    Statement.objects.filter(pk=links(commitment)[0].statement_id).update(state=EditorialState.CANDIDATE)
    with correcting(commitment, editor, ""):
        decided(commitment, "same")
    assert not Correction.objects.exists()
