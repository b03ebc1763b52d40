"""A person as the reader gathers facts about them, and short forms of a name."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Person:
    """A person as the reader gathers facts about them."""

    name: str
    given: str
    surname: str
    gender: str = "x"
    role: str | None = None
    organisation: str | None = None
    also_roles: tuple[str, ...] = ()
    is_author: bool = False
    rule: str = ""
    aliases: set[str] = field(default_factory=set)
    places: list[tuple[int, int]] = field(default_factory=list)


def without_shorter_forms(people: list[Person]) -> list[Person]:
    """ "R. de Wit" is the same as a fuller name that ends alike and starts with the same letter."""
    by_surname: dict[str, list[Person]] = {}
    for person in people:
        for form in {person.surname.lower(), person.surname.lower().partition(" ")[2]}:
            by_surname.setdefault(form, []).append(person)
    kept: list[Person] = []
    for person in people:
        named_alike = [*by_surname.get(person.surname.lower(), ()), *by_surname.get(person.name.lower(), ())]
        fuller = next((other for other in named_alike if other is not person and _is_short_for(person, other)), None)
        if fuller is None:
            kept.append(person)
        else:
            fuller.aliases.add(person.name)
            fuller.places = sorted([*fuller.places, *person.places])
    return kept


def _is_short_for(short: Person, full: Person) -> bool:
    if short.name.lower() == full.surname.lower() and " " in full.surname:
        return True
    if full.name.lower().endswith(" " + short.name.lower()):
        return True
    if short.surname.lower() != full.surname.lower() or not short.given or not full.given:
        return False
    if "." in short.given or len(short.given) == 1:
        return short.given[0] == full.given[0] and "." not in full.given
    if len(short.given) >= len(full.given):
        return False
    return full.given.startswith(short.given + " ") or full.given.startswith(short.given + "-")


def surname_parts(surname: str) -> Iterator[tuple[list[str], str]]:
    """The prefix of a surname, in small letters, and the first word of the rest: van den, Heuvel."""
    words = surname.split()
    core = next((i for i, word in enumerate(words) if word[0].isupper()), None)
    if core is not None:
        yield words[:core], words[core]
