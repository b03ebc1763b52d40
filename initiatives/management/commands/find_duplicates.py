"""Look for people, organisations and initiatives that may be in the register twice."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from initiatives.duplicates.finding import look
from initiatives.models import EntryKind


class Command(BaseCommand):
    help = "Compare the entries of the register and keep the pairs that may be one, for editors to judge."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", choices=EntryKind.values, help="Only entries of this kind.")

    def handle(self, *args: Any, **options: Any) -> None:
        for kind in [options["kind"]] if options["kind"] else EntryKind.values:
            waiting = look(EntryKind(kind))
            self.stdout.write(f"{kind}: {waiting} {'pair waits' if waiting == 1 else 'pairs wait'} for an editor")
