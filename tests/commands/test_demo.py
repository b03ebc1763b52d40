"""`manage.py demo`: a site worth looking at, built once however often it is run."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from initiatives.models import Commitment, Initiative, Person, Statement, StatusUpdate
from policytracker.management.commands import demo as command
from policytracker.story import DESKS, Story
from tests.importing.readings import dump

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def login_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "login"
    monkeypatch.setattr(command, "LOGIN_FILE", path)
    monkeypatch.setattr(command, "STORIES", (DESKS,))  # the other one is long; test_story builds it, once
    return path


def run() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_the_story_stands_on_the_site() -> None:
    out = run()
    assert "http://127.0.0.1:8000/\n" in out
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
    run()
    for commitment in Commitment.objects.published():
        assert commitment.statement_links.public().exists(), commitment


def test_running_it_again_changes_nothing(login_file: Path) -> None:
    first = run()
    password = login_file.read_text(encoding="ascii")
    before = dump()
    assert run() == first
    assert dump() == before
    assert login_file.read_text(encoding="ascii") == password


def test_what_an_editor_changes_stays_changed() -> None:
    run()
    Initiative.objects.filter(name="Gegevensboek").update(name="Gegevensboek voor iedereen", slug="boek")
    Commitment.objects.filter(title__startswith="Een knop").update(title="De knop")
    before = Commitment.objects.count()
    run()
    assert Commitment.objects.count() == before
    assert Commitment.objects.filter(title="De knop").exists()


def test_the_printed_login_opens_the_admin(login_file: Path) -> None:
    out = run()
    password = login_file.read_text(encoding="ascii")
    assert f"redactie / {password}" in out
    assert login_file.stat().st_mode & 0o077 == 0
    assert Client().login(username="redactie", password=password)
    assert not User.objects.get(username="eindredactie").has_usable_password()


@pytest.mark.parametrize("required", [True, False])
def test_the_printed_login_says_when_it_is_not_enough(required: bool, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = required
    assert ("authenticator app" in run()) is required


def test_an_editor_of_that_name_who_was_there_before_keeps_the_password() -> None:
    User.objects.create_user("redactie", password="van iemand anders")
    out = run()
    assert "changepassword redactie" in out
    assert User.objects.get(username="redactie").check_password("van iemand anders")


def _words(story: dict[str, Any]) -> None:
    story["commitments"][0]["statements"][0]["words"] = "dit staat er niet"


def _person(story: dict[str, Any]) -> None:
    story["commitments"][0]["made_by"]["person"] = "Niemand Nergens"


def _file(story: dict[str, Any]) -> None:
    story["articles"][0]["file"] = "999.txt"


def _twice(story: dict[str, Any]) -> None:
    story["commitments"][0]["statements"].append(story["commitments"][0]["statements"][1])


def _successor(story: dict[str, Any]) -> None:
    story["organisations"][0]["succeeded_by"] = "Ministerie van Morgen"


def _fact(story: dict[str, Any]) -> None:
    story["commitments"][0]["updates"][0]["explanatoin"] = "Een letter verwisseld."


MISFITS = [
    pytest.param(_words, "200.txt: the words “dit staat er niet” do not stand in it", id="words-that-are-not-there"),
    pytest.param(_person, "Niemand Nergens: 0 entries of that name", id="a-person-whom-nobody-named"),
    pytest.param(_file, "999.txt: cannot be read", id="an-article-that-is-missing"),
    pytest.param(_twice, "Elke gemeente heeft een Loket Nabij", id="words-that-are-tied-twice"),
    pytest.param(_successor, "Ministerie van Morgen: 0 entries of that name", id="a-successor-whom-nobody-named"),
    pytest.param(_fact, "an update has no “explanatoin”", id="a-fact-that-is-misspelt"),
]


@pytest.mark.parametrize(("spoil", "reason"), MISFITS)
def test_a_story_that_does_not_fit_is_one_clear_line(
    spoil: Any, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = json.loads(DESKS.source.read_text(encoding="utf-8"))
    spoil(story)
    spoiled = tmp_path / "story.json"
    spoiled.write_text(json.dumps(story), encoding="utf-8")
    monkeypatch.setattr(command, "STORIES", (Story(spoiled, DESKS.texts),))
    with pytest.raises(CommandError) as refusal:
        run()
    assert reason in str(refusal.value)
