"""The way back in on the server, for when no administrator is left who can do it in the admin."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from policytracker.login.history import reset


class Command(BaseCommand):
    help = "Take away an account's second factor and recovery codes; the next login sets up a new app."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["username"]
        try:
            user = User.objects.get(username=name)
        except User.DoesNotExist as error:
            raise CommandError(f"no account is called {name}") from error
        if not reset(user, by=None):
            raise CommandError(f"{name} has no second factor")
        self.stdout.write(f"The second factor of {name} is reset.")
