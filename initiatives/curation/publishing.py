"""Publishing, rejecting and withdrawing.

Publishing a statement publishes what it names (its article, speakers and initiatives), because words
without their speaker mean nothing. A candidate with an open question stops it.
"""

import secrets
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.models import Commitment, Correction, CorrectionKind, Membership, Person, Statement
from initiatives.models.register import NamedEntry

_PRESENT_STATE = {
    EditorialState.CANDIDATE: _("“%(row)s” is a candidate."),
    EditorialState.PUBLISHED: _("“%(row)s” is published."),
    EditorialState.REJECTED: _("“%(row)s” was rejected; reconsider it first."),
    EditorialState.WITHDRAWN: _("“%(row)s” was withdrawn; reconsider it first."),
    EditorialState.MERGED: _("“%(row)s” was merged into another entry."),
}
_WRITTEN = ("state", "slug", "reviewed_at", "updated_at", "version")


class CurationError(Exception):
    """What an editor asked cannot be done; the message says why, in the editor's words."""


class OpenQuestionError(CurationError):
    """A candidate's question must be answered first."""

    def __init__(self, entry: NamedEntry) -> None:
        super().__init__(f"{entry.name}: {entry.question}")
        self.entry = entry


class ReasonNeededError(CurationError):
    """What was public changes only with a reason that the public may read."""

    def __init__(self) -> None:
        super().__init__(_("Give the reason: it is public, so readers can see why what was published changes."))


def public_reason(text: str) -> str:
    """The reason as it is kept: without control characters, which no feed can hold.

    Raises ReasonNeededError where nothing is left.
    """
    plain = "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else " " for c in text)
    reason = "\n".join(" ".join(line.split()) for line in plain.split("\n")).strip()
    if not reason:
        raise ReasonNeededError
    return reason


@transaction.atomic
def publish(row: models.Model) -> Counter[type[models.Model]]:
    """Publish one row and what it cannot be shown without; returns how many rows of which model became public.

    Raises CurationError where one of them was rejected, withdrawn or merged, or has an open question;
    then nothing is published.
    """
    fresh = _locked(_with_what_it_needs(row))
    published = Counter(type(needed) for needed in fresh if _publish_one(needed))
    _tell(row, next(needed for needed in fresh if needed == row))
    return published


def hold(row: models.Model) -> None:
    """Keep others off the row until the transaction ends, and off what it is published with.

    Whoever may publish the row later in the same transaction asks this first: then all locks are taken in one order.
    """
    _locked(_with_what_it_needs(row))


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
    """The roles that this article gives the speaker, with their organisations.

    They come along where nothing stands in their way, and stop nothing.
    """
    roles = person.memberships.candidates().filter(source_article=article).select_related("organisation")
    for membership in roles:
        organisation = membership.organisation
        settled = organisation.state == EditorialState.CANDIDATE and not organisation.question
        if settled or organisation.is_published:
            yield organisation
            yield membership


def _locked(rows: Iterable[models.Model]) -> list[Any]:
    """The rows as the database has them now, each once, held until the transaction ends.

    Everybody takes the locks in the same order, so that two editors cannot wait for each other.
    """
    wanted = dict.fromkeys(rows)
    fresh: dict[models.Model, models.Model] = {}
    for model in sorted({type(row) for row in wanted}, key=lambda model: model._meta.label):
        keys = [row.pk for row in wanted if type(row) is model]
        found = model._default_manager.select_for_update().filter(pk__in=keys).order_by("pk")
        fresh.update((row, row) for row in found)
    return [fresh[row] for row in wanted]


def _publish_one(row: Any) -> bool:
    """Whether the row was not public before."""
    if row.state == EditorialState.PUBLISHED:
        return False
    if row.state != EditorialState.CANDIDATE:
        raise CurationError(_refusal(row))
    if isinstance(row, NamedEntry):
        if row.question:
            raise OpenQuestionError(row)
        row.slug = row.slug or free_slug(row)
    _set_state(row, EditorialState.PUBLISHED)
    return True


def free_slug(entry: NamedEntry) -> str:
    """The name as an address; a namesake that already has an address makes it end in random letters."""
    slug = slugify(entry.name)[:100].strip("-") or type(entry).__name__.lower()
    if type(entry)._default_manager.filter(slug=slug).exists():
        slug = _with_random_letters(slug)
    return slug


def _with_random_letters(slug: str) -> str:
    return f"{slug[:100]}-{secrets.token_hex(3)}"


@transaction.atomic
def reject(row: Any) -> None:
    """Set a candidate aside; it stays known, so that it is not proposed again."""
    _move(row, {EditorialState.CANDIDATE}, EditorialState.REJECTED)


@transaction.atomic
def withdraw(row: Any, by: User | None = None, reason: str = "") -> None:
    """Take a published row off the site.

    Of a statement, a commitment or an article the reason stays at its address and in the public log of corrections;
    raises ReasonNeededError without one.
    """
    subject = Correction.subject_of(row)
    if subject and _locked([row])[0].is_published:
        reason = public_reason(reason)
    _move(row, {EditorialState.PUBLISHED}, EditorialState.WITHDRAWN)
    if subject:
        Correction.objects.create(
            **{subject: row}, kind=CorrectionKind.WITHDRAWN, reason=reason, recorded_by=cast(User, by)
        )


@transaction.atomic
def reconsider(row: Any) -> None:
    """Make a rejected or withdrawn row a candidate again."""
    _move(row, {EditorialState.REJECTED, EditorialState.WITHDRAWN}, EditorialState.CANDIDATE)


def _move(row: Any, allowed: set[EditorialState], target: EditorialState) -> None:
    (fresh,) = _locked([row])
    if fresh.state not in allowed:
        raise CurationError(_refusal(fresh))
    _set_state(fresh, target)
    _tell(row, fresh)


def _refusal(row: Any) -> str:
    return str(_PRESENT_STATE[row.state]) % {"row": row}


def _set_state(row: Any, state: EditorialState) -> None:
    row.state = state
    if hasattr(row, "reviewed_at"):
        row.reviewed_at = timezone.now()
    written = [name for name in _WRITTEN if hasattr(row, name)]
    try:
        with transaction.atomic():
            row.save(update_fields=written)
    except IntegrityError:
        if getattr(row, "slug", None) is None:
            raise
        # A namesake took the same free address in the meantime.
        row.slug = _with_random_letters(row.slug)
        row.save(update_fields=written)


def _tell(row: Any, fresh: Any) -> None:
    """The caller's copy of the row learns what was written."""
    for name in _WRITTEN:
        if hasattr(row, name):
            setattr(row, name, getattr(fresh, name))
