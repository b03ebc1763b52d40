"""Load the start register of Dutch public bodies."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from initiatives.importing.register import PUBLIC_BODIES, RegisterFileError, load_register


class Command(BaseCommand):
    help = "Add the public bodies of a register file that are not known yet. What editors changed stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=PUBLIC_BODIES, help="the built-in file by default")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_register(options["file"])
        except RegisterFileError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{loaded.bodies} bodies: {loaded.new} new, {loaded.extended} extended, {loaded.unchanged} unchanged"
        )
