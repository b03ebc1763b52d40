"""Answering the importer's questions: the same after all (merge), or somebody else (settle)."""

from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from simple_history.models import HistoricalChanges

from articles.editorial import EditorialState
from initiatives.curation.publishing import CurationError
from initiatives.models import Initiative, Organisation, Person

Entry = TypeVar("Entry", Person, Organisation, Initiative)
_OUT_OF_USE = (EditorialState.REJECTED, EditorialState.MERGED)


@transaction.atomic
def merge(entry: Entry, into: Entry) -> None:
    """Let `into` replace `entry`: it takes over names, statements, mentions, roles and promises.

    The replaced entry stays, so that its address leads on and its name keeps being recognised.
    Raises CurationError where they are one row, or where either was rejected or merged before.
    """
    replaced: Entry = _locked(entry)
    kept: Entry = _locked(into)
    if kept.pk == replaced.pk:
        raise CurationError(f"{entry}: an entry cannot be merged into itself.")
    for row in (replaced, kept):
        if row.state in _OUT_OF_USE:
            raise CurationError(f"{row}: {row.get_state_display()}")
    _move_references(replaced, kept)
    kept.refresh_from_db()
    names = dict.fromkeys([*kept.other_names, *replaced.all_names])
    kept.other_names = [name for name in names if name != kept.name]
    kept.reviewed_at = replaced.reviewed_at = timezone.now()
    kept.save()
    replaced.state, replaced.merged_into = EditorialState.MERGED, kept
    replaced.question, replaced.maybe_same_as = "", None
    replaced.save()
    entry.refresh_from_db()
    into.refresh_from_db()


@transaction.atomic
def settle(entry: Entry) -> None:
    """The question is answered with no: this is an entry of its own, and may be published."""
    row = _locked(entry)
    row.question, row.maybe_same_as, row.reviewed_at = "", None, timezone.now()
    row.save()
    entry.refresh_from_db()


def _locked(entry: Entry) -> Entry:
    row: Entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
    return row


def _move_references(source: models.Model, target: models.Model) -> None:
    """Every row that names the source, links of many-to-many fields included, names the target."""
    for relation in source._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.auto_created and not _is_history(relation.related_model):
            name = relation.field.name  # type: ignore[union-attr]
            for row in relation.related_model._default_manager.filter(**{name: source}):  # type: ignore[union-attr]
                _point(row, name, target)


def _point(row: Any, name: str, target: models.Model) -> None:
    """A row that says what another row says of the target already (one statement, one speaker) goes."""
    setattr(row, name, None if row == target else target)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        row.delete()


def _is_history(model: Any) -> bool:
    """What a row said once is not rewritten."""
    return issubclass(model, HistoricalChanges)
