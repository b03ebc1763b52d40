"""Which function somebody has, and where: from apposition, participant lists, captions and the words before a name."""

import re
from bisect import bisect_left
from functools import cache

from articles.extraction import lexicon
from articles.extraction.body_forms import Body
from articles.extraction.classes import (
    ATTRIBUTES,
    BEFORE_SENTENCE,
    CAPITAL,
    FUTURE,
    MENTIONS,
    OTHER_WORDS,
    POINTS,
    ROLE,
    SAID,
    SAYS,
)
from articles.extraction.document import Document, Line
from articles.extraction.document import Role as LineRole
from articles.extraction.person import Person
from articles.extraction.phrases import MAX_PHRASE
from articles.extraction.role_phrases import ARTICLES, BOTH_OF_THEM, PLACE_PREPOSITIONS, ROLE_ENDS, RolePhrases
from articles.extraction.vocabulary import is_role, titles

# What stands before a function with a hyphen and is no body.
BEFORE_FUNCTIONS = lexicon.lowered("role_modifiers.txt") | frozenset(
    "oud ex vice adjunct co senior junior interim onder plaatsvervangend mede oprichter minister directeur hoofd rijks "
    "kamer staten raads project programma".split()
)
WORKING = (["werkzaam", "bij"], ["verbonden", "aan"], ["werkend", "bij"])
NO_FIELD = SAYS | ATTRIBUTES | OTHER_WORDS | POINTS | FUTURE | SAID
PARTY_MEMBER = re.compile(r"([A-Z][\w-]{1,20})[’']er$")  # NSC’er, D66'er
COMPOUND = re.compile(r"([A-Z][\w&]+)-([A-Za-z]\w+)$")  # KPT-voorzitter
APPOSITION_MARKS = (",", "–", "—", "-", "|", ":")


class RoleReader:
    """Reads the function beside each mention of a full name."""

    def __init__(self, document: Document, bodies: list[Body]) -> None:
        self.document = document
        self.bodies_at: dict[int, tuple[int, Body]] = {}
        for body in bodies:
            for first, last in body.places:
                if first not in self.bodies_at or self.bodies_at[first][0] < last:
                    self.bodies_at[first] = (last, body)
        self.phrases = RolePhrases(document, self.bodies_at)
        self.ends: dict[int, int] = {}

    def read(self, people: list[Person]) -> None:
        self.ends = {first: last for person in people for first, last in person.places}
        for person in people:
            for first, last in person.places:
                self._read_place(person, first, last, self.document.line_at(first))

    def _read_place(self, person: Person, first: int, last: int, line: Line) -> None:
        after = self._after(last, line)
        before = self._before(first, last, line)
        for role, organisation in (after, before):
            if (role and person.role is None) or (
                role and len(role) > len(person.role or "") and role.lower().startswith((person.role or "").lower())
            ):
                person.role = role
                person.organisation = person.organisation or organisation
            elif role:
                person.also_roles += (role,)
                if (
                    person.organisation is None
                    and person.role
                    and role.split()[0].lower() == person.role.split()[0].lower()
                ):
                    person.organisation = organisation
            elif organisation and person.organisation is None:
                person.organisation = organisation

    # Behind the name: "Jos de Groot, directeur Digitale Economie bij het ministerie van EZK" ------------------------

    def _after(self, index: int, line: Line) -> tuple[str | None, str | None]:
        position = index
        inside: tuple[str | None, str | None] = (None, None)
        if position < line.last and self.document.words[position] == "(":
            inside, position = self._in_parentheses(position, line)
        if any(inside) or position >= line.last:
            return inside
        low = self.document.lows[position]
        if low == "en" and (second := self.ends.get(position + 1)) and self._are_both(second):
            return self._apposition(second, line)
        if low in ("is", "was", "werkt", "leidt", "als"):
            return self._told(position, line)
        if low == "," and (employer := self._employer_behind(position + 1, line)):
            return None, employer
        if low in ("van", "bij", "namens"):
            return None, self.phrases.organisation_at(position + 1, line)
        if is_role(low) and position == index:
            return self.phrases.role_at(position, line.last, line)
        return self._apposition(position, line) if low in APPOSITION_MARKS else (None, None)

    def _are_both(self, index: int) -> bool:
        """ "X en Y, beiden adviseur bij …"."""
        comma, *both = self.document.lows[index : index + 2] or [""]
        return comma == "," and not BOTH_OF_THEM.isdisjoint(both)

    def _employer_behind(self, index: int, line: Line) -> str | None:
        """Without a function: "X, werkzaam bij …", "X, namens …", "X, verantwoordelijk voor data bij …"."""
        lows = self.document.lows
        if lows[index : index + 2] in WORKING:
            return self.phrases.organisation_at(index + 2, line)
        if lows[index : index + 1] == ["namens"]:
            return self.phrases.organisation_at(index + 1, line)
        if lows[index : index + 1] == ["verantwoordelijk"]:
            at = next((i for i in range(index + 1, min(index + 7, line.last)) if lows[i] == "bij"), None)
            return self.phrases.organisation_at(at + 1, line) if at else None
        return None

    def _in_parentheses(self, index: int, line: Line) -> tuple[tuple[str | None, str | None], int]:
        """What stands in parentheses behind a name (a body or a function), and the token after them."""
        words = self.document.words
        if index + 1 in self.bodies_at:
            behind, body = self.bodies_at[index + 1]
            role = self.phrases.role_at(behind + 1, line.last, line)[0] if words[behind : behind + 1] == [","] else None
            return (role, body.name), index
        closing = next((i for i in range(index, min(index + 16, line.last)) if words[i] == ")"), None)
        if closing is None:
            return (None, None), line.last
        role, organisation = self.phrases.role_at(index + 1, closing, line)
        return (role, organisation if role else None), closing + 1

    def _apposition(self, index: int, line: Line) -> tuple[str | None, str | None]:
        if self.document.lows[index] == "," and self.document.lows[index + 1 : index + 2] == ["die"]:
            return None, self.phrases.organisation_behind_die(index + 2, line)
        found = self.phrases.role_at(index + 1, line.last, line)
        if not found[0] and self._ends_line(index + 1, line):
            return None, self.bodies_at[index + 1][1].name
        return found if found[0] or line.role is not LineRole.LIST_ITEM else self.phrases.unlisted_role(index + 1, line)

    def _ends_line(self, index: int, line: Line) -> bool:
        """ "- Anna de Vries, Wijkwijs": nothing but a body behind the name."""
        return index in self.bodies_at and self.bodies_at[index][1].is_body and self.bodies_at[index][0] >= line.last

    def _told(self, verb: int, line: Line) -> tuple[str | None, str | None]:
        """ "was wijkverpleegkundige en is vicevoorzitter": what somebody is now comes first."""
        lows = self.document.lows
        if lows[verb] == "als":
            following = lows[verb + 1] if verb + 1 < line.last else ""
            return (following, None) if is_role(following) else (None, None)
        if lows[verb] == "was":
            now = next((i for i in range(verb + 1, min(verb + 10, line.last)) if lows[i] == "is"), None)
            if now is not None and (found := self._predicate(now + 1, line))[0]:
                return found
        return self._predicate(verb + 1, line)

    def _predicate(self, index: int, line: Line) -> tuple[str | None, str | None]:
        """ "X is sinds maart programmadirecteur van …"."""
        lows = self.document.lows
        for position in range(index, min(index + 5, line.last)):
            if is_role(lows[position]) or lows[position] == "chief":
                modified = position > index and lows[position - 1] in role_modifiers()
                return self.phrases.role_at(position - modified, line.last, line)
            if lows[position] in ("bij", "voor") and lows[index - 1] in ("werkt", "leidt"):
                return None, self.phrases.organisation_at(position + 1, line)
            if lows[position] in (".", ","):
                break
        return None, None

    def read_pronouns(self, people: list[Person]) -> None:
        """ "Ze is sinds maart programmadirecteur bij …": what a pronoun is told to be, of whoever was named last."""
        places = sorted((first, number) for number, person in enumerate(people) for first, _ in person.places)
        lows = self.document.lows
        for index in [index for index in self.document.having(MENTIONS) if lows[index] in ("hij", "zij", "ze")]:
            line = self.document.line_at(index)
            if index >= line.last - 2 or not {lows[index + 1], lows[index - 1]} & {"is", "werkt"}:
                continue
            if place := bisect_left(places, (index, 0)):
                told = self._predicate(index + 1 + (lows[index + 1] in ("is", "werkt")), line)
                self._complete(people[places[place - 1][1]], *told)

    def read_told(self, person: Person, verb: int) -> None:
        """What stands behind "is" or "werkt", where that is the word at this token."""
        line = self.document.line_at(verb - 1)
        if verb < line.last - 1 and self.document.lows[verb] in ("is", "werkt"):
            self._complete(person, *self._predicate(verb + 1, line))

    @staticmethod
    def _complete(person: Person, role: str | None, organisation: str | None) -> None:
        if role and person.role is None:
            person.role = role
        same = role is None or (person.role or "").split()[:1] == role.split()[:1]
        if same and person.organisation is None:
            person.organisation = organisation

    def _before(self, index: int, last: int, line: Line) -> tuple[str | None, str | None]:
        lows = self.document.lows
        position = self._before_titles(index, line)
        if position > line.first and lows[position] in (":", "was", "is") and is_role(lows[position - 1]):
            return lows[position - 1], None
        if member := PARTY_MEMBER.match(self.document.words[position]):
            return None, member[1]
        if lows[position] == "," and lows[last : last + 1] == [","]:
            return self._before_comma(position, line)
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
        role = self._with_modifier(start, line, role)
        behind = self._field_behind(last, line)
        return _lower_first(f"{role} {behind}" if behind else role), organisation or own

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
        if opening is None or opening + 1 not in self.bodies_at or self.bodies_at[opening + 1][0] != position:
            return position, None
        return opening - 1, self.bodies_at[opening + 1][1].name

    def _before_comma(self, comma: int, line: Line) -> tuple[str | None, str | None]:
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
        capital = self.document.classes[index] & CAPITAL
        return (
            bool(capital)
            or low in PLACE_PREPOSITIONS
            or low in ARTICLES
            or low in titles()
            or low in ("voor", "en", ".")
        )

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
        is_name = not name[1:2].islower() or name in self.document.words or not opens_sentence
        return (match[2], name) if is_name else (role, None)

    def _field_behind(self, last: int, line: Line) -> str | None:
        """wethouder X (Digitale Stad): the field in parentheses belongs to the function."""
        words = self.document.words
        if last + 2 < line.last and words[last] == "(" and words[last + 1][0].isupper():
            closing = next((i for i in range(last, min(last + 7, line.last)) if words[i] == ")"), None)
            inside = self.document.slice(last + 1, closing) if closing else ""
            if last + 1 in self.bodies_at:
                return None
            if inside and not inside.isupper() and len(inside.split()) >= 2 and ":" not in inside:
                return inside
        return None


@cache
def role_modifiers() -> frozenset[str]:
    return lexicon.words("role_modifiers.txt") - ARTICLES


def _lower_first(role: str) -> str:
    """A function at the start of a sentence loses its capital; abbreviations keep theirs."""
    first = role.split()[0]
    return role if first[1:2].isupper() or first[1:2].isdigit() else role[:1].lower() + role[1:]
