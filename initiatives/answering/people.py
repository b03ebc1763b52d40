"""The promises that bear on a person: made, inherited, passed on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from articles.asked_day import the_day
from initiatives.answering.answers import Answer, answers_to
from initiatives.answering.succession import succession_on
from initiatives.models import Commitment, Membership, Person

ASKED = ("title", "made_on", "made_precision", "responsible_person", "responsible_organisation", "status")


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises of one person in groups; each group newest first.

    Of what stands in `made` nobody knows in which role it was promised.
    """

    still_theirs: list[Any]
    inherited: list[Any]
    passed_on: list[Any]
    made: list[Any]
    answers: dict[UUID, Answer]


def promises_of(person: Person) -> Promises:
    """The same few queries however many promises there are; each row has the fields that its answer depends on."""
    rows = list(_bearing_on(person))
    answers = answers_to(rows)
    groups = Promises([], [], [], [], answers)
    for row in rows:
        _group_of(row, person, answers[row.pk], groups).append(row)
    return groups


def _group_of(row: Any, person: Person, answer: Answer, groups: Promises) -> list[Any]:
    if row.responsible_person_id != person.pk:
        return groups.inherited if answer.is_by(person.pk) else []
    if not answer.is_of_a_known_post:
        return groups.made
    return groups.still_theirs if answer.is_by(person.pk) else groups.passed_on


def answerable_by(person: Person) -> list[UUID]:
    """The promises that the person answers for, their own and inherited ones."""
    rows = list(_bearing_on(person))
    answers = answers_to(rows)
    return [row.pk for row in rows if answers[row.pk].is_by(person.pk)]


def _bearing_on(person: Person) -> QuerySet[Commitment]:
    """What the person promised, and what was promised by anybody whose post may have come to them."""
    before = _where_it_came_from(Membership.objects.public().filter(person=person))
    makers = Membership.objects.public().filter(organisation__in=before).order_by()
    wanted = Q(responsible_person=person)
    if before:
        wanted |= Q(responsible_person__in=makers.values("person"))
    rows: QuerySet[Commitment] = Commitment.objects.published().filter(wanted).newest_first().only(*ASKED)
    return rows


def _where_it_came_from(held: QuerySet[Membership]) -> set[UUID]:
    """The bodies of these roles, with those that they succeeded and those from which editors say that posts came."""
    succession = succession_on(the_day())
    passed: dict[UUID, set[UUID]] = defaultdict(set)
    linked = Membership.objects.public().exclude(succeeds=None).order_by()
    for body, before in linked.values_list("organisation", "succeeds__organisation"):
        passed[body].add(before)
    found: set[UUID] = set()
    waiting = set(held.order_by().values_list("organisation", flat=True))
    while waiting:
        carried = succession.carried_by(waiting.pop()) - found
        found |= carried
        waiting |= set().union(*(passed[body] for body in carried)) - found
    return found
