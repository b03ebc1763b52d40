"""Recording what became of a commitment: rows are added, the cached status and deadline follow."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.curation.publishing import CurationError
from initiatives.models import FINAL_STATUSES, Commitment, DeadlineBasis, Status, StatusUpdate, UpdateKind

CACHED = ("status", "deadline", "deadline_precision", "deadline_basis")


@transaction.atomic
def record_update(
    commitment: Commitment, by: User, kind: UpdateKind, happened_on: date | None = None, **facts: Any
) -> StatusUpdate:
    """Add one update and bring the commitment's cached status and deadline up to date.

    `facts` are further fields of StatusUpdate. A final status counts only after `approve`. A response happened when
    it came, or else when it was asked for. Raises django.db.IntegrityError where neither evidence nor an explanation
    is given, and where a reason is missing or does not fit the status.
    """
    happened_on = happened_on or facts.get("answered_on") or facts.get("asked_on")
    locked = Commitment.objects.select_for_update().get(pk=commitment.pk)
    update = StatusUpdate.objects.create(
        commitment=locked,
        kind=kind,
        happened_on=happened_on,
        status_before=_status_until(locked, happened_on) if kind == UpdateKind.STATUS else "",
        deadline_before=_deadline_until(locked, happened_on) if kind == UpdateKind.DEADLINE else None,
        proposed_by=by,
        **facts,
    )
    refresh_cache(locked)
    _tell(commitment, locked)
    return update


@transaction.atomic
def approve(update: StatusUpdate, by: User) -> None:
    """Approve a proposed final status.

    Raises CurationError where the approver is the proposer, where it was approved before or where
    nothing is to be approved.
    """
    locked = _waiting(update)
    if locked.proposed_by_id == by.pk:
        raise CurationError(_("“%(update)s”: nobody approves their own update.") % {"update": locked})
    locked.approved_by_id = by.pk
    locked.approved_at = timezone.now()
    locked.save(update_fields=["approved_by", "approved_at"])
    refresh_cache(Commitment.objects.select_for_update().get(pk=locked.commitment_id))


@transaction.atomic
def decline(update: StatusUpdate, by: User, reason: str) -> None:
    """Set a proposed final status aside; it stays in the record for editors, with the reason.

    The proposer may do so too. Raises CurationError where no reason is given or nothing is to be declined.
    """
    locked = _waiting(update)
    locked.decline_reason = reason.strip()
    if not locked.decline_reason:
        raise CurationError(_("Say why, for the editor who proposed it."))
    locked.declined_by_id = by.pk
    locked.declined_at = timezone.now()
    locked.save(update_fields=["declined_by", "declined_at", "decline_reason"])


def _waiting(update: StatusUpdate) -> StatusUpdate:
    """The proposal, held until the transaction ends. Raises CurationError where it is none, or none any more."""
    locked = StatusUpdate.objects.select_for_update().get(pk=update.pk)
    if locked.approved_at is not None:
        raise CurationError(_("“%(update)s” was approved before.") % {"update": locked})
    if locked.declined_at is not None:
        raise CurationError(_("“%(update)s” was declined before.") % {"update": locked})
    if locked.status_after not in FINAL_STATUSES:
        raise CurationError(_("“%(update)s” counts already; only a final status is approved.") % {"update": locked})
    return locked


def refresh_cache(commitment: Commitment) -> None:
    """Status and deadline as the record says; without a shift the deadline stays as the commitment has it.

    Nothing is written where nothing changes: a proposal that waits for a second editor must not show in `updated_at`.
    """
    before = [getattr(commitment, field) for field in CACHED]
    status = _counting(commitment, UpdateKind.STATUS).first()
    shift = _counting(commitment, UpdateKind.DEADLINE).first()
    commitment.status = status.status_after if status else Status.OPEN
    if shift:
        commitment.deadline = shift.deadline_after
        commitment.deadline_precision = shift.deadline_after_precision
        commitment.deadline_basis = _basis(shift)
    if [getattr(commitment, field) for field in CACHED] != before:
        commitment.save(update_fields=[*CACHED, "updated_at"])


def _basis(shift: StatusUpdate) -> str:
    """A deadline that was read into the vague words of its evidence stays derived."""
    if shift.deadline_after is None:
        return DeadlineBasis.NONE
    shown_by = shift.evidence_statement
    if shown_by is not None and shown_by.deadline == shift.deadline_after:
        return shown_by.deadline_basis
    return DeadlineBasis.EXPLICIT


def _counting(commitment: Commitment, kind: UpdateKind) -> Any:
    """The updates of one kind that count, the one that holds first."""
    return StatusUpdate.objects.effective().filter(commitment=commitment, kind=kind).latest_first()


def _status_until(commitment: Commitment, day: date | None) -> str:
    last = _until(_counting(commitment, UpdateKind.STATUS), day)
    return last.status_after if last else Status.OPEN.value


def _deadline_until(commitment: Commitment, day: date | None) -> date | None:
    """The deadline that held on the day: what the last move made it, else what it was before any move."""
    moves = _counting(commitment, UpdateKind.DEADLINE)
    last = _until(moves, day)
    if last:
        return last.deadline_after
    first = moves.as_recorded().first()
    return first.deadline_before if first else commitment.deadline


def _until(updates: Any, day: date | None) -> StatusUpdate | None:
    """The last of them on the day; what is written down late may lie before what was recorded earlier.

    What is undated lies before everything that is dated.
    """
    undated = Q(happened_on=None)
    found: StatusUpdate | None = updates.filter(undated if day is None else undated | Q(happened_on__lte=day)).first()
    return found


def _tell(commitment: Commitment, fresh: Commitment) -> None:
    """The caller's copy learns what was written, so that saving it later does not undo it."""
    for name in (*CACHED, "updated_at", "version"):
        setattr(commitment, name, getattr(fresh, name))
