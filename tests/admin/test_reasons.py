"""The back office asks for a public reason where what readers saw changes, and refuses without one."""

from typing import Any

import pytest
from django.db import models
from django.test import Client

from articles.models import Article
from initiatives.models import Commitment, Correction, Statement, StatementSpeaker, StatusUpdate
from tests.admin.test_editing import address, complaints, new_update, send, speaker_row
from tests.admin.test_states import act
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    CommitmentStatementFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
)

REASON = "De krant rectificeerde het jaartal."
PUBLIC = {"state": "published"}


def public_rows() -> dict[str, Any]:
    article = ArticleFactory(**PUBLIC)
    return {
        "article": article,
        "statement": StatementFactory(article=article, **PUBLIC),
        "commitment": CommitmentFactory(**PUBLIC),
    }


def change_page(row: models.Model) -> str:
    return address(type(row), "change", row.pk)


def test_a_correction_without_a_reason_comes_back_with_one_clear_line_and_changes_nothing(chief: Client) -> None:
    commitment = CommitmentFactory(title="Het loket gaat open", **PUBLIC)
    answer = send(chief, change_page(commitment), title="Het loket gaat dicht")
    assert complaints(answer).count("Give the reason") == 1
    assert 'value="Het loket gaat dicht"' in answer.text, "what was typed is still there"
    commitment.refresh_from_db()
    assert commitment.title == "Het loket gaat open"
    assert not Correction.objects.exists()
    assert send(chief, change_page(commitment), title="Het loket gaat dicht", reason=REASON).status_code == 302
    told = Correction.objects.get()
    assert (told.reason, told.recorded_by.username, told.commitment.title) == (REASON, "chief", "Het loket gaat dicht")


def test_another_speaker_needs_a_reason_too(chief: Client) -> None:
    speaker = SpeakerFactory(statement=StatementFactory(article=ArticleFactory(**PUBLIC), **PUBLIC))
    body = OrganisationFactory(**PUBLIC)
    where = change_page(speaker.statement)
    assert "Give the reason" in complaints(send(chief, where, **speaker_row(1, organisation=body.pk)))
    assert StatementSpeaker.objects.count() == 1
    assert send(chief, where, **speaker_row(1, organisation=body.pk), reason=REASON).status_code == 302
    assert [change["field"] for change in Correction.objects.get().changes] == ["speakers"]


def test_a_speaker_who_is_replaced_is_told_with_both_names_kept_by_id(chief: Client) -> None:
    old, new = PersonFactory(**PUBLIC), PersonFactory(**PUBLIC)
    statement = StatementFactory(article=ArticleFactory(**PUBLIC), **PUBLIC)
    SpeakerFactory(statement=statement, person=old)
    send(chief, change_page(statement), reason=REASON, **{"speakers-0-person": new.pk})
    (change,) = Correction.objects.get().changes
    assert (change["was"], change["is"]) == ([{"person": str(old.pk)}], [{"person": str(new.pk)}])


def test_the_record_grows_without_a_reason(chief: Client) -> None:
    commitment = CommitmentFactory(deadline="2025-01-01", deadline_basis="explicit", **PUBLIC)
    facts = {"kind": "deadline", "deadline_after": "2025-06-01", "explanation": "Uitgesteld."}
    assert send(chief, change_page(commitment), **new_update(facts)).status_code == 302
    assert StatusUpdate.objects.exists()
    assert not Correction.objects.exists()


def test_saving_what_is_there_needs_no_reason(chief: Client) -> None:
    for row in public_rows().values():
        assert send(chief, change_page(row)).status_code == 302
    assert not Correction.objects.exists()


def test_a_candidate_is_not_asked_for_a_reason(chief: Client) -> None:
    link = CommitmentStatementFactory()
    for row in (link.commitment, link.statement):
        assert 'name="reason"' not in chief.get(change_page(row)).text
    assert send(chief, change_page(link.commitment), title="Anders").status_code == 302


@pytest.mark.parametrize("kind", ["article", "statement", "commitment"])
def test_withdrawing_from_the_form_takes_the_reason_along(kind: str, chief: Client) -> None:
    row = public_rows()[kind]
    assert 'name="reason"' in chief.get(change_page(row)).text
    assert "Give the reason" in complaints(send(chief, change_page(row), _move="withdraw_rows"))
    row.refresh_from_db()
    assert row.state == "published"
    assert send(chief, change_page(row), _move="withdraw_rows", reason=REASON).status_code == 302
    row.refresh_from_db()
    assert (row.state, Correction.objects.get().reason) == ("withdrawn", REASON)


@pytest.mark.parametrize("model", [Article, Statement, Commitment], ids=lambda model: model.__name__)
def test_withdrawing_from_the_list_asks_for_the_reason_first(model: type[models.Model], chief: Client) -> None:
    row = public_rows()[str(model._meta.model_name)]
    data = {"action": "withdraw_rows", "_selected_action": [str(row.pk)]}
    asked = chief.post(address(model, "changelist"), data)
    assert asked.status_code == 200
    assert 'name="reason"' in asked.text
    assert str(row.pk) in asked.text
    chief.post(address(model, "changelist"), {**data, "reason": "  "})
    row.refresh_from_db()
    assert row.state == "published"
    told = act(chief, model, "withdraw_rows", row, reason=REASON)
    assert [line.partition(" withdrawn")[1] for line in told] == [" withdrawn"]
    assert Correction.objects.get().reason == REASON


def test_a_reason_that_is_too_long_is_cut_in_no_silence(chief: Client) -> None:
    commitment = CommitmentFactory(**PUBLIC)
    answer = send(chief, change_page(commitment), title="Anders", reason="x" * 1001)
    assert "at most 1000" in complaints(answer)
