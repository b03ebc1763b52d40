"""Sample data: our own articles, imported, corrected and followed up as editors would, from a story file.

Building the same story twice changes nothing: what is there is recognised and left alone.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
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
from initiatives.curation.publishing import publish
from initiatives.curation.tracking import approve, record_update
from initiatives.importing.known import NameIndex, Register
from initiatives.importing.publication import publish_article
from initiatives.importing.service import Importer
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Organisation,
    Person,
    Relation,
    Statement,
    UpdateKind,
)
from policytracker.settings import BASE_DIR

STORY = BASE_DIR / "initiatives" / "data" / "demo_story.json"
TEXTS = BASE_DIR / "tests" / "corpus"
Entry = TypeVar("Entry", Person, Organisation, Initiative)


class DemoError(Exception):
    """Story, articles and reader do not fit together; the message says where."""


@dataclass
class Demo:
    """One building of the story, with the two editors that it needs."""

    editor: User
    second_editor: User
    story_file: Path = STORY
    texts: Path = TEXTS

    def __post_init__(self) -> None:
        self.story: dict[str, Any] = json.loads(self.story_file.read_text(encoding="utf-8"))
        self.register = Register()
        self.articles: dict[str, str] = {}

    def __len__(self) -> int:
        return sum(len(self.story[part]) for part in ("organisations", "initiatives", "articles", "commitments"))

    def build(self) -> Iterator[str]:
        """Yields what was looked after, one step at a time. Raises DemoError."""
        self.register.refresh()
        for entry in self.story["organisations"]:
            self._add(Organisation(**entry), self.register.organisations)
            yield entry["name"]
        for entry in self.story["initiatives"]:
            lead = entry.pop("lead_organisation", None)
            body = self._only(self.register.organisations, lead) if lead else None
            self._add(Initiative(**entry, lead_organisation=body), self.register.initiatives)
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
    def _add(self, row: Entry, index: NameIndex[Entry]) -> None:
        """An entry as an editor would confirm it; the reader then knows its name."""
        if index.named(row.name) or index.is_rejected(row.name):
            return
        save_edit(row)
        publish(row)
        index.add(row)

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
            publish_article(article)

    def _document(self, entry: dict[str, str]) -> SourceDocument:
        (source,) = read_sources([self.texts / entry["file"]])
        if isinstance(source, Refusal):
            raise DemoError(str(source))
        return replace(source, name=entry["file"], url=entry["url"])

    @transaction.atomic
    def _follow(self, entry: dict[str, Any]) -> None:
        """A commitment with its statements and its history, unless its first statement has one already."""
        first, *others = entry["statements"]
        statement = self._statement(first)
        if CommitmentStatement.objects.filter(statement=statement, relation=Relation.FIRST).exists():
            return
        maker = entry["made_by"]
        commitment = make_commitment(
            statement,
            entry["title"],
            deadline=date.fromisoformat(entry["deadline"]),
            deadline_precision=entry.get("deadline_precision", DatePrecision.DAY),
            responsible_person=self._only(self.register.persons, maker.get("person")),
            responsible_organisation=self._only(self.register.organisations, maker.get("organisation")),
            initiative=self._only(self.register.initiatives, entry.get("initiative")),
            **({"importance": entry["importance"]} if "importance" in entry else {}),
        )
        for link in others:
            tie_statement(commitment, self._statement(link), Relation(link["relation"]))
        publish(commitment)
        for update in entry["updates"]:
            self._record(commitment, update)

    def _record(self, commitment: Commitment, entry: dict[str, Any]) -> None:
        facts: dict[str, Any] = {"explanation": entry["explanation"]}
        if "precision" in entry:
            facts["happened_precision"] = entry["precision"]
        if "status" in entry:
            facts["status_after"] = entry["status"]
        if "status_reason" in entry:
            facts["status_reason"] = entry["status_reason"]
        if "deadline" in entry:
            facts["deadline_after"] = date.fromisoformat(entry["deadline"])
        if "article" in entry:
            facts["evidence_article"] = self._article(entry["article"])
        if "statement" in entry:
            facts["evidence_statement"] = self._statement(entry["statement"])
        happened_on = date.fromisoformat(entry["on"])
        update = record_update(commitment, self.editor, UpdateKind(entry["kind"]), happened_on, **facts)
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
