"""What changed between two days, on the page and in the API."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from initiatives.models import Commitment
from tests.factories import (
    CommitmentFactory,
    CommitmentStatementFactory,
    OrganisationFactory,
    StatementFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.pages.conftest import HIDDEN, PUBLISHED

PAGE, API = "/veranderd/", "/api/v1/changes/"
YEAR = {"since": "2024-12-31", "as_of": "2025-12-31"}


@pytest.fixture
def moved(db: None) -> Commitment:
    """Promised in 2024; in 2025 moved a year, begun, checked in vain and said again."""
    commitment = CommitmentFactory(
        state=PUBLISHED, title="Het loket gaat open", made_on=date(2024, 5, 1), deadline=date(2026, 7, 1),
        deadline_basis="explicit", status="in_progress", responsible_organisation=OrganisationFactory(state=PUBLISHED),
    )  # fmt: skip
    for facts in (
        {"kind": "deadline", "happened_on": date(2025, 3, 1), "deadline_before": date(2025, 7, 1),
         "deadline_after": date(2026, 7, 1), "explanation": "Uitstel"},
        {"kind": "status", "happened_on": date(2025, 4, 1), "status_before": "open", "status_after": "in_progress",
         "explanation": "Begonnen"},
        {"kind": "check", "happened_on": date(2025, 6, 1), "nothing_found": True},
    ):  # fmt: skip
        StatusUpdateFactory(commitment=commitment, **facts)
    for day, relation in ((date(2024, 5, 1), "first"), (date(2025, 9, 1), "repetition")):
        said = StatementFactory(state=PUBLISHED, article__state=PUBLISHED, said_on=day)
        CommitmentStatementFactory(commitment=commitment, statement=said, relation=relation)
    return commitment


def rows(client: Client, **given: str) -> list[dict[str, Any]]:
    return client.get(API, given).json()["results"]


def test_the_api_tells_then_and_now_and_what_lies_between(moved: Commitment, client: Client) -> None:
    (row,) = rows(client, **YEAR)
    assert row["commitment"]["id"] == str(moved.pk)
    assert (row["since"], row["until"], row["is_new"]) == ("2024-12-31", "2025-12-31", False)
    assert (row["status_then"], row["commitment"]["status"]) == ("open", "in_progress")
    assert (row["deadline_then"], row["commitment"]["deadline"]) == ("2025-07-01", "2026-07-01")
    assert [update["kind"] for update in row["updates"]] == ["check", "status", "deadline"]
    assert [link["relation"] for link in row["statements"]] == ["repetition"]


def test_what_was_promised_in_that_time_is_new(moved: Commitment, client: Client) -> None:
    (row,) = rows(client, since="2024-04-30", as_of="2024-05-01")
    assert (row["is_new"], row["status_then"], row["deadline_then"]) == (True, None, None)
    assert rows(client, since="2024-05-01", as_of="2024-12-31") == []


@pytest.mark.parametrize(
    ("change", "since", "found"),
    [
        ("made", "2024-04-30", 1), ("made", "2024-05-01", 0),
        ("deadline", "2025-02-28", 1), ("deadline", "2025-03-01", 0),
        ("status", "2025-03-31", 1), ("status", "2025-04-01", 0),
        ("fact", "2025-05-31", 1), ("fact", "2025-06-01", 0),
        ("words", "2025-08-31", 1), ("words", "2025-09-01", 0),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_found_after_the_day_and_not_on_it(
    change: str, since: str, found: int, moved: Commitment, client: Client
) -> None:
    assert len(rows(client, since=since, as_of="2025-12-31", change=change)) == found
    assert (
        moved.title in client.get(PAGE, {"since": since, "as_of": "2025-12-31", "change": change}).content.decode()
    ) == bool(found)


def test_the_page_shows_the_step_from_then_to_now(moved: Commitment, client: Client) -> None:
    client.cookies["django_language"] = "en"
    html = client.get(PAGE, YEAR).content.decode()
    assert html.index("status--open") < html.index("status--in_progress")
    assert '<s><time datetime="2025-07-01">' in html
    for words in ("Begonnen", "Checked, nothing found", "Repeated"):
        assert words in html
    assert "First made" not in html


def test_without_a_day_the_last_thirty_are_shown(moved: Commitment, client: Client) -> None:
    assert rows(client) == []
    today = timezone.localdate()
    StatusUpdateFactory(commitment=moved, kind="progress", happened_on=today, explanation="Net gebeurd")
    (row,) = rows(client)
    assert row["until"] == today.isoformat()
    assert "Net gebeurd" in client.get(PAGE).content.decode()


def test_what_is_undated_counts_when_it_was_recorded(moved: Commitment, client: Client) -> None:
    StatusUpdateFactory(
        commitment=moved, kind="progress", happened_on=None, explanation="Ooit",
        recorded_at=datetime(2025, 12, 30, 12, tzinfo=UTC),
    )  # fmt: skip
    (row,) = rows(client, since="2025-12-29", as_of="2025-12-31")
    assert [update["explanation"] for update in row["updates"]] == ["Ooit"]
    assert rows(client, since="2025-12-30", as_of="2025-12-31") == []


def test_a_proposal_that_waits_is_no_change(moved: Commitment, client: Client) -> None:
    waiting = StatusUpdateFactory(
        commitment=moved, kind="status", status_after="fulfilled", happened_on=date(2025, 12, 1), explanation="Klaar"
    )
    assert rows(client, since="2025-11-30", as_of="2025-12-31") == []
    waiting.approved_by, waiting.approved_at = UserFactory(), timezone.now()
    waiting.save(update_fields=["approved_by", "approved_at"])
    assert len(rows(client, since="2025-11-30", as_of="2025-12-31")) == 1


@pytest.mark.parametrize("state", HIDDEN)
def test_nothing_hidden_shows(state: str, moved: Commitment, client: Client) -> None:
    before = client.get(API, YEAR).content, client.get(PAGE, YEAR).content
    CommitmentFactory(state=state, made_on=date(2025, 5, 1))
    said = StatementFactory(state=state, article__state=PUBLISHED, said_on=date(2025, 5, 1))
    CommitmentStatementFactory(commitment=moved, statement=said, relation="change")
    assert before == (client.get(API, YEAR).content, client.get(PAGE, YEAR).content)


@pytest.mark.parametrize("since", ["2026-01-01", "2025-12-31"])
def test_a_period_that_ends_before_it_begins_is_refused(since: str, client: Client, db: None) -> None:
    given = {"since": since, "as_of": "2025-12-31"}
    answer = client.get(API, given)
    assert (answer.status_code, list(answer.json())) == (400, ["since"])
    assert 'role="alert"' in client.get(PAGE, given).content.decode()


def test_the_filters_of_commitments_hold_here_too(moved: Commitment, client: Client) -> None:
    other = OrganisationFactory(state=PUBLISHED, name="Andere dienst")
    assert len(rows(client, **YEAR, responsible=moved.responsible_organisation.slug)) == 1
    assert rows(client, **YEAR, responsible=other.slug) == []
    assert len(rows(client, **YEAR, q="loket")) == 1
    assert rows(client, **YEAR, q="register") == []


def test_the_number_of_queries_does_not_grow(moved: Commitment, client: Client) -> None:
    def queries() -> list[int]:
        counted = []
        for address in (PAGE, API):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address, YEAR).status_code == 200
            counted.append(len(captured))
        return counted

    def one_more(number: int) -> None:
        commitment = CommitmentFactory(
            state=PUBLISHED, title=f"Nummer {number}", made_on=date(2025, 2, 1),
            responsible_organisation=OrganisationFactory(state=PUBLISHED),
        )  # fmt: skip
        for day in (date(2025, 3, 1), date(2025, 4, 1)):
            said = StatementFactory(state=PUBLISHED, article__state=PUBLISHED, said_on=day)
            CommitmentStatementFactory(commitment=commitment, statement=said, relation="repetition")
            StatusUpdateFactory(commitment=commitment, kind="progress", happened_on=day, evidence_statement=said)

    one_more(0)
    few = queries()
    for number in range(1, 12):
        one_more(number)
    assert queries() == few


def test_the_page_leads_to_the_list_of_today_and_keeps_the_period(moved: Commitment, client: Client) -> None:
    html = client.get(reverse("initiatives:change-list"), YEAR).content.decode()
    assert 'name="since" required value="2024-12-31"' in html
    assert 'name="as_of" value="2025-12-31"' in html
    assert f"{moved.get_absolute_url()}?as_of=2025-12-31" in html
