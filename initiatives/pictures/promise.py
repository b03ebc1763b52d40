"""The picture of one commitment: what was said, what was recorded, how it stood and by when it was due."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from articles.templatetags.archive import vague_date
from initiatives.models import Relation, Status, UpdateKind
from initiatives.pictures.marks import Lane, Mark, lanes
from initiatives.pictures.periods import first_day
from initiatives.pictures.scale import Axis, Scale, anchor, percent, scale_of
from initiatives.pictures.screens import LETTER, NARROW, room

MOST_SHIFTS = 6
DEADLINES_FROM, SHIFT_HEIGHT = 182, 18  # pixels
# Pixels that the sign of a status takes, what is around its name, and a written date with its mark.
SIGN, AROUND_NAME, A_DATE = 20, 28, 132
SAID = [relation.value for relation in Relation]
RECORDED = [kind.value for kind in UpdateKind]


@dataclass(frozen=True, slots=True)
class Span:
    """A vague date, or a status for as long as it held; `unsure` where it is unknown since when."""

    x: str
    width: str
    kind: str
    label: str
    percent: float
    unsure: bool = False

    @property
    def words(self) -> str:
        """On which screens there is room for its name."""
        return room(self.percent, AROUND_NAME + LETTER * len(self.label))

    @property
    def sign(self) -> str:
        return room(self.percent, SIGN)


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
    """The deadline that holds; its words stand beside it, on the side where there is room."""

    x: str
    y: int
    span: Span | None
    label: str
    words_x: str
    words_anchor: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape in the legend."""

    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class PromisePicture:
    axes: list[Axis]
    today: str
    today_anchor: str
    said: list[Lane]
    recorded: list[Lane]
    vague: list[Span]
    standing: list[Span]
    shifts: list[Shift]
    further_shifts: int
    due: Due | None
    signs: list[Sign]

    @property
    def bottom(self) -> int:
        """Where the axis lies, in pixels."""
        lines = len(self.shifts) + (self.due is not None)
        return DEADLINES_FROM + SHIFT_HEIGHT * max(1, lines)

    @property
    def has_bundles(self) -> bool:
        return any(bundle.count > 1 for lane in (*self.said, *self.recorded) for bundle in lane.bundles)

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
        axes=scale.axes(),
        today=percent(scale.at(today)),
        today_anchor=anchor(scale.at(today)),
        said=lanes(_mark(event, scale) for event in events if event.link),
        recorded=lanes(_mark(event, scale) for event in events if event.update),
        vague=list(dict.fromkeys(_vague(event, scale) for event in events if _is_vague(event))),
        standing=_standing(commitment, events, today, scale),
        shifts=drawn,
        further_shifts=len(shifts) - len(drawn),
        due=_due(commitment, len(drawn), scale),
        signs=_signs(events),
    )


def _kind(event: Any) -> str:
    return str(event.link.relation if event.link else event.update.kind)


def _what(event: Any) -> str:
    return str(event.link.get_relation_display() if event.link else event.update.get_kind_display())


def _mark(event: Any, scale: Scale) -> Mark:
    """In the middle of the time that its date stands for."""
    first = scale.at(first_day(event.day, event.precision))
    return Mark(
        (first + scale.at(event.day)) / 2, _kind(event), f"{vague_date(event.day, event.precision)}: {_what(event)}"
    )


def _signs(events: list[Any]) -> list[Sign]:
    """The shapes that occur, in the order of the lists of relations and kinds."""
    found = {_kind(event): _what(event) for event in events}
    return [Sign(kind, found[kind]) for kind in (*SAID, *RECORDED) if kind in found]


def _is_vague(event: Any) -> bool:
    return bool(first_day(event.day, event.precision) != event.day)


def _vague(event: Any, scale: Scale) -> Span:
    kind = "said" if event.link else "recorded"
    return _span(first_day(event.day, event.precision), event.day, kind, vague_date(event.day, event.precision), scale)


def _span(first: date, last: date, kind: str, label: str, scale: Scale) -> Span:
    width = scale.at(last) - scale.at(first)
    return Span(percent(scale.at(first)), percent(width), kind, label, width)


def _standing(commitment: Any, events: list[Any], today: date, scale: Scale) -> list[Span]:
    """How it stood, from the promise to today; before its first known change it stood open."""
    changes = [event for event in events if event.update and event.update.kind == UpdateKind.STATUS]
    begin = min([day for day in (commitment.made_on, *(event.day for event in events)) if day], default=today)
    stood = [(begin, Status.OPEN), *((event.day, Status(event.update.status_after)) for event in changes)]
    now = Status(commitment.status)
    spans = [
        _span(first, last, status.value, str(status.label), scale)
        for (first, status), (last, _next) in pairwise([*stood, (today, now)])
        if last > first
    ]
    # The last one with a date holds; without any, the day of the change is unknown.
    if spans and not changes and now != Status.OPEN:
        spans[-1] = replace(spans[-1], kind=now.value, label=str(now.label), unsure=True)
    return spans


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
    begin, end = scale.at(first), scale.at(commitment.deadline)
    to_the_right = end + NARROW.part(A_DATE) <= 100
    return Due(
        percent(end),
        DEADLINES_FROM + SHIFT_HEIGHT * line,
        span,
        words,
        words_x=percent(end if to_the_right else max(begin, NARROW.part(A_DATE))),
        words_anchor="start" if to_the_right else "end",
    )
