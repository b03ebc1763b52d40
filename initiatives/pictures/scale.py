"""The axis of time: where a day lies, and which days are named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

SHORTEST = timedelta(days=120)
MARGIN = 0.04  # of the time shown, on either side
MOST_TICKS = 5
# Months between two ticks.
STEPS = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 12000)
A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day; `anchor` keeps its name inside the picture."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Percent of the width; days outside lie on the edge."""
        part = (day - self.first) / (self.last - self.first)
        return round(100 * min(1.0, max(0.0, part)), 2)

    def ticks(self) -> list[Tick]:
        """At most five, on the first of a month, the further apart the longer the time."""
        for step in STEPS:
            days = list(self._firsts(step))
            if len(days) <= MOST_TICKS:
                break
        form = "Y" if step >= A_YEAR else "M Y"
        return [Tick(percent(self.at(day)), date_format(day, form), anchor(self.at(day))) for day in days]

    def _firsts(self, step: int) -> Iterator[date]:
        month = self.first.year * 12 + self.first.month - 1
        month += -month % step
        while (day := _first_of(month)) is not None and day <= self.last:
            if day >= self.first:
                yield day
            month += step


def scale_of(days: Iterable[date], today: date) -> Scale:
    """From the earliest to the latest of these days and today, with room on both sides."""
    known = [*days, today]
    first, last = min(known), max(known)
    room = max((last - first) * MARGIN, (SHORTEST - (last - first)) / 2, timedelta(days=1))
    return Scale(_moved(first, -room), _moved(last, room))


def percent(x: float) -> str:
    """As SVG writes it, whatever the language of the page."""
    return f"{x:.2f}".rstrip("0").rstrip(".") + "%"


def anchor(x: float) -> str:
    """How words are set at a place, so that they stay inside."""
    if x < 12:
        return "start"
    return "end" if x > 88 else "middle"


def _first_of(month: int) -> date | None:
    return date(month // 12, month % 12 + 1, 1) if 12 <= month < 12 * 10_000 else None


def _moved(day: date, by: timedelta) -> date:
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + by.days)))
