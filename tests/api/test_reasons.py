"""The API asks for a public reason where what readers saw changes, and refuses without one."""

from types import SimpleNamespace

import pytest
from django.test import Client

from initiatives.models import Commitment, Correction
from tests.factories import CommitmentFactory

REASON = "De krant rectificeerde het jaartal."
JSON = "application/json"


@pytest.mark.parametrize("reason", [{}, {"reason": ""}, {"reason": "  "}], ids=["none", "empty", "blanks"])
def test_a_correction_without_a_reason_is_refused_by_name(
    reason: dict, world: SimpleNamespace, curator: Client
) -> None:
    before = Correction.objects.count()
    path = f"/api/v1/commitments/{world.commitments.pk}/"
    answer = curator.patch(path, {"title": "Iets anders", **reason}, content_type=JSON)
    assert answer.status_code == 400
    assert list(answer.json()) == ["reason"]
    assert len(answer.json()["reason"]) == 1
    assert Commitment.objects.get().title == world.commitments.title
    assert Correction.objects.count() == before


def test_a_correction_with_a_reason_is_made_and_told(world: SimpleNamespace, curator: Client) -> None:
    path = f"/api/v1/commitments/{world.commitments.pk}/"
    answer = curator.patch(path, {"title": "Iets anders", "reason": REASON}, content_type=JSON)
    assert (answer.status_code, answer.json()["title"]) == (200, "Iets anders")
    assert "reason" not in answer.json()
    told = Correction.objects.newest_first().first()
    assert (told.reason, told.changes[0]["is"]) == (REASON, "Iets anders")
    assert str(told.recorded_by_id) == curator.session["_auth_user_id"]


def test_what_changes_nothing_public_needs_no_reason(world: SimpleNamespace, curator: Client) -> None:
    before = Correction.objects.count()
    same = {"title": world.commitments.title}
    assert curator.patch(f"/api/v1/commitments/{world.commitments.pk}/", same, content_type=JSON).status_code == 200
    candidate = CommitmentFactory()
    changed = curator.patch(f"/api/v1/commitments/{candidate.pk}/", {"title": "Anders"}, content_type=JSON)
    assert changed.status_code == 200
    made = curator.post("/api/v1/commitments/", {"title": "Nieuw", "reason": "x"}, content_type=JSON)
    assert made.status_code == 201
    assert Correction.objects.count() == before


@pytest.mark.parametrize("kind", ["articles", "statements", "commitments"])
def test_withdrawing_takes_a_reason(kind: str, world: SimpleNamespace, curator: Client) -> None:
    row = getattr(world, kind)
    path = f"/api/v1/{kind}/{row.pk}/withdraw/"
    for body in ({}, {"reason": " "}, {"reason": "\x01"}):
        answer = curator.post(path, body, content_type=JSON)
        assert answer.status_code in (400, 409)
        row.refresh_from_db()
        assert row.state == "published"
    assert curator.post(path, {"reason": REASON}, content_type=JSON).json() == {"state": "withdrawn"}
    assert curator.post(path, {"reason": REASON}, content_type=JSON).status_code == 409
    assert Correction.objects.withdrawals().get().reason == REASON


def test_withdrawing_a_name_takes_none(world: SimpleNamespace, curator: Client) -> None:
    assert curator.post(f"/api/v1/people/{world.people.slug}/withdraw/").status_code == 200
