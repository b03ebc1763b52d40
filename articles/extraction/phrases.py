"""Where a capitalised phrase ends, and which type word stands in it, before it or behind it."""

import re
from functools import cache, reduce
from operator import and_

from articles.extraction.classes import (
    BEFORE_SENTENCE,
    HEADED,
    LISTED,
    NAME_PART,
    NAME_WORD,
    NUMBER,
    ORDINARY,
    ROLE,
    TYPE_WORD,
    WORD,
)
from articles.extraction.document import Document, Line
from articles.extraction.gazetteer import Gazetteer, base_gazetteer
from articles.extraction.vocabulary import CONNECTORS, NEVER_INSIDE, Head, given_gender, head, not_names, places

ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}$")
EDITION = re.compile(r"\d(?:\.\d)?|20\d\d|\d{4}-\d{4}")
DANGLING = CONNECTORS | {","}
# Type words that stand before an ordinary noun as often as before a name.
LOOSE_HEADS = frozenset("bedrijf dienst raad college kamer bank land wet fonds prijs code centrum visie plan".split())
MAX_PHRASE = 9
LOWER_HEADS_OF_BODIES = frozenset(
    "ministerie departement gemeente provincie waterschap wetterskip hoogheemraadschap veiligheidsregio stichting "
    "vereniging omgevingsdienst universiteit hogeschool bedrijf softwarebedrijf adviesbureau rechtbank "
    "gerechtshof bibliotheek".split()
)
STOPS_LAW = frozenset(
    "is zijn was wordt worden werd komt komen gaat gaan ligt moet moeten kan kunnen zal zullen maakt maken "
    "geldt gelden biedt die dat en of maar om dan als waarin waarmee waarop wel niet nog nu straks al ook "
    "bepaalt dwingt verplicht regelt treedt stelt heeft hebben had krijgt naar door tot te aan uit bij met "
    "zonder sinds na volgens zoals terwijl omdat voor van per vanaf uiterlijk eind medio begin binnen sinds "
    "pas vorig volgend dit er we wij ze zij hij ik".split()
)
NO_LAW_NOUNS = ("de", "het", "een", "andere", "deze")
# Bodies that are named after two regions or rivers: waterschap Rijn en IJssel.
REGIONS = frozenset("waterschap wetterskip hoogheemraadschap veiligheidsregio omgevingsdienst ggd politieregio".split())
# Words that open a name as often as a sentence: Mijn Zorgdossier, Samen Inloggen, Open Noord.
MAY_BE_NAME = frozenset(
    "Mijn Samen Open Ons Onze Alle Iedereen Hallo Nieuwe Veilig Slim Slimme Digitaal Digitale".split()
)
ORDINALS = [[word] for word in "eerste tweede derde vierde najaar voorjaar komende volgende".split()]
SMALL_JOINTS = frozenset("op aan een zonder met is bij".split())
APPOSITION_HEADS = frozenset(
    "omgeving initiatief samenwerking samenwerkingsverband dienst website app voorziening systeem kaart "
    "meldpunt nummer".split()
)


class Phrases:
    """Looks at the tokens around a name; `taken` are places where people are named."""

    def __init__(self, document: Document, taken: dict[int, int], known: Gazetteer) -> None:
        self.document = document
        self.taken = taken
        self.known = known
        # Tokens behind a type word, a mark between at most.
        self.behind_type_word = {i + distance for i in document.having(TYPE_WORD) for distance in (1, 2)}

    def phrase_end(self, index: int, line: Line) -> int:
        """The token after the capitalised phrase that starts here; connectors join only what a type word opens."""
        if index >= line.last:
            return line.last
        return self._long_place_end(index, line) or self._capitals_end(index, line)

    def _capitals_end(self, index: int, line: Line) -> int:
        words, classes = self.document.words, self.document.classes
        called = self.is_called(index)
        headed = bool(classes[index] & HEADED) or called or self.head_before(index, line) is not None
        position = index + 1
        limit = min(line.last, index + MAX_PHRASE)
        while position < limit and position not in self.taken:
            word = words[position]
            if classes[position] & NAME_PART or (
                word == "&" and position + 1 < limit and words[position + 1][0].isupper()
            ):
                headed = headed or bool(classes[position] & HEADED)
                position += 1
            elif headed and word in CONNECTORS and (after := self._after_connectors(index, position, limit)):
                position = after
            elif (
                (not headed and self._joins_name(index, position, limit))
                or self._recurs(index, position, limit)
                or (headed and word in NEVER_INSIDE and position + 1 < limit and self.is_name_part(position + 1))
            ):
                position += 2
            elif headed and words[position - 1] not in CONNECTORS and self._is_edition(position):
                position += 1
                break
            else:
                break
        while position > index + 1 and words[position - 1] in DANGLING:
            position -= 1
        return position

    def is_called(self, index: int) -> bool:
        """ "onder de naam Digihulp aan Huis": a name, whatever it is."""
        return index > 1 and self.document.lows[index - 1] in ("naam", "genaamd", "geheten")

    def _recurs(self, start: int, position: int, limit: int) -> bool:
        """ "Uitleg bij Besluit" stands in the text twice: the small word belongs to the name."""
        if self.document.words[position] not in SMALL_JOINTS or position + 1 >= limit or position != start + 1:
            return False
        if not self.document.words[position + 1][0].isupper() or self.is_listed_alone(position + 1):
            return False
        return self.document.text.count(self.document.slice(start, position + 2)) > 1

    def _is_edition(self, index: int) -> bool:
        """Agenda 2030, Open Noord 2.0, Monitor 2021-2023."""
        return bool(self.document.classes[index] & NUMBER and EDITION.fullmatch(self.document.words[index]))

    def _joins_name(self, start: int, position: int, limit: int) -> bool:
        """Kenteken op Zak, Bel een Mens: small words inside a name of nouns that have a capital for it alone."""
        words, classes = self.document.words, self.document.classes
        if words[position] not in SMALL_JOINTS or position != start + 1 or position + 1 >= limit:
            return False
        if start and classes[start - 1] & ROLE:
            return False  # "directeur Inkoop bij Wijkwijs"
        first, last = words[start], words[position + 1]
        if not (first[1:].islower() and last[1:].islower() and len(first) > 2) or last in places() or first in places():
            return False
        ordinary = classes[start] & classes[position + 1] & NAME_WORD
        listed = (classes[start] | classes[position + 1]) & LISTED
        return bool(ordinary) and not listed and not given_gender(first) and position + 1 not in self.taken

    def is_name_part(self, index: int) -> bool:
        return bool(self.document.classes[index] & NAME_PART)

    def _after_connectors(self, start: int, position: int, limit: int) -> int | None:
        """After "van", "voor de", "en" … when a capital follows; "en" and "in" join only within one name."""
        words, lows = self.document.words, self.document.lows
        first = words[position]
        opened = head(lows[start])
        after = position
        while after < limit and after - position < 3 and words[after] in CONNECTORS:
            after += 1
        if after >= limit or after in self.taken or not self.is_name_part(after):
            return None
        if first == "van" and not (opened and opened.is_body):
            return None
        if first == "aan":
            named_so = words[start] in MAY_BE_NAME or self.is_called(start) or start in self.behind_type_word
            return after + 1 if named_so else None  # Samen aan de Knoppen, het programma Rijk aan Berichten
        if first in ("bij", "te", "ten", "tot", "of") or (first == "en" and after - position > 1):
            return None
        if first == "en" and (
            given_gender(words[after])
            or head(lows[after])
            or ACRONYM.match(words[after])
            or self.is_listed_alone(after)
        ):
            return None
        named_so = lows[start] == "stichting" and after - position > 1  # Stichting Mee in de Wijk
        if first == "in" and (words[after] in places() or (opened is not None and opened.is_body and not named_so)):
            return None
        return after + 1

    def is_listed_alone(self, index: int) -> bool:
        """A name that the lists know, or one of its own by its ampersand: "Wijkpunt en Kop & Kogge"."""
        words = self.document.words
        if words[index + 1 : index + 2] == ["&"]:
            return True
        return bool(base_gazetteer().match(words, index) or self.known.match(words, index))

    def law_end(self, index: int, line: Line) -> int | None:
        """Wet open overheid, Wet op het notarisambt: lower-case words until a verb or a mark."""
        words, lows = self.document.words, self.document.lows
        position = index + (2 if words[index] == "Algemene" else 1)
        limit = min(line.last, position + 7)
        start = position
        while position < limit and words[position][0].isalpha():
            low = lows[position]
            if (
                low in ("op", "in", "van", "voor", "tot", "inzake", "bij")
                and position + 1 < limit
                and lows[position + 1] in ("de", "het")
            ):
                if (position == start or low == "in") and lows[position + 2 : position + 3] not in ORDINALS:
                    position += 3
                    continue
                break
            if low == "en" and self._joins_law(position, limit):
                position += 2
                continue
            if words[position][0].islower() and words[position - 1][0].isupper() and position > start:
                break  # Wet Digitale Overheid: the capitals are the name
            if low in STOPS_LAW or (
                words[position][0].isupper() and position > start + 1 and words[position] in not_names()
            ):
                break
            position += 1
        position = min(position, limit)
        if lows[position - 1] in ("in", "op", "voor", "van"):
            return None
        return position if position - index >= 2 and position > start else None

    def _joins_law(self, position: int, limit: int) -> bool:
        """ "Wet inzage en correctie basisgegevens": "en" joins two nouns in small letters."""
        words, lows = self.document.words, self.document.lows
        if position + 1 >= limit or not words[position + 1][0].islower():
            return False
        return lows[position + 1] not in STOPS_LAW and lows[position + 1] not in NO_LAW_NOUNS

    def head_inside(self, index: int, end: int) -> Head | None:
        lows = self.document.lows
        headed = [i for i in range(index, end) if self.document.classes[i] & HEADED]
        if not headed:
            return None
        opening = head(lows[index])
        if opening and opening.is_body and lows[index] in LOWER_HEADS_OF_BODIES:
            return opening
        capitals = [i for i in headed if self.document.words[i][0].isupper()]
        return head(lows[end - 1 if end - 1 in capitals else capitals[0]]) if capitals else None

    def head_before(self, index: int, line: Line) -> Head | None:
        """ "het programma Open Noord", "de lokale partij Tilburg Vooruit", "het manifest ‘…’"."""
        if index not in self.behind_type_word:
            return None
        lows, classes = self.document.lows, self.document.classes
        position = index - 1
        if position < line.first or classes[position] & (WORD | TYPE_WORD) == WORD:
            return None
        if self.document.words[position] in "‘“\"'„«":
            position -= 1
        if position < line.first or not classes[position] & TYPE_WORD:
            return None
        loose = lows[position] in LOOSE_HEADS and index == position + 1 and self.is_ordinary(index)
        return None if loose else head(lows[position])

    def head_behind(self, end: int, line: Line) -> Head | None:
        """ "GeboorteLijn, een programma dat", "Datakluis, de nieuwe voorziening"."""
        words, lows = self.document.words, self.document.lows
        if end + 2 >= line.last or words[end] != "," or lows[end + 1] not in ("een", "het", "de"):
            return None
        for position in range(end + 2, min(end + 5, line.last)):
            low = lows[position]
            if found := head(" ".join(lows[position : position + 2])) or head(low):
                return found
            if low in APPOSITION_HEADS:
                return Head(False, "facility")
        return None

    def is_ordinary(self, index: int) -> bool:
        return bool(self.document.classes[index] & ORDINARY)

    def all_ordinary(self, index: int, end: int) -> bool:
        return bool(reduce(and_, self.document.classes[index:end], ORDINARY))

    def sentence_start(self, index: int, line: Line) -> bool:
        return index == line.first or bool(self.document.classes[index - 1] & BEFORE_SENTENCE)

    def place_end(self, index: int, line: Line) -> int:
        """The name of a place or body after "gemeente": Den Haag, Noord-Brabant, ’s-Hertogenbosch, Hollandse Eem."""
        words = self.document.words
        position = index
        if words[position] in ("’s", "'s") and position + 2 < line.last and words[position + 1] == "-":
            return position + 3
        position += 1
        type_word = self.document.lows[index - 1]
        loose = type_word in ("stichting", "vereniging", "bedrijf", "hogeschool", "van", "voor")
        joint = "en" if type_word in REGIONS else ""
        while position < line.last and position - index < 5:
            word = words[position]
            if (self.is_name_part(position) and (loose or word not in not_names())) or (
                word in ("aan", "op", "en", "&", "of", "van", "der", "den", "de") and self._joins_place(position, line)
            ):
                position += 1
            elif (word == joint or (word == "&" and loose)) and self._capital_at(position + 1, line):
                position += 2
            elif type_word == "stichting" and (end := self._behind_joint(position, line)):
                position = end
            else:
                break
        return position

    def _behind_joint(self, position: int, line: Line) -> int | None:
        """ "Mee in de Wijk": past a small word and an article to a noun with a capital that is no place."""
        words = self.document.words
        articled = position + 2 < line.last and words[position + 1] in ("de", "het")
        if words[position] not in ("in", "op", "aan", "voor", "met") or not articled:
            return None
        return position + 3 if self.is_name_part(position + 2) and words[position + 2] not in places() else None

    def _capital_at(self, position: int, line: Line) -> bool:
        return position < line.last and self.is_name_part(position)

    def _joins_place(self, position: int, line: Line) -> bool:
        following = position + 1
        if following >= line.last or self.document.starts[following] != self.document.end(position) + 1:
            return False
        phrase = self.document.slice(position - 1, min(following + 2, line.last))
        return any(phrase.startswith(place) or place.startswith(phrase) for place in _long_places())

    def _long_place_end(self, index: int, line: Line) -> int | None:
        """West Maas en Waal, Peel en Maas."""
        for place in opening_long_places().get(self.document.words[index], ()):
            last = index + len(place)
            if last <= line.last and self.document.words[index:last] == place:
                return last
        return None

    def ministry_follows(self, index: int) -> bool:
        """ "ministerie van" before a name that the lists know: the name takes these words along."""
        words = self.document.words
        if self.document.lows[index] != "ministerie":
            return False
        following = index + (2 if words[index + 1 : index + 2] == ["van"] else 1)
        return following < len(words) and self.is_listed_alone(following)


@cache
def opening_long_places() -> dict[str, list[list[str]]]:
    """Places of several words, as words, by the first."""
    found: dict[str, list[list[str]]] = {}
    for place in _long_places():
        words = place.split()
        found.setdefault(words[0], []).append(words)
    return found


@cache
def _long_places() -> tuple[str, ...]:
    """Places of several words: Bergen op Zoom."""
    return tuple(place for place in places() if " " in place)
