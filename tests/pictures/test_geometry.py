"""Where things lie in pictures: in order, inside, and not on each other, for any days."""

from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from initiatives.models import Commitment, Relation, UpdateKind
from initiatives.pictures.marks import Mark, bundled
from initiatives.pictures.periods import first_day
from initiatives.pictures.promise import promise_picture
from initiatives.pictures.promises import Facts, promises_picture
from initiatives.pictures.scale import BETWEEN, percent, scale_of
from initiatives.pictures.screens import LETTER, NARROW, SCREENS, WIDE, Screen

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
TODAY = date(2026, 3, 1)


@given(st.lists(DAYS, max_size=20), DAYS)
def test_days_lie_in_their_order_and_inside(days: list[date], today: date) -> None:
    scale = scale_of(days, today)
    places = [scale.at(day) for day in sorted([*days, today])]
    assert places == sorted(places)
    assert 0 < places[0] <= places[-1] < 100


def place(x: str) -> float:
    return float(x.rstrip("%"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
@given(days=st.lists(DAYS, max_size=6), today=DAYS)
def test_the_names_of_days_never_touch_and_stay_inside(
    days: list[date], today: date, screen: Screen, language: str
) -> None:
    with translation.override(language):
        ticks = scale_of(days, today).ticks(screen)
    named = [(place(tick.x), screen.part(LETTER * len(tick.label)) / 2) for tick in ticks if tick.label]
    assert named
    assert all(half - 0.01 <= x <= 100.01 - half for x, half in named)
    gap = screen.part(BETWEEN) - 0.02
    assert all(later - half >= x + before + gap for (x, before), (later, half) in pairwise(named))


def test_a_wide_screen_names_more_days() -> None:
    scale = scale_of([date(2012, 1, 1)], date(2026, 3, 1))
    named = [sum(tick.label != "" for tick in scale.ticks(screen)) for screen in (NARROW, WIDE)]
    assert 2 <= named[0] < named[1]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2026, 2, 20), date(2026, 3, 1), ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]),
        (date(2025, 4, 1), date(2026, 3, 1), ["Apr 2025", "Jul 2025", "Oct 2025", "Jan 2026"]),
        (date(2020, 5, 1), date(2026, 3, 1), ["2021", "2022", "2023", "2024", "2025", "2026"]),
        (date(1900, 1, 1), date(2026, 3, 1), ["1900", "1925", "1950", "1975", "2000", "2025"]),
    ],
    ids=["days", "a year", "years", "a century"],
)
def test_the_days_that_are_named_are_round(first: date, last: date, names: list[str]) -> None:
    with translation.override("en"):
        found = [tick.label for tick in scale_of([first], last).ticks(NARROW) if tick.label]
    assert set(found) <= set(names)
    assert len(found) >= 2


def test_a_place_is_written_as_svg_reads_it_in_any_language() -> None:
    with translation.override("nl"):
        assert [percent(x) for x in (0, 12.5, 33.333, 100)] == ["0%", "12.5%", "33.33%", "100%"]


MARKS = st.lists(st.builds(Mark, st.floats(0, 100), st.sampled_from("ab"), st.just("x")), max_size=60)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
@given(marks=MARKS, times=st.sampled_from([1, 5, 40]))
def test_marks_never_lie_on_each_other_and_none_is_lost(marks: list[Mark], times: int, screen: Screen) -> None:
    found = bundled(marks * times, screen)
    assert sum(bundle.count for bundle in found) == len(marks) * times
    edges = [(bundle.at * screen.pixels / 100, bundle.breadth / 2) for bundle in found]
    assert all(later - half > earlier + before for (earlier, before), (later, half) in pairwise(edges))
    alone = [bundle for bundle in found if bundle.count == 1]
    assert {bundle.at for bundle in alone} <= {mark.at for mark in marks}


def test_a_number_fits_into_its_bundle() -> None:
    """A digit of these letters is seven pixels wide."""
    for count in (2, 12, 134, 1200):
        (bundle,) = bundled([Mark(50, "status", "x")] * count, NARROW)
        assert bundle.breadth >= 7 * len(str(count)) + 4


def test_a_wide_screen_shows_apart_what_a_narrow_one_counts() -> None:
    marks = [Mark(10, "status", "a"), Mark(14, "status", "b")]
    assert [len(bundled(marks, screen)) for screen in (NARROW, WIDE)] == [1, 2]


def test_marks_of_several_kinds_are_mixed() -> None:
    (bundle,) = bundled([Mark(10, "status", "a"), Mark(11, "check", "b")], NARROW)
    assert (bundle.kind, bundle.count, bundle.label, bundle.last) == ("mixed", 2, "a", "b")


@pytest.mark.parametrize(
    ("precision", "first"),
    [("day", (2024, 9, 30)), ("month", (2024, 9, 1)), ("quarter", (2024, 7, 1)), ("year", (2024, 1, 1))],
)
def test_a_vague_date_stands_for_its_period(precision: str, first: tuple[int, int, int]) -> None:
    assert first_day(date(2024, 9, 30), precision) == date(*first)


def said(day: date, precision: str = "day") -> Any:
    link = SimpleNamespace(relation=Relation.REPETITION, get_relation_display=lambda: "Repeated")
    return SimpleNamespace(day=day, precision=precision, link=link, update=None)


def recorded(day: date, kind: str = UpdateKind.PROGRESS, **facts: Any) -> Any:
    nothing = {"status_after": "", "deadline_before": None, "deadline_after": None, "deadline_after_precision": "day"}
    update = SimpleNamespace(kind=kind, get_kind_display=lambda: "Fact", **{**nothing, **facts})
    return SimpleNamespace(day=day, precision="day", link=None, update=update, deadline_before_precision="day")


def bundles(lanes: list[Any], screen: Screen) -> list[Any]:
    return next(lane.bundles for lane in lanes if lane.screen == screen.name)


def places(picture: Any) -> list[float]:
    named = [*picture.vague, *picture.standing, *(tick for axis in picture.axes for tick in axis.ticks)]
    named += [bundle for lane in (*picture.said, *picture.recorded) for bundle in lane.bundles]
    xs = [one.x for one in named] + [picture.today] + [x for shift in picture.shifts for x in (shift.x1, shift.x2)]
    return [place(x) for x in xs]


@pytest.mark.parametrize("number", [0, 1, 12, 400])
@pytest.mark.parametrize("apart", [0, 5], ids=["all on one day", "spread"])
def test_any_number_of_events_is_drawn_inside(number: int, apart: int) -> None:
    start = date(2020, 1, 1)
    days = [start + timedelta(days=apart * n) for n in range(number)]
    events = [said(day) if n % 2 else recorded(day) for n, day in enumerate(days)]
    picture = promise_picture(Commitment(made_on=start, deadline=date(2027, 1, 1)), events, TODAY)
    assert all(0 <= x <= 100 for x in places(picture))
    for screen in SCREENS:
        drawn = [*bundles(picture.said, screen), *bundles(picture.recorded, screen)]
        assert sum(bundle.count for bundle in drawn) == number
        assert len(drawn) <= 2 * (screen.pixels / 16 + 1)
        # Half of a number of three digits is 15 pixels, and 4 pixels beside the picture are free on any page.
        assert all(bundle.at * screen.pixels / 100 - bundle.breadth / 2 >= -4 for bundle in drawn)
    assert picture.height < 400


def test_a_promise_of_which_nothing_is_known_has_an_axis() -> None:
    picture = promise_picture(Commitment(), [], TODAY)
    assert all(axis.ticks for axis in picture.axes)
    assert (picture.due, picture.standing) == (None, [])


def test_how_it_stood_is_drawn_from_change_to_change_until_today() -> None:
    events = [
        recorded(date(2021, 1, 1), UpdateKind.STATUS, status_after="in_progress"),
        recorded(date(2023, 1, 1), UpdateKind.STATUS, status_after="fulfilled"),
    ]
    picture = promise_picture(Commitment(made_on=date(2020, 1, 1), status="fulfilled"), events, date(2024, 1, 1))
    assert [span.kind for span in picture.standing] == ["open", "in_progress", "fulfilled"]
    widths = [span.percent for span in picture.standing]
    assert widths[1] == pytest.approx(2 * widths[0], rel=0.01)
    assert float(picture.today.rstrip("%")) == pytest.approx(
        float(picture.standing[-1].x.rstrip("%")) + widths[-1], abs=0.05
    )


def test_a_status_without_a_date_is_drawn_as_one_of_unknown_age() -> None:
    undated = promise_picture(Commitment(made_on=date(2020, 1, 1), status="fulfilled"), [], TODAY)
    assert [(span.kind, span.unsure) for span in undated.standing] == [("fulfilled", True)]
    dated = [recorded(date(2021, 1, 1), UpdateKind.STATUS, status_after="fulfilled")]
    picture = promise_picture(Commitment(made_on=date(2020, 1, 1), status="fulfilled"), dated, TODAY)
    assert [(span.kind, span.unsure) for span in picture.standing] == [("open", False), ("fulfilled", False)]


def test_a_vague_fact_lies_in_the_middle_of_what_its_date_stands_for() -> None:
    picture = promise_picture(Commitment(), [said(date(2024, 12, 31), "year")], TODAY)
    (bundle,), (span,) = bundles(picture.said, NARROW), picture.vague
    assert bundle.at == pytest.approx(place(span.x) + span.percent / 2, abs=0.02)


@given(deadline=DAYS, precision=st.sampled_from(["day", "month", "quarter", "year"]), today=DAYS)
def test_the_words_of_the_deadline_stay_inside(deadline: date, precision: str, today: date) -> None:
    promise = Commitment(made_on=date(2000, 1, 1), deadline=deadline, deadline_precision=precision)
    with translation.override("nl"):
        due = promise_picture(promise, [], today).due
    assert due
    length = NARROW.part(12 + LETTER * len(due.label))
    ends = (place(due.words_x), place(due.words_x) + (length if due.words_anchor == "start" else -length))
    assert all(-0.01 <= end <= 100.01 for end in ends)


def test_the_words_of_a_deadline_that_is_most_of_the_picture_stay_inside() -> None:
    promise = Commitment(made_on=date(2026, 2, 1), deadline=date(2026, 12, 31), deadline_precision="year")
    due = promise_picture(promise, [], TODAY).due
    assert due
    assert due.words_anchor == "end"
    assert place(due.words_x) >= NARROW.part(12 + LETTER * len("31 december 2026")) - 0.01


def test_the_legend_names_the_shapes_that_occur_in_a_fixed_order() -> None:
    picture = promise_picture(Commitment(), [recorded(TODAY), said(TODAY), said(TODAY)], TODAY)
    assert [sign.kind for sign in picture.signs] == ["repetition", "progress"]


def test_the_last_shifts_are_drawn_and_the_others_counted() -> None:
    def move(n: int) -> Any:
        before, after = (date(2024 + year, 1, 1) for year in (n, n + 1))
        facts = {"deadline_before": before, "deadline_after": after}
        return recorded(date(2023, 1, 1) + timedelta(days=90 * n), UpdateKind.DEADLINE, **facts)

    picture = promise_picture(Commitment(deadline=date(2033, 1, 1)), [move(n) for n in range(9)], TODAY)
    assert (len(picture.shifts), picture.further_shifts) == (6, 3)
    assert [a.y < b.y for a, b in pairwise(picture.shifts)] == [True] * 5
    assert picture.due
    assert picture.due.x == picture.shifts[-1].x2


def test_many_promises_share_one_axis() -> None:
    rows = [
        Commitment(made_on=date(2020, 1, 1), deadline=date(2022, 1, 1), status="fulfilled"),
        Commitment(made_on=date(2024, 1, 1), status="open"),
        Commitment(status="lapsed"),
    ]
    facts = {rows[0].pk: Facts([(date(2021, 1, 1), date(2022, 1, 1))], date(2021, 6, 1))}
    picture = promises_picture(rows, facts, date(2026, 1, 1), total=5)
    first, second, third = picture.rows
    assert first.bar
    assert second.bar
    assert place(first.bar.x) + place(first.bar.width) == pytest.approx(place(first.end), abs=0.02)
    assert place(second.bar.x) + place(second.bar.width) == pytest.approx(place(picture.today), abs=0.02)
    assert place(first.end) < place(second.bar.x)
    assert (first.due != "", second.due, third.bar, picture.further) == (True, "", None, 2)
    assert [row.unsure for row in picture.rows] == [False, False, True]
    assert (first.moves[0].x2, first.moves[0].later) == (first.due, True)


def test_vague_dates_of_many_promises_are_stretches() -> None:
    promise = Commitment(
        made_on=date(2020, 12, 31), made_precision="year", deadline=date(2022, 9, 30), deadline_precision="quarter"
    )
    (row,) = promises_picture([promise], {}, TODAY, total=1).rows
    made, due = row.vague
    assert row.bar
    assert place(made.x) + place(made.width) == pytest.approx(place(row.bar.x), abs=0.02)
    assert place(due.x) + place(due.width) == pytest.approx(place(row.due), abs=0.02)
    assert 3.8 < place(made.width) / place(due.width) < 4.2
