"""The curve of how long promises take, as lines."""

from dataclasses import dataclass
from typing import Any

from initiatives.pictures.lives import Followed
from initiatives.pictures.scale import percent
from initiatives.pictures.survival import Step, fulfilled_within, median_months, still_watched

TOP, BOTTOM = 14, 174  # pixels: all fulfilled, none fulfilled
LEFT, RIGHT = 12.0, 97.0  # percent: the beginning, the longest time
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between two ticks
MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Line:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class AtRisk:
    """A tick below the curve, with how many were still being watched."""

    x: str
    months: int
    number: int


@dataclass(frozen=True, slots=True)
class Curve:
    watched: int
    fulfilled: int
    left_out: int
    vague: int
    median: int | None
    steps: list[Step]
    lines: list[Line]
    ticks: list[AtRisk]


def curve(followed: Followed) -> Curve:
    watched = followed.watched
    steps = fulfilled_within(watched)
    longest = max([1, *(one.months for one in watched)])
    apart = next((step for step in STEPS if longest / step < MOST_TICKS), STEPS[-1])
    ticks = [
        AtRisk(percent(_x(months, longest)), months, still_watched(watched, months))
        for months in range(0, longest + 1, apart)
    ]
    fulfilled = sum(step.fulfilled for step in steps)
    return Curve(
        len(watched),
        fulfilled,
        followed.left_out,
        followed.vague,
        median_months(steps),
        steps,
        _lines(steps, longest),
        ticks,
    )


def _lines(steps: list[Step], longest: int) -> list[Line]:
    """Flat until a step, then straight up."""
    lines, x, share = [], 0, 0.0
    for step in steps:
        lines.append(_line(x, share, step.months, share, longest))
        lines.append(_line(step.months, share, step.months, step.share, longest))
        x, share = step.months, step.share
    return [*lines, _line(x, share, longest, share, longest)]


def _line(*ends: Any) -> Line:
    from_month, from_share, to_month, to_share, longest = ends
    return Line(percent(_x(from_month, longest)), _y(from_share), percent(_x(to_month, longest)), _y(to_share))


def _x(months: int, longest: int) -> float:
    return LEFT + (RIGHT - LEFT) * months / longest


def _y(share: float) -> str:
    return f"{BOTTOM - (BOTTOM - TOP) * share:.1f}"
