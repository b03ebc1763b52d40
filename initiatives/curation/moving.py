"""Moving whatever names one row to another row, and writing down each step, so that it can be undone.

What there is to move is found from the models themselves: a relation that is made tomorrow moves along.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.models import HistoricalChanges

from articles.editorial import Versioned
from articles.folding import FoldedField
from initiatives.curation.publishing import CurationError

Step = dict[str, Any]
Relation = tuple[type[models.Model], Any]


class MismatchError(RuntimeError):
    """After a move there were more or fewer rows than before: a bug, and the transaction must not be kept."""


def relations(model: type[models.Model]) -> Iterator[Relation]:
    """Every foreign key to the model, of models and of the links of many-to-many fields, as (model, field).

    The history is left out: it keeps telling who was meant at the time.
    """
    for relation in model._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and not relation.concrete
        if points_here and (relation.one_to_many or relation.one_to_one) and not _is_history(relation.related_model):
            yield relation.related_model, relation.field  # type: ignore[misc,union-attr]


def _is_history(model: Any) -> bool:
    """What a row said once is not rewritten."""
    return issubclass(model, HistoricalChanges)


class Mover:
    """Moves references step by step; `steps` tells in the order in which they were made, as JSON can hold them."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def move(self, source: models.Model, target: models.Model) -> None:
        """Every row that names the source names the target; a row that then says what another says is folded into it.

        Raises CurationError where a row can do neither; nothing may be kept then.
        """
        for model, field in relations(type(source)):
            self._move_relation(model, field, source, target)

    def changed(self, row: models.Model, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Write down which fields of a row were changed; both are what `plain_values` gives."""
        different = [name for name in before if before[name] != after[name]]
        if different:
            step = _step("change", row._meta.model, row=str(row.pk))
            step["was"] = {name: before[name] for name in different}
            step["is"] = {name: after[name] for name in different}
            self.steps.append(step)

    def _move_relation(self, model: type[models.Model], field: Any, source: Any, target: Any) -> None:
        rows, there = _naming(model, field, source), _naming(model, field, target)
        before, folded = rows.count() + there.count(), len(self.steps)
        if model is type(target) and rows.filter(pk=target.pk).exists():
            self._forget(model, field, target)
            before -= 1
        if model._meta.auto_created:
            self._drop_links_between(rows, model, field, target)
        self._move_rows(rows, model, field, source, target)
        folded = sum(step["do"] == "fold" and _is_of(step, model, field) for step in self.steps[folded:])
        if rows.exists() or there.count() + folded != before:
            raise MismatchError(f"{model._meta.label}.{field.name}: {before} rows before, {there.count()} after")

    def _forget(self, model: type[models.Model], field: Any, target: models.Model) -> None:
        """A row does not name itself: what the target said of the source it says of nobody."""
        if not field.null:
            raise CurationError(_refusal(target, field))
        before = plain_values(target, [field.name])
        write(model, target.pk, {field.name: None})
        self.changed(target, before, {field.name: None})

    def _drop_links_between(self, rows: Any, model: type[models.Model], field: Any, target: models.Model) -> None:
        """A link of the source with the target has nothing left to say."""
        others = [
            f.name for f in model._meta.fields if f.is_relation and f != field and f.related_model is type(target)
        ]
        for name in others:
            for row in rows.filter(**{name: target}):
                self._delete(row, field, None)

    def _move_rows(self, rows: Any, model: type[models.Model], field: Any, source: Any, target: Any) -> None:
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        if not keys:
            return
        step = _step("move", model, field=field.name, rows=[], was=str(source.pk), now=str(target.pk))
        written = {field.name: target, **_touched(model)}
        if issubclass(model, Versioned) or not self._move_at_once(rows, written):
            keys = [key for key in keys if self._move_row(model, key, field, target, written)]
        step["rows"] = [str(key) for key in keys]
        record_links(model, keys)
        if step["rows"]:
            self.steps.append(step)

    def _move_at_once(self, rows: Any, written: dict[str, Any]) -> bool:
        try:
            with transaction.atomic():
                rows.update(**written)
        except IntegrityError:
            return False
        return True

    def _move_row(self, model: type[models.Model], key: Any, field: Any, target: Any, written: dict[str, Any]) -> bool:
        """Whether the row was moved; otherwise it was folded."""
        try:
            with transaction.atomic():
                write(model, key, written)
        except IntegrityError:
            row = model._base_manager.get(pk=key)
            twin = _twin(row, field, target)
            if twin is None:
                raise CurationError(_refusal(row, field)) from None
            self._fold(row, field, twin)
            return False
        return True

    def _fold(self, row: models.Model, field: Any, twin: models.Model) -> None:
        """The twin says the same of the target: it takes over what it leaves blank, and who names the row."""
        names = [f.name for f in row._meta.fields if f.editable and not f.is_relation and not f.unique]
        before = plain_values(twin, names)
        for name in names:
            if getattr(twin, name) in (None, "") and getattr(row, name) not in (None, ""):
                setattr(twin, name, getattr(row, name))
        if plain_values(twin, names) != before:
            models.Model.save(twin)
            self.changed(twin, before, plain_values(twin, names))
        self.move(row, twin)
        self._delete(row, field, twin)

    def _delete(self, row: models.Model, field: Any, twin: models.Model | None) -> None:
        step = _step("fold", row._meta.model, field=field.name, row=str(row.pk), label=_label(row))
        step["content"] = plain_values(row, [one.name for one in row._meta.concrete_fields])
        step["into"] = str(twin.pk) if twin else None
        self.steps.append(step)
        row._meta.model._base_manager.filter(pk=row.pk).delete()


def write(model: type[models.Model], key: Any, values: dict[str, Any]) -> None:
    """Write these fields of one row; where rows have versions and a history, with the next version and a record."""
    if not issubclass(model, Versioned):
        model._base_manager.filter(pk=key).update(**values)
        return
    row = model._base_manager.get(pk=key)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def record_links(model: type[models.Model], keys: Iterable[Any]) -> None:
    """Whose links were moved has a further version, and a record of what it is linked with now."""
    owner: Any = model._meta.auto_created
    if owner and issubclass(owner, Versioned):
        links = model._base_manager.filter(pk__in=list(keys))
        for row in owner._base_manager.filter(pk__in=links.values(f"{owner._meta.model_name}_id")):
            row.save()


def plain_values(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """The fields as JSON can hold them; `Field.to_python` reads them back."""
    found = {}
    for name in names:
        field: Any = row._meta.get_field(name)
        value = field.value_from_object(row)
        plain = value is None or isinstance(value, (str, bool, int, list, dict))
        found[name] = json.loads(json.dumps(value)) if plain else field.value_to_string(row)
    return found


def stored_fields(model: type[models.Model]) -> list[str]:
    """What an editor or curation writes; not what follows from it."""
    return [
        field.name
        for field in model._meta.fields
        if not (field.primary_key or isinstance(field, FoldedField) or _follows_the_writing(field))
    ]


def _follows_the_writing(field: Any) -> bool:
    clock = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return bool(clock or field.name == "version")


def _touched(model: type[models.Model]) -> dict[str, Any]:
    return {field.name: timezone.now() for field in model._meta.fields if getattr(field, "auto_now", False)}


def _naming(model: type[models.Model], field: Any, row: models.Model) -> models.QuerySet[Any]:
    return model._base_manager.filter(**{field.name: row})


def _twin(row: models.Model, field: Any, target: models.Model) -> models.Model | None:
    """The row that a unique constraint puts in the way, where there is such a constraint."""
    for names, condition in _unique_together(row._meta):
        if field.name in names:
            same = {name: getattr(row, name) for name in names if name != field.name} | {field.name: target}
            found = row._meta.model._base_manager.filter(condition, **same).exclude(pk=row.pk).first()
            if found is not None:
                return found
    return None


def _unique_together(options: Any) -> Iterator[tuple[Iterable[str], models.Q]]:
    yield from ((names, models.Q()) for names in options.unique_together)
    yield from (([field.name], models.Q()) for field in options.fields if field.unique)
    for rule in options.constraints:
        if isinstance(rule, models.UniqueConstraint) and rule.fields:
            yield rule.fields, rule.condition or models.Q()


def _step(do: str, model: type[models.Model], **facts: Any) -> Step:
    return {"do": do, "model": model._meta.label_lower, **facts}


def _is_of(step: Step, model: type[models.Model], field: Any) -> bool:
    return bool(step["model"] == model._meta.label_lower and step["field"] == field.name)


def _label(row: models.Model) -> str:
    return f"{row._meta.verbose_name}: {row}"[:300]


def _refusal(row: models.Model, field: Any) -> str:
    return _("“%(row)s” (%(model)s) cannot name the kept entry in “%(field)s”; change that first.") % {
        "row": row,
        "model": row._meta.verbose_name,
        "field": getattr(field, "verbose_name", field.name),
    }
