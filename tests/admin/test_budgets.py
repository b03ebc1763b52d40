"""A list of the back office asks the database as much for a hundred rows as for one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.admin.statements import StatementAdmin
from initiatives.models import Commitment, Statement
from tests.admin.conftest import MAKERS
from tests.factories import StatementFactory

MANY = 100


def asked(client: Client, address: str) -> int:
    """The queries of a page that was opened before, so that what a process keeps is there."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def more_for_many(client: Client, address: str, make: Callable[[], Any]) -> int:
    """How many more queries a page needs for a hundred rows than for one."""
    make()
    one = asked(client, address)
    for _number in range(MANY - 1):
        make()
    return asked(client, address) - one


def changelist(model: type[models.Model]) -> str:
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_asks_no_more_for_a_hundred_rows(model: type[models.Model], chief: Client) -> None:
    assert more_for_many(chief, changelist(model), MAKERS[model]) == 0


def test_the_queue_asks_no_more_for_a_hundred_articles(chief: Client) -> None:
    assert more_for_many(chief, reverse("admin:desk"), StatementFactory) == 0


def test_the_start_page_asks_no_more_for_a_hundred_rows(chief: Client) -> None:
    assert more_for_many(chief, reverse("admin:index"), MAKERS[Commitment]) == 0


def test_a_query_for_each_row_would_be_noticed(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StatementAdmin, "shortened", lambda _admin, row: str(row.initiatives.first()))
    assert more_for_many(chief, changelist(Statement), MAKERS[Statement]) >= 40
