"""Import articles from files and folders."""

from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.sources import count_inputs, read_sources
from articles.sources.reading import SUFFIXES
from initiatives.importing.run import Account, import_all
from initiatives.importing.service import Importer

WRONG_CALL = 2
INTERRUPTED = 130


class Command(BaseCommand):
    help = (
        "Import articles (.txt, .html, .jsonl; files or folders). Everything comes in as a candidate for editors. "
        "Exit code 0: all taken in or known; 1: something was refused; 2: wrong call."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
        parser.add_argument("--dry-run", action="store_true", help="read and match, but write nothing")
        parser.add_argument("--publish", action="store_true", help="publish at once what has no open question")
        parser.add_argument("--limit", type=_positive, metavar="N", help="stop after N articles")

    def handle(self, *args: Any, **options: Any) -> None:
        paths: list[Path] = options["paths"]
        _check(paths)
        importer = self._importer(publish=options["publish"], dry_run=options["dry_run"])
        account = Account()
        try:
            self._run(paths, importer, account, options["limit"])
        except KeyboardInterrupt:
            self._summarise(account, importer)
            raise CommandError("interrupted; only what is counted above was done", returncode=INTERRUPTED) from None
        self._summarise(account, importer)
        if account.refused:
            raise SystemExit(1)

    def _importer(self, *, publish: bool, dry_run: bool) -> Importer:
        importer = Importer(publish=publish, dry_run=dry_run)
        try:
            importer.register.refresh()
        except DatabaseError as error:
            raise CommandError(f"The database is not ready ({error}); run: manage.py migrate") from error
        if importer.register.is_empty:
            self.stderr.write("The register of public bodies is empty; better run first: manage.py load_register")
        return importer

    def _run(self, paths: list[Path], importer: Importer, account: Account, limit: int | None) -> None:
        console = Console(stderr=True)
        total = count_inputs(paths)
        with _progress(console) as progress:
            task = progress.add_task("Importing", total=min(total, limit or total))
            for outcome in import_all(read_sources(paths), importer, account, limit):
                if outcome.verdict == "refused":
                    self._refuse(f"refused: {outcome.name}: {outcome.reason}", console)
                progress.advance(task)

    def _refuse(self, line: str, console: Console) -> None:
        if console.is_terminal:  # above the bar
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            self.stderr.write(line)

    def _summarise(self, account: Account, importer: Importer) -> None:
        verdicts, found = account.verdicts, account.found
        self.stdout.write(f"{verdicts['new']} new, {verdicts['known']} known, {verdicts['refused']} refused")
        if verdicts["new"]:
            self.stdout.write(_found(found))
        if importer.publish and not importer.dry_run:
            self.stdout.write(_published(found))
        if importer.dry_run:
            self.stdout.write("Dry run: nothing was written.")


def _check(paths: list[Path]) -> None:
    """Raises CommandError where the call itself is wrong, before anything is imported."""
    for path in paths:
        if not path.exists():
            raise CommandError(f"{path}: no such file or folder", returncode=WRONG_CALL)
    if all(path.is_dir() and not any(item.suffix.lower() in SUFFIXES for item in path.rglob("*")) for path in paths):
        raise CommandError(f"nothing to import: no {', '.join(SUFFIXES)} file there", returncode=WRONG_CALL)


def _found(found: Counter[str]) -> str:
    entries = [
        f"{found[kind]} {kind} ({found[f'new {kind}']} new)" for kind in ("people", "organisations", "initiatives")
    ]
    statements = f"{found['statements']} statements ({found['commitments']} commitments)"
    return f"Found {', '.join(entries)}, {statements}; {found['questions']} open questions for editors"


def _published(found: Counter[str]) -> str:
    left = [f"{count} {reason}" for reason, count in sorted(found.items()) if reason.startswith("left ")]
    return f"Published {found['published']} rows at once; {', '.join(left) or 'nothing left'}"


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise ArgumentTypeError(f"{value} is no whole number above 0")
    return int(value)
