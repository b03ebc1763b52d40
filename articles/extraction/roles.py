"""Which function somebody has, and where: from apposition, participant lists, captions and the words before a name."""

import re

from articles.extraction import lexicon
from articles.extraction.body_forms import Body
from articles.extraction.document import Document, Line
from articles.extraction.document import Role as LineRole
from articles.extraction.person import Person
from articles.extraction.vocabulary import is_role, titles

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
        "is",
        "was",
        "namens",
        "en",
        "tijdens",
        "zegt",
        "vertelt",
        "kijkt",
        "sinds",
        "|",
    )
)
ARTICLES = frozenset(("de", "het", "een", "onze", "zijn", "haar"))
NOT_PLACES_OF_WORK = frozenset(("programma", "project", "centrum", "onderzoek"))
APPOSITION_MARKS = (",", "–", "—", "-", "|", ":")
TIME_WORDS = frozenset(
    ("tegenwoordig", "thans", "nu", "inmiddels", "sinds", "momenteel", "destijds", "ooit", "toen", "eerder")
)
MAX_ROLE_TOKENS = 9


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
        self.line_of: dict[int, Line] = {}

    def read(self, people: list[Person], lines: list[Line]) -> None:
        starts = {line.first: line for line in lines}
        boundaries = sorted(starts)
        for person in people:
            for first, last in person.places:
                line = starts[max(b for b in boundaries if b <= first)]
                self._read_place(person, first, last, line)

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
            return None, self._organisation_at(position + 1, line)
        if is_role(low) and position == index:
            return self.role_at(position, line.last, line)
        return self._apposition(position, line) if low in APPOSITION_MARKS else (None, None)

    def _in_parentheses(self, index: int, line: Line) -> tuple[tuple[str | None, str | None], int]:
        """What stands in parentheses behind a name (a body or a function), and the token after them."""
        if index + 1 in self.bodies_at:
            return (None, self.bodies_at[index + 1][1].name), index
        words = self.document.words
        closing = next((i for i in range(index, min(index + 6, line.last)) if words[i] == ")"), None)
        if closing is None:
            return (None, None), line.last
        role, organisation = self.role_at(index + 1, closing, line)
        return (role, organisation if role else None), closing + 1

    def _apposition(self, index: int, line: Line) -> tuple[str | None, str | None]:
        if self.document.lows[index] == "," and self.document.lows[index + 1 : index + 2] == ["die"]:
            return None, self._organisation_behind_die(index + 2, line)
        found = self.role_at(index + 1, line.last, line)
        return found if found[0] or line.role is not LineRole.LIST_ITEM else self._unlisted_role(index + 1, line)

    def _predicate(self, index: int, line: Line) -> tuple[str | None, str | None]:
        """ "X is sinds maart programmadirecteur van …"."""
        lows = self.document.lows
        for position in range(index, min(index + 5, line.last)):
            if is_role(lows[position]):
                return self.role_at(position, line.last, line)
            if lows[position] in (".", ","):
                break
        return None, None

    def _organisation_behind_die(self, index: int, line: Line) -> str | None:
        """ "X, die de monitor opstelde voor het Instituut": the body that somebody works for."""
        lows = self.document.lows
        for position in range(index, min(index + 7, line.last)):
            if lows[position] in ("voor", "bij", "namens"):
                return self._organisation_at(position + 1, line)
            if lows[position] in (",", "."):
                break
        return None

    def _unlisted_role(self, index: int, line: Line) -> tuple[str | None, str | None]:
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
        organisation = self._organisation_at(end + 1, line) if end < line.last else None
        return " ".join(self.document.slice(index, end).split()), organisation

    def role_at(self, index: int, limit: int, line: Line) -> tuple[str | None, str | None]:
        """A function that starts within three tokens, up to the preposition before the body, and the body."""
        lows = self.document.lows
        start = index + (index < limit and lows[index] in ARTICLES)
        officer = self._chief_officer(start, limit)
        if officer:
            return self._with_organisation(start, officer + 1, line)
        noun = next(
            (i for i in range(start, min(start + 4, limit)) if is_role(lows[i]) or self._two_word_role(i)), None
        )
        if noun is None or any(lows[i] in ROLE_ENDS or lows[i] in PLACE_PREPOSITIONS for i in range(start, noun)):
            return None, None
        end = self._role_end(noun, min(limit, start + MAX_ROLE_TOKENS))
        organisation = self._organisation_behind(end, line)
        position = end
        if end > noun + 1 and lows[end - 1] in ARTICLES:
            end -= 1
        while start < noun and lows[start] in TIME_WORDS:
            start += 1
        role = " ".join(self.document.slice(start, end).split()) if end > start else None
        return role, organisation or self._further_organisation(position, limit, line)

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
        return position

    def _ends_role(self, position: int, noun: int, limit: int) -> bool:
        low, before = self.document.lows[position], self.document.lows[position - 1]
        if position in self.bodies_at and self.bodies_at[position][1].is_body:
            return True
        if low in PLACE_PREPOSITIONS:
            return not (low in ("van", "in") and before == "commissaris")
        if low == "voor":
            return "minister" not in self.document.lows[noun]
        if low == "en":
            both = position + 1 < limit and is_role(self.document.lows[position + 1])
            return not both and not self._joins_role(position, limit)
        return low in ROLE_ENDS and not (low == "." and before == "i.o")

    def _organisation_behind(self, end: int, line: Line) -> str | None:
        """The body at the end of a function: right there, behind its preposition or behind a comma."""
        if end >= line.last:
            return None
        if end in self.bodies_at and self.bodies_at[end][1].is_body:
            return self.bodies_at[end][1].name
        low = self.document.lows[end]
        if low in PLACE_PREPOSITIONS or low == "voor":
            return self._organisation_at(end + 1, line)
        return self.bodies_at[end + 1][1].name if low == "," and end + 1 in self.bodies_at else None

    def _with_organisation(self, start: int, end: int, line: Line) -> tuple[str, str | None]:
        """A function of known length, with the body behind its preposition."""
        behind = end < line.last and self.document.lows[end] in PLACE_PREPOSITIONS
        return self.document.slice(start, end), self._organisation_at(end + 1, line) if behind else None

    def _two_word_role(self, index: int) -> bool:
        """chief information officer, commissaris van de Koning: functions of several words."""
        return " ".join(self.document.lows[index : index + 3]) in lexicon.lowered("roles.txt") or " ".join(
            self.document.lows[index : index + 2]
        ) in lexicon.lowered("roles.txt")

    def _joins_role(self, position: int, limit: int) -> bool:
        return (
            position + 1 < limit
            and self.document.words[position + 1][0].isupper()
            and self.document.words[position - 1][0].isupper()
        )

    def _further_organisation(self, position: int, limit: int, line: Line) -> str | None:
        """ "trekker van Duurzaam Bewaard bij het ministerie": a second preposition may name the body."""
        lows = self.document.lows
        for index in range(position, min(position + 8, limit)):
            if lows[index] in (".", ";", "(", "–"):
                return None
            if lows[index] in ("bij", "van", "aan") and (found := self._organisation_at(index + 1, line)):
                return found
        return None

    def _organisation_at(self, index: int, line: Line) -> str | None:
        """The body named within the next tokens: "de provincie Fryslân", "het ministerie", "waterschap X"."""
        lows = self.document.lows
        for position in range(index, min(index + 4, line.last)):
            if position in self.bodies_at:
                body = self.bodies_at[position][1]
                return body.name if body.is_body else None
            if lows[position] in (",", ".", "(", "–", ":") or lows[position] in NOT_PLACES_OF_WORK:
                return None
        return None

    # Before the name: "wethouder Anil Jhagroe", "KPT-voorzitter Noud van Grinsven", "staatssecretaris van BZK X" ----

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
