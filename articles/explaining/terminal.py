"""A reading in the terminal: the text with marks and colours, a note behind each statement, legend and names."""

from collections.abc import Iterator, Sequence
from itertools import chain

from django.utils import translation
from django.utils.translation import gettext as _
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from articles.explaining import notes
from articles.explaining.marks import Line, Reading, visible
from articles.explaining.notes import Note, Voice

COLOURS = (
    "cyan", "magenta", "green", "yellow", "blue", "red",
    "bright_cyan", "bright_magenta", "bright_green", "bright_yellow", "bright_blue", "bright_red",
)  # fmt: skip
# In the mark, so that the kind shows without colours too: [1" words 1].
SIGNS = {"direct": '"', "indirect": "~", "authored": "="}
STYLES = {"direct": "bold", "indirect": "underline", "authored": "italic"}
INDENT = 4


def print_reading(reading: Reading, console: Console) -> None:
    """Print one article; the console decides on width and colours. In English, as all commands are."""
    with translation.override("en"):
        found = notes.notes(reading)
        console.print(Text(visible(reading.name), style="bold reverse"))
        console.print(Text(" · ".join([notes.title(reading), *notes.origin(reading)]), style="bold"))
        console.print()
        for line in reading.lines:
            console.print(_line(line, reading.text, found), soft_wrap=False)
            for number in line.ended:
                console.print(Padding(_note(found[number]), (0, 0, 0, INDENT), expand=False))
        console.print()
        for table in _tables(reading, found):
            console.print(table)


def _line(line: Line, text: str, found: Sequence[Note]) -> Text:
    """A line of the text; each span stands between its marks, which carry the number of the statement."""
    printed = Text()
    for segment in line.segments:
        for number in segment.opening:
            printed.append(_mark(found[number]) + " ", _colour(found[number].voices[0]))
        words = visible(text[segment.start : segment.end].removesuffix("\n"))
        printed.append(words, _style(found[segment.covering[-1]]) if segment.covering else "")
        for number in segment.closing:
            printed.append(f" {found[number].number}]", _colour(found[number].voices[0]))
    return printed


def _mark(note: Note) -> str:
    return f"[{note.number}{SIGNS[note.kind]}"


def _colour(voice: Voice) -> str:
    return "" if voice.number == notes.UNNAMED else COLOURS[voice.number % len(COLOURS)]


def _style(note: Note) -> str:
    return f"{_colour(note.voices[0])} {STYLES[note.kind]}".strip()


def _note(note: Note) -> Text:
    """Who, how and what; then the rule, its cue and how sure the reader is."""
    who = Text(" & ").join(Text(voice.name, _colour(voice)) for voice in note.voices)
    said = [who, *map(Text, chain([note.kind_label.lower()], _promise(note), note.initiatives))]
    found = [note.rule, note.promise, f"“{note.cue}”" if note.cue else "", note.confidence]
    said.append(Text(" · ".join(part for part in found if part), "dim"))
    return Text.assemble((f"{note.number}{SIGNS[note.kind]} ", _colour(note.voices[0])), Text(" · ").join(said))


def _promise(note: Note) -> Iterator[str]:
    promise = _("commitment") if note.is_commitment else ""
    if note.deadline:
        promise = f"{promise or _('deadline')} by {note.deadline.isoformat()}"
        promise += f" (“{note.deadline_words}”, {note.deadline_basis})"
    if promise:
        yield promise


def _tables(reading: Reading, found: Sequence[Note]) -> Iterator[Text | Table]:
    """Who speaks, what the marks mean and what the rules; then the names."""
    yield _legend()
    voices = {voice: [n.number for n in found if voice in n.voices] for n in found for voice in n.voices}
    yield from _table(
        (_("Speaker"), _("Statements")),
        [(Text(voice.name, _colour(voice)), Text(", ".join(map(str, numbers)))) for voice, numbers in voices.items()],
    )
    people, bodies, plans = notes.people(reading), notes.organisations(reading), notes.initiatives(reading)
    yield from _table((_("Rule"), _("What it says")), _rows(sorted({(note.rule, note.why) for note in found})))
    yield from _table(
        (_("Person"), _("Role"), _("Organisation"), _("Rule")), _rows((p.name, *p.also, p.rule) for p in people)
    )
    yield from _table((_("Organisation"), _("Other names"), _("Rule")), _rows((b.name, *b.also, b.rule) for b in bodies))
    yield from _table((_("Initiative"), _("Other names"), _("Rule")), _rows((p.name, *p.also, p.rule) for p in plans))
    why = {(name.rule, name.why) for name in chain(people, bodies, plans) if name.rule}
    yield from _table((_("Rule"), _("What it says of a name")), _rows(sorted(why)))
