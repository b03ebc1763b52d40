"""Pictures on pages: each has its table, none fails at any number, none costs more queries for more rows."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.models import Commitment, Initiative, Relation, UpdateKind
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


@pytest.mark.django_db
def test_all_promises_are_counted_by_year_also_those_that_are_not_drawn(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    Commitment.objects.bulk_create(
        Commitment(state=PUBLISHED, title=f"Toezegging {n}", initiative=initiative, made_on=date(2020 + n % 2, 1, 1))
        for n in range(60)
    )
    CommitmentFactory(state=HIDDEN[0], initiative=initiative, made_on=START)
    html = page_of(initiative, client)
    rows = html.partition("twin__table years")[2].partition("</table>")[0].split("<tr>")
    numbers = [re.findall(r"<t[hd][^>]*>(\w[\w ]*)", row) for row in rows[2:]]
    assert numbers == [["2021", "30", "0", "0"], ["2020", "30", "0", "0"], ["In all", "60", "0", "0"]]


@pytest.mark.django_db
def test_only_one_promise_is_not_counted_by_year(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    many(initiative, 1)
    html = page_of(initiative, client)
    assert 'class="strip"' in html
    assert "twin__table years" not in html


@pytest.mark.django_db
def test_where_nothing_was_fulfilled_no_flat_curve_is_drawn(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    many(initiative, 3)
    html = page_of(initiative, client)
    assert "None has been fulfilled so far." in html
    assert "curve-title" not in html


@pytest.mark.django_db
def test_what_was_reopened_has_not_ended(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    commitment = CommitmentFactory(state=PUBLISHED, made_on=START, initiative=initiative, status="in_progress")
    for day, status in ((date(2021, 1, 1), "fulfilled"), (date(2022, 1, 1), "in_progress")):
        approval = {"approved_by": UserFactory(), "approved_at": "2026-01-01T12:00Z"} if status == "fulfilled" else {}
        StatusUpdateFactory(
            commitment=commitment, kind="status", status_after=status, explanation="x", happened_on=day, **approval
        )
    address = initiative.get_absolute_url()
    then, now = (client.get(address, given).content.decode() for given in ({"as_of": "2021-06-01"}, {}))
    assert "Half was fulfilled within 12 months." in then
    assert 'class="standing__end"' in then
    assert "None has been fulfilled so far." in now
    assert 'class="standing__end"' not in now


@pytest.mark.django_db
def test_a_fact_of_each_kind_has_its_own_shape_and_its_name_in_the_legend(client: Client) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, made_on=START)
    for relation in Relation:
        statement = StatementFactory(state=PUBLISHED, said_on=START, article__state=PUBLISHED)
        CommitmentStatementFactory(commitment=commitment, relation=relation, statement=statement)
    StatusUpdateFactory(commitment=commitment, kind="progress", happened_on=START, explanation="x")
    html = page_of(commitment, client)
    legend = html.partition('class="legend"')[2].partition("</ul>")[0]
    assert re.findall(r'href="#mark-(\w+)"', legend) == [*Relation.values, "progress"]
    assert {*Relation.values, *UpdateKind.values} <= set(re.findall(r'<symbol id="mark-(\w+)"', html))


@pytest.mark.django_db
def test_each_part_of_the_distribution_tells_its_number(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    for status in ("open", "open", "unverifiable"):
        CommitmentFactory(state=PUBLISHED, initiative=initiative, status=status)
    bar = page_of(initiative, client).partition('class="bar"')[2].partition("</svg>")[0]
    assert 'role="img" aria-label="Status of 3 commitments"' in bar
    assert re.findall(r"<title>([^<]*)</title>", bar) == ["Open: 2", "Unverifiable: 1"]
    assert re.findall(r'class="bar__number"[^>]*>(\d+)<', bar) == ["2", "1"]


@pytest.mark.django_db
def test_a_list_that_finds_nothing_has_no_failing_curve(client: Client) -> None:
    CommitmentFactory(state=PUBLISHED)
    assert client.get(reverse("initiatives:commitment-list"), {"q": "bestaatniet"}).status_code == 200


@pytest.mark.django_db
def test_an_end_that_nobody_has_approved_ends_nothing(client: Client) -> None:
    initiative = InitiativeFactory(state=PUBLISHED)
    commitment = CommitmentFactory(state=PUBLISHED, made_on=START, initiative=initiative, status="fulfilled")
    approval = {"approved_by": UserFactory(), "approved_at": "2026-01-01T12:00Z"}
    for day, approved in ((date(2021, 1, 1), approval), (date(2024, 1, 1), {})):
        StatusUpdateFactory(
            commitment=commitment, kind="status", status_after="fulfilled", explanation="x", happened_on=day, **approved
        )
    assert "Half was fulfilled within 12 months." in page_of(initiative, client)
