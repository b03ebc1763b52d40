"""Names that their first words give away: laws, local parties, and publications that ask or print."""

import re
from itertools import compress

from articles.extraction import lexicon
from articles.extraction.document import Document, Line, Role
from articles.extraction.gazetteer import base_gazetteer
from articles.extraction.phrases import Phrases
from articles.extraction.vocabulary import CONNECTORS, Head, head

LAWS = frozenset(("wet", "wetsvoorstel", "spoedwet", "rijkswet", "initiatiefwet"))
OPENS_LAW = ("Tijdelijke", "Tijdelijk", "Algemene")
ASKING = frozenset("met tegen aan van dagblad krant magazine tijdschrift vakblad weekblad".split())
OPENS_PARTY = frozenset("Leefbaar Dorpsbelang Dorpsbelangen Gemeentebelangen Stadsbelang Burgerbelangen".split())
CLOSES_PARTY = frozenset("Belang Belangen Vooruit".split())
PARTY_WORDS = OPENS_PARTY | CLOSES_PARTY | {"Hart"}
PARTY = Head(True, "party")
ABBREVIATED = re.compile(r"\(([A-Z]{2,6})\)")
LONGEST_FORM = 8  # tokens
LONGEST_HEADING = 60  # code points
PARTNERS = re.compile(
    r"(?:de )?(?:deelnem\w+|partners?|partijen|ondertekenaars|initiatiefnemers|leden|samenwerkingspartners"
    r"|aangesloten \w+)\b(?! zijn| van het panel)",
    re.IGNORECASE,
)
COLLEGE = (["burgemeester", "en", "wethouders"], ["b", "en", "w"], ["b&w"])


class SpecialNames:
    """`forms` holds local parties and abbreviated names by their first token: the token behind them, kind and rule."""

    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.document = document
        self.phrases = phrases
        self.forms: dict[int, tuple[int, Head, str]] = {}
        self._has_awards = "van het Jaar" in document.text
        self._find_parties()
        self._find_abbreviated()

    def at(self, index: int, line: Line) -> tuple[int, Head, str] | None:
        """The token behind a law, local party or abbreviated name that begins here, its kind and the rule."""
        if index in self.forms:
            return self.forms[index]
        if self._has_awards and (award := self._award_end(index, line)) is not None:
            return award, Head(False, "award"), "type-word"
        opens_law = self.document.lows[index] in LAWS or self.document.words[index] in OPENS_LAW
        law = self._law_end(index, line) if opens_law else None
        return (law, Head(False, "law"), "law") if law else None

    def party_of_group(self, index: int) -> str | None:
        """ "de VVD-fractie", "de CDA-Statenfractie": the party, where the lists know it."""
        party, hyphen, group = self.document.words[index].rpartition("-")
        if not hyphen or not group.lower().endswith(("fractie", "fracties")):
            return None
        listed = base_gazetteer().match([party], 0)
        return listed[1][0] if listed and listed[1][2] == "party" else None

    def _award_end(self, index: int, line: Line) -> int | None:
        """Overheidsorganisatie van het Jaar."""
        behind = index + 1
        titled = self.document.words[behind : behind + 3] == ["van", "het", "Jaar"]
        return behind + 3 if titled and behind + 3 <= line.last else None

    def _find_parties(self) -> None:
        """Hart voor Zandmeer, Leefbaar Duinwijk, Duinwijks Belang."""
        words, is_part = self.document.words, self.phrases.is_name_part
        for index in compress(range(len(words) - 1), map(PARTY_WORDS.__contains__, words)):
            if words[index] in CLOSES_PARTY:
                if index and is_part(index - 1) and self._in_one_line(index - 1, index + 1):
                    self.forms[index - 1] = (index + 1, PARTY, "party")
                continue
            last = index + 1 + (words[index] == "Hart")
            opens = words[index] != "Hart" or words[index + 1] == "voor"
            if opens and last < len(words) and is_part(last) and self._in_one_line(index, last + 1):
                self.forms[index] = (last + 1, PARTY, "party")

    def _find_abbreviated(self) -> None:
        """ "Aanvullende inkomensvoorziening ouderen (AIO)": words whose first letters stand behind them."""
        words, lows = self.document.words, self.document.lows
        for match in ABBREVIATED.finditer(self.document.text):
            mark = self.document.token_at(match.start())
            first, rest = mark, list(match[1].lower())
            while first and rest and (lows[first - 1] in CONNECTORS or lows[first - 1][0] == rest[-1]):
                first -= 1
                if lows[first] not in CONNECTORS:
                    rest.pop()
            if rest or not words[first][0].isupper() or all(word[0].isupper() for word in words[first:mark]):
                continue
            kind = next((found for low in lows[first:mark] if (found := head(low))), None)
            if kind and self._in_one_line(first, mark):
                self.forms[first] = (mark, kind, "abbreviated")

    def _in_one_line(self, first: int, last: int) -> bool:
        return "\n" not in self.document.slice(first, last)

    def listed_participants(self) -> list[tuple[int, int]]:
        """The tokens of each entry in a list under "Deelnemers" or "Partners" that names no person."""
        found: list[tuple[int, int]] = []
        inside = False
        for line in self.document.lines:
            if line.role is not Role.LIST_ITEM:
                inside = len(line.text) < LONGEST_HEADING and bool(PARTNERS.match(line.text))
            elif inside:
                first = next(
                    (i for i in range(line.first, line.last) if self.document.words[i][0].isalnum()), line.last
                )
                short = 0 < line.last - first <= LONGEST_FORM
                plain = not {",", ":", "(", ".", "–"} & {*self.document.words[first : line.last]}
                if short and plain and not any(i in self.phrases.taken for i in range(first, line.last)):
                    found.append((first, line.last))
        return found

    def in_small_letters(self, index: int, line: Line) -> tuple[int, Head, str] | None:
        """A law or college that is written without a capital: rijkswet …, college van burgemeester en wethouders."""
        if self.document.lows[index] in ("spoedwet", "rijkswet") and index + 1 < line.last:
            law = self.phrases.law_end(index, line)
            return (law, Head(False, "law"), "law") if law else None
        college = self._college_end(index, line)
        return None if college is None else (college, Head(True, "other"), "type-word")

    def _college_end(self, index: int, line: Line) -> int | None:
        lows = self.document.lows
        if lows[index] != "college" or lows[index + 1 : index + 2] != ["van"]:
            return None
        ends = (index + 2 + len(who) for who in COLLEGE if lows[index + 2 : index + 2 + len(who)] == who)
        return next((end for end in ends if end <= line.last), None)

    def is_medium(self, index: int, end: int, line: Line) -> bool:
        """ "in een interview met Zorgblad", "zegt zij tegen Zorgblad": a publication that asks or prints."""
        if self.document.lows[index - 1] not in ASKING:
            return False
        name = self.document.slice(index, end)
        listed = name in lexicon.words("publications.txt") and not name.endswith("verheid")  # Digitale Overheid
        return listed and line.role in (Role.TEXT, Role.LIST_ITEM)

    def _law_end(self, index: int, line: Line) -> int | None:
        """Wet open overheid, Algemene wet bestuursrecht, Tijdelijke wet …"""
        words, lows = self.document.words, self.document.lows
        behind = lows[index + 1 : index + 2]
        if (behind == ["wet"] and words[index] in OPENS_LAW) or (behind == ["besluit"] and words[index] == "Tijdelijk"):
            return self.phrases.law_end(index + 1, line)
        if lows[index] in LAWS or (words[index] == "Algemene" and behind == ["verordening"]):
            return self.phrases.law_end(index, line)
        return None
