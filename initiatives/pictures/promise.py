"""The picture of one commitment: what was said, what was recorded, how it stood and by when it was due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from articles.templatetags.archive import vague_date
from initiatives.models import Status, UpdateKind
from initiatives.pictures.marks import Bundle, Mark, bundled
from initiatives.pictures.periods import first_day
from initiatives.pictures.scale import Scale, Tick, anchor, percent, scale_of

MOST_SHIFTS = 6
DEADLINES_FROM, SHIFT_HEIGHT = 182, 18  # pixels
# Percent of the width that the name of a status takes, and its sign: on any screen, and on a wide one.
ROOM_FOR_WORDS, ROOM_FOR_WORDS_WIDE = 40.0, 15.0
ROOM_FOR_SIGN, ROOM_FOR_SIGN_WIDE = 7.0, 2.5


@dataclass(frozen=True, slots=True)
class Span:
    """A vague date, or a status for as long as it held."""

    x: str
    width: str
    kind: str
    label: str
    percent: float

    @property
    def words(self) -> str:
        return _room(self.percent, ROOM_FOR_WORDS, ROOM_FOR_WORDS_WIDE)

    @property
    def sign(self) -> str:
        return _room(self.percent, ROOM_FOR_SIGN, ROOM_FOR_SIGN_WIDE)


@dataclass(frozen=True, slots=True)
class Shift:
    """A deadline that moved: from, to, and the line in the picture on which that is drawn."""

    x1: str
    x2: str
    y: int
    label: str
    later: bool


@dataclass(frozen=True, slots=True)
class Due:
    """The deadline that holds."""

    x: str
    y: int
    span: Span | None
    label: str


@dataclass(frozen=True, slots=True)
class PromisePicture:
    ticks: list[Tick]
    today: str
    today_anchor: str
    said: list[Bundle]
    recorded: list[Bundle]
    vague: list[Span]
    standing: list[Span]
    shifts: list[Shift]
    further_shifts: int
    due: Due | None

    @property
    def bottom(self) -> int:
        """Where the axis lies, in pixels."""
        lines = len(self.shifts) + (self.due is not None)
        return DEADLINES_FROM + SHIFT_HEIGHT * max(1, lines)

    @property
    def has_bundles(self) -> bool:
        return any(bundle.count > 1 for bundle in (*self.said, *self.recorded))

    @property
    def height(self) -> int:
        return self.bottom + 24


def promise_picture(commitment: Any, events: Iterable[Any], today: date) -> PromisePicture:
    """`events` are those of the timeline that have a date, in order; what has none is not drawn."""
    events = list(events)
    days = [first_day(event.day, event.precision) for event in events] + [event.day for event in events]
    moves = [event for event in events if event.update and event.update.kind == UpdateKind.DEADLINE]
    ends = [day for event in moves for day in (event.update.deadline_before, event.update.deadline_after)]
    known = [*days, *ends, commitment.made_on, commitment.deadline]
    scale = scale_of([day for day in known if day is not None], today)
    shifts = [shift for shift in moves if shift.update.deadline_before and shift.update.deadline_after]
    drawn = [_shift(event, number, scale) for number, event in enumerate(shifts[-MOST_SHIFTS:])]
    return PromisePicture(
        ticks=scale.ticks(),
        today=percent(scale.at(today)),
        today_anchor=anchor(scale.at(today)),
        said=bundled(_mark(event, event.link.relation, scale) for event in events if event.link),
        recorded=bundled(_mark(event, event.update.kind, scale) for event in events if event.update),
        vague=list(dict.fromkeys(_vague(event, scale) for event in events if _is_vague(event))),
        standing=_standing(commitment, events, today, scale),
        shifts=drawn,
        further_shifts=len(shifts) - len(drawn),
        due=_due(commitment, len(drawn), scale),
    )


def _mark(event: Any, kind: str, scale: Scale) -> Mark:
    what = event.link.get_relation_display() if event.link else event.update.get_kind_display()
    return Mark(scale.at(event.day), str(kind), f"{vague_date(event.day, event.precision)}: {what}")


def _is_vague(event: Any) -> bool:
    return bool(first_day(event.day, event.precision) != event.day)


def _vague(event: Any, scale: Scale) -> Span:
    kind = "said" if event.link else "recorded"
    return _span(first_day(event.day, event.precision), event.day, kind, vague_date(event.day, event.precision), scale)


def _span(first: date, last: date, kind: str, label: str, scale: Scale) -> Span:
    width = scale.at(last) - scale.at(first)
    return Span(percent(scale.at(first)), percent(width), kind, label, width)


def _room(width: float, needed: float, needed_when_wide: float) -> str:
    """On which screens there is room for something."""
    if width >= needed:
        return "any"
    return "wide" if width >= needed_when_wide else ""


def _standing(commitment: Any, events: list[Any], today: date, scale: Scale) -> list[Span]:
    """How it stood, from the promise to today; before its first known change it stood open."""
    changes = [event for event in events if event.update and event.update.kind == UpdateKind.STATUS]
    begin = min([day for day in (commitment.made_on, *(event.day for event in events)) if day], default=today)
    stood = [(begin, Status.OPEN), *((event.day, Status(event.update.status_after)) for event in changes)]
    now = (today, Status(commitment.status))
    return [
        _span(first, last, status.value, str(status.label), scale)
        for (first, status), (last, _next) in pairwise([*stood, now])
        if last > first
    ]


def _shift(event: Any, number: int, scale: Scale) -> Shift:
    update = event.update
    before = vague_date(update.deadline_before, event.deadline_before_precision)
    after = vague_date(update.deadline_after, update.deadline_after_precision)
    return Shift(
        percent(scale.at(update.deadline_before)),
        percent(scale.at(update.deadline_after)),
        DEADLINES_FROM + SHIFT_HEIGHT * number,
        f"{vague_date(event.day, event.precision)}: {before} → {after}",
        later=update.deadline_after > update.deadline_before,
    )


def _due(commitment: Any, line: int, scale: Scale) -> Due | None:
    if commitment.deadline is None:
        return None
    words = vague_date(commitment.deadline, commitment.deadline_precision)
    first = first_day(commitment.deadline, commitment.deadline_precision)
    span = _span(first, commitment.deadline, "due", words, scale) if first != commitment.deadline else None
    return Due(percent(scale.at(commitment.deadline)), DEADLINES_FROM + SHIFT_HEIGHT * line, span, words)
