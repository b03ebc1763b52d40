"""Which initiatives a statement is about."""

from bisect import bisect_left

from articles.extraction.body_forms import Body
from articles.extraction.layout import Layout
from articles.extraction.results import Span

LONGEST_NAME = 400


class Topics:
    def __init__(self, bodies: list[Body], layout: Layout) -> None:
        self.named = sorted(
            ((span.start, span.end, number, body) for number, body in enumerate(bodies) for span in body.mentions),
            key=lambda item: item[:3],
        )
        self.layout = layout

    def of(self, *spans: Span, answers: bool = False) -> tuple[str, ...]:
        """The initiatives named in the words, and in the question that they answer."""
        found = [name for span in spans for name in self._named_in(span)]
        if answers:
            place = bisect_left(self.layout.questions, spans[0].start, key=lambda question: question.span.end + 1)
            found += self._named_in(self.layout.questions[place - 1].span) if place else []
        return tuple(dict.fromkeys(found))

    def _named_in(self, span: Span) -> list[str]:
        """In the order in which the text first names them; a fund that turned out to speak is a body."""
        place = bisect_left(self.named, span.start - LONGEST_NAME, key=lambda item: item[0])
        found: list[tuple[int, str]] = []
        stop = bisect_left(self.named, span.end, key=lambda item: item[0])
        for _start, end, number, body in self.named[place:stop]:
            if end > span.start and (not body.is_body or body.both):
                found.append((number, body.name))
        return [name for _number, name in sorted(found)]
