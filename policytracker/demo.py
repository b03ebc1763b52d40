"""Sample data: our own articles, imported, corrected and followed up as editors would, from a story.

Building the same story twice changes nothing: what is there is recognised and left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles.editorial import DatePrecision, EditorialState
from articles.models import Article
from articles.sources import Refusal, SourceDocument, read_sources
from initiatives.curation.commitments import make_commitment, tie_statement
from initiatives.curation.editing import save_edit
from initiatives.curation.merging import merge
from initiatives.curation.publishing import publish, reject
from initiatives.curation.tracking import approve, record_update
from initiatives.importing.known import NameIndex, Register
from initiatives.importing.person_names import split_name
from initiatives.importing.publication import publish_article
from initiatives.importing.service import Importer
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Membership,
    Organisation,
    Person,
    Relation,
    Statement,
    UpdateKind,
)
from initiatives.models.register import Origin
from policytracker.story import FIVE_YEARS, PARTS, Story

# Facts of an update under other names than the model's, and how each is read.
DATES = {"deadline": "deadline_after", "asked_on": "asked_on", "answered_on": "answered_on"}
WORDS = {
    "explanation": "explanation",
    "precision": "happened_precision",
    "status": "status_after",
    "status_reason": "status_reason",
    "deadline_precision": "deadline_after_precision",
    "nothing_found": "nothing_found",
    "url": "evidence_url",
    "archive_url": "evidence_archive_url",
}
POINTERS = {"kind", "on", "article", "statement", "approve"}
# What a commitment has from its words, unless the story says otherwise.
CORRECTED = ("deadline_precision", "deadline_basis", "importance", "tk_number", "ek_number")
Entry = TypeVar("Entry", Person, Organisation, Initiative)


class DemoError(Exception):
    """Story, articles and reader do not fit together; the message says where."""


@dataclass
class Demo:
    """One building of the story, with the two editors that it needs."""

    editor: User
    second_editor: User
    source: Story = FIVE_YEARS

    def __post_init__(self) -> None:
        self.story = self.source.read()
        self.register = Register()
        self.articles: dict[str, str] = {}

    def __len__(self) -> int:
        return sum(len(self.story[part]) for part in PARTS)

    def build(self) -> Iterator[str]:
        """Yields what was looked after, one step at a time. Raises DemoError."""
        self.register.refresh()
        for entry in self.story["organisations"]:
            self._add_body(entry)
            yield entry["name"]
        for entry in self.story["people"]:
            self._add_person(entry)
            yield entry["name"]
        for entry in self.story["initiatives"]:
            body = self._only(self.register.organisations, entry.get("lead_organisation"))
            facts = entry | {"lead_organisation": body, "start_on": _day(entry.get("start_on"))}
            self._add(Initiative(**facts), self.register.initiatives)
            yield entry["name"]
        importer = Importer()
        for entry in self.story["articles"]:
            self._take(entry, importer)
            yield entry["file"]
        self.register.refresh()
        for entry in self.story["commitments"]:
            self._follow(entry)
            yield entry["title"]

    @transaction.atomic
    def _add(self, row: Entry, index: NameIndex[Entry]) -> bool:
        """An entry as an editor would confirm it; the reader then knows its name. Whether it was not there before."""
        if index.named(row.name) or index.is_rejected(row.name):
            return False
        save_edit(row)
        publish(row)
        index.add(row)
        return True

    def _add_body(self, entry: dict[str, Any]) -> None:
        """A body; the one that succeeds it stands before it in the story."""
        facts = dict(entry)
        for name in ("founded_on", "dissolved_on"):
            facts[name] = _day(entry.get(name))
        facts["succeeded_by"] = self._only(self.register.organisations, entry.get("succeeded_by"))
        self._add(Organisation(**facts), self.register.organisations)

    @transaction.atomic
    def _add_person(self, entry: dict[str, Any]) -> None:
        """Somebody with the posts that they held, from day to day."""
        parts = split_name(entry["name"])
        names = ("given_name", "initials", "family_name_prefix", "family_name", "sort_name")
        person = Person(name=entry["name"], **{name: getattr(parts, name) for name in names})
        if not self._add(person, self.register.persons):
            return
        for post in entry["posts"]:
            membership = Membership(
                person=person,
                organisation=self._only(self.register.organisations, post["organisation"]),
                role=post["role"],
                start_on=_day(post.get("from")),
                end_on=_day(post.get("until")),
            )
            save_edit(membership)
            publish(membership)

    @transaction.atomic
    def _take(self, entry: dict[str, str], importer: Importer) -> None:
        """Import one article, answer the questions about it and publish it."""
        document = self._document(entry)
        self.articles[entry["file"]] = document.sha256
        outcome = importer.take(document)
        if outcome.verdict == "refused":
            raise DemoError(f"{entry['file']}: {outcome.reason}")
        article = Article.objects.get(sha256=document.sha256)
        if article.state == EditorialState.CANDIDATE:
            for person in Person.objects.doubtful().filter(name=F("maybe_same_as__name")):
                merge(person, person.maybe_same_as)  # in the story a name is one human being
            for membership in _told_better(article):
                reject(membership)
            publish_article(article)

    def _document(self, entry: dict[str, str]) -> SourceDocument:
        (source,) = read_sources([self.source.texts / entry["file"]])
        if isinstance(source, Refusal):
            raise DemoError(str(source))
        stated: dict[str, Any] = {name: entry[name] for name in ("title", "publication") if name in entry}
        return replace(source, name=entry["file"], url=entry["url"], **stated)

    @transaction.atomic
    def _follow(self, entry: dict[str, Any]) -> None:
        """A commitment with its statements and its history, unless its first statement has one already."""
        first, *others = entry["statements"]
        statement = self._statement(first)
        if CommitmentStatement.objects.filter(statement=statement, relation=Relation.FIRST).exists():
            return
        maker = entry["made_by"]
        facts: dict[str, Any] = {name: entry[name] for name in CORRECTED if name in entry}
        if "deadline" in entry:
            facts = {"deadline_precision": DatePrecision.DAY, **facts, "deadline": _day(entry["deadline"])}
        commitment = make_commitment(
            statement,
            entry["title"],
            responsible_person=self._only(self.register.persons, maker.get("person")),
            responsible_organisation=self._only(self.register.organisations, maker.get("organisation")),
            initiative=self._only(self.register.initiatives, entry.get("initiative")),
            **facts,
        )
        for link in others:
            tie_statement(commitment, self._statement(link), Relation(link["relation"]))
        publish(commitment)
        for update in entry["updates"]:
            self._record(commitment, update)

    def _record(self, commitment: Commitment, entry: dict[str, Any]) -> None:
        """One update, in the order of the story: what stands behind a later one was written down late."""
        if unknown := sorted(entry.keys() - WORDS.keys() - DATES.keys() - POINTERS):
            raise DemoError(f"{commitment}: an update has no “{unknown[0]}”")
        facts: dict[str, Any] = {field: entry[name] for name, field in WORDS.items() if name in entry}
        facts |= {field: _day(entry[name]) for name, field in DATES.items() if name in entry}
        if "article" in entry:
            facts["evidence_article"] = self._article(entry["article"])
        if "statement" in entry:
            facts["evidence_statement"] = self._statement(entry["statement"])
        update = record_update(commitment, self.editor, UpdateKind(entry["kind"]), _day(entry.get("on")), **facts)
        if entry.get("approve"):
            approve(update, self.second_editor)

    def _article(self, file: str) -> Article:
        return Article.objects.get(sha256=self.articles[file])

    def _statement(self, link: dict[str, str]) -> Statement:
        """The statement that holds these words; the shortest where one stands inside another."""
        article = self._article(link["article"])
        at = article.text.find(link["words"])
        if at < 0:
            raise DemoError(f"{link['article']}: the words “{link['words']}” do not stand in it")
        holding = [
            statement
            for statement in article.statements.exclude(state=EditorialState.REJECTED).in_reading_order()
            if any(start <= at < end for start, end in statement.spans)
        ]
        if not holding:
            raise DemoError(f"{link['article']}: no statement was read that holds “{link['words']}”")
        shortest: Statement = min(holding, key=lambda statement: len(statement.quote))
        return shortest

    def _only(self, index: NameIndex[Entry], name: str | None) -> Entry | None:
        if name is None:
            return None
        rows = index.named(name)
        if len(rows) != 1:
            raise DemoError(f"{name}: {len(rows)} entries of that name, one is needed")
        return rows[0]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _told_better(article: Article) -> Any:
    """Roles as the article prints them, of people whose posts an editor entered with their days."""
    entered = Membership.objects.published().filter(origin=Origin.EDITOR)
    return article.memberships.candidates().filter(person__in=entered.values("person"))
