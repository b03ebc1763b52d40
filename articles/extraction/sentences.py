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

BOUNDARY = re.compile(r"([.!?…][.!?…]{0,2}[”’»“\"')\]]{0,3}(?:\[\d{1,3}\])?)\s{1,4}(?=[\w“‘„«\"'(\[]|,,)")
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
    position = 0
    for index, line in enumerate(document.lines):
        if line.role not in READ:
            continue
        while position < len(quotations) and quotations[position].outer.end <= line.span.start:
            position += 1
        stop = position
        while stop < len(quotations) and quotations[stop].outer.start < line.span.end:
            stop += 1
        inside = quotations[position:stop]
        sentences += _of_line(document, line, index, inside)
    return sentences


NONE: Sequence[Quotation] = ()


def _of_line(document: Document, line: Line, index: int, quotations: list[Quotation]) -> Iterator[Sentence]:
    """The sentences of one line, each with the quotations that begin in it."""
    pieces = _pieces(document.text, line.span, quotations)
    if len(pieces) == 1:
        begun = [q for q in quotations if q.outer.start >= line.span.start] if quotations else NONE
        yield Sentence(line.span, line.first, line.last, index, line.classes, begun)
        return
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


def _pieces(text: str, span: Span, quotations: list[Quotation]) -> list[tuple[int, int]]:
    pieces = []
    start = span.start
    upcoming = 0
    for match in BOUNDARY.finditer(text, *span):
        stop, following = match.span()
        while upcoming < len(quotations) and quotations[upcoming].outer.end <= stop:
            upcoming += 1
        inside = upcoming < len(quotations) and any(
            quotation.outer.start < following < quotation.outer.end for quotation in quotations[upcoming : upcoming + 2]
        )
        if not inside and _is_boundary(text, start, stop, following):
            pieces.append((start, match.end(1)))
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
