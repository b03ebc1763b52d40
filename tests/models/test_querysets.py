"""The questions that the models answer, at their edges."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.editorial import EditorialState
from initiatives.models import (
    FINAL_STATUSES,
    AppendOnlyError,
    Commitment,
    DeadlineBasis,
    Membership,
    Person,
    Statement,
    StatementSpeaker,
    Status,
    StatusUpdate,
    UpdateKind,
)
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)
DAY = timedelta(days=1)
UNDECIDED = [status for status in Status if status not in FINAL_STATUSES]


@pytest.mark.parametrize("state", EditorialState.values)
def test_only_published_rows_are_public(state: str) -> None:
    target = PersonFactory() if state == "merged" else None
    person = PersonFactory(state=state, merged_into=target)
    assert Person.objects.published().filter(pk=person.pk).exists() == (state == "published")


@pytest.mark.parametrize("of_article", ["candidate", "rejected", "withdrawn"])
def test_a_statement_of_a_hidden_article_is_hidden(of_article: str) -> None:
    StatementFactory(state="published", article__state=of_article)
    assert not Statement.objects.published().exists()


def test_a_statement_of_a_published_article_is_public() -> None:
    StatementFactory(state="published", article__state="published")
    assert Statement.objects.published().count() == 1


@pytest.mark.parametrize("hidden", ["membership", "person", "organisation"])
def test_a_role_is_public_where_all_its_parts_are(hidden: str) -> None:
    states = {part: "candidate" if part == hidden else "published" for part in ("membership", "person", "organisation")}
    MembershipFactory(
        state=states["membership"],
        person=PersonFactory(state=states["person"]),
        organisation=OrganisationFactory(state=states["organisation"]),
    )
    assert not Membership.objects.public().exists()
    MembershipFactory(
        state="published",
        person=PersonFactory(state="published"),
        organisation=OrganisationFactory(state="published"),
    )
    assert Membership.objects.public().count() == 1


def test_hidden_speakers_are_left_out() -> None:
    statement = StatementFactory(state="published")
    SpeakerFactory(statement=statement, person=PersonFactory(state="candidate"))
    shown = SpeakerFactory(statement=statement, person=PersonFactory(state="published"))
    document = SpeakerFactory(statement=statement, person=None, document="De brief")
    assert list(StatementSpeaker.objects.public()) == [shown, document]


DEADLINES = {
    "yesterday": (TODAY - DAY, True, False),
    "today": (TODAY, False, True),
    "tomorrow": (TODAY + DAY, False, True),
    "in thirty days": (TODAY + 30 * DAY, False, True),
    "in thirty-one days": (TODAY + 31 * DAY, False, False),
    "none": (None, False, False),
}


@pytest.mark.parametrize(("deadline", "late", "soon"), DEADLINES.values(), ids=list(DEADLINES))
def test_late_and_due_soon_meet_at_the_day_itself(deadline: date | None, late: bool, soon: bool) -> None:
    basis = DeadlineBasis.EXPLICIT if deadline else DeadlineBasis.NONE
    CommitmentFactory(deadline=deadline, deadline_basis=basis)
    StatementFactory(is_commitment=True, deadline=deadline, deadline_basis=basis)
    assert Commitment.objects.overdue(TODAY).exists() == late
    assert Statement.objects.overdue(TODAY).exists() == late
    assert Commitment.objects.due_soon(TODAY).exists() == soon
    flagged = Commitment.objects.with_flags(TODAY).get()
    assert (flagged.is_overdue, flagged.is_due_soon) == (late, soon)


@pytest.mark.parametrize("status", Status.values)
def test_what_was_decided_is_neither_late_nor_due_nor_silent(status: str) -> None:
    undecided = status in UNDECIDED
    CommitmentFactory(status=status, deadline=TODAY - DAY, deadline_basis="explicit", made_on=date(2020, 1, 1))
    CommitmentFactory(status=status, deadline=TODAY + DAY, deadline_basis="explicit", made_on=TODAY)
    assert Commitment.objects.overdue(TODAY).exists() == undecided
    assert Commitment.objects.due_soon(TODAY).exists() == undecided
    assert Commitment.objects.silent(TODAY).exists() == undecided


SILENCE = {
    "made 179 days ago": (TODAY - 179 * DAY, None, False),
    "made 180 days ago": (TODAY - 180 * DAY, None, True),
    "heard 179 days ago": (date(2020, 1, 1), TODAY - 179 * DAY, False),
    "heard 180 days ago": (date(2020, 1, 1), TODAY - 180 * DAY, True),
    "heard today": (date(2020, 1, 1), TODAY, False),
    "heard only after the day": (date(2020, 1, 1), TODAY + DAY, True),
}


@pytest.mark.parametrize(("made_on", "heard", "silent"), SILENCE.values(), ids=list(SILENCE))
def test_silence_begins_after_180_days(made_on: date, heard: date | None, silent: bool) -> None:
    commitment = CommitmentFactory(made_on=made_on)
    if heard:
        StatusUpdateFactory(commitment=commitment, kind=UpdateKind.CHECK, happened_on=heard)
    assert Commitment.objects.silent(TODAY).exists() == silent
    assert Commitment.objects.with_flags(TODAY).get().is_silent == silent


def test_what_is_undated_counts_from_the_day_it_was_recorded() -> None:
    today = timezone.localdate()
    commitment = CommitmentFactory(made_on=None)
    assert not Commitment.objects.silent(today + 179 * DAY).exists()
    assert Commitment.objects.silent(today + 180 * DAY).exists()
    moment = timezone.make_aware(datetime.combine(today + 100 * DAY, datetime.min.time()))
    StatusUpdateFactory(commitment=commitment, happened_on=None, recorded_at=moment)
    assert not Commitment.objects.silent(today + 180 * DAY).exists()
    assert Commitment.objects.silent(today + 280 * DAY).exists()


def test_a_proposal_that_waits_breaks_no_silence() -> None:
    commitment = CommitmentFactory(made_on=date(2020, 1, 1))
    StatusUpdateFactory(commitment=commitment, kind=UpdateKind.STATUS, status_after="fulfilled", happened_on=TODAY)
    assert Commitment.objects.silent(TODAY).exists()


def moved(commitment: Commitment, before: date | None, after: date | None, **facts: Any) -> StatusUpdate:
    return StatusUpdateFactory(
        commitment=commitment, kind=UpdateKind.DEADLINE, deadline_before=before, deadline_after=after, **facts
    )


SHIFTS = {
    "a day later": (TODAY, TODAY + DAY, 1),
    "a day earlier": (TODAY, TODAY - DAY, 0),
    "the same day": (TODAY, TODAY, 0),
    "dropped": (TODAY, None, 0),
    "set for the first time": (None, TODAY, 0),
}


@pytest.mark.parametrize(("before", "after", "times"), SHIFTS.values(), ids=list(SHIFTS))
def test_only_a_later_deadline_is_a_slip(before: date | None, after: date | None, times: int) -> None:
    commitment = CommitmentFactory()
    moved(commitment, before, after)
    assert Commitment.objects.slipped(timezone.localdate()).count() == times
    assert Commitment.objects.with_flags(TODAY).get().times_slipped == times


def test_slips_are_counted_from_the_first_deadline() -> None:
    commitment = CommitmentFactory(deadline=TODAY + 90 * DAY, deadline_basis="explicit")
    moved(commitment, TODAY, TODAY - DAY, happened_on=TODAY - 9 * DAY)
    moved(commitment, TODAY - DAY, TODAY + 30 * DAY, happened_on=TODAY - 8 * DAY)
    moved(commitment, TODAY + 30 * DAY, TODAY + 90 * DAY, happened_on=TODAY - 7 * DAY)
    flagged = Commitment.objects.with_flags(TODAY).get()
    assert (flagged.times_slipped, flagged.first_deadline) == (2, TODAY)


def test_a_deadline_that_never_moved_is_its_own_first() -> None:
    CommitmentFactory(deadline=TODAY, deadline_basis="explicit")
    assert Commitment.objects.with_flags(TODAY).get().first_deadline == TODAY


@pytest.mark.parametrize("status", Status.values)
def test_a_final_status_counts_after_approval_only(status: str) -> None:
    update = StatusUpdateFactory(kind=UpdateKind.STATUS, status_after=status)
    final = status in FINAL_STATUSES
    assert StatusUpdate.objects.effective().exists() == (not final) == update.counts
    assert StatusUpdate.objects.proposals().exists() == final
    update.approved_by, update.approved_at = UserFactory(), timezone.now()
    update.save(update_fields=["approved_by", "approved_at"])
    assert StatusUpdate.objects.effective().exists()
    assert not StatusUpdate.objects.proposals().exists()
    assert update.counts


def test_what_counted_is_known_by_the_moment() -> None:
    start = timezone.now()
    later = start + timedelta(hours=1)
    StatusUpdateFactory(kind=UpdateKind.PROGRESS, recorded_at=later)
    StatusUpdateFactory(
        kind=UpdateKind.STATUS,
        status_after="lapsed",
        recorded_at=start,
        approved_by=UserFactory(),
        approved_at=later,
    )
    moment = timedelta(seconds=1)
    assert StatusUpdate.objects.effective(later - moment).count() == 0
    assert StatusUpdate.objects.effective(later).count() == 2


REWRITES = {
    "saved again": lambda update: update.save(),
    "one field saved": lambda update: update.save(update_fields=["explanation"]),
    "deleted": lambda update: update.delete(),
    "deleted in bulk": lambda update: StatusUpdate.objects.all().delete(),
    "updated in bulk": lambda update: StatusUpdate.objects.update(explanation="Anders"),
    "updated by the record of the commitment": lambda update: update.commitment.updates.update(explanation="Anders"),
    "emptied through the commitment": lambda update: update.commitment.updates.all().delete(),
    "bulk_update": lambda update: StatusUpdate.objects.bulk_update([update], ["explanation"]),
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=list(REWRITES))
def test_the_record_is_never_rewritten(rewrite: Any) -> None:
    update = StatusUpdateFactory(explanation="Zo was het.")
    update.explanation = "Anders"
    with pytest.raises(AppendOnlyError):
        rewrite(update)
    assert StatusUpdate.objects.get().explanation == "Zo was het."


def test_undated_articles_come_last() -> None:
    undated, old, new = (ArticleFactory(published_on=day) for day in (None, TODAY - DAY, TODAY))
    assert list(type(old).objects.newest_first()) == [new, old, undated]


@pytest.mark.parametrize(
    ("day", "held"),
    [(TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True), (TODAY + 2 * DAY, False)],
    ids=["the day before", "the first day", "the last day", "the day after"],
)
def test_a_role_is_held_from_its_first_to_its_last_day(day: date, held: bool) -> None:
    MembershipFactory(start_on=TODAY, end_on=TODAY + DAY)
    assert Membership.objects.held_on(day).exists() == held
