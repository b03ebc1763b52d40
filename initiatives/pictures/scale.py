"""The axis of time: where a day lies, and which days are named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.utils.formats import date_format

from initiatives.pictures.screens import LETTER, SCREENS, Screen

# So short that a telephone has room for the name of each month.
SHORTEST = timedelta(days=110)
MARGIN = 0.06  # of the time shown, on either side
# Months between two ticks.
STEPS = (1, 2, 3, 6, 12, 24, 48, 60, 120, 300, 600, 1200, 2400, 6000, 12000)
A_YEAR = 12
DAYS_OF_A_MONTH = 30.44
BETWEEN = 12  # pixels between two names


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; without a label where its name would stick out."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The ticks for one kind of screen."""

    screen: str
    ticks: list[Tick]


@dataclass(frozen=True, slots=True)
class Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Percent of the width; days outside lie on the edge."""
        part = (day - self.first) / (self.last - self.first)
        return round(100 * min(1.0, max(0.0, part)), 2)

    def axes(self) -> list[Axis]:
        return [Axis(screen.name, self.ticks(screen)) for screen in SCREENS]

    def ticks(self, screen: Screen) -> list[Tick]:
        """On the first of a month, as close as their names allow."""
        for step in STEPS:
            form, letters = ("Y", 4) if step >= A_YEAR else ("M Y", 8)
            needed = screen.part(letters * LETTER + BETWEEN)
            if self._many(step) > 100 / needed + 2:
                continue
            days = list(self._firsts(step))
            if all(self.at(later) - self.at(earlier) >= needed for earlier, later in pairwise(days)):
                break
        half = screen.part(letters * LETTER / 2)
        return [self._tick(day, form, half) for day in days]

    def _tick(self, day: date, form: str, half: float) -> Tick:
        at = self.at(day)
        return Tick(percent(at), date_format(day, form) if half <= at <= 100 - half else "")

    def _many(self, step: int) -> float:
        return (self.last - self.first).days / (step * DAYS_OF_A_MONTH)

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
    if x < 16:
        return "start"
    return "end" if x > 84 else "middle"


def _first_of(month: int) -> date | None:
    return date(month // 12, month % 12 + 1, 1) if 12 <= month < 12 * 10_000 else None


def _moved(day: date, by: timedelta) -> date:
    return date.fromordinal(min(date.max.toordinal(), max(1, day.toordinal() + by.days)))
