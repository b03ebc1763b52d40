"""The page that turns a statement into a commitment, or ties it to one that is there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editorial import EditorialState
from initiatives.models import Commitment, Relation, Statement, StatusUpdate
from tests.factories import (
    CommitmentFactory,
    CommitmentStatementFactory,
    InitiativeFactory,
    MembershipFactory,
    SpeakerFactory,
    StatementFactory,
)

QUOTE = "Wij openen vóór 1 juli 2022 in alle gemeenten een digitaal loket"


@pytest.fixture
def statement(db: None) -> Statement:
    made = StatementFactory(
        quote=QUOTE, said_on=date(2021, 5, 1), is_commitment=True, deadline=date(2022, 6, 30), deadline_basis="explicit"
    )
    speaker = SpeakerFactory(statement=made, role="minister")
    MembershipFactory(person=speaker.person, organisation__name="Ministerie van Loketten", role="minister")
    made.initiatives.add(InitiativeFactory(name="Loket Nabij"))
    return made


def page(statement: Statement) -> str:
    return reverse("admin:statement_promise", args=[statement.pk])


def filled_in(client: Client, statement: Statement, **changes: Any) -> dict[str, Any]:
    """What the browser sends of the form as it is proposed."""
    form = client.get(page(statement)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: str(value) for name, value in (values | changes).items() if value is not None}


def test_the_form_is_filled_in_from_the_statement_and_its_speakers_role(chief: Client, statement: Statement) -> None:
    answer = chief.get(page(statement))
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form["title"].value() == QUOTE
    assert form["deadline"].value() == date(2022, 6, 30)
    for text in ("Ministerie van Loketten", "Loket Nabij", "was minister there on that day"):
        assert text in answer.text


def test_the_four_questions_are_shown_answered_or_missing(chief: Client, statement: Statement) -> None:
    Statement.objects.filter(pk=statement.pk).update(deadline=None, deadline_basis="none")
    asked = {question.key: question.state for question in chief.get(page(statement)).context["questions"]}
    assert asked == {"what": "answered", "how_much": "answered", "when": "missing", "who": "answered"}


def test_what_an_editor_changes_is_what_is_made(chief: Client, statement: Statement) -> None:
    answer = chief.post(page(statement), filled_in(chief, statement, title="Overal een loket", deadline=""))
    made = Commitment.objects.get()
    assert answer.headers["Location"] == reverse("admin:initiatives_commitment_change", args=[made.pk])
    assert (made.title, made.deadline, made.deadline_basis) == ("Overal een loket", None, "none")
    assert (made.responsible_organisation.name, made.initiative.name) == ("Ministerie van Loketten", "Loket Nabij")
    assert made.state == EditorialState.CANDIDATE
    assert [link.relation for link in made.statement_links.all()] == [Relation.FIRST]


def test_pressing_twice_makes_one_commitment_and_shows_the_way_to_it(chief: Client, statement: Statement) -> None:
    sent = filled_in(chief, statement)
    assert chief.post(page(statement), sent).status_code == 302
    again = chief.post(page(statement), sent)
    assert again.status_code == 409
    made = Commitment.objects.get()
    assert reverse("admin:initiatives_commitment_change", args=[made.pk]) in again.text
    assert "makes no second one" in chief.get(page(statement)).text


def test_a_form_that_is_wrong_comes_back_with_what_was_typed(chief: Client, statement: Statement) -> None:
    answer = chief.post(page(statement), filled_in(chief, statement, title="", deadline="31-02-2020"))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title", "deadline"}
    assert "31-02-2020" in answer.text
    assert not Commitment.objects.exists()


def test_a_likely_commitment_comes_with_its_score_and_reasons(chief: Client, statement: Statement) -> None:
    likely = CommitmentFactory(title="Alle gemeenten hebben een digitaal loket", initiative=statement.initiatives.get())
    CommitmentFactory(title="De belasting gaat omlaag")
    answer = chief.get(page(statement))
    [one] = answer.context["likely"]
    assert one.suggestion.commitment == likely
    assert 30 <= one.suggestion.score <= 100
    assert "the same initiative, Loket Nabij" in one.suggestion.reasons
    assert any("gemeenten" in reason and "loket" in reason for reason in one.suggestion.reasons)


def test_the_rule_proposes_what_the_words_do_to_it(chief: Client, statement: Statement) -> None:
    earlier = StatementFactory(
        quote="Wij gaan vóór 1 juli 2021 in alle gemeenten een digitaal loket openen", said_on=date(2020, 5, 1),
        deadline=date(2021, 6, 30), deadline_basis="explicit",
    )  # fmt: skip
    CommitmentStatementFactory(
        statement=earlier, commitment__title=QUOTE, commitment__deadline=date(2021, 6, 30),
        commitment__deadline_basis="explicit",
    )  # fmt: skip
    [one] = chief.get(page(statement)).context["likely"]
    assert (one.form.initial["relation"], one.form.initial["moves"]) == (Relation.CHANGE, True)


def test_tying_can_record_the_shift_with_the_statement_as_evidence(chief: Client, statement: Statement) -> None:
    commitment = CommitmentFactory(deadline=date(2021, 6, 30), deadline_basis="explicit", made_on=date(2020, 1, 1))
    sent = {"commitment": str(commitment.pk), "relation": "change", "moves": "on"}
    assert chief.post(page(statement), sent).status_code == 302
    commitment.refresh_from_db()
    assert commitment.deadline == statement.deadline
    update = StatusUpdate.objects.get()
    assert (update.evidence_statement, update.deadline_before) == (statement, date(2021, 6, 30))
    assert chief.post(page(statement), sent).status_code == 409
    assert StatusUpdate.objects.count() == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"commitment": "geen-id", "relation": "change"},
        {"commitment": "\x00", "relation": "change"},
        {"commitment": "00000000-0000-4000-8000-000000000000", "relation": "change"},
        {"commitment": "", "relation": "first"},
    ],
)
def test_a_tie_that_is_not_understood_says_so(sent: dict[str, str], chief: Client, statement: Statement) -> None:
    answer = chief.post(page(statement), sent)
    assert answer.status_code == 422
    assert "Choose a commitment" in answer.text


def test_nothing_is_tied_to_what_was_set_aside(chief: Client, statement: Statement) -> None:
    rejected = CommitmentFactory(state=EditorialState.REJECTED, title=QUOTE)
    assert chief.get(page(statement)).context["likely"] == []
    answer = chief.post(page(statement), {"commitment": str(rejected.pk), "relation": "repetition"})
    assert answer.status_code == 409
    assert not rejected.statement_links.exists()


def test_who_comes_from_the_desk_goes_back_there(chief: Client, statement: Statement) -> None:
    answer = chief.post(f"{page(statement)}?desk=1", filled_in(chief, statement))
    assert answer.headers["Location"] == reverse("admin:desk-article", args=[statement.article_id])


@pytest.mark.parametrize(
    ("permissions", "get", "make", "tie"),
    [
        ([], 403, 403, 403),
        (["view_statement"], 403, 403, 403),
        (["view_statement", "add_commitment"], 200, 302, 403),
        (["view_statement", "add_commitment", "change_commitment"], 200, 302, 302),
    ],
)
def test_each_may_do_what_their_permissions_say(
    permissions: list[str], get: int, make: int, tie: int, editor: User, statement: Statement,
    login: Callable[[User], Client], chief: Client,
) -> None:  # fmt: skip
    sent = filled_in(chief, statement)
    editor.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = login(editor)
    tied = {"commitment": str(CommitmentFactory().pk), "relation": "repetition"}
    assert client.get(page(statement)).status_code == get
    assert client.post(page(statement), tied).status_code == tie
    assert client.post(page(statement), sent).status_code == make


def test_many_commitments_cost_no_further_queries(chief: Client, statement: Statement) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert chief.get(page(statement)).status_code == 200
        return len(seen)

    def more(number: int) -> None:
        for _ in range(number):
            CommitmentStatementFactory(commitment__title=QUOTE, commitment__initiative=statement.initiatives.get())

    more(5)
    few = count()
    more(40)
    assert count() == few


def test_an_unknown_statement_does_not_exist(chief: Client) -> None:
    assert (
        chief.get("/beheer/initiatives/statement/00000000-0000-4000-8000-000000000000/toezegging/").status_code == 404
    )
