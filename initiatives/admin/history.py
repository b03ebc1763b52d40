"""What became of a row in the back office: who changed which field when, from the historical records."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.history import who
from articles.models import Article
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Membership,
    Organisation,
    Person,
    Statement,
    StatementSpeaker,
)

CURATED: tuple[type[Any], ...] = (
    Article,
    Person,
    Organisation,
    Membership,
    Initiative,
    Statement,
    StatementSpeaker,
    Commitment,
    CommitmentStatement,
)
# Rows that are told with the one that they belong to, by the field that names it.
TOLD_WITH: dict[type[Any], dict[type[Any], str]] = {
    Statement: {StatementSpeaker: "statement"},
    Commitment: {CommitmentStatement: "commitment"},
}
NOT_TOLD = frozenset(
    ("id", "created_at", "updated_at", "version", "reviewed_at", "start", "end", "search_key", "sort_key")
)
WORDS = re.compile(r"\s+|[^\s]+")
LONG = 40  # characters: texts from here on are compared word by word


@dataclass(frozen=True, slots=True)
class FieldChange:
    label: str
    before: SafeString | str
    after: SafeString | str


@dataclass(frozen=True, slots=True)
class Change:
    """One write: who, when, what. `record` is the historical record, `subject` names the row where it is another."""

    record: Any
    writer: str
    at: datetime
    verb: str
    subject: str
    fields: list[FieldChange]

    @property
    def is_of_the_row(self) -> bool:
        return not self.subject


def changes_of(row: Any) -> list[Change]:
    """Everything that was written about a row and what is told with it, newest first."""
    model = type(row)
    told = _changes(model.history.filter(id=row.pk), named=False)
    for other, field in TOLD_WITH.get(model, {}).items():
        told += _changes(other.history.filter(**{f"{field}_id": row.pk}), named=True)
    told.sort(key=lambda change: (change.at, change.record.pk), reverse=True)
    return told


def latest_changes(before: datetime | None, by: Any, wanted: int) -> list[Change]:
    """The newest writes of all models; `before` is where an earlier page ended, `by` an account."""
    found: list[Change] = []
    for model in CURATED:
        records = model.history.order_by("-history_date", "-history_id")
        if before is not None:
            records = records.filter(history_date__lt=before)
        if by is not None:
            records = records.filter(history_user_id=by)
        keys = list(dict.fromkeys(records.values_list("id", flat=True)[:wanted]))
        newest = set(records.values_list("history_id", flat=True)[:wanted])
        written = _changes(model.history.filter(id__in=keys), named=True)
        found += [change for change in written if change.record.history_id in newest]
    found.sort(key=lambda change: change.at, reverse=True)
    return found[:wanted]


def _changes(records: Any, named: bool) -> list[Change]:
    """The writes that these records keep; records that say the same as the one before them are left out."""
    ordered = list(records.select_related("history_user").order_by("history_date", "history_id"))
    if not ordered:
        return []
    model = ordered[0].instance_type
    values = _Values(model, ordered)
    last: dict[Any, Any] = {}
    told = []
    for record in ordered:
        key = record.id
        before = last.get(key)
        fields = list(values.differences(before, record))
        if fields or record.history_type != "~":
            told.append(
                Change(
                    record=record,
                    writer=who(record),
                    at=record.history_date,
                    verb=_verb(record),
                    subject=f"{capfirst(model._meta.verbose_name)}: {values.name_of(record)}" if named else "",
                    fields=fields,
                )
            )
        last[key] = record if record.history_type != "-" else None
    return told


def _verb(record: Any) -> str:
    return {"+": _("Made"), "~": _("Changed"), "-": _("Removed")}[record.history_type]


class _Values:
    """What the fields of records say, in words; the rows that they name are looked up once."""

    def __init__(self, model: type[Any], records: list[Any]) -> None:
        self.fields = [field for field in records[0].tracked_fields if field.name not in NOT_TOLD]
        self.links = {field.name: self._linked(field, records) for field in records[0]._history_m2m_fields}
        self.named = {
            field.name: _names(field.remote_field.model, {getattr(record, field.attname) for record in records})
            for field in self.fields
            if field.is_relation
        }
        self.many = {field.name: field for field in records[0]._history_m2m_fields}
        self.model = model

    @staticmethod
    def _linked(field: Any, records: list[Any]) -> dict[int, list[Any]]:
        """By record: the keys of the rows that a many-to-many field named then."""
        linked = getattr(type(records[0]), field.name).model
        name = f"{field.m2m_reverse_field_name()}_id"
        found: dict[int, list[Any]] = {}
        keys = [record.history_id for record in records]
        for record, key in linked.objects.filter(history__in=keys).order_by(name).values_list("history_id", name):
            found.setdefault(record, []).append(key)
        return found

    def differences(self, before: Any, after: Any) -> Iterator[FieldChange]:
        """Field by field; of a new row what is filled in, of a removed one nothing."""
        if after.history_type == "-":
            return
        for field in self.fields:
            was = getattr(before, field.attname) if before is not None else None
            now = getattr(after, field.attname)
            if was != now and not (before is None and now in (None, "", [], {}, False)):
                yield _compared(str(capfirst(field.verbose_name)), self._shown(field, was), self._shown(field, now))
        for name, linked in self.links.items():
            was_linked = linked.get(before.history_id, []) if before is not None else []
            now_linked = linked.get(after.history_id, [])
            if was_linked != now_linked:
                field = self.many[name]
                names = _names(field.remote_field.model, {*was_linked, *now_linked})
                shown = [", ".join(names.get(key, str(key)) for key in keys) for keys in (was_linked, now_linked)]
                yield _compared(str(capfirst(field.verbose_name)), *shown)

    def _shown(self, field: Any, value: Any) -> str:
        if value in (None, "", [], {}):
            return ""
        if field.is_relation:
            return str(self.named[field.name].get(value, value))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, list):
            return ", ".join(str(item) for item in value)
        if isinstance(value, dict):
            return ", ".join(f"{key}: {item}" for key, item in value.items())
        return str(localize(value))

    def name_of(self, record: Any) -> str:
        """What the row was called then; a link is called after the row that it names."""
        for name in ("name", "title", "quote"):
            if hasattr(record, name):
                words = getattr(record, name) or _("without a title")
                return words if len(words) <= 80 else f"{words[:79]}…"
        parts = (self._shown(field, getattr(record, field.attname)) for field in self.fields if field.is_relation)
        return " – ".join(filter(None, parts))


def _names(model: type[Any], keys: Iterable[Any]) -> dict[Any, str]:
    """The rows' own words by key; who is gone keeps the key."""
    rows = model._default_manager.filter(pk__in=set(keys) - {None})
    return {row.pk: str(row) for row in (rows.defer("text") if model is Article else rows)}


def _compared(label: str, before: str, after: str) -> FieldChange:
    if max(len(before), len(after)) < LONG or not (before and after):
        return FieldChange(label, before, after)
    return FieldChange(label, *word_difference(before, after))


def word_difference(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Both texts with the words that differ marked: what went as <del>, what came as <ins>."""
    was, now = WORDS.findall(before), WORDS.findall(after)
    sides: tuple[list[SafeString], list[SafeString]] = ([], [])
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        for side, words, mark in ((0, was[i1:i2], "del"), (1, now[j1:j2], "ins")):
            text = "".join(words)
            sides[side].append(format_html("{}", text) if tag == "equal" or not text else _marked(mark, text))
    return format_html_join("", "{}", ((s,) for s in sides[0])), format_html_join("", "{}", ((s,) for s in sides[1]))


def _marked(mark: str, text: str) -> SafeString:
    return format_html("<del>{}</del>", text) if mark == "del" else format_html("<ins>{}</ins>", text)


def earlier_values(record: Any) -> Iterator[tuple[str, Any]]:
    """The fields that an editor may set back to what a record says: by attribute, with the value."""
    for field in record.tracked_fields:
        if field.editable and field.name not in NOT_TOLD and not field.primary_key:
            yield field.attname, getattr(record, field.attname)
