"""The cached status and deadline equal the record, and any past day can be asked for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from initiatives.curation.tracking import approve, record_update
from initiatives.models import FINAL_STATUSES, Commitment, DeadlineBasis, Status, StatusUpdate, UpdateKind
from initiatives.models.status_facts import REASONS
from tests.factories import CommitmentFactory, StatusUpdateFactory, UserFactory

START = date(2025, 1, 1)
DAYS = st.one_of(st.none(), st.integers(0, 9).map(lambda n: START + timedelta(days=n)))


@dataclass(frozen=True)
class Step:
    """What an editor does: record one thing, and perhaps a second editor approves it."""

    kind: UpdateKind
    happened_on: date | None
    status: str
    deadline: date | None
    approved: bool

    @property
    def counts(self) -> bool:
        return self.kind == UpdateKind.DEADLINE or self.status not in FINAL_STATUSES or self.approved


STEPS = st.builds(
    Step,
    kind=st.sampled_from([UpdateKind.STATUS, UpdateKind.DEADLINE]),
    happened_on=DAYS,
    status=st.sampled_from(Status.values),
    deadline=st.one_of(st.none(), st.integers(50, 60).map(lambda n: START + timedelta(days=n))),
    approved=st.booleans(),
)


def holding(steps: list[Step], kind: UpdateKind, day: date | None = None) -> Step | None:
    """The step that holds: the last to happen, of those the last recorded; before any day lies what is undated."""
    counting = [
        (step.happened_on or date.min, number, step)
        for number, step in enumerate(steps)
        if step.kind == kind and step.counts and (day is None or (step.happened_on and step.happened_on <= day))
    ]
    return max(counting, key=lambda found: found[:2])[2] if counting else None


def first_deadline() -> date:
    return START + timedelta(days=40)


class TestTheRecord(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEPS, max_size=8))
    def test_the_cache_equals_the_record_after_every_sequence(self, steps: list[Step]) -> None:
        proposer, second = UserFactory(), UserFactory()
        commitment = CommitmentFactory(made_on=START, deadline=first_deadline(), deadline_basis=DeadlineBasis.EXPLICIT)
        for number, step in enumerate(steps, start=1):
            play(commitment, step, proposer, second)
            self.check_cache(commitment, steps[:number])
        self.check_every_day(steps)

    def check_cache(self, commitment: Commitment, steps: list[Step]) -> None:
        fresh = Commitment.objects.get(pk=commitment.pk)
        status, deadline = holding(steps, UpdateKind.STATUS), holding(steps, UpdateKind.DEADLINE)
        assert fresh.status == (status.status if status else Status.OPEN)
        assert fresh.deadline == (deadline.deadline if deadline else first_deadline())
        assert (fresh.deadline_basis == DeadlineBasis.NONE) == (fresh.deadline is None)
        assert commitment.deadline == fresh.deadline

    def check_every_day(self, steps: list[Step]) -> None:
        for n in range(-1, 11):
            day = START + timedelta(days=n)
            then = Commitment.objects.as_of(day).first()
            assert (then is not None) == (n >= 0)
            if then is None:
                continue
            status, deadline = holding(steps, UpdateKind.STATUS, day), holding(steps, UpdateKind.DEADLINE, day)
            assert then.status_then == (status.status if status else Status.OPEN)
            assert then.deadline_then == (deadline.deadline if deadline else first_deadline())


def play(commitment: Commitment, step: Step, proposer: Any, second: Any) -> None:
    facts: dict[str, Any] = (
        {"status_after": step.status} if step.kind == UpdateKind.STATUS else {"deadline_after": step.deadline}
    )
    if step.status in REASONS and step.kind == UpdateKind.STATUS:
        facts["status_reason"] = REASONS[step.status][0]
    update = record_update(commitment, proposer, step.kind, step.happened_on, explanation="Omdat.", **facts)
    if step.approved and step.kind == UpdateKind.STATUS and step.status in FINAL_STATUSES:
        approve(update, second)


def moment(day: int) -> datetime:
    return datetime(2025, 1, day, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_what_was_known_then_leaves_out_what_was_recorded_later() -> None:
    commitment = CommitmentFactory(made_on=START, deadline=date(2025, 9, 1), deadline_basis="explicit")
    Commitment.objects.filter(pk=commitment.pk).update(created_at=moment(1))
    StatusUpdateFactory(
        commitment=commitment,
        kind=UpdateKind.STATUS,
        status_after="in_progress",
        happened_on=date(2025, 1, 5),
        recorded_at=moment(20),
    )
    StatusUpdateFactory(
        commitment=commitment,
        kind=UpdateKind.DEADLINE,
        deadline_before=date(2025, 3, 1),
        deadline_after=date(2025, 9, 1),
        happened_on=date(2025, 1, 5),
        recorded_at=moment(20),
    )
    known = Commitment.objects.as_of(date(2025, 1, 10)).get()
    assert (known.status_then, known.deadline_then) == ("in_progress", date(2025, 9, 1))
    unknown = Commitment.objects.as_of(date(2025, 1, 10), known_on=moment(19)).get()
    assert (unknown.status_then, unknown.deadline_then) == ("open", date(2025, 3, 1))


@pytest.mark.django_db
def test_a_promise_was_not_known_before_it_was_recorded() -> None:
    commitment = CommitmentFactory(made_on=START)
    Commitment.objects.filter(pk=commitment.pk).update(created_at=moment(15))
    assert not Commitment.objects.as_of(START, known_on=moment(14)).exists()
    assert Commitment.objects.as_of(START, known_on=moment(15)).exists()


@pytest.mark.django_db
def test_an_undated_promise_counts_from_the_day_it_was_recorded() -> None:
    commitment = CommitmentFactory(made_on=None)
    Commitment.objects.filter(pk=commitment.pk).update(created_at=moment(15))
    assert not Commitment.objects.as_of(date(2025, 1, 14)).exists()
    assert Commitment.objects.as_of(date(2025, 1, 15)).exists()


@pytest.mark.django_db
def test_an_approval_is_known_from_its_own_moment() -> None:
    commitment = CommitmentFactory(made_on=START)
    Commitment.objects.filter(pk=commitment.pk).update(created_at=moment(1))
    StatusUpdateFactory(
        commitment=commitment,
        kind=UpdateKind.STATUS,
        status_after="fulfilled",
        happened_on=START,
        recorded_at=moment(2),
        approved_by=UserFactory(),
        approved_at=moment(9),
    )
    before, after = (Commitment.objects.as_of(START, known_on=moment(day)).get() for day in (8, 9))
    assert (before.status_then, after.status_then) == ("open", "fulfilled")


@pytest.mark.django_db
def test_a_late_entry_knows_what_held_on_its_day() -> None:
    user = UserFactory()
    commitment = CommitmentFactory(made_on=START, deadline=date(2025, 3, 1), deadline_basis="explicit")
    march, february = date(2025, 3, 1), date(2025, 2, 1)
    record_update(commitment, user, UpdateKind.DEADLINE, march, deadline_after=date(2025, 9, 1), explanation="x")
    record_update(commitment, user, UpdateKind.DEADLINE, february, deadline_after=date(2025, 6, 1), explanation="x")
    late = StatusUpdate.objects.get(happened_on=february)
    assert late.deadline_before == date(2025, 3, 1)
    commitment.refresh_from_db()
    assert commitment.deadline == date(2025, 9, 1)
