"""The function in front of a name: "wethouder X", "KPT-voorzitter X", "raadsleden X en Y", "voorzitter van Z, X,"."""

import re
from functools import cache, lru_cache

from articles.extraction import lexicon
from articles.extraction.body_forms import Body
from articles.extraction.classes import (
    ATTRIBUTES,
    BEFORE_SENTENCE,
    CAPITAL,
    FUTURE,
    OTHER_WORDS,
    POINTS,
    ROLE,
    SAID,
    SAYS,
)
from articles.extraction.document import Document, Line
from articles.extraction.fields import is_field
from articles.extraction.phrases import MAX_PHRASE
from articles.extraction.role_phrases import ARTICLES, PLACE_PREPOSITIONS, ROLE_ENDS, RolePhrases
from articles.extraction.vocabulary import is_role, titles

# What stands before a function with a hyphen and is no body.
BEFORE_FUNCTIONS = lexicon.lowered("role_modifiers.txt") | frozenset(
    "oud ex vice adjunct co senior junior interim onder plaatsvervangend mede oprichter minister directeur hoofd rijks "
    "kamer staten raads project programma".split()
)
NO_FIELD = SAYS | ATTRIBUTES | OTHER_WORDS | POINTS | FUTURE | SAID
PARTY_MEMBER = re.compile(r"([A-Z][\w-]{1,20})[’']er$")  # NSC’er, D66'er
COMPOUND = re.compile(r"([A-Z][\w&]+(?:-[A-Z][\w&]+)?)-([A-Za-z]\w+)$")  # KPT-voorzitter

LONGEST_LIST = 12  # names
# "Wijkwijs-directeur": a body leads its name even where the sentence gives it a capital.
LEADERS = frozenset("directeur topman topvrouw ceo oprichter baas bestuurder bestuursvoorzitter woordvoerder".split())


class RolesBefore:
    """`bodies_at` and `phrases` as the reader of functions has them; `begins` holds names by the token behind them."""

    def __init__(self, document: Document, bodies_at: dict[int, tuple[int, Body]], phrases: RolePhrases) -> None:
        self.document = document
        self.bodies_at = bodies_at
        self.phrases = phrases
        self.begins: dict[int, int] = {}

    def role(self, index: int, last: int, line: Line) -> tuple[str | None, str | None]:
        lows = self.document.lows
        position = self._before_titles(index, line)
        if position > line.first and lows[position] in (":", "was", "is") and is_role(lows[position - 1]):
            return (None if lows[position - 1].startswith("auteur") else lows[position - 1]), None
        if member := PARTY_MEMBER.match(self.document.words[position]):
            return None, member[1]
        if shared := self._shared(position, line):
            return shared
        if lows[position] == "," and lows[last : last + 1] == [","]:
            return self._ahead_of_comma(position, line)
        return self._in_front(position, last, line)

    def _in_front(self, position: int, last: int, line: Line) -> tuple[str | None, str | None]:
        """ "wethouder Digitale Zaken X": a function up to this token, up to four others behind it."""
        lows = self.document.lows
        if lows[position] == "en" and position in self.begins:
            return None, None
        position, inside = self._before_parentheses(position, line)
        start = next((i for i in range(position, max(line.first, position - 5) - 1, -1) if is_role(lows[i])), None)
        if start is None:
            return None, None
        between = range(start + 1, position + 1)
        covered = {i for at in between if at in self.bodies_at for i in range(at, self.bodies_at[at][0])}
        if not all(i in covered or self._may_stand_between(i) for i in between) and not self._is_field(between):
            return None, None
        organisation = next((self.bodies_at[i][1].name for i in between if i in self.bodies_at), inside)
        end = next((i for i in between if self._ends_function(i, last)), position + 1)
        if organisation is None and end != position + 1:
            return None, None
        opens_sentence = self.document.classes[start - 1] & BEFORE_SENTENCE if start > line.first else True
        role, own = self._split_compound(
            self.document.slice(self._officer_start(start, line), end), bool(opens_sentence)
        )
        role = self._with_modifier(start, line, singular(role))
        behind = self._field_behind(last, line)
        return _lower_first(f"{role} {behind}" if behind else role), organisation or own

    def _shared(self, position: int, line: Line) -> tuple[str, str | None] | None:
        """ "wethouders A (Zwolle), B (Kampen) en C": the function of each is that before the first name."""
        words, lows = self.document.words, self.document.lows
        for _ in range(LONGEST_LIST):
            if (shared := singular(lows[position])) != lows[position] and is_role(shared):
                role, own = self._split_compound(singular(words[position]), opens_sentence=False)
                return _lower_first(role), own
            if words[position] not in (",", "en", "&") or position <= line.first:
                return None
            end = position
            if words[end - 1] == ")":
                end = next((i for i in range(end - 2, max(line.first, end - MAX_PHRASE), -1) if words[i] == "("), end)
            first = self.begins.get(end, line.first)
            if first <= line.first:
                return None
            position = first - 1
        return None

    def _ends_function(self, index: int, limit: int) -> bool:
        low = self.document.lows[index]
        if low == "en" and self.phrases.joins_role(index, limit):
            return False
        return low in PLACE_PREPOSITIONS or low in ROLE_ENDS or index in self.bodies_at

    def _before_parentheses(self, position: int, line: Line) -> tuple[int, str | None]:
        """ "directeur-generaal Digitalisering (ministerie van BZK) X": past a body in parentheses, and that body."""
        words = self.document.words
        if position <= line.first or words[position] != ")":
            return position, None
        opening = next((i for i in range(position, max(line.first, position - 14), -1) if words[i] == "("), None)
        if opening == position - 2 and is_role(self.document.lows[position - 1]):
            return opening - 1, None  # "chief information officer (CIO) X"
        if opening is None or opening + 1 not in self.bodies_at or self.bodies_at[opening + 1][0] != position:
            return position, None
        return opening - 1, self.bodies_at[opening + 1][1].name

    def _ahead_of_comma(self, comma: int, line: Line) -> tuple[str | None, str | None]:
        """ "de nieuwe voorzitter van de Wijkbank, X,": the function, with its body, stands before the comma."""
        classes, lows = self.document.classes, self.document.lows
        body = next((first for first, (last, _) in self._bodies_before(comma, line) if last == comma), None)
        reach = comma - 4 if body is None else body - 5
        start = next((i for i in range(comma - 1, max(line.first, reach) - 1, -1) if classes[i] & ROLE), None)
        if start is None or not all(lows[i].isalpha() for i in range(start, comma if body is None else body)):
            return None, None
        role, organisation = self.phrases.role_at(start, comma, line)
        return (_lower_first(role), organisation) if role else (None, None)

    def _bodies_before(self, index: int, line: Line) -> list[tuple[int, tuple[int, Body]]]:
        nearby = range(max(line.first, index - MAX_PHRASE), index)
        return [(first, self.bodies_at[first]) for first in nearby if first in self.bodies_at]

    def _is_field(self, between: range) -> bool:
        """ "hoogleraar cloudbeveiliging X": one noun in small letters between the function and the name."""
        if len(between) != 1:
            return False
        low, class_ = self.document.lows[between[0]], self.document.classes[between[0]]
        return low.isalpha() and len(low) > 4 and not class_ & NO_FIELD

    def _officer_start(self, start: int, line: Line) -> int:
        """chief nursing information officer: back to "chief"."""
        lows = self.document.lows
        if lows[start] != "officer":
            return start
        return next((i for i in range(start, max(line.first, start - 4) - 1, -1) if lows[i] == "chief"), start)

    def _before_titles(self, index: int, line: Line) -> int:
        """The last token before a name and its titles."""
        words, lows = self.document.words, self.document.lows
        position = index - 1
        while position >= line.first and (
            lows[position] in titles() or (words[position] == "." and lows[position - 1] in titles())
        ):
            position -= 1
        return position

    def _may_stand_between(self, index: int) -> bool:
        """Between a function and a name: a capital, a preposition, an article, a title or an adjective."""
        low = self.document.lows[index]
        if low == "en":
            return self.phrases.joins_role(index, index + 2) and index not in self.begins
        if low == ".":
            return self.document.lows[index - 1] in titles()
        joins = low in PLACE_PREPOSITIONS or low in ARTICLES or low in titles() or low == "voor"
        return joins or bool(self.document.classes[index] & CAPITAL)

    def _with_modifier(self, start: int, line: Line, role: str) -> str:
        """The adjective before it belongs to a function (oud-, plaatsvervangend), but "Utrechtse" does not."""
        low = self.document.lows[start - 1] if start > line.first else ""
        return f"{low} {role}" if low in role_modifiers() else role

    def _split_compound(self, role: str, opens_sentence: bool) -> tuple[str, str | None]:
        """KPT-voorzitter: voorzitter of KPT; an ICT-manager and an oud-minister are no one's.

        A capital that only opens the sentence makes no name: Data-analist.
        """
        match = COMPOUND.match(role)
        if match is None or not is_role(match[2].lower()):
            return role, None
        name = match[1]
        if name in lexicon.words("common_acronyms.txt") or name.lower() in BEFORE_FUNCTIONS:
            return role, None
        leads = match[2].lower() in LEADERS and not is_field(name)
        is_name = not name[1:].islower() or name in self.document.words or not opens_sentence or leads
        return (match[2], name) if is_name else (role, None)

    def _field_behind(self, last: int, line: Line) -> str | None:
        """wethouder X (Digitale Stad): the field in parentheses belongs to the function."""
        words = self.document.words
        if last + 2 < line.last and words[last] == "(" and words[last + 1][0].isupper():
            closing = next((i for i in range(last, min(last + 7, line.last)) if words[i] == ")"), None)
            inside = self.document.slice(last + 1, closing) if closing else ""
            if last + 1 in self.bodies_at:
                return None
            field, comma, _party = inside.partition(", ")
            if not field or field.isupper() or ":" in field:
                return None
            if len(field.split()) >= 2 or comma or is_field(field):
                return field
        return None


@cache
def role_modifiers() -> frozenset[str]:
    return lexicon.words("role_modifiers.txt") - ARTICLES


@lru_cache(maxsize=2048)
def singular(role: str) -> str:
    """raadslid of raadsleden, wethouder of wethouders: the function of each of them; others stay as they are."""
    low = role.lower()
    if low.endswith("leden"):
        return f"{role[:-5]}lid"
    if low.endswith("ssen"):
        return role[:-3]
    if low.endswith("raren"):
        return f"{role[:-5]}raar"
    ending = next((ending for ending in ("en", "s") if low.endswith(ending) and is_role(low[: -len(ending)])), "")
    return role.removesuffix(ending)


def _lower_first(role: str) -> str:
    """A function at the start of a sentence loses its capital; abbreviations keep theirs."""
    first = role.split()[0]
    own_capital = first[1:] != first[1:].lower() or first[1:2].isdigit()
    return role if own_capital else role[:1].lower() + role[1:]
