"""Marks on an axis: those that would lie on each other become one with a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.pictures.scale import percent

# Percent of the width between the middles of two marks: 19 pixels on the narrowest screen.
APART = 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the axis; `kind` says how it is drawn, `label` what it is."""

    at: float
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """One mark, or several in its place; of several kinds the kind is “mixed”."""

    at: float
    kind: str
    label: str
    count: int

    @property
    def x(self) -> str:
        return percent(self.at)


def bundled(marks: Iterable[Mark], apart: float = APART) -> list[Bundle]:
    """From left to right; no two lie nearer than `apart`, and a mark that stands alone keeps its place."""
    stack: list[Bundle] = []
    for mark in sorted(marks, key=lambda mark: mark.at):
        stack.append(Bundle(mark.at, mark.kind, mark.label, 1))
        while len(stack) > 1 and stack[-1].at - stack[-2].at < apart:
            later, earlier = stack.pop(), stack.pop()
            stack.append(_together(earlier, later))
    return stack


def _together(one: Bundle, other: Bundle) -> Bundle:
    count = one.count + other.count
    at = (one.at * one.count + other.at * other.count) / count
    kind = one.kind if one.kind == other.kind else "mixed"
    return Bundle(at, kind, f"{one.label}; {other.label}" if count <= 3 else f"{one.label.split('; ')[0]}; …", count)
