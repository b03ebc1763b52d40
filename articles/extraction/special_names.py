"""Names that their first words give away: laws, local parties, and publications that ask or print."""

import re

from articles.extraction import lexicon
from articles.extraction.document import Document, Line, Role
from articles.extraction.phrases import Phrases
from articles.extraction.vocabulary import CONNECTORS, Head, head

LAWS = frozenset(("wet", "wetsvoorstel", "spoedwet", "rijkswet", "initiatiefwet"))
OPENS_LAW = ("Tijdelijke", "Tijdelijk", "Algemene")
ASKING = frozenset("met tegen aan van dagblad krant magazine tijdschrift vakblad weekblad".split())
OPENS_PARTY = frozenset("Leefbaar Dorpsbelang Dorpsbelangen Gemeentebelangen Stadsbelang Burgerbelangen".split())
CLOSES_PARTY = frozenset("Belang Belangen Vooruit".split())
LONGEST_FORM = 8  # tokens
LONGEST_HEADING = 60  # code points
PARTNERS = re.compile(
    r"(?:de )?(?:deelnem\w+|partners?|partijen|ondertekenaars|initiatiefnemers|leden|samenwerkingspartners"
    r"|aangesloten \w+)\b(?! zijn| van het panel)",
    re.IGNORECASE,
)
COLLEGE = (["burgemeester", "en", "wethouders"], ["b", "en", "w"], ["b&w"])


class SpecialNames:
    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.document = document
        self.phrases = phrases

    def at(self, index: int, line: Line) -> tuple[int, Head, str] | None:
        """The token behind a law or local party that begins here, its kind and the rule."""
        opens_law = self.document.lows[index] in LAWS or self.document.words[index] in OPENS_LAW
        if opens_law and (law := self._law_end(index, line)):
            return law, Head(False, "law"), "law"
        if abbreviated := self._abbreviated(index, line):
            return abbreviated
        party = self._local_party(index, line)
        return None if party is None else (party, Head(True, "party"), "party")

    def _abbreviated(self, index: int, line: Line) -> tuple[int, Head, str] | None:
        """ "Aanvullende inkomensvoorziening ouderen (AIO)": words whose first letters stand behind them."""
        words, lows = self.document.words, self.document.lows
        mark = next((i for i in range(index + 2, min(index + LONGEST_FORM, line.last - 2)) if words[i] == "("), None)
        if mark is None or words[mark + 2] != ")" or not words[mark + 1].isupper():
            return None
        initials = "".join(low[0] for low in lows[index:mark] if low not in CONNECTORS)
        if initials.upper() != words[mark + 1] or all(word[0].isupper() for word in words[index:mark]):
            return None
        kind = next((found for low in lows[index:mark] if (found := head(low))), None)
        return (mark, kind, "abbreviated") if kind else None

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

    def _local_party(self, index: int, line: Line) -> int | None:
        """Hart voor Zandmeer, Leefbaar Duinwijk, Duinwijks Belang."""
        words = self.document.words
        if words[index + 1 : index + 2] and words[index + 1] in CLOSES_PARTY and index + 1 < line.last:
            return index + 2 if self.phrases.is_name_part(index) else None
        after = index + 1 + (words[index] == "Hart" and words[index + 1 : index + 2] == ["voor"])
        opens = words[index] in OPENS_PARTY or after == index + 2
        return after + 1 if opens and after < line.last and self.phrases.is_name_part(after) else None

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
