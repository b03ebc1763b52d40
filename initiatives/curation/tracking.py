"""Recording what became of a commitment: rows are added, the cached status and deadline follow."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from initiatives.curation.publishing import CurationError
from initiatives.models import Commitment, DeadlineBasis, Status, StatusUpdate, UpdateKind


@transaction.atomic
def record_update(
    commitment: Commitment, by: AbstractBaseUser, kind: UpdateKind, happened_on: date | None = None, **facts: Any
) -> StatusUpdate:
    """Add one update and bring the commitment's cached status and deadline up to date.

    `facts` are further fields of StatusUpdate. A final status counts only after `approve`.
    Raises django.db.IntegrityError where neither evidence nor an explanation is given.
    """
    locked = Commitment.objects.select_for_update().get(pk=commitment.pk)
    update = StatusUpdate.objects.create(
        commitment=locked,
        kind=kind,
        happened_on=happened_on,
        status_before=locked.status if kind == UpdateKind.STATUS else "",
        deadline_before=locked.deadline if kind == UpdateKind.DEADLINE else None,
        proposed_by=by,
        **facts,
    )
    _refresh_cache(locked)
    return update


@transaction.atomic
def approve(update: StatusUpdate, by: AbstractBaseUser) -> None:
    """Approve a proposed final status.

    Raises CurationError where the approver is the proposer or where it was approved before.
    """
    locked = StatusUpdate.objects.select_for_update().get(pk=update.pk)
    if locked.approved_at is not None:
        raise CurationError("This update was approved before.")
    if locked.proposed_by_id == by.pk:
        raise CurationError("Nobody approves their own update.")
    locked.approved_by_id = by.pk
    locked.approved_at = timezone.now()
    locked.save(update_fields=["approved_by", "approved_at"])
    _refresh_cache(Commitment.objects.select_for_update().get(pk=locked.commitment_id))


def _refresh_cache(commitment: Commitment) -> None:
    """Status and deadline as the record says; without a shift the deadline stays as the commitment has it."""
    counting = StatusUpdate.objects.effective().filter(commitment=commitment).latest_first()
    status = counting.filter(kind=UpdateKind.STATUS).first()
    shift = counting.filter(kind=UpdateKind.DEADLINE).first()
    commitment.status = status.status_after if status else Status.OPEN
    if shift:
        commitment.deadline = shift.deadline_after
        commitment.deadline_precision = shift.deadline_after_precision
        commitment.deadline_basis = DeadlineBasis.EXPLICIT if shift.deadline_after else DeadlineBasis.NONE
    commitment.save()
