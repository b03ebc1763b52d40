"""How far a deadline slipped, in words."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.promises.slipping import days_slipped, length, slipped_in_words, whole_months


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2021, 6, 30), date(2022, 12, 31), "18 months"),
        (date(2020, 7, 1), date(2022, 2, 1), "19 months"),
        (date(2020, 7, 1), date(2022, 1, 31), "18 months"),
        (date(2020, 7, 2), date(2022, 1, 30), "18 months"),
        (date(2021, 1, 31), date(2021, 2, 28), "28 days"),
        (date(2020, 12, 31), date(2021, 2, 28), "2 months"),
        (date(2021, 1, 1), date(2021, 2, 28), "58 days"),
        (date(2021, 1, 1), date(2021, 1, 2), "1 day"),
    ],
)
def test_months_are_whole_and_short_stretches_are_days(first: date, last: date, words: str) -> None:
    assert length(first, last) == words


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 5000))
def test_whole_months_never_tell_more_than_passed(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    assert days / 31 - 1 <= whole_months(first, last) <= (days + 3) / 28


def commitment(times: int, first: date | None, last: date | None) -> SimpleNamespace:
    return SimpleNamespace(times_slipped=times, first_deadline=first, deadline=last)


@pytest.mark.parametrize(
    ("times", "first", "last", "words"),
    [
        (0, date(2021, 1, 1), date(2022, 1, 1), ""),
        (1, date(2021, 1, 1), date(2022, 1, 1), "postponed once, by 12 months"),
        (3, date(2020, 7, 1), date(2022, 2, 1), "postponed 3 ×, 19 months in all"),
        (2, date(2021, 1, 1), None, "postponed 2 ×"),
        (2, date(2021, 1, 1), date(2020, 12, 1), "postponed 2 ×"),
    ],
)
def test_the_page_says_how_often_and_how_far(times: int, first: date, last: date | None, words: str) -> None:
    assert slipped_in_words(commitment(times, first, last)) == words


def test_without_a_shift_no_days_were_lost() -> None:
    assert days_slipped(commitment(0, date(2021, 1, 1), date(2022, 1, 1))) == 0
