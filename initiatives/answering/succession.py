"""Which body carries on the promises of which, along `succeeded_by`."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from initiatives.models import Organisation

SHOWN = ("name", "abbreviation", "other_names", "slug", "state", "founded_on", "dissolved_on", "succeeded_by", "parent")


@dataclass(frozen=True, slots=True)
class Succession:
    """The successions that are in force on a day; where they go in a circle, nothing is followed twice.

    A successor takes over on the day after the last day of the body before it, and not before its own first day.
    Bodies that nobody follows or precedes need not be in `bodies`.
    """

    bodies: dict[UUID, Organisation]
    successors: dict[UUID, UUID]
    predecessors: dict[UUID, list[UUID]]
    day: date

    def path(self, body: UUID) -> list[UUID]:
        """The body, the one that succeeded it, and so on."""
        found = [body]
        while (following := self.successors.get(found[-1])) is not None and following not in found:
            found.append(following)
        return found

    def present(self, body: UUID) -> UUID:
        """The body that carries on now; of a circle the only one that has not ended, otherwise the body itself."""
        path = self.path(body)
        back = self.successors.get(path[-1])
        if back is None:
            return path[-1]
        standing = [one for one in path[path.index(back) :] if not self._has_ended(one)]
        return standing[0] if len(standing) == 1 else body

    def carried_by(self, body: UUID) -> set[UUID]:
        """The body and all whose promises came to it, one after another."""
        found, waiting = {body}, [body]
        while waiting:
            for before in self.predecessors.get(waiting.pop(), ()):
                if before not in found:
                    found.add(before)
                    waiting.append(before)
        return found

    def family(self, body: UUID) -> set[UUID]:
        """The body with all before and behind it."""
        return self.carried_by(body) | set(self.path(body))

    def names(self, body: Organisation) -> Iterator[str]:
        """The names that the body had and has: its own, and those of bodies that it only differs from by its name."""
        for key in self.renamed(body.pk):
            named = self.bodies.get(key, body)
            yield from (*named.all_names, named.abbreviation)

    def renamed(self, body: UUID) -> set[UUID]:
        """The body before and after each step at which nothing but that body passed into the next."""
        found = {body}
        for step in (self._only_predecessor, self.renamed_into):
            here: UUID | None = body
            while here is not None and (here := step(here)) is not None and here not in found:
                found.add(here)
        return found

    def _only_predecessor(self, body: UUID) -> UUID | None:
        before = self.predecessors.get(body, [])
        return before[0] if len(before) == 1 else None

    def renamed_into(self, body: UUID) -> UUID | None:
        """The successor of this body alone."""
        following = self.successors.get(body)
        return following if following is not None and self._only_predecessor(following) == body else None

    def _has_ended(self, body: UUID) -> bool:
        last_day = self.bodies[body].dissolved_on
        return last_day is not None and last_day < self.day


def succession_on(day: date) -> Succession:
    """Between published bodies, on that day; one query."""
    rows = Organisation.objects.published().only(*SHOWN).order_by("pk")
    followed = Organisation.objects.published().exclude(succeeded_by=None).order_by()
    bodies = {
        body.pk: body for body in rows.filter(Q(succeeded_by__isnull=False) | Q(pk__in=followed.values("succeeded_by")))
    }
    successors: dict[UUID, UUID] = {}
    predecessors: dict[UUID, list[UUID]] = defaultdict(list)
    for body in bodies.values():
        following = bodies.get(body.succeeded_by_id)
        if following is not None and following != body and _has_taken_over(following, body, day):
            successors[body.pk] = following.pk
            predecessors[following.pk].append(body.pk)
    return Succession(bodies, successors, dict(predecessors), day)


def _has_taken_over(following: Organisation, body: Organisation, day: date) -> bool:
    ended = body.dissolved_on is None or body.dissolved_on < day
    return ended and (following.founded_on is None or following.founded_on <= day)
