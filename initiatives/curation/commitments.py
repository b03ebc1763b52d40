"""Making a commitment out of a statement, and tying further statements to it."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from initiatives.curation.publishing import CurationError
from initiatives.curation.tracking import record_update
from initiatives.curation.wording import propose_drift
from initiatives.models import Commitment, CommitmentStatement, DeadlineBasis, Relation, Statement, UpdateKind
from initiatives.promises.proposing import proposed_commitment

SET_ASIDE = (EditorialState.REJECTED, EditorialState.WITHDRAWN)


class MadeAlreadyError(CurationError):
    """The statement made a commitment before; `commitment` is that one."""

    def __init__(self, statement: Statement, commitment: Commitment) -> None:
        told = {"statement": statement, "commitment": commitment}
        super().__init__(_("“%(statement)s” made a commitment already: “%(commitment)s”.") % told)
        self.commitment = commitment


@transaction.atomic
def make_commitment(statement: Statement, title: str = "", **facts: Any) -> Commitment:
    """A new candidate that the statement made for the first time.

    Title, day, deadline, body, speaker and initiative are proposed from the statement, unless `facts` (fields of
    Commitment) say otherwise. Raises MadeAlreadyError where it made one before, however fast a button is pressed.
    """
    Statement.objects.select_for_update().get(pk=statement.pk)
    if made := first_made_by(statement):
        raise MadeAlreadyError(statement, made)
    proposed = proposed_commitment(statement)
    commitment = Commitment(title=title or proposed.title, **{**proposed.facts, **facts})
    if commitment.deadline is None:
        commitment.deadline_basis = DeadlineBasis.NONE
    elif commitment.deadline_basis == DeadlineBasis.NONE:
        commitment.deadline_basis = DeadlineBasis.EXPLICIT
    commitment.save()
    CommitmentStatement.objects.create(commitment=commitment, statement=statement, relation=Relation.FIRST)
    return commitment


def first_made_by(statement: Statement) -> Commitment | None:
    """The commitment that the statement made for the first time."""
    link = statement.commitment_links.filter(relation=Relation.FIRST).select_related("commitment").first()
    return link.commitment if link else None


@transaction.atomic
def tie_statement(
    commitment: Commitment, statement: Statement, relation: Relation, moved_by: User | None = None
) -> CommitmentStatement:
    """Say what a further statement did to the promise.

    With `moved_by` the deadline that the statement names is recorded as a shift, with the statement as its evidence.
    Raises CurationError where it is tied already or the commitment was set aside.
    """
    fresh = Commitment.objects.select_for_update().get(pk=commitment.pk)
    told = {"statement": statement, "commitment": fresh}
    if fresh.state in SET_ASIDE:
        raise CurationError(_("“%(commitment)s” was set aside; reconsider it first.") % told)
    links = CommitmentStatement.objects.filter(commitment=fresh)
    if links.filter(statement=statement).exists():
        raise CurationError(_("“%(statement)s” is tied to “%(commitment)s” already.") % told)
    if relation == Relation.FIRST:
        _check_first(fresh, statement)
    link = CommitmentStatement.objects.create(commitment=fresh, statement=statement, relation=relation)
    if moved_by is not None and statement.deadline and statement.deadline != fresh.deadline:
        record_update(
            commitment,
            moved_by,
            UpdateKind.DEADLINE,
            statement.said_on,
            happened_precision=statement.said_precision,
            deadline_after=statement.deadline,
            deadline_after_precision=statement.deadline_precision,
            evidence_statement=statement,
        )
    propose_drift(fresh)
    return link


def _check_first(commitment: Commitment, statement: Statement) -> None:
    if CommitmentStatement.objects.filter(commitment=commitment, relation=Relation.FIRST).exists():
        raise CurationError(_("“%(commitment)s” has a first statement already.") % {"commitment": commitment})
    if made := first_made_by(statement):
        raise MadeAlreadyError(statement, made)
