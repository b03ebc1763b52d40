"""The start register: Dutch public bodies from a data file. Rows are added; what editors made stays as it is."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from articles.editorial import EditorialState
from articles.folding import fold
from articles.history import REGISTER
from initiatives.models import Organisation, Origin

PUBLIC_BODIES = Path(__file__).resolve().parent.parent / "data" / "public_bodies.json"
_TEXTS = ("slug", "name", "abbreviation", "classification", "website")
_LINKS = ("parent", "succeeded_by")
_FIELDS = {*_TEXTS, *_LINKS, "other_names", "founded_on", "dissolved_on", "identifiers"}


class RegisterFileError(ValueError):
    """The file cannot be loaded; the message names the entry and what is wrong with it."""


@dataclass
class Loaded:
    """How many bodies the file holds and what happened to them."""

    bodies: int
    new: int
    extended: int

    @property
    def unchanged(self) -> int:
        return self.bodies - self.new - self.extended


def load_register(path: Path = PUBLIC_BODIES) -> Loaded:
    """Add the bodies of the file that are missing, published; loading twice is the same as once.

    A row that an editor touched is left alone. An importer's unreviewed candidate of the same name becomes
    the body itself, unless the name stands for several (a ministry's two lives).
    Raises RegisterFileError, and then has written nothing.
    """
    entries = _read(path)
    with transaction.atomic():
        return _load(entries)


def _load(entries: dict[str, dict[str, Any]]) -> Loaded:
    everything = list(Organisation.objects.all())
    by_slug = {row.slug: row for row in everything if row.slug}
    names = Counter(fold(entry["name"]) for entry in entries.values())
    candidates = {fold(row.name): row for row in everything if _is_raw_candidate(row) and names[fold(row.name)] == 1}
    rows: dict[str, Organisation] = {}
    known: set[str] = set()
    adopted: list[Organisation] = []
    for slug, entry in entries.items():
        if slug in by_slug:
            rows[slug] = by_slug[slug]
            known.add(slug)
        elif raw := candidates.pop(fold(entry["name"]), None):
            rows[slug] = raw
            adopted.append(raw)
        else:
            rows[slug] = Organisation()
    for slug in entries.keys() - known:
        _fill(rows[slug], entries[slug], rows)
    extended = [rows[slug] for slug in known if _extend(rows[slug], entries[slug], rows)]
    for row in [*adopted, *extended]:
        row._change_reason = REGISTER  # type: ignore[attr-defined]
        row.save()
    new = [row for slug, row in rows.items() if slug not in known and row not in adopted]
    Organisation.objects.bulk_create(new)
    Organisation.history.bulk_history_create(new, default_change_reason=REGISTER)
    return Loaded(bodies=len(rows), new=len(rows) - len(known), extended=len(extended))


def _is_raw_candidate(row: Organisation) -> bool:
    return row.state == EditorialState.CANDIDATE and row.origin == Origin.IMPORTER and row.reviewed_at is None


def _fill(row: Organisation, entry: dict[str, Any], rows: dict[str, Organisation]) -> None:
    for name in _TEXTS:
        setattr(row, name, entry[name])
    row.founded_on, row.dissolved_on = entry["founded_on"], entry["dissolved_on"]
    row.other_names = list(dict.fromkeys([*entry["other_names"], *row.other_names]))
    row.identifiers = entry["identifiers"]
    row.origin, row.state = Origin.REGISTER, EditorialState.PUBLISHED
    row.question, row.maybe_same_as = "", None
    for link in _LINKS:
        setattr(row, link, rows[entry[link]] if entry[link] else None)
    try:
        with translation.override("en"):
            row.clean_fields(exclude=_LINKS)
    except ValidationError as error:
        reasons = "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
        raise RegisterFileError(f"{entry['slug']}: {reasons}") from error


def _extend(row: Organisation, entry: dict[str, Any], rows: dict[str, Organisation]) -> bool:
    """Names and links that the file has gained since; never on a row that an editor reviewed."""
    if row.origin != Origin.REGISTER or row.reviewed_at is not None or row.state != EditorialState.PUBLISHED:
        return False
    missing = [name for name in entry["other_names"] if name not in row.other_names]
    links = [link for link in _LINKS if entry[link] and getattr(row, f"{link}_id") is None]
    row.other_names = [*row.other_names, *missing]
    for link in links:
        setattr(row, link, rows[entry[link]])
    return bool(missing or links)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RegisterFileError(f"{path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise RegisterFileError(f"{path} is not JSON in UTF-8: {error}") from error
    if not isinstance(content, list):
        raise RegisterFileError(f"{path} is not a list of bodies")
    entries: dict[str, dict[str, Any]] = {}
    for number, raw in enumerate(content, start=1):
        entry = _checked(number, raw)
        if entries.setdefault(entry["slug"], entry) is not entry:
            raise RegisterFileError(f"{entry['slug']}: stands in the file twice")
    for entry in entries.values():
        _check_links(entry, entries)
    return entries


def _check_links(entry: dict[str, Any], entries: dict[str, dict[str, Any]]) -> None:
    for link in _LINKS:
        if entry[link] and (entry[link] not in entries or entry[link] == entry["slug"]):
            raise RegisterFileError(f"{entry['slug']}: {link} names {entry[link]}, which is no other body in the file")


def _checked(number: int, raw: object) -> dict[str, Any]:
    """One entry with every field of its proper type."""
    if not isinstance(raw, dict) or not raw.get("slug") or not raw.get("name"):
        raise RegisterFileError(f"entry {number}: an object with a slug and a name is needed")
    entry: dict[str, Any] = {name: raw.get(name) for name in _FIELDS}
    where = f"{entry['slug']}"
    if unknown := raw.keys() - _FIELDS:
        raise RegisterFileError(f"{where}: unknown field {', '.join(sorted(unknown))}")
    for name, nothing in (("other_names", []), ("identifiers", {}), *((text, "") for text in _TEXTS)):
        entry[name] = nothing if entry[name] is None else entry[name]
    _check_types(where, entry)
    entry["founded_on"] = _day(where, entry["founded_on"], last=False)
    entry["dissolved_on"] = _day(where, entry["dissolved_on"], last=True)
    if entry["founded_on"] and entry["dissolved_on"] and entry["founded_on"] > entry["dissolved_on"]:
        raise RegisterFileError(f"{where}: dissolved before it was founded")
    return entry


def _check_types(where: str, entry: dict[str, Any]) -> None:
    for name in (*_TEXTS, *_LINKS, "founded_on", "dissolved_on"):
        if not isinstance(entry[name], str | None):
            raise RegisterFileError(f"{where}: {name} is not a text")
    names = entry["other_names"]
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise RegisterFileError(f"{where}: other_names is not a list of texts")
    if not isinstance(entry["identifiers"], dict):
        raise RegisterFileError(f"{where}: identifiers is not an object")


def _day(where: str, value: str | None, *, last: bool) -> date | None:
    """2017-10-26, or a year alone: its first day, or its last."""
    if not value:
        return None
    try:
        return date.fromisoformat(f"{value}-{'12-31' if last else '01-01'}" if len(value) == 4 else value)
    except ValueError as error:
        raise RegisterFileError(f"{where}: {value} is no date such as 2017-10-26 or 2017") from error
