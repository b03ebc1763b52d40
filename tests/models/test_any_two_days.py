"""Any sequence of updates, any two days: looking back and what changed agree with a model of a few lines."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from unittest import mock

from django.contrib.auth.models import User
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.asked_day import AskedDay
from initiatives.changes import Period, as_they_stood, changed
from initiatives.curation.tracking import approve, record_update
from initiatives.models import FINAL_STATUSES, Commitment, Status, UpdateKind
from initiatives.models.status_facts import REASONS
from initiatives.past import looking_back
from tests.factories import CommitmentFactory, UserFactory

MADE, LAST = date(2025, 1, 1), 12
FIRST_DEADLINE = date(2026, 1, 1)
NUMBERS = st.integers(0, LAST)


def day(number: int) -> date:
    return MADE + timedelta(days=number)


@dataclass(frozen=True)
class Fact:
    """Days are numbers since the promise; a final status counts from its approval, where there is one."""

    happened: int | None
    recorded: int
    approved: int | None
    status: str = ""
    deadline: date | None = None

    def is_known(self, known: int) -> bool:
        if self.status in FINAL_STATUSES:
            return self.approved is not None and max(self.recorded, self.approved) <= known
        return self.recorded <= known

    @property
    def place(self) -> int:
        """When it happened; what is undated had happened when it was recorded."""
        return self.recorded if self.happened is None else self.happened

    @property
    def order(self) -> int:
        """What is undated comes before everything that is dated."""
        return -1 if self.happened is None else self.happened


APPROVED = st.one_of(st.none(), NUMBERS)
STATUSES = st.builds(
    Fact, st.one_of(st.none(), NUMBERS), NUMBERS, APPROVED, status=st.sampled_from([status.value for status in Status])
)
MOVES = st.builds(
    Fact, st.one_of(st.none(), NUMBERS), NUMBERS, st.none(), deadline=st.dates(date(2026, 2, 1), date(2026, 2, 9))
)
FACTS = st.lists(st.one_of(STATUSES, MOVES), max_size=7).map(lambda facts: sorted(facts, key=lambda f: f.recorded))


def expected(facts: list[Fact], on: int, known: int) -> tuple[str, date]:
    """Status and deadline on the day, by what was known."""
    there = [fact for fact in facts if fact.is_known(known) and fact.place <= on]
    statuses = sorted((fact for fact in there if fact.status), key=lambda fact: fact.order)
    moves = sorted((fact for fact in there if fact.deadline), key=lambda fact: fact.order)
    deadline = moves[-1].deadline if moves else None
    return (statuses[-1].status if statuses else Status.OPEN.value), deadline or FIRST_DEADLINE


def at(number: int, seconds: int = 0) -> Any:
    moment = datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=number, seconds=seconds)
    return mock.patch.object(timezone, "now", return_value=moment)


def record(facts: list[Fact]) -> None:
    proposer, second = UserFactory(), UserFactory()
    with at(0):
        commitment = CommitmentFactory(
            state="published", made_on=MADE, deadline=FIRST_DEADLINE, deadline_basis="explicit"
        )
    steps: list[tuple[int, int, Any]] = []
    for number, fact in enumerate(facts):
        steps.append((fact.recorded, number, partial(propose, commitment, fact, proposer)))
        if fact.status in FINAL_STATUSES and fact.approved is not None:
            steps.append(
                (max(fact.recorded, fact.approved), len(facts) + number, partial(decide, commitment, number, second))
            )
    for days, seconds, step in sorted(steps, key=lambda step: step[:2]):
        with at(days, seconds):
            step()


def propose(commitment: Commitment, fact: Fact, by: User) -> None:
    given: dict[str, Any] = {"explanation": "Omdat.", "deadline_after": fact.deadline, "recorded_at": timezone.now()}
    if fact.status:
        given |= {"status_after": fact.status, "status_reason": REASONS.get(fact.status, ("",))[0]}
    kind = UpdateKind.STATUS if fact.status else UpdateKind.DEADLINE
    record_update(commitment, by, kind, None if fact.happened is None else day(fact.happened), **given)


def decide(commitment: Commitment, number: int, by: User) -> None:
    approve(commitment.updates.as_recorded()[number], by)


class TestAnyTwoDays(TestCase):
    @settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
    @given(FACTS, NUMBERS, NUMBERS)
    def test_a_day_shows_what_was_true_by_what_was_known(self, facts: list[Fact], on: int, known: int) -> None:
        record(facts)
        with looking_back(AskedDay(day(on))):
            seen = Commitment.objects.with_flags(day(on)).get()
        assert (seen.status, seen.deadline) == expected(facts, on, LAST)
        with looking_back(AskedDay(day(on), day(known))):
            seen = Commitment.objects.with_flags(day(on)).get()
        assert (seen.status, seen.deadline) == expected(facts, on, known)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(FACTS, NUMBERS, NUMBERS)
    def test_what_changed_between_two_days_is_what_lies_between_them(
        self, facts: list[Fact], first: int, second: int
    ) -> None:
        record(facts)
        since, until = sorted((first, second))
        period = Period(day(since), day(until))
        between = [fact for fact in facts if fact.is_known(LAST) and since < fact.place <= until]
        with looking_back(AskedDay(period.until)):
            found = list(changed(Commitment.objects.published(), period))
            assert bool(found) == bool(between)
            for kind, wanted in (("status", "status"), ("deadline", "deadline")):
                rows = changed(Commitment.objects.published(), period, kind)
                assert rows.exists() == any(getattr(fact, wanted) for fact in between)
            then = as_they_stood(found, period.since)
        for commitment in found:
            before = then[commitment.pk]
            assert (before.status, before.deadline) == expected(facts, since, LAST)
            assert (commitment.status, commitment.deadline) == expected(facts, until, LAST)
            assert not commitment.is_new
