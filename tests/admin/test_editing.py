"""What an editor fills in: kept where it is right, refused in words where it is not."""

from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Membership,
    Organisation,
    Person,
    Statement,
    StatementSpeaker,
    StatusUpdate,
)
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    CommitmentStatementFactory,
    InitiativeFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
)


def address(model: type[models.Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def filled(page: Any) -> dict[str, Any]:
    """The form as the browser would send it when nothing is changed."""
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                data[field.html_name] = value
    return data


def send(chief: Client, where: str, **changes: Any) -> Any:
    page = chief.get(where)
    return chief.post(where, {**filled(page), **changes})


def complaints(answer: Any) -> str:
    """Every error that the page shows; fails where it was saved."""
    assert answer.status_code == 200, "it was saved"
    with override("en"):
        return " ".join(str(error) for error in answer.context["errors"])


CASES: dict[str, tuple[type[models.Model], dict[str, Any], str]] = {
    "a person without a name": (Person, {"name": ""}, "required"),
    "a name of blanks": (Person, {"name": "   "}, "required"),
    "a name that is too long": (Person, {"name": "x" * 301}, "at most 300"),
    "a null character": (Person, {"name": "a\x00b"}, "Null characters"),
    "a null character among other names": (Person, {"name": "a", "other_names": "b\x00c"}, "Null characters"),
    "identifiers without a colon": (Person, {"name": "a", "identifiers": "Q55"}, "not written as"),
    "an organisation that ended before it began": (
        Organisation,
        {"name": "a", "founded_on": "2020-01-02", "dissolved_on": "2020-01-01"},
        "before the first",
    ),
    "an initiative that ended before it began": (
        Initiative,
        {"name": "a", "start_on": "2020-01-02", "end_on": "2020-01-01"},
        "before the first",
    ),
    "a parent that is not there": (
        Organisation,
        {"name": "a", "parent": "00000000-0000-0000-0000-000000000000"},
        "not one of the available choices",
    ),
    "a parent that is no id": (Organisation, {"name": "a", "parent": "x"}, "not a valid UUID"),
    "a role of nobody": (Membership, {"role": "directeur"}, "required"),
    "a commitment without a title": (Commitment, {"title": ""}, "required"),
    "a deadline without a basis": (
        Commitment,
        {"title": "a", "deadline": "2030-01-01"},
        "A deadline needs a basis",
    ),
    "a basis without a deadline": (
        Commitment,
        {"title": "a", "deadline_basis": "explicit"},
        "a basis needs a deadline",
    ),
    "an unknown importance": (Commitment, {"title": "a", "importance": "9"}, "not one of the available choices"),
    "an impossible day": (Commitment, {"title": "a", "made_on": "2025-02-30"}, "valid date"),
    "a year beyond the calendar": (Commitment, {"title": "a", "made_on": "10000-01-01"}, "valid date"),
}


@pytest.mark.parametrize(("model", "data", "reason"), CASES.values(), ids=list(CASES))
def test_a_wrong_form_comes_back_with_the_reason(
    model: type[models.Model], data: dict[str, Any], reason: str, chief: Client
) -> None:
    assert reason in complaints(send(chief, address(model, "add"), **data))
    assert not model._default_manager.exists()


RECORD_CASES: dict[str, tuple[dict[str, Any], str]] = {
    "neither evidence nor a reason": ({"kind": "progress", "explanation": ""}, "Give evidence"),
    "a status update without a status": ({"kind": "status"}, "names the new status"),
    "a status in a progress update": ({"kind": "progress", "status_after": "stalled"}, "no other update does"),
    "a deadline in a status update": (
        {"kind": "status", "status_after": "stalled", "deadline_after": "2030-01-01"},
        "Only an update of the deadline",
    ),
    "an unknown kind": ({"kind": "gerucht"}, "not one of the available choices"),
    "an address that is none": ({"kind": "progress", "evidence_url": "gopher"}, "valid URL"),
}


@pytest.mark.parametrize(("data", "reason"), RECORD_CASES.values(), ids=list(RECORD_CASES))
def test_a_wrong_update_is_refused_on_its_own_page_and_beside_its_commitment(
    data: dict[str, Any], reason: str, chief: Client
) -> None:
    commitment = CommitmentFactory()
    facts = {"explanation": "Omdat.", **data}
    alone = send(chief, address(StatusUpdate, "add"), commitment=commitment.pk, **facts)
    assert reason in complaints(alone)
    beside = send(chief, address(Commitment, "change", commitment.pk), **new_update(facts))
    assert reason in complaints(beside)
    assert not StatusUpdate.objects.exists()


def new_update(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as a row of the inline that adds to the record."""
    row = {"happened_precision": "day", "deadline_after_precision": "day", **facts}
    return {"updates-2-TOTAL_FORMS": "1", **{f"updates-2-0-{name}": value for name, value in row.items()}}


def test_an_update_beside_its_commitment_is_recorded_by_the_editor(chief: Client) -> None:
    commitment = CommitmentFactory(deadline="2025-01-01", deadline_basis="explicit")
    facts = {
        "kind": "deadline",
        "deadline_after": "2025-06-01",
        "explanation": "Uitgesteld.",
        "happened_on": "2024-12-01",
    }
    answer = send(chief, address(Commitment, "change", commitment.pk), **new_update(facts))
    assert answer.status_code == 302
    update = StatusUpdate.objects.get()
    assert (update.proposed_by.username, str(update.deadline_before)) == ("chief", "2025-01-01")
    commitment.refresh_from_db()
    assert str(commitment.deadline) == "2025-06-01"


def test_an_update_on_its_own_page_is_recorded_by_the_editor(chief: Client) -> None:
    commitment = CommitmentFactory()
    facts = {"kind": "status", "status_after": "in_progress", "explanation": "Begonnen."}
    assert send(chief, address(StatusUpdate, "add"), commitment=commitment.pk, **facts).status_code == 302
    commitment.refresh_from_db()
    assert commitment.status == "in_progress"
    assert StatusUpdate.objects.get().proposed_by.username == "chief"


def test_a_recorded_update_is_read_and_never_changed(chief: Client) -> None:
    update = StatusUpdateFactory(explanation="Zo was het.")
    where = address(StatusUpdate, "change", update.pk)
    assert 'name="explanation"' not in chief.get(where).text
    assert chief.post(where, {"explanation": "Anders"}).status_code == 403
    beside = chief.get(address(Commitment, "change", update.commitment.pk))
    assert "Zo was het." in beside.text
    assert "updates-0-explanation" not in beside.text
    update.refresh_from_db()
    assert update.explanation == "Zo was het."


def test_a_deadline_that_the_record_moved_is_moved_by_the_record_only(chief: Client) -> None:
    commitment = StatusUpdateFactory(
        kind="deadline",
        deadline_after="2025-06-01",
        commitment__deadline="2025-06-01",
        commitment__deadline_basis="explicit",
    ).commitment
    assert send(chief, address(Commitment, "change", commitment.pk), deadline="2029-01-01").status_code == 302
    commitment.refresh_from_db()
    assert str(commitment.deadline) == "2025-06-01"


def speaker_row(number: int, **facts: Any) -> dict[str, Any]:
    return {"speakers-TOTAL_FORMS": str(number + 1), **{f"speakers-{number}-{name}": v for name, v in facts.items()}}


def test_speakers_are_added_behind_those_who_are_there(chief: Client) -> None:
    first = SpeakerFactory()
    body = OrganisationFactory()
    where = address(Statement, "change", first.statement.pk)
    assert send(chief, where, **speaker_row(1, organisation=body.pk)).status_code == 302
    assert list(StatementSpeaker.objects.values_list("position", "organisation")) == [(0, None), (1, body.pk)]


def test_a_speaker_who_did_not_say_it_is_taken_away(chief: Client) -> None:
    speaker = SpeakerFactory()
    where = address(Statement, "change", speaker.statement.pk)
    assert send(chief, where, **{"speakers-0-DELETE": "on"}).status_code == 302
    assert not StatementSpeaker.objects.exists()
    assert Person.objects.exists()


@pytest.mark.parametrize("other", ["a body", "a document", "the same person"])
def test_two_speakers_in_one_row_are_refused(other: str, chief: Client) -> None:
    statement, person = StatementFactory(), PersonFactory()
    row = speaker_row(0, person=person.pk)
    if other == "a body":
        row["speakers-0-organisation"] = OrganisationFactory().pk
    elif other == "a document":
        row["speakers-0-document"] = "De brief"
    else:
        row |= speaker_row(1, person=person.pk)
    answer = send(chief, address(Statement, "change", statement.pk), **row)
    assert answer.status_code == 200
    assert complaints(answer)
    assert not StatementSpeaker.objects.exists()


def test_a_person_who_speaks_already_is_refused(chief: Client) -> None:
    speaker = SpeakerFactory()
    answer = send(chief, address(Statement, "change", speaker.statement.pk), **speaker_row(1, person=speaker.person.pk))
    assert complaints(answer)
    assert StatementSpeaker.objects.count() == 1


def link_row(number: int, **facts: Any) -> dict[str, Any]:
    rows = {f"statement_links-{number}-{name}": value for name, value in facts.items()}
    return {"statement_links-TOTAL_FORMS": str(number + 1), **rows}


@pytest.mark.parametrize("case", ["a second first", "the same statement"])
def test_a_wrong_link_is_refused(case: str, chief: Client) -> None:
    link = CommitmentStatementFactory()
    facts = (
        {"statement": StatementFactory().pk, "relation": "first"}
        if case == "a second first"
        else {"statement": link.statement.pk, "relation": "repetition"}
    )
    assert complaints(send(chief, address(Commitment, "change", link.commitment.pk), **link_row(1, **facts)))
    assert CommitmentStatement.objects.count() == 1


def test_two_first_statements_in_one_go_are_refused(chief: Client) -> None:
    rows = link_row(0, statement=StatementFactory().pk, relation="first")
    rows |= link_row(1, statement=StatementFactory().pk, relation="first")
    assert complaints(send(chief, address(Commitment, "change", CommitmentFactory().pk), **rows))
    assert not CommitmentStatement.objects.exists()


def test_an_edit_remembers_that_an_editor_looked(chief: Client) -> None:
    person = PersonFactory(origin="importer")
    send(
        chief,
        address(Person, "change", person.pk),
        other_names="S. de Wit\n\n Sanne \nSanne",
        identifiers="wikidata: Q1",
    )
    person.refresh_from_db()
    assert person.reviewed_at is not None
    assert person.origin == "importer"
    assert person.other_names == ["S. de Wit", "Sanne"]
    assert person.identifiers == {"wikidata": "Q1"}


def test_a_person_without_a_sort_name_is_sorted_by_surname(chief: Client) -> None:
    facts = {"name": "Jos de Groot", "given_name": "Jos", "family_name_prefix": "de", "family_name": "Groot"}
    assert send(chief, address(Person, "add"), **facts).status_code == 302
    assert Person.objects.get().sort_name == "Groot, Jos de"
    assert send(chief, address(Person, "add"), name="Plato").status_code == 302
    assert Person.objects.get(name="Plato").sort_name == "Plato"


def test_a_role_is_added_beside_its_person(chief: Client) -> None:
    role = MembershipFactory()
    body = OrganisationFactory()
    rows = {"memberships-TOTAL_FORMS": "2", "memberships-1-organisation": body.pk, "memberships-1-role": "voorzitter"}
    page = chief.get(address(Person, "change", role.person.pk))
    assert "directeur" in page.text
    assert send(chief, address(Person, "change", role.person.pk), **rows).status_code == 302
    made = Membership.objects.get(role="voorzitter")
    assert (made.person, made.organisation, made.state) == (role.person, body, "candidate")
    assert made.reviewed_at is not None


def test_a_role_tells_whose_post_it_took_over(chief: Client) -> None:
    before, after = MembershipFactory(), MembershipFactory()
    page = address(Membership, "change", after.pk)
    assert send(chief, page, succeeds=before.pk).status_code == 302
    after.refresh_from_db()
    assert after.succeeds == before
    assert after.history.first().succeeds_id == before.pk
    assert "come back to itself" in complaints(send(chief, address(Membership, "change", before.pk), succeeds=after.pk))


def test_the_text_of_an_article_cannot_be_typed(chief: Client) -> None:
    article = ArticleFactory(text="Zo stond het er.", url="https://example.nl/een")
    kept = (article.text, article.sha256)
    answer = send(chief, address(Article, "change", article.pk), title="Nieuw", text="Anders", sha256="0" * 64)
    assert answer.status_code == 302
    article.refresh_from_db()
    assert (article.text, article.sha256) == kept
    assert article.title == "Nieuw"


def test_the_address_of_another_article_is_refused(chief: Client) -> None:
    ArticleFactory(url="https://example.nl/een")
    article = ArticleFactory()
    answer = send(chief, address(Article, "change", article.pk), url="https://example.nl/een")
    assert "Another article has this address" in complaints(answer)


PROTECTED = {
    "quote": "Iets anders",
    "spans": "[[0, 1]]",
    "state": "published",
    "confidence": "1",
    "rule": "x",
    "cue": "x",
}


def test_what_the_reader_found_cannot_be_typed(chief: Client) -> None:
    statement = StatementFactory(confidence=0.4, rule="quote", cue="zegt")
    before = Statement.objects.values(*PROTECTED).get()
    assert send(chief, address(Statement, "change", statement.pk), kind="indirect", **PROTECTED).status_code == 302
    assert Statement.objects.values(*PROTECTED).get() == before
    assert Statement.objects.get().kind == "indirect"


def test_an_edit_is_in_the_history(chief: Client) -> None:
    initiative = InitiativeFactory()
    send(chief, address(Initiative, "change", initiative.pk), name="Een betere naam")
    history = chief.get(address(Initiative, "history", initiative.pk))
    assert "Een betere naam" in history.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_end_of_the_calendar_break_no_list(day: str, chief: Client) -> None:
    assert send(chief, address(Commitment, "add"), title="Ooit", made_on=day).status_code == 302
    page = address(Commitment, "changelist")
    for query in ("", "?flag=silent", "?flag=overdue"):
        assert chief.get(page + query).status_code == 200, query
    for query in (f"?made_on__year={int(day[:4])}", "?made_on__year=x", "?made_on__year=2025&made_on__month=13"):
        assert chief.get(page + query).status_code in (200, 302), query
