"""A reading in the terminal: the text with marks and colours, a note behind each statement, legend and names.

In English, as everything that commands print.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.utils import translation
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from articles.explaining import notes
from articles.explaining.marks import Line, Reading, visible
from articles.explaining.notes import Note, Voice

COLOURS = (
    "cyan", "magenta", "green", "yellow", "blue", "red",
    "bright_cyan", "bright_magenta", "bright_green", "bright_yellow", "bright_blue", "bright_red",
)  # fmt: skip
# The sign in a mark shows the kind without colours too: [1" words 1].
SIGNS = {"direct": '"', "indirect": "~", "authored": "="}
STYLES = {"direct": "bold", "indirect": "underline", "authored": "italic"}
INDENT = 4
TAB = 8


def print_reading(reading: Reading, console: Console) -> None:
    """Print one article; the console decides on its width and on colours."""
    with translation.override("en"):
        found = notes.notes(reading)
        _print(Text(visible(reading.name), style="bold reverse"), console)
        _print(Text(" · ".join([notes.title(reading), *notes.origin(reading)]), style="bold"), console)
        console.print()
        for line in reading.lines:
            _print(_line(line, reading.text, found), console)
            for number in line.ended:
                _print(_note(found[number]), console, indent=INDENT)
        console.print()
        if found:
            _print(_legend(), console)
        for table in _tables(reading, found):
            console.print()
            console.print(table)
        console.print()


def _print(words: Text, console: Console, indent: int = 0) -> None:
    """Wrapped to the console, without the spaces at which a line was broken."""
    for line in words.wrap(console, max(console.width - indent, 1), tab_size=TAB) or [Text()]:
        line.rstrip()
        console.print(Text(" " * indent) + line, soft_wrap=True)


def _line(line: Line, text: str, found: Sequence[Note]) -> Text:
    """A line of the text; each span stands between marks that carry the number of its statement."""
    printed = Text()
    for segment in line.segments:
        for number in segment.opening:
            printed.append(f"[{_sign(found[number])} ", _colour(found[number].voices[0]))
        words = visible(text[segment.start : segment.end].removesuffix("\n"))
        printed.append(words, _style(found[segment.covering[-1]]) if segment.covering else "")
        for number in segment.closing:
            printed.append(f" {found[number].number}]", _colour(found[number].voices[0]))
    return printed


def _sign(note: Note) -> str:
    return f"{note.number}{SIGNS[note.kind]}"


def _colour(voice: Voice) -> str:
    return "" if voice.number == notes.UNNAMED else COLOURS[voice.number % len(COLOURS)]


def _style(note: Note) -> str:
    return f"{_colour(note.voices[0])} {STYLES[note.kind]}".strip()


def _note(note: Note) -> Text:
    """Who, how and what; then the rule, its cue and how sure the reader is."""
    who = Text(" & ").join([Text(voice.name, _colour(voice)) for voice in note.voices])
    said = [who, *map(Text, chain([note.kind_label.lower()], _promise(note), note.initiatives))]
    cue = f"“{note.cue}”" if note.cue else note.promise
    said += [Text(part, "dim") for part in (note.rule, cue, note.confidence) if part]
    return Text.assemble((f"{_sign(note)} ", _colour(note.voices[0])), Text(" · ").join(said))


def _promise(note: Note) -> Iterator[str]:
    """The commitment and its day; a day may be stated without one."""
    promise = "commitment" if note.is_commitment else ""
    if note.deadline:
        promise = f"{promise or 'deadline'} by {note.deadline.isoformat()}"
        promise += f" (“{note.deadline_words}”, {note.deadline_basis})"
    if promise:
        yield promise


def _legend() -> Text:
    """What the marks mean."""
    kinds = [
        Text.assemble(f"[1{sign} ", (notes.kind_label(kind).lower(), STYLES[kind]), " 1]")
        for kind, sign in SIGNS.items()
    ]
    return Text.assemble(
        ("Marks: ", "bold"),
        Text("  ").join(kinds),
        ". Marks within marks are a statement within a statement; a number that returns goes on with its statement.",
    )


def _tables(reading: Reading, found: Sequence[Note]) -> Iterator[Table]:
    """Who speaks, the rules in words, and the names."""
    people, bodies, plans = notes.people(reading), notes.organisations(reading), notes.initiatives(reading)
    voices = dict.fromkeys(voice for note in found for voice in note.voices)
    speakers = [
        (Text(v.name, _colour(v)), Text(", ".join(str(note.number) for note in found if v in note.voices)))
        for v in voices
    ]
    rules = sorted({(note.rule, note.why) for note in found})
    name_rules = sorted({(name.rule, name.why) for name in chain(people, bodies, plans)})
    for headings, rows in (
        (("Speaker", "Statements"), speakers),
        (("Rule", "Why these words are a statement"), _rows(rules)),
        (("Person", "Role", "Organisation", "Rule"), _rows((p.name, *p.also, p.rule) for p in people)),
        (("Organisation", "Other names", "Rule"), _rows((b.name, *b.also, b.rule) for b in bodies)),
        (("Initiative", "Other names", "Rule"), _rows((p.name, *p.also, p.rule) for p in plans)),
        (("Rule", "Why this is a name"), _rows(name_rules)),
    ):
        if rows:
            yield _table(headings, rows)


def _rows(rows: Iterable[Iterable[str]]) -> list[tuple[Text, ...]]:
    """Cells as they are: to rich a plain string may hold markup."""
    return [tuple(map(Text, row)) for row in rows]


def _table(headings: Iterable[str], rows: Iterable[tuple[Text, ...]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table
