"""A statement in a little context: its own words, and no more of the article than understanding them needs."""

from collections.abc import Sequence
from typing import NamedTuple

CONTEXT = 120
LONGEST = 600


class Piece(NamedTuple):
    """Some words of an article; `marked` are the statement's own."""

    words: str
    marked: bool


def excerpt(text: str, spans: Sequence[Sequence[int]], around: int = CONTEXT, longest: int = LONGEST) -> list[Piece]:
    """The spans with at most `around` code points on either side, cut at words; a long span ends in an ellipsis.

    What stands between two spans (an attribution) is shown where it is short enough to be context too.
    """
    pieces: list[Piece] = []
    before = _before(text, spans[0][0], around)
    if before:
        pieces.append(Piece(before, marked=False))
    for number, (start, end) in enumerate(spans):
        if number:
            between = text[spans[number - 1][1] : start]
            pieces.append(Piece(between if len(between) <= 2 * around else " … ", marked=False))
        pieces.append(Piece(_shortened(text[start:end], longest), marked=True))
    after = _after(text, spans[-1][1], around)
    if after:
        pieces.append(Piece(after, marked=False))
    return pieces


def _before(text: str, start: int, around: int) -> str:
    paragraph = text.rfind("\n", 0, start) + 1
    words = text[max(paragraph, start - around) : start]
    if start - around <= paragraph:
        return words
    return "…" + words[words.find(" ") :] if " " in words else ""


def _after(text: str, end: int, around: int) -> str:
    paragraph = text.find("\n", end)
    paragraph = len(text) if paragraph == -1 else paragraph
    words = text[end : min(paragraph, end + around)]
    if end + around >= paragraph:
        return words
    return words[: words.rfind(" ")] + " …" if " " in words else ""


def _shortened(words: str, longest: int) -> str:
    if len(words) <= longest:
        return words
    return words[: words.rfind(" ", 0, longest)] + " …"
