"""Read articles and print what is found in them; touches no database."""

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, Literal, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from articles.explaining import Reading, print_reading, write_page
from articles.extraction import Extraction, FoundStatement, extract
from articles.extraction.gold_format import as_record
from articles.sources import Refusal, SourceDocument, read_sources
from articles.sources.documents import printable

UNWRAPPED = 1_000_000  # columns, where no terminal limits them


class Pipe(Console):
    """A console that leaves a reader who stops early to whoever prints."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


class Command(BaseCommand):
    help = "Read articles and print who says what in them. Touches no database. Exit code 1 where a file is refused."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help=".txt, .html, .htm, .jsonl, or a folder of those")
        form = parser.add_mutually_exclusive_group()
        form.add_argument(
            "--format",
            choices=("text", "jsonl"),
            default="text",
            help="text: a summary to read; jsonl: one JSON object an article (offsets in code points)",
        )
        form.add_argument(
            "--explain", action="store_true", help="the text with each statement marked, and the rule that found it"
        )
        form.add_argument("--html", action="store_true", help="the same as one web page that needs nothing else")
        parser.add_argument("--output", type=Path, metavar="PAGE", help="with --html: the file to write the page to")

    def handle(self, *args: Any, **options: Any) -> None:
        files, page = options["files"], options["output"]
        if page and not options["html"]:
            raise CommandError("--output goes with --html")
        self.refused = False
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        try:
            if options["html"]:
                self._print_page(files, page)
            elif options["explain"]:
                self._print_readings(files, coloured=self._takes_colours(options))
            else:
                print_one = self._print_record if options["format"] == "jsonl" else self._print_summary
                for source in self._sources(files):
                    print_one(source)
            self.stdout.flush()
        except BrokenPipeError:  # whoever reads our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if self.refused:
            raise SystemExit(1)

    def _sources(self, files: list[str]) -> Iterator[SourceDocument]:
        """What can be read; the rest gets its line."""
        for source in read_sources(files):
            if isinstance(source, Refusal):
                self.refused = True
                self.stderr.write(f"Refused: {source}")
            else:
                yield source

    def _readings(self, files: list[str]) -> Iterator[Reading]:
        for source in self._sources(files):
            yield Reading(source.name, source.text, extract(source.text))

    def _print_record(self, source: SourceDocument) -> None:
        record = as_record(extract(source.text), PurePath(source.name).name)
        self.stdout.write(json.dumps(record, ensure_ascii=not self._takes_unicode()))

    def _print_summary(self, source: SourceDocument) -> None:
        width = None if self.stdout.isatty() else UNWRAPPED
        console = Pipe(file=self.stdout, width=width, highlight=False)  # type: ignore[arg-type]
        for indent, line in _summary(source, extract(source.text)):
            console.print(Padding(line, (0, 0, 0, indent), expand=False))

    def _print_readings(self, files: list[str], *, coloured: bool) -> None:
        colours: Literal["standard"] | None = "standard" if coloured else None
        console = Pipe(file=self.stdout, color_system=colours, force_terminal=coloured, no_color=False, highlight=False)  # type: ignore[arg-type]
        for reading in self._readings(files):
            print_reading(reading, console)

    def _print_page(self, files: list[str], page: Path | None) -> None:
        """One page for all that can be read; where nothing can, there is none."""
        if page and any(_is_same(page, Path(file)) for file in files):
            raise CommandError(f"{printable(str(page))}: is to be read, and cannot be written to")
        readings = list(self._readings(files))
        if not readings:
            return
        html = write_page(readings)
        if page is None:  # a page says that it is UTF-8, of which ASCII is a part
            self.stdout.write(html if self._takes_unicode() else html.encode("ascii", "xmlcharrefreplace").decode())
            return
        try:
            page.write_text(html, encoding="utf-8")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise CommandError(f"{printable(str(page))}: cannot be written: {reason}") from error

    def _takes_unicode(self) -> bool:
        return str(getattr(self.stdout, "encoding", None) or "utf-8").lower().startswith("utf")

    def _takes_colours(self, options: dict[str, Any]) -> bool:
        """What the call says, else what the environment says (no-color.org, force-color.org), else a terminal does."""
        if options["no_color"] or options["force_color"]:
            return bool(options["force_color"])
        if os.environ.get("NO_COLOR") or os.environ.get("FORCE_COLOR"):
            return not os.environ.get("NO_COLOR")
        return self.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def _summary(source: SourceDocument, found: Extraction) -> Iterator[tuple[int, Text]]:
    """What an editor wants to see of one article: lines with their indents."""
    metadata = found.metadata
    published = str(metadata.published) if metadata.published else None
    yield 0, Text(source.name, style="bold reverse")
    yield 0, _line(metadata.title or "(no title found)", style="bold")
    yield 0, _line(_joined(metadata.genre, published, metadata.publication, ", ".join(metadata.authors)))
    people = [_joined(person.name, person.role, person.organisation) for person in found.persons]
    bodies = [" = ".join((body.name, *body.aliases)) for body in found.organisations]
    plans = [" = ".join((plan.name, *plan.aliases)) for plan in found.initiatives]
    for heading, names in (("People", people), ("Organisations", bodies), ("Initiatives", plans)):
        yield 0, Text(f"{heading}: {len(names)}", style="bold")
        for name in names:
            yield 2, _line(name)
    yield 0, Text(f"Statements: {len(found.statements)}", style="bold")
    for statement in found.statements:
        yield from _statement(statement, source.text)
    yield 0, Text()


def _statement(statement: FoundStatement, text: str) -> Iterator[tuple[int, Text]]:
    """Who, how and what, with the rule that found it."""
    who = " & ".join(speaker.name for speaker in statement.speakers) or "(nobody named)"
    promise = "commitment" if statement.is_commitment else ""
    if statement.deadline:
        promise = f"{promise or 'deadline'} by {statement.deadline.day.isoformat()}"
    yield 2, _line(_joined(who, statement.kind, promise, *statement.initiatives), style="cyan")
    yield 4, _line(statement.quote(text))
    yield 4, _line(_joined(statement.rule, statement.cue, f"{statement.confidence:.0%}"), style="dim")


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _line(words: str, style: str = "") -> Text:
    """One line, without what a terminal would obey."""
    return Text("".join(c for c in " ".join(words.split()) if c.isprintable()), style=style)
