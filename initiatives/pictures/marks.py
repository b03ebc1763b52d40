"""Marks on an axis: those that would lie on each other become one with a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.pictures.scale import percent
from initiatives.pictures.screens import SCREENS, Screen

SIGN = 15  # pixels that a mark takes
DIGIT, AROUND, NARROWEST = 7, 8, 19  # pixels of a number, and of what is around it
BETWEEN = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the axis; `kind` says how it is drawn, `label` what it is."""

    at: float
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """One mark, or several in its place; `label` is that of the first, `last` that of the last."""

    at: float
    kind: str
    label: str
    last: str
    count: int

    @property
    def x(self) -> str:
        return percent(self.at)

    @property
    def breadth(self) -> int:
        """In pixels."""
        return SIGN if self.count == 1 else max(NARROWEST, AROUND + DIGIT * len(str(self.count)))

    @property
    def half(self) -> str:
        return f"{self.breadth / 2:.1f}"


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one line as they are drawn on one kind of screen."""

    screen: str
    bundles: list[Bundle]


def lanes(marks: Iterable[Mark]) -> list[Lane]:
    marks = list(marks)
    return [Lane(screen.name, bundled(marks, screen)) for screen in SCREENS]


def bundled(marks: Iterable[Mark], screen: Screen) -> list[Bundle]:
    """From left to right; no two touch, and a mark that stands alone keeps its place."""
    stack: list[Bundle] = []
    for mark in sorted(marks, key=lambda mark: mark.at):
        stack.append(Bundle(mark.at, mark.kind, mark.label, mark.label, 1))
        while len(stack) > 1 and stack[-1].at - stack[-2].at < apart(stack[-2], stack[-1], screen):
            later, earlier = stack.pop(), stack.pop()
            stack.append(_together(earlier, later))
    return stack


def apart(one: Bundle, other: Bundle, screen: Screen) -> float:
    """Percent of the width that must lie between the middles of two."""
    return screen.part((one.breadth + other.breadth) / 2 + BETWEEN)


def _together(one: Bundle, other: Bundle) -> Bundle:
    count = one.count + other.count
    at = (one.at * one.count + other.at * other.count) / count
    return Bundle(at, one.kind if one.kind == other.kind else "mixed", one.label, other.last, count)
