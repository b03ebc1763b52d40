"""Which initiatives a statement is about."""

from articles.extraction.body_forms import Body
from articles.extraction.layout import Layout
from articles.extraction.results import Span


class Topics:
    def __init__(self, bodies: list[Body], layout: Layout) -> None:
        self.bodies = bodies
        self.layout = layout

    @property
    def plans(self) -> list[Body]:
        """Asked anew each time: a fund that turns out to speak is a body and no initiative."""
        return [body for body in self.bodies if not body.is_body or body.both]

    def of(self, *spans: Span, answers: bool = False) -> tuple[str, ...]:
        """The initiatives named in the words, and in the question that they answer."""
        named = [plan.name for span in spans for plan in self.plans if any(m.overlaps(span) for m in plan.mentions)]
        if answers:
            asked = [question for question in self.layout.questions if question.span.end <= spans[0].start]
            if asked:
                named += [p.name for p in self.plans if any(m.overlaps(asked[-1].span) for m in p.mentions)]
        return tuple(dict.fromkeys(named))
