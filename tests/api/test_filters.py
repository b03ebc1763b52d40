"""Filters: each value gets an answer, wrong ones a clear one that names the parameter."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from articles.editorial import EditorialState
from initiatives.models import UpdateKind
from policytracker.api import router
from tests.api.conftest import KINDS, PUBLISHED, make_world
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    CorrectionFactory,
    PersonFactory,
    StatusUpdateFactory,
)

DAYS = {
    "articles": ["published_after", "published_before"],
    "memberships": ["on"],
    "statements": ["said_after", "said_before"],
    "commitments": ["made_after", "made_before", "deadline_after", "deadline_before"],
    "status-updates": ["happened_after", "happened_before"],
    "changes": ["since"],
}
ROWS = {
    "people": ["organisation"],
    "memberships": ["person", "organisation"],
    "initiatives": ["lead"],
    "statements": ["person", "organisation", "initiative", "article"],
    "commitments": ["responsible", "person", "answerable", "initiative"],
    "status-updates": ["commitment"],
    "corrections": ["statement", "commitment"],
    "changes": ["responsible", "person", "initiative"],
}
CHOICES = {
    "articles": ["genre"],
    "organisations": ["classification"],
    "initiatives": ["kind"],
    "statements": ["kind", "commitment"],
    "commitments": ["status", "flag"],
    "status-updates": ["kind", "status_reason"],
    "corrections": ["kind"],
    "changes": ["change"],
}
SEARCHED = ["changes", *(prefix for prefix in KINDS if prefix not in ("memberships", "status-updates", "corrections"))]


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(prefix, name) for prefix, names in table.items() for name in names]


def test_every_filter_is_in_a_table(client: Client, db: None) -> None:
    known = {*pairs(DAYS), *pairs(ROWS), *pairs(CHOICES), ("articles", "publication"), ("corrections", "month")}
    known |= {(prefix, "q") for prefix in SEARCHED}
    found = {(prefix, name) for prefix, view, _ in router.registry for name in view.filterset_class.base_filters}
    assert found == known


@pytest.mark.parametrize(
    "value",
    [
        "0001-01-01",
        "1799-12-31",
        "2201-01-01",
        "9999-12-31T23:59:59-23:59",
        "2024-02-30",
        "gisteren",
        "\x00",
        "1" * 999,
    ],
)
@pytest.mark.parametrize(("prefix", "name"), pairs(DAYS))
def test_a_day_that_is_none_is_refused_by_name(prefix: str, name: str, value: str, db: None, client: Client) -> None:
    answer = client.get(f"/api/v1/{prefix}/", {name: value})
    assert answer.status_code == 400
    assert set(answer.json()) == {name}


@pytest.mark.parametrize("value", ["2024", "2024-13", "2024-00", "2024-1", "1024-01", "\x00", "maart", "٢٠٢٤-٠١"])
def test_a_month_that_is_none_is_refused_by_name(value: str, db: None, client: Client) -> None:
    answer = client.get("/api/v1/corrections/", {"month": value})
    assert answer.status_code == 400
    assert set(answer.json()) == {"month"}


@pytest.mark.parametrize(
    ("moment", "month"),
    [("2023-12-31T22:59:59Z", "2023-12"), ("2023-12-31T23:00:00Z", "2024-01"), ("2024-06-30T22:00:00Z", "2024-07")],
    ids=["the last second of the year", "the first of the next", "the first second of a summer month"],
)
def test_a_month_begins_at_midnight_in_the_netherlands(moment: str, month: str, db: None, client: Client) -> None:
    CorrectionFactory(commitment__state=PUBLISHED, recorded_at=moment)
    assert client.get("/api/v1/corrections/", {"month": month}).json()["count"] == 1


@pytest.mark.parametrize("value", ["bestaat-niet", "null", "\x00", "a" * 5000, "é' OR 1=1", "1"])
@pytest.mark.parametrize(("prefix", "name"), pairs(ROWS))
def test_an_unknown_row_is_refused_by_name(prefix: str, name: str, value: str, db: None, client: Client) -> None:
    answer = client.get(f"/api/v1/{prefix}/", {name: value})
    assert answer.status_code == 400
    assert set(answer.json()) == {name}


@pytest.mark.parametrize("state", [EditorialState.CANDIDATE, EditorialState.REJECTED, EditorialState.WITHDRAWN])
@pytest.mark.parametrize(("prefix", "name"), pairs(ROWS))
def test_a_filter_cannot_ask_after_a_hidden_row(
    prefix: str, name: str, state: EditorialState, db: None, client: Client
) -> None:
    hidden = make_world(state, "Verborgen")
    rows = {
        "organisation": hidden.organisations, "lead": hidden.organisations, "responsible": hidden.organisations,
        "person": hidden.people, "answerable": hidden.people, "initiative": hidden.initiatives,
        "article": hidden.articles, "commitment": hidden.commitments, "statement": hidden.statements,
    }  # fmt: skip
    row = rows[name]
    if hasattr(row, "slug"):
        row.slug = "ooit-openbaar"
        row.save()
    key = getattr(row, "slug", None) or str(row.pk)
    unknown = "bestaat-niet" if hasattr(row, "slug") else "00000000-0000-4000-8000-000000000000"
    answers = [client.get(f"/api/v1/{prefix}/", {name: value}) for value in (key, unknown)]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("value", ["onbekend", "\x00", "2", "a" * 5000])
@pytest.mark.parametrize(("prefix", "name"), pairs(CHOICES))
def test_an_unknown_choice_is_refused_by_name(prefix: str, name: str, value: str, db: None, client: Client) -> None:
    answer = client.get(f"/api/v1/{prefix}/", {name: value})
    assert answer.status_code == 400
    assert set(answer.json()) == {name}


@pytest.mark.parametrize("value", ["\x00", "a" * 201], ids=["NUL", "long"])
@pytest.mark.parametrize("prefix", SEARCHED)
def test_a_search_that_cannot_be_done_is_refused(prefix: str, value: str, db: None, client: Client) -> None:
    answer = client.get(f"/api/v1/{prefix}/", {"q": value})
    assert answer.status_code == 400
    assert set(answer.json()) == {"q"}


@pytest.mark.parametrize(
    "value",
    [
        "%",
        "_",
        "\\",
        "'",
        '"',
        "(",
        "zq " * 66,
        "ﷺ" * 200,
        "😀",
        "%FF",
    ],
)
@pytest.mark.parametrize("prefix", SEARCHED)
def test_odd_characters_are_searched_for_as_they_are(
    prefix: str, value: str, world: SimpleNamespace, client: Client
) -> None:
    answer = client.get(f"/api/v1/{prefix}/", {"q": value})
    assert (answer.status_code, answer.json()["count"]) == (200, 0)


def test_bytes_that_are_no_text_are_no_error(world: SimpleNamespace, client: Client) -> None:
    assert client.get("/api/v1/people/?q=%FF%FE").status_code == 200


@pytest.mark.parametrize(
    ("prefix", "query", "found"),
    [
        ("articles", "publication=DE DIGITALE COURANT", 1),
        ("articles", "publication=Courant", 0),
        ("articles", "published_after=2024-01-01&published_before=2024-01-01", 1),
        ("articles", "published_after=2024-01-02", 0),
        ("articles", "genre=news", 1),
        ("articles", "genre=panel", 0),
        ("people", "organisation=dienst-openbaar", 1),
        ("people", "q=OPENBAAR persoon", 1),
        ("people", "q=openbaar iemand", 0),
        ("organisations", "classification=other", 1),
        ("organisations", "classification=ministry", 0),
        ("memberships", "person=persoon-openbaar", 1),
        ("memberships", "organisation=dienst-openbaar&on=2024-01-01", 1),
        ("initiatives", "lead=dienst-openbaar&kind=other", 1),
        ("statements", "person=persoon-openbaar", 1),
        ("statements", "organisation=dienst-openbaar", 0),
        ("statements", "initiative=programma-openbaar", 1),
        ("statements", "commitment=true", 0),
        ("statements", "commitment=false", 1),
        ("statements", "said_before=2024-01-01", 1),
        ("statements", "q=loket", 1),
        ("commitments", "status=open&status=stalled", 1),
        ("commitments", "status=stalled", 0),
        ("commitments", "responsible=dienst-openbaar&person=persoon-openbaar&initiative=programma-openbaar", 1),
        ("commitments", "answerable=persoon-openbaar", 1),
        ("commitments", "deadline_after=1800-01-01", 0),
        ("status-updates", "kind=progress&happened_after=2024-02-01", 1),
        ("status-updates", "happened_before=2024-01-31", 0),
        ("corrections", "month=2024-03&kind=corrected", 1),
        ("corrections", "month=2024-02", 0),
        ("corrections", "kind=withdrawn", 0),
    ],
)
def test_filters_find_what_they_name(
    prefix: str, query: str, found: int, world: SimpleNamespace, client: Client
) -> None:
    answer = client.get(f"/api/v1/{prefix}/?{query.replace(' ', '+')}")
    assert (answer.status_code, answer.json().get("count")) == (200, found)


def test_rows_are_found_by_their_ids(world: SimpleNamespace, client: Client) -> None:
    make_world(PUBLISHED, "Ander")
    for path in (
        f"statements/?article={world.articles.pk}",
        f"status-updates/?commitment={world.commitments.pk}",
        f"corrections/?commitment={world.commitments.pk}",
    ):
        assert client.get(f"/api/v1/{path}").json()["count"] == 1


def test_an_outlet_is_found_whatever_the_accents(db: None, client: Client) -> None:
    ArticleFactory(state=PUBLISHED, publication="L’Écho de l’État")
    assert client.get("/api/v1/articles/?publication=l'echo de l'ÉTAT").json()["count"] == 1


FLAGGED: list[tuple[str, Callable[[date], dict]]] = [
    ("overdue", lambda today: {"deadline": date(2020, 1, 1), "deadline_basis": "explicit"}),
    ("due_soon", lambda today: {"deadline": today, "deadline_basis": "explicit"}),
    ("silent", lambda today: {"made_on": date(2020, 1, 1)}),
]


@pytest.mark.parametrize(("flag", "facts"), FLAGGED, ids=[flag for flag, _ in FLAGGED])
def test_a_flag_finds_the_commitments_that_show_it(flag: str, facts, db: None, client: Client) -> None:
    today = timezone.localdate()
    flagged = CommitmentFactory(state=PUBLISHED, **{"made_on": today, **facts(today)})
    CommitmentFactory(state=PUBLISHED, made_on=today)
    found = client.get(f"/api/v1/commitments/?flag={flag}").json()["results"]
    assert [row["id"] for row in found] == [str(flagged.pk)]
    assert found[0][f"is_{flag}"]


def test_slipped_finds_a_deadline_that_moved(db: None, client: Client) -> None:
    slipped = CommitmentFactory(state=PUBLISHED, deadline=date(2024, 2, 1), deadline_basis="explicit")
    facts = {"kind": UpdateKind.DEADLINE, "deadline_before": date(2024, 1, 1), "deadline_after": date(2024, 2, 1)}
    StatusUpdateFactory(commitment=slipped, **facts)
    CommitmentFactory(state=PUBLISHED)
    found = client.get("/api/v1/commitments/?flag=slipped").json()["results"]
    assert [(row["id"], row["times_slipped"], row["days_slipped"]) for row in found] == [(str(slipped.pk), 1, 31)]


def test_search_ignores_case_accents_and_typography(db: None, client: Client) -> None:
    PersonFactory(state=PUBLISHED, name="Ayşe Kılıç", sort_name="Kılıç, Ayşe")
    PersonFactory(state=PUBLISHED, name="Jan Jansen", sort_name="Jansen, Jan")
    assert [row["name"] for row in client.get("/api/v1/people/?q=KILIC ayse").json()["results"]] == ["Ayşe Kılıç"]
