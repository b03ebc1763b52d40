"""Memberships as posts: when they were held, which follows which by an editor's word, which are the same post."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import cache
from uuid import UUID

from initiatives.answering.offices import Office, offices_in
from initiatives.answering.succession import Succession
from initiatives.models import Membership, Organisation

DAY = timedelta(days=1)


class Likeness(IntEnum):
    """How far two roles name one post."""

    DIFFERENT = 0
    SAME_TITLE = 1
    SAME_POST = 2
    NAMED_AFTER_THE_BODY = 3


@dataclass(frozen=True, slots=True)
class Period:
    """The days from the first to the last, both included; an end that is None is unknown or has not come."""

    first: date | None
    last: date | None

    def meets(self, other: "Period") -> bool:
        return _not_after(self.first, other.last) and _not_after(other.first, self.last)


def _not_after(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody was at a body: a title, and what it was about; nothing where that was the body as a whole."""

    office: Office
    about: frozenset[str]
    body: Organisation


class Posts:
    """The memberships that bear on some promises, as they are known on a day.

    Somebody holds a role from its first day, else from the day of the published article that tells of it, else since
    nobody knows when; and until its last day, else until the day before another took over the post by an editor's
    word, else until the body ended without being merely renamed, else still.
    """

    def __init__(self, memberships: Iterable[Membership], succession: Succession) -> None:
        self.succession, self.day = succession, succession.day
        self.of: dict[UUID, list[Membership]] = defaultdict(list)
        self.followers: dict[UUID, list[Membership]] = defaultdict(list)
        self._titled: dict[tuple[UUID, str], list[Membership]] = defaultdict(list)
        for row in memberships:
            self.of[row.person_id].append(row)
            for title in {office.title for office in offices_in(row.role)}:
                self._titled[row.organisation_id, title].append(row)
            if row.succeeds_id is not None and row.succeeds_id != row.pk:
                self.followers[row.succeeds_id].append(row)
        # Thousands of promises ask the same few questions.
        self.term = cache(self._term)
        self.names = cache(self._names)
        self.posts_of = cache(self._posts_of)
        self.holders = cache(self._holders)

    def _names(self, body: Organisation) -> tuple[str, ...]:
        """What the body was and is called."""
        return tuple(self.succession.names(body))

    def _term(self, row: Membership) -> Period:
        """From when to when somebody is known to hold it."""
        ends = [follower.start_on - DAY for follower in self.followers.get(row.pk, ()) if follower.start_on]
        body = row.organisation
        if body.dissolved_on and self.succession.renamed_into(body.pk) is None:
            ends.append(body.dissolved_on)
        if row.end_on:
            ends.append(row.end_on)
        return Period(known_from(row), min(ends, default=None))

    def is_held(self, row: Membership) -> bool:
        return self.term(row).meets(Period(self.day, self.day)) and not self.taken_over(row)

    def taken_over(self, row: Membership) -> list[Membership]:
        """Who took over the post by the day, as editors say."""
        return [one for one in self.followers.get(row.pk, ()) if _not_after(known_from(one), self.day)]

    def passed_to(self, rows: Iterable[Membership]) -> list[Membership]:
        """Where these posts are by the day as editors say; the rows themselves where nobody says so."""
        start = list(rows)
        ends, seen, waiting = [], set(), list(start)
        while waiting:
            row = waiting.pop(0)
            if row.pk in seen:
                continue
            seen.add(row.pk)
            following = self.taken_over(row)
            waiting += following
            if not following:
                ends.append(row)
        return ends or start

    def _posts_of(self, row: Membership, printed: str = "") -> tuple[Post, ...]:
        """The posts that its role names; a bare title takes the words that an article printed behind it."""
        told = {office.title: office for office in offices_in(printed) if office.words}
        offices = [office if office.words else told.get(office.title, office) for office in offices_in(row.role)]
        names = self.names(row.organisation)
        return tuple(Post(office, office.portfolio(names), row.organisation) for office in offices)

    def holding(self, title: str, bodies: Iterable[UUID], period: Period) -> Iterator[Membership]:
        """Who is known to have that title at these bodies on some day of the period."""
        for body in bodies:
            yield from (row for row in self._titled.get((body, title), ()) if self.term(row).meets(period))

    def is_alone(self, post: Post, person: UUID, period: Period) -> bool:
        """Whether nobody else is known to have had the title at that body then."""
        bodies = self.succession.renamed(post.body.pk)
        return all(row.person_id == person for row in self.holding(post.office.title, bodies, period))

    def _holders(self, post: Post) -> tuple[Membership, ...] | None:
        """Who holds that post on the day, at its body or one behind it; None where the titles do not tell."""
        bodies = self.succession.path(post.body.pk)
        titled = self.holding(post.office.title, bodies, Period(self.day, self.day))
        alike = {row: self.likeness(post, row) for row in titled if self.is_held(row)}
        best = max(alike.values(), default=Likeness.DIFFERENT)
        if best == Likeness.DIFFERENT:
            return ()
        if best == Likeness.SAME_TITLE and len({row.person_id for row in alike}) > 1:
            return None
        return tuple(row for row in alike if alike[row] == best)

    def passed_on(self, post: Post, since: date | None) -> list[Membership]:
        """Who held the post on some day since then and passed it on, as editors say."""
        bodies = self.succession.path(post.body.pk)
        held = self.holding(post.office.title, bodies, Period(since, self.day))
        return [row for row in held if self.taken_over(row) and self.likeness(post, row) >= Likeness.SAME_POST]

    def likeness(self, post: Post, row: Membership) -> Likeness:
        """How far the role names the post."""
        return max((self._alike(post, other) for other in self.posts_of(row)), default=Likeness.DIFFERENT)

    def _alike(self, post: Post, other: Post) -> Likeness:
        if post.office.title != other.office.title:
            return Likeness.DIFFERENT
        if post.office.is_vague or other.office.is_vague:
            return Likeness.SAME_TITLE
        if not post.about and other.about and not other.office.portfolio(self.names(post.body)):
            return Likeness.NAMED_AFTER_THE_BODY
        return Likeness.SAME_POST if post.about == other.about else Likeness.DIFFERENT


def known_from(row: Membership) -> date | None:
    """The first day on which the register can tell that it was held."""
    if row.start_on is not None:
        return row.start_on
    article = row.source_article
    return article.published_on if article is not None and article.is_published else None
