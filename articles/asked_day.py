"""The day that readers ask about: today, unless they asked for a day of the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone


@dataclass(frozen=True, slots=True)
class AskedDay:
    """What was true on `day`, by what is known now or, with `known_on`, by what had been recorded by then."""

    day: date
    known_on: date | None = None

    @property
    def known_before(self) -> datetime | None:
        return None if self.known_on is None else end_of(self.known_on)

    @property
    def is_settled(self) -> bool:
        """Nothing that is recorded from now on changes the answer."""
        return self.known_on is not None and self.known_on < timezone.localdate()


_asked: ContextVar[AskedDay | None] = ContextVar("asked_day", default=None)
_any_day: ContextVar[bool] = ContextVar("any_day", default=False)


def asked_day() -> AskedDay | None:
    """The day of the past that is being asked about; None for the present."""
    return _asked.get()


def past_day() -> date | None:
    """The day of the past that rows are limited to, where they are."""
    asked = _asked.get()
    return None if asked is None or _any_day.get() else asked.day


def the_day() -> date:
    """The day that “overdue” and the like are reckoned from."""
    asked = _asked.get()
    return timezone.localdate() if asked is None else asked.day


def end_of(day: date) -> datetime:
    """The first moment that does not belong to the day, in the site's time zone."""
    return datetime.combine(day + timedelta(days=1), time.min, timezone.get_default_timezone())


@contextmanager
def asking(asked: AskedDay) -> Iterator[None]:
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


@contextmanager
def on_any_day() -> Iterator[None]:
    """Inside, rows of later days and rows without a day are read too, as far as they were known by `known_on`."""
    token = _any_day.set(True)
    try:
        yield
    finally:
        _any_day.reset(token)
