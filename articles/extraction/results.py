"""What reading an article yields: frozen records with offsets into the text as stored.

Offsets are code points, half-open. Every record says which rule found it.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

StatementKind = Literal["direct", "indirect", "authored"]
SpeakerKind = Literal["person", "organisation", "document"]
Precision = Literal["day", "month", "quarter", "year"]
Basis = Literal["explicit", "derived"]


class Span(NamedTuple):
    """`text[start:end]`; a tuple, because a reading makes thousands."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class VagueDate:
    """A date with its precision; a vague date is the last day of its period."""

    day: date
    precision: Precision = "day"

    def __str__(self) -> str:
        """ISO 8601, shortened to what is known: 2020-10-06, 2020-10, 2020."""
        if self.precision == "day":
            return self.day.isoformat()
        return f"{self.day:%Y}" if self.precision == "year" else f"{self.day:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a promise must be kept: the last day of the stated period, and the words that say so."""

    day: date
    precision: Precision
    basis: Basis
    words: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page prints about itself."""

    title: str | None = None
    published: VagueDate | None = None
    publication: str | None = None
    authors: tuple[str, ...] = ()
    genre: str = "other"


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person: fullest name in the text, role and organisation as printed."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    is_author: bool = False
    mentions: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FoundOrganisation:
    name: str
    aliases: tuple[str, ...] = ()
    classification: str = "other"
    also_initiative: bool = False
    mentions: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FoundInitiative:
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "other"
    mentions: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the name of a found person or organisation, or the title of a document."""

    kind: SpeakerKind
    name: str


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Somebody's words: two spans where an attribution interrupts a sentence."""

    spans: tuple[Span, ...]
    kind: StatementKind
    speakers: tuple[Speaker, ...] = ()
    attribution: Span | None = None
    initiatives: tuple[str, ...] = ()
    is_commitment: bool = False
    deadline: Deadline | None = None
    cue: str = ""
    rule: str = ""
    confidence: float = 0.5

    def quote(self, text: str) -> str:
        """The words themselves; an interruption shows as an ellipsis."""
        return " … ".join(span.of(text) for span in self.spans)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that editors have confirmed, with its other forms; names of bodies may carry their classification."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the register knows, handed to the reader; the reader itself knows no database."""

    persons: tuple[KnownName, ...] = ()
    organisations: tuple[KnownName, ...] = ()
    initiatives: tuple[KnownName, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one text."""

    metadata: Metadata
    persons: tuple[FoundPerson, ...] = ()
    organisations: tuple[FoundOrganisation, ...] = ()
    initiatives: tuple[FoundInitiative, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    version: str = field(default="")
