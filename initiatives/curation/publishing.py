"""Publishing, rejecting and withdrawing.

Publishing a statement publishes what it names (its article, speakers and initiatives), because words
without their speaker mean nothing. A candidate with an open question stops it.
"""

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.models import Commitment, Membership, Person, Statement
from initiatives.models.register import NamedEntry


class CurationError(Exception):
    """What an editor asked cannot be done; the message says why, in the editor's words."""


class OpenQuestionError(CurationError):
    """A candidate's question must be answered first."""

    def __init__(self, entry: NamedEntry) -> None:
        super().__init__(f"{entry.name}: {entry.question}")
        self.entry = entry


@transaction.atomic
def publish(row: models.Model) -> int:
    """Publish one row and what it cannot be shown without; returns how many rows became public.

    Raises CurationError where the row was rejected, withdrawn or merged, or has an open question.
    """
    return sum(_publish_one(needed) for needed in _with_what_it_needs(row))


def _with_what_it_needs(row: models.Model) -> Iterable[models.Model]:
    if isinstance(row, Statement):
        yield from _needed_by_statement(row)
    elif isinstance(row, Commitment):
        for statement in row.statements.all():
            yield from _needed_by_statement(statement)
            yield statement
        yield from filter(None, (row.responsible_organisation, row.responsible_person, row.initiative))
    elif isinstance(row, Membership):
        yield from (row.person, row.organisation)
    yield row


def _needed_by_statement(statement: Statement) -> Iterable[models.Model]:
    yield statement.article
    for speaker in statement.speakers.select_related("person", "organisation"):
        if named := speaker.person or speaker.organisation:
            yield named
        if speaker.person:
            yield from _memberships(speaker.person, statement.article)
    yield from statement.initiatives.all()


def _memberships(person: Person, article: Article) -> Iterable[models.Model]:
    """The roles that this article gives the speaker, with their organisations."""
    for membership in person.memberships.filter(source_article=article, state=EditorialState.CANDIDATE):
        if not membership.organisation.question:
            yield membership.organisation
            yield membership


def _publish_one(row: Any) -> int:
    row.refresh_from_db(fields=["state"])
    if row.state == EditorialState.PUBLISHED:
        return 0
    if row.state != EditorialState.CANDIDATE:
        raise CurationError(f"{row}: {row.get_state_display()}")
    if isinstance(row, NamedEntry):
        if row.question:
            raise OpenQuestionError(row)
        row.slug = row.slug or free_slug(row)
    if hasattr(row, "reviewed_at"):
        row.reviewed_at = timezone.now()
    row.state = EditorialState.PUBLISHED
    row.save()
    return 1


def free_slug(entry: NamedEntry) -> str:
    """The name as an address; a namesake that already has an address makes it end in random letters."""
    slug = slugify(entry.name)[:100] or type(entry).__name__.lower()
    if type(entry)._default_manager.filter(slug=slug).exists():
        slug = f"{slug}-{secrets.token_hex(3)}"
    return slug


@transaction.atomic
def reject(row: Any) -> None:
    """Set a candidate aside; it stays known, so that it is not proposed again."""
    _move(row, {EditorialState.CANDIDATE}, EditorialState.REJECTED)


@transaction.atomic
def withdraw(row: Any) -> None:
    """Take a published row off the site."""
    _move(row, {EditorialState.PUBLISHED}, EditorialState.WITHDRAWN)


@transaction.atomic
def reconsider(row: Any) -> None:
    """Make a rejected or withdrawn row a candidate again."""
    _move(row, {EditorialState.REJECTED, EditorialState.WITHDRAWN}, EditorialState.CANDIDATE)


def _move(row: Any, allowed: set[EditorialState], target: EditorialState) -> None:
    row.refresh_from_db(fields=["state"])
    if row.state not in allowed:
        raise CurationError(f"{row}: {row.get_state_display()}")
    if hasattr(row, "reviewed_at"):
        row.reviewed_at = timezone.now()
    row.state = target
    row.save()
