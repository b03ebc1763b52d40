"""The page on which editors decide how the words of a commitment changed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import Commitment, CommitmentStatement, Correction, Relation
from tests.factories import (
    CommitmentFactory,
    CommitmentStatementFactory,
    OrganisationFactory,
    SpeakerFactory,
    StatementFactory,
)

FIRST, SECOND = "Wij gaan alle loketten openen", "Wij willen alle loketten openen"


@pytest.fixture
def compared(db: None) -> Commitment:
    made = CommitmentFactory(state="published")
    for year, quote in ((2021, FIRST), (2022, SECOND)):
        relation = Relation.FIRST if year == 2021 else Relation.WEAKENING
        statement = StatementFactory(
            quote=quote, said_on=date(year, 1, 1), state="published", article__state="published"
        )
        CommitmentStatementFactory(commitment=made, statement=statement, relation=relation)
    return made


def page(commitment: Commitment) -> str:
    return reverse("admin:commitment_wording", args=[commitment.pk])


def second(commitment: Commitment) -> CommitmentStatement:
    return list(commitment.statement_links.in_order())[1]


def decision(commitment: Commitment, drift: str, **more: str) -> dict[str, str]:
    first, last = commitment.statement_links.in_order()
    return {f"drift-{last.pk}": drift, f"before-{last.pk}": str(first.statement_id), **more}


def test_the_words_stand_marked_with_the_rules_proposal(chief: Client, compared: Commitment) -> None:
    text = chief.get(page(compared)).text
    assert ">gaan<" in text
    assert ">willen<" in text
    assert text.index("<del>") < text.index("<ins>")
    assert "“gaan” became “willen”" in text
    assert page(compared) in chief.get(reverse("admin:initiatives_commitment_change", args=[compared.pk])).text


def test_only_what_an_editor_decided_is_public(chief: Client, client: Client, compared: Commitment) -> None:
    def seen() -> Any:
        return [row["drift"] for row in client.get(f"/api/v1/commitments/{compared.pk}/").json()["statements"]]

    assert seen() == ["", ""]
    assert "wording__drift" not in client.get(compared.get_absolute_url()).text
    assert chief.post(page(compared), decision(compared, "weaker")).status_code == 302
    assert seen() == ["", "weaker"]
    assert "wording__drift--weaker" in client.get(compared.get_absolute_url()).text


def test_changing_a_decision_that_readers_saw_takes_a_reason(chief: Client, compared: Commitment) -> None:
    chief.post(page(compared), decision(compared, "weaker"))
    refused = chief.post(page(compared), decision(compared, "stronger"))
    assert refused.status_code == 422
    assert '<option value="stronger" selected>' in refused.text
    assert second(compared).drift == "weaker"
    assert chief.post(page(compared), decision(compared, "stronger", reason="Vergissing.")).status_code == 302
    assert second(compared).drift == "stronger"
    assert Correction.objects.get().reason == "Vergissing."
    told = chief.get("/correcties/").text
    assert "Weaker" in told
    assert "Stronger" in told


@pytest.mark.parametrize(
    ("drift", "before", "status"),
    [("zachter", None, 409), ("weaker", "00000000-0000-4000-8000-000000000000", 409), ("weaker", "\x00", 409)],
)
def test_a_decision_that_does_not_fit_is_refused(
    drift: str, before: str | None, status: int, chief: Client, compared: Commitment
) -> None:
    sent = decision(compared, drift)
    if before is not None:
        sent[f"before-{second(compared).pk}"] = before
    assert chief.post(page(compared), sent).status_code == status
    assert second(compared).drift == ""


def test_an_outdated_decision_asks_for_another(chief: Client, client: Client, compared: Commitment) -> None:
    chief.post(page(compared), decision(compared, "weaker"))
    between = StatementFactory(said_on=date(2021, 6, 1), state="published", article__state="published")
    CommitmentStatementFactory(commitment=compared, statement=between, relation=Relation.ADDITION)
    assert "Decide again" in chief.get(page(compared)).text
    assert "wording__drift" not in client.get(compared.get_absolute_url()).text


def test_who_may_only_look_decides_nothing(editor: User, login: Callable[[User], Client], compared: Commitment) -> None:
    editor.user_permissions.set(Permission.objects.filter(codename="view_commitment"))
    client = login(editor)
    text = client.get(page(compared)).text
    assert "<select" not in text
    assert client.post(page(compared), decision(compared, "weaker")).status_code == 403
    editor.user_permissions.clear()
    assert login(User.objects.get(pk=editor.pk)).get(page(compared)).status_code == 403


@pytest.mark.parametrize("number", [0, 1])
def test_with_one_statement_there_is_nothing_to_compare(number: int, chief: Client) -> None:
    commitment = CommitmentFactory()
    for _ in range(number):
        CommitmentStatementFactory(commitment=commitment)
    answer = chief.get(page(commitment))
    assert answer.status_code == 200
    assert "nothing to compare" in answer.text
    assert chief.post(page(commitment), {}).status_code == 302


def test_many_statements_cost_no_further_queries(chief: Client, compared: Commitment) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert chief.get(page(compared)).status_code == 200
        return len(seen)

    def more(number: int) -> None:
        for _ in range(number):
            statement = SpeakerFactory().statement
            SpeakerFactory(statement=statement, person=None, organisation=OrganisationFactory())
            CommitmentStatementFactory(commitment=compared, statement=statement, relation=Relation.REPETITION)

    more(1)
    few = count()
    more(30)
    assert count() == few


def test_an_unknown_commitment_does_not_exist(chief: Client) -> None:
    assert chief.get("/beheer/initiatives/commitment/00000000-0000-4000-8000-000000000000/woorden/").status_code == 404
