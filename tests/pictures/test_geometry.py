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
from initiatives.pictures.marks import APART, Mark, bundled
from initiatives.pictures.periods import first_day
from initiatives.pictures.promise import promise_picture
from initiatives.pictures.promises import Facts, promises_picture
from initiatives.pictures.scale import MOST_TICKS, percent, scale_of

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
TODAY = date(2026, 3, 1)


@given(st.lists(DAYS, max_size=20), DAYS)
def test_days_lie_in_their_order_and_inside(days: list[date], today: date) -> None:
    scale = scale_of(days, today)
    places = [scale.at(day) for day in sorted([*days, today])]
    assert places == sorted(places)
    assert 0 < places[0] <= places[-1] < 100
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= MOST_TICKS
    assert all(float(b.x.rstrip("%")) - float(a.x.rstrip("%")) > 15 for a, b in pairwise(ticks))


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (date(2026, 2, 20), date(2026, 3, 1), ["Jan 2026", "Feb 2026", "March 2026", "April 2026"]),
        (date(2020, 5, 1), date(2026, 3, 1), ["2020", "2022", "2024", "2026"]),
        (date(1900, 1, 1), date(2026, 3, 1), ["1900", "1925", "1950", "1975", "2000", "2025"]),
    ],
)
def test_ticks_are_round(first: date, last: date, names: list[str]) -> None:
    with translation.override("en"):
        found = [tick.label for tick in scale_of([first], last).ticks()]
    assert set(found) <= {*names} or len(found) <= MOST_TICKS
    assert all(name.replace(".", "")[-4:].isdigit() for name in found)


def test_a_place_is_written_as_svg_reads_it_in_any_language() -> None:
    with translation.override("nl"):
        assert [percent(x) for x in (0, 12.5, 33.333, 100)] == ["0%", "12.5%", "33.33%", "100%"]


MARKS = st.lists(st.builds(Mark, st.floats(0, 100), st.sampled_from("ab"), st.just("x")), max_size=60)


@given(MARKS)
def test_marks_never_lie_on_each_other_and_none_is_lost(marks: list[Mark]) -> None:
    found = bundled(marks)
    assert sum(bundle.count for bundle in found) == len(marks)
    assert all(later.at - earlier.at >= APART for earlier, later in pairwise(found))
    alone = [bundle for bundle in found if bundle.count == 1]
    assert {bundle.at for bundle in alone} <= {mark.at for mark in marks}


def test_marks_of_several_kinds_are_mixed() -> None:
    (bundle,) = bundled([Mark(10, "status", "a"), Mark(11, "check", "b")])
    assert (bundle.kind, bundle.count, bundle.label) == ("mixed", 2, "a; b")


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


def places(picture: Any) -> list[float]:
    named = [*picture.ticks, *picture.said, *picture.recorded, *picture.vague, *picture.standing]
    xs = [one.x for one in named] + [picture.today] + [x for shift in picture.shifts for x in (shift.x1, shift.x2)]
    return [float(x.rstrip("%")) for x in xs]


@pytest.mark.parametrize("number", [0, 1, 12, 400])
@pytest.mark.parametrize("apart", [0, 5], ids=["all on one day", "spread"])
def test_any_number_of_events_is_drawn_inside(number: int, apart: int) -> None:
    start = date(2020, 1, 1)
    days = [start + timedelta(days=apart * n) for n in range(number)]
    events = [said(day) if n % 2 else recorded(day) for n, day in enumerate(days)]
    picture = promise_picture(Commitment(made_on=start, deadline=date(2027, 1, 1)), events, TODAY)
    assert all(0 <= x <= 100 for x in places(picture))
    assert sum(b.count for b in picture.said) + sum(b.count for b in picture.recorded) == number
    assert len(picture.said) + len(picture.recorded) <= 2 * (100 / APART + 1)
    assert picture.height < 400


def test_a_promise_of_which_nothing_is_known_has_an_axis() -> None:
    picture = promise_picture(Commitment(), [], TODAY)
    assert picture.ticks
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
    ends = [float(row.x.rstrip("%")) + float(row.width.rstrip("%")) for row in picture.rows]
    assert ends[1] == pytest.approx(float(picture.today.rstrip("%")), abs=0.05)
    assert ends[0] < float(second.x.rstrip("%"))
    assert (first.due != "", second.due, third.undated, picture.further) == (True, "", True, 2)
    assert first.moves[0].x2 == first.due
