"""Lists of work in the back office: counts on the start page, the rows behind them, their speed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from initiatives.models.worklists import CONTRADICTIONS
from tests.factories import CommitmentFactory, OrganisationFactory

LIST = "/beheer/initiatives/commitment/"


def overdue(number: int = 1) -> None:
    for _ in range(number):
        CommitmentFactory(
            deadline=date(2021, 1, 1), deadline_basis="explicit", made_on=date(2022, 6, 1),
            responsible_organisation=OrganisationFactory(),
        )  # fmt: skip


def queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page).status_code == 200
    return len(seen)


def test_each_count_on_the_start_page_leads_to_as_many_rows(chief: Client) -> None:
    overdue(3)
    CommitmentFactory(deadline=None)
    lists = chief.get("/beheer/").context["following_up"]
    assert {row.label: row.count for row in lists} == {
        "Overdue": 3, "Silent": 4, "Contradicting the register": 3, "Without deadline": 1,
        "Without responsible body": 1,
    }  # fmt: skip
    for row in lists:
        assert chief.get(row.address).context["cl"].result_count == row.count


def test_a_day_without_work_shows_no_list(chief: Client) -> None:
    assert "Commitments to follow up" not in chief.get("/beheer/").text


def test_who_may_not_see_commitments_sees_no_lists(editor: User, login: Callable[[User], Client]) -> None:
    overdue()
    editor.user_permissions.set(Permission.objects.filter(codename="view_person"))
    assert login(editor).get("/beheer/").context["following_up"] == []


def test_a_row_says_what_is_the_matter_with_it(chief: Client) -> None:
    overdue()
    text = chief.get(LIST).text
    assert "the deadline lies before the promise" in text
    assert "overdue" in text


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_one_kind_of_contradiction_can_be_chosen(kind: str, chief: Client) -> None:
    overdue()
    rows = chief.get(f"{LIST}?contradiction={kind}").context["cl"].result_count
    assert rows == (1 if kind == "deadline_before_made" else 0)


def test_a_list_can_be_searched_by_body(chief: Client) -> None:
    CommitmentFactory(responsible_organisation=OrganisationFactory(name="Dienst Loketten"))
    CommitmentFactory()
    assert chief.get(f"{LIST}?q=loketten+dienst").context["cl"].result_count == 1


@pytest.mark.parametrize("page", ["/beheer/", LIST, f"{LIST}?flag=overdue", f"{LIST}?flag=contradicting"])
def test_a_hundred_rows_cost_no_further_queries(page: str, chief: Client) -> None:
    overdue()
    few = queries(chief, page)
    overdue(99)
    assert queries(chief, page) == few


@pytest.mark.parametrize("query", ["flag=x", "flag=%00", "contradiction=x", "contradiction=%00", "flag=work&flag=x"])
def test_an_unknown_list_is_no_error(query: str, chief: Client) -> None:
    assert chief.get(f"{LIST}?{query}").status_code in (200, 302)
