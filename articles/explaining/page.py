"""A reading as one web page that needs nothing else: no script, no style sheet, no network."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from articles.explaining import notes
from articles.explaining.marks import Line, Reading, Segment, on_one_line, visible
from articles.explaining.notes import Name, Note, Voice

LANGUAGE = "nl"  # of the articles, and of those who look at them
COLOURS = 10  # that the style sheet has; after these they begin again
SIGNS = {"direct": "”", "indirect": "~", "authored": "¶"}


@dataclass(frozen=True, slots=True)
class Badge:
    """The number before marked words, that leads to the card; only the first of a statement has an id."""

    card: "Card"
    id: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with the statement that they are marked as, if any, and the number that stands before them."""

    words: str
    css: str
    badges: tuple[Badge, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A statement beside the text: `id` is its own, `place` that of its words."""

    id: str
    place: str
    css: str
    sign: str
    note: Note
    voices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text, the statements that begin in it, and the lines up to the next that has any."""

    line: tuple[Stretch, ...]
    cards: tuple[Card, ...]
    rest: tuple[tuple[Stretch, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Names of one sort; each row is a name with what stands beside it, under the heading of its column."""

    heading: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Name, Sequence[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Article:
    """What the template shows of one reading."""

    id: str
    name: str
    title: str
    origin: Sequence[str]
    rows: Sequence[Row]
    voices: Sequence[tuple[str, str, str]]
    tables: Sequence[Table]


def write_page(readings: Sequence[Reading]) -> str:
    """One HTML page with all articles, in Dutch."""
    with translation.override(LANGUAGE):
        articles = [_article(number, reading) for number, reading in enumerate(readings, start=1)]
        kinds = [(f"kind-{kind}", sign, notes.kind_label(kind)) for kind, sign in SIGNS.items()]
        return render_to_string("articles/reading.html", {"articles": articles, "kinds": kinds})


def _article(number: int, reading: Reading) -> Article:
    found = notes.notes(reading)
    id_ = f"a{number}"
    cards = [_card(id_, note) for note in found]
    spoken: dict[Voice, list[str]] = {}
    for note in found:
        for voice in note.voices:
            spoken.setdefault(voice, []).append(str(note.number))
    return Article(
        id=id_,
        name=on_one_line(reading.name),
        title=notes.title(reading),
        origin=notes.origin(reading),
        rows=list(_rows(reading, cards)),
        voices=[(_colour(voice), voice.name, ", ".join(numbers)) for voice, numbers in spoken.items()],
        tables=(
            _table(_("People"), (_("Role"), _("Organisation")), notes.people(reading)),
            _table(_("Organisations"), (_("Other names"),), notes.organisations(reading)),
            _table(_("Initiatives"), (_("Other names"),), notes.initiatives(reading)),
        ),
    )


def _table(heading: str, columns: tuple[str, ...], names: Sequence[Name]) -> Table:
    return Table(heading, columns, [(name, list(zip(columns, name.also, strict=True))) for name in names])


def _card(article: str, note: Note) -> Card:
    return Card(
        id=f"{article}-s{note.number}",
        place=f"{article}-t{note.number}",
        css=f"kind-{note.kind} {_colour(note.voices[0])}",
        sign=f"{note.number}{SIGNS[note.kind]}",
        note=note,
        voices=tuple((voice.name, _colour(voice)) for voice in note.voices),
    )


def _colour(voice: Voice) -> str:
    return "voice-none" if voice.number == notes.UNNAMED else f"voice-{voice.number % COLOURS + 1}"


def _rows(reading: Reading, cards: Sequence[Card]) -> Iterator[Row]:
    """A row begins with each line in which a statement begins; lines without one follow it."""
    placed: set[int] = set()
    row: list[tuple[Stretch, ...]] = []
    beside: tuple[Card, ...] = ()
    for line in reading.lines:
        if row and line.begun:
            yield Row(row[0], beside, tuple(row[1:]))
            row = []
        if not row:
            beside = tuple(cards[number] for number in line.begun)
        row.append(_stretches(line, reading.text, cards, placed))
    if row:
        yield Row(row[0], beside, tuple(row[1:]))


def _stretches(line: Line, text: str, cards: Sequence[Card], placed: set[int]) -> tuple[Stretch, ...]:
    """`placed` are the statements whose first words have gone before; it is kept up to date."""
    stretches = []
    for segment in line.segments:
        badges = tuple(Badge(cards[n], "" if n in placed else cards[n].place) for n in segment.opening)
        placed.update(segment.opening)
        words = visible(text[segment.start : segment.end].removesuffix("\n"))
        stretches.append(Stretch(words, _css(segment, cards), badges))
    return tuple(stretches)


def _css(segment: Segment, cards: Sequence[Card]) -> str:
    """The innermost statement gives the colour and the kind; the one around it shows above the words."""
    if not segment.covering:
        return ""
    around = f" within-{cards[segment.covering[-2]].voices[0][1]}" if len(segment.covering) > 1 else ""
    return cards[segment.covering[-1]].css + around
