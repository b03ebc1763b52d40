"""What there is to say about each statement and name, in words of the active language, for any way of drawing it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from articles.explaining.marks import Reading, on_one_line
from articles.explaining.rules import promise, why_name, why_statement
from articles.extraction import FoundStatement

UNNAMED = -1  # the voice of a statement without a speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker, and which colour is theirs (UNNAMED for nobody)."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """A statement, `number` counted from 1. `cue` is a word of the text, `promise` what else makes it a promise."""

    number: int
    voices: tuple[Voice, ...]
    kind: str
    kind_label: str
    is_commitment: bool
    deadline: date | None
    deadline_words: str
    deadline_basis: str
    initiatives: tuple[str, ...]
    rule: str
    why: str
    cue: str
    promise: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organisation or initiative; `also` holds what the text says of it in other words."""

    name: str
    also: tuple[str, ...]
    rule: str
    why: str


def notes(reading: Reading) -> list[Note]:
    """One for each statement, in the reading's order."""
    return [_note(number, statement, reading) for number, statement in enumerate(reading.found.statements, start=1)]


def people(reading: Reading) -> list[Name]:
    """`also` is role and organisation, empty where the text has none."""
    return [
        Name(
            on_one_line(p.name),
            (on_one_line(p.role or ""), on_one_line(p.organisation or "")),
            p.rule,
            why_name(p.rule),
        )
        for p in reading.found.persons
    ]


def organisations(reading: Reading) -> list[Name]:
    return [
        Name(on_one_line(body.name), (", ".join(map(on_one_line, body.aliases)),), body.rule, why_name(body.rule))
        for body in reading.found.organisations
    ]


def initiatives(reading: Reading) -> list[Name]:
    return [
        Name(on_one_line(plan.name), (", ".join(map(on_one_line, plan.aliases)),), plan.rule, why_name(plan.rule))
        for plan in reading.found.initiatives
    ]


def title(reading: Reading) -> str:
    return on_one_line(reading.found.metadata.title or "") or _("Untitled article")


def origin(reading: Reading) -> list[str]:
    """What the page prints about itself: the date, the publication, the authors."""
    metadata = reading.found.metadata
    published = str(metadata.published) if metadata.published else ""
    parts = (published, metadata.publication or "", ", ".join(metadata.authors))
    return [on_one_line(part) for part in parts if part]


def kind_label(kind: str) -> str:
    return {"direct": _("Quotation"), "indirect": _("Reported"), "authored": _("Written")}[kind]


def _note(number: int, statement: FoundStatement, reading: Reading) -> Note:
    deadline = statement.deadline
    words = promise(statement)
    return Note(
        number=number,
        voices=tuple(Voice(on_one_line(s.name), reading.voices[s]) for s in statement.speakers)
        or (Voice(_("nobody named"), UNNAMED),),
        kind=statement.kind,
        kind_label=kind_label(statement.kind),
        is_commitment=statement.is_commitment,
        deadline=deadline.day if deadline else None,
        deadline_words=on_one_line(deadline.words) if deadline else "",
        deadline_basis=_basis(deadline.basis) if deadline else "",
        initiatives=tuple(map(on_one_line, statement.initiatives)),
        rule=statement.rule,
        why=why_statement(statement.rule),
        cue="" if words else on_one_line(statement.cue),
        promise=words,
        confidence=f"{statement.confidence:.0%}",
    )


def _basis(basis: str) -> str:
    return _("as stated") if basis == "explicit" else _("derived from vague words")
