"""What the register and the articles tell about the makers of some promises, read in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from initiatives.answering.posts import Posts
from initiatives.answering.succession import Succession, succession_on
from initiatives.models import CommitmentStatement, Membership, Organisation, Person, Relation, StatementSpeaker

# More commitments than this are not named one by one: databases take so many parameters and no more.
MOST_NAMED = 1000


@dataclass(frozen=True, slots=True)
class Facts:
    """Published rows only. `printed` is the role beside the speaker's name where the promise was first made."""

    day: date
    succession: Succession
    posts: Posts
    people: dict[UUID, Person]
    bodies: dict[UUID, Organisation]
    printed: dict[tuple[UUID, UUID], str]

    def present(self, body: Organisation) -> Organisation:
        return self.succession.bodies.get(self.succession.present(body.pk), body)

    def nearness(self, row: Membership, body: UUID | None) -> int | None:
        """0 for a role at the body or one before or behind it, 1 at a part of it, 2 at what it is a part of."""
        if body is None or row.organisation_id in self.succession.family(body):
            return 0
        if self.succession.family(body).intersection(_above(row.organisation)):
            return 1
        above = _above(self.bodies[body])
        return 2 if any(row.organisation_id in self.succession.family(one) for one in above) else None


def _above(body: Organisation) -> list[UUID]:
    """The published body that it belongs to, and what that belongs to."""
    parent = body.parent
    if parent is None or not parent.is_published:
        return []
    return [parent.pk, *([parent.parent_id] if parent.parent_id else [])]


def gather(commitments: list[Any], day: date) -> Facts:
    makers = {row.responsible_person_id for row in commitments if row.responsible_person_id}
    named = {row.responsible_organisation_id for row in commitments if row.responsible_organisation_id}
    succession = succession_on(day)
    memberships = {row.pk: row for row in _memberships(Q(person__in=makers) | _linked_by_editors())}
    bodies: set[UUID] = set()
    for row in list(memberships.values()):
        bodies |= {*succession.path(row.organisation_id), *succession.renamed(row.organisation_id)}
    memberships |= {row.pk: row for row in _memberships(Q(organisation__in=bodies) & ~Q(role=""))}
    responsible = Organisation.objects.published().select_related("parent").filter(pk__in=named)
    return Facts(
        day=day,
        succession=succession,
        posts=Posts(memberships.values(), succession),
        people=Person.objects.published().in_bulk(list(makers)),
        bodies={body.pk: body for body in responsible},
        printed=_printed([row.pk for row in commitments], makers),
    )


def _linked_by_editors() -> Q:
    """Memberships that an editor tied to another as its predecessor or follower."""
    followed = Membership.objects.exclude(succeeds=None).order_by()
    return Q(succeeds__isnull=False) | Q(pk__in=followed.values("succeeds"))


def _memberships(wanted: Q) -> Iterable[Membership]:
    rows = Membership.objects.public().filter(wanted)
    return rows.select_related("person", "organisation__parent", "source_article").defer("source_article__text")


def _printed(commitments: list[UUID], makers: set[UUID]) -> dict[tuple[UUID, UUID], str]:
    """By commitment and speaker: the role in the statement that made the promise."""
    many = len(commitments) > MOST_NAMED
    wanted = Q(commitment__responsible_person__in=makers) if many else Q(commitment__in=commitments)
    links = CommitmentStatement.objects.public().filter(wanted, relation=Relation.FIRST).order_by()
    made = dict(links.values_list("statement", "commitment"))
    spoken = StatementSpeaker.objects.filter(statement__in=links.values("statement"), person__isnull=False)
    found = spoken.exclude(role="").order_by("-position").values_list("statement", "person", "role")
    return {(made[statement], person): role for statement, person, role in found}
