"""Dates and flags in words, distributions and timelines."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import timezone, translation

from articles.templatetags.archive import flowing, vague_date
from initiatives.distribution import distribution
from initiatives.models import Commitment, DeadlineBasis, Status, StatusUpdate, UpdateKind
from initiatives.views.timeline import timeline
from policytracker.templatetags.commitments import flags, moved_by
from tests.factories import CommitmentFactory, StatusUpdateFactory
from tests.pages.conftest import World, an_editor


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Wij openen er volgend jaar\nzeven.", "Wij openen er volgend jaar zeven."),
        ("Wij openen er\nzeven.\nDat is veel.", "Wij openen er zeven. Dat is veel."),
        ("Wij openen er\nzeven.\n\nDat is veel.", "Wij openen er zeven.\n\nDat is veel."),
        ("Wij openen er zeven.\nDat is veel.", "Wij openen er zeven.\nDat is veel."),
        ("Wij openen er zeven.", "Wij openen er zeven."),
    ],
)
def test_a_quotation_flows_where_a_width_broke_it(words: str, shown: str) -> None:
    assert flowing(words) == shown


@pytest.mark.parametrize(
    ("day", "precision", "dutch", "english"),
    [
        (date(2020, 10, 6), "day", "6 oktober 2020", "6 October 2020"),
        (date(2020, 10, 31), "month", "oktober 2020", "October 2020"),
        (date(2023, 12, 31), "year", "2023", "2023"),
        (date(1821, 3, 1), "day", "1 maart 1821", "1 March 1821"),
        (date(2021, 6, 30), "quarter", "2e kwartaal 2021", "2nd quarter of 2021"),
        (None, "day", "", ""),
        (None, "quarter", "", ""),
    ],
)
def test_a_date_is_shown_as_exact_as_it_is_known(day, precision: str, dutch: str, english: str) -> None:
    for language, expected in (("nl", dutch), ("en", english)):
        with translation.override(language):
            assert vague_date(day, precision) == expected


@pytest.mark.parametrize(("month", "ordinal"), [(3, "1st"), (6, "2nd"), (7, "3rd"), (12, "4th")])
def test_a_quarter_is_shown_by_its_number(month: int, ordinal: str) -> None:
    with translation.override("en"):
        assert vague_date(date(2021, month, 28), "quarter") == f"{ordinal} quarter of 2021"


@pytest.mark.parametrize(
    ("precision", "html"),
    [
        ("day", '<time datetime="2021-06-30">30 juni 2021</time>'),
        ("month", '<time datetime="2021-06">juni 2021</time>'),
        ("year", '<time datetime="2021">2021</time>'),
    ],
)
def test_machines_read_dates_no_more_exactly_than_people(precision: str, html: str) -> None:
    template = Template("{% load archive %}{% when day precision %}")
    with translation.override("nl"):
        assert template.render(Context({"day": date(2021, 6, 30), "precision": precision})) == html
        assert "<time" not in template.render(Context({"day": date(2021, 6, 30), "precision": "quarter"}))


def flagged(**facts: object) -> list[tuple[str, str]]:
    made = timezone.localdate() - timedelta(days=10)
    if "deadline" in facts:
        facts.setdefault("deadline_basis", DeadlineBasis.EXPLICIT)
    commitment = CommitmentFactory(**{"made_on": made, **facts})
    with translation.override("en"):
        fetched = Commitment.objects.with_flags(on=timezone.localdate()).get(pk=commitment.pk)
        return [(flag.kind, flag.text) for flag in flags(fetched)]


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1234, [("overdue", "1,234 days overdue")]),
        (-1, [("overdue", "1 day overdue")]),
        (0, [("due-soon", "due today")]),
        (1, [("due-soon", "due in 1 day")]),
        (30, [("due-soon", "due in 30 days")]),
        (31, []),
    ],
)
def test_flags_count_the_days(days: int, expected: list[tuple[str, str]]) -> None:
    assert flagged(deadline=in_days(days)) == expected


@pytest.mark.django_db
def test_silence_is_a_flag_and_a_kept_promise_has_none() -> None:
    assert flagged(made_on=in_days(-200)) == [("silent", "no news for half a year")]
    assert flagged(made_on=in_days(-200), deadline=in_days(-100), status=Status.FULFILLED) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moves", "text"),
    [
        ([(400, 500)], "postponed once, by 3 months"),
        ([(400, 500), (500, 501)], "postponed 2 ×, 3 months in all"),
        ([(400, 500), (500, 380)], "postponed once"),
    ],
    ids=["once", "twice", "in the end sooner than at first"],
)
def test_postponements_are_counted_and_added_up(moves: list[tuple[int, int]], text: str) -> None:
    commitment = CommitmentFactory(
        made_on=in_days(-10), deadline=in_days(moves[-1][1]), deadline_basis=DeadlineBasis.EXPLICIT
    )
    for number, (before, after) in enumerate(moves):
        StatusUpdateFactory(
            commitment=commitment, kind=UpdateKind.DEADLINE, happened_on=in_days(number - 5),
            deadline_before=in_days(before), deadline_after=in_days(after), proposed_by=an_editor(),
        )  # fmt: skip
    fetched = Commitment.objects.with_flags(on=timezone.localdate()).get()
    with translation.override("en"):
        assert [flag.text for flag in flags(fetched)] == [text]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (date(2020, 1, 1), date(2020, 1, 2), "1 day later"),
        (date(2020, 1, 1), date(2023, 1, 1), "36 months later"),
        (date(2020, 1, 3), date(2020, 1, 1), "2 days earlier"),
        (None, date(2020, 1, 1), ""),
        (date(2020, 1, 1), None, ""),
    ],
)
def test_a_moved_deadline_says_by_how_much(before, after, words: str) -> None:
    with translation.override("en"):
        assert moved_by(StatusUpdate(deadline_before=before, deadline_after=after)) == words


@pytest.mark.django_db
def test_the_parts_of_a_distribution_fill_the_bar_without_a_gap() -> None:
    for status, count in ((Status.OPEN, 1), (Status.STALLED, 1), (Status.FULFILLED, 1)):
        CommitmentFactory.create_batch(count, status=status)
    found = distribution(Commitment.objects.all())
    assert found.total == 3
    assert [(share.status, share.count) for share in found.shares] == [
        (Status.OPEN, 1), (Status.STALLED, 1), (Status.FULFILLED, 1),
    ]  # fmt: skip
    ends = [share.x + share.width for share in found.shares]
    assert [share.x for share in found.shares] == [0, *ends[:-1]]
    assert ends[-1] == 1000


@pytest.mark.django_db
def test_nothing_has_no_distribution() -> None:
    assert distribution(Commitment.objects.all()).shares == []


def test_a_timeline_is_in_order_with_the_undated_apart() -> None:
    def said(day: date | None) -> SimpleNamespace:
        statement = SimpleNamespace(
            said_on=day, said_precision="day", deadline=date(2022, 12, 31), deadline_precision="year"
        )
        return SimpleNamespace(statement=statement)

    def happened(day: date | None, **facts: object) -> SimpleNamespace:
        nothing: dict[str, object] = {
            "deadline_before": None,
            "deadline_after": None,
            "deadline_after_precision": "day",
            "asked_on": None,
        }
        nothing["without_answer"] = False
        return SimpleNamespace(happened_on=day, happened_precision="day", **{**nothing, **facts})

    links = [said(date(2020, 5, 1)), said(None)]
    moved = happened(date(2020, 5, 1), deadline_before=date(2022, 12, 31), deadline_after=date(2023, 5, 1))
    updates = [happened(date(2019, 1, 1)), moved, happened(None)]
    found = timeline(Commitment(), links, updates)
    assert [event.link or event.update for event in found.dated] == [updates[0], links[0], moved]
    assert [event.link or event.update for event in found.undated] == [links[1], updates[2]]
    assert found.dated[2].deadline_before_precision == "year"


def test_an_unapproved_status_is_not_on_the_page(world: World, client) -> None:
    proposal = StatusUpdateFactory(
        commitment=world.commitment,
        kind=UpdateKind.STATUS,
        status_after=Status.FULFILLED,
        explanation="Voorstel",
        proposed_by=an_editor(),
    )
    page = world.commitment.get_absolute_url()
    assert "Voorstel" not in client.get(page).content.decode()
    StatusUpdate.objects.get(pk=proposal.pk)
    assert 'class="status status--fulfilled"' not in client.get(page).content.decode()
