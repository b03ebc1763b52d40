"""People who may be one human being."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from rapidfuzz.distance import DamerauLevenshtein

from articles.folding import fold
from initiatives.curation.duplicates import Reason
from initiatives.duplicates.blocks import with_a_slip
from initiatives.duplicates.evidence import Evidence, by_register, identifiers_differ
from initiatives.importing.person_names import PersonName, split_name
from initiatives.models import Membership, Person


@dataclass(frozen=True, slots=True)
class Somebody:
    """What two people are compared by; everything folded, initials as letters."""

    pk: UUID
    name: str
    full_names: dict[str, str]  # folded, and as printed
    surnames: frozenset[str]
    prefixed: frozenset[str]
    given: frozenset[str]
    initials: frozenset[str]
    identifiers: dict[str, str]
    asks: UUID | None
    bodies: dict[UUID, str] = field(default_factory=dict)

    @property
    def letters(self) -> set[str]:
        return {text[0] for text in (*self.given, *self.initials) if text}

    @property
    def parts_of_surnames(self) -> set[str]:
        """“wolthuis-van dijk” is known as “wolthuis” too."""
        return {part for surname in self.surnames for part in (surname, surname.split("-")[0])}


def people() -> list[Somebody]:
    """Everybody in use, in two queries."""
    bodies: dict[UUID, dict[UUID, str]] = {}
    roles = Membership.objects.exclude(Q(state="rejected") | Q(state="merged"))
    for person, body, name in roles.values_list("person", "organisation", "organisation__name"):
        bodies.setdefault(person, {})[body] = name
    rows = Person.objects.current().order_by("pk")
    return [_somebody(row, bodies.get(row.pk, {})) for row in rows.iterator(chunk_size=2000)]


def _somebody(row: Person, bodies: dict[UUID, str]) -> Somebody:
    names = [name for name in row.all_names if isinstance(name, str) and name]
    parts = [split_name(name) for name in names]
    whole = [name for name, part in zip(names, parts, strict=True) if part.first_letter]
    if row.family_name:
        parts.append(PersonName(row.given_name, row.initials, row.family_name_prefix, row.family_name))
    return Somebody(
        pk=row.pk,
        name=fold(row.name),
        full_names={fold(name): name for name in whole},
        surnames=frozenset(fold(part.family_name) for part in parts if part.family_name),
        prefixed=frozenset(part.surname_key for part in parts if part.family_name),
        given=frozenset(fold(part.given_name).replace("-", " ") for part in parts if part.given_name),
        initials=frozenset(_letters(part.initials) for part in parts if part.initials),
        identifiers={fold(key): str(value) for key, value in row.identifiers.items()},
        asks=row.maybe_same_as_id,
        bodies=bodies,
    )


def _letters(initials: str) -> str:
    """“R.A.” gives “ra”, “Th.J.” gives “tj”."""
    return "".join(fold(part)[:1] for part in initials.replace("-", ".").split(".") if part.strip())


def letters_by_surname(everybody: Iterable[Somebody]) -> dict[str, set[str]]:
    """The first letters of those who bear a surname."""
    found: dict[str, set[str]] = {}
    for somebody in everybody:
        for surname in somebody.parts_of_surnames:
            found.setdefault(surname, set()).update(somebody.letters)
    return found


def keys(somebody: Somebody, letters: dict[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Surname and first letter; who is known by a surname alone is compared with all who bear it."""
    for surname in somebody.parts_of_surnames:
        for letter in somebody.letters or {"", *letters[surname]}:
            yield "surname", surname, letter
    for surname in somebody.surnames:
        for given in somebody.given:
            yield from (("slip", form, given.partition(" ")[0]) for form in with_a_slip(surname))
    yield from (("name", name) for name in somebody.full_names)
    yield from (("identifier", key, fold(value)) for key, value in somebody.identifiers.items())
    yield from (("question", str(key)) for key in (somebody.pk, somebody.asks) if key)


def compare(one: Somebody, other: Somebody) -> tuple[int, list[Reason]]:
    """How likely they are one, up to 100, and why; 0 where that cannot be."""
    if identifiers_differ(one, other):
        return 0, []
    found = list(by_register(one, other))
    if _first_names_agree(one, other):
        found += _by_name(one, other)
    elif not any(reason.key == "identifier" for _points, reason in found):
        return 0, []
    if not found:
        return 0, []
    score = max(points for points, _reason in found)
    reasons = [reason for _points, reason in sorted(found, key=lambda evidence: -evidence[0])]
    if shared := sorted(one.bodies.keys() & other.bodies.keys()):
        reasons.append(Reason("body", {"name": one.bodies[shared[0]]}))
        score += 10
    return min(score, 100), reasons


def _by_name(one: Somebody, other: Somebody) -> Iterator[Evidence]:
    if one.name == other.name and one.name in one.full_names:
        yield 90, Reason("name", {"name": one.full_names[one.name]})
    elif shared := sorted(one.full_names.keys() & other.full_names.keys()):
        yield 85, Reason("alias", {"name": one.full_names[shared[0]]})
    else:
        yield from _by_surname(one, other)


def _by_surname(one: Somebody, other: Somebody) -> Iterator[Evidence]:
    named = bool(one.given and other.given)
    letters = one.letters & other.letters
    if shared := sorted(one.prefixed & other.prefixed):
        if named:
            yield 85, Reason("surname_and_name", {"surname": shared[0]})
        elif letters:
            yield 70, Reason("surname_and_letter", {"surname": shared[0], "letter": min(letters).upper()})
        else:
            yield 50, Reason("surname", {"surname": shared[0]})
    elif shared := sorted(one.surnames & other.surnames & (one.prefixed | other.prefixed)):
        yield 75 if named else 55, Reason("surname_without_prefix", {"surname": shared[0]})
    elif shared := sorted(one.parts_of_surnames & other.parts_of_surnames - (one.surnames & other.surnames)):
        yield 75 if named else 55, Reason("part_of_surname", {"surname": shared[0]})
    elif named and (slip := _slip(one, other)):
        yield 75, Reason("slip", {"one": slip[0], "other": slip[1]})


def _slip(one: Somebody, other: Somebody) -> tuple[str, str] | None:
    pairs = ((a, b) for a in sorted(one.surnames) for b in sorted(other.surnames))
    return next((pair for pair in pairs if DamerauLevenshtein.distance(*pair, score_cutoff=1) == 1), None)


def _first_names_agree(one: Somebody, other: Somebody) -> bool:
    """Never two people with different first names that are known; initials that differ tell people apart, too."""
    if one.initials and other.initials and not _any_prefix(one.initials, other.initials):
        return False
    if one.given and other.given:
        return _any_prefix({f"{name} " for name in one.given}, {f"{name} " for name in other.given})
    initials, others = _all_initials(one), _all_initials(other)
    return not initials or not others or _any_prefix(initials, others)


def _all_initials(somebody: Somebody) -> set[str]:
    return {*somebody.initials, *("".join(word[0] for word in name.split()) for name in somebody.given)}


def _any_prefix(some: Iterable[str], others: Iterable[str]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in some for b in others)
