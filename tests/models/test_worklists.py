"""Lists of work: which commitments ask for an editor, and how they contradict the register."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from articles.editorial import EditorialState
from initiatives.models import Commitment, Relation
from initiatives.models.worklists import CONDITIONS, CONTRADICTIONS, WORK_LISTS
from tests.factories import (
    CommitmentFactory,
    CommitmentStatementFactory,
    InitiativeFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)
MADE = date(2022, 1, 1)


def made(**facts: Any) -> Commitment:
    body = OrganisationFactory()
    complete = {"made_on": MADE, "deadline": date(2025, 1, 1), "responsible_organisation": body}
    facts = complete | facts
    return CommitmentFactory(**facts, deadline_basis="none" if facts["deadline"] is None else "explicit")


def at_a_body(end_on: date | None, *further: dict[str, Any], **facts: Any) -> Commitment:
    person, body = PersonFactory(), OrganisationFactory()
    for role in ({"end_on": end_on}, *further):
        MembershipFactory(**({"person": person, "organisation": body} | role))
    return made(responsible_person=person, responsible_organisation=body, **facts)


def body(**facts: Any) -> Any:
    return OrganisationFactory(**facts)


def merged(factory: Any) -> Any:
    return factory(state="merged", merged_into=factory())


BREAKS: dict[str, list[Callable[[], Commitment]]] = {
    "body_merged": [lambda: made(responsible_organisation=merged(OrganisationFactory))],
    "body_not_yet": [lambda: made(responsible_organisation=body(founded_on=date(2023, 1, 1)))],
    "body_ended": [
        lambda: made(responsible_organisation=body(dissolved_on=date(2023, 1, 1))),
        lambda: made(responsible_organisation=body(dissolved_on=date(2021, 1, 1), succeeded_by=body())),
        lambda: made(responsible_organisation=body(dissolved_on=date(2021, 1, 1)), status="fulfilled"),
    ],
    "person_left": [
        lambda: at_a_body(date(2023, 1, 1)),
        lambda: at_a_body(date(2023, 1, 1), {"end_on": None, "state": "rejected"}),
        lambda: at_a_body(date(2023, 1, 1), {"end_on": None, "organisation": OrganisationFactory()}),
    ],
    "initiative_merged": [lambda: made(initiative=merged(InitiativeFactory))],
    "initiative_ended": [lambda: made(initiative=InitiativeFactory(end_on=date(2023, 1, 1)))],
    "deadline_before_made": [
        lambda: made(deadline=date(2021, 12, 31)),
        lambda: made(deadline=date(2021, 12, 31), made_on=date(2022, 12, 31), made_precision="year"),
    ],
}
SOUND: dict[str, Callable[[], Commitment]] = {
    "a body without days": made,
    "a body with a successor": lambda: made(
        responsible_organisation=body(dissolved_on=date(2023, 1, 1), succeeded_by=body())
    ),
    "a promise kept before the body ended": lambda: made(
        responsible_organisation=body(dissolved_on=date(2023, 1, 1)), status="fulfilled"
    ),
    "somebody who is still there": lambda: at_a_body(None),
    "somebody who came back": lambda: at_a_body(date(2023, 1, 1), {"start_on": date(2024, 1, 1)}),
    "somebody who leaves today": lambda: at_a_body(TODAY),
    "somebody who left after it was kept": lambda: at_a_body(date(2023, 1, 1), status="fulfilled"),
    "somebody of whom no role is known": lambda: made(responsible_person=PersonFactory()),
    "an initiative that ends with the deadline": lambda: made(initiative=InitiativeFactory(end_on=date(2025, 1, 1))),
    "a deadline within the year of the promise": lambda: made(
        deadline=date(2022, 6, 1), made_on=date(2022, 12, 31), made_precision="year"
    ),
    "no deadline and no day": lambda: made(deadline=None, made_on=None),
    "no body at all": lambda: made(responsible_organisation=None),
}


def test_every_contradiction_is_in_the_table() -> None:
    assert set(BREAKS) == set(CONTRADICTIONS) == set(CONDITIONS)


@pytest.mark.parametrize(
    ("kind", "make"),
    [(kind, make) for kind, makers in BREAKS.items() for make in makers],
    ids=[f"{kind} {n}" for kind, makers in BREAKS.items() for n in range(len(makers))],
)
def test_what_contradicts_the_register_is_found_and_named(kind: str, make: Callable[[], Commitment]) -> None:
    broken = make()
    made()
    assert list(Commitment.objects.contradicting(TODAY)) == [broken]
    assert list(Commitment.objects.contradicting(TODAY, kind)) == [broken]
    row = Commitment.objects.with_contradictions(TODAY).get(pk=broken.pk)
    assert [name for name in CONTRADICTIONS if getattr(row, f"contradicts_{name}")] == [kind]


@pytest.mark.parametrize("make", SOUND.values(), ids=SOUND)
def test_what_fits_the_register_is_left_alone(make: Callable[[], Commitment]) -> None:
    make()
    assert list(Commitment.objects.contradicting(TODAY)) == []


def overdue() -> Commitment:
    return made(deadline=date(2023, 1, 1))


def words_to_compare() -> Commitment:
    row = made()
    CommitmentStatementFactory(commitment=row, relation=Relation.CHANGE, drift_proposed="weaker")
    return row


ASKS: dict[str, Callable[[], Commitment]] = {
    "overdue": overdue,
    "due_soon": lambda: made(deadline=date(2024, 6, 20)),
    "silent": made,
    "contradicting": lambda: made(deadline=date(2020, 1, 1)),
    "without_deadline": lambda: made(deadline=None),
    "without_body": lambda: made(responsible_organisation=None),
    "with_words_to_compare": words_to_compare,
}


@pytest.mark.parametrize("name", WORK_LISTS)
def test_each_list_finds_what_asks_and_nothing_that_was_set_aside(name: str) -> None:
    asking = ASKS[name]()
    for state in (EditorialState.REJECTED, EditorialState.WITHDRAWN):
        other = ASKS[name]()
        Commitment.objects.filter(pk=other.pk).update(state=state)
    assert list(Commitment.objects.work(name, TODAY)) == [asking]


@pytest.mark.parametrize("name", ["without_deadline", "without_body", "silent", "overdue"])
def test_of_what_was_decided_nothing_is_asked(name: str) -> None:
    asking = ASKS[name]()
    Commitment.objects.filter(pk=asking.pk).update(status="fulfilled")
    assert not Commitment.objects.work(name, TODAY).exists()


@pytest.mark.parametrize(("proposed", "drift"), [("same", ""), ("", ""), ("weaker", "weaker")])
def test_words_without_a_sign_or_with_a_decision_wait_for_nobody(proposed: str, drift: str) -> None:
    link = CommitmentStatementFactory(relation=Relation.CHANGE)
    link.drift_proposed, link.drift, link.drift_from = proposed, drift, link.statement if drift else None
    link.save()
    assert not Commitment.objects.work("with_words_to_compare", TODAY).exists()
