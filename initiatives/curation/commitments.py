"""Making a commitment out of a statement, and tying further statements to it."""

from typing import Any

from django.db import transaction

from initiatives.curation.publishing import CurationError
from initiatives.models import Commitment, CommitmentStatement, DeadlineBasis, Relation, Statement


@transaction.atomic
def make_commitment(statement: Statement, title: str, **facts: Any) -> Commitment:
    """A new candidate that the statement made for the first time.

    Day, deadline, speaker and initiative are the statement's, unless `facts` (fields of Commitment) say otherwise.
    """
    speaker = statement.speakers.select_related("person", "organisation").first()
    derived = {
        "made_on": statement.said_on,
        "made_precision": statement.said_precision,
        "responsible_person": speaker.person if speaker else None,
        "responsible_organisation": speaker.organisation if speaker else None,
        "initiative": statement.initiatives.by_name().first(),
        "deadline": statement.deadline,
        "deadline_precision": statement.deadline_precision,
        "deadline_basis": statement.deadline_basis,
    }
    commitment = Commitment(title=title, **{**derived, **facts})
    if commitment.deadline is None:
        commitment.deadline_basis = DeadlineBasis.NONE
    elif commitment.deadline_basis == DeadlineBasis.NONE:
        commitment.deadline_basis = DeadlineBasis.EXPLICIT
    commitment.save()
    CommitmentStatement.objects.create(commitment=commitment, statement=statement, relation=Relation.FIRST)
    return commitment


@transaction.atomic
def tie_statement(commitment: Commitment, statement: Statement, relation: Relation) -> CommitmentStatement:
    """Say what a further statement did to the promise. Raises CurationError where it is tied already."""
    links = CommitmentStatement.objects.filter(commitment=commitment)
    if links.filter(statement=statement).exists():
        raise CurationError(f"{statement}: is tied to this commitment already.")
    if relation == Relation.FIRST and links.filter(relation=Relation.FIRST).exists():
        raise CurationError(f"{commitment}: has a first statement already.")
    return CommitmentStatement.objects.create(commitment=commitment, statement=statement, relation=relation)
