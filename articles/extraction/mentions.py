"""Who is meant where: full names, surnames, first names, pronouns, functions and bodies as they stand in the text."""

from dataclasses import dataclass
from typing import Literal

from articles.extraction import lexicon
from articles.extraction.body_forms import Body
from articles.extraction.classes import ARTICLE, CAPITAL, MENTIONS, NOUN, POINTS, ROLE, SAYS
from articles.extraction.document import Document, Role
from articles.extraction.person import Person
from articles.extraction.vocabulary import GROUPS, head, is_bare_body, is_document

MentionKind = Literal["person", "surname", "given", "pronoun", "role", "body", "bare_body", "document", "plural"]
PRONOUNS = {
    "hij": "m",
    "zij": "f",
    "ze": "f",
    "hem": "m",
    "haar": "f",
    "hijzelf": "m",
    "zijzelf": "f",
    "diezelfde": "x",
}
COMPOUNDED = ("secretaris", "directeur", "voorzitter", "manager", "leider", "adviseur", "architect", "bestuurder")
MINISTERIAL = frozenset(("bewindspersoon", "bewindsman", "bewindsvrouw"))
# What people with a function are also called; the first that somebody in the text holds is meant.
_CIRCLES = (
    "ceo topman topvrouw bestuursvoorzitter directeur-bestuurder directeur bestuurder baas",
    "hoogleraar professor wetenschapper onderzoeker lector promovendus",
    "kamerlid parlementariër volksvertegenwoordiger politicus fractievoorzitter",
    "raadslid fractievoorzitter politicus",
    "wethouder bestuurder",
    "gedeputeerde bestuurder",
    "dijkgraaf heemraad waterschapsbestuurder",
    "programmamanager projectleider programmaleider programmadirecteur manager coördinator",
    "directeur-generaal topambtenaar ambtenaar",
    "secretaris-generaal topambtenaar ambtenaar",
)
ALIKE = {
    word: tuple(other for circle in _CIRCLES if word in circle.split() for other in circle.split() if other != word)
    for word in " ".join(_CIRCLES).split()
}
POSSESSIVES = frozenset(("haar", "zijn", "hun"))
NOUN_OR_ROLE = NOUN | ROLE
ARTICLE_WITHIN = 4  # tokens before a noun or function
READ_FOR_MENTIONS = frozenset((Role.TEXT, Role.TITLE, Role.CAPTION, Role.LIST_ITEM, Role.HEADING, Role.QUESTION))


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens `first` to `last` (not included) that may mean one of `people` or a body or document."""

    first: int
    last: int
    kind: MentionKind
    people: tuple[int, ...] = ()
    body: Body | None = None
    words: str = ""


def find_mentions(document: Document, people: list[Person], bodies: list[Body]) -> list[Mention]:
    """All mentions in the order of the text, none overlapping."""
    return _Scanner(document, people, bodies).scan()


class _Scanner:
    def __init__(self, document: Document, people: list[Person], bodies: list[Body]) -> None:
        self.document = document
        self.people = people
        self.fixed: dict[int, Mention] = {}
        for number, person in enumerate(people):
            for first, last in person.places:
                self.fixed[first] = Mention(first, last, "person", (number,))
        for body in bodies:
            for first, last in body.places:
                if first not in self.fixed:
                    self.fixed[first] = Mention(first, last, "body", body=body)
        self.forms = _name_forms(people)
        self.opening_names = {*self.forms, *(low.replace("'", "’") for low in self.forms)}
        self.holders = _holders_by_words(people)

    def scan(self) -> list[Mention]:
        mentions: list[Mention] = []
        for line, tokens in self.document.by_line(self._openings(), READ_FOR_MENTIONS):
            reached = line.first
            for index in tokens:
                mention = (self.fixed.get(index) or self._at(index, line.last)) if index >= reached else None
                if mention:
                    mentions.append(mention)
                    reached = mention.last
        return mentions

    def _openings(self) -> list[int]:
        """Where a mention may begin: an article only where a noun or a function is near behind it."""
        classes, lows = self.document.classes, self.document.lows
        nouns = self.document.having(NOUN_OR_ROLE)
        articles = [i for noun in nouns for i in range(max(noun - ARTICLE_WITHIN, 0), noun) if classes[i] & ARTICLE]
        naming = self.opening_names | PRONOUNS.keys() | POSSESSIVES
        named = [index for index in self.document.having(MENTIONS) if lows[index] in naming]
        return sorted({*self.fixed, *articles, *named})

    def _at(self, index: int, limit: int) -> Mention | None:
        lows = self.document.lows
        low = lows[index]
        if low in self.opening_names and (named := self._partial_name(index, limit)):
            return named
        if self.document.classes[index] & ARTICLE:
            return self._definite(index, limit) if index + 1 < limit else None
        if low in POSSESSIVES and index + 1 < limit and self.document.classes[index + 1] & NOUN:
            if is_document(lows[index + 1]):
                return Mention(index, index + 2, "document", words=lows[index + 1])
            if is_bare_body(lows[index + 1]):
                return Mention(index, index + 2, "bare_body", words=lows[index + 1])
        if low in PRONOUNS:
            return Mention(index, index + 1, "pronoun", words=low)
        return None

    def _partial_name(self, index: int, limit: int) -> Mention | None:
        words = self.document.words
        if not (words[index][0].isupper() or words[index][0] in "’'‘"):
            return None
        for form, numbers, kind in self.forms[words[index].lower().replace("’", "'")]:
            end = index + len(form)
            if (
                end <= limit
                and tuple(w.lower().replace("’", "'") for w in words[index:end]) == form
                and words[end - 1][0].isupper()
            ):
                return Mention(index, end, kind, numbers)
        return None

    def _definite(self, index: int, limit: int) -> Mention | None:
        """ "de wethouder", "het ministerie", "de directeur Digitale Economie van EZK", "dat advies"."""
        lows = self.document.lows
        for position in range(index + 1, min(index + 4, limit)):
            class_ = self.document.classes[position]
            if position in self.fixed or class_ & (POINTS | SAYS):
                return None
            if class_ & NOUN and (kind := self._kind_of_noun(lows[position], adjacent=position == index + 1)):
                return Mention(index, position + 1, kind, words=lows[position])
            if role_end := self._role_end(position, limit):
                words = " ".join(lows[position:role_end])
                return Mention(index, role_end, "role", self._holders(position, role_end, limit), words=words)
            adjective = lows[position].endswith("e") or lows[position] in lexicon.words("role_modifiers.txt")
            if class_ & CAPITAL or not adjective:
                return None
        return None

    def _kind_of_noun(self, low: str, adjacent: bool) -> MentionKind | None:
        """What a noun behind an article means; an adjective may stand between for bodies with a type word."""
        if is_bare_body(low) and (adjacent or head(low)):
            return "bare_body"
        if low in GROUPS and adjacent:
            return "plural"
        return "document" if is_document(low) else None

    def _role_end(self, position: int, limit: int) -> int | None:
        """The token after a function of one word, or of an adjective and a word."""
        classes, low = self.document.classes, self.document.lows[position]
        if classes[position] & ROLE:
            return position + 1
        modifies = low.endswith("e") or low in lexicon.words("role_modifiers.txt")
        if classes[position] & CAPITAL or not modifies or position + 1 >= limit:
            return None
        return position + 2 if classes[position + 1] & ROLE else None

    def _holders(self, start: int, end: int, limit: int) -> tuple[int, ...]:
        """The people whose function begins or ends with these words; a longer one in the text narrows the choice."""
        lows = self.document.lows
        words = " ".join(lows[start:end])
        holders = self._holding(words)
        if not holders:
            holders = self.holders.get(f"~{words}", []) or self._holding(words.rpartition("-")[2])
        if not holders:
            holders = next((found for other in ALIKE.get(words, ()) if (found := self._holding(other))), [])
        if len(holders) > 1:
            longer = " ".join(lows[start : min(end + 2, limit)])
            narrowed = [n for n in holders if any(role.lower().startswith(longer) for role in _roles(self.people[n]))]
            holders = narrowed or holders
        return tuple(holders)

    def _holding(self, words: str) -> list[int]:
        return sorted({*self.holders.get(words, ()), *self.holders.get(words.rpartition(" ")[2] + "$", ())})


def _roles(person: Person) -> list[str]:
    return [role for role in (person.role, *person.also_roles) if role]


def _holders_by_words(people: list[Person]) -> dict[str, list[int]]:
    """Who may be meant by the words of a function: its beginning in full, or, marked "$", its first or last word.

    "de secretaris" may mean the provinciesecretaris where nobody is secretaris: that is marked "~".
    """
    holders: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        for role in _roles(person):
            words = role.lower().split()
            keys = {" ".join(words[:end]) for end in range(1, len(words) + 1)}
            keys |= {f"{words[0]}$", f"{words[-1]}$", f"{words[0].rpartition('-')[2]}$"}
            keys |= {f"~{noun}" for noun in COMPOUNDED if words[0].endswith(noun) and words[0] != noun}
            if words[0].startswith(("minister", "staatssecretaris")):
                keys |= MINISTERIAL
            for key in keys:
                holders.setdefault(key, []).append(number)
    return holders


def _name_forms(people: list[Person]) -> dict[str, list[tuple[tuple[str, ...], tuple[int, ...], MentionKind]]]:
    """Surnames and first names by their first word, the longest first, each with everybody who has it."""
    owners: dict[tuple[str, ...], dict[int, MentionKind]] = {}
    for number, person in enumerate(people):
        for form, kind in _forms_of(person):
            owners.setdefault(form, {}).setdefault(number, kind)
    forms: dict[str, list[tuple[tuple[str, ...], tuple[int, ...], MentionKind]]] = {}
    for form, numbers in owners.items():
        surnames = tuple(n for n, kind in numbers.items() if kind == "surname")
        shared: MentionKind = "surname" if surnames else "given"
        forms.setdefault(form[0], []).append((form, surnames or tuple(numbers), shared))
    for candidates in forms.values():
        candidates.sort(key=lambda item: -len(item[0]))
    return forms


def _forms_of(person: Person) -> list[tuple[tuple[str, ...], MentionKind]]:
    forms: list[tuple[tuple[str, ...], MentionKind]] = []
    surname = tuple(person.surname.lower().replace("’", "'").split())
    if surname:
        forms.append((surname, "surname"))
        core = tuple(w for w in person.surname.split() if w[0].isupper())
        if len(core) == 1 and len(surname) > 1 and "-" not in core[0]:
            forms.append(((core[0].lower(),), "surname"))
        if "-" in person.surname:
            forms.append((tuple(person.surname.split("-")[0].lower().replace("’", "'").split()), "surname"))
    if person.given and "." not in person.given:
        forms.append(((person.given.split()[0].lower(),), "given"))
    return forms
