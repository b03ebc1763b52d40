"""Corrections in words: what a reader is told of each, and nothing of what is hidden now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from articles.models import Article
from articles.templatetags.archive import vague_date
from initiatives.models import (
    Commitment,
    Correction,
    Drift,
    Initiative,
    Organisation,
    Person,
    Relation,
    Statement,
)

NAMED: dict[str, type[models.Model]] = {
    "person": Person,
    "organisation": Organisation,
    "initiative": Initiative,
    "statement": Statement,
}
LONGEST = 300
PUBLIC_ONCE = (EditorialState.PUBLISHED, EditorialState.WITHDRAWN)
Names = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Change:
    """One public field: its name, what it was and what it is; empty where there was or is nothing."""

    field: str
    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as readers see it. The title is that of the row, empty while it is not public."""

    correction: Correction
    kind_of_row: str
    title: str
    address: str
    changes: list[Change]

    @property
    def heading(self) -> str:
        return f"{self.correction.get_kind_display()}: {self.title or self.kind_of_row.lower()}"


def withdrawal_of(row: Article | Commitment | Statement) -> Correction | None:
    """What the public was told when a row that is hidden now was withdrawn, or the article that it stood in."""
    own = None if row.is_published else row.corrections.withdrawals().first()
    if own is None and isinstance(row, Statement) and row.state in PUBLIC_ONCE and not row.article.is_published:
        return row.article.corrections.withdrawals().first()
    return own


def told(corrections: Iterable[Correction]) -> list[Told]:
    """In a fixed number of queries, one for each kind of row that is named.

    The corrections were fetched with their public rows only, as public pages fetch everything.
    """
    corrections = list(corrections)
    names = _names(corrections)
    return [_told(correction, names) for correction in corrections]


def _told(correction: Correction, names: Names) -> Told:
    about = correction.about
    row = getattr(correction, about)
    shown = row is not None
    model = Correction._meta.get_field(about).related_model
    namespace = "articles" if about == "article" else "initiatives"
    return Told(
        correction,
        kind_of_row=str(capfirst(model._meta.verbose_name)),  # type: ignore[union-attr]
        title=Truncator(str(row)).chars(LONGEST) if shown else "",
        address=reverse(f"{namespace}:{about}-detail", args=[correction.about_id]),
        changes=[_change(model, change, names) for change in correction.changes] if shown else [],
    )


def _change(model: Any, change: dict[str, Any], names: Names) -> Change:
    name = change["field"]
    label = _("speakers") if name == "speakers" else model._meta.get_field(name).verbose_name
    was, now = (_words(model, name, change[side], names) for side in ("was", "is"))
    return Change(name, str(capfirst(label)), was, now)


def _words(model: Any, name: str, value: Any, names: Names) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return "; ".join(_words(model, name, one, names) for one in value)
    if isinstance(value, dict):
        return _day(value) if "day" in value else _row(value, names)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    choices = dict(model._meta.get_field(name).flatchoices)
    return Truncator(str(choices.get(value, value))).chars(LONGEST)


def _day(value: dict[str, str | None]) -> str:
    return vague_date(date.fromisoformat(str(value["day"])), value["precision"] or "day")


def _row(value: dict[str, str], names: Names) -> str:
    """A speaker, a statement with what it does, or the name of an entry."""
    keys = [(kind, value[kind]) for kind in NAMED if kind in value]
    words = [names.get(key) or _("no longer public") for key in keys]
    if "document" in value:
        words.append(value["document"])
    if "relation" in value:
        words.append(str(Relation(value["relation"]).label))
    if "drift" in value:
        words.append(str(Drift(value["drift"]).label))
    return ", ".join([*words, *filter(None, [value.get("role", "")])])


def _names(corrections: Iterable[Correction]) -> Names:
    """The names of published entries by kind and id; one that was merged has the name of what replaced it."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for value in _values(corrections):
        for kind in NAMED.keys() & value.keys():
            wanted[kind].add(value[kind])
    return {
        (kind, str(row.pk)): name for kind, keys in wanted.items() for row in _rows(kind, keys) if (name := _name(row))
    }


def _values(corrections: Iterable[Correction]) -> Iterator[dict[str, str]]:
    """Everything that was or is there and has parts, such as a speaker or a day."""
    for correction in corrections:
        for side in (change[side] for change in correction.changes for side in ("was", "is")):
            yield from (one for one in (side if isinstance(side, list) else [side]) if isinstance(one, dict))


def _rows(kind: str, keys: set[str]) -> Any:
    rows = NAMED[kind]._default_manager.filter(pk__in=keys)
    return (
        rows.select_related("article").defer("article__text")
        if kind == "statement"
        else rows.select_related("merged_into")
    )


def _name(row: Any) -> str:
    if isinstance(row, Statement):
        return f"“{row}”" if row.is_published and row.article.is_published else ""
    shown = row.merged_into or row
    return str(shown) if shown.is_published else ""
