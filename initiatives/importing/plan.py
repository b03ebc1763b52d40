"""What one article adds: rows made in memory from what the reader found, then written in a fixed order.

Rows that exist are never touched, so whatever an editor changed stays changed.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

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
        """Nine inserts (more only where a list is long); to be called inside a transaction."""
        self.article.save(force_insert=True)
        Organisation.objects.bulk_create(self.organisations)
        Person.objects.bulk_create(self.persons)
        Initiative.objects.bulk_create(self.initiatives)
        Membership.objects.bulk_create(self.memberships)
        Mention.objects.bulk_create(self.mentions)
        Statement.objects.bulk_create(self.statements)
        StatementSpeaker.objects.bulk_create(self.speakers)
        StatementInitiative._default_manager.bulk_create(self.links)

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


def fit(model: type[models.Model], name: str, value: str | None) -> str:
    """The value, cut where the field ends: what a page prints may be longer than any sensible name."""
    limit: int = getattr(model._meta.get_field(name), "max_length", None) or len(value or "")
    text = value or ""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
