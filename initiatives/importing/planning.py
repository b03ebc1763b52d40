"""From what the reader found to rows: each name is matched once, each statement gets its speakers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from articles.editorial import DatePrecision
from articles.extraction import (
    Extraction,
    FoundInitiative,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    Span,
    Speaker,
)
from articles.folding import fold
from articles.models import Article
from initiatives.importing.known import Register
from initiatives.importing.matching import Match, match_initiative, match_organisation
from initiatives.importing.matching_people import match_person
from initiatives.importing.person_names import split_name
from initiatives.importing.plan import Plan, StatementInitiative, fit
from initiatives.models import (
    Classification,
    DeadlineBasis,
    Initiative,
    InitiativeKind,
    Membership,
    Mention,
    Organisation,
    Origin,
    Person,
    Statement,
    StatementSpeaker,
)

Found = TypeVar("Found", FoundPerson, FoundOrganisation, FoundInitiative)
Entry = Person | Organisation | Initiative


class MisreadError(ValueError):
    """The reader points at words that are not there."""


def plan_article(article: Article, found: Extraction, register: Register) -> Plan:
    """Match every name and lay out the rows. Extends `register` in memory; writes nothing."""
    return _Planner(article, found, register).plan


@dataclass(frozen=True, slots=True)
class _Voice:
    """A person who may speak in the article; `row` is None where editors rejected the name."""

    row: Person | None
    role: str = ""


class _Planner:
    def __init__(self, article: Article, found: Extraction, register: Register) -> None:
        self.plan = Plan(article)
        self.article = article
        self.found = found
        self.register = register
        self.bodies: dict[str, Organisation | None] = {}
        self.initiatives: dict[str, Initiative | None] = {}
        self.people: dict[str, _Voice] = {}
        self._mentioned: set[tuple[Any, int, int]] = set()
        for body in found.organisations:
            self._add_body(body)
        for person in found.persons:
            self._add_person(person)
        for initiative in found.initiatives:
            self._add_initiative(initiative)
        self._add_statements()

    # Names

    def _add_body(self, found: FoundOrganisation) -> Organisation | None:
        match = match_organisation(found, self.register, self.article.published_on)
        row = match.row or self._new_body(found, match)
        self._note(row, found.mentions)
        _remember(self.bodies, found, row)
        return row

    def _new_body(self, found: FoundOrganisation, match: Match[Organisation]) -> Organisation | None:
        if match.verdict == "rejected":
            return None
        abbreviation = next((alias for alias in found.aliases if _is_abbreviation(alias)), "")
        row = Organisation(
            name=fit(Organisation, "name", found.name),
            abbreviation=abbreviation,
            other_names=[alias for alias in found.aliases if alias not in (abbreviation, found.name)],
            classification=_one_of(Classification.values, found.classification),
            origin=Origin.IMPORTER,
            question=match.question,
            maybe_same_as=match.maybe,
        )
        self.plan.organisations.append(row)
        self.register.organisations.add(row)
        return row

    def _body_named(self, name: str) -> Organisation | None:
        key = fold(name)
        return self.bodies[key] if key in self.bodies else self._add_body(FoundOrganisation(name))

    def _add_person(self, found: FoundPerson) -> _Voice:
        body = self._body_named(found.organisation) if found.organisation else None
        match = match_person(found, body, self.register)
        row = match.row or self._new_person(found, match)
        self._note(row, found.mentions)
        if row and body:
            self._add_membership(row, body, found.role or "")
        voice = _Voice(row, fit(StatementSpeaker, "role", found.role))
        _remember(self.people, found, voice)
        return voice

    def _new_person(self, found: FoundPerson, match: Match[Person]) -> Person | None:
        if match.verdict == "rejected":
            return None
        parts = split_name(found.name)
        row = Person(
            name=fit(Person, "name", found.name),
            given_name=fit(Person, "given_name", parts.given_name),
            initials=fit(Person, "initials", parts.initials),
            family_name_prefix=fit(Person, "family_name_prefix", parts.family_name_prefix),
            family_name=fit(Person, "family_name", parts.family_name),
            sort_name=fit(Person, "sort_name", parts.sort_name or found.name),
            # A bare surname or initials belong to too many people to be looked up by.
            other_names=[alias for alias in found.aliases if alias != found.name and split_name(alias).is_full],
            origin=Origin.IMPORTER,
            question=match.question,
            maybe_same_as=match.maybe,
        )
        self.plan.persons.append(row)
        self.register.persons.add(row)
        return row

    def _add_membership(self, person: Person, body: Organisation, role: str) -> None:
        """Unless the register has it, or an editor rejected it; a missing role adds nothing to a known one."""
        held = [
            fold(membership.role)
            for membership in self.register.persons.roles(person, even_rejected=True)
            if membership.organisation_id == body.pk
        ]
        if fold(role) in held or (held and not role):
            return
        membership = Membership(
            person=person,
            organisation=body,
            role=fit(Membership, "role", role),
            source_article=self.article,
            origin=Origin.IMPORTER,
        )
        self.plan.memberships.append(membership)
        self.register.persons.add_role(membership)

    def _add_initiative(self, found: FoundInitiative) -> Initiative | None:
        match = match_initiative(found, self.register)
        row = match.row or self._new_initiative(found, match)
        self._note(row, found.mentions)
        _remember(self.initiatives, found, row)
        return row

    def _new_initiative(self, found: FoundInitiative, match: Match[Initiative]) -> Initiative | None:
        if match.verdict == "rejected":
            return None
        abbreviation = next((alias for alias in found.aliases if _is_abbreviation(alias)), "")
        row = Initiative(
            name=fit(Initiative, "name", found.name),
            abbreviation=abbreviation,
            other_names=[alias for alias in found.aliases if alias not in (abbreviation, found.name)],
            kind=_one_of(InitiativeKind.values, found.kind),
            origin=Origin.IMPORTER,
            question=match.question,
            maybe_same_as=match.maybe,
        )
        self.plan.initiatives.append(row)
        self.register.initiatives.add(row)
        return row

    def _note(self, row: Entry | None, spans: Iterable[Span]) -> None:
        """The entry is named in this article, in these places."""
        if row is None:
            return
        self.plan.used[row.pk] = row
        for span in spans:
            place = (row.pk, span.start, span.end)
            if place not in self._mentioned:
                self._mentioned.add(place)
                words = fit(Mention, "words", self._words(span))
                mention = Mention(article=self.article, start=span.start, end=span.end, words=words)
                setattr(mention, str(row._meta.model_name), row)
                self.plan.mentions.append(mention)

    def _words(self, span: Span) -> str:
        if not 0 <= span.start < span.end <= len(self.article.text):
            raise MisreadError(f"the reader points at {span.start}–{span.end} of {len(self.article.text)} characters")
        return span.of(self.article.text)

    # Statements

    def _add_statements(self) -> None:
        places = set()
        for found in self.found.statements:
            place = (found.spans[0].start, found.spans[-1].end, found.kind)
            if place not in places:
                places.add(place)
                self._add_statement(found)

    def _add_statement(self, found: FoundStatement) -> None:
        for span in found.spans:
            self._words(span)
        deadline = found.deadline
        statement = Statement(
            article=self.article,
            spans=[[span.start, span.end] for span in found.spans],
            start=found.spans[0].start,
            end=found.spans[-1].end,
            quote=found.quote(self.article.text),
            kind=found.kind,
            attribution_text=fit(
                Statement, "attribution_text", self._words(found.attribution) if found.attribution else ""
            ),
            said_on=self.article.published_on,
            said_precision=self.article.published_precision,
            is_commitment=found.is_commitment,
            deadline=deadline.day if deadline else None,
            deadline_precision=deadline.precision if deadline else DatePrecision.DAY,
            deadline_basis=deadline.basis if deadline else DeadlineBasis.NONE,
            cue=fit(Statement, "cue", found.cue),
            rule=fit(Statement, "rule", found.rule),
            confidence=found.confidence,
            extractor_version=fit(Statement, "extractor_version", self.found.version),
        )
        self.plan.statements.append(statement)
        self._add_speakers(statement, found.speakers)
        self._link_initiatives(statement, found.initiatives)

    def _add_speakers(self, statement: Statement, speakers: Iterable[Speaker]) -> None:
        seen = set()
        for speaker in speakers:
            row = self._speaker_row(speaker)
            who = row and (row.person_id or row.organisation_id or row.document)
            if row and who not in seen:
                seen.add(who)
                row.statement, row.position = statement, len(seen) - 1
                self.plan.speakers.append(row)

    def _speaker_row(self, speaker: Speaker) -> StatementSpeaker | None:
        if speaker.kind == "document":
            return StatementSpeaker(document=fit(StatementSpeaker, "document", speaker.name))
        if speaker.kind == "organisation":
            body = self._body_named(speaker.name)
            return StatementSpeaker(organisation=body) if body else None
        voice = self.people.get(fold(speaker.name)) or self._add_person(FoundPerson(speaker.name))
        return StatementSpeaker(person=voice.row, role=voice.role) if voice.row else None

    def _link_initiatives(self, statement: Statement, names: Iterable[str]) -> None:
        rows = [self._initiative_named(name) for name in names]
        for row in {row.pk: row for row in rows if row}.values():
            self.plan.links.append(StatementInitiative(statement=statement, initiative=row))

    def _initiative_named(self, name: str) -> Initiative | None:
        """A body may be an initiative as well (a coalition); it then gets a row of each kind."""
        key = fold(name)
        return self.initiatives[key] if key in self.initiatives else self._add_initiative(FoundInitiative(name))


def _remember(names: dict[str, Any], found: Found, value: object) -> None:
    """By the fullest name, and by the other forms where no fuller name claims them."""
    names[fold(found.name)] = value
    for alias in found.aliases:
        names.setdefault(fold(alias), value)


def _is_abbreviation(alias: str) -> bool:
    return 2 <= len(alias) <= 12 and " " not in alias and sum(letter.isupper() for letter in alias) >= 2


def _one_of(values: Iterable[str], value: str) -> str:
    return value if value in set(values) else "other"
