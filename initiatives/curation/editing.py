"""Saving what an editor changed."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from initiatives.curation.tracking import refresh_cache
from initiatives.curation.wording import propose_drift
from initiatives.models import Commitment, CommitmentStatement, Statement, StatementSpeaker


@transaction.atomic
def save_edit(row: Any, **links: Iterable[Any]) -> None:
    """Save an edited row; a register entry remembers that an editor looked at it, so that no import changes it.

    A commitment's status and deadline stay what its record says. `links` are many-to-many fields with their new rows.
    """
    if hasattr(row, "reviewed_at"):
        row.reviewed_at = timezone.now()
    row.save()
    for name, linked in links.items():
        getattr(row, name).set(linked)
    if isinstance(row, Commitment):
        refresh_cache(row)
    elif isinstance(row, CommitmentStatement):
        propose_drift(row.commitment)
    elif isinstance(row, Statement):
        for commitment in row.commitments.all():
            propose_drift(commitment)


@transaction.atomic
def add_speaker(speaker: StatementSpeaker) -> None:
    """Add a speaker behind those whom the statement has."""
    positions = speaker.statement.speakers.values_list("position", flat=True)
    speaker.position = max(positions, default=-1) + 1
    speaker.save()


def untie(link: StatementSpeaker | CommitmentStatement) -> None:
    """Take away a link: a speaker who did not say it, or a statement that has nothing to do with the promise."""
    link.delete()
    if isinstance(link, CommitmentStatement):
        propose_drift(link.commitment)
