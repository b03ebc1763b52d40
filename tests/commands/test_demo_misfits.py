"""`manage.py demo` where it meets what it did not write: another's account, a story that does not fit."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError

from policytracker.management.commands import demo as command
from policytracker.story import DESKS, Story
from tests.commands.test_demo import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def only_the_short_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "LOGIN_FILE", tmp_path / "login")
    monkeypatch.setattr(command, "STORIES", (DESKS,))


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
