"""Pictures on pages: each has its table, none fails at any number, none costs more queries for more rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from initiatives.models import Commitment, Initiative
from tests.factories import (
    CommitmentFactory,
    CommitmentStatementFactory,
    InitiativeFactory,
    StatementFactory,
    StatusUpdateFactory,
    UserFactory,
)
from tests.pages.conftest import HIDDEN, PUBLISHED

START = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    client.cookies["django_language"] = "en"


def page_of(row: Commitment | Initiative, client: Client) -> str:
    answer = client.get(row.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 1, 12, 400])
def test_the_timeline_and_its_table_tell_every_event(number: int, client: Client) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, made_on=START, deadline=date(2027, 1, 1), deadline_basis="explicit")
    by = UserFactory()
    for n in range(number):
        StatusUpdateFactory(
            commitment=commitment, proposed_by=by, kind="progress", happened_on=START + timedelta(days=4 * n),
            explanation=f"Stap {n}",
        )  # fmt: skip
    html = page_of(commitment, client)
    assert html.count('class="picture__drawing"') == 1
    assert html.count("<tr>") == number + 1
    assert f"Recorded: {number}." in html
    assert len(html) < 20_000 + 2_000 * number


@pytest.mark.django_db
def test_what_has_no_date_is_in_the_table_and_not_in_the_drawing(client: Client) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, made_on=START)
    StatusUpdateFactory(commitment=commitment, kind="progress", happened_on=None, explanation="Ooit")
    html = page_of(commitment, client)
    drawing, table = html.split('class="picture__drawing"')[1].split("twin__table")[:2]
    assert "mark--progress" not in drawing
    assert "undated" in table


@pytest.mark.django_db
def test_an_initiative_without_promises_has_no_picture(client: Client) -> None:
    html = page_of(InitiativeFactory(state=PUBLISHED), client)
    assert 'class="picture' not in html


def many(initiative: Initiative, number: int) -> None:
    Commitment.objects.bulk_create(
        Commitment(
            state=PUBLISHED, title=f"Toezegging {n}", initiative=initiative, made_on=START + timedelta(days=n % 2000)
        )
        for n in range(number)
    )


@pytest.mark.django_db
def test_five_thousand_promises_make_a_picture_of_forty(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    many(initiative, 5000)
    html = page_of(initiative, client)
    assert html.count('class="strip"') == 40
    assert "4960 older commitments are not drawn" in html.replace(",", "").replace("\xa0", "")
    assert "Of 5000 commitments." in html.replace(",", "").replace("\xa0", "")
    assert len(html) < 120_000


@pytest.mark.django_db
def test_more_promises_take_no_more_queries(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page_of(initiative, client)
        return len(captured)

    many(initiative, 2)
    few = queries()
    many(initiative, 60)
    for commitment in Commitment.objects.all()[:30]:
        StatusUpdateFactory(
            commitment=commitment, kind="deadline", happened_on=START, deadline_before=START,
            deadline_after=date(2027, 1, 1), explanation="x",
        )  # fmt: skip
    assert queries() == few


@pytest.mark.django_db
def test_the_curve_counts_who_was_fulfilled_and_leaves_out_what_has_no_day(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    for months, status in ((6, "fulfilled"), (12, "lapsed"), (0, "fulfilled")):
        commitment = CommitmentFactory(state=PUBLISHED, initiative=initiative, made_on=START, status=status)
        StatusUpdateFactory(
            commitment=commitment, kind="status", status_after=status, explanation="x", approved_by=UserFactory(),
            approved_at="2026-01-01T12:00Z", happened_on=START.replace(month=1 + months % 12) if months else None,
        )  # fmt: skip
    html = page_of(initiative, client)
    assert "Of 2 commitments." in html
    assert "1 without the dates for it is left out." in html
    (row,) = [part for part in html.split("<tr>") if '<th scope="row">6</th>' in part]
    assert "<td>1</td><td>1</td><td>100%</td>" in row


@pytest.mark.django_db
@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_rows_are_in_no_picture(state: str, client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    commitment = CommitmentFactory(state=PUBLISHED, initiative=initiative, made_on=START)
    before = page_of(initiative, client), page_of(commitment, client)
    CommitmentFactory(state=state, initiative=initiative, made_on=START)
    CommitmentStatementFactory(commitment=commitment, statement=StatementFactory(state=state, said_on=START))
    StatusUpdateFactory(
        commitment=commitment, kind="status", status_after="fulfilled", happened_on=START, explanation="Wacht"
    )
    assert (page_of(initiative, client), page_of(commitment, client)) == before


@pytest.mark.django_db
def test_a_picture_of_the_past_ends_on_its_day(client: Client) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, made_on=START)
    StatusUpdateFactory(
        commitment=commitment, kind="status", status_after="stalled", happened_on=date(2023, 1, 1), explanation="x"
    )
    address = commitment.get_absolute_url()
    then, now = (client.get(address, given).content.decode() for given in ({"as_of": "2022-06-01"}, {}))
    assert "standing--stalled" in now
    assert "standing--stalled" not in then
    assert "1 Jun 2022</text>" in then.replace("June", "Jun")
