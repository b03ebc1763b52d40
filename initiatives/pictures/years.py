"""How many promises were made and ended in each year: all of them, however many there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from initiatives.pictures.lives import Life
from initiatives.pictures.scale import percent

MOST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """A number, and how long it is drawn beside the largest of all."""

    number: int
    width: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year, all years until one (`and_before`), or what has no date (without `year`)."""

    year: int | None
    and_before: bool
    made: Tally
    fulfilled: Tally
    ended: Tally


@dataclass(frozen=True, slots=True)
class Years:
    """Newest first; `fulfilled` and `ended`, otherwise, are the sums beside `made`."""

    rows: list[Year]
    made: int
    fulfilled: int
    ended: int


def years(lives: Iterable[Life]) -> Years:
    """Years without anything stand between others; the oldest are one row, and what is undated is another."""
    lives = list(lives)
    made = Counter(_year(life.made_on) for life in lives)
    fulfilled = Counter(_year(life.decided_on) for life in lives if life.is_fulfilled)
    ended = Counter(_year(life.decided_on) for life in lives if life.is_final and not life.is_fulfilled)
    parts = [made, fulfilled, ended]
    return Years(_rows(parts), made.total(), fulfilled.total(), ended.total())


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _rows(parts: list[Counter[int | None]]) -> list[Year]:
    counted: list[tuple[int | None, bool, list[int]]] = []
    known = sorted({year for part in parts for year in part if year is not None})
    if known:
        newest, oldest = known[-1], max(known[0], known[-1] - MOST_YEARS + 1)
        counted += [(year, False, [part[year] for part in parts]) for year in range(newest, oldest - 1, -1)]
        if known[0] < oldest:
            counted.append((oldest - 1, True, [sum(part[year] for year in known if year < oldest) for part in parts]))
    undated = [part[None] for part in parts]
    if any(undated):
        counted.append((None, False, undated))
    largest = max((number for _year, _before, numbers in counted for number in numbers), default=1)
    return [
        Year(year, before, *(Tally(n, percent(100 * n / largest)) for n in numbers))
        for year, before, numbers in counted
    ]
