"""Sentences, with the quotations that stand in them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from articles.extraction.document import Document, Line, Role
from articles.extraction.quotations import Quotation
from articles.extraction.results import Span

BOUNDARY = re.compile(
    r"([.!?…][.!?…]{0,2}[”’»“\"')\]]{0,3}(?:\[\d{1,3}\])?)"
    r"(?:\s{1,4}(?=[\w“‘„«\"'(\[]|,,)|(?<=[a-z]\.)(?=[“„][A-Z]))"  # "overweg kan.“Daar wordt …"
)
ABBREVIATIONS = frozenset(
    "dr drs mr ir ing prof mevr mw dhr jhr jkvr st bijv bv d.w.z dwz o.a i.o i.s.m m.b.t t.a.v t.o.v n.a.v "
    "a.d.h.v resp "
    "ca c.a nr art blz p.m a.u.b incl excl plv sr jr ds bc o.l.v t.g.v d.d vs z.g zgn evt max min afd mln mld jl "
    "ll a.s".split()
)
LONGEST_ABBREVIATION = max(map(len, ABBREVIATIONS))
ABBREVIATION_ENDINGS = frozenset(abbreviation[-2:] for abbreviation in ABBREVIATIONS)
LONGEST_WORD = 40  # longer than any abbreviation with the marks before it
INITIALS = re.compile(r"(?:[A-Z]\.){0,4}[A-Z]")
READ = frozenset(
    (Role.TEXT, Role.LIST_ITEM, Role.CAPTION, Role.TITLE, Role.HEADING, Role.SIGNATURE, Role.QUESTION, Role.PULL_QUOTE)
)


@dataclass(slots=True, eq=False)
class Sentence:
    """Tokens `first` to `last` (not included) of one line, their classes, and the quotations that begin in them."""

    span: Span
    first: int
    last: int
    line: int
    classes: int
    quotations: Sequence[Quotation]


def split_sentences(document: Document, quotations: list[Quotation]) -> list[Sentence]:
    """The sentences of all lines that are read, in order; no sentence ends inside a quotation."""
    sentences: list[Sentence] = []
    text = document.text
    marks = [(match.start(), match.end(1), match.end()) for match in BOUNDARY.finditer(text)]
    mark = position = 0
    for index, line in enumerate(document.lines):
        (start, end), first_mark = line.span, mark
        while mark < len(marks) and marks[mark][2] < end:
            mark += 1
        if line.role not in READ:
            continue
        while position < len(quotations) and quotations[position].outer.end <= start:
            position += 1
        stop = position
        while stop < len(quotations) and quotations[stop].outer.start < end:
            stop += 1
        inside = quotations[position:stop]
        ends = [each for each in marks[first_mark:mark] if each[0] >= start]
        pieces = _pieces(text, line.span, inside, ends) if ends else ()
        if len(pieces) > 1:
            sentences += _of_line(document, line, index, inside, pieces)
        else:
            begun = [q for q in inside if q.outer.start >= start] if inside else NONE
            sentences.append(Sentence(line.span, line.first, line.last, index, line.classes, begun))
    return sentences


NONE: Sequence[Quotation] = ()


def _of_line(
    document: Document, line: Line, index: int, quotations: list[Quotation], pieces: Sequence[tuple[int, int]]
) -> Iterator[Sentence]:
    """The sentences of a line that holds several, each with the quotations that begin in it."""
    starts, classes = document.starts, document.classes
    last, upcoming = line.first, 0
    for start, end in pieces:
        passed = upcoming
        while upcoming < len(quotations) and quotations[upcoming].outer.start < end:
            upcoming += 1
        begun = [q for q in quotations[passed:upcoming] if q.outer.start >= start] if passed < upcoming else NONE
        first, last = last, line.last if end == line.span.end else bisect_left(starts, end, last, line.last)
        if first < last:
            yield Sentence(Span(start, end), first, last, index, reduce(or_, classes[first:last], 0), begun)


def _pieces(
    text: str, span: Span, quotations: list[Quotation], marks: list[tuple[int, int, int]]
) -> list[tuple[int, int]]:
    """Where the sentences of a line begin and end; `marks` are the ends that its punctuation may make."""
    pieces = []
    start = span.start
    upcoming = 0
    for stop, closing, following in marks:
        while upcoming < len(quotations) and quotations[upcoming].outer.end <= stop:
            upcoming += 1
        inside = upcoming < len(quotations) and any(
            quotation.outer.start < following < quotation.outer.end for quotation in quotations[upcoming : upcoming + 2]
        )
        if not inside and _is_boundary(text, start, stop, following):
            pieces.append((start, closing))
            start = following
    if start < span.end:
        pieces.append((start, span.end))
    return pieces


def _is_boundary(text: str, start: int, stop: int, following: int) -> bool:
    after = text[following]
    if not after.isupper() and (
        after.islower()
        or (after in "’'‘" and text[following + 1 : following + 2].islower() and not _elided_opening(text, following))
    ):
        return False
    if text[stop] != "." or _is_plain_word(text, start, stop):
        return True
    reach = max(start, stop - LONGEST_WORD)
    word_start = max(text.rfind(" ", reach, stop), text.rfind("(", reach, stop), reach - 1) + 1
    word = text[word_start:stop].strip("“‘„«\"'(")
    if word.lower() in ABBREVIATIONS:
        return False
    return not (after.isupper() and word[-1:].isupper() and INITIALS.fullmatch(word))


def _is_plain_word(text: str, start: int, stop: int) -> bool:
    """Whether what ends at `stop` is too long for an abbreviation, or ends like none of them."""
    ending = text[max(start, stop - 2) : stop]
    if ending.isalpha() and ending.islower() and ending not in ABBREVIATION_ENDINGS:
        return True
    return stop - start > LONGEST_ABBREVIATION and text[stop - LONGEST_ABBREVIATION - 1 : stop].isalpha()


def _elided_opening(text: str, at: int) -> bool:
    """’s Avonds and ’t Hart begin a sentence; a bare mark before a small letter does not."""
    return text[at + 1] in "tsn" and text[at + 2 : at + 3] in (" ", "-") and text[at + 3 : at + 4].isupper()
