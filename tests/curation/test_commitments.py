"""Making commitments out of statements."""

from datetime import date

import pytest

from initiatives.curation.commitments import make_commitment, tie_statement
from initiatives.curation.publishing import CurationError
from initiatives.models import DeadlineBasis, Relation
from tests.factories import InitiativeFactory, SpeakerFactory, StatementFactory

pytestmark = pytest.mark.django_db


def test_a_commitment_takes_its_facts_from_the_statement() -> None:
    statement = StatementFactory(deadline=date(2027, 3, 31), deadline_precision="quarter", deadline_basis="derived")
    speaker = SpeakerFactory(statement=statement)
    initiative = InitiativeFactory()
    statement.initiatives.add(initiative)
    made = make_commitment(statement, "Het loket gaat open")
    assert (made.made_on, made.deadline, made.deadline_precision, made.deadline_basis) == (
        statement.said_on, date(2027, 3, 31), "quarter", "derived",
    )  # fmt: skip
    assert (made.responsible_person, made.initiative) == (speaker.person, initiative)
    assert [link.relation for link in made.statement_links.all()] == [Relation.FIRST]
    assert made.state == "candidate"


def test_an_editor_knows_better_than_the_statement() -> None:
    statement = StatementFactory(deadline=date(2027, 3, 31), deadline_basis="explicit")
    assert make_commitment(statement, "Zonder", deadline=None).deadline_basis == DeadlineBasis.NONE
    given = make_commitment(StatementFactory(), "Met", deadline=date(2028, 1, 1))
    assert (given.deadline, given.deadline_basis) == (date(2028, 1, 1), DeadlineBasis.EXPLICIT)


def test_a_statement_is_tied_once_and_only_one_was_the_first() -> None:
    first, later = StatementFactory(), StatementFactory()
    made = make_commitment(first, "Het loket gaat open")
    tie_statement(made, later, Relation.CHANGE)
    with pytest.raises(CurationError):
        tie_statement(made, later, Relation.REPETITION)
    with pytest.raises(CurationError):
        tie_statement(made, StatementFactory(), Relation.FIRST)
    assert list(made.statements.order_by("commitment_links__pk")) == [first, later]
