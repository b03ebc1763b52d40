"""What one article adds: rows made in memory from what the reader found, then written in a fixed order.

Rows that exist are never touched, so whatever an editor changed stays changed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

from articles.history import IMPORTER
from articles.models import Article
from initiatives.models import (
    Initiative,
    Membership,
    Mention,
    Organisation,
    Person,
    Statement,
    StatementSpeaker,
)

StatementInitiative = Statement.initiatives.through
Row = TypeVar("Row", bound=models.Model)


@dataclass
class Plan:
    """Rows to be written for one article; `used` holds every register entry that it names, known ones too."""

    article: Article
    organisations: list[Organisation] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    speakers: list[StatementSpeaker] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    used: dict[Any, Person | Organisation | Initiative] = field(default_factory=dict)

    def write(self) -> None:
        """An insert a model, and one for its history (more only where a list is long); inside a transaction."""
        self.article._change_reason = IMPORTER  # type: ignore[attr-defined]
        self.article.save(force_insert=True)
        for rows in (self.organisations, self.persons, self.initiatives, self.memberships):
            _insert(rows)
        Mention.objects.bulk_create(self.mentions)
        records = _insert(self.statements)
        _insert(self.speakers)
        StatementInitiative._default_manager.bulk_create(self.links)
        self._remember_links(records)

    def _remember_links(self, records: list[Any]) -> None:
        """The history of a new statement knows its initiatives, so that a later change shows only what changed."""
        record_of = {record.id: record for record in records}
        linked = Statement.history.model.initiatives.model
        linked._default_manager.bulk_create(
            linked(
                history=record_of[link.statement_id],
                id=link.pk,
                statement_id=link.statement_id,
                initiative_id=link.initiative_id,
            )
            for link in self.links
        )

    def counts(self) -> Counter[str]:
        """How much was found, in the words of the summary."""
        entries = [*self.persons, *self.organisations, *self.initiatives]
        named = Counter(type(row)._meta.model_name for row in self.used.values())
        return Counter(
            {
                "people": named["person"],
                "new people": len(self.persons),
                "organisations": named["organisation"],
                "new organisations": len(self.organisations),
                "initiatives": named["initiative"],
                "new initiatives": len(self.initiatives),
                "statements": len(self.statements),
                "commitments": sum(statement.is_commitment for statement in self.statements),
                "questions": sum(bool(row.question) for row in entries),
            }
        )


def _insert(rows: Sequence[Any]) -> list[Any]:
    """The rows with the first record of their history; returns these records."""
    if not rows:
        return []
    model = type(rows[0])
    model.objects.bulk_create(rows)
    records: list[Any] = model.history.bulk_history_create(rows, default_change_reason=IMPORTER)
    return records


def fit(model: type[models.Model], name: str, value: str | None) -> str:
    """The value, cut where the field ends: what a page prints may be longer than any sensible name."""
    limit: int = getattr(model._meta.get_field(name), "max_length", None) or len(value or "")
    text = value or ""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
