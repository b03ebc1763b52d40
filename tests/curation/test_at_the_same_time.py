"""Two editors at the same moment: rows are locked in one order, so nobody waits for each other for ever."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from articles.editorial import EditorialState
from initiatives.curation.commitments import MadeAlreadyError, make_commitment
from initiatives.curation.publishing import CurationError, hold, publish, reject
from initiatives.curation.tracking import approve, record_update
from initiatives.models import Commitment, Person, StatusUpdate, UpdateKind
from tests.factories import CommitmentStatementFactory, PersonFactory, SpeakerFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8


@pytest.fixture(autouse=True)
def only_where_rows_are_locked(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time and no locks on rows")


def together(*calls: Callable[[], Any]) -> list[str]:
    """How each call ended: with nothing, or with the name of an exception."""
    start = Barrier(len(calls))
    ends = ["still waiting"] * len(calls)

    def run(number: int, call: Callable[[], Any]) -> None:
        start.wait()
        try:
            call()
            ends[number] = ""
        except Exception as error:
            ends[number] = type(error).__name__
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return ends


def saved_and_published(row: Any) -> Callable[[], None]:
    """As the back office does it: the row is held while its form is checked, and published afterwards."""

    def call() -> None:
        with transaction.atomic():
            hold(row)
            publish(row)

    return call


def test_a_commitment_its_statement_and_its_article_are_published_side_by_side() -> None:
    for _ in range(ROUNDS):
        statement = SpeakerFactory().statement
        commitment = CommitmentStatementFactory(statement=statement).commitment
        rows = (commitment, statement, statement.article)
        assert together(*(saved_and_published(row) for row in rows)) == ["", "", ""]
        assert {type(row).objects.get(pk=row.pk).state for row in rows} == {EditorialState.PUBLISHED}


def test_of_publishing_and_rejecting_one_wins_and_the_other_is_told() -> None:
    for _ in range(ROUNDS):
        person = PersonFactory()
        ends = together(lambda: publish(person), lambda: reject(Person.objects.get(pk=person.pk)))  # noqa: B023
        assert sorted(ends) == ["", CurationError.__name__]


def test_namesakes_published_side_by_side_get_different_addresses() -> None:
    for number in range(ROUNDS):
        one, other = (PersonFactory(name=f"Sanne de Wit {number}") for _ in range(2))
        assert together(saved_and_published(one), saved_and_published(other)) == ["", ""]


def test_a_button_pressed_by_two_at_once_makes_one_commitment() -> None:
    for _ in range(ROUNDS):
        statement = SpeakerFactory().statement
        ends = together(lambda: make_commitment(statement), lambda: make_commitment(statement))  # noqa: B023
        assert sorted(ends) == ["", MadeAlreadyError.__name__]
        assert statement.commitment_links.count() == 1


def test_an_update_is_approved_by_one_of_two_editors_and_the_cache_follows() -> None:
    first, second, third = (UserFactory() for _ in range(3))
    for _ in range(ROUNDS):
        commitment = CommitmentStatementFactory().commitment
        update = record_update(commitment, first, UpdateKind.STATUS, status_after="fulfilled", explanation="Klaar.")
        ends = together(
            lambda: approve(update, second),  # noqa: B023
            lambda: approve(update, third),  # noqa: B023
            lambda: record_update(commitment, third, UpdateKind.STATUS, status_after="stalled", explanation="x"),  # noqa: B023
        )
        assert sorted(ends[:2]) == ["", CurationError.__name__]
        assert ends[2] == ""
        last = StatusUpdate.objects.effective().filter(commitment=commitment).latest_first().first()
        assert last is not None
        assert Commitment.objects.get(pk=commitment.pk).status == last.status_after
