"""Order, pages and the number of queries of lists: the same answers on both databases, whatever is asked."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from initiatives.models import Status, UpdateKind
from policytracker.api import router
from tests.api.conftest import KINDS, PUBLISHED, make_world
from tests.factories import (
    CommitmentStatementFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
)

ORDERINGS = {
    "articles": ["published_on", "title", "created_at"],
    "people": ["name", "created_at"],
    "organisations": ["name", "created_at", "founded_on"],
    "memberships": ["start_on", "end_on", "created_at"],
    "initiatives": ["name", "created_at", "start_on"],
    "statements": ["said_on", "deadline", "created_at"],
    "commitments": ["made_on", "deadline", "importance", "created_at"],
    "status-updates": ["happened_on", "recorded_at"],
    "corrections": ["recorded_at"],
}
CHANGES = {"changes": ["made_on", "last_change"]}
PAIRS = [(prefix, name) for prefix, names in ORDERINGS.items() for name in names]


def test_every_order_is_in_the_table() -> None:
    assert {prefix: list(view.ordering_fields) for prefix, view, _ in router.registry} == ORDERINGS | CHANGES


@pytest.mark.parametrize(("prefix", "name"), PAIRS)
def test_every_order_and_its_reverse_hold_every_row_once(prefix: str, name: str, world, client: Client) -> None:
    for number in range(3):
        make_world(PUBLISHED, f"Meer {number}")
    for ordering in (name, f"-{name}"):
        first, second = (
            client.get(f"/api/v1/{prefix}/?ordering={ordering}&page_size=2&page={page}").json() for page in (1, 2)
        )
        assert len({row["id"] for row in first["results"] + second["results"]}) == first["count"] == 4


@pytest.mark.parametrize(
    "value", ["article__sha256", "said_on,nonsense", "said_on,-said_on", "-", "--said_on", ",", "\x00"]
)
def test_an_order_that_is_not_offered_is_refused(value: str, world: SimpleNamespace, client: Client) -> None:
    answer = client.get("/api/v1/statements/", {"ordering": value})
    assert answer.status_code == 400
    assert set(answer.json()) == {"ordering"}


def test_ordering_puts_empty_values_last_either_way(db: None, client: Client) -> None:
    undated = StatementFactory(state=PUBLISHED, article__state=PUBLISHED, said_on=None)
    StatementFactory(state=PUBLISHED, article__state=PUBLISHED)
    for ordering in ("said_on", "-said_on"):
        rows = client.get(f"/api/v1/statements/?ordering={ordering}").json()["results"]
        assert rows[-1]["id"] == str(undated.pk)


def test_names_are_ordered_without_regard_to_case_and_accents(db: None, client: Client) -> None:
    for name in ("Étage", "dienst", "Zorg", "Beheer"):
        OrganisationFactory(state=PUBLISHED, name=name)
    rows = client.get("/api/v1/organisations/?ordering=name").json()["results"]
    assert [row["name"] for row in rows] == ["Beheer", "dienst", "Étage", "Zorg"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("page_size=100000", 200),
        ("page_size=0", 400),
        ("page_size=-1", 400),
        ("page_size=veel", 400),
        ("page_size=²", 400),
        ("page_size=", 400),
        ("page_size=" + "9" * 5000, 400),
        ("page=last", 200),
        ("page=0", 404),
        ("page=2", 404),
        ("page=-1", 404),
        ("page=een", 404),
        ("page=1e3", 404),
        ("page=999999999999999999999", 404),
        ("page=" + "9" * 5000, 404),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_pages_that_do_not_exist_are_refused(query: str, status: int, world: SimpleNamespace, client: Client) -> None:
    answer = client.get(f"/api/v1/statements/?{query}")
    assert answer.status_code == status
    assert answer.json()


def test_a_page_holds_fifty_rows_and_at_most_two_hundred(db: None, client: Client) -> None:
    for number in range(201):
        PersonFactory(state=PUBLISHED, name=f"Persoon {number}")
    for query, length in (("", 50), ("?page_size=2", 2), ("?page_size=5000", 200)):
        answer = client.get(f"/api/v1/people/{query}").json()
        assert (answer["count"], len(answer["results"])) == (201, length)


@pytest.mark.parametrize("prefix", KINDS)
def test_a_list_and_a_detail_need_the_same_queries_for_many_rows(prefix: str, world, client: Client) -> None:
    def queries() -> list[int]:
        counts = []
        for path in (
            f"/api/v1/{prefix}/?page_size=200",
            client.get(f"/api/v1/{prefix}/").json()["results"][0]["api_url"],
        ):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(path).status_code == 200
            counts.append(len(captured))
        return counts

    few = queries()
    for number in range(12):
        more = make_world(PUBLISHED, f"Meer{number}")
        for other in (world, more):
            SpeakerFactory(statement=other.statements, person=PersonFactory(state=PUBLISHED))
            other.statements.initiatives.add(more.initiatives)
            other.initiatives.partners.add(more.organisations)
            said = StatementFactory(state=PUBLISHED, article__state=PUBLISHED)
            CommitmentStatementFactory(commitment=other.commitments, statement=said, relation="repetition")
            StatusUpdateFactory(
                commitment=other.commitments,
                evidence_statement=said,
                kind=UpdateKind.STATUS,
                status_after=Status.STALLED,
            )
    assert queries() == few
    assert max(few) <= (15 if prefix == "commitments" else 8)
