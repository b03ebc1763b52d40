"""Documents, and hand-made readings of them: what the importer does must not hang on how well the reader reads."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core import serializers

from articles.extraction import (
    Extraction,
    FoundInitiative,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    KnownNames,
    Metadata,
    Span,
    Speaker,
)
from articles.sources import SourceDocument

TEXT = (
    "Wethouder Sanne de Wit van de gemeente Vlietdam opent het Loket Nabij. "
    "‘Wij openen het loket vóór 1 juli 2021’, zegt De Wit. Volgens het ministerie van BZK is dat goed nieuws."
)


def document(text: str = TEXT, **facts: Any) -> SourceDocument:
    return SourceDocument(**{"name": "artikel.txt", "text": text, **facts})


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where these words stand, the first time."""
    found = []
    for each in words:
        start = text.index(each)
        found.append(Span(start, start + len(each)))
    return tuple(found)


def said(text: str, words: str, *speakers: str | Speaker, **facts: Any) -> FoundStatement:
    who = tuple(Speaker("person", speaker) if isinstance(speaker, str) else speaker for speaker in speakers)
    return FoundStatement(spans=spans(text, words), speakers=who, **{"kind": "direct", "rule": "by hand", **facts})


def person(name: str, role: str | None = None, organisation: str | None = None, **facts: Any) -> FoundPerson:
    return FoundPerson(name, role=role, organisation=organisation, **facts)


class ReaderOf:
    """A reader that finds what it is told to, by text; and remembers what it was told to be known."""

    def __init__(self, *found: Extraction, by_text: dict[str, Extraction] | None = None) -> None:
        self.found = found[0] if found else Extraction(metadata=Metadata())
        self.by_text = by_text or {}
        self.known: list[KnownNames] = []

    def __call__(self, text: str, *, known: KnownNames) -> Extraction:
        self.known.append(known)
        return self.by_text.get(text, self.found)


def reading(
    persons: Iterable[FoundPerson] = (),
    organisations: Iterable[FoundOrganisation] = (),
    initiatives: Iterable[FoundInitiative] = (),
    statements: Iterable[FoundStatement] = (),
    metadata: Metadata | None = None,
) -> Extraction:
    return Extraction(
        metadata=metadata or Metadata(),
        persons=tuple(persons),
        organisations=tuple(organisations),
        initiatives=tuple(initiatives),
        statements=tuple(statements),
        version="by hand",
    )


def dump() -> str:
    """Every row of every table, as one fingerprint."""
    models = [model for model in apps.get_models() if model._meta.managed]
    rows = [row for model in models for row in model._base_manager.order_by("pk")]
    return hashlib.sha256(serializers.serialize("json", rows).encode()).hexdigest()
