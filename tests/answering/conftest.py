"""A ministry, its people and their promises, in one line each."""

from datetime import date
from typing import Any

import pytest

from articles.asked_day import AskedDay
from initiatives.answering import Answer, answers_to
from initiatives.models import Commitment, Membership, Organisation, Person
from initiatives.past import looking_back
from tests.factories import CommitmentFactory, MembershipFactory, OrganisationFactory, PersonFactory

PUBLISHED = "published"
DIGITAL = "staatssecretaris Digitale Zaken"


def person(name: str, **facts: Any) -> Person:
    return PersonFactory(name=name, sort_name=name, **{"state": PUBLISHED, **facts})


def body(name: str, **facts: Any) -> Organisation:
    return OrganisationFactory(name=name, **{"state": PUBLISHED, **facts})


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def held(who: Person, where: Organisation, role: str, first: str = "", last: str = "", **facts: Any) -> Membership:
    facts = {"state": PUBLISHED, **facts}
    return MembershipFactory(person=who, organisation=where, role=role, start_on=day(first), end_on=day(last), **facts)


def promised(who: Person | None, where: Organisation | None, made: str = "2020-05-01", **facts: Any) -> Commitment:
    facts = {"state": PUBLISHED, **facts}
    return CommitmentFactory(responsible_person=who, responsible_organisation=where, made_on=day(made), **facts)


def answer(commitment: Commitment, on: str = "") -> Answer:
    if not on:
        return answers_to([commitment])[commitment.pk]
    with looking_back(AskedDay(date.fromisoformat(on))):
        return answers_to([Commitment.objects.get(pk=commitment.pk)])[commitment.pk]


def names(found: Answer) -> list[str]:
    return [holder.person.name for holder in found.holders]


@pytest.fixture
def bzk(db: None) -> Organisation:
    return body("Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", abbreviation="BZK")


@pytest.fixture
def anna(db: None) -> Any:
    return person("Anna")


@pytest.fixture
def bert(db: None) -> Any:
    return person("Bert")
