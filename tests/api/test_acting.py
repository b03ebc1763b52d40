"""Acting through the API: publishing and its like, recording and approving."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.editorial import EditorialState
from initiatives.models import Commitment, Statement, Status, StatusUpdate, UpdateKind
from tests.factories import ArticleFactory, CommitmentFactory, PersonFactory, StatementFactory, StatusUpdateFactory


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


def propose(curator: Client, promised: Commitment, **facts: str) -> SimpleNamespace:
    data = {"commitment": str(promised.pk), "kind": "status", "explanation": "Het loket is open.", **facts}
    return curator.post("/api/v1/status-updates/", data, content_type="application/json")


def test_an_update_is_recorded_by_whoever_sends_it(curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    assert propose(curator, commitment, status_after="in_progress").status_code == 201
    commitment.refresh_from_db()
    assert commitment.status == Status.IN_PROGRESS
    assert str(StatusUpdate.objects.get().proposed_by_id) == curator.session["_auth_user_id"]


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


WRONG_UPDATES = [
    ({"kind": "check", "status_after": "stalled"}, "only an update of the status has one"),
    ({"kind": "status"}, "an update of the status needs one"),
    ({"kind": "check", "deadline_after": "2030-01-01"}, "only an update of the deadline has one"),
    ({"kind": "deadline", "deadline_after": "9999-12-31"}, "a day beyond reason"),
    ({"kind": "nonsense"}, "an unknown kind"),
    ({"kind": "check", "commitment": "geen-uuid"}, "an id that is none"),
    ({"kind": "check", "commitment": "00000000-0000-4000-8000-000000000000"}, "no such commitment"),
    ({"kind": "check", "evidence_article": "\x00"}, "an article that is none"),
    ({"kind": "check", "evidence_url": "javascript:alert(1)"}, "an address that runs"),
    ({"kind": "check", "explanation": ""}, "neither evidence nor reason"),
]


@pytest.mark.parametrize(("facts", "why"), WRONG_UPDATES, ids=[why for _, why in WRONG_UPDATES])
def test_a_wrong_update_is_refused_and_not_recorded(facts: dict, why: str, curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    assert propose(curator, commitment, **facts).status_code == 400
    assert not StatusUpdate.objects.exists()


def test_an_update_moves_the_deadline(curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    answer = propose(curator, commitment, kind="deadline", deadline_after="2030-01-01", happened_on="2024-01-01")
    assert answer.status_code == 201
    shown = curator.get(f"/api/v1/commitments/{commitment.pk}/").json()
    assert (shown["deadline"], shown["latest_update"]["id"]) == ("2030-01-01", answer.json()["id"])


def test_evidence_is_shown_in_full(curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    article = ArticleFactory(state=EditorialState.PUBLISHED)
    answer = propose(curator, commitment, kind="check", evidence_article=str(article.pk))
    assert answer.json()["evidence_article"]["title"] == article.title
    assert curator.get(answer["Location"]).json() == answer.json()
