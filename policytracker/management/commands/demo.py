"""Fill the site with sample data and tell where it is."""

import secrets
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from initiatives.curation.publishing import CurationError
from initiatives.importing.register import load_register
from initiatives.roles import REVIEWER
from policytracker.demo import Demo, DemoError
from policytracker.settings import BASE_DIR
from policytracker.story import STORIES

ADDRESS = "http://127.0.0.1:8000/"
LOGIN_FILE = BASE_DIR / ".demo_login"
EDITOR, SECOND_EDITOR = "redactie", "eindredactie"


class Command(BaseCommand):
    help = "Set up the database and fill it with sample articles and commitments. Running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        bodies = load_register()
        editor, login = _editor(LOGIN_FILE)
        demos = [Demo(editor, _second_editor(), story) for story in STORIES]
        console = Console(stderr=True)
        try:
            with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
                task = progress.add_task("Sample data", total=sum(map(len, demos)))
                for step in chain.from_iterable(demo.build() for demo in demos):
                    progress.update(task, advance=1, description=step[:40])
        except (DemoError, CurationError) as error:
            raise CommandError(f"the sample data does not fit: {error}") from error
        articles, commitments = (sum(len(demo.story[part]) for demo in demos) for part in ("articles", "commitments"))
        self.stdout.write(
            f"Sample data is in: {bodies.bodies} public bodies, {articles} articles, {commitments} commitments."
        )
        self.stdout.write(f"Site:    {ADDRESS}\nEditors: {ADDRESS}beheer/\nLogin:   {login}")
        if settings.SECOND_FACTOR_REQUIRED:
            self.stdout.write(
                "The first login asks to set up an authenticator app; with SECOND_FACTOR_REQUIRED=false it does not."
            )


def _editor(login_file: Path) -> tuple[User, str]:
    """The demo's editor, and how to log in: with a password made at random and kept in an ignored file."""
    known = User.objects.filter(username=EDITOR).first()
    if known and not login_file.exists():
        return known, f"{EDITOR}, with the password that it was given (manage.py changepassword {EDITOR})"
    if not login_file.exists():
        login_file.touch(mode=0o600)
        login_file.write_text(secrets.token_urlsafe(12), encoding="ascii")
    password = login_file.read_text(encoding="ascii").strip()
    editor = known or User.objects.create_superuser(EDITOR, password=password)
    return editor, f"{EDITOR} / {password}"


def _second_editor() -> User:
    """Approves final statuses; nobody can log in as this user before it has a password."""
    reviewer = User.objects.filter(username=SECOND_EDITOR).first()
    reviewer = reviewer or User.objects.create_user(SECOND_EDITOR, is_staff=True)
    reviewer.groups.add(Group.objects.get(name=REVIEWER))
    return reviewer
