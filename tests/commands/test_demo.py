"""`manage.py demo`: a site worth looking at, built once however often it is run."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from initiatives.models import Commitment, Initiative, Person, Statement, StatusUpdate
from policytracker.management.commands import demo as command
from policytracker.story import DESKS
from tests.importing.readings import dump

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def login_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "login"


@pytest.fixture(scope="module", autouse=True)
def first_out(django_db_setup: None, django_db_blocker: Any, login_file: Path) -> Iterator[str]:
    """Builds the story once for all tests here, in a transaction that is undone behind the last of them."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(command, "LOGIN_FILE", login_file)
        patch.setattr(command, "STORIES", (DESKS,))  # the other one is long; test_story builds it, once
        yield run()
        transaction.set_rollback(True)


def run() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_the_story_stands_on_the_site(first_out: str) -> None:
    assert "http://127.0.0.1:8000/\n" in first_out
    today = date(2026, 11, 1)
    public = Commitment.objects.published()
    assert public.count() >= 6
    assert public.overdue(today).exists()
    assert public.slipped(today).count() == 3
    assert {"fulfilled", "in_progress", "stalled", "lapsed", "partly_fulfilled", "open"} == set(
        public.values_list("status", flat=True)
    )
    assert {"status", "deadline", "check", "response", "progress"} == set(
        StatusUpdate.objects.values_list("kind", flat=True)
    )
    assert not StatusUpdate.objects.proposals().exists()
    assert Statement.objects.published().count() > 30
    assert not Person.objects.doubtful().exists()


def test_every_commitment_shows_the_words_that_made_it() -> None:
    assert Commitment.objects.published().exists()
    for commitment in Commitment.objects.published():
        assert commitment.statement_links.public().exists(), commitment


def test_running_it_again_changes_nothing(login_file: Path, first_out: str) -> None:
    password = login_file.read_text(encoding="ascii")
    before = dump()
    assert run() == first_out
    assert dump() == before
    assert login_file.read_text(encoding="ascii") == password


def test_what_an_editor_changes_stays_changed() -> None:
    Initiative.objects.filter(name="Gegevensboek").update(name="Gegevensboek voor iedereen", slug="boek")
    Commitment.objects.filter(title__startswith="Een knop").update(title="De knop")
    before = Commitment.objects.count()
    run()
    assert Commitment.objects.count() == before
    assert Commitment.objects.filter(title="De knop").exists()


def test_the_printed_login_opens_the_admin(login_file: Path, first_out: str) -> None:
    password = login_file.read_text(encoding="ascii")
    assert f"redactie / {password}" in first_out
    assert login_file.stat().st_mode & 0o077 == 0
    assert Client().login(username="redactie", password=password)
    assert not User.objects.get(username="eindredactie").has_usable_password()


@pytest.mark.parametrize("required", [True, False])
def test_the_printed_login_says_when_it_is_not_enough(required: bool, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = required
    assert ("authenticator app" in run()) is required
