"""Two entries beside each other, and a merge in words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from initiatives.curation.completing import fillable
from initiatives.curation.merging import Preview
from initiatives.curation.moving import Step, plain_values
from initiatives.models import Membership

LISTS = ("other_names", "identifiers")


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """One field of both entries, what the kept one will have, and which side that comes from."""

    label: str
    replaced: str
    kept: str
    result: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a merge moves, folds and changes, in words."""

    moved: list[tuple[str, int]]
    folded: list[str]

    @property
    def total(self) -> int:
        return sum(number for _label, number in self.moved)


def facts_of(entry: Any) -> Iterator[Fact]:
    """What is filled in about an entry; its related rows were fetched along."""
    for name in (*LISTS, *fillable(type(entry))):
        if text := shown(entry, name):
            yield Fact(_label(entry, name), text)


def shown(entry: Any, name: str) -> str:
    """A field's value in the reader's words."""
    value = getattr(entry, name)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {text}" for key, text in value.items())
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, date):
        return date_format(value)
    if entry._meta.get_field(name).choices:
        return str(getattr(entry, f"get_{name}_display")())
    return "" if value is None else str(value)


def values_of(replaced: Any, kept: Any, preview: Preview) -> list[Value]:
    """Field by field; what is blank on both sides is left out."""
    names = ["name", *LISTS, *fillable(type(kept))]
    ours, theirs = plain_values(kept, names), plain_values(replaced, names)
    result = type(kept)()
    for name in names:
        field = result._meta.get_field(name)
        plain = preview.kept[name]
        setattr(result, field.attname, plain if name in LISTS else field.to_python(plain))
    rows = []
    for name in names:
        texts = [shown(entry, name) for entry in (replaced, kept, result)]
        if any(texts):
            source, note = _source(theirs[name], ours[name], preview.kept[name])
            rows.append(Value(_label(kept, name), texts[0], texts[1], texts[2], source, note))
    return rows


def _source(theirs: Any, ours: Any, result: Any) -> tuple[str, str]:
    if theirs == ours == result:
        return "both", _("the same")
    if isinstance(result, (list, dict)):
        return ("both", _("from both")) if result != ours else ("kept", _("as it was"))
    if result == ours:
        return "kept", _("of the kept entry") if theirs in (None, "") else _("of the kept entry; the other is dropped")
    if result == theirs:
        return "replaced", _("taken over")
    return "kept", _("empty: it named the other entry")


def summary(steps: Iterable[Step]) -> Summary:
    """How many rows of which relation move; each row that is folded, by its words."""
    moved: Counter[str] = Counter()
    folded = []
    for step in steps:
        if step["do"] == "move":
            moved[_relation(step)] += len(step["rows"])
        elif step["do"] == "fold":
            folded.append(_folded(step))
        elif step["is"].get("state") == EditorialState.MERGED and _model(step) is Membership:
            folded.append(_("%(row)s: the kept entry has this role already") % {"row": _row(step)})
    return Summary(sorted(moved.items()), folded)


def _folded(step: Step) -> str:
    if step["into"] is None:
        return _("%(row)s: links the two with each other") % {"row": capfirst(step["label"])}
    return _("%(row)s: the kept entry is there already") % {"row": capfirst(step["label"])}


def _relation(step: Step) -> str:
    """“Statements: initiatives” for a link, “Mentions: person” for a field."""
    model = _model(step)
    if owner := model._meta.auto_created:
        link = next(field for field in owner._meta.local_many_to_many if field.remote_field.through is model)
        return f"{capfirst(str(owner._meta.verbose_name_plural))}: {link.verbose_name}"
    field = model._meta.get_field(step["field"])
    return f"{capfirst(str(model._meta.verbose_name_plural))}: {getattr(field, 'verbose_name', field.name)}"


def _row(step: Step) -> str:
    row = _model(step)._base_manager.filter(pk=step["row"]).first()
    return f"{capfirst(str(_model(step)._meta.verbose_name))}: {row}"


def _model(step: Step) -> Any:
    return apps.get_model(step["model"])


def _label(entry: models.Model, name: str) -> str:
    return str(capfirst(getattr(entry._meta.get_field(name), "verbose_name", name)))
