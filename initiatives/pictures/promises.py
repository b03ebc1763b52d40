"""Many commitments on one axis: when each was made, how long it ran, by when it was due, and how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from initiatives.pictures.scale import Scale, Tick, anchor, percent, scale_of


@dataclass(frozen=True, slots=True)
class Facts:
    """What the picture needs of the record: the days between which the deadline moved, and that of the last status."""

    moves: list[tuple[date, date]]
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class Moved:
    x1: str
    x2: str
    later: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment; the bar runs from its making to its final status, or to today."""

    commitment: Any
    x: str
    width: str
    due: str
    moves: list[Moved]
    undated: bool


@dataclass(frozen=True, slots=True)
class PromisesPicture:
    ticks: list[Tick]
    today: str
    today_anchor: str
    rows: list[Row]
    further: int


def promises_picture(
    commitments: Iterable[Any], facts: Mapping[UUID, Facts], today: date, total: int
) -> PromisesPicture:
    """One row each, in the order given; `total` is how many there are in all."""
    commitments = list(commitments)
    days = [day for one in commitments for day in (one.made_on, one.deadline) if day]
    days += [day for one in facts.values() for move in one.moves for day in move]
    days += [one.decided_on for one in facts.values() if one.decided_on]
    scale = scale_of(days, today)
    rows = [_row(one, facts.get(one.pk, Facts([], None)), today, scale) for one in commitments]
    at = scale.at(today)
    return PromisesPicture(scale.ticks(), percent(at), anchor(at), rows, total - len(rows))


def _row(commitment: Any, facts: Facts, today: date, scale: Scale) -> Row:
    last = facts.decided_on if commitment.is_final and facts.decided_on else today
    first = commitment.made_on or last
    return Row(
        commitment,
        x=percent(scale.at(first)),
        width=percent(max(0.4, scale.at(last) - scale.at(first))),
        due=percent(scale.at(commitment.deadline)) if commitment.deadline else "",
        moves=[
            Moved(percent(scale.at(before)), percent(scale.at(after)), after > before) for before, after in facts.moves
        ],
        undated=commitment.made_on is None,
    )
