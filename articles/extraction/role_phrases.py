"""How far a function reaches in the text, and the body that stands behind it."""

import re
from bisect import bisect_left

from articles.extraction import lexicon
from articles.extraction.body_forms import CLASS_OF_BARE, Body
from articles.extraction.classes import SAYS
from articles.extraction.document import Document, Line
from articles.extraction.vocabulary import is_bare_body, is_role

PLACE_PREPOSITIONS = frozenset(("bij", "van", "aan", "namens", "in"))
# After these functions "voor" belongs to the function: minister voor Rechtsbescherming.
ROLE_ENDS = frozenset(
    (
        ",",
        ".",
        ";",
        "(",
        ")",
        ":",
        "–",
        "—",
        "-",
        "•",
        "die",
        "dat",
        "waar",
        "met",
        "over",
        "te",
        "uit",
        "op",
        "is",
        "was",
        "namens",
        "en",
        "tijdens",
        "betrokken",
        "werkzaam",
        "verbonden",
        "zegt",
        "vertelt",
        "kijkt",
        "sinds",
        "mede",
        "tevens",
        "verantwoordelijk",
        "|",
    )
)
DETERMINERS = frozenset(("de", "het", "deze", "dit", "onze", "ons", "haar", "zijn", "hun"))
ARTICLES = frozenset(("de", "het", "een", "onze", "zijn", "haar"))
NOT_PLACES_OF_WORK = frozenset(("programma", "project", "centrum", "onderzoek"))
# Parts of a body that somebody sits on: lid van de cliëntenraad van het ziekenhuis.
OWN_COUNCILS = frozenset(
    "cliëntenraad ondernemingsraad medezeggenschapsraad adviesraad studentenraad ledenraad directie directieraad "
    "hoofddirectie managementteam programmaraad stuurgroep".split()
)
ABBREVIATED = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]$")
OPENS = frozenset("opent opende sluit sloot trapt trapte begint begon neemt nam komt kwam".split())
TIME_WORDS = frozenset("daar hier er tegenwoordig thans nu inmiddels sinds momenteel destijds ooit toen eerder".split())
BOTH_OF_THEM = frozenset(("beiden", "beide", "allebei"))
MAX_ROLE_TOKENS = 9
# "spreker op de eerste bijeenkomst van het CWB": what somebody does on an occasion.
WITHOUT_BODY = frozenset("spreker spreekster inleider dagvoorzitter deelnemer deelneemster keynotespreker".split())


class RolePhrases:
    """`bodies_at` holds the bodies by the token where they are named, each with the token after it."""

    def __init__(self, document: Document, bodies_at: dict[int, tuple[int, Body]]) -> None:
        self.document = document
        self.bodies_at = bodies_at
        self.names = {form for _last, body in bodies_at.values() for form in body.forms}
        self.of_type: dict[str, list[tuple[int, str]]] = {}
        governments = [body.name for _last, body in bodies_at.values() if body.kind == "municipality"]
        # "gemeentesecretaris van Zandmeer": the place stands for the municipality that the text names
        self.municipalities = {name.split(" ", 1)[1]: name for name in governments if name.startswith("gemeente ")}

    def role_at(self, index: int, limit: int, line: Line) -> tuple[str | None, str | None]:
        """A function that starts within three tokens, up to the preposition before the body, and the body."""
        lows = self.document.lows
        start = self._past_since(self._past_former(index, limit), limit)
        start += start < limit and (lows[start] in ARTICLES or lows[start] == "als")
        officer = self._chief_officer(start, limit)
        if officer:
            return self._with_organisation(start, self._role_end(officer, min(limit, officer + 4)), line)
        noun = next(
            (i for i in range(start, min(start + 4, limit)) if is_role(lows[i]) or self._two_word_role(i)), None
        )
        if noun is None or any(lows[i] in ROLE_ENDS or lows[i] in PLACE_PREPOSITIONS for i in range(start, noun)):
            return None, None
        end = self._role_end(noun, min(limit, start + MAX_ROLE_TOKENS))
        organisation = self._organisation_behind(end, line)
        if lows[noun] in WITHOUT_BODY:
            return lows[noun], None
        position = end
        if end > noun + 1 and lows[end - 1] in ARTICLES:
            end -= 1
        while start < noun and lows[start] in TIME_WORDS | BOTH_OF_THEM:
            start += 1
        role = " ".join(self.document.slice(start, end).split()) if end > start else None
        if role and organisation is None and end > noun + 2 and self._is_abbreviated(end - 1):
            return " ".join(self.document.slice(start, end - 1).split()), self.document.words[end - 1]
        return role, organisation or self._further_organisation(position, limit, line)

    def _is_abbreviated(self, index: int) -> bool:
        """ "hoogleraar Recht en Informatisering UvT": the body closes the function."""
        word = self.document.words[index]
        return bool(ABBREVIATED.match(word)) and word not in lexicon.words("common_acronyms.txt")

    def _past_former(self, index: int, limit: int) -> int:
        """ "voorheen wethouder, nu directeur van …": the function comes after what somebody was."""
        lows = self.document.lows
        if lows[index : index + 4] == ["in", "het", "dagelijks", "leven"]:
            return index + 4
        if lows[index : index + 1] not in (["voorheen"], ["eerder"], ["ooit"]):
            return index
        comma = next((i for i in range(index, min(index + 9, limit - 1)) if lows[i] == ","), None)
        return comma + 2 if comma is not None and lows[comma + 1] in TIME_WORDS else index

    def _past_since(self, index: int, limit: int) -> int:
        """ "sinds 2019 directeur", "sinds mei vorig jaar directeur": the function comes after the time."""
        lows = self.document.lows
        if index >= limit or lows[index] not in ("sinds", "tot", "vanaf"):
            return index
        return next((i for i in range(index + 1, min(index + 5, limit)) if is_role(lows[i])), index)

    def _chief_officer(self, start: int, limit: int) -> int | None:
        """chief information officer, chief nursing information officer: up to "officer"."""
        lows = self.document.lows
        if start + 1 >= limit or lows[start] != "chief":
            return None
        return next((i for i in range(start, min(start + 5, limit)) if lows[i] == "officer"), None)

    def _role_end(self, noun: int, limit: int) -> int:
        """The token at which a function ends: a body, a preposition of place, a mark or a verb."""
        lows = self.document.lows
        position = noun + 1
        while position < limit and not self._ends_role(position, noun, limit):
            joined = lows[position] == "en" and position + 1 < limit and is_role(lows[position + 1])
            of_king = lows[position] in ("van", "in") and lows[position - 1] == "commissaris"
            position += 2 if joined or of_king else 1
        if lows[position : position + 4] == ["van", "de", "raad", "van"] and position + 4 < limit:
            return position + 5  # lid van de raad van toezicht
        if lows[position : position + 2] in (["van", "de"], ["van", "het"]) and position + 2 < limit:
            return position + 3 if lows[position + 2] in OWN_COUNCILS else position
        return position

    def _ends_role(self, position: int, noun: int, limit: int) -> bool:
        low, before = self.document.lows[position], self.document.lows[position - 1]
        if position in self.bodies_at and self.bodies_at[position][1].is_body:
            return True
        if self.document.classes[position] & SAYS or low in OPENS:
            return True
        if low in PLACE_PREPOSITIONS:
            return not (low in ("van", "in") and before == "commissaris")
        if low == "voor":
            return "minister" not in self.document.lows[noun]
        if low == "en":
            both = position + 1 < limit and is_role(self.document.lows[position + 1])
            return not both and not self.joins_role(position, limit)
        if self.document.lows[position + 1 : position + 2] == [":"]:
            return True  # "hoofdredacteur Beeld: …": the next label
        return low in ROLE_ENDS and not (low == "." and before == "i.o")

    def _organisation_behind(self, end: int, line: Line) -> str | None:
        """The body at the end of a function: right there, behind its preposition, a comma or a bar."""
        if end >= line.last:
            return None
        if end in self.bodies_at and self.bodies_at[end][1].is_body:
            return self.bodies_at[end][1].name
        abbreviated = self.document.lows[end] == "(" and self.document.lows[end + 2 : end + 3] == [")"]
        if abbreviated and end + 1 not in self.bodies_at and end + 3 < line.last:
            end += 3  # "Chief Information Officer (CIO) bij …"
        low = self.document.lows[end]
        at_ministry = low == "op" and self.document.lows[end + 1 : end + 3] == ["het", "ministerie"]
        if low in PLACE_PREPOSITIONS or low == "voor" or at_ministry:
            return self.organisation_at(end + 1, line)
        return self.bodies_at[end + 1][1].name if low in (",", "|", "(") and end + 1 in self.bodies_at else None

    def _with_organisation(self, start: int, end: int, line: Line) -> tuple[str, str | None]:
        """A function of known length, with the body behind its preposition."""
        return self.document.slice(start, end), self._organisation_behind(end, line)

    def _two_word_role(self, index: int) -> bool:
        """chief information officer, commissaris van de Koning: functions of several words."""
        return " ".join(self.document.lows[index : index + 3]) in lexicon.lowered("roles.txt") or " ".join(
            self.document.lows[index : index + 2]
        ) in lexicon.lowered("roles.txt")

    def joins_role(self, position: int, limit: int) -> bool:
        """ "Data en Cloud", "beleidsadviseur dienstverlening en facilitair in": "en" joins two fields."""
        words = self.document.words
        if position + 1 >= limit or words[position + 1][0].isupper() != words[position - 1][0].isupper():
            return False
        at = self.document.lows[position + 2 : position + 3] in ([low] for low in PLACE_PREPOSITIONS)
        noun = words[position + 1].isalpha() and not words[position + 1].endswith(("de", "te"))
        return words[position + 1][0].isupper() or (at and noun)

    def _further_organisation(self, position: int, limit: int, line: Line) -> str | None:
        """ "trekker van Duurzaam Bewaard bij het ministerie": a second preposition may name the body."""
        lows = self.document.lows
        for index in range(position, min(position + 8, limit)):
            if lows[index] in (".", ";", "(", "–"):
                return None
            if lows[index] in ("bij", "van", "aan") and (found := self.organisation_at(index + 1, line)):
                return found
        return None

    def organisation_at(self, index: int, line: Line) -> str | None:
        """The body named within the next tokens: "de provincie Fryslân", "het ministerie", "waterschap X"."""
        lows = self.document.lows
        for position in range(index, min(index + 4, line.last)):
            if position in self.bodies_at:
                body = self.bodies_at[position][1]
                return body.name if body.is_body else None
            if (municipality := self.municipalities.get(self.document.words[position])) and position == index:
                return municipality
            named_behind = position + 1 in self.bodies_at
            # "het bedrijf", "het Delftse bedrijf"
            told = lows[position - 1] in DETERMINERS or (
                lows[position - 2] == "het" and lows[position - 1].endswith("se")
            )
            if is_bare_body(lows[position]) and told and not named_behind:
                return self._nearest_of_type(lows[position], position)
            addressed = position > index and lows[position] == "aan"
            if addressed or lows[position] in (",", ".", "(", "–", ":") or lows[position] in NOT_PLACES_OF_WORK:
                return None
        return None

    def _nearest_of_type(self, word: str, at: int) -> str | None:
        """ "programmaleider bij de gemeente": the body of that type named last before, else first after."""
        if word not in self.of_type:
            kinds = CLASS_OF_BARE.get(word, ())
            named = [(first, body) for first, (_last, body) in self.bodies_at.items() if body.is_body]
            self.of_type[word] = sorted((first, body.name) for first, body in named if body.kind in kinds)
        named_alike = self.of_type[word]
        return named_alike[max(bisect_left(named_alike, (at, "")) - 1, 0)][1] if named_alike else None

    def is_body_name(self, name: str) -> bool:
        return name in self.names

    # Before the name: "wethouder Anil Jhagroe", "KPT-voorzitter Noud van Grinsven", "staatssecretaris van BZK X" ----

    def organisation_behind_die(self, index: int, line: Line) -> str | None:
        """ "X, die de monitor opstelde voor het Instituut": the body that somebody works for."""
        lows = self.document.lows
        for position in range(index, min(index + 7, line.last)):
            if lows[position] in ("voor", "bij", "namens"):
                return self.organisation_at(position + 1, line)
            if lows[position] in (",", "."):
                break
        return None

    def unlisted_role(self, index: int, line: Line) -> tuple[str | None, str | None]:
        """In a list of participants whatever stands behind the name is the function: "bakker en voorzitter van …"."""
        lows = self.document.lows
        end = index
        while (
            end < line.last
            and end - index < 6
            and lows[end] not in PLACE_PREPOSITIONS
            and lows[end] not in (",", ".", "(")
        ):
            end += 1
        if end == index or not self.document.words[index][0].islower():
            return None, None
        organisation = self.organisation_at(end + 1, line) if end < line.last else None
        return " ".join(self.document.slice(index, end).split()), organisation
