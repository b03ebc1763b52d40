"""Which function somebody has, and where: from apposition, participant lists, captions and the words before a name."""

import re

from articles.extraction import lexicon
from articles.extraction.body_forms import Body
from articles.extraction.document import Document, Line
from articles.extraction.document import Role as LineRole
from articles.extraction.person import Person
from articles.extraction.role_phrases import ARTICLES, PLACE_PREPOSITIONS, ROLE_ENDS, RolePhrases
from articles.extraction.vocabulary import is_role, titles

APPOSITION_MARKS = (",", "–", "—", "-", "|", ":")


class RoleReader:
    """Reads the function beside each mention of a full name."""

    def __init__(self, document: Document, bodies: list[Body]) -> None:
        self.document = document
        self.bodies_at: dict[int, tuple[int, Body]] = {}
        for body in bodies:
            for span in body.mentions:
                first = document.token_at(span.start)
                last = document.token_at(span.end)
                if first not in self.bodies_at or self.bodies_at[first][0] < last:
                    self.bodies_at[first] = (last, body)
        self.phrases = RolePhrases(document, self.bodies_at)

    def read(self, people: list[Person]) -> None:
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
                person.also_roles.append(role)
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
        if position < line.last and self.document.words[position] == "(":
            inside, position = self._in_parentheses(position, line)
            if inside[0] or inside[1] or position >= line.last:
                return inside
        if position >= line.last:
            return None, None
        low = self.document.lows[position]
        if low in ("is", "was", "werkt"):
            return self._predicate(position + 1, line)
        if low in ("van", "bij", "namens"):
            return None, self.phrases.organisation_at(position + 1, line)
        if is_role(low) and position == index:
            return self.phrases.role_at(position, line.last, line)
        return self._apposition(position, line) if low in APPOSITION_MARKS else (None, None)

    def _in_parentheses(self, index: int, line: Line) -> tuple[tuple[str | None, str | None], int]:
        """What stands in parentheses behind a name (a body or a function), and the token after them."""
        if index + 1 in self.bodies_at:
            return (None, self.bodies_at[index + 1][1].name), index
        words = self.document.words
        closing = next((i for i in range(index, min(index + 6, line.last)) if words[i] == ")"), None)
        if closing is None:
            return (None, None), line.last
        role, organisation = self.phrases.role_at(index + 1, closing, line)
        return (role, organisation if role else None), closing + 1

    def _apposition(self, index: int, line: Line) -> tuple[str | None, str | None]:
        if self.document.lows[index] == "," and self.document.lows[index + 1 : index + 2] == ["die"]:
            return None, self.phrases.organisation_behind_die(index + 2, line)
        found = self.phrases.role_at(index + 1, line.last, line)
        return found if found[0] or line.role is not LineRole.LIST_ITEM else self.phrases.unlisted_role(index + 1, line)

    def _predicate(self, index: int, line: Line) -> tuple[str | None, str | None]:
        """ "X is sinds maart programmadirecteur van …"."""
        lows = self.document.lows
        for position in range(index, min(index + 5, line.last)):
            if is_role(lows[position]):
                return self.phrases.role_at(position, line.last, line)
            if lows[position] in (".", ","):
                break
        return None, None

    def _before(self, index: int, last: int, line: Line) -> tuple[str | None, str | None]:
        lows = self.document.lows
        position = self._before_titles(index, line)
        if position > line.first and lows[position] in (":", "was", "is") and is_role(lows[position - 1]):
            return lows[position - 1], None
        start = next((i for i in range(position, max(line.first, position - 5) - 1, -1) if is_role(lows[i])), None)
        if start is None:
            return None, None
        between = range(start + 1, position + 1)
        covered = {i for at in between if at in self.bodies_at for i in range(at, self.bodies_at[at][0])}
        if not all(i in covered or self._may_stand_between(i) for i in between):
            return None, None
        organisation = next((self.bodies_at[i][1].name for i in between if i in self.bodies_at), None)
        ends = (i for i in between if lows[i] in PLACE_PREPOSITIONS or lows[i] in ROLE_ENDS or i in self.bodies_at)
        end = next(ends, position + 1)
        if organisation is None and end != position + 1:
            return None, None
        role, own = self._split_compound(self.document.slice(start, end))
        role = self._with_modifier(start, line, role)
        behind = self._field_behind(last, line)
        return _lower_first(f"{role} {behind}" if behind else role), organisation or own

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
        return self.document.words[index][0].isupper() or low in PLACE_PREPOSITIONS | ARTICLES | titles() | {
            "voor",
            ".",
        }

    def _with_modifier(self, start: int, line: Line, role: str) -> str:
        low = self.document.lows[start - 1] if start > line.first else ""
        return (
            f"{self.document.words[start - 1].lower()} {role}"
            if low in lexicon.lowered("role_modifiers.txt") and low not in ARTICLES
            else role
        )

    def _split_compound(self, role: str) -> tuple[str, str | None]:
        """KPT-voorzitter: voorzitter of KPT."""
        match = re.match(r"([A-Z][\w&]+)-([a-z]\w+)$", role)
        if match and is_role(match[2]) and not is_role(match[1].lower()):
            return match[2], match[1]
        return role, None

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


def _lower_first(role: str) -> str:
    """A function at the start of a sentence loses its capital; abbreviations keep theirs."""
    first = role.split()[0]
    return role if first.isupper() and len(first) > 1 else role[:1].lower() + role[1:]
