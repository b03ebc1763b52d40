"""Who may write what, and what a wrong write is answered."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.editorial import EditorialState
from initiatives.models import Commitment, Initiative, Organisation, Person, Statement, Status, StatusUpdate, UpdateKind
from tests.factories import CommitmentFactory, PersonFactory, StatementFactory, StatusUpdateFactory

WRITES = [
    ("post", "people/", {"name": "Nieuw Persoon"}),
    ("post", "organisations/", {"name": "Nieuwe Dienst"}),
    ("post", "initiatives/", {"name": "Nieuw Programma"}),
    ("post", "commitments/", {"title": "Nieuwe belofte"}),
]


@pytest.mark.parametrize(("method", "path", "data"), WRITES, ids=[w[1] for w in WRITES])
def test_writing_needs_the_permission(
    method: str, path: str, data: dict, client: Client, bystander: Client, curator: Client
) -> None:
    for outsider in (client, bystander):
        assert getattr(outsider, method)(f"/api/v1/{path}", data, content_type="application/json").status_code == 403
    made = getattr(curator, method)(f"/api/v1/{path}", data, content_type="application/json")
    assert made.status_code == 201, made.content
    assert made.json()["web_url"] is None


def test_what_is_made_through_the_api_is_a_candidate(curator: Client, client: Client) -> None:
    curator.post("/api/v1/people/", {"name": "Nieuw Persoon"}, content_type="application/json")
    assert Person.objects.get().state == EditorialState.CANDIDATE
    assert client.get("/api/v1/people/").json()["count"] == 0
    assert curator.get("/api/v1/people/?state=candidate").json()["count"] == 1


def test_a_change_is_remembered_as_reviewed(curator: Client) -> None:
    person = PersonFactory(state=EditorialState.PUBLISHED)
    answer = curator.patch(
        f"/api/v1/people/{person.slug}/", {"given_name": "Sanne-Fleur"}, content_type="application/json"
    )
    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.given_name == "Sanne-Fleur"
    assert person.reviewed_at is not None


def test_the_words_of_a_statement_cannot_be_typed(curator: Client) -> None:
    statement = StatementFactory()
    before = (statement.quote, statement.spans)
    curator.patch(
        f"/api/v1/statements/{statement.pk}/",
        {"quote": "Iets anders", "spans": [[0, 3]], "is_commitment": True},
        content_type="application/json",
    )
    statement.refresh_from_db()
    assert (statement.quote, statement.spans) == before
    assert statement.is_commitment


def test_statements_and_articles_cannot_be_added(curator: Client) -> None:
    for path in ("statements/", "articles/"):
        assert curator.post(f"/api/v1/{path}", {}, content_type="application/json").status_code in (403, 405)


def test_nothing_can_be_deleted(curator: Client) -> None:
    person = PersonFactory(state=EditorialState.PUBLISHED)
    assert curator.delete(f"/api/v1/people/{person.slug}/").status_code == 405


@pytest.mark.parametrize(
    ("path", "data", "what"),
    [
        ("people/", {"name": ""}, "a name is needed"),
        ("people/", {"name": "X", "other_names": "X"}, "a list is needed"),
        ("organisations/", {"name": "X", "parent": "bestaat-niet"}, "an unknown relation"),
        ("organisations/", {"name": "X", "founded_on": "2020-01-01", "dissolved_on": "2019-01-01"}, "dates in order"),
        ("commitments/", {"title": "X", "deadline": "2026-01-01"}, "a deadline needs a basis"),
        ("initiatives/", {"name": "X", "kind": "onbekend"}, "an unknown kind"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else None,
)
def test_wrong_data_is_refused_and_nothing_is_kept(path: str, data: dict, what: str, curator: Client) -> None:
    answer = curator.post(f"/api/v1/{path}", data, content_type="application/json")
    assert answer.status_code == 400, answer.content
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()
    assert not Commitment.objects.exists()
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("body", ["[" * 100_000, "{", "null", "\x00"], ids=["deep", "half", "null", "NUL"])
def test_a_body_that_cannot_be_read_is_the_senders_error(body: str, curator: Client) -> None:
    assert curator.post("/api/v1/people/", body, content_type="application/json").status_code == 400


def test_publishing_a_statement_publishes_what_it_names(curator: Client, client: Client) -> None:
    statement = StatementFactory()
    assert curator.post(f"/api/v1/statements/{statement.pk}/publish/").status_code == 200
    assert client.get("/api/v1/articles/").json()["count"] == 1
    assert Statement.objects.published().count() == 1


def test_an_open_question_stops_publication_with_a_conflict(curator: Client) -> None:
    person = PersonFactory(question="Is dit Jan?")
    answer = curator.post(f"/api/v1/people/{person.pk}/publish/")
    assert answer.status_code == 409
    assert "Is dit Jan?" in answer.json()["detail"]


@pytest.mark.parametrize("act", ["publish", "reject", "withdraw", "reconsider"])
def test_acting_needs_the_permission(act: str, bystander: Client, client: Client) -> None:
    person = PersonFactory(state=EditorialState.PUBLISHED)
    for outsider in (client, bystander):
        assert outsider.post(f"/api/v1/people/{person.slug}/{act}/").status_code == 403


def propose(curator: Client, commitment: Commitment, **facts: str) -> SimpleNamespace:
    data = {"commitment": str(commitment.pk), "kind": "status", "explanation": "Het loket is open.", **facts}
    return curator.post("/api/v1/status-updates/", data, content_type="application/json")


def test_an_update_is_recorded_by_whoever_sends_it(curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    assert propose(curator, commitment, status_after="in_progress").status_code == 201
    commitment.refresh_from_db()
    assert commitment.status == Status.IN_PROGRESS
    assert StatusUpdate.objects.get().proposed_by == User.objects.get()


def test_an_update_without_evidence_or_reason_is_refused(curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    assert propose(curator, commitment, status_after="in_progress", explanation="").status_code == 400


def test_nobody_approves_their_own_final_status(curator: Client, superuser: User) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    assert propose(curator, commitment, status_after="fulfilled").status_code == 201
    update = StatusUpdate.objects.get()
    assert curator.post(f"/api/v1/status-updates/{update.pk}/approve/").status_code == 409
    second = Client()
    second.force_login(superuser)
    assert second.post(f"/api/v1/status-updates/{update.pk}/approve/").status_code == 200
    commitment.refresh_from_db()
    assert commitment.status == Status.FULFILLED


def test_a_recorded_update_cannot_be_changed(curator: Client) -> None:
    update = StatusUpdateFactory(kind=UpdateKind.PROGRESS, commitment__state=EditorialState.PUBLISHED)
    for method in ("patch", "put", "delete"):
        answer = getattr(curator, method)(f"/api/v1/status-updates/{update.pk}/", {}, content_type="application/json")
        assert answer.status_code == 405
