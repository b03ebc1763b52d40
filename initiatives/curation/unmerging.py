"""Undoing a merge: everything that it moved goes back, and what was changed since stays as it is."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from initiatives.curation.moving import Step, plain_values, record_links, write
from initiatives.curation.publishing import CurationError
from initiatives.models import UNDO_WITHIN, EntryKind, Merge, StatementSpeaker

AT_ONCE = 500


@transaction.atomic
def undo(merge: Merge, by: User) -> list[str]:
    """Take a merge apart again; returns what could not be put back, and why.

    Raises CurationError after 30 days, a second time, and while a later merge stands on this one.
    """
    done = Merge.objects.select_for_update().get(pk=merge.pk)
    _refuse_if_settled(done)
    model = EntryKind(done.kind).model
    rows = model.objects.select_for_update().filter(pk__in=[done.replaced_id, done.kept_id]).order_by("pk")
    entries = {row.pk: row for row in rows}
    _refuse_if_built_upon(done, entries[done.replaced_id], entries[done.kept_id])
    left = [line for step in reversed(done.steps) for line in _UNDO[step["do"]](step, done)]
    done.undone_by, done.undone_at, done.left = by, timezone.now(), left
    done.save()
    merge.refresh_from_db()
    return left


def why_not(merge: Merge) -> str:
    """Why a merge cannot be undone (any more), in one line; empty where it can."""
    model = EntryKind(merge.kind).model
    try:
        _refuse_if_settled(merge)
        entries = model.objects.in_bulk([merge.replaced_id, merge.kept_id])
        _refuse_if_built_upon(merge, entries[merge.replaced_id], entries[merge.kept_id])
    except CurationError as error:
        return str(error)
    return ""


def _refuse_if_settled(merge: Merge) -> None:
    if merge.undone_at is not None:
        raise CurationError(_("“%(merge)s” was undone before.") % {"merge": merge})
    if timezone.now() > merge.undo_until:
        raise CurationError(
            _("“%(merge)s” was merged more than %(days)d days ago and cannot be undone any more.")
            % {"merge": merge, "days": UNDO_WITHIN.days}
        )


def _refuse_if_built_upon(merge: Merge, replaced: Any, kept: Any) -> None:
    if kept.state == EditorialState.MERGED:
        raise CurationError(
            _("“%(kept)s” was itself merged into “%(into)s” later; undo that first.")
            % {"kept": kept, "into": kept.merged_into}
        )
    if replaced.state != EditorialState.MERGED or replaced.merged_into_id != kept.pk:
        raise CurationError(_("“%(row)s” is not merged into “%(kept)s” any more.") % {"row": replaced, "kept": kept})
    own = set(_touched(merge)) - {f"{kept._meta.label_lower} {kept.pk}"}
    for later in Merge.objects.standing().filter(kept_id=kept.pk, merged_at__gt=merge.merged_at):
        if own & set(_touched(later)):
            raise CurationError(
                _("“%(later)s” was merged later and shares rows with this merge; undo that first.") % {"later": later}
            )


def _touched(merge: Merge) -> Iterator[str]:
    """Every row that the merge moved, folded, folded something into or changed."""
    for step in merge.steps:
        if step["do"] == "move":
            yield from (f"{step['model']} {key}" for key in step["rows"])
        else:
            keys = filter(None, (step["row"], step.get("into")))
            yield from (f"{step['model']} {key}" for key in keys)


def _change_back(step: Step, merge: Merge) -> Iterator[str]:
    """Each field that is still as the merge left it; of a list only what the merge added goes."""
    row = _model(step)._base_manager.filter(pk=step["row"]).first()
    if row is None:
        yield _gone(step, step["row"])
        return
    present = plain_values(row, step["is"])
    for name, after in step["is"].items():
        before = step["was"][name]
        staying = _names_that_stay(row, merge) if name == "other_names" else set()
        if present[name] == after and not staying & set(after):
            _set(row, name, before)
        elif isinstance(after, list):
            added = {entry for entry in after if entry not in before} - staying
            _set(row, name, [entry for entry in present[name] if entry not in added])
        elif isinstance(after, dict):
            _set(row, name, {k: v for k, v in present[name].items() if k in before or after.get(k) != v})
        elif name != "reviewed_at":
            yield _("%(row)s: “%(field)s” was changed since and stays.") % {
                "row": _called(row),
                "field": _field(row, name),
            }
    try:
        with transaction.atomic():
            models.Model.save(row)
    except IntegrityError:
        yield _("%(row)s: what it was before does not fit what it is now; it stays.") % {"row": _called(row)}


def _put_back(step: Step, merge: Merge) -> Iterator[str]:
    """A row that was folded stands again, as it was."""
    row = _model(step)()
    for name, plain in step["content"].items():
        _set(row, name, plain)
    if not all(_is_there(row, field) for field in row._meta.fields if field.is_relation):
        yield _("%(row)s: what it belongs to is not there any more.") % {"row": step["label"]}
    elif not (_stands_again(row) or (isinstance(row, StatementSpeaker) and _stands_again(_behind_the_others(row)))):
        yield _("%(row)s: something else is in its place now.") % {"row": step["label"]}


def _stands_again(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            row.save_base(raw=True, force_insert=True)
    except IntegrityError:
        return False
    return True


def _is_there(row: Any, field: Any) -> bool:
    """Databases look only when the transaction ends, and then all of it is lost."""
    key = getattr(row, field.attname)
    return key is None or field.related_model._base_manager.filter(**{field.target_field.name: key}).exists()


def _behind_the_others(speaker: StatementSpeaker) -> StatementSpeaker:
    """Somebody was added at the speaker's place since."""
    positions = StatementSpeaker.objects.filter(statement=speaker.statement_id).values_list("position", flat=True)
    speaker.position = max(positions, default=-1) + 1
    return speaker


def _move_back(step: Step, merge: Merge) -> Iterator[str]:
    """Rows that still name what they were moved to."""
    model, name = _model(step), step["field"]
    back = {name: model._meta.get_field(name).related_model._base_manager.get(pk=step["was"])}
    back |= {field.name: timezone.now() for field in model._meta.fields if getattr(field, "auto_now", False)}
    for start in range(0, len(step["rows"]), AT_ONCE):
        keys = step["rows"][start : start + AT_ONCE]
        still = model._base_manager.filter(**{"pk__in": keys, name: step["now"]})
        staying = model._base_manager.filter(pk__in=keys).exclude(**{name: step["now"]})
        there = {str(key) for key in model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)}
        yield from (_gone(step, key) for key in keys if key not in there)
        for row in staying:
            yield _("%(row)s: “%(field)s” was changed since and stays.") % {
                "row": _called(row),
                "field": _field(row, name),
            }
        moving = list(still.values_list("pk", flat=True))
        yield from _one_by_one(still, back)
        record_links(model, moving)


def _one_by_one(rows: models.QuerySet[Any], back: dict[str, Any]) -> Iterator[str]:
    for row in list(rows):
        try:
            with transaction.atomic():
                write(row._meta.model, row.pk, back)
        except IntegrityError:
            yield _("%(row)s: something else is in its place now.") % {"row": _called(row)}


_UNDO = {"change": _change_back, "fold": _put_back, "move": _move_back}


def _names_that_stay(row: Any, merge: Merge) -> set[str]:
    """Names that others brought along, who are merged into the same entry still."""
    others = Merge.objects.standing().filter(kept_id=row.pk).exclude(pk=merge.pk).values_list("replaced_id", flat=True)
    return {name for other in type(row).objects.filter(pk__in=list(others)) for name in other.all_names}


def _set(row: Any, name: str, plain: Any) -> None:
    field = row._meta.get_field(name)
    setattr(row, field.attname, plain if isinstance(plain, (list, dict)) else field.to_python(plain))


def _model(step: Step) -> Any:
    return apps.get_model(step["model"])


def _gone(step: Step, key: str) -> str:
    return _("%(model)s %(key)s is not there any more.") % {
        "model": capfirst(_model(step)._meta.verbose_name),
        "key": key,
    }


def _called(row: models.Model) -> str:
    return f"{capfirst(str(row._meta.verbose_name))} “{row}”"


def _field(row: models.Model, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))
