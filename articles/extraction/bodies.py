"""Organisations and initiatives: names with a type word, names that the lists know, abbreviations and full forms."""

from itertools import compress

from articles.extraction import lexicon
from articles.extraction.body_forms import (
    Body,
    is_both,
)
from articles.extraction.classes import BEFORE_SENTENCE, CAPITAL, HEADED, LISTED, ORDINARY, ROLE, STARTER, TYPE_WORD
from articles.extraction.document import Document, Line, Role
from articles.extraction.fields import is_field
from articles.extraction.gathered import Gathered
from articles.extraction.gazetteer import Names, base_gazetteer, known_gazetteer
from articles.extraction.kinds import Kinds
from articles.extraction.person import Person, surname_parts
from articles.extraction.phrases import Phrases
from articles.extraction.results import KnownNames
from articles.extraction.special_names import SpecialNames
from articles.extraction.typed_names import TypedNames
from articles.extraction.usage import is_origin
from articles.extraction.vocabulary import (
    NEVER_INSIDE,
    SENTENCE_STARTERS,
    Head,
    head,
    places,
)
from articles.extraction.workplaces import DEPARTMENTS, MARKS

MAY_OPEN_NAME = CAPITAL | TYPE_WORD | LISTED

READ_FOR_BODIES = frozenset(
    (
        Role.TEXT,
        Role.TITLE,
        Role.CAPTION,
        Role.LIST_ITEM,
        Role.SIGNATURE,
        Role.HEADING,
        Role.QUESTION,
        Role.CREDIT,
        Role.PULL_QUOTE,
        Role.BYLINE,
    )
)
# Common nouns that tell what a body is and do not belong to its name.
LONGEST_ACRONYM = 7
COMMON_NOUNS = frozenset(
    "regeringspartij coalitiepartij oppositiepartij "
    "netbeheerder concurrent leverancier softwareleverancier bedrijf techbedrijf softwarebedrijf adviesbureau "
    "cloudbedrijf zorgverzekeraar woningcorporatie uitgeverij belangenvereniging brancheorganisatie "
    "branchevereniging koepelorganisatie vakbond denktank toezichthouder marktonderzoeker beheerder".split()
)
# Plans and groups that are called by these words together with their field.
OF_FIELDS = frozenset("agenda werkagenda actieplan uitvoeringsprogramma werkgroep taskforce routekaart".split())
# "Nationale AI coalitie": type words that may close a name in small letters.
CLOSING_TYPES = frozenset("coalitie alliantie strategie agenda programma akkoord taskforce".split())


def find_bodies(document: Document, people: list[Person], known: KnownNames) -> list[Body]:
    """Organisations and initiatives in the order of the text, each with the places where it is named."""
    return _Finder(document, people, known).find()


class _Finder:
    def __init__(self, document: Document, people: list[Person], known: KnownNames) -> None:
        self.document = document
        self.known = known_gazetteer(known)
        self.taken: dict[int, int] = {first: last for person in people for first, last in person.places}
        self.phrases = Phrases(document, self.taken, self.known)
        self.kinds = Kinds(document, self.phrases)
        self.special = SpecialNames(document, self.phrases)
        self.typed = TypedNames(document, self.phrases)
        self.gathered = Gathered(document)
        self.told: Names[Body] = Names()
        self.taken_by_lists: dict[int, int] = {}
        self.surnames = {
            core: prefix for person in people if person.given for prefix, core in surname_parts(person.surname)
        }

    def find(self) -> list[Body]:
        lines = [line for line in self.document.lines if line.role in READ_FOR_BODIES]
        self._read_participants()
        for line, tokens in self.document.by_line(self._openings(), READ_FOR_BODIES):
            self._read_line(line, tokens)
        self.gathered.add_partial_forms(lines, self.taken)
        return self.gathered.bodies()

    def _read_participants(self) -> None:
        """Bodies in a list of their own: "Deelnemers" with an entry for each; "A en B" are two places."""
        words = self.document.words
        for first, last in self.special.listed_participants():
            both = words[first + 1 : first + 2] == ["en"] and last == first + 3 and words[first] in places()
            for begin, end in ((first, first + 1), (first + 2, last)) if both else ((first, last),):
                match = base_gazetteer().match(words, begin)
                if match is not None and match[0] == end:
                    continue
                name = " ".join(self.document.slice(begin, end).split())
                typed = next((found for low in self.document.lows[begin:end] if (found := head(low))), None)
                kind = typed.kind if typed and typed.is_body else "other"
                self.told.add(name, self.gathered.add(name, True, kind, begin, end, "participant"))
                self.taken_by_lists[begin] = end

    def _openings(self) -> list[int]:
        """Where a name may begin: a capital, a type word, or a word that the lists or the register know."""
        openings, words, known = self.document.having(MAY_OPEN_NAME), self.document.words, self.known.by_first
        return sorted({*openings, *compress(range(len(words)), map(known.__contains__, words))}) if known else openings

    def _read_line(self, line: Line, openings: list[int]) -> None:
        classes, words = self.document.classes, self.document.words
        reached = line.first
        known = self.known.by_first
        for index in openings:
            if index < reached:
                continue
            class_ = classes[index]
            listed = class_ & LISTED or words[index] in known
            if ended := self.taken.get(index) or self.taken_by_lists.get(index):
                reached = ended
                continue
            if words[index] in self.surnames and self._is_surname(index):
                continue
            if class_ & STARTER and not listed and (index == line.first or classes[index - 1] & BEFORE_SENTENCE):
                continue
            end = self._listed(index, line) if listed else self._told_before(index, line)
            if end is None and class_ & CAPITAL:
                end = self._capitals(index, line)
            elif end is None and class_ & TYPE_WORD:
                end = self._lower_head(index, line)
            reached = end or index

    def _told_before(self, index: int, line: Line) -> int | None:
        """A name of several words that a type word opened before: Samen aan de Knoppen."""
        match = self.told.match(self.document.words, index) if self.told.by_first else None
        if match is None or match[0] > line.last:
            return None
        body = match[1]
        self.gathered.add(body.name, body.is_body, body.kind, index, match[0], body.rule)
        return match[0]

    def _is_surname(self, index: int) -> bool:
        """ "zegt Van den Heuvel": somebody who is named in full elsewhere, and no body or plan."""
        prefix = self.surnames[self.document.words[index]]
        goes_on = self.document.classes[index + 1 : index + 2]
        alone = not goes_on or not goes_on[0] & CAPITAL
        return alone and self.document.lows[index - len(prefix) : index] == prefix

    # What the lists know -------------------------------------------------------------------------------

    def _listed(self, index: int, line: Line) -> int | None:
        words = self.document.words
        known = self.known.match(words, index) if self.known.by_first else None
        match = known or base_gazetteer().match(words, index)
        if match is None:
            return None
        end, (name, is_body, kind) = match
        if end > line.last:
            return None
        if end == index + 1 and (self._opens_longer_name(index, line) or self.special.at(index, line)):
            return None
        if (kind == "media" and self._is_no_speaking_medium(end, line)) or self.kinds.is_portfolio(index, kind):
            return end
        longer = self.phrases.phrase_end(index, line) if words[index][0].isupper() else end
        tail = words[longer - 1]
        if longer > end and kind != "ministry" and (head(tail.lower()) or tail in lexicon.words("company_tails.txt")):
            return None
        first = self._with_article_head(index, line) if kind == "ministry" else index
        if kind == "other" and (before := self.phrases.head_before(index, line)) and before.is_body == is_body:
            kind = before.kind
        body = self.gathered.add(name, is_body, kind, first, end, "listed")
        body.both = body.both or (known is not None and is_both(name))
        return self.gathered.abbreviation_after(end, line, body)

    def _opens_longer_name(self, index: int, line: Line) -> bool:
        """ "Rekenkamer Almeerdam" is not the one that the list means by "Rekenkamer"."""
        words, lows = self.document.words, self.document.lows
        following = index + 1
        return (
            head(lows[index]) is not None
            and following < line.last
            and self.phrases.is_name_part(following)
            and following not in self.taken
            and words[following] not in SENTENCE_STARTERS
        )

    def _is_no_speaking_medium(self, end: int, line: Line) -> bool:
        """The page's own furniture, or part of an event's name: the iBestuur Congres."""
        followed = end < line.last and self.document.classes[end] & CAPITAL
        return bool(followed) or line.role not in (Role.TEXT, Role.LIST_ITEM)

    def _with_article_head(self, index: int, line: Line) -> int:
        """The words "ministerie van" before the name belong to it."""
        lows = self.document.lows
        if index - 2 >= line.first and lows[index - 1] == "van" and lows[index - 2] == "ministerie":
            return index - 2
        if index - 1 >= line.first and lows[index - 1] == "ministerie":
            return index - 1
        return index

    # Names with a capital ------------------------------------------------------------------------------

    def _capitals(self, index: int, line: Line) -> int | None:
        lows = self.document.lows
        if self._begins_no_name(index, line):
            return None
        if lows[index] == "chief" or lows[index] in DEPARTMENTS:
            return self.phrases.phrase_end(index, line)
        if special := self._special(index, line):
            return special
        if lows[index] == "dag" and lows[index + 1 : index + 2] == ["van"]:
            return self.phrases.phrase_end(index + 2 + (lows[index + 2 : index + 3] in (["de"], ["het"])), line)
        end = self.phrases.phrase_end(index, line)
        if self.special.is_medium(index, end, line):
            return self._name(index, end, Head(True, "media"), "listed", line)
        kind = self.kinds.of(index, end, line)
        loose = kind is None or kind[1] == "capitals"
        if loose and end - index > 1 and end < line.last and lows[end] in CLOSING_TYPES:
            end, kind = end + 1, (head(lows[end]) or Head(False, "other"), "type-word")
        if kind is None:
            return end if end - index > 1 else None
        return self._name(index, end, kind[0], kind[1], line)

    def _special(self, index: int, line: Line) -> int | None:
        if special := self.special.at(index, line):
            return self._name(index, *special, line)
        if party := self.special.party_of_group(index):
            self.gathered.add(party, True, "party", index, index + 1, "listed")
            return index + 1
        return None

    def _begins_no_name(self, index: int, line: Line) -> bool:
        """ "De", "ministerie" before a listed name, and "CEO Wijkwijs", where the name begins behind the function."""
        class_ = self.document.classes[index]
        if class_ & STARTER and self._opens_sentence_only(index, line):
            return True
        if class_ & ORDINARY and self.phrases.sentence_start(index, line) and self._is_listed(index + 1, line):
            return True  # "Vooral GroenLinks-PvdA"
        word = self.document.words[index]
        if word == "Wil" and self.phrases.sentence_start(index, line):
            return True  # "Wil DUO dat?"
        if (
            "-" in word
            and self.document.lows[index].rpartition("-")[2] in COMMON_NOUNS
            and self._is_listed(index + 1, line)
        ):
            return True  # "DigiD-beheerder Logius"
        if word.isupper() and len(word) > LONGEST_ACRONYM and word.isalpha():
            return True  # "ACHTERGROND Basisregistratie": a rubric
        if class_ & ROLE and self.document.words[index - 1] in MARKS:
            return True  # "Anna Bos - Directeur Wijkwijs"
        if class_ & ROLE and word.isupper():
            return not self.document.classes[index + 1 : index + 2] or not self.document.classes[index + 1] & HEADED
        return self.document.lows[index] == "ministerie" and self.phrases.ministry_follows(index)

    def _is_listed(self, index: int, line: Line) -> bool:
        listed = index < line.last and self.document.classes[index] & LISTED
        return bool(listed and base_gazetteer().match(self.document.words, index)) and not self._listed_from(index - 1)

    def _listed_from(self, index: int) -> bool:
        return base_gazetteer().match(self.document.words, index) is not None

    def _opens_sentence_only(self, index: int, line: Line) -> bool:
        word = self.document.words[index]
        if self.phrases.head_before(index, line) is not None:
            return False
        return word in NEVER_INSIDE or self.phrases.sentence_start(index, line)

    def _lower_head(self, index: int, line: Line) -> int | None:
        """A name behind a type word in small letters, or one that is written without a capital."""
        if special := self.special.in_small_letters(index, line):
            return self._name(index, *special, line)
        named = self.typed.behind(index, line)
        if named is None:
            return None
        if named.title is None:
            return self._name(index, named.last, named.kind, "type-word", line)
        self.gathered.add(named.title, False, named.kind.kind, named.first, named.last, "quoted-name")
        return named.last

    # Keeping -------------------------------------------------------------------------------------------

    def _name(self, index: int, end: int, kind: Head, rule: str, line: Line) -> int:
        if self.document.lows[index - 1] in OF_FIELDS and end == index + 1 and is_field(self.document.words[index]):
            index -= 1  # "de werkagenda Digitalisering"
        index = self._without_common_noun(index, end, line, rule)
        name = " ".join(self.document.slice(index, end).split())
        if len(name) == 1:  # plan B
            return end
        body = self.gathered.add(name, kind.is_body, kind.kind, index, end, rule)
        body.both = body.both or is_both(name)
        if rule == "type-word-before" and end - index > 2:
            self.told.add(name, body)
        return self.gathered.abbreviation_after(end, line, body)

    def _without_common_noun(self, index: int, end: int, line: Line, rule: str) -> int:
        """ "Netbeheerder Stedin" at the start of a sentence is called Stedin, "het Franse Nuage" Nuage."""
        if end - index < 2:
            return index
        small = self.document.words[index][0].islower()
        low = self.document.lows[index]
        common = (low in COMMON_NOUNS or low.endswith("bedrijf")) and (
            small or self.phrases.sentence_start(index, line)
        )
        origin = is_origin(self.document.words[index]) and rule in ("company", "capitals", "role-at", "beside-name")
        if self.document.classes[index - 1] & ROLE:  # "hoogleraar Bestuurskunde Universiteit Leiden"
            while index < end - 1 and (self._is_mere_field(index) or self.document.words[index] == "&"):
                index += 1  # "directeur Techniek & Mobiliteit Wijkwijs"
            types = (head(self.document.lows[i]) for i in range(index + 1, end))
            later = [i for i, kind in enumerate(types, index + 1) if kind and kind.is_body]
            if later and later[0] < end - 1 and head(self.document.lows[index]) is None:
                return later[0]
        return index + (common or origin)

    def _is_mere_field(self, index: int) -> bool:
        return is_field(self.document.words[index]) and head(self.document.lows[index]) is None
