"""Two editors at one row in the back office: the second is told who was first, and keeps what was typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.editorial import EditorialState, StaleRowError
from initiatives.models import Commitment, Initiative, Person, Statement
from tests.admin.test_editing import address, filled
from tests.admin.test_states import act
from tests.factories import CommitmentFactory, InitiativeFactory, PersonFactory, SpeakerFactory, UserFactory


@pytest.fixture
def rival(login: Callable[[User], Client]) -> Client:
    return login(UserFactory(is_staff=True, is_superuser=True, first_name="Bea", last_name="Bos"))


def change(client: Client, row: Any, **fields: str) -> Any:
    where = address(type(row), "change", row.pk)
    return client.post(where, {**filled(client.get(where)), **fields})


def test_a_form_that_was_overtaken_is_refused_with_both_texts(chief: Client, rival: Client) -> None:
    row = InitiativeFactory(description="Een loket.")
    where = address(Initiative, "change", row.pk)
    mine = {**filled(chief.get(where)), "description": "Een loket in elke wijk.", "website": "https://loket.example/"}
    assert change(rival, row, description="Een loket per stad.").status_code == 302

    answer = chief.post(where, mine)

    assert answer.status_code == 409
    assert "Bea Bos" in answer.text
    told = {d.label: (d.theirs, d.yours) for d in answer.context["adminform"].form.differences}
    assert told == {
        "Description": ("Een loket per stad.", "Een loket in elke wijk."),
        "Website": ("", "https://loket.example/"),
    }
    row.refresh_from_db()
    assert row.description == "Een loket per stad."

    again = {**filled(answer), "seen_version": str(row.version)}
    assert again["description"] == "Een loket in elke wijk."
    assert f'name="seen_version" value="{row.version}"' in answer.text
    assert chief.post(where, again).status_code == 302
    row.refresh_from_db()
    assert row.description == "Een loket in elke wijk."


@pytest.mark.parametrize("make", [PersonFactory, InitiativeFactory, CommitmentFactory], ids=lambda make: make.__name__)
def test_a_form_that_does_not_say_what_it_saw_is_refused(make: Callable[[], Any], chief: Client) -> None:
    row = make()
    where = address(type(row), "change", row.pk)
    sent = filled(chief.get(where))
    del sent["seen_version"]
    assert chief.post(where, sent).status_code == 409
    row.refresh_from_db()
    assert row.version == 1


def test_a_speaker_is_not_added_to_a_statement_that_changed(chief: Client, rival: Client) -> None:
    statement = SpeakerFactory().statement
    where = address(Statement, "change", statement.pk)
    mine = {**filled(chief.get(where)), "speakers-TOTAL_FORMS": "2", "speakers-1-document": "De brief"}
    assert change(rival, statement, kind="indirect").status_code == 302
    assert chief.post(where, mine).status_code == 409
    assert statement.speakers.count() == 1


def test_an_action_leaves_a_row_alone_that_was_changed_after_the_list_was_made(chief: Client, rival: Client) -> None:
    changed, other = PersonFactory(name="Anna Bos"), PersonFactory()
    page = chief.get(address(Person, "changelist"))
    seen = {row.pk: f"{row.pk}:{row.version}" for row in page.context["cl"].result_list}
    assert all(f'name="seen_versions" value="{pair}"' in page.text for pair in seen.values())
    assert change(rival, changed, given_name="Annie").status_code == 302

    told = act(chief, Person, "publish_rows", changed, other, seen_versions=list(seen.values()))  # type: ignore[arg-type]

    assert any("Bea Bos" in words and "Anna Bos" in words for words in told)
    assert {row.pk: row.state for row in Person.objects.all()} == {
        changed.pk: EditorialState.CANDIDATE,
        other.pk: EditorialState.PUBLISHED,
    }


def test_a_lost_race_without_a_page_of_its_own_is_answered_in_words(
    chief: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    commitment = CommitmentFactory()

    def overtaken(row: Any, **_links: Any) -> None:
        raise StaleRowError(row)

    monkeypatch.setattr("initiatives.admin.base.save_edit", overtaken)
    answer = change(chief, commitment, title="Anders")
    assert answer.status_code == 409
    assert "while you had it open" in answer.text
    assert Commitment.objects.get().title == commitment.title
