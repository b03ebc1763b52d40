"""The text as tokens, lines and paragraphs, all with offsets into the text as stored."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import reduce
from itertools import accumulate, chain
from operator import or_

from articles.extraction.classes import NOTABLE, UPPER, classify, union
from articles.extraction.results import Span
from articles.extraction.wrapping import paragraphs

# A leading apostrophe belongs to the elided words 's, 't, 'n …; an inner mark joins a word (foto's, zo'n, J&V).
TOKEN = re.compile(r"\w+(?:[-&.’'·]\w+)*|(?<!\w)[’'‘`](?:t|s|n|k|m)(?!\w)|[^\w\s]")
# Tokens and spaces are all that there is: the lengths of these add up to offsets.
TOKEN_AND_SPACE = re.compile(rf"(?:{TOKEN.pattern})\s*")


class Role(Enum):
    """What a line is there for."""

    TEXT = auto()
    TITLE = auto()
    HEADING = auto()
    QUESTION = auto()
    BYLINE = auto()
    CREDIT = auto()
    DATE = auto()
    CAPTION = auto()
    PULL_QUOTE = auto()
    LIST_ITEM = auto()
    SIGNATURE = auto()
    NOISE = auto()

    __hash__ = object.__hash__  # stages ask of every line whether its role is in a set


@dataclass(slots=True, eq=False)
class Line:
    """One line of running text or page furniture: tokens `first` to `last` (not included) and all their classes."""

    span: Span
    text: str
    first: int
    last: int
    paragraph: int
    classes: int
    role: Role = Role.TEXT
    label: Span | None = None
    bullet: bool = False


@dataclass(slots=True, eq=False)
class Document:
    """`low` is the text in small letters, of the same length; the lists up to `starts` hold an entry a token.

    `notable` are the tokens that stages look for, by their classes, `openings` the first tokens of the lines.
    """

    text: str
    low: str = ""
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    notable: dict[int, list[int]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    openings: list[int] = field(default_factory=list)
    _having: dict[int, list[int]] = field(default_factory=dict)

    def having(self, classes: int) -> list[int]:
        """The notable tokens that are of any of these classes, in order."""
        tokens = self._having.get(classes)
        if tokens is None:
            fitting = [tokens for class_, tokens in self.notable.items() if class_ & classes]
            tokens = fitting[0] if len(fitting) == 1 else sorted(chain.from_iterable(fitting))
            self._having[classes] = tokens
        return tokens

    def having_in(self, classes: int, first: int, last: int) -> list[int]:
        """Those from token `first` up to and including the one before `last`."""
        tokens = self.having(classes)
        start = bisect_left(tokens, first)
        return tokens[start : bisect_left(tokens, last, start)]

    def by_line(self, tokens: list[int], roles: Collection[Role]) -> Iterator[tuple[Line, list[int]]]:
        """The lines of these roles that hold some of the tokens, each with those that it holds."""
        stop = 0
        for line in self.lines if tokens else ():
            start, stop = stop, bisect_left(tokens, line.last, stop)
            if start < stop and line.role in roles:
                held = tokens[start:stop]
                yield line, held if held[0] >= line.first else held[bisect_left(held, line.first) :]

    def token_at(self, offset: int) -> int:
        """The first token that starts at or after the offset."""
        return bisect_left(self.starts, offset)

    def end(self, token: int) -> int:
        return self.starts[token] + len(self.words[token])

    def span(self, first: int, last: int) -> Span:
        """From token `first` up to and including the one before `last`, or the last one of the text."""
        behind = min(last, len(self.words)) - 1
        return Span(self.starts[first], self.starts[behind] + len(self.words[behind]))

    def classes_in(self, span: Span) -> int:
        """All classes of the words of a passage."""
        return union(self.classes[self.token_at(span.start) : self.token_at(span.end)])

    def line_number(self, token: int) -> int:
        """The line in which a token stands, by its place among the lines."""
        return bisect_right(self.openings, token) - 1

    def line_at(self, token: int) -> Line:
        return self.lines[bisect_right(self.openings, token) - 1]

    def slice(self, first: int, last: int) -> str:
        words = self.text[self.starts[first] : self.starts[last - 1] + len(self.words[last - 1])]
        return " ".join(words.splitlines()) if "\n" in words else words


def read_document(text: str) -> Document:
    pieces = TOKEN_AND_SPACE.findall(text)
    words = list(map(str.rstrip, pieces))
    *starts, _behind = accumulate(map(len, pieces), initial=len(text) - len(text.lstrip()))
    classes = classify(words)
    notable: dict[int, list[int]] = defaultdict(list)
    for index, class_ in enumerate(classes):
        if sought := class_ & NOTABLE:
            notable[sought].append(index)
    lows = words.copy()
    for index in chain.from_iterable(tokens for class_, tokens in notable.items() if class_ & UPPER):
        lows[index] = words[index].lower()
    document = Document(text, _lowered(text), words, lows, classes, starts, notable)
    document.lines = _lines(document)
    document.openings = [line.first for line in document.lines]
    return document


def _lowered(text: str) -> str:
    """Small letters, one for one: the few capitals that become two letters (İ) stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _lines(document: Document) -> list[Line]:
    lines: list[Line] = []
    paragraph, last, behind = 0, 0, 0
    text, starts = document.text, document.starts
    for start, end in paragraphs(text):
        if lines and text.count("\n", behind, start) > 1:
            paragraph += 1
        behind = end
        first, last = last, bisect_left(starts, end, last)
        classes = reduce(or_, document.classes[first:last], 0)
        lines.append(Line(Span(start, end), text[start:end], first, last, paragraph, classes))
    return lines
