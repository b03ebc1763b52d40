"""The two widths for which pictures are laid out: of a small telephone, and of anything from a tablet up.

Each is the least that the page leaves there: the list of commitments has its filters beside it from 960 pixels on.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """`pixels` is the least that a picture has there; `name` ends the class of what is drawn there only."""

    name: str
    pixels: int

    def part(self, pixels: float) -> float:
        """So many pixels as percent of the width."""
        return 100 * pixels / self.pixels


NARROW, WIDE = Screen("narrow", 288), Screen("wide", 590)
SCREENS = (NARROW, WIDE)
# Pixels that a letter takes at most, on average over a word.
LETTER = 7.5


def room(part: float, pixels: float) -> str:
    """On which screens so many pixels fit into that part of the width: on any, on wide ones, or on none."""
    if part >= NARROW.part(pixels):
        return "any"
    return "wide" if part >= WIDE.part(pixels) else ""
