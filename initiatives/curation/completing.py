"""What a kept entry takes over from the one that it replaces: names, what it leaves blank, and roles only once."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from articles.editorial import EditorialState
from articles.folding import fold
from initiatives.curation.moving import Mover, plain_values, stored_fields
from initiatives.models import Membership
from initiatives.models.register import NamedEntry

_BOOKKEEPING = {field.name for field in NamedEntry._meta.fields}
_IN_USE = (EditorialState.CANDIDATE, EditorialState.PUBLISHED)
_FILLED_IN_ROLES = ("start_on", "end_on", "source_article")


def complete(kept: Any, replaced: Any) -> None:
    """Names and identifiers of both, and the other's facts where the kept entry has none; nothing is overwritten.

    A fact that does not fit beside those that are there stays behind.
    """
    names = dict.fromkeys([*kept.other_names, *replaced.all_names])
    kept.other_names = [name for name in names if name != kept.name]
    kept.identifiers = {**replaced.identifiers, **kept.identifiers}
    for name in fillable(type(kept)):
        if _is_blank(kept, name) and not _is_blank(replaced, name) and _may_take(kept, name, getattr(replaced, name)):
            _take(kept, replaced, name)


def fillable(model: type[models.Model]) -> list[str]:
    """Facts of an entry that are compared field by field; a precision goes with its date."""
    return [name for name in stored_fields(model) if name not in _BOOKKEEPING and not name.endswith("_precision")]


def _is_blank(entry: Any, name: str) -> bool:
    """Without a value, or with the one that choices give to what nobody has chosen."""
    field = entry._meta.get_field(name)
    value = getattr(entry, name)
    return value in (None, "") or bool(field.choices and value == field.get_default())


def _may_take(kept: Any, name: str, value: Any) -> bool:
    """No entry stands above itself, over any number of steps."""
    seen = set()
    while isinstance(value, type(kept)) and value.pk not in seen:
        if value.pk == kept.pk:
            return False
        seen.add(value.pk)
        value = getattr(value, name)
    return True


def _take(kept: Any, replaced: Any, name: str) -> None:
    taken = [one for one in (name, name.replace("_on", "_precision")) if one in {f.name for f in kept._meta.fields}]
    before = {one: getattr(kept, one) for one in taken}
    for one in taken:
        setattr(kept, one, getattr(replaced, one))
    try:
        kept.validate_constraints()
    except ValidationError:
        for one, value in before.items():
            setattr(kept, one, value)


def fold_double_memberships(entry: Any, mover: Mover) -> None:
    """Of two equal roles, one of which came with this merge, the public or older one stays and knows both's days."""
    if not hasattr(entry, "memberships"):
        return
    came = {key for step in mover.steps if step["model"] == Membership._meta.label_lower for key in _moved(step)}
    staying: dict[tuple[Any, ...], list[Membership]] = {}
    roles = entry.memberships.filter(state__in=_IN_USE).order_by("created_at", "pk")
    for role in sorted(roles, key=lambda role: not role.is_published):
        same = staying.setdefault((role.person_id, role.organisation_id, fold(role.role)), [])
        double = next((one for one in same if came & {str(one.pk), str(role.pk)} and _days_agree(one, role)), None)
        if double is None:
            same.append(role)
        else:
            _fold_role(role, double, mover)


def _moved(step: dict[str, Any]) -> Iterator[str]:
    yield from step["rows"] if step["do"] == "move" else ()


def _days_agree(one: Membership, other: Membership) -> bool:
    """Nothing that both know differs, and what they know together is a period."""
    start, end = one.start_on or other.start_on, one.end_on or other.end_on
    return (
        (other.start_on or start) == start
        and (other.end_on or end) == end
        and (start is None or end is None or start <= end)
    )


def _fold_role(role: Membership, into: Membership, mover: Mover) -> None:
    """A public role learns nothing from one that nobody has checked."""
    names = stored_fields(Membership)
    before = {row.pk: plain_values(row, names) for row in (role, into)}
    mover.move(role, into)
    if role.state == into.state:
        for name in _FILLED_IN_ROLES:
            if getattr(into, name) is None:
                setattr(into, name, getattr(role, name))
        into.save()
    role.state, role.merged_into = EditorialState.MERGED, into
    role.save()
    for row in (into, role):
        mover.changed(row, before[row.pk], plain_values(row, names))
