"""Where each statement begins and ends in the text: stretches that do not overlap, however statements do."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articles.extraction import Extraction, FoundStatement, Speaker

UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # categories that show nothing, or that a terminal or browser obeys


@dataclass(frozen=True, slots=True)
class Segment:
    """`text[start:end]`, a stretch on one line that the same statements cover throughout.

    Statements go by their number, counted from 0: `covering` has the outermost first, `opening` and `closing` are
    those with a span that begins or ends here, in the order in which their marks are to be written.
    """

    start: int
    end: int
    covering: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()
    closing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text with its line end, and the statements whose first or last words stand in it."""

    segments: tuple[Segment, ...]
    begun: tuple[int, ...]
    ended: tuple[int, ...]


@dataclass(frozen=True)
class Reading:
    """An article, by the name of its source, with what was found in its text."""

    name: str
    text: str
    found: Extraction

    @cached_property
    def lines(self) -> list[Line]:
        return lines(self.text, self.found.statements)

    @cached_property
    def voices(self) -> dict[Speaker, int]:
        """Each speaker with a number from 0, in the order in which they first speak: one colour each."""
        speakers = [speaker for statement in self.found.statements for speaker in statement.speakers]
        return {speaker: number for number, speaker in enumerate(dict.fromkeys(speakers))}


def segments(text: str, statements: Sequence[FoundStatement]) -> list[Segment]:
    """The whole text in stretches, in order and without gaps; each ends where a span or a line begins or ends.

    Args:
        text: the text that the statements were found in.
        statements: their spans may overlap in any way; an empty span marks nothing.
    """
    spans = [
        (span.start, span.end, number)
        for number, statement in enumerate(statements)
        for span in statement.spans
        if span.start < span.end
    ]
    spans.sort(key=lambda span: (span[0], -span[1], span[2]))  # at one place the longest opens first
    line_starts = (at + 1 for at, character in enumerate(text) if character == "\n")
    cuts = sorted({0, len(text), *line_starts, *(span[0] for span in spans), *(span[1] for span in spans)})
    found: list[Segment] = []
    open_spans: list[tuple[int, int, int]] = []
    following = 0
    for start, end in pairwise(cuts):
        opened = following
        while following < len(spans) and spans[following][0] == start:
            following += 1
        opening = spans[opened:following]
        open_spans += opening
        closing = [span for span in reversed(open_spans) if span[1] == end]
        found.append(Segment(start, end, _numbers(open_spans), _numbers(opening), _numbers(closing)))
        open_spans = [span for span in open_spans if span[1] > end]
    return found


def lines(text: str, statements: Sequence[FoundStatement]) -> list[Line]:
    """The segments of the text, line by line."""
    first = {number: min(s.start for s in one.spans) for number, one in enumerate(statements) if one.spans}
    last = {number: max(s.end for s in one.spans) for number, one in enumerate(statements) if one.spans}
    found: list[Line] = []
    line: list[Segment] = []
    for segment in segments(text, statements):
        line.append(segment)
        if segment.end == len(text) or text[segment.end - 1] == "\n":
            begun = sorted({n for s in line for n in s.opening if first[n] == s.start})
            ended = sorted({n for s in line for n in s.closing if last[n] == s.end})
            found.append(Line(tuple(line), tuple(begun), tuple(ended)))
            line = []
    return found


def visible(text: str) -> str:
    """The text with a sign in place of each character that is not seen or that a terminal would obey.

    Line ends and tabs stay. Control characters have pictures of their own (␛); others show their code (‹U+202E›).
    """
    if text.isprintable():
        return text
    return "".join(_sign(c) if unicodedata.category(c) in UNSEEN and c not in "\n\t" else c for c in text)


def on_one_line(words: str) -> str:
    """A name or another short text, on one line and without what a terminal would obey."""
    return visible(" ".join(words.split()))


def _sign(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def _numbers(spans: Iterable[tuple[int, int, int]]) -> tuple[int, ...]:
    """The statements that the spans belong to, each once."""
    return tuple(dict.fromkeys(number for _, _, number in spans))
