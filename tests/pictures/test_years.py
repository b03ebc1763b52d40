"""Promises counted by year, and for how long each was followed: beside numbers counted by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.pictures.lives import Followed, Life, followed
from initiatives.pictures.survival import Watched
from initiatives.pictures.years import MOST_YEARS, Years, years

TODAY = date(2026, 3, 1)


def life(
    made: int | None, status: str = "open", decided: int | None = None, vague: str = "", vague_end: str = ""
) -> Life:
    return Life(
        date(made, 2, 1) if made else None,
        vague or "day",
        status,
        date(decided, 5, 1) if decided else None,
        vague_end or "day",
    )


def told(found: Years) -> list[tuple[int | None, int, int, int]]:
    return [(row.year, row.made.number, row.fulfilled.number, row.ended.number) for row in found.rows]


def test_each_year_counts_what_was_made_and_what_ended_in_it() -> None:
    lives = [
        life(2020), life(2020, "fulfilled", 2022), life(2022, "lapsed", 2022), life(2022, "stalled", 2023),
        life(None, "fulfilled", 2020), life(2020, "not_fulfilled"),
    ]  # fmt: skip
    found = years(lives)
    assert told(found) == [(2022, 2, 1, 1), (2021, 0, 0, 0), (2020, 3, 1, 0), (None, 1, 0, 1)]
    assert (found.made, found.fulfilled, found.ended) == (6, 2, 2)
    assert [row.made.width for row in found.rows] == ["66.67%", "0%", "100%", "33.33%"]


def test_old_years_are_one_row() -> None:
    found = years([life(year) for year in range(1990, 2026)])
    assert len(found.rows) == MOST_YEARS + 1
    last = found.rows[-1]
    assert (last.year, last.and_before, last.made.number) == (2013, True, 24)


@pytest.mark.parametrize("number", [0, 1, 12, 5000])
def test_any_number_of_promises_can_be_counted(number: int) -> None:
    found = years([life(2000 + n % 20, "fulfilled", 2005 + n % 20) for n in range(number)])
    assert (found.made, found.fulfilled) == (number, number)
    assert len(found.rows) <= MOST_YEARS + 2


YEARS = st.one_of(st.none(), st.integers(1990, 2026))
LIVES = st.lists(
    st.builds(life, YEARS, st.sampled_from(["open", "fulfilled", "lapsed", "stalled"]), YEARS), max_size=40
)


@given(LIVES)
def test_the_rows_add_up_to_all_and_no_bar_is_longer_than_its_cell(lives: list[Life]) -> None:
    found = years(lives)
    sums = [sum(row[column] or 0 for row in told(found)) for column in (1, 2, 3)]
    assert sums == [found.made, found.fulfilled, found.ended]
    assert found.made == len(lives)
    assert all(float(row.made.width.rstrip("%")) <= 100 for row in found.rows)


FOLLOWED = {
    "what is open is watched until today": (life(2025), Followed([Watched(13, False)], 0, 0)),
    "what stalled too": (life(2025, "stalled", 2025), Followed([Watched(13, False)], 0, 0)),
    "what was fulfilled, until then": (life(2025, "fulfilled", 2025), Followed([Watched(3, True)], 0, 0)),
    "what ended otherwise, until then": (life(2025, "lapsed", 2025), Followed([Watched(3, False)], 0, 0)),
    "what was fulfilled on an unknown day is left out": (life(2025, "fulfilled"), Followed([], 1, 0)),
    "so is what was made on one": (life(None), Followed([], 1, 0)),
    "what was reported before it was made took no time": (
        life(2025, "fulfilled", 2024), Followed([Watched(0, True)], 0, 0),
    ),
    "a vague beginning is counted": (life(2025, vague="year"), Followed([Watched(13, False)], 0, 1)),
    "a vague end too": (life(2025, "fulfilled", 2025, vague_end="month"), Followed([Watched(3, True)], 0, 1)),
    "unless it is not an end": (life(2025, "stalled", 2025, vague_end="month"), Followed([Watched(13, False)], 0, 0)),
}  # fmt: skip


@pytest.mark.parametrize(("one", "expected"), FOLLOWED.values(), ids=list(FOLLOWED))
def test_how_long_a_promise_is_followed(one: Life, expected: Followed) -> None:
    assert followed([one], TODAY) == expected
