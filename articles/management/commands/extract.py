"""Read articles and print what is found in them; touches no database."""

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from articles.extraction import Extraction, FoundStatement, extract
from articles.extraction.gold_format import as_record
from articles.sources import Refusal, SourceDocument, read_sources

UNWRAPPED = 1_000_000  # columns, where no terminal limits them


class Command(BaseCommand):
    help = "Read articles and print who says what in them. Touches no database. Exit code 1 where a file is refused."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help=".txt, .html, .htm, .jsonl, or a folder of those")
        parser.add_argument(
            "--format",
            choices=("text", "jsonl"),
            default="text",
            help="text: a summary to read; jsonl: one JSON object an article (offsets in code points)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        print_one = self._print_record if options["format"] == "jsonl" else self._print_summary
        refused = False
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        try:
            for source in read_sources(options["files"]):
                if isinstance(source, Refusal):
                    refused = True
                    self.stderr.write(f"Refused: {source}")
                else:
                    print_one(source)
        except BrokenPipeError:  # whoever reads our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if refused:
            raise SystemExit(1)

    def _print_record(self, source: SourceDocument) -> None:
        record = as_record(extract(source.text), PurePath(source.name).name)
        encoding = str(getattr(self.stdout, "encoding", None) or "utf-8").lower()
        self.stdout.write(json.dumps(record, ensure_ascii=not encoding.startswith("utf")))

    def _print_summary(self, source: SourceDocument) -> None:
        width = None if self.stdout.isatty() else UNWRAPPED
        console = Console(file=self.stdout, width=width, highlight=False)  # type: ignore[arg-type]
        for indent, line in _summary(source, extract(source.text)):
            console.print(Padding(line, (0, 0, 0, indent), expand=False))


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
