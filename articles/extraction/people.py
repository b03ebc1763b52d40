"""People: full names in the text, each with the evidence that it is a person's."""

import re
from itertools import compress

from articles.extraction.classes import CAPITAL, ELIDED, FULL_STOP, HEADED, INITIALS, LISTED, NAME_WORD, PREFIX
from articles.extraction.document import Document, Line, Role
from articles.extraction.evidence import Evidence
from articles.extraction.gazetteer import Names, base_gazetteer
from articles.extraction.names import NameReader
from articles.extraction.person import Person, without_shorter_forms
from articles.extraction.results import KnownNames
from articles.extraction.short_names import ShortNames
from articles.extraction.vocabulary import (
    given_gender,
)

OPENS_NAME = NAME_WORD | INITIALS
FOLLOWS_IN_NAME = CAPITAL | PREFIX | ELIDED | FULL_STOP
CREDIT = re.compile(r"\bFOTO(?:GRAFIE|[’']S)?:? ((?:[A-ZÀ-Ý][A-ZÀ-Ý’'.-]+ ?){2,4})$", re.MULTILINE)
TALKING = ("says", "talks-elsewhere")
# Evidence that stands beside a name, in one place of several.
BESIDE_NAMES = frozenset(("age", "role-after", "role-before", "says", "works-at", "place-behind", "relative-clause"))
READ_FOR_NAMES = frozenset(
    (
        Role.TEXT,
        Role.TITLE,
        Role.BYLINE,
        Role.CREDIT,
        Role.DATE,
        Role.CAPTION,
        Role.LIST_ITEM,
        Role.SIGNATURE,
        Role.HEADING,
        Role.QUESTION,
        Role.PULL_QUOTE,
    )
)


def find_people(document: Document, known: KnownNames) -> list[Person]:
    """Everybody who is named in full, in the order of the text."""
    return _Finder(document, known).find()


class _Finder:
    def __init__(self, document: Document, known: KnownNames) -> None:
        self.document = document
        self.people: dict[str, Person] = {}
        self.names = NameReader(document)
        known_names = {name.lower() for person in known.persons for name in (person.name, *person.aliases)}
        self.evidence = Evidence(document, known_names)

    def find(self) -> list[Person]:
        for line, tokens in self.document.by_line(self.document.having(OPENS_NAME), READ_FOR_NAMES):
            self._read_line(line, tokens)
        self._add_credits()
        self._add_bare_places()
        people = without_shorter_forms(_without_surnames_in_front(list(self.people.values())))
        self.people = {person.name.lower().replace("-", " "): person for person in people}
        for first, family, last, rule in ShortNames(self.document, people, self.evidence).find():
            self._add(first, family, last, rule)
        return list(self.people.values())

    def _add_credits(self) -> None:
        """ "FOTO RINUS TRAAS" at the end of a caption."""
        for match in CREDIT.finditer(self.document.text) if "FOTO" in self.document.text else ():
            first, last = self.document.token_at(match.start(1)), self.document.token_at(match.end(1))
            if not any(classes & (HEADED | LISTED) for classes in self.document.classes[first:last]):
                self._add(first, first + 1, last, "credit")

    def _add_bare_places(self) -> None:
        """ "Riet Pellicaan (76)" is the same elsewhere, where nothing beside the name tells that it is a person's."""
        told: Names[Person] = Names()
        for person in self.people.values():
            if person.rule in BESIDE_NAMES and person.given:
                told.add(person.name, person)
        if not told.by_first:
            return
        words = self.document.words
        taken = {i for person in self.people.values() for first, last in person.places for i in range(first, last)}
        for index in compress(range(len(words)), map(told.by_first.__contains__, words)):
            match = told.match(words, index)
            if match and index not in taken:
                match[1].places = sorted([*match[1].places, (index, match[0])])

    def _read_line(self, line: Line, openings: list[int]) -> None:
        classes = self.document.classes
        reached, limit = line.first, line.last - 1
        for index in openings:
            if reached <= index < limit and classes[index + 1] & FOLLOWS_IN_NAME:
                reached = self._name_at(index, line) or index

    def _name_at(self, index: int, line: Line) -> int | None:
        """Take the name that starts at a token; returns the token after it, None where no name starts."""
        parsed = self.names.parse(index, line.last)
        if parsed is None or self._is_listed(index, parsed[0]):
            return None
        end, family = parsed
        rule = self.evidence.of(index, family, end, line)
        if rule is None or self.evidence.starts_too_early(index, end, rule):
            return None
        self._add(index, family, end, rule)
        return end

    def _is_listed(self, index: int, end: int) -> bool:
        """Names that the lists give to bodies and policies are nobody's: Common Ground."""
        match = base_gazetteer().match(self.document.words, index) if self.document.classes[index] & LISTED else None
        return match is not None and match[0] >= end

    def _add(self, index: int, family: int, end: int, rule: str) -> None:
        document = self.document
        name = " ".join(document.slice(index, end).split())
        key = name.lower().replace("-", " ")  # Jan-Willem is Jan Willem
        person = self.people.get(key)
        if person is None:
            given = " ".join(document.slice(index, family).split()) if family > index else ""
            surname = " ".join(document.slice(family, end).split()) if family < end else ""
            person = Person(name, given, surname, given_gender(given.split()[0]) or "x" if given else "x", rule=rule)
            self.people[key] = person
        self.evidence.ended.add(end)
        person.places.append((index, end))


def _without_surnames_in_front(people: list[Person]) -> list[Person]:
    """ "Ook noemde Hogeveen Value Based Procurement": a verb of saying beside a surname makes no longer name of it.

    Nor does one elsewhere: "Conciërge Hogeveen" is no other than the Hogeveen who is named in full.
    """
    surnames = {person.surname for person in people if person.given and person.rule not in TALKING}
    return [
        person
        for person in people
        if (person.rule != "says" or person.given not in surnames)
        and (person.rule != "talks-elsewhere" or person.surname not in surnames)
    ]
