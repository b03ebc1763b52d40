"""Paragraphs that a mail program or a PDF broke into lines of one width, made whole again."""

import re
from itertools import pairwise

Bounds = tuple[int, int]

LINE = re.compile(r"\S(?:.*\S)?")  # without the space around it

LENGTHS = range(30, 101)  # code points in a line that ends because it is full
LEAST_BREAKS = 5  # inside sentences, before a text counts as broken by its width
OPENS_ITEM = "-•*▪·–—|>#["


def paragraphs(text: str) -> list[Bounds]:
    """Start and end of each line of a text, in code points; lines that only its width parted are one."""
    return _unwrapped(text, [match.span() for match in LINE.finditer(text)])


def _unwrapped(text: str, lines: list[Bounds]) -> list[Bounds]:
    """The lines of a text, those that only its width parted joined; all as they are where no width broke the text."""
    pairs = [(before, behind) for before, behind in pairwise(lines) if text.count("\n", before[1], behind[0]) == 1]
    breaks = [before for before, behind in pairs if before[1] - before[0] in LENGTHS and text[behind[0]].islower()]
    if len(breaks) < LEAST_BREAKS:
        return lines
    width = max(end - start for start, end in breaks)
    parted = {before for before, behind in pairs if _is_parted(text, before, behind, width)}
    joined = lines[:1]
    for before, line in pairwise(lines):
        if before in parted:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _is_parted(text: str, before: Bounds, behind: Bounds, width: int) -> bool:
    """Whether a line ends where it does only because the next word did not fit."""
    if text[behind[0]] in OPENS_ITEM or not width // 2 <= before[1] - before[0] <= width:
        return False
    next_word = text[behind[0] : behind[1]].split(maxsplit=1)[0]
    return before[1] - before[0] + 1 + len(next_word) > width
