"""Why it ended as it did, who was asked, who looked: facts that the database keeps to their kinds."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.asked_day import AskedDay
from initiatives.curation.tracking import approve, record_update
from initiatives.models import Commitment, StatusReason, StatusUpdate, UpdateKind
from initiatives.models.status_facts import REASONS
from initiatives.past import looking_back
from tests.factories import CommitmentFactory, StatusUpdateFactory

FEBRUARY, MARCH = date(2025, 2, 1), date(2025, 3, 1)
SAID = {"explanation": "Omdat."}


@pytest.fixture
def commitment(db: None) -> Commitment:
    return CommitmentFactory(state="published", made_on=date(2024, 1, 1))


REFUSED: dict[str, dict[str, Any]] = {
    "not fulfilled without a reason": {"kind": "status", "status_after": "not_fulfilled", **SAID},
    "lapsed without a reason": {"kind": "status", "status_after": "lapsed", **SAID},
    "a reason of the other status": {
        "kind": "status", "status_after": "lapsed", "status_reason": "deadline_passed", **SAID,
    },
    "a reason that does not exist": {"kind": "status", "status_after": "lapsed", "status_reason": "zin", **SAID},
    "a reason for another status": {"kind": "status", "status_after": "fulfilled", "status_reason": "other", **SAID},
    "a reason without a status": {"kind": "progress", "status_reason": "other", **SAID},
    "a question that is no response": {"kind": "check", "asked_on": MARCH, **SAID},
    "an answer that is no response": {"kind": "progress", "answered_on": MARCH, **SAID},
    "an answer before the question": {"kind": "response", "asked_on": MARCH, "answered_on": FEBRUARY, **SAID},
    "an answer without words": {"kind": "response", "asked_on": FEBRUARY, "answered_on": MARCH},
    "a response that says nothing": {"kind": "response"},
    "a check that says nothing": {"kind": "check"},
    "nothing found in progress": {"kind": "progress", "nothing_found": True, **SAID},
    "a status without evidence or reason": {"kind": "status", "status_after": "open"},
}  # fmt: skip
TAKEN: dict[str, dict[str, Any]] = {
    "no response": {"kind": "response", "asked_on": MARCH},
    "a response": {"kind": "response", "asked_on": FEBRUARY, "answered_on": MARCH, **SAID},
    "a response that nobody asked for": {"kind": "response", "answered_on": MARCH, **SAID},
    "checked, nothing found": {"kind": "check", "nothing_found": True},
    "a check that found something": {"kind": "check", **SAID},
}


@pytest.mark.parametrize("facts", REFUSED.values(), ids=list(REFUSED))
def test_the_database_refuses(facts: dict[str, Any], commitment: Commitment, editor: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusUpdate.objects.create(commitment=commitment, proposed_by=editor, **facts)


@pytest.mark.parametrize("facts", TAKEN.values(), ids=list(TAKEN))
def test_the_database_takes(facts: dict[str, Any], commitment: Commitment, editor: User) -> None:
    assert StatusUpdate.objects.create(commitment=commitment, proposed_by=editor, **facts).pk


@pytest.mark.parametrize("status", list(REASONS))
def test_every_reason_of_a_status_is_taken_and_no_other(status: str, commitment: Commitment, editor: User) -> None:
    for reason in StatusReason.values:
        facts = {"kind": "status", "status_after": status, "status_reason": reason, **SAID}
        update = StatusUpdate(commitment=commitment, proposed_by=editor, **facts)
        taken = True
        try:
            with transaction.atomic():
                update.save()
        except IntegrityError:
            taken = False
        assert taken == (reason in REASONS[status])


def test_every_reason_belongs_to_a_status() -> None:
    assert {reason for reasons in REASONS.values() for reason in reasons} == set(StatusReason.values)


def test_a_response_happened_when_it_came_or_was_asked_for(commitment: Commitment, editor: User) -> None:
    asked = record_update(commitment, editor, UpdateKind.RESPONSE, asked_on=FEBRUARY)
    answered = record_update(
        commitment, editor, UpdateKind.RESPONSE, asked_on=FEBRUARY, answered_on=MARCH, explanation="Het komt."
    )
    assert (asked.happened_on, answered.happened_on) == (FEBRUARY, MARCH)


def test_the_page_tells_who_was_asked_and_that_nobody_answered(
    commitment: Commitment, editor: User, client: Client
) -> None:
    record_update(commitment, editor, UpdateKind.RESPONSE, asked_on=FEBRUARY)
    client.cookies["django_language"] = "en"

    def page(**given: str) -> str:
        return client.get(commitment.get_absolute_url(), given).content.decode()

    assert "no response" in page()
    record_update(
        commitment, editor, UpdateKind.RESPONSE, asked_on=FEBRUARY, answered_on=MARCH, explanation="Het komt eraan."
    )
    assert "no response" not in page()
    assert "answered later" in page()
    assert "Het komt eraan." in page()
    assert "no response" in page(as_of="2025-02-15")


def test_a_check_without_result_is_told_and_breaks_the_silence(
    commitment: Commitment, editor: User, client: Client
) -> None:
    today = timezone.localdate()
    assert Commitment.objects.silent(on=today).exists()
    record_update(commitment, editor, UpdateKind.CHECK, today, nothing_found=True)
    assert not Commitment.objects.silent(on=today).exists()
    client.cookies["django_language"] = "en"
    assert "Checked, nothing found" in client.get(commitment.get_absolute_url()).content.decode()


def test_a_final_status_is_reopened_and_the_past_stays(
    commitment: Commitment, editor: User, second_editor: User, client: Client
) -> None:
    lapsed = {"status_after": "lapsed", "status_reason": "cabinet_changed", "explanation": "Kabinet gevallen."}
    approve(record_update(commitment, editor, UpdateKind.STATUS, FEBRUARY, **lapsed), second_editor)
    reopened = record_update(
        commitment, editor, UpdateKind.STATUS, MARCH, status_after="open", explanation="Weer opgepakt."
    )
    commitment.refresh_from_db()
    assert (commitment.status, reopened.status_before, reopened.reopens) == ("open", "lapsed", True)
    with looking_back(AskedDay(date(2025, 2, 15))):
        assert Commitment.objects.get().status == "lapsed"
    client.cookies["django_language"] = "en"
    html = client.get(commitment.get_absolute_url()).content.decode()
    assert "Reopened" in html
    assert "The cabinet or coalition fell or changed" in html


def test_the_api_asks_for_the_reason_tells_it_and_finds_by_it(superuser: User, login: Any) -> None:
    commitment = CommitmentFactory(state="published")
    client = login(superuser)
    facts = {"commitment": str(commitment.pk), "kind": "status", "status_after": "not_fulfilled", "explanation": "x"}
    assert client.post("/api/v1/status-updates/", facts, content_type="application/json").status_code == 400
    facts["status_reason"] = "deadline_passed"
    made = client.post("/api/v1/status-updates/", facts, content_type="application/json")
    assert made.status_code == 201, made.content
    assert made.json()["status_reason"] == "deadline_passed"
    StatusUpdateFactory(
        commitment=commitment, kind="status", status_after="lapsed", status_reason="replaced",
        approved_by=superuser, approved_at=timezone.now(),
    )  # fmt: skip
    found = client.get("/api/v1/status-updates/", {"status_reason": "replaced"}).json()
    assert [row["status_after"] for row in found["results"]] == ["lapsed"]


def test_the_form_of_the_record_asks_for_each_fact(superuser: User, login: Any) -> None:
    commitment = CommitmentFactory()
    client = login(superuser)
    address = reverse("admin:initiatives_statusupdate_add")
    given = {
        "commitment": str(commitment.pk), "kind": "status", "happened_precision": "day", "status_after": "lapsed",
        "deadline_after_precision": "day", "explanation": "Kabinet gevallen.",
    }  # fmt: skip
    assert client.post(address, given).status_code == 200
    assert not StatusUpdate.objects.exists()
    assert client.post(address, {**given, "status_reason": "cabinet_changed"}).status_code == 302
    assert StatusUpdate.objects.get().status_reason == "cabinet_changed"
    asked = {**given, "kind": "response", "status_after": "", "explanation": "", "asked_on": "2025-02-01"}
    assert client.post(address, asked).status_code == 302
    assert StatusUpdate.objects.get(kind="response").without_answer
