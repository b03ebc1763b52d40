"""Making commitments out of statements."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from initiatives.curation.commitments import MadeAlreadyError, make_commitment, tie_statement
from initiatives.curation.publishing import CurationError
from initiatives.models import Commitment, DeadlineBasis, Organisation, Person, Relation
from tests.factories import (
    InitiativeFactory,
    MembershipFactory,
    OrganisationFactory,
    SpeakerFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def test_a_commitment_takes_its_facts_from_the_statement() -> None:
    statement = StatementFactory(deadline=date(2027, 3, 31), deadline_precision="quarter", deadline_basis="derived")
    speaker = SpeakerFactory(statement=statement)
    initiative = InitiativeFactory()
    statement.initiatives.add(initiative)
    made = make_commitment(statement, "Het loket gaat open")
    assert (made.made_on, made.deadline, made.deadline_precision, made.deadline_basis) == (
        statement.said_on, date(2027, 3, 31), "quarter", "derived",
    )  # fmt: skip
    assert (made.responsible_person, made.initiative) == (speaker.person, initiative)
    assert [link.relation for link in made.statement_links.all()] == [Relation.FIRST]
    assert made.state == "candidate"


def test_an_editor_knows_better_than_the_statement() -> None:
    statement = StatementFactory(deadline=date(2027, 3, 31), deadline_basis="explicit")
    assert make_commitment(statement, "Zonder", deadline=None).deadline_basis == DeadlineBasis.NONE
    given = make_commitment(StatementFactory(), "Met", deadline=date(2028, 1, 1))
    assert (given.deadline, given.deadline_basis) == (date(2028, 1, 1), DeadlineBasis.EXPLICIT)


def test_a_second_press_makes_no_second_commitment() -> None:
    statement = StatementFactory()
    made = make_commitment(statement, "Het loket gaat open")
    with pytest.raises(MadeAlreadyError) as refused:
        make_commitment(statement, "Het loket gaat open")
    assert refused.value.commitment == made
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_refusal_speaks_the_editors_language(language: str) -> None:
    statement = StatementFactory()
    made = make_commitment(statement, "Het loket gaat open")
    with translation.override(language), pytest.raises(CurationError) as refused:
        tie_statement(made, statement, Relation.REPETITION)
    assert ("is tied to" in str(refused.value)) is (language == "en")


def held(person: Person, body: str, **facts: Any) -> Organisation:
    return MembershipFactory(person=person, organisation__name=body, **facts).organisation


def test_the_body_is_where_the_speaker_held_office_that_day() -> None:
    speaker = SpeakerFactory(statement__said_on=date(2021, 5, 1), role="staatssecretaris")
    held(speaker.person, "Gemeente", role="wethouder", end_on=date(2019, 1, 1))
    ministry = held(speaker.person, "Ministerie", role="staatssecretaris", start_on=date(2020, 1, 1))
    held(speaker.person, "Bank", role="directeur", start_on=date(2022, 1, 1))
    assert make_commitment(speaker.statement).responsible_organisation == ministry


def test_a_role_of_another_time_is_not_the_body() -> None:
    speaker = SpeakerFactory(statement__said_on=date(2021, 5, 1), role="directeur")
    held(speaker.person, "Vroeger", role="directeur", start_on=date(2018, 1, 1), end_on=date(2020, 1, 1))
    then = held(speaker.person, "Toen", role="directeur", start_on=date(2020, 1, 2), end_on=date(2022, 1, 1))
    held(speaker.person, "Later", role="directeur", start_on=date(2022, 1, 2))
    assert make_commitment(speaker.statement).responsible_organisation == then


def test_the_articles_own_word_about_a_role_goes_first() -> None:
    speaker = SpeakerFactory(role="directeur")
    held(speaker.person, "Elders", role="directeur")
    here = held(speaker.person, "Hier", role="voorzitter", source_article=speaker.statement.article)
    assert make_commitment(speaker.statement).responsible_organisation == here


def test_two_roles_that_day_leave_the_body_open() -> None:
    speaker = SpeakerFactory(role="lid")
    held(speaker.person, "Raad", role="lid")
    held(speaker.person, "Commissie", role="lid")
    assert make_commitment(speaker.statement).responsible_organisation is None


def test_rejected_roles_and_replaced_bodies_are_not_proposed() -> None:
    speaker = SpeakerFactory()
    held(speaker.person, "Verzonnen", state="rejected")
    kept = OrganisationFactory()
    held(speaker.person, "Oude naam", organisation__state="merged", organisation__merged_into=kept)
    assert make_commitment(speaker.statement).responsible_organisation == kept


@pytest.mark.parametrize(
    ("quote", "title"),
    [
        ("Wij gaan 1.500 laptops uitdelen.", "Wij gaan 1.500 laptops uitdelen"),
        ("Er is veel mis. Daarom gaan wij 40 loketten openen!", "Gaan wij 40 loketten openen!"),
        ("De minister zegt toe dat elke gemeente een loket krijgt.", "Elke gemeente een loket krijgt"),
        ("Alle loketten gaan open, belooft wethouder De Wit.", "Alle loketten gaan open"),
        ("‘Niets bijzonders’", "Niets bijzonders"),
        ("woord " * 60, "Woord" + " woord" * 25 + "…"),
    ],
)
def test_the_title_is_proposed_from_the_words(quote: str, title: str) -> None:
    assert make_commitment(StatementFactory(quote=quote)).title == title


def test_the_sentence_with_the_deadline_gives_the_title() -> None:
    quote = "We gaan hard werken. Vóór 1 juli 2022 is het loket open. We zullen zien."
    statement = StatementFactory(
        quote=quote, said_on=date(2022, 1, 1), deadline=date(2022, 6, 30), deadline_basis="explicit"
    )
    assert make_commitment(statement).title == "Vóór 1 juli 2022 is het loket open"


def test_a_vague_deadline_stays_derived_when_it_is_recorded_as_a_shift(editor: User) -> None:
    made = make_commitment(StatementFactory(deadline=date(2021, 1, 1), deadline_basis="explicit"))
    later = StatementFactory(deadline=date(2022, 7, 1), deadline_basis="derived")
    tie_statement(made, later, Relation.CHANGE, editor)
    made.refresh_from_db()
    assert (made.deadline, made.deadline_basis) == (date(2022, 7, 1), "derived")


def test_a_statement_is_tied_once_and_only_one_was_the_first() -> None:
    first, later = StatementFactory(), StatementFactory()
    made = make_commitment(first, "Het loket gaat open")
    tie_statement(made, later, Relation.CHANGE)
    with pytest.raises(CurationError):
        tie_statement(made, later, Relation.REPETITION)
    with pytest.raises(CurationError):
        tie_statement(made, StatementFactory(), Relation.FIRST)
    assert list(made.statements.order_by("commitment_links__pk")) == [first, later]
