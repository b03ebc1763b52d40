"""From words to commitment through the API."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from initiatives.models import Commitment, CommitmentStatement, StatusUpdate
from tests.api.conftest import client_with
from tests.factories import CommitmentFactory, SpeakerFactory, StatementFactory, UserFactory


def post(client: Client, statement: object, act: str, data: dict | None = None) -> SimpleNamespace:
    address = f"/api/v1/statements/{statement.pk}/{act}/"
    return client.post(address, data or {}, content_type="application/json")


def test_a_statement_makes_one_commitment_however_often_it_is_asked(curator: Client) -> None:
    statement = StatementFactory(deadline=date(2027, 6, 30), deadline_basis="explicit")
    made = post(curator, statement, "promise")
    assert made.status_code == 201
    assert made.json()["deadline"] == "2027-06-30"
    again = post(curator, statement, "promise", {"title": "Iets anders"})
    assert again.status_code == 409
    assert again.json()["commitment"] == made["Location"]
    assert Commitment.objects.count() == 1


def test_a_statement_is_tied_and_its_deadline_recorded_with_itself_as_evidence(curator: Client) -> None:
    commitment = CommitmentFactory(deadline=date(2025, 1, 1), deadline_basis="explicit")
    statement = StatementFactory(deadline=date(2026, 1, 1), deadline_basis="explicit", said_on=date(2024, 12, 1))
    data = {"commitment": str(commitment.pk), "relation": "change", "records_deadline": True}
    answer = post(curator, statement, "tie", data)
    assert (answer.status_code, answer.json()["deadline"]) == (201, "2026-01-01")
    assert StatusUpdate.objects.get().evidence_statement == statement
    assert post(curator, statement, "tie", data).status_code == 409


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"commitment": "geen", "relation": "change"},
        {"commitment": "\x00", "relation": "change"},
        {"commitment": "00000000-0000-4000-8000-000000000000", "relation": "change"},
        {"relation": "onzin"},
    ],
)
def test_a_tie_that_is_not_understood_is_refused(data: dict, curator: Client) -> None:
    known = {"commitment": str(CommitmentFactory().pk)}
    assert post(curator, StatementFactory(), "tie", known | data).status_code == 400
    assert not CommitmentStatement.objects.exists()


def test_suggestions_name_candidates_and_are_for_staff_only(curator: Client, client: Client) -> None:
    commitment = CommitmentFactory(title="Wij openen het loket vóór 1 juli")
    statement = StatementFactory(quote="Wij openen het loket vóór 1 juli")
    address = f"/api/v1/statements/{statement.pk}/suggestions/"
    [found] = curator.get(address).json()
    assert found["commitment"]["id"] == str(commitment.pk)
    assert found["score"] == 55
    assert any("words alike" in reason for reason in found["reasons"])
    for outsider in (client, client_with([]), client_with(["view"], is_staff=False)):
        assert outsider.get(address).status_code == 403


@pytest.fixture
def of_statements_only(db: None) -> Client:
    """Staff with every permission on statements and none on commitments."""
    editor = UserFactory(is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__endswith="_statement"))
    client = Client()
    client.force_login(editor)
    return client


@pytest.mark.parametrize("act", ["promise", "tie"])
def test_who_may_only_change_statements_makes_no_commitments(act: str, of_statements_only: Client) -> None:
    data = {"commitment": str(CommitmentFactory().pk), "relation": "change"}
    assert post(of_statements_only, SpeakerFactory().statement, act, data).status_code == 403


def test_who_may_not_see_commitments_gets_no_suggestions(of_statements_only: Client) -> None:
    address = f"/api/v1/statements/{StatementFactory().pk}/suggestions/"
    assert of_statements_only.get(address).status_code == 403
