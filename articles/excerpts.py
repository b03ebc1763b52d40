"""A statement's words with a little of the text around them; never so much that an article is republished."""

from collections.abc import Sequence
from dataclasses import dataclass

CONTEXT = 120  # code points before and after the words, and of what interrupts them
LONGEST = 600  # code points of the words themselves
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the statement (marked), or what interrupts them."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    before: str
    pieces: tuple[Piece, ...]
    after: str


def excerpt(text: str, spans: Sequence[Sequence[int]], longest: int = LONGEST) -> Excerpt:
    """The marked words in their own paragraph, at most CONTEXT code points on either side.

    `spans` are pairs of start and end in code points of `text`. Words beyond `longest` are cut off with an
    ellipsis, and then nothing follows them.
    """
    pieces: list[Piece] = []
    left = longest
    end = spans[0][0]
    for start, stop in spans:
        if pieces and start > end:
            pieces.append(Piece(_middle(text[end:start]), marked=False))
        words = text[start:stop]
        pieces.append(Piece(_head(words, left), marked=True))
        left -= len(words)
        end = stop
        if left <= 0:
            break
    cut = left < 0 or end < spans[-1][1]
    return Excerpt(_before(text, spans[0][0]), tuple(pieces), "" if cut else _after(text, end))


def _before(text: str, start: int) -> str:
    paragraph = text.rfind("\n", 0, start) + 1
    return _tail(text[paragraph:start].lstrip(), CONTEXT)


def _after(text: str, end: int) -> str:
    paragraph = text.find("\n", end)
    return _head(text[end : paragraph if paragraph >= 0 else len(text)].rstrip(), CONTEXT)


def _middle(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    half = (CONTEXT - 2) // 2
    return f"{_head(text, half)} {_tail(text, half)}"


def _head(text: str, length: int) -> str:
    """At most `length` code points, cut between words where there are any."""
    if len(text) <= length:
        return text
    room = text[: length - 1]
    whole_words = room if text[length - 1].isspace() else room.rpartition(" ")[0] or room
    return whole_words.rstrip(" ,;:") + ELLIPSIS


def _tail(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    room = text[-(length - 1) :]
    whole_words = room if text[-length].isspace() else room.partition(" ")[2] or room
    return ELLIPSIS + whole_words.lstrip(" ,;:")
