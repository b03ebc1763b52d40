"""Two entries are the same after all (merge), or somebody else (settle)."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from initiatives.curation.completing import complete, fold_double_memberships
from initiatives.curation.duplicates import set_apart
from initiatives.curation.moving import Mover, Step, plain_values, stored_fields
from initiatives.curation.publishing import CurationError
from initiatives.models import EntryKind, Initiative, Merge, Organisation, Person

Entry = TypeVar("Entry", Person, Organisation, Initiative)
_OUT_OF_USE = (EditorialState.REJECTED, EditorialState.MERGED)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do: its steps, and the kept entry as it would be."""

    steps: list[Step] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)
    refusal: str = ""


@transaction.atomic
def merge(entry: Entry, into: Entry, by: User | None = None) -> Merge:
    """Let `into` replace `entry`: it takes over names, statements, mentions, roles and promises, whatever names it.

    What the kept entry leaves blank is filled from the other. The replaced entry stays, so that its address leads on
    and its name keeps being recognised. Raises CurationError where they are one row, where either was rejected or
    merged before, and where a public entry would vanish into one that is not.
    """
    replaced, kept = _both(entry, into)
    steps = _steps_of(replaced, kept)
    done = Merge.objects.create(
        kind=EntryKind.of(kept),
        replaced_id=replaced.pk,
        replaced_name=replaced.name,
        kept_id=kept.pk,
        kept_name=kept.name,
        steps=steps,
        merged_by=by,
    )
    entry.refresh_from_db()
    into.refresh_from_db()
    return done


def preview(entry: Entry, into: Entry) -> Preview:
    """The merge itself, undone at once: what it shows is what will be done."""
    with transaction.atomic():
        try:
            replaced, kept = _both(entry, into)
            steps = _steps_of(replaced, kept)
            shown = Preview(steps, plain_values(kept, stored_fields(type(kept))))
        except CurationError as error:
            shown = Preview(refusal=str(error))
        transaction.set_rollback(True)
    return shown


@transaction.atomic
def settle(entry: Entry, by: User | None = None) -> None:
    """The question is answered with no: this is an entry of its own, and may be published.

    What the question was about is remembered as somebody else.
    """
    row: Entry = type(entry)._default_manager.select_for_update().get(pk=entry.pk)
    if row.maybe_same_as is not None:
        set_apart(row, row.maybe_same_as, by)
    row.question, row.maybe_same_as, row.reviewed_at = "", None, timezone.now()
    row.save()
    entry.refresh_from_db()


def _both(entry: Entry, into: Entry) -> tuple[Entry, Entry]:
    """Both rows as the database has them, held in one order, so that two editors cannot wait for each other."""
    if entry.pk == into.pk:
        raise CurationError(_("“%(row)s” cannot be merged into itself.") % {"row": entry})
    rows = type(entry)._default_manager.select_for_update().filter(pk__in=[entry.pk, into.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    replaced, kept = found[entry.pk], found[into.pk]
    for row in (replaced, kept):
        if row.state in _OUT_OF_USE:
            raise CurationError(
                _("“%(row)s” is out of use: %(state)s.") % {"row": row, "state": row.get_state_display().lower()}
            )
    if replaced.is_published and not kept.is_published:
        raise CurationError(
            _("“%(replaced)s” is published and “%(kept)s” is not: merge them the other way round.")
            % {"replaced": replaced, "kept": kept}
        )
    return replaced, kept


def _steps_of(replaced: Entry, kept: Entry) -> list[Step]:
    """Do it, and tell every step."""
    mover = Mover()
    answered = kept.maybe_same_as_id == replaced.pk
    mover.move(replaced, kept)
    fold_double_memberships(kept, mover)
    for row in (kept, replaced):
        row.refresh_from_db()
    names = stored_fields(type(kept))
    before = {row.pk: plain_values(row, names) for row in (kept, replaced)}
    complete(kept, replaced)
    if answered:
        kept.question = ""
    replaced.state, replaced.merged_into = EditorialState.MERGED, kept
    replaced.question, replaced.maybe_same_as = "", None
    kept.reviewed_at = replaced.reviewed_at = timezone.now()
    for row in (kept, replaced):
        row.save()
        mover.changed(row, before[row.pk], plain_values(row, names))
    return mover.steps
