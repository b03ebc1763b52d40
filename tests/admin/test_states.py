"""Moving rows between states from the back office."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import models
from django.test import Client
from django.urls import reverse

from articles.models import Article
from initiatives.models import (
    Commitment,
    Initiative,
    Membership,
    Organisation,
    Person,
    Statement,
    StatusUpdate,
)
from tests.admin.conftest import MAKERS, speak
from tests.admin.test_editing import address, filled
from tests.factories import (
    CommitmentFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
)

STATEFUL = [Article, Person, Organisation, Initiative, Membership, Statement, Commitment]
by_model = pytest.mark.parametrize("model", STATEFUL, ids=lambda model: model.__name__)


def act(client: Client, model: type[models.Model], action: str, *rows: Any, **facts: str) -> list[str]:
    """Choose an action in the list; returns what the editor is told."""
    data = {"action": action, "_selected_action": [str(row.pk) for row in rows], **facts}
    answer = client.post(address(model, "changelist"), data, follow=True)
    assert answer.status_code == 200
    return [str(message) for message in answer.context["messages"]]


def press(client: Client, row: Any, **button: str) -> Any:
    where = address(type(row), "change", row.pk)
    data = {**filled(client.get(where)), **button}
    return client.post(where, data, follow=True)


@by_model
@pytest.mark.parametrize("key", ["x", "\x00", "-1", "9" * 300], ids=["a letter", "NUL", "negative", "endless"])
def test_a_choice_of_what_is_no_row_is_a_bad_request(model: type[models.Model], key: str, chief: Client) -> None:
    row = MAKERS[model]()
    where = address(model, "changelist")
    answer = chief.post(where, {"action": "publish_rows", "_selected_action": [str(row.pk), key]})
    assert answer.status_code == 400
    assert not model._default_manager.published().exists()


def editor_with(editor: User, *codenames: str) -> User:
    editor.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return editor


@by_model
def test_every_state_can_be_reached_from_the_list(model: type[models.Model], chief: Client) -> None:
    row = MAKERS[model]()
    for action, state in [
        ("reject_rows", "rejected"),
        ("reconsider_rows", "candidate"),
        ("publish_rows", "published"),
        ("withdraw_rows", "withdrawn"),
    ]:
        act(chief, model, action, row, reason="Het bleek anders te zijn.")
        row.refresh_from_db()
        assert row.state == state


@by_model
def test_moving_needs_the_permission_to_change(
    model: type[models.Model], editor: User, login: Callable[[User], Client]
) -> None:
    row = MAKERS[model]()
    name = model._meta.model_name
    reader = login(editor_with(editor, f"view_{name}"))
    act(reader, model, "publish_rows", row)
    row.refresh_from_db()
    assert row.state == "candidate"
    act(login(editor_with(editor, f"view_{name}", f"change_{name}")), model, "publish_rows", row)
    row.refresh_from_db()
    assert row.state == "published"


def test_publishing_says_what_went_public_along(chief: Client) -> None:
    article = StatementFactory(start=0, end=3).article
    statements = [article.statements.get(), *(StatementFactory(article=article, start=n, end=n + 9) for n in (1, 2))]
    for statement in statements[:2]:
        SpeakerFactory(statement=statement)
    (told,) = act(chief, Statement, "publish_rows", *statements)
    assert told.startswith("3 statements published, and with them ")
    assert "1 article" in told
    assert "2 people" in told


def test_what_stands_alone_is_published_without_more_words(chief: Client) -> None:
    assert act(chief, Person, "publish_rows", PersonFactory()) == ["1 person published."]
    assert act(chief, Person, "publish_rows", Person.objects.get()) == ["0 people published."]


def test_a_row_that_refuses_is_named_and_the_others_go_on(chief: Client) -> None:
    fine, asked = PersonFactory(name="Jan"), PersonFactory(name="Piet", question="Is dit Pieter?")
    rejected = PersonFactory(name="Klaas", state="rejected")
    told = act(chief, Person, "publish_rows", fine, asked, rejected)
    assert "Piet: Is dit Pieter?" in told
    assert "“Klaas” was rejected; reconsider it first." in told
    assert "1 person published." in told
    assert set(Person.objects.published()) == {fine}


def test_many_refusals_are_summed_up(chief: Client) -> None:
    told = act(chief, Person, "withdraw_rows", *(PersonFactory() for _ in range(13)))
    assert len(told) == 11
    assert "3 further rows were refused." in told


def test_a_move_is_in_the_history(chief: Client) -> None:
    person = PersonFactory()
    act(chief, Person, "publish_rows", person)
    history = chief.get(address(Person, "history", person.pk))
    assert "Published" in history.text


def test_the_page_of_a_row_saves_and_publishes_in_one_press(chief: Client) -> None:
    statement = SpeakerFactory().statement
    where = address(Statement, "change", statement.pk)
    data = {**filled(chief.get(where)), "attribution_text": "zegt zij", "_move": "publish_rows"}
    chief.post(where, data)
    statement.refresh_from_db()
    assert (statement.state, statement.attribution_text) == ("published", "zegt zij")


@pytest.mark.parametrize("move", ["withdraw_rows", "delete_model", "_move", "x"])
def test_a_button_that_is_not_there_does_nothing(move: str, chief: Client) -> None:
    person = PersonFactory()
    press(chief, person, _move=move)
    person.refresh_from_db()
    assert person.state == "candidate"


def test_a_question_stands_on_top_with_a_link_to_the_known_entry(chief: Client) -> None:
    known = PersonFactory(name="Jan Jansen", state="published")
    person = PersonFactory(name="J. Jansen", question="Is dit Jan Jansen?", maybe_same_as=known)
    page = chief.get(address(Person, "change", person.pk))
    assert "Is dit Jan Jansen?" in page.text
    assert f'href="{address(Person, "change", known.pk)}"' in page.text
    assert [name for name, _ in page.context["moves"]] == ["accept_as_new", "merge_into_suggestion", "reject_rows"]


def test_a_question_is_answered_with_new(chief: Client) -> None:
    person = PersonFactory(question="Wie is dit?")
    press(chief, person, _move="accept_as_new")
    person.refresh_from_db()
    assert (person.question, person.state) == ("", "candidate")


def test_a_question_is_answered_with_the_same(chief: Client) -> None:
    known = PersonFactory(name="Jan Jansen")
    speaker = SpeakerFactory(person=PersonFactory(name="J. Jansen", question="Is dit Jan?", maybe_same_as=known))
    assert act(chief, Person, "merge_into_suggestion", speaker.person) == ["1 person merged."]
    speaker.refresh_from_db()
    assert speaker.person == known
    assert Person.objects.get(name="J. Jansen").merged_into == known


def test_without_a_suggestion_there_is_nothing_to_merge_into(chief: Client) -> None:
    person = PersonFactory(name="Jan")
    assert act(chief, Person, "merge_into_suggestion", person) == ["“Jan”: there is no entry to merge it into."]


def proposal() -> StatusUpdate:
    return StatusUpdateFactory(kind="status", status_after="fulfilled", explanation="Het loket is open.")


def test_a_second_editor_approves(chief: Client) -> None:
    update = proposal()
    assert act(chief, StatusUpdate, "approve_rows", update) == ["1 approved."]
    commitment = Commitment.objects.get()
    assert commitment.status == "fulfilled"


def test_an_editor_cannot_approve_an_own_proposal(chief: Client, superuser: User) -> None:
    update = StatusUpdateFactory(kind="status", status_after="lapsed", proposed_by=superuser)
    (told,) = act(chief, StatusUpdate, "approve_rows", update)
    assert "nobody approves their own update" in told
    assert Commitment.objects.get().status == "open"


def test_approving_needs_the_permission(editor: User, login: Callable[[User], Client]) -> None:
    update = proposal()
    act(login(editor_with(editor, "view_statusupdate", "add_statusupdate")), StatusUpdate, "approve_rows", update)
    assert Commitment.objects.get().status == "open"
    act(login(editor_with(editor, "view_statusupdate", "approve_statusupdate")), StatusUpdate, "approve_rows", update)
    assert Commitment.objects.get().status == "fulfilled"


def test_a_statement_is_saved_and_leads_to_the_page_that_makes_a_commitment(chief: Client) -> None:
    statement = SpeakerFactory(statement__is_commitment=True).statement
    answer = press(chief, statement, _promise="1")
    assert answer.redirect_chain[-1][0] == reverse("admin:statement_promise", args=[statement.pk])
    assert not Commitment.objects.exists()


def test_making_a_commitment_needs_the_permission_to_add_one(editor: User, login: Callable[[User], Client]) -> None:
    statement = SpeakerFactory(statement__is_commitment=True).statement
    press(login(editor_with(editor, "view_statement", "change_statement")), statement, _promise="1")
    assert not Commitment.objects.exists()


def test_the_work_that_waits_follows_the_permissions(editor: User, login: Callable[[User], Client]) -> None:
    CommitmentFactory()
    PersonFactory(question="Wie is dit?")
    proposal()
    client = login(editor_with(editor, "view_person"))
    speak(client, "en")
    index = client.get("/beheer/")
    assert [work.label for work in index.context["work_waiting"]] == ["People to judge", "People with a question"]
