"""Recording and approving what became of a promise."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from articles.editorial import StaleRowError
from initiatives.curation.editing import save_edit
from initiatives.curation.publishing import CurationError
from initiatives.curation.tracking import approve, record_update
from initiatives.models import FINAL_STATUSES, Commitment, Status, StatusReason, StatusUpdate, UpdateKind
from initiatives.models.status_facts import REASONS
from tests.factories import CommitmentFactory

pytestmark = pytest.mark.django_db
DAY = date(2025, 5, 1)
LATER = date(2025, 9, 1)


@pytest.fixture
def commitment() -> Commitment:
    return CommitmentFactory(made_on=date(2025, 1, 1), deadline=DAY, deadline_basis="explicit")


def propose(commitment: Commitment, by: User, status: str = "fulfilled") -> StatusUpdate:
    reason = StatusReason.OTHER if status in REASONS else ""
    facts = {"status_after": status, "status_reason": reason, "explanation": "Het is zover."}
    return record_update(commitment, by, UpdateKind.STATUS, DAY, **facts)


@pytest.mark.parametrize("status", [s for s in Status if s not in FINAL_STATUSES])
def test_a_status_that_is_not_final_counts_at_once(status: str, commitment: Commitment, editor: User) -> None:
    propose(commitment, editor, status)
    assert commitment.status == Commitment.objects.get().status == status


@pytest.mark.parametrize("status", FINAL_STATUSES)
def test_a_final_status_counts_when_a_second_editor_approves(
    status: str, commitment: Commitment, editor: User, second_editor: User
) -> None:
    update = propose(commitment, editor, status)
    assert Commitment.objects.get().status == Status.OPEN
    approve(update, second_editor)
    assert Commitment.objects.get().status == status
    update.refresh_from_db()
    assert (update.approved_by, update.proposed_by) == (second_editor, editor)


def test_nobody_approves_their_own_update(commitment: Commitment, editor: User) -> None:
    update = propose(commitment, editor)
    with override("en"), pytest.raises(CurationError, match="nobody approves their own"):
        approve(update, editor)
    assert Commitment.objects.get().status == Status.OPEN


def test_the_database_refuses_an_own_approval_too(commitment: Commitment, editor: User) -> None:
    update = propose(commitment, editor)
    update.approved_by, update.approved_at = editor, timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        update.save(update_fields=["approved_by", "approved_at"])


def test_an_update_is_approved_once(commitment: Commitment, editor: User, second_editor: User, superuser: User) -> None:
    update = propose(commitment, editor)
    approve(update, second_editor)
    with override("en"), pytest.raises(CurationError, match="approved before"):
        approve(update, superuser)
    update.refresh_from_db()
    assert update.approved_by == second_editor


def test_what_counts_already_is_not_approved(commitment: Commitment, editor: User, second_editor: User) -> None:
    update = propose(commitment, editor, "in_progress")
    with override("en"), pytest.raises(CurationError, match="counts already"):
        approve(update, second_editor)


def test_a_decided_promise_can_be_reopened(commitment: Commitment, editor: User, second_editor: User) -> None:
    approve(propose(commitment, editor), second_editor)
    propose(commitment, editor, "in_progress")
    assert Commitment.objects.get().status == Status.IN_PROGRESS
    assert StatusUpdate.objects.count() == 2


def test_an_update_remembers_what_was_before(commitment: Commitment, editor: User) -> None:
    record_update(commitment, editor, UpdateKind.DEADLINE, DAY, deadline_after=LATER, explanation="Uitgesteld.")
    moved = StatusUpdate.objects.get()
    assert (moved.deadline_before, moved.deadline_after, moved.status_before) == (DAY, LATER, "")
    propose(commitment, editor, "stalled")
    assert StatusUpdate.objects.get(kind="status").status_before == "open"


def test_a_dropped_deadline_leaves_no_basis(commitment: Commitment, editor: User) -> None:
    record_update(commitment, editor, UpdateKind.DEADLINE, DAY, explanation="Vervallen.")
    fresh = Commitment.objects.get()
    assert (fresh.deadline, fresh.deadline_basis) == (None, "none")


def test_a_moved_deadline_keeps_its_precision(commitment: Commitment, editor: User) -> None:
    facts: dict[str, Any] = {"deadline_after": LATER, "deadline_after_precision": "quarter"}
    record_update(commitment, editor, UpdateKind.DEADLINE, DAY, explanation="Uitgesteld.", **facts)
    fresh = Commitment.objects.get()
    assert (fresh.deadline, fresh.deadline_precision) == (LATER, "quarter")


@pytest.mark.parametrize("kind", [UpdateKind.PROGRESS, UpdateKind.CHECK, UpdateKind.RESPONSE, UpdateKind.CORRECTION])
def test_other_updates_move_neither_status_nor_deadline(kind: UpdateKind, commitment: Commitment, editor: User) -> None:
    record_update(commitment, editor, kind, DAY, explanation="Gevraagd en gehoord.")
    fresh = Commitment.objects.get()
    assert (fresh.status, fresh.deadline) == ("open", DAY)


def test_a_refused_update_leaves_nothing(commitment: Commitment, editor: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        record_update(commitment, editor, UpdateKind.STATUS, DAY, status_after="stalled")
    assert not StatusUpdate.objects.exists()
    assert Commitment.objects.get().status == Status.OPEN


def test_an_edit_cannot_undo_the_record(commitment: Commitment, editor: User) -> None:
    stale = Commitment.objects.get()
    propose(commitment, editor, "stalled")
    record_update(commitment, editor, UpdateKind.DEADLINE, DAY, deadline_after=LATER, explanation="Uitgesteld.")
    stale.title = "Een betere titel"
    with pytest.raises(StaleRowError):
        save_edit(stale)
    fresh = Commitment.objects.get()
    assert (fresh.status, fresh.deadline) == ("stalled", LATER)


def test_a_waiting_proposal_leaves_no_trace_on_its_commitment(editor: User) -> None:
    commitment = CommitmentFactory()
    before = commitment.updated_at
    record_update(
        commitment, editor, UpdateKind.STATUS, status_after=Status.FULFILLED, explanation="Het loket is open."
    )
    commitment.refresh_from_db()
    assert commitment.updated_at == before
    record_update(commitment, editor, UpdateKind.STATUS, status_after=Status.STALLED, explanation="Het ligt stil.")
    commitment.refresh_from_db()
    assert commitment.updated_at > before
