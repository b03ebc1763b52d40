"""Many commitments on one axis: when each was made, how long it ran, by when it was due, and how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from initiatives.pictures.periods import first_day
from initiatives.pictures.scale import Axis, Scale, anchor, percent, scale_of

NARROWEST = 0.4  # percent of the width


@dataclass(frozen=True, slots=True)
class Facts:
    """What the picture needs of the record: the days between which the deadline moved, and that of the last status."""

    moves: list[tuple[date, date]] = field(default_factory=list)
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    before: date
    after: date
    x1: str
    x2: str

    @property
    def later(self) -> bool:
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one place to another."""

    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment; the bar runs from its making to its final status, or to today.

    `end` is where its final status fell; `unsure` says that it has one, nobody knows since when. Without the day on
    which it was made there is no bar.
    """

    commitment: Any
    bar: Stretch | None
    end: str
    ended_on: date | None
    unsure: bool
    due: str
    vague: list[Stretch]
    moves: list[Moved]


@dataclass(frozen=True, slots=True)
class PromisesPicture:
    axes: list[Axis]
    today: str
    today_anchor: str
    rows: list[Row]
    further: int

    @property
    def has_moves(self) -> bool:
        return any(row.moves for row in self.rows)

    @property
    def has_ends(self) -> bool:
        return any(row.end for row in self.rows)

    @property
    def has_unsure(self) -> bool:
        return any(row.unsure for row in self.rows)

    @property
    def has_vague(self) -> bool:
        return any(row.vague for row in self.rows)


def promises_picture(
    commitments: Iterable[Any], facts: Mapping[UUID, Facts], today: date, total: int
) -> PromisesPicture:
    """One row each, in the order given; `total` is how many there are in all."""
    commitments = list(commitments)
    days = [day for one in commitments for period in _periods(one) for day in period]
    days += [day for one in facts.values() for move in one.moves for day in move]
    days += [one.decided_on for one in facts.values() if one.decided_on]
    scale = scale_of(days, today)
    rows = [_row(one, facts.get(one.pk, Facts()), today, scale) for one in commitments]
    at = scale.at(today)
    return PromisesPicture(scale.axes(), percent(at), anchor(at), rows, total - len(rows))


def _periods(commitment: Any) -> list[tuple[date, date]]:
    """What the dates of its making and of its deadline stand for."""
    dates = [
        (commitment.made_on, commitment.made_precision),
        (commitment.deadline, commitment.deadline_precision),
    ]
    return [(first_day(day, precision), day) for day, precision in dates if day]


def _row(commitment: Any, facts: Facts, today: date, scale: Scale) -> Row:
    ended_on = facts.decided_on if commitment.is_final else None
    return Row(
        commitment,
        bar=_stretch(commitment.made_on, ended_on or today, scale) if commitment.made_on else None,
        end=percent(scale.at(ended_on)) if ended_on else "",
        ended_on=ended_on,
        unsure=commitment.is_final and ended_on is None,
        due=percent(scale.at(commitment.deadline)) if commitment.deadline else "",
        vague=[_stretch(first, last, scale) for first, last in _periods(commitment) if first != last],
        moves=[
            Moved(before, after, percent(scale.at(before)), percent(scale.at(after))) for before, after in facts.moves
        ],
    )


def _stretch(first: date, last: date, scale: Scale) -> Stretch:
    return Stretch(percent(scale.at(first)), percent(max(NARROWEST, scale.at(last) - scale.at(first))))
