"""What was said and what happened about one commitment, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from articles.editorial import DatePrecision
from initiatives.models import Commitment, CommitmentStatement, StatusUpdate, UpdateKind


@dataclass(frozen=True, slots=True)
class Event:
    """Words that bear on the promise, or a recorded fact about it: one of the two."""

    day: date | None
    precision: str
    link: CommitmentStatement | None = None
    update: StatusUpdate | None = None
    deadline_before_precision: str = DatePrecision.DAY
    answered_later: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Oldest first; what has no date stands apart."""

    dated: list[Event]
    undated: list[Event]

    @property
    def all(self) -> list[Event]:
        return [*self.dated, *self.undated]

    @property
    def said(self) -> int:
        return sum(event.link is not None for event in self.all)

    @property
    def recorded(self) -> int:
        return len(self.all) - self.said

    @property
    def shifts(self) -> int:
        return sum(event.update is not None and event.update.kind == UpdateKind.DEADLINE for event in self.all)

    def precision_of(self, deadline: date | None) -> str:
        """How exact a deadline was that was moved later."""
        moved = [event for event in (*self.dated, *self.undated) if event.update and event.update.deadline_before]
        told = {event.update.deadline_before: event.deadline_before_precision for event in moved if event.update}
        return told.get(deadline, DatePrecision.DAY)


def timeline(commitment: Commitment, links: Iterable[CommitmentStatement], updates: Iterable[StatusUpdate]) -> Timeline:
    """`links` and `updates` are the public ones, each in its own order; on one day the words come first."""
    links, updates = list(links), list(updates)
    precisions = _precisions(commitment, links, updates)
    answered = {update.asked_on for update in updates if update.asked_on and not update.without_answer}
    events = [Event(link.statement.said_on, link.statement.said_precision, link=link) for link in links]
    events += [
        Event(
            update.happened_on,
            update.happened_precision,
            update=update,
            deadline_before_precision=precisions.get(update.deadline_before, DatePrecision.DAY),
            answered_later=update.without_answer and update.asked_on in answered,
        )
        for update in updates
    ]
    dated = sorted((event for event in events if event.day), key=lambda event: event.day or date.min)
    return Timeline(dated, [event for event in events if event.day is None])


def _precisions(
    commitment: Commitment, links: list[CommitmentStatement], updates: list[StatusUpdate]
) -> dict[date | None, str]:
    """How exact each deadline was that somebody named; an update keeps only the day of the one before it."""
    named: dict[date | None, str] = {link.statement.deadline: link.statement.deadline_precision for link in links}
    named |= {update.deadline_after: update.deadline_after_precision for update in updates}
    return named | {commitment.deadline: commitment.deadline_precision}
