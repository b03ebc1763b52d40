"""How long promises take: the estimate beside cases reckoned by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.pictures.curve import BOTTOM, TOP, curve
from initiatives.pictures.lives import Followed
from initiatives.pictures.survival import Watched, fulfilled_within, median_months, still_watched


def watched(text: str) -> list[Watched]:
    """As it is written in textbooks: months, with a plus for what was not fulfilled by then."""
    return [Watched(int(one.rstrip("+")), not one.endswith("+")) for one in text.split()]


# By hand: months, how many were watched until then, how many were fulfilled, the share by then.
CASES = {
    "nothing": ("", []),
    "one that is not fulfilled": ("12+", []),
    "one that is": ("12", [(12, 1, 1, 1.0)]),
    # 1 - 4/5; 1 - 4/5 * 3/4; the third leaves without; 1 - 3/5 * 1/2
    "some leave before others are fulfilled": ("3 5 8+ 10 14+", [(3, 5, 1, 0.2), (5, 4, 1, 0.4), (10, 2, 1, 0.7)]),
    # three at once, of which one leaves in the same month: it was watched through it
    "ties": ("6 6 6+ 9", [(6, 4, 2, 0.5), (9, 1, 1, 1.0)]),
    # the leukaemia patients of Freireich (1963), the example of many textbooks: S(6) = .857, S(7) = .807, S(23) = .448
    "a known example": (
        "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+",
        [(6, 21, 3, 0.143), (7, 17, 1, 0.193), (10, 15, 1, 0.247), (13, 12, 1, 0.310), (16, 11, 1, 0.373),
         (22, 7, 1, 0.462), (23, 6, 1, 0.552)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_the_estimate_is_the_one_reckoned_by_hand(text: str, expected: list[tuple[int, int, int, float]]) -> None:
    steps = fulfilled_within(watched(text))
    assert [(step.months, step.at_risk, step.fulfilled, round(step.share, 3)) for step in steps] == expected


def test_leaving_out_what_is_not_fulfilled_would_tell_another_story() -> None:
    """The canary: the share of those that were fulfilled, of all, is lower; of the fulfilled only, higher."""
    some = watched("3 5 8+ 10 14+")
    assert fulfilled_within(some)[-1].share == pytest.approx(0.7)
    assert sum(one.fulfilled for one in some) / len(some) == pytest.approx(0.6)
    assert fulfilled_within([one for one in some if one.fulfilled])[-1].share == 1.0


@pytest.mark.parametrize(
    ("text", "median"), [("", None), ("5+", None), ("3 9+ 9+ 9+", None), ("3 5 8+ 10 14+", 10), ("6 6 6+ 9", 6)]
)
def test_the_median_is_where_half_was_fulfilled(text: str, median: int | None) -> None:
    assert median_months(fulfilled_within(watched(text))) == median


def test_how_many_are_still_watched_counts_the_month_itself() -> None:
    assert [still_watched(watched("3 5 8+"), months) for months in (0, 3, 4, 8, 9)] == [3, 3, 2, 1, 0]


SOME = st.lists(st.builds(Watched, st.integers(0, 400), st.booleans()), max_size=60)


@given(SOME)
def test_the_curve_rises_and_stays_inside(some: list[Watched]) -> None:
    steps = fulfilled_within(some)
    shares = [0.0, *(step.share for step in steps)]
    assert shares == sorted(shares)
    assert shares[-1] <= 1 + 1e-9
    drawn = curve(Followed(some, 0, 0))
    ends = [(line.x1, line.y1) for line in drawn.lines] + [(line.x2, line.y2) for line in drawn.lines]
    assert all(0 <= float(x.rstrip("%")) <= 100 and TOP <= float(y) <= BOTTOM for x, y in ends)
    assert 1 <= len(drawn.ticks) <= 6
    assert drawn.ticks[0].number == len(some)


@pytest.mark.parametrize("number", [0, 1, 12, 400, 5000])
def test_the_curve_is_drawn_for_any_number(number: int) -> None:
    drawn = curve(Followed([Watched(n % 60, n % 3 == 0) for n in range(number)], number, 0))
    assert (drawn.watched, drawn.fulfilled) == (number, len(range(0, number, 3)))
    assert len(drawn.lines) <= 2 * 60 + 1
