"""Which initiatives a statement is about: named in it, meant by "het programma", or named just before it."""

from bisect import bisect_left

from articles.extraction.body_forms import Body
from articles.extraction.classes import TYPE_WORD
from articles.extraction.document import Document
from articles.extraction.layout import Layout
from articles.extraction.results import Span
from articles.extraction.vocabulary import head

LONGEST_NAME = 400  # code points
REFERRING = frozenset("het de dit deze dat die ons onze".split())
LOOK_BACK = 12  # named initiatives and bodies


class Topics:
    def __init__(self, document: Document, bodies: list[Body], layout: Layout) -> None:
        self.document = document
        self.starts = sorted([document.starts[first] for body in bodies for first, _ in body.places])
        self.named = sorted(
            (*document.span(first, last), number)
            for number, body in enumerate(bodies)
            if _is_initiative(body)
            for first, last in body.places
        )
        self.named_at = [start for start, _end, _number in self.named]
        self.bodies = bodies
        self.layout = layout

    def of(self, *spans: Span, answers: bool = False) -> tuple[str, ...]:
        """The initiatives named in the words or in the question that they answer, else those that they go on about."""
        if not self.named or self.named_at[0] >= spans[-1].end:
            return ()
        found = [name for span in spans for name in self._named_in(span)]
        if answers:
            place = bisect_left(self.layout.questions, spans[0].start, key=lambda question: question.span.end + 1)
            found += self._named_in(self.layout.questions[place - 1].span) if place else []
        return tuple(dict.fromkeys(found)) or self._meant_in(spans[0])

    def _named_in(self, span: Span) -> list[str]:
        """In the order in which the text first names them; a fund that turned out to speak is a body."""
        place = bisect_left(self.named_at, span.start - LONGEST_NAME)
        stop = bisect_left(self.named_at, span.end, place)
        found = {number for _start, end, number in self.named[place:stop] if end > span.start}
        if not found:
            return []
        return [self.bodies[number].name for number in sorted(found) if _is_initiative(self.bodies[number])]

    def _meant_in(self, span: Span) -> tuple[str, ...]:
        """By a type word with an article, else the one named last before it in the same paragraph."""
        earliest = self.starts[max(0, bisect_left(self.starts, span.start) - LOOK_BACK)]
        named = self.named[bisect_left(self.named_at, earliest) : bisect_left(self.named_at, span.start)]
        before = [place for place in reversed(named) if _is_initiative(self.bodies[place[2]])]
        if not before:
            return ()
        for low in self._type_words(span):
            found = head(low)
            for _start, _end, number in before:
                body = self.bodies[number]
                if low in body.name.lower() or (found and found.kind == body.kind != "other"):
                    return (body.name,)
        _start, end, number = before[0]
        return (self.bodies[number].name,) if "\n" not in self.document.text[end : span.start] else ()

    def _type_words(self, span: Span) -> list[str]:
        """ "het programma", "deze wet": type words of initiatives behind an article."""
        lows = self.document.lows
        first, last = self.document.token_at(span.start), self.document.token_at(span.end)
        return [
            lows[i]
            for i in self.document.having_in(TYPE_WORD, max(first, 1), last)
            if lows[i - 1] in REFERRING and (found := head(lows[i])) and not found.is_body
        ]


def _is_initiative(body: Body) -> bool:
    return not body.is_body or body.both
