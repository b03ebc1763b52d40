"""The register in memory: what names an importing run may match, and what the reader is told."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Count, Max, Value

from articles.editorial import EditorialState
from articles.extraction import KnownName, KnownNames
from articles.folding import fold
from initiatives.importing import body_names
from initiatives.importing.person_names import PersonName, split_name
from initiatives.models import Initiative, Membership, Organisation, Person

Entry = TypeVar("Entry", Person, Organisation, Initiative)
Stamp = list[tuple[Any, ...]]
_CONFIRMED = {EditorialState.PUBLISHED, EditorialState.WITHDRAWN}


class NameIndex(Generic[Entry]):
    """Rows of one kind by each of their names.

    A merged row's names lead to the row that replaced it; a rejected row's names are remembered as rejected.
    """

    def __init__(self, rows: Iterable[Entry] = ()) -> None:
        self.rows: dict[UUID, Entry] = {}
        self._exact: dict[str, dict[UUID, Entry]] = defaultdict(dict)
        self._loose: dict[str, dict[UUID, Entry]] = defaultdict(dict)
        self._rejected: set[str] = set()
        everything = {row.pk: row for row in rows}
        for row in everything.values():
            if row.state == EditorialState.REJECTED:
                self._rejected |= self.exact_keys(row)
            elif (target := _replacement(row, everything)) is not None:
                self.add(row, target)

    def add(self, row: Entry, target: Entry | None = None) -> None:
        """Make a row findable; by the names of `row`, where `target` has replaced it."""
        target = target or row
        self.rows[target.pk] = target
        for name in self.exact_keys(row):
            self._exact[name][target.pk] = target
        for name in self.loose_keys(row):
            self._loose[name][target.pk] = target

    def named(self, name: str) -> list[Entry]:
        """Rows that bear exactly this name (whatever its case and accents)."""
        return list(self._exact.get(self.exact_key(name), {}).values())

    def named_in_another_form(self, name: str) -> list[Entry]:
        return list(self._loose.get(self.loose_key(name), {}).values())

    def is_rejected(self, name: str) -> bool:
        return self.exact_key(name) in self._rejected

    @property
    def names(self) -> Iterable[str]:
        """Every exact key, for comparing."""
        return self._exact.keys()

    def rows_of_key(self, key: str) -> list[Entry]:
        return list(self._exact.get(key, {}).values())

    def exact_key(self, name: str) -> str:
        return body_names.plain(name)

    def exact_keys(self, row: Entry) -> set[str]:
        return {key for name in _names(row) if (key := self.exact_key(name))}

    def loose_key(self, name: str) -> str:
        return self.exact_key(name)

    def loose_keys(self, row: Entry) -> set[str]:
        return set()


class PersonIndex(NameIndex[Person]):
    """People by full name and by surname, with the roles that they are known to hold."""

    def __init__(self, rows: Iterable[Person] = (), memberships: Iterable[Membership] = ()) -> None:
        self.parts: dict[UUID, PersonName] = {}
        self._by_surname: dict[str, dict[UUID, Person]] = defaultdict(dict)
        self._roles: dict[UUID, list[Membership]] = defaultdict(list)
        super().__init__(rows)
        for membership in memberships:
            self.add_role(membership)

    def add(self, row: Person, target: Person | None = None) -> None:
        super().add(row, target)
        target = target or row
        self.parts[target.pk] = split_name(target.name)
        for name in _names(row):
            self._by_surname[split_name(name).surname_key][target.pk] = target

    def add_role(self, membership: Membership) -> None:
        self._roles[membership.person_id].append(membership)

    def roles(self, person: Person, even_rejected: bool = False) -> list[Membership]:
        return [
            role
            for role in self._roles.get(person.pk, [])
            if even_rejected or role.state not in (EditorialState.REJECTED, EditorialState.MERGED)
        ]

    def with_surname(self, surname_key: str) -> list[Person]:
        return list(self._by_surname.get(surname_key, {}).values())

    def exact_key(self, name: str) -> str:
        return fold(name)


class OrganisationIndex(NameIndex[Organisation]):
    """Bodies by name, abbreviation and the forms in which texts name them."""

    def loose_key(self, name: str) -> str:
        return body_names.key(name)

    def loose_keys(self, row: Organisation) -> set[str]:
        return {form for name in _names(row) for form in body_names.forms(name, row.classification)}

    def related(self, one: Organisation, other: Organisation) -> bool:
        """The same body, a part of it, or its successor, over any number of steps."""
        return other.pk in self._above(one) or one.pk in self._above(other)

    def _above(self, body: Organisation) -> set[UUID]:
        """The body itself, those it belongs to, and those that succeeded it."""
        found: set[UUID] = set()
        waiting = [body.pk]
        while waiting:
            found.add(pk := waiting.pop())
            if row := self.rows.get(pk, body if pk == body.pk else None):
                waiting += [up for up in (row.parent_id, row.succeeded_by_id) if up and up not in found]
        return found


class Register:
    """People, organisations and initiatives as one importing run knows them.

    Loaded once and extended as rows are made; loaded again where somebody else wrote in the meantime.
    """

    def __init__(self) -> None:
        self._stamp: Stamp | None = None
        self.persons = PersonIndex()
        self.organisations = OrganisationIndex()
        self.initiatives = NameIndex[Initiative]()

    def refresh(self) -> None:
        """Load the register, unless it is as this run left it."""
        stamp = _stamp()
        if stamp == self._stamp:
            return
        self.persons = PersonIndex(Person.objects.all(), Membership.objects.all())
        self.organisations = OrganisationIndex(Organisation.objects.all())
        self.initiatives = NameIndex(Initiative.objects.all())
        self._stamp = stamp

    def written(self) -> None:
        """Remember that the last change was this run's own."""
        self._stamp = _stamp()

    def forget(self) -> None:
        """What was matched last was not written: the next `refresh` loads everything."""
        self._stamp = None

    @property
    def is_empty(self) -> bool:
        return not self.organisations.rows

    @cached_property
    def confirmed(self) -> KnownNames:
        """What the reader is told: only names that editors have confirmed, the same during a whole run.

        An importer's own candidates stay out: one misreading would otherwise breed more of its kind,
        and what an article yields would depend on the order of the files.
        """
        self.refresh()
        return KnownNames(
            persons=_known(self.persons.rows.values()),
            organisations=_known(self.organisations.rows.values()),
            initiatives=_known(self.initiatives.rows.values()),
        )


def existed_on(body: Organisation, day: date) -> bool:
    return (body.founded_on or date.min) <= day <= (body.dissolved_on or date.max)


def _stamp() -> Stamp:
    """Changes whenever a row of the register is added or changed; one query."""
    parts = [
        model._default_manager.order_by()
        .values(position=Value(position))
        .annotate(rows=Count("pk"), last=Max("updated_at"))
        .values_list("position", "rows", "last")
        for position, model in enumerate((Person, Organisation, Initiative, Membership))
    ]
    return sorted(parts[0].union(*parts[1:], all=True))


def _replacement(row: Entry, everything: dict[UUID, Entry]) -> Entry | None:
    """The row itself or the one it was merged into in the end; None where that one was rejected."""
    seen = set()
    while row.merged_into_id is not None and row.pk not in seen:
        seen.add(row.pk)
        row = everything[row.merged_into_id]
    return None if row.state in (EditorialState.REJECTED, EditorialState.MERGED) else row


def _names(row: Person | Organisation | Initiative) -> list[str]:
    abbreviation = "" if isinstance(row, Person) else row.abbreviation
    return [name for name in [*row.all_names, abbreviation] if isinstance(name, str) and name]


def _known(rows: Iterable[Person | Organisation | Initiative]) -> tuple[KnownName, ...]:
    """Confirmed rows by name; rows of one name (a ministry's two lives) are one name."""
    aliases: dict[str, dict[str, None]] = {}
    kinds: dict[str, str] = {}
    for row in rows:
        if row.state in _CONFIRMED:
            names = _names(row)
            aliases.setdefault(row.name, {}).update(dict.fromkeys(names[1:]))
            kinds.setdefault(row.name, getattr(row, "classification", "") or getattr(row, "kind", ""))
    return tuple(KnownName(name, tuple(aliases[name]), kinds[name]) for name in sorted(aliases))
