"""People whom a text names by surname or first name only: minister Bruins, mevrouw Kuiper, Gerda, 78 jaar."""

from collections.abc import Iterator

from articles.extraction.classes import (
    CAPITAL,
    COURTESY,
    HEADED,
    MENTIONS,
    NAME_WORD,
    ORDINARY,
    OTHER_WORDS,
    PREFIX,
    ROLE,
    SAYS,
    STARTER,
    SURNAME,
)
from articles.extraction.document import Document, Line, Role
from articles.extraction.evidence import Evidence
from articles.extraction.person import Person
from articles.extraction.vocabulary import CAPITAL_PREFIXES, given_gender, head, places, prefixes, reporting_verbs

# Tokens of the name, of the surname in it (from, from, up to) and the rule.
Found = tuple[int, int, int, str]
# Functions that are often followed by a surname alone.
SURNAME_ROLES = frozenset(
    (
        "minister",
        "staatssecretaris",
        "wethouder",
        "burgemeester",
        "kamerlid",
        "lid",
        "raadslid",
        "gedeputeerde",
        "senator",
        "premier",
        "dijkgraaf",
        "eurocommissaris",
        "statenlid",
        "oud-minister",
    )
)
PLURAL_ROLES = frozenset("kamerleden raadsleden statenleden leden senatoren eerstekamerleden tweedekamerleden".split())
READ_FOR_SURNAMES = frozenset((Role.TEXT, Role.LIST_ITEM, Role.TITLE, Role.CAPTION))
READ_FOR_FIRST_NAMES = frozenset((Role.TEXT, Role.CAPTION))
OFTEN = 3
BEFORE_THINGS = frozenset("bij de het binnen via".split())
SENTENCE_ENDS = frozenset('.!?:”’"')
# What people do and bodies do not.
HUMAN_VERBS = frozenset(
    "vertelt vertelde vervolgt vervolgde lacht lachte glimlacht verzucht verzuchtte knikt grapt grijnst herinnert "
    "mijmert peinst legt legde licht antwoordt zucht".split()
)


class ShortNames:
    def __init__(self, document: Document, people: list[Person], evidence: Evidence) -> None:
        self.document = document
        self.people = people
        self.evidence = evidence

    def find(self) -> list[Found]:
        """In the order of the text, surnames first."""
        return [*self._surnames(), *self._talking_surnames(), *self._first_names()]

    def _surnames(self) -> Iterator[Found]:
        """ "minister Bruins", "het lid Terpstra-Oukili": people whom the text names by surname only."""
        lows, classes = self.document.lows, self.document.classes
        openings = self.document.having(COURTESY | ROLE)
        taken = {first: last for person in self.people for first, last in person.places}
        found: list[tuple[int, int]] = []
        for line, tokens in self.document.by_line(openings, READ_FOR_SURNAMES):
            for index in tokens:
                if lows[index] in PLURAL_ROLES:
                    found += self._listed(index + 1, line, taken)
                    continue
                opens = classes[index] & COURTESY or lows[index].rpartition("-")[2] in SURNAME_ROLES
                if not opens or index + 1 >= line.last or not classes[index + 1] & CAPITAL or index + 1 in taken:
                    continue
                if end := self._surname_end(index, line):
                    found.append((index + 1, end))
        surnames = self._known_surnames() if found else ()
        for first, end in found:
            if lows[end - 1] not in surnames and self.document.slice(first, end).lower() not in surnames:
                yield first, first, end, "surname"

    def _listed(self, index: int, line: Line, taken: dict[int, int]) -> Iterator[tuple[int, int]]:
        """ "de Kamerleden Van Gerven (SP) en Voortman (GroenLinks)": surnames, each with a party behind it."""
        words = self.document.words
        while index < line.last:
            last = index
            while last < line.last and (words[last] in CAPITAL_PREFIXES or words[last] in prefixes()):
                last += 1
            last = taken.get(index, last + 1)
            closing = last + 2
            if closing >= line.last or words[last] != "(" or words[closing] != ")":
                return
            if not self.document.classes[last - 1] & NAME_WORD or words[last - 1] in places():
                return
            if index not in taken:
                yield index, last
            index = closing + 2 if words[closing + 1 : closing + 2] in ([","], ["en"], ["/"]) else line.last

    def _talking_surnames(self) -> Iterator[Found]:
        """ "vertelt Hogeveen", "stelt Hogeveen … Hij": a page of which the beginning is lost names nobody in full."""
        found: dict[str, list[tuple[int, int]]] = {}
        human: set[str] = set()
        for line, tokens in self.document.by_line(self._verbs_beside_capitals(), READ_FOR_FIRST_NAMES):
            goes_on = self._last_about_one(line)
            for verb in tokens:
                for first, last in self._beside(verb, line):
                    name = self.document.slice(first, last)
                    found.setdefault(name, []).append((first, last))
                    prefixed = self.document.words[first] == "Van" and last - first > 1
                    told = self.document.lows[verb] in HUMAN_VERBS or goes_on > last or prefixed
                    if told and first > verb:  # a capital in front of the verb may only open the sentence
                        human.add(name)
        if not human:
            return
        known = self._known_surnames() | {person.given.lower() for person in self.people}
        known |= {part.lower() for person in self.people for part in person.surname.split()}
        things = self._used_as_things({name.split()[0] for name in human})
        for name in filter(human.__contains__, found):
            words = name.split()
            if words[0] not in things and not {name.lower(), words[-1].lower()} & known:
                yield from ((first, first, last, "surname") for first, last in found[name])

    def _verbs_beside_capitals(self) -> list[int]:
        classes, end = self.document.classes, len(self.document.words) - 1
        saying = self.document.having(SAYS | OTHER_WORDS)
        return [verb for verb in saying if (classes[verb - 1] | classes[min(verb + 1, end)]) & CAPITAL]

    def _beside(self, verb: int, line: Line) -> Iterator[tuple[int, int]]:
        """The capitalised word right behind or before a verb of saying, with its prefix, that may be a surname."""
        words, classes = self.document.words, self.document.classes
        last = verb + 1
        while last < line.last and (words[last] in CAPITAL_PREFIXES or (last > verb + 1 and words[last] in prefixes())):
            last += 1
        if last + 1 < line.last and classes[last] & SURNAME and not classes[last + 1] & CAPITAL:
            yield verb + 1, last + 1
        first = verb - 1
        if first < line.first or not classes[first] & SURNAME:
            return
        while first > line.first and words[first - 1] in CAPITAL_PREFIXES:
            first -= 1
        if first == line.first or words[first - 1] in SENTENCE_ENDS:
            yield first, verb

    def _last_about_one(self, line: Line) -> int:
        """Where the last sentence of a paragraph that begins with "Hij" or "Zij" stands; -1 where none does."""
        lows, words = self.document.lows, self.document.words
        pointing = reversed(self.document.having_in(MENTIONS, line.first + 1, line.last))
        return next((i for i in pointing if lows[i] in ("hij", "zij") and words[i - 1] in SENTENCE_ENDS), -1)

    def _used_as_things(self, openings: set[str]) -> set[str]:
        """ "bij Wijkwijs", "het bedrijf Wijkwijs": what people work at or what has an article is nobody."""
        words, lows = self.document.words, self.document.lows
        places = (i for i in self.document.having(NAME_WORD | CAPITAL) if i and words[i] in openings)
        return {words[i] for i in places if lows[i - 1] in BEFORE_THINGS or head(lows[i - 1])}

    def _known_surnames(self) -> set[str]:
        """Of the people who are named in full, double ones also by their first part, all by their last word."""
        return {
            part.lower()
            for person in self.people
            for part in (person.surname, person.surname.split("-")[0], *person.surname.split()[-1:])
        }

    def _surname_end(self, function: int, line: Line) -> int | None:
        """The token after a surname, with its prefixes, behind a function."""
        words, last = self.document.words, function + 1
        while last < line.last and (words[last] in CAPITAL_PREFIXES or words[last] in prefixes()):
            last += 1
        if (
            last >= line.last
            or not self.document.classes[last] & NAME_WORD
            or not self._stands_as_surname(function, last, line)
        ):
            return None
        return last + 1

    def _stands_as_surname(self, index: int, end: int, line: Line) -> bool:
        """A prefix, a party or a verb of saying beside it; "wethouder Economie" has none of these."""
        words, lows = self.document.words, self.document.lows
        after = lows[end + 1] if end + 1 < line.last else ""
        if self.document.classes[index] & COURTESY:
            return len(words[end]) > 2
        if end > index + 1 or lows[index] in ("lid", "kamerlid", "senator", "premier"):
            somewhere = words[end] in places() and words[index + 1] != "Van"  # "minister Van Dongen"
            return not somewhere and " ".join(words[index + 1 : end + 1]) not in places()
        says = reporting_verbs()
        if lows[index].endswith(("minister", "staatssecretaris")) and after in (":", "van", "voor"):
            return not self.document.classes[end] & (ORDINARY | HEADED)
        return after in says or after == "(" or (index > line.first and lows[index - 1] in says)

    def _first_names(self) -> Iterator[Found]:
        """ "Gerda, 78 jaar,", "zegt Omar": people whom a reportage names by their first name only."""
        given = {person.given.split()[0] for person in self.people if person.given}
        given |= {person.surname.split()[-1] for person in self.people if person.surname and person.given}
        taken = {i for person in self.people for first, last in person.places for i in range(first, last)}
        places: dict[str, list[int]] = {}
        sure: set[str] = set()
        for line, tokens in self.document.by_line(self.document.having(NAME_WORD), READ_FOR_FIRST_NAMES):
            for index in [token for token in tokens if token not in taken]:
                word = self.document.words[index]
                if word in given or not self._is_first_name(index, line):
                    continue
                places.setdefault(word, []).append(index)
                if self.evidence.is_first_name(index, line) or len(places[word]) >= OFTEN:
                    sure.add(word)
        lows = self.document.lows
        things = {word for word in sure if any(_names_thing(lows[index - 1]) for index in places[word] if index)}
        for word in sorted(sure - things, key=lambda word: places[word][0]):
            for index in places[word]:
                yield index, index + 1, index + 1, "first-name"

    def _is_first_name(self, index: int, line: Line) -> bool:
        """A given name that stands alone: no other capital beside it, no place."""
        word, classes = self.document.words[index], self.document.classes
        if not given_gender(word) or word in places():
            return False
        before = classes[index - 1] if index > line.first else 0
        after = classes[index + 1] if index + 1 < line.last else 0
        return not (after & (CAPITAL | PREFIX) or (before & CAPITAL and not before & STARTER))


def _names_thing(low: str) -> bool:
    """ "het programma Elly", "de chatbot Guus": what a first name behind this word is of."""
    return head(low) is not None or low.endswith(("chatbot", "assistent", "robot", "app"))
