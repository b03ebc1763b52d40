"""A statement's words with a little of the text around them; never so much that an article is republished."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.extraction.wrapping import paragraphs

CONTEXT = 120  # code points before and after the words, and of what interrupts them
LONGEST = 600  # code points of the words themselves
OPENING = 80  # code points of words, and at most half of them, once half of the article is shown
ELLIPSIS = "…"

Spans = Sequence[Sequence[int]]


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


def excerpt(text: str, spans: Spans, longest: int = LONGEST) -> Excerpt:
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
    bounds = _paragraphs(text)
    return Excerpt(_before(text, spans[0][0], bounds), tuple(pieces), "" if cut else _after(text, end, bounds))


def excerpts(text: str, statements: Sequence[tuple[Spans, bool]]) -> list[Excerpt]:
    """One excerpt for each statement, in their order; together no more than half of the text, and openings.

    Each statement comes as its spans and whether it goes before others. What would pass the half loses its context
    first, then all words but its opening ones. What two statements share counts once.
    """
    shown = bytearray(len(text))
    found: dict[int, Excerpt] = {}
    for number in sorted(range(len(statements)), key=lambda number: not statements[number][1]):
        spans = statements[number][0]
        with_context = excerpt(text, spans)
        for one in (with_context, replace(with_context, before="", after="")):
            start, stop = spans[0][0] - len(one.before), spans[-1][1] + len(one.after)
            if shown.count(1) + shown.count(0, start, stop) <= len(text) // 2:
                shown[start:stop] = b"\1" * (stop - start)
                found[number] = one
                break
        else:
            opening = min(OPENING, sum(stop - start for start, stop in spans) // 2)
            found[number] = replace(excerpt(text, spans, longest=opening), before="", after="")
    return [found[number] for number in range(len(statements))]


@lru_cache(maxsize=8)  # a page asks for every statement of one article
def _paragraphs(text: str) -> list[tuple[int, int]]:
    return paragraphs(text)


def _before(text: str, start: int, bounds: list[tuple[int, int]]) -> str:
    begun = _paragraph_at(start, bounds)[0]
    return _tail(text[min(begun, start) : start].replace("\n", " "), CONTEXT)


def _after(text: str, end: int, bounds: list[tuple[int, int]]) -> str:
    ended = _paragraph_at(end, bounds)[1]
    return _head(text[end : max(ended, end)].replace("\n", " "), CONTEXT)


def _paragraph_at(offset: int, bounds: list[tuple[int, int]]) -> tuple[int, int]:
    place = bisect_right(bounds, offset, key=lambda paragraph: paragraph[0]) - 1
    return bounds[max(place, 0)] if bounds else (offset, offset)


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
