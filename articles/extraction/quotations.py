"""Quotations: pairing the marks of Dutch typography, beside apostrophes, over paragraphs, with one missing."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from articles.extraction.classes import OWN_VOICE
from articles.extraction.document import Document, Line, Role
from articles.extraction.results import Span

# Which marks may close a quotation that a mark opened; „ closes with ” or with the German “.
CLOSERS = {"“": "”", "„": '”“"', "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'", "”": "”"}
# Which marks may close what another kind of mark opened: somebody mixed keyboards.
ANY_CLOSER = "”’\"'"
MARKS_AHEAD = 12
MIN_UNLIKE_WORDS = 4
DOUBLED = (",,", "''", "’’", "‘‘")
DOUBLED_OPENING = re.compile(r"(?<!\w)(?:,,|''|‘‘|’’)(?=\w)(?![stnkm]\b)")
DOUBLED_CLOSING = re.compile("(?<=\\S)(?:''|’’)(?!\\w)")
JOINER = "\u2060"  # neither a letter nor white space
MARK = re.compile("[“”„«»‘’\"']")
FIRST_PERSON = re.compile(r"\b(?:ik|wij|we|mijn|ons|onze|wíj|mij|me)\b", re.IGNORECASE)
MAY_GO_ON = frozenset((Role.TEXT, Role.QUESTION))
ELISION = re.compile(r"[’'‘](?:t|s|n|k|m)(?!\w)")


@dataclass(slots=True, eq=False)
class Quotation:
    """The words between the marks; `outer` includes the marks."""

    inner: Span
    outer: Span
    line: int
    last_line: int
    mark: str
    complete: bool = True


def find_quotations(document: Document) -> list[Quotation]:
    """All outermost quotations of the lines that are not page furniture, in order."""
    found: list[Quotation] = []
    open_from: Quotation | None = None
    text = with_single_marks(document.text)
    marks = [match.start() for match in MARK.finditer(text)]
    stop = 0
    for index, line in enumerate(document.lines):
        start, stop = stop, bisect_left(marks, line.span.end, stop)
        if line.role is Role.NOISE:
            continue
        for quotation in _in_line(text, marks[start:stop], line, index) if start < stop else ():
            reopened = (
                open_from is not None and quotation.outer.start == line.span.start and quotation.mark == open_from.mark
            )
            if reopened and open_from is not None:
                open_from.inner = Span(open_from.inner.start, quotation.inner.end)
                open_from.outer = Span(open_from.outer.start, quotation.outer.end)
                open_from.last_line = index
                open_from.complete = quotation.complete
            else:
                found.append(quotation)
            open_from = None
            if (
                not quotation.complete
                and quotation.inner.end == line.span.end
                and quotation.outer.start < quotation.inner.start
            ):
                open_from = found[-1]
        if (line.role in MAY_GO_ON or line.text.endswith("?")) and not _ends_open(found, index):
            open_from = None
    return found


def with_single_marks(text: str) -> str:
    """Marks that are typed as two, ,,so’’ or ''so'', as one and a joiner, so that no offset moves."""
    if not any(pair in text for pair in DOUBLED):
        return text
    text = DOUBLED_OPENING.sub(lambda pair: ("„" if pair[0] == ",," else '"') + JOINER, text)
    return DOUBLED_CLOSING.sub(JOINER + '"', text)


class Bare:
    """The text without the words in quotation marks: what the writer says, not those who are quoted."""

    def __init__(self, document: Document, quotations: list[Quotation]) -> None:
        self.text = document.text
        self.quotations = quotations
        self.ends = [quotation.outer.end for quotation in quotations]

    def of(self, span: Span) -> str:
        """The words of a passage outside quotations that stand wholly or partly in it."""
        pieces, start = [], span.start
        place = bisect_right(self.ends, span.start)
        while place < len(self.quotations) and self.quotations[place].outer.start < span.end:
            outer = self.quotations[place].outer
            pieces.append(self.text[start : outer.start])
            start = outer.end
            place += 1
        return " ".join([*pieces, self.text[start : span.end]])

    def quotes(self, offset: int) -> bool:
        """Whether a code point stands in a quotation."""
        place = bisect_right(self.ends, offset)
        return place < len(self.quotations) and self.quotations[place].outer.start <= offset

    def is_personal(self, line: Line) -> bool:
        """Whether the writer says ik, wij, onze … in a line."""
        if not line.classes & OWN_VOICE:
            return False
        place = bisect_right(self.ends, line.span.start)
        quotes = place < len(self.quotations) and self.quotations[place].outer.start < line.span.end
        return not quotes or bool(FIRST_PERSON.search(self.of(line.span)))


def _ends_open(found: list[Quotation], index: int) -> bool:
    return bool(found) and found[-1].last_line == index and not found[-1].complete


def _in_line(text: str, marks: list[int], line: Line, index: int) -> list[Quotation]:
    found: list[Quotation] = []
    end = line.span.end
    position = 0
    never_closed: set[str] = set()
    while position < len(marks):
        start = marks[position]
        if not _opens(text, start, line):
            if text[start] in "”»" and not found and _stands_at_end(text, start, end):
                found.append(_unopened(text, line, start, index))
            position += 1
            continue
        alike = None if text[start] in never_closed else _closing(text, marks, position, end)
        mark, between = text[start], marks[position + 1 : alike] if alike else []
        unlike = alike is None or _opens_again(text, between, mark) or _closed_straight(text, between, mark)
        closing = (_closed_unlike(text, marks, position, end) if unlike else None) or alike
        if closing is None:
            if text[start] not in never_closed and _is_missing_close(text, start, end):
                inner = _trim(text, start + 1, end)
                found.append(Quotation(inner, Span(start, end), index, index, text[start], complete=False))
                break
            never_closed.add(text[start])
            position += 1
            continue
        stop = marks[closing]
        inner = _trim(text, start + 1, stop)
        if inner.end > inner.start:
            found.append(Quotation(inner, Span(start, stop + 1), index, index, text[start]))
        position = closing + 1
    return found


def _opens_again(text: str, marks: list[int], mark: str) -> bool:
    """ "“So it is’, he says. “And so on”": the first one is closed by another mark, or the second stands inside it."""
    return mark not in CLOSERS[mark] and any(text[at] == mark and text[at - 1].isspace() for at in marks)


def _closed_straight(text: str, marks: list[int], mark: str) -> bool:
    """ "“So it is", he says. " And so on”": the first straight mark closes, and words go on behind a comma."""
    first = next((at for at in marks if text[at] == '"'), None) if mark in "“„" else None
    return first is not None and not text[first - 1].isspace() and text[first + 1 : first + 2] == ","


def _opens(text: str, at: int, line: Line) -> bool:
    mark = text[at]
    if mark not in CLOSERS or at + 1 >= line.span.end:
        return False
    before = text[at - 1] if at > line.span.start else " "
    after = text[at + 1]
    if before.isalnum() or after.isspace():
        return False
    if mark == "”":  # Some outlets print ”so” on both sides.
        return before.isspace() and after.isalpha()
    if mark in "'‘" and ELISION.match(text, at):
        return False
    return not (mark == "»" and before not in " (")


def _closing(text: str, marks: list[int], position: int, end: int) -> int | None:
    """Index in `marks` of the mark that closes; marks of another kind inside are nested."""
    mark = text[marks[position]]
    closers = CLOSERS[mark]
    for index in range(position + 1, len(marks)):
        at = marks[index]
        here = text[at]
        if here not in closers:
            continue
        if here in "’'" and not _closes_single(text, at, end):
            continue
        if here in "’'" and text[at - 1] in "sxz" and _is_possessive(text, marks, index, end):
            continue
        if here in "\"'" and text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum():
            continue
        if here == "“" and not (text[at - 1] in ".,!?…" or text[at - 1].isalnum()):
            continue
        return _past_nested(text, marks, position, index, end)
    return None


def _past_nested(text: str, marks: list[int], position: int, closing: int, end: int) -> int:
    """In ‘wij heten ‘de slimsten’ hier’ the first closing mark belongs to the inner words.

    Where another mark opens first, the outer words go on only if all marks of the line find a partner: else the outer
    mark was never closed, and the next quotation begins.
    """
    mark = text[marks[position]]
    if mark in CLOSERS[mark]:
        return closing
    depth = sum(text[at] == mark and text[at - 1].isspace() for at in marks[position + 1 : closing])
    before_next = None
    for index in range(closing + 1, min(closing + 1 + MARKS_AHEAD, len(marks))):
        if not depth:
            break
        at = marks[index]
        if text[at] == mark and text[at - 1].isspace():
            before_next = before_next or closing
            depth += 1
        elif text[at] in CLOSERS[mark] and (text[at] not in "’'" or _closes_single(text, at, end)):
            closing, depth = index, depth - 1
    return before_next if depth and before_next else closing


def _closed_unlike(text: str, marks: list[int], position: int, end: int) -> int | None:
    """Index in `marks` of a closing mark of another kind, as in 'so it is.’ or ‘so it is”: the first mark behind it."""
    first = text[marks[position]]
    for index in range(position + 1, min(position + 1 + MARKS_AHEAD, len(marks))):
        at = marks[index]
        here = text[at]
        if here in "’'" and not _closes_single(text, at, end):
            continue
        if here == first or here not in ANY_CLOSER or text[at - 1].isspace():
            return None
        ends = text[at - 1] in ".,!?…" or (at + 1 >= end or not text[at + 1].isalnum())
        long_enough = text[at + 1 : at + 2] == "," or len(text[marks[position] + 1 : at].split()) >= MIN_UNLIKE_WORDS
        return index if ends and long_enough else None
    return None


def _closes_single(text: str, at: int, end: int) -> bool:
    """A single mark between letters is an apostrophe (foto’s), and so is one before s, t … (’s avonds)."""
    after = text[at + 1] if at + 1 < end else " "
    if after.isalnum():
        return False
    return not (text[at - 1].isspace() and ELISION.match(text, at))


def _is_possessive(text: str, marks: list[int], index: int, end: int) -> bool:
    """Sanders’ plan: a mark after s, x or z inside a sentence, while a better closing mark follows."""
    at = marks[index]
    if at + 2 >= end or text[at + 1] != " " or not text[at + 2].islower() or text[at - 1] not in "sxz":
        return False
    for later in marks[index + 1 : index + 9]:
        if text[later] == "‘":
            return False
        if text[later] in "’'" and text[later - 1] in ".,!?…":
            return True
    return False


def _is_missing_close(text: str, start: int, end: int) -> bool:
    """The rest of the paragraph is the quotation when it begins like one and is long enough to be words."""
    mark, rest = text[start], text[start + 1 : end]
    return mark not in "'»" and len(rest.split()) >= 4 and (rest[0].isupper() or rest[0] in "‘“'\"")


def _stands_at_end(text: str, at: int, end: int) -> bool:
    return at + 2 >= end and at > 0 and text[at - 1] in ".!?…"


def _unopened(text: str, line: Line, at: int, index: int) -> Quotation:
    """The opening mark is missing: the paragraph up to the closing mark, without the questions it begins with."""
    start = line.span.start
    while (question := text.find("? ", start, min(at, start + 300))) != -1 and "." not in text[start:question]:
        start = question + 2
    return Quotation(_trim(text, start, at), Span(start, at + 1), index, index, text[at], complete=False)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] == JOINER):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == JOINER):
        end -= 1
    return Span(start, end)
