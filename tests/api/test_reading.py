"""What an outsider can read: everything published, nothing else, in a fixed number of queries."""

import json
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editorial import EditorialState
from initiatives.models import Status, UpdateKind
from policytracker.api import router
from tests.api.conftest import PUBLISHED, make_world
from tests.factories import CommitmentFactory, PersonFactory, StatementFactory, StatusUpdateFactory

NAMES = {
    "articles": "articles", "people": "people", "organisations": "organisations", "memberships": "memberships",
    "initiatives": "initiatives", "statements": "statements", "commitments": "commitments", "status-updates": "updates",
}  # fmt: skip
SLUGGED = ("people", "organisations", "initiatives")


def key_of(prefix: str, row) -> str:
    return (row.slug or str(row.pk)) if prefix in SLUGGED else str(row.pk)


def test_every_registered_endpoint_is_in_the_table() -> None:
    assert {prefix for prefix, _, _ in router.registry} == set(NAMES)


@pytest.mark.parametrize("prefix", NAMES)
def test_lists_and_details_show_what_is_published(prefix: str, world: SimpleNamespace, client: Client) -> None:
    listed = client.get(f"/api/v1/{prefix}/").json()
    row = getattr(world, NAMES[prefix])
    assert listed["count"] == 1
    assert listed["results"][0]["id"] == str(row.pk)
    detail = client.get(f"/api/v1/{prefix}/{key_of(prefix, row)}/")
    assert detail.status_code == 200
    assert detail.json() == listed["results"][0]


@pytest.mark.parametrize("prefix", NAMES)
def test_hidden_rows_change_nothing(prefix: str, world: SimpleNamespace, hidden, client: Client) -> None:
    listed = client.get(f"/api/v1/{prefix}/")
    assert listed.json()["count"] == 1
    assert "Verborgen" not in listed.content.decode()
    missing = client.get(f"/api/v1/{prefix}/00000000-0000-4000-8000-000000000000/")
    assert missing.status_code == 404
    for other in hidden:
        answer = client.get(f"/api/v1/{prefix}/{key_of(prefix, getattr(other, NAMES[prefix]))}/")
        assert (answer.status_code, answer.content) == (404, missing.content)


def test_a_published_row_does_not_name_hidden_ones(world: SimpleNamespace, client: Client) -> None:
    secret = make_world(EditorialState.CANDIDATE, "Geheim")
    commitment = CommitmentFactory(
        state=PUBLISHED,
        responsible_organisation=secret.organisations,
        responsible_person=secret.people,
        initiative=secret.initiatives,
    )
    StatusUpdateFactory(commitment=commitment, evidence_article=secret.articles, evidence_statement=secret.statements)
    for prefix in NAMES:
        body = client.get(f"/api/v1/{prefix}/").content.decode()
        assert "Geheim" not in body
        assert str(secret.articles.pk) not in body
        assert str(secret.statements.pk) not in body


@pytest.mark.parametrize(
    ("prefix", "parameter"),
    [
        ("people", "organisation"),
        ("statements", "person"),
        ("statements", "organisation"),
        ("statements", "initiative"),
        ("commitments", "responsible"),
        ("commitments", "person"),
        ("commitments", "initiative"),
        ("initiatives", "lead"),
    ],
)
def test_a_filter_cannot_ask_after_a_hidden_row(prefix: str, parameter: str, world, client: Client) -> None:
    withdrawn = PersonFactory(state=EditorialState.WITHDRAWN, slug="weg", name="Weg")
    known = client.get(f"/api/v1/{prefix}/", {parameter: withdrawn.slug})
    unknown = client.get(f"/api/v1/{prefix}/", {parameter: "bestaat-niet"})
    assert known.status_code == unknown.status_code == 400
    assert known.content == unknown.content


def test_the_text_of_an_article_is_never_republished(world: SimpleNamespace, client: Client) -> None:
    body = client.get(f"/api/v1/articles/{world.articles.pk}/").content.decode()
    assert "Dit is artikel" not in body


def test_an_unapproved_final_status_is_not_shown(world: SimpleNamespace, client: Client) -> None:
    StatusUpdateFactory(commitment=world.commitments, kind=UpdateKind.STATUS, status_after=Status.FULFILLED)
    assert client.get("/api/v1/status-updates/").json()["count"] == 1


@pytest.mark.parametrize("prefix", [p for p in NAMES if p != "status-updates"])
def test_a_list_needs_the_same_queries_for_many_rows(prefix: str, world: SimpleNamespace, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(f"/api/v1/{prefix}/?page_size=200").status_code == 200
        return len(captured)

    few = queries()
    for number in range(12):
        make_world(PUBLISHED, f"Meer{number}")
    assert queries() == few


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?page_size=100000", 200),
        ("?page=0", 404),
        ("?page=999999999999999999999", 404),
        ("?page=een", 404),
        ("?q=%00", 400),
        ("?q=" + "a" * 1000, 400),
        ("?said_after=0001-01-01", 400),
        ("?said_before=9999-12-31T23:59:59-23:59", 400),
        ("?said_after=gisteren", 400),
        ("?article=geen-uuid", 400),
        ("?kind=onbekend", 400),
        ("?ordering=article__sha256", 200),
        ("?state=all", 403),
        ("?state=candidate", 403),
    ],
)
def test_odd_parameters_get_a_clear_answer(query: str, status: int, world: SimpleNamespace, client: Client) -> None:
    assert client.get(f"/api/v1/statements/{query}").status_code == status


def test_a_page_holds_at_most_two_hundred_rows(db: None, client: Client) -> None:
    for _ in range(3):
        StatementFactory(state=PUBLISHED, article__state=PUBLISHED)
    assert len(client.get("/api/v1/statements/?page_size=2").json()["results"]) == 2
    for number in range(201):
        PersonFactory(state=PUBLISHED, name=f"Persoon {number}")
    assert len(client.get("/api/v1/people/?page_size=5000").json()["results"]) == 200


def test_ordering_puts_empty_values_last_either_way(db: None, client: Client) -> None:
    undated = StatementFactory(state=PUBLISHED, article__state=PUBLISHED, said_on=None)
    StatementFactory(state=PUBLISHED, article__state=PUBLISHED)
    for ordering in ("said_on", "-said_on"):
        rows = client.get(f"/api/v1/statements/?ordering={ordering}").json()["results"]
        assert rows[-1]["id"] == str(undated.pk)


def test_search_ignores_case_accents_and_typography(db: None, client: Client) -> None:
    PersonFactory(state=PUBLISHED, name="Ayşe Kılıç", sort_name="Kılıç, Ayşe")
    PersonFactory(state=PUBLISHED, name="Jan Jansen", sort_name="Jansen, Jan")
    assert [row["name"] for row in client.get("/api/v1/people/?q=KILIC ayse").json()["results"]] == ["Ayşe Kılıç"]


def test_a_merged_entry_redirects_to_what_replaced_it(world: SimpleNamespace, client: Client) -> None:
    PersonFactory(name="Dubbel", slug="dubbel", state=EditorialState.MERGED, merged_into=world.people)
    answer = client.get("/api/v1/people/dubbel/")
    assert answer.status_code == 301
    assert answer["Location"].endswith(f"/api/v1/people/{world.people.slug}/")


def test_the_schema_and_both_viewers_are_served(db: None, client: Client) -> None:
    assert "openapi: 3" in client.get(reverse("v1:schema")).content.decode()
    for name in ("api-docs", "api-redoc"):
        page = client.get(reverse(name))
        assert page.status_code == 200
        assert "cdn" not in page.content.decode()


def test_json_is_the_only_format(db: None, client: Client) -> None:
    answer = client.get("/api/v1/people/", headers={"accept": "text/html"})
    assert answer.status_code in (200, 406)
    assert json.loads(answer.content)
