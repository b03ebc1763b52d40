"""The post in which a promise was made, and who holds it on a day.

An editor's word that one role took over the post of another beats the rule. The rule: whoever holds a role that names
the same post, at the same body or at one that succeeded it. Where two hold it both are told; where it cannot be known,
the body answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models

from articles.asked_day import the_day
from articles.editorial import DatePrecision
from articles.folding import fold
from initiatives.answering.facts import Facts, gather
from initiatives.answering.offices import offices_in
from initiatives.answering.posts import Period, Post
from initiatives.models import Membership, Organisation, Person

MONTHS = {DatePrecision.MONTH: 1, DatePrecision.QUARTER: 3, DatePrecision.YEAR: 12}


class AnswerKind(models.TextChoices):
    SAME_PERSON = "same_person", "same person"
    SUCCESSOR = "successor", "successor"
    BODY = "body", "body"
    UNKNOWN = "unknown", "unknown"


class Why(models.TextChoices):
    """The rule that found the answer, or why nobody is named."""

    STILL = "still", "the role in which it was promised goes on"
    AGAIN = "again", "the same person holds the post again"
    EDITOR = "editor", "editors established to whom the post passed"
    SAME_POST = "same_post", "the same post at the same body, or at one that succeeded it"
    NOBODY_KNOWN = "nobody_known", "nobody is known to hold the post"
    NO_PERSON = "no_person", "no person promised it"
    NO_ROLE = "no_role", "the role in which it was promised is not known"
    SEVERAL_ROLES = "several_roles", "several roles in which it may have been promised"
    ROLE_NOT_ENOUGH = "role_not_enough", "the role has ended, and its name does not tell the post"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who answers, in which role, since when (None where nobody knows)."""

    person: Person
    role: str
    organisation: Organisation
    since: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for a promise; `organisation` is the body that carries it on, `promised_by` the one that made it."""

    kind: AnswerKind
    why: Why
    holders: tuple[Holder, ...]
    organisation: Organisation | None
    promised_by: Organisation | None
    maker: Person | None
    role: str

    @property
    def successors(self) -> list[Holder]:
        """Who answers beside or instead of the one who promised it."""
        return [holder for holder in self.holders if self.maker is None or holder.person.pk != self.maker.pk]

    @property
    def is_renamed(self) -> bool:
        """Whether another body carries it on than the one that made it."""
        return bool(self.organisation and self.promised_by and self.organisation.pk != self.promised_by.pk)

    @property
    def has_moved(self) -> bool:
        """Whether somebody else answers, or another body."""
        return self.kind == AnswerKind.SUCCESSOR or self.is_renamed

    @property
    def is_of_a_known_post(self) -> bool:
        """Whether it is known in which role it was promised."""
        return self.why not in (Why.NO_PERSON, Why.NO_ROLE, Why.SEVERAL_ROLES)

    def is_by(self, person: UUID) -> bool:
        return any(holder.person.pk == person for holder in self.holders)


@dataclass(frozen=True, slots=True)
class Promise:
    """What the answer depends on; promises that have all of it in common have one answer."""

    person: UUID | None
    body: UUID | None
    made: Period
    printed: str


def answers_to(commitments: Iterable[Any]) -> dict[UUID, Answer]:
    """By commitment, who answers for it on the day that is asked about; the same few queries for any number."""
    rows = list(commitments)
    facts = gather(rows, the_day())
    found: dict[Promise, Answer] = {}
    answers = {}
    for row in rows:
        promise = Promise(
            row.responsible_person_id if row.responsible_person_id in facts.people else None,
            row.responsible_organisation_id if row.responsible_organisation_id in facts.bodies else None,
            made_in(row.made_on, row.made_precision),
            facts.printed.get((row.pk, row.responsible_person_id), ""),
        )
        if promise not in found:
            found[promise] = answer_from(promise, facts)
        answers[row.pk] = found[promise]
    return answers


def answer_from(promise: Promise, facts: Facts) -> Answer:
    return _Asked(promise, facts).answer()


def made_in(last: date | None, precision: str) -> Period:
    """The days that a vague date stands for."""
    if last is None:
        return Period(None, None)
    months = MONTHS.get(DatePrecision(precision))
    if months is None:
        return Period(last, last)
    return Period(last.replace(day=1, month=(last.month - 1) // months * months + 1), last)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One promise, and what is known."""

    promise: Promise
    facts: Facts

    def answer(self) -> Answer:
        if self.promise.person is None:
            return self._told(Why.NO_PERSON)
        own = self._own_roles()
        if not own:
            return self._told(Why.NO_ROLE)
        if not self._is_one_post(own):
            all_go_on = all(self._goes_on(row) for row in own)
            return self._told(Why.STILL, own, own) if all_go_on else self._told(Why.SEVERAL_ROLES, own)
        why, holders = self._follow(own)
        return self._told(why, own, holders)

    def _follow(self, own: list[Membership]) -> tuple[Why, list[Membership]]:
        """Who holds the post on the day: along editors' words as far as they go, and by the rule from there.

        Where nobody holds it any more, somebody who held it since may have passed it on by an editor's word.
        """
        posts = self.facts.posts
        rows, seen = own, set(own)
        while True:
            ends = posts.passed_to(rows)
            held = [row for row in ends if (self._goes_on(row) if row in own else posts.is_held(row))]
            if held and any(row not in own for row in ends):
                return Why.EDITOR, held
            others, is_told = self._in_the_same_post(ends, own)
            holders = [*held, *(row for row in others if row not in held)]
            if holders:
                return self._rule(own, holders), holders
            seen.update(ends)
            rows = [row for row in self._held_since(ends, own) if row not in seen]
            if not rows:
                return Why.NOBODY_KNOWN if is_told else Why.ROLE_NOT_ENOUGH, []
            seen.update(rows)

    def _rule(self, own: list[Membership], holders: list[Membership]) -> Why:
        if any(row in own for row in holders):
            return Why.STILL
        return Why.AGAIN if any(row.person_id == self.promise.person for row in holders) else Why.SAME_POST

    def _held_since(self, ends: list[Membership], own: list[Membership]) -> list[Membership]:
        """Who held these posts after they were promised in, and passed them on by an editor's word."""
        posts, found = self.facts.posts, []
        for row in ends:
            is_own = row in own
            for post in posts.posts_of(row, self.promise.printed if is_own else ""):
                found += posts.passed_on(post, self.promise.made.first if is_own else row.start_on)
        return found

    def _own_roles(self) -> list[Membership]:
        """The roles that the person held when it was promised, as near to the responsible body as there are any."""
        held = [row for row in self.facts.posts.of.get(self.promise.person, ()) if self._was_held(row)]  # type: ignore[arg-type]
        ranked = [(rank, row) for row in held if (rank := self.facts.nearness(row, self.promise.body)) is not None]
        nearest = min((rank for rank, _row in ranked), default=None)
        near = [row for rank, row in ranked if rank == nearest]
        near = sorted([row for row in near if row.role] or near, key=_by_first_day)
        return [row for row in near if self._is_as_printed(row)] or [row for row in near if self._may_be_printed(row)]

    def _was_held(self, row: Membership) -> bool:
        """The promise itself tells that a role without a first day had begun."""
        return Period(row.start_on, self.facts.posts.term(row).last).meets(self.promise.made)

    def _goes_on(self, row: Membership) -> bool:
        last = self.facts.posts.term(row).last
        return last is None or last >= self.facts.day

    def _is_as_printed(self, row: Membership) -> bool:
        """Whether the article that first tells of the promise gives this role."""
        printed = offices_in(self.promise.printed)
        if not printed:
            return bool(self.promise.printed) and fold(self.promise.printed) == fold(row.role)
        words = {(post.office.title, post.about) for post in self.facts.posts.posts_of(row, self.promise.printed)}
        names = self.facts.posts.names(row.organisation)
        return any((office.title, office.portfolio(names)) in words for office in printed)

    def _may_be_printed(self, row: Membership) -> bool:
        """Whether the printed title is not another than the role's: who speaks as chairman does not as minister."""
        printed = {office.title for office in offices_in(self.promise.printed)}
        titles = {office.title for office in offices_in(row.role)}
        return not printed or not titles or bool(printed & titles)

    def _is_one_post(self, own: list[Membership]) -> bool:
        named = set()
        for row in own:
            posts = self.facts.posts.posts_of(row, self.promise.printed)
            named.add(frozenset((post.office.title, post.about) for post in posts) or fold(row.role))
        return len(named) == 1

    def _in_the_same_post(self, ends: list[Membership], own: list[Membership]) -> tuple[list[Membership], bool]:
        """Who holds a role of that name on the day, and whether the roles tell as much."""
        found: list[Membership] = []
        is_told = False
        for row in ends:
            printed, period = self.promise.printed, self.promise.made
            if row not in own:
                last = self.facts.posts.term(row).last
                printed, period = "", Period(last, last)
            for post in self.facts.posts.posts_of(row, printed):
                holders = self._holding(post, row, period)
                is_told = is_told or holders is not None
                found += [one for one in holders or () if one not in found]
        return found, is_told

    def _holding(self, post: Post, row: Membership, period: Period) -> tuple[Membership, ...] | None:
        """Who holds that post on the day; None where its name is not enough to tell."""
        posts = self.facts.posts
        if post.office.is_vague and not (post.office.may_be_alone and posts.is_alone(post, row.person_id, period)):
            return None
        return posts.holders(post)

    def _told(self, why: Why, own: Iterable[Membership] = (), held: Iterable[Membership] = ()) -> Answer:
        holders = _one_each(held)
        body = self.facts.bodies.get(self.promise.body)  # type: ignore[arg-type]
        roles = list(own)
        first = roles[0] if roles else None
        promised_by = body or (first.organisation if first else None)
        return Answer(
            kind=self._kind(why, holders, promised_by),
            why=why,
            holders=holders,
            organisation=self.facts.present(promised_by) if promised_by else None,
            promised_by=promised_by,
            maker=self.facts.people.get(self.promise.person),  # type: ignore[arg-type]
            role=self.promise.printed or (first.role if first and self._is_one_post(roles) else ""),
        )

    def _kind(self, why: Why, holders: tuple[Holder, ...], body: Organisation | None) -> AnswerKind:
        if any(holder.person.pk == self.promise.person for holder in holders):
            return AnswerKind.SAME_PERSON
        if holders:
            return AnswerKind.SUCCESSOR
        return AnswerKind.UNKNOWN if why == Why.NOBODY_KNOWN or body is None else AnswerKind.BODY


def _by_first_day(row: Membership) -> tuple[bool, date, UUID]:
    return row.start_on is None, row.start_on or date.max, row.pk


def _one_each(rows: Iterable[Membership]) -> tuple[Holder, ...]:
    """Each person once, by the role that began first, in the order of their names."""
    first: dict[UUID, Membership] = {}
    for row in sorted(rows, key=_by_first_day):
        first.setdefault(row.person_id, row)
    inside = sorted(first.values(), key=lambda row: (row.person.sort_key, row.person_id))
    return tuple(Holder(row.person, row.role, row.organisation, row.start_on) for row in inside)
