"""The public log of corrections: page, feed and API tell the same, and never what is hidden."""

from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.editorial import EditorialState
from initiatives.curation.correcting import correcting
from initiatives.curation.editing import save_edit
from initiatives.curation.merging import merge
from initiatives.curation.publishing import publish, reconsider, withdraw
from initiatives.models import Commitment, Correction, CorrectionKind
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    CorrectionFactory,
    OrganisationFactory,
    PersonFactory,
    StatementFactory,
)
from tests.pages.conftest import HIDDEN, PUBLISHED, World, make_world

LOG = "/correcties/"
FEED = "/correcties/atom/"
API = "/api/v1/corrections/"
CANARY = "Kanariepiet"
REASON = "De datum bleek niet te kloppen."
ATOM = "{http://www.w3.org/2005/Atom}"

pytestmark = pytest.mark.django_db


def everywhere(client: Client) -> str:
    """All that the public log says, in every form that it has."""
    return "".join(client.get(address).content.decode() for address in (LOG, FEED, API))


def correct(commitment: Commitment, editor: User, reason: str = REASON, **facts: object) -> None:
    with correcting(commitment, editor, reason):
        for name, value in facts.items():
            setattr(commitment, name, value)
        save_edit(commitment)


def test_a_correction_stands_in_the_log_and_on_the_page_of_its_row(client: Client, editor: User) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, title="Het loket gaat open")
    correct(commitment, editor, title="Het loket gaat in juli open")
    html = client.get(LOG).content.decode()
    for words in (REASON, "Het loket gaat open", "Het loket gaat in juli open", "Gecorrigeerd"):
        assert words in html
    assert editor.username not in everywhere(client)
    page = client.get(commitment.get_absolute_url()).content.decode()
    own_log = f"{LOG}?commitment={commitment.pk}"
    assert "Gecorrigeerd op " in page
    assert f'href="{own_log}"' in page
    assert REASON in client.get(own_log).content.decode()


def test_a_row_that_was_never_corrected_says_nothing_of_it(client: Client) -> None:
    commitment = CommitmentFactory(state=PUBLISHED)
    CorrectionFactory(commitment__state=PUBLISHED)
    assert "Gecorrigeerd" not in client.get(commitment.get_absolute_url()).content.decode()


def test_every_page_leads_to_the_log(client: Client) -> None:
    assert f'href="{LOG}"' in client.get("/").content.decode()


def test_a_day_is_told_as_exact_as_it_was(client: Client, editor: User) -> None:
    commitment = CommitmentFactory(
        state=PUBLISHED, deadline="2025-06-30", deadline_precision="quarter", deadline_basis="explicit"
    )
    correct(Commitment.objects.get(), editor, deadline=None, deadline_basis="none")
    html = client.get(LOG).content.decode()
    assert "2e kwartaal 2025" in html
    assert commitment.title in html
    client.cookies["django_language"] = "en"
    assert "2nd quarter of 2025" in client.get(LOG).content.decode()


WITHDRAWN = {
    "statement": lambda world: (world.statement, [world.statement]),
    "commitment": lambda world: (world.commitment, [world.commitment]),
    "article": lambda world: (world.article, [world.article, world.statement]),
}


@pytest.mark.parametrize("withdrawn", WITHDRAWN.values(), ids=list(WITHDRAWN))
def test_a_withdrawn_page_keeps_its_address_the_reason_and_nothing_else(
    withdrawn: Callable[[World], tuple], client: Client, editor: User
) -> None:
    row, gone = withdrawn(make_world(name=CANARY))
    withdraw(row, editor, REASON)
    for each in gone:
        page = client.get(each.get_absolute_url())
        html = page.content.decode()
        assert page.status_code == 410
        assert "Ingetrokken" in html
        assert REASON in html
        kind = {"article": "articles", "statement": "statements", "commitment": "commitments"}[each._meta.model_name]
        data = client.get(f"/api/v1/{kind}/{each.pk}/")
        assert (data.status_code, data.json()) == (410, {"detail": "Withdrawn.", "reason": REASON})
        for text in (html, everywhere(client), client.get("/zoeken/?q=loket").content.decode()):
            for trace in (str(getattr(each, "title", "")), str(getattr(each, "quote", "")), f"cue {CANARY}"):
                assert not trace or trace not in text
    assert REASON in client.get(LOG).content.decode()


@pytest.mark.parametrize("state", [EditorialState.CANDIDATE, EditorialState.REJECTED])
def test_the_reason_stays_at_the_address_until_the_row_is_back(state: str, client: Client, editor: User) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, title=CANARY)
    withdraw(commitment, editor, REASON)
    reconsider(commitment)
    Commitment.objects.update(state=state)
    page = client.get(commitment.get_absolute_url())
    assert (page.status_code, CANARY in page.content.decode()) == (410, False)
    assert client.get(f"/api/v1/commitments/{commitment.pk}/").status_code == 410
    Commitment.objects.update(state="candidate")
    publish(Commitment.objects.get())
    assert client.get(commitment.get_absolute_url()).status_code == 200
    assert client.get(f"/api/v1/commitments/{commitment.pk}/").status_code == 200
    assert REASON in client.get(LOG).content.decode(), "that it was away is not forgotten"


@pytest.mark.parametrize("state", HIDDEN)
def test_what_was_corrected_of_a_row_that_is_hidden_now_is_not_told(state: str, client: Client) -> None:
    before = [client.get(address).content for address in (LOG, API)]
    CorrectionFactory(
        commitment=CommitmentFactory(state=state, title=CANARY),
        reason=f"{CANARY} was het niet",
        changes=[{"field": "title", "was": f"Oude {CANARY}", "is": CANARY}],
    )
    hidden_article = StatementFactory(state=PUBLISHED, article=ArticleFactory(state=state))
    CorrectionFactory(commitment=None, statement=hidden_article, reason=CANARY, changes=[])
    assert CANARY not in everywhere(client)
    assert [client.get(address).content for address in (LOG, API)] == before


@pytest.mark.parametrize("state", HIDDEN)
def test_a_change_does_not_name_who_is_hidden_now(state: str, client: Client) -> None:
    person = PersonFactory(state=state, name=CANARY, slug=CANARY.lower())
    shown = PersonFactory(state=PUBLISHED, name="Openbare Oda")
    CorrectionFactory(
        commitment__state=PUBLISHED,
        changes=[
            {"field": "responsible_person", "was": {"person": str(person.pk)}, "is": {"person": str(shown.pk)}},
        ],
    )
    text = everywhere(client)
    assert CANARY not in text
    assert str(person.pk) not in text
    assert "Openbare Oda" in text
    assert "niet meer openbaar" in text


def test_who_was_merged_is_told_by_the_name_that_is_left(client: Client) -> None:
    double, kept = PersonFactory(state=PUBLISHED, name="J. Dubbel"), PersonFactory(state=PUBLISHED, name="Jan Dubbel")
    CorrectionFactory(
        commitment__state=PUBLISHED,
        changes=[{"field": "responsible_person", "was": {"person": str(double.pk)}, "is": None}],
    )
    merge(double, kept)
    assert "Jan Dubbel" in client.get(LOG).content.decode()


def test_the_feed_is_atom_with_each_correction_under_an_id_of_its_own(client: Client, editor: User) -> None:
    nasty = "<script>alert('x')</script> & \x0b “y”"
    commitment = CommitmentFactory(state=PUBLISHED, title=nasty)
    correct(commitment, editor, reason="<b>vet</b> & zo", title="Beter")
    Commitment.objects.update(title=nasty)
    withdraw(StatementFactory(state=PUBLISHED, article__state=PUBLISHED), editor, REASON)
    answer = client.get(FEED)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title").split(":")[0] for entry in entries] == ["Ingetrokken", "Gecorrigeerd"]
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        told.pk.urn for told in Correction.objects.newest_first()
    ]
    assert entries[1].findtext(f"{ATOM}title") == f"Gecorrigeerd: {nasty}".replace("\x0b", " ")
    summary = entries[1].findtext(f"{ATOM}summary")
    assert "&lt;b&gt;vet&lt;/b&gt; &amp; zo" in summary
    assert "<script>" not in summary
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Policytracker"
    assert entries[0].find(f"{ATOM}link").get("href").startswith("http://testserver/uitspraken/")


def test_the_feed_holds_the_newest_fifty(client: Client) -> None:
    for number in range(52):
        CorrectionFactory(commitment__state=PUBLISHED, reason=f"Reden {number}.")
    text = client.get(FEED).content.decode()
    assert text.count("<entry>") == 50
    assert "Reden 51." in text
    assert "Reden 1." not in text


def test_the_log_is_newest_first_in_pages_and_by_month(client: Client) -> None:
    for day in range(1, 26):
        CorrectionFactory(
            commitment__state=PUBLISHED, reason=f"Reden {day}.", recorded_at=datetime(2024, 3, day, tzinfo=UTC)
        )
    CorrectionFactory(commitment__state=PUBLISHED, reason="In april.", recorded_at=datetime(2024, 4, 2, tzinfo=UTC))
    CorrectionFactory(commitment__state="withdrawn", recorded_at=datetime(2023, 1, 1, tzinfo=UTC))
    first, second = client.get(LOG), client.get(LOG, {"page": 2})
    assert [told.correction.reason for told in first.context["corrections"]][:2] == ["In april.", "Reden 25."]
    assert len(first.context["corrections"]) == 20
    assert len(second.context["corrections"]) == 6
    march = client.get(LOG, {"month": "2024-03"})
    assert march.context["page_obj"].paginator.count == 25
    html = march.content.decode()
    assert '<option value="2024-03" selected>maart 2024</option>' in html
    assert '<option value="2024-04">april 2024</option>' in html
    assert "2023-01" not in html, "a month in which nothing public happened tells of something hidden"
    assert [(chip.label, chip.value) for chip in march.context["filters"].chips] == [("Maand", "maart 2024")]
    assert client.get(LOG, {"month": "2024-13"}).context["page_obj"].paginator.count == 0


def test_the_log_needs_the_same_queries_for_one_and_for_a_hundred(
    queries: Callable[[str], int], client: Client, editor: User
) -> None:
    def more(number: int) -> None:
        row = CommitmentFactory(state=PUBLISHED)
        said = StatementFactory(state=PUBLISHED, article__state=PUBLISHED)
        people = [{"person": str(PersonFactory(state=PUBLISHED).pk)} for _ in range(2)]
        body = {"organisation": str(OrganisationFactory(state=PUBLISHED).pk)}
        CorrectionFactory(
            commitment=row,
            recorded_by=editor,
            changes=[
                {"field": "responsible_person", "was": people[0], "is": people[1]},
                {"field": "responsible_organisation", "was": None, "is": body},
                {"field": "statements", "was": [{"statement": str(said.pk), "relation": "change"}], "is": []},
            ],
        )
        CorrectionFactory(
            commitment=None,
            statement=said,
            changes=[{"field": "speakers", "was": people, "is": []}],
            recorded_by=editor,
        )
        CorrectionFactory(
            commitment=None,
            article=ArticleFactory(state="withdrawn", sha256=f"{number:064}"),
            kind=CorrectionKind.WITHDRAWN,
            changes=[],
            recorded_by=editor,
        )

    more(0)
    page, feed, data = (queries(address) for address in (LOG, FEED, f"{API}?page_size=200"))
    for number in range(1, 34):
        more(number)
    assert (queries(LOG), queries(FEED), queries(f"{API}?page_size=200")) == (page, feed, data)
    assert page <= 10


def test_the_data_of_a_correction_is_the_page_in_json(client: Client, editor: User) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, title="Oud")
    correct(commitment, editor, title="Nieuw")
    (row,) = client.get(API).json()["results"]
    assert client.get(row["api_url"]).json() == row
    assert row["changes"] == [{"field": "title", "was": "Oud", "now": "Nieuw"}]
    assert (row["kind"], row["about"], row["about_id"]) == ("corrected", "commitment", str(commitment.pk))
    assert row["web_url"] == f"http://testserver{commitment.get_absolute_url()}"
    assert set(row) == {
        "id", "api_url", "kind", "recorded_at", "about", "about_id", "title", "web_url", "reason", "changes",
    }  # fmt: skip


def test_an_empty_log_says_so_and_its_feed_is_sound(client: Client) -> None:
    assert 'class="empty"' in client.get(LOG).content.decode()
    assert ElementTree.fromstring(client.get(FEED).content).findall(f"{ATOM}entry") == []


def test_the_pages_of_rows_do_not_need_more_queries_for_more_corrections(queries, world: World) -> None:
    pages = [world.statement.get_absolute_url(), world.commitment.get_absolute_url()]
    before = [queries(page) for page in pages]
    for _ in range(5):
        CorrectionFactory(commitment=world.commitment, changes=[])
        CorrectionFactory(commitment=None, statement=world.statement, changes=[])
    assert [queries(page) for page in pages] == before


def test_the_address_of_the_log_is_named() -> None:
    assert (reverse("initiatives:correction-list"), reverse("initiatives:correction-feed")) == (LOG, FEED)
