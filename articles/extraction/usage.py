"""What a capitalised phrase without a type word names, by its use: who works there, what it does, how it is called."""

import re
from functools import cache

from articles.extraction import lexicon
from articles.extraction.classes import CAPITAL, NOUN, SAYS
from articles.extraction.dealings import Dealings
from articles.extraction.document import Document, Line, Role
from articles.extraction.fields import is_field
from articles.extraction.gazetteer import base_gazetteer
from articles.extraction.phrases import ACRONYM, MAY_BE_NAME, SMALL_JOINTS, Phrases, opening_long_places
from articles.extraction.vocabulary import Head, given_gender, is_document, is_role, not_names, places, reporting_verbs
from articles.extraction.workplaces import DEPARTMENTS, Workplaces

WILLING = frozenset(("wil", "wilde", "gaat"))  # what a body does; "is" and "komt" say nothing of the kind
RUNNING = frozenset((Role.TEXT, Role.LIST_ITEM, Role.QUESTION, Role.CAPTION))
LONG_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{1,5}[A-Z]$")
BEFORE_BODIES = frozenset("de het bij door van aan en met namens".split())
BEFORE_NOUNS = frozenset(
    "de het een dit deze die met onze ons haar zijn hun mijn nieuwe landelijke overheidsbrede".split()
)
BEFORE_NAMES = BEFORE_NOUNS | frozenset("van naar over via voor aan door en of als genaamd heet , : op bij".split())
REPRESENTATIVES = ("raadslid", "kamerlid", "statenlid", "fractievoorzitter", "fractieleider", "senator")
NO_THINGS = (
    "se", "sche", "buurt", "laan", "straat", "plein", "weg", "gracht", "kade", "gebouw", "huis", "kerk",
    "enaar", "zaal", "hal",
    "hof",
    "hotel", "theater", "conferentie",
    "station", "terminal", "café", "dag", "week", "congres", "debat", "festival", "beurs", "prijs",
    "partij", "verzoek", "vergadering", "aire", "ieke", "ische", "lijst", "markt", "dijk", "singel",
)  # fmt: skip
CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*$")


# What a place does where its government is meant; it "ligt", "telt" or "krijgt" as a place.
ACTS_OF_GOVERNMENTS = frozenset(
    "gaat zal wil legt neemt stelt start begint maakt zet houdt richt geeft investeert onderzoekt opent sluit bouwt "
    "stuurt trekt laat doet werkt gebruikt deelt publiceert voert besloot besluit koos kiest stopt".split()
)


EVENTS = frozenset("congres conferentie festival beurs symposium evenement jaarcongres webinar".split())
JOINTS = (",", "en")
LONGEST_LISTED = 7  # tokens
LONGEST_ROW = 40  # tokens
APPOSITION = 14  # tokens
# Plural type words with the kind of what they name; a place in a row of several is nobody's own municipality.
PLACES = ("gemeenten", "buurgemeenten", "provincies")
SEVERAL = dict.fromkeys(PLACES, "other") | {
    "corporaties": "company",
    "woningcorporaties": "company",
    "bedrijven": "company",
    "leveranciers": "company",
    "banken": "company",
    "stichtingen": "foundation",
    "ziekenhuizen": "hospital",
    "verenigingen": "association",
    "universiteiten": "university",
    "hogescholen": "university",
    "waterschappen": "water_authority",
}
ORIGINS = frozenset(
    "Nederlandse Amerikaanse Duitse Europese Franse Britse Belgische Chinese Canadese Deense Estse Finse Ierse Indiase "
    "Israëlische Italiaanse Japanse Noorse Oostenrijkse Poolse Spaanse Vlaamse Zweedse Zwitserse Limburgse Brabantse "
    "Groningse Friese Drentse Overijsselse Gelderse Zeeuwse Twentse".split()
)


@cache
def is_origin(word: str) -> bool:
    """Whether a word says where somebody or something is from: Nederlandse, Rotterdamse, Zwolse, Leidse."""
    stem = word.removesuffix("se")
    towns = (stem, f"{stem}e", f"{stem}le", f"{stem}en", f"{stem}a", f"Den {stem[:4]}")
    return word in ORIGINS or (stem != word and any(town in places() for town in towns))


class Usage:
    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.document = document
        self.phrases = phrases
        words, lows = document.words, document.lows
        nouns = [i for i in document.having(NOUN) if i + 1 < len(words)]
        self.local_places = {words[i + 1] for i in nouns if lows[i] in ("gemeente", "provincie")}
        self.names_several = any(f"{plural} " in document.low for plural in SEVERAL)
        self.datelined = {
            words[line.first].title()
            for line in document.lines
            if line.last - line.first > 4 and words[line.first].isupper() and words[line.first + 1] in "–—-•|"
        }
        self.person_ends = {last: first for first, last in phrases.taken.items()}
        self.workplaces = Workplaces(document, self.person_ends)
        self.dealings = Dealings(document, self.workplaces)

    def of(self, index: int, end: int, line: Line) -> tuple[Head, str] | None:
        """The kind and the rule, None where nothing tells what the phrase names."""
        if kind := self.workplaces.of_function(index, end, line):
            return kind, "role-at"
        if self.document.lows[index - 1] in DEPARTMENTS or self.document.lows[index - 1] in EVENTS:
            return None
        if line.role in RUNNING and self.dealings.tell(index, end):
            return Head(True, "company"), "dealings"
        if self.document.words[index - 1] == "(" and self._is_party(index, end, line):
            return Head(True, "party"), "party"
        if self.workplaces.beside_person(index, end, line):
            return Head(True, "other"), "beside-name"
        return self._by_itself(index, end, line)

    def governs(self, index: int, line: Line) -> bool:
        """A place that stands for its government, where the text does not call that "gemeente"."""
        governs = self.workplaces.governs(index, line) or self._acts(index, line)
        return governs and self.document.words[index] not in self.local_places

    def _acts(self, index: int, line: Line) -> bool:
        """ "Drenthe belooft", "Zwolle gaat": a place that begins a sentence and acts."""
        word, behind = self.document.words[index], index + 1
        dutch = word in lexicon.words("places.txt") or word in self.datelined
        if (
            not dutch
            and self.phrases.sentence_start(index, line)
            and self.document.lows[behind : behind + 1] == ["heeft"]
        ):
            return f"In {word}" in self.document.text and f"{word}ers" in self.document.text
        if dutch and self.document.lows[index - 1] in ("gaat", "wil", "besloot") and behind < line.last:
            return self.document.classes[behind] & CAPITAL == 0
        if not (dutch and self.phrases.sentence_start(index, line)):
            return False
        return behind < line.last and (
            bool(self.document.classes[behind] & SAYS) or self.document.lows[behind] in ACTS_OF_GOVERNMENTS
        )

    def among_several(self, index: int, line: Line) -> tuple[Head, str] | None:
        """ "de gemeenten Duinwijk en Veenrade", "de bedrijven Wijkwijs (Ede) en Kadelicht (Zwolle)"."""
        first = self.document.words[index]
        if not self.names_several or (first in not_names() and first not in opening_long_places()):
            return None
        words, at = self.document.words, index - 1
        while at > line.first:
            if words[at] == ")" and words[at - 2] == "(":
                at -= 3
            elif words[at] in JOINTS or (words[at][0].isupper() and words[at + 1] not in SEVERAL):
                at -= 1
            else:
                break
        kind = SEVERAL.get(words[at]) if index - at < LONGEST_ROW and words[at + 1] not in JOINTS else None
        return (Head(True, kind), "government" if words[at] in PLACES else "listed-among") if kind else None

    def pleads(self, end: int, line: Line) -> bool:
        """ "Wijkwijs, het platform van winkeliers, pleit": a verb of saying behind the apposition."""
        marks = [i for i in range(end, min(end + APPOSITION, line.last - 1)) if self.document.words[i] == ","]
        return len(marks) > 1 and bool(self.document.classes[marks[1] + 1] & SAYS)

    def _by_itself(self, index: int, end: int, line: Line) -> tuple[Head, str] | None:
        """What it does or how it is written, where nobody stands beside it."""
        alone = end - index == 1
        if alone and self._speaks(index, end, line):
            return Head(True, "other"), "says"
        if not alone and not self.workplaces.is_function(index - 1) and self._is_company(index, end, line):
            return Head(True, "company"), "company"
        if alone and self._is_acronym_of_body(index, line):
            return Head(True, "other"), "acronym"
        if self._is_foreign_firm(index, end):
            return Head(True, "company"), "company"
        if self._is_among_bodies(index, end):
            return Head(True, "other"), "listed-among"
        if self.phrases.is_called(index) or self._is_named_thing(index, end, line):
            return Head(False, "other"), "capitals"
        return None

    def _is_foreign_firm(self, index: int, end: int) -> bool:
        """ "het Amerikaanse Kyndryl": Dutch says "het" of a firm by its name alone."""
        words, lows = self.document.words, self.document.lows
        if not is_origin(words[index]) or lows[index - 1] != "het" or not 2 <= end - index <= 3:
            return False
        return not any(
            self.phrases.is_ordinary(i) or words[i].lower().endswith(NO_THINGS) for i in range(index + 1, end)
        )

    def _is_among_bodies(self, index: int, end: int) -> bool:
        """ "de SVB, het CAK, Zorgtafel en DUO": between bodies that the lists know, at least two of them."""
        words = self.document.words
        if words[index - 1] not in JOINTS or words[index] in places() or is_field(words[index]):
            return False
        before = self._listed_before(index - 1)
        behind = words[end : end + 1] and words[end] in JOINTS and self._listed_at(end + 1)
        return before is not None and (bool(behind) or self._listed_before(before - 1) is not None)

    def _listed_before(self, joint: int) -> int | None:
        """Where the listed body begins that ends at a comma or "en"."""
        words = self.document.words
        if joint < 1 or words[joint] not in JOINTS:
            return None
        reach = range(joint - 1, max(joint - LONGEST_LISTED, -1), -1)
        return next((index for index in reach if self._listed_at(index) == joint), None)

    def _listed_at(self, index: int) -> int | None:
        """The token behind the listed body that begins here, perhaps behind its article."""
        words = self.document.words
        index += words[index : index + 1] in (["de"], ["het"])
        match = base_gazetteer().match(words, index) if index < len(words) else None
        return match[0] if match and match[1][1] else None

    def _speaks(self, index: int, end: int, line: Line) -> bool:
        """ "DUO zegt", "DigiCampus meldt": an abbreviation or a joined word in front of a verb of saying."""
        word = self.document.words[index]
        if end >= line.last or not self.document.classes[end] & SAYS or self.phrases.is_ordinary(index):
            return False
        if self.document.words[end].isupper():
            return False  # a line in capitals
        verb = self.document.lows[end]
        plain = verb in WILLING or any(not v.particle and " " not in v.infinitive for v in reporting_verbs()[verb])
        return plain and bool(ACRONYM.match(word) or CAMEL.match(word))

    def _is_party(self, index: int, end: int, line: Line) -> bool:
        """ "raadslid Jermaine Vrieze (Lokaal Almeerdam)": the party behind a representative's name."""
        words, lows = self.document.words, self.document.lows
        if not (end < line.last and words[end] == ")" and index - 2 > line.first):
            return False
        start = self.person_ends.get(index - 1)
        return start is not None and start > line.first and lows[start - 1].endswith(REPRESENTATIVES)

    def _is_company(self, index: int, end: int, line: Line) -> bool:
        """ "Kop & Kogge ICT", "Kustlijn Cloud": by the last word or an ampersand, in running text."""
        words = self.document.words[index:end]
        if line.role not in RUNNING or all(is_field(word) for word in words if word != "&"):
            return False
        return words[-1] in lexicon.words("company_tails.txt") or "&" in words

    def _is_acronym_of_body(self, index: int, line: Line) -> bool:
        """ "samen met de NVVB": an abbreviation behind an article or preposition that is no common term."""
        word = self.document.words[index]
        return (
            index > line.first
            and line.role in RUNNING
            and bool(LONG_ACRONYM.match(word))
            and word not in lexicon.words("common_acronyms.txt")
            and self.document.lows[index - 1] in BEFORE_BODIES
        )

    def _is_named_thing(self, index: int, end: int, line: Line) -> bool:
        """ "het Gegevensboek", "met Open Noord": Dutch writes a noun with a capital only where it is a name."""
        words, lows = self.document.words, self.document.lows
        if index <= line.first or line.role not in RUNNING or self.phrases.sentence_start(index, line):
            return False
        if not self._may_precede(index, end, line):
            return False
        capitals = [word for word in words[index:end] if word not in SMALL_JOINTS]
        if not all(word.isalpha() and word[1:].islower() and len(word) > 2 for word in capitals):
            return False
        if end - index == 1 and (len(words[index]) < 5 or lows[index - 1] not in BEFORE_NOUNS):
            return False
        return not (
            " ".join(words[index:end]) in places()
            or any(self._is_no_thing(word, several=end - index > 1) for word in words[index:end])
            or given_gender(words[index])
            or self._stands_for_place(index, end, line)
        )

    def _may_precede(self, index: int, end: int, line: Line) -> bool:
        """An article or preposition, or a noun with its article: "het spreekuur Samen Inloggen"."""
        words, lows = self.document.words, self.document.lows
        before, several = lows[index - 1], end - index > 1
        if words[index - 1][0].isupper():
            return before in ("de", "het", "dit", "deze", "onze") and self.phrases.sentence_start(index - 1, line)
        if is_role(before):
            return False
        if before in BEFORE_NAMES or (end < line.last and lows[end] in ("geheten", "genaamd", "heet", "heette")):
            return True
        if not several:
            return False
        noun = index - 2 >= line.first and lows[index - 2] in BEFORE_NOUNS and before.isalpha() and not is_role(before)
        return noun or (words[index] in MAY_BE_NAME and before.isalpha())

    def _is_no_thing(self, word: str, several: bool) -> bool:
        """Places, people of places, functions, documents and what belongs to a bigger name."""
        low = word.lower()
        return (
            word in places()
            or word in self.local_places
            or word.removesuffix("s").removesuffix("er") in places()
            or (not several and word in not_names() and word not in MAY_BE_NAME)
            or is_role(low)
            or is_document(low)
            or low.endswith(NO_THINGS)
            or low.startswith(("kamer", "rijks"))
        )

    def _stands_for_place(self, index: int, end: int, line: Line) -> bool:
        """ "in Udenhout", "het Deltacafé in Arnhem", "uit Trabzon"."""
        words, lows = self.document.words, self.document.lows
        if end + 1 < line.last and lows[end] in ("in", "te", ",") and words[end + 1] in places():
            return True
        return lows[index - 1] in ("in", "uit", "te")
