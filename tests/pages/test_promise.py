"""What the page of a commitment says of the promise itself: whether it can be checked, by when, in which words."""

import time
from datetime import date
from itertools import pairwise

import pytest
from django.test import Client

from initiatives.models import Commitment, CommitmentStatement, Relation, Statement, UpdateKind
from tests.factories import (
    CommitmentFactory,
    CommitmentStatementFactory,
    OrganisationFactory,
    StatementFactory,
    StatusUpdateFactory,
)
from tests.pages.conftest import PUBLISHED, an_editor

pytestmark = pytest.mark.django_db


def test_the_four_questions_are_answered_or_missing_on_the_page(english: Client) -> None:
    hidden = OrganisationFactory(name="Geheime Dienst", slug=None)
    commitment = CommitmentFactory(state=PUBLISHED, title="Er komt een loket", responsible_organisation=hidden)
    answer = english.get(commitment.get_absolute_url())
    states = {question.key: question.state for question in answer.context["questions"]}
    assert states == {"what": "answered", "how_much": "missing", "when": "missing", "who": "missing"}
    assert "no deadline stated" in answer.text
    assert "Geheime Dienst" not in answer.text


def test_the_api_says_the_same_and_keeps_the_same_silent(client: Client) -> None:
    hidden = OrganisationFactory(name="Geheime Dienst", slug=None)
    commitment = CommitmentFactory(state=PUBLISHED, title="45 loketten", responsible_organisation=hidden)
    statement = StatementFactory(
        state=PUBLISHED, article__state=PUBLISHED, quote="Wij gaan binnenkort loketten openen.",
        said_on=date(2021, 3, 3), deadline=date(2021, 6, 3), deadline_basis="derived",
    )  # fmt: skip
    CommitmentStatementFactory(commitment=commitment, statement=statement)
    answer = client.get(f"/api/v1/commitments/{commitment.pk}/")
    shown = {one["question"]: (one["verdict"], one["answer"]) for one in answer.json()["questions"]}
    assert shown["how_much"] == ("answered", "45 loketten")
    assert shown["when"] == ("missing", "no deadline stated")
    assert shown["who"][0] == "missing"
    assert "Geheime" not in answer.text
    told = client.get(f"/api/v1/statements/{statement.pk}/").json()["deadline_derivation"]
    assert told == "“binnenkort”: three months after it was said"


def test_every_shift_counts_and_the_first_deadline_stays_in_sight(english: Client, client: Client) -> None:
    days = [date(2020, 7, 1), date(2021, 7, 1), date(2021, 12, 1), date(2022, 2, 1)]
    commitment = CommitmentFactory(state=PUBLISHED, deadline=days[-1], deadline_basis="explicit")
    for before, after in pairwise(days):
        StatusUpdateFactory(
            commitment=commitment, kind=UpdateKind.DEADLINE, happened_on=before, deadline_before=before,
            deadline_after=after, proposed_by=an_editor(),
        )  # fmt: skip
    text = english.get(commitment.get_absolute_url()).text
    assert "postponed 3 ×, 19 months in all" in text
    assert "at first" in text
    assert "12 months later" in text
    assert "postponed 3 ×, 19 months in all" in english.get("/toezeggingen/").text
    row = client.get(f"/api/v1/commitments/{commitment.pk}/").json()
    assert (row["first_deadline"], row["times_slipped"], row["months_slipped"]) == ("2020-07-01", 3, 19)


def test_a_first_deadline_is_shown_no_more_exactly_than_it_was_named(english: Client) -> None:
    commitment = CommitmentFactory(state=PUBLISHED, deadline=date(2023, 7, 1), deadline_basis="explicit")
    statement = StatementFactory(
        state=PUBLISHED, article__state=PUBLISHED, deadline=date(2021, 12, 31), deadline_precision="year",
        deadline_basis="explicit",
    )  # fmt: skip
    CommitmentStatementFactory(commitment=commitment, statement=statement)
    StatusUpdateFactory(
        commitment=commitment, kind=UpdateKind.DEADLINE, deadline_before=date(2021, 12, 31),
        deadline_after=date(2023, 7, 1), proposed_by=an_editor(),
    )  # fmt: skip
    text = english.get(commitment.get_absolute_url()).text
    assert 'at first <time datetime="2021">2021</time>' in text
    assert "31 December 2021" not in text


def compared(*quotes: str) -> Commitment:
    """A public commitment with these words, a year apart."""
    commitment = CommitmentFactory(state=PUBLISHED)
    for number, quote in enumerate(quotes):
        statement = StatementFactory(
            state=PUBLISHED, article__state=PUBLISHED, quote=quote, said_on=date(2021 + number, 1, 1)
        )
        relation = Relation.REPETITION if number else Relation.FIRST
        CommitmentStatementFactory(commitment=commitment, statement=statement, relation=relation)
    return commitment


def test_the_words_stand_beside_those_before_and_can_be_heard(english: Client) -> None:
    text = english.get(compared("Wij gaan open", "Wij willen open").get_absolute_url()).text
    assert '<del><span class="visually-hidden">[gone: </span>gaan<span class="visually-hidden">]</span></del>' in text
    assert '<ins><span class="visually-hidden">[new: </span>willen<span class="visually-hidden">]</span></ins>' in text


@pytest.mark.parametrize("quotes", [(), ("Wij gaan open",)])
def test_one_statement_is_not_compared(quotes: tuple[str, ...], english: Client) -> None:
    assert 'id="wording"' not in english.get(compared(*quotes).get_absolute_url()).text


def test_words_of_hidden_statements_are_not_compared(english: Client) -> None:
    commitment = compared("Geheim plan", "Wij gaan open", "Wij gaan morgen open")
    hidden = commitment.statement_links.in_order()[0]
    last = commitment.statement_links.in_order()[2]
    second = commitment.statement_links.in_order()[1]
    CommitmentStatement.objects.filter(pk=second.pk).update(drift="weaker", drift_from=hidden.statement_id)
    CommitmentStatement.objects.filter(pk=last.pk).update(drift="same", drift_from=second.statement_id)
    Statement.objects.filter(pk=hidden.statement_id).update(state="candidate")
    text = english.get(commitment.get_absolute_url()).text
    assert "Geheim" not in text
    assert "wording__drift--weaker" not in text
    assert "wording__drift--same" in text


def test_markup_in_words_stays_words(english: Client) -> None:
    text = english.get(compared("Wij <b>gaan</b> open", "Wij <script>willen</script> open").get_absolute_url()).text
    assert "<script>willen" not in text
    assert "&lt;script&gt;willen" in text


def test_four_hundred_statements_are_shown_in_time(english: Client) -> None:
    quotes = [f"Wij gaan in {number} gemeenten een loket openen, uiterlijk in mei." for number in range(400)]
    commitment = compared(*quotes)
    start = time.process_time()
    assert english.get(commitment.get_absolute_url()).text.count('<li class="wording">') == 400
    assert time.process_time() - start < 8
