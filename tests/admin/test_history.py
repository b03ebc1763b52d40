"""Every write is in the history, whoever made it and through whichever door; an earlier version can be put back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from initiatives.admin.history import CURATED, changes_of, word_difference
from initiatives.curation.merging import merge
from initiatives.models import Initiative, Person, Statement
from tests.admin.test_editing import address, filled
from tests.admin.test_states import act
from tests.factories import InitiativeFactory, MembershipFactory, PersonFactory, SpeakerFactory, UserFactory

ARTICLE = "Minister Anna Bos: “Wij gaan in 2026 een loket openen”, zegt Bos. Het programma Loket Nabij is klaar.\n"


def told(row: Any) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    """Newest first: who, what, and each field with what it was and became."""
    with override("en"):
        changes = changes_of(row)
    return [
        (change.writer, change.verb, {field.label: (str(field.before), str(field.after)) for field in change.fields})
        for change in changes
    ]


def edit(client: Client, row: Any, **fields: Any) -> Any:
    where = address(type(row), "change", row.pk)
    return client.post(where, {**filled(client.get(where)), **fields})


def test_what_the_importer_wrote_is_in_the_history_by_name(db: None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    call_command("import_articles", str(tmp_path), verbosity=0)
    for model in CURATED:
        for row in model.objects.all():
            (record,) = model.history.filter(id=row.pk)
            assert (record.history_type, record.history_change_reason) == ("+", "importer"), row
    assert told(Person.objects.get())[0][0] == "the importer"


def test_a_first_change_does_not_tell_the_initiatives_that_the_importer_found(chief: Client, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    call_command("import_articles", str(tmp_path), verbosity=0)
    statement = Statement.objects.filter(initiatives__isnull=False).first() or Statement.objects.first()
    assert statement is not None
    edit(chief, statement, attribution_text="zegt zij")
    assert set(told(statement)[0][2]) == {"Attribution as printed"}


def test_a_form_tells_the_fields_that_it_changed(chief: Client, superuser: User) -> None:
    row = InitiativeFactory(name="Loket", description="Oud")
    edit(chief, row, name="Loket Nabij", description="Nieuw")
    writer, verb, fields = told(row)[0]
    assert (writer, verb) == (superuser.get_username(), "Changed")
    assert {label: pair for label, pair in fields.items() if label in ("Name", "Description")} == {
        "Name": ("Loket", "Loket Nabij"),
        "Description": ("Oud", "Nieuw"),
    }


def test_speakers_who_come_and_go_are_told_with_their_statement(chief: Client) -> None:
    speaker = SpeakerFactory()
    edit(chief, speaker.statement, **{"speakers-TOTAL_FORMS": "2", "speakers-1-document": "De brief"})
    edit(chief, speaker.statement, **{"speakers-0-DELETE": "on"})
    with override("en"):
        changes = changes_of(speaker.statement)
    verbs = [(change.verb, change.subject.split(":")[0]) for change in changes if change.subject]
    assert verbs == [("Removed", "Speaker"), ("Made", "Speaker"), ("Made", "Speaker")]


def test_an_action_the_api_and_a_merge_are_in_the_history(chief: Client, superuser: User) -> None:
    person, other = PersonFactory(), PersonFactory()
    MembershipFactory(person=other)
    act(chief, Person, "publish_rows", person)
    assert told(person)[0][0] == superuser.get_username()
    chief.patch(f"/api/v1/people/{person.pk}/", {"given_name": "An"}, content_type="application/json")
    assert told(person)[0][2]["Given name"] == ("Sanne", "An")
    merge(other, person)
    assert told(other)[0][2]["Editorial state"] == ("Candidate", "Merged")
    assert told(other.memberships.model.objects.get())[0][2]["Person"] == (other.name, person.name)


def test_the_page_shows_words_that_differ_and_can_be_limited_to_one_editor(chief: Client, superuser: User) -> None:
    row = InitiativeFactory(description="Een loket in elke wijk van de stad, op vaste uren open.")
    edit(chief, row, description="Een loket in elke buurt van de stad, op vaste uren open.")
    where = address(Initiative, "history", row.pk)
    page = chief.get(where).text
    assert "<del>wijk</del>" in page
    assert "<ins>buurt</ins>" in page
    assert len(chief.get(where, {"by": superuser.pk}).context["changes"]) == 1
    assert len(chief.get(where).context["changes"]) == 2
    assert chief.get(where, {"by": "9" * 30, "page": "x"}).status_code == 200


def test_an_earlier_version_opens_in_the_form_and_is_a_new_change_once_saved(chief: Client) -> None:
    row = InitiativeFactory(name="Loket", description="Goed")
    edit(chief, row, description="Fout")
    first = Initiative.history.filter(id=row.pk).order_by("history_id")[0]
    page = chief.get(f"{address(Initiative, 'change', row.pk)}?version_of={first.history_id}")
    row.refresh_from_db()
    assert row.description == "Fout", "looking changes nothing"
    assert filled(page)["description"] == "Goed"
    assert chief.post(address(Initiative, "change", row.pk), filled(page)).status_code == 302
    row.refresh_from_db()
    assert (row.description, row.version) == ("Goed", 3)
    assert chief.get(f"{address(Initiative, 'change', row.pk)}?version_of=x").status_code == 200


def test_putting_a_published_statement_back_needs_a_public_reason(chief: Client) -> None:
    statement = SpeakerFactory(statement__kind="direct").statement
    edit(chief, statement, kind="indirect")
    act(chief, Statement, "publish_rows", statement)
    first = Statement.history.filter(id=statement.pk).order_by("history_id")[0]
    where = address(Statement, "change", statement.pk)
    sent = filled(chief.get(f"{where}?version_of={first.history_id}"))
    assert sent["kind"] == "direct"
    assert chief.post(where, sent).status_code == 200, "the form comes back and asks for the reason"
    assert chief.post(where, {**sent, "reason": "Het is een citaat."}).status_code == 302
    statement.refresh_from_db()
    assert (statement.kind, statement.state) == ("direct", "published")


def test_all_changes_are_on_one_page_newest_first_and_page_by_page(chief: Client, superuser: User) -> None:
    rows = [InitiativeFactory() for _ in range(30)]
    for row in rows:
        edit(chief, row, description="Anders")
    first = chief.get(reverse("admin:recent_changes"))
    assert len(first.context["changes"]) == 50
    second = chief.get(reverse("admin:recent_changes"), {"before": first.context["older"]})
    both = [change.record.history_id for page in (first, second) for change, _ in page.context["changes"]]
    assert len(both) == len(set(both)) == 60
    mine = chief.get(reverse("admin:recent_changes"), {"by": superuser.pk})
    assert len(mine.context["changes"]) == 30
    assert chief.get(reverse("admin:recent_changes"), {"before": "nooit", "by": "x"}).status_code == 200


def test_the_pages_ask_no_more_for_more_changes(chief: Client) -> None:
    row = InitiativeFactory()

    def asked(where: str) -> int:
        chief.get(where)
        with CaptureQueriesContext(connection) as queries:
            chief.get(where)
        return len(queries)

    pages = (address(Initiative, "history", row.pk), reverse("admin:recent_changes"))
    edit(chief, row, description="Eén")
    before = [asked(page) for page in pages]
    for number in range(20):
        edit(chief, row, description=f"Keer {number}")
    assert [asked(page) for page in pages] == before


def test_who_may_not_see_rows_sees_no_changes(db: None, login: Callable[[User], Client]) -> None:
    nobody = login(UserFactory(is_staff=True))
    assert nobody.get(reverse("admin:recent_changes")).status_code == 403


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a b c", "a x c", ("a <del>b</del> c", "a <ins>x</ins> c")),
        ("", "<b>", ("", "<ins>&lt;b&gt;</ins>")),
        ("zelfde", "zelfde", ("zelfde", "zelfde")),
    ],
)
def test_words_that_differ_are_marked_and_nothing_is_trusted(before: str, after: str, shown: tuple[str, str]) -> None:
    assert word_difference(before, after) == shown
