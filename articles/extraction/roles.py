"""Which function somebody has, and where: from apposition, participant lists, captions and the words before a name."""

from bisect import bisect_left

from articles.extraction.body_forms import Body
from articles.extraction.classes import MENTIONS, ROLE
from articles.extraction.document import Document, Line
from articles.extraction.document import Role as LineRole
from articles.extraction.employed import VERBS as EMPLOYING
from articles.extraction.person import Person
from articles.extraction.role_phrases import BOTH_OF_THEM, RolePhrases
from articles.extraction.roles_before import RolesBefore
from articles.extraction.roles_told import FOUNDS, MOVES, PLURAL_VERBS, SPEAKS_FOR, TELLS, WORKS, RolesTold
from articles.extraction.vocabulary import is_role
from articles.extraction.workplaces import DUTIES

NAMED_BEFORE = 4  # names among which a pronoun finds whom it means
WORKING = (["werkzaam", "bij"], ["verbonden", "aan"], ["werkend", "bij"])
QUOTED = [[mark] for mark in "“‘„«\"'"]
VERBS_OF_PEOPLE = (
    TELLS | WORKS | SPEAKS_FOR | MOVES | FOUNDS | DUTIES | PLURAL_VERBS | {"staat", "promoveerde", "studeerde"}
)
WORKS_THERE = frozenset("geeft werkt leidt is doet houdt coördineert begeleidt bewaakt".split())
PARTICLES = frozenset("aan toe uit op af in daaraan daar eraan er nog".split())
PARTICLE = 3  # tokens
LONGEST_FUNCTION_LINE = 120  # code points
APPOSITION = 8  # tokens
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
        self.before = RolesBefore(document, self.bodies_at, self.phrases)
        self.told = RolesTold(document, self.phrases)
        self.ends: dict[int, int] = {}

    def read(self, people: list[Person]) -> None:
        self.ends = {first: last for person in people for first, last in person.places}
        self.before.begins = {last: first for first, last in self.ends.items()}
        for person in people:
            for first, last in person.places:
                self._read_place(person, first, last, self.document.line_at(first))

    def _read_place(self, person: Person, first: int, last: int, line: Line) -> None:
        was = person.role is not None and self.document.lows[last : last + 1] == ["was"]
        after = (None, None) if was else self._after(last, line)
        after = after[0], after[1] or self.told.employed(last, line)
        before = self.before.role(first, last, line)
        if not (after[1] or before[0] or before[1]):
            after = after[0], self._on_behalf(first, line)
        if not any(after) and first > line.first and self.document.lows[first - 1] in ("is", "was"):
            after = self.told.predicate(last, line)  # "Nu is X nog directeur Telecommarkt"
        for role, organisation in (after, before):
            if (role and person.role is None) or (
                role and len(role) > len(person.role or "") and role.lower().startswith((person.role or "").lower())
            ):
                person.role = role
                person.organisation = person.organisation or organisation
            elif role and organisation and person.organisation is None:
                person.also_roles += (person.role or "",)  # a function with its body says more than one without
                person.role, person.organisation = role, organisation
            elif role:
                person.also_roles += (role,)
            elif organisation and person.organisation is None:
                person.organisation = organisation

    def _on_behalf(self, first: int, line: Line) -> str | None:
        """ "Namens Gelderland tekende X", "Bij de SVB geeft X leiding": the body with which the sentence begins."""
        for index in range(first - 1, max(line.first, first - APPOSITION) - 1, -1):
            word = self.document.words[index]
            if word in ("Namens", "Vanuit") or (word == "Bij" and self.document.lows[first - 1] in WORKS_THERE):
                return self.phrases.organisation_at(index + 1, line)
            if self.document.lows[index] in (".", ",", ":"):
                break
        return None

    # Behind the name: "Jos de Groot, directeur Digitale Economie bij het ministerie van EZK" ------------------------

    def _after(self, index: int, line: Line) -> tuple[str | None, str | None]:
        position = index
        inside: tuple[str | None, str | None] = (None, None)
        if position < line.last and self.document.words[position] == "(":
            inside, position = self._in_parentheses(position, line)
        if any(inside) or position >= line.last:
            return inside if any(inside) else self._on_next_line(index, position, line)
        position += self._particle(position, line)
        low = self.document.lows[position]
        if low == "en" and (second := self.ends.get(position + 1)):
            return self._shared(second, line)
        if low in VERBS_OF_PEOPLE:
            return self.told.behind(position, line)
        if low == "," and (employer := self._employer_behind(position + 1, line)):
            return None, employer
        if low in ("van", "bij", "namens", "/"):
            return None, self.phrases.organisation_at(position + 1, line)
        if is_role(low) and position == index:
            return self.phrases.role_at(position, line.last, line)
        return self._apposition(position, line) if low in APPOSITION_MARKS else (None, None)

    def _particle(self, index: int, line: Line) -> int:
        """The length of "aan" in "vult X aan, wethouder in Zwolle"."""
        lows = self.document.lows[index : min(index + PARTICLE + 1, line.last)]
        comma = lows.index(",") if "," in lows else 0
        return comma if comma and PARTICLES.issuperset(lows[:comma]) else 0

    def _on_next_line(self, name_end: int, index: int, line: Line) -> tuple[str | None, str | None]:
        """A line of nothing but a name, perhaps with an age, and below it "voorzitter Netwerk Zandmeer"."""
        if self.before.begins.get(name_end) != line.first or index >= len(self.document.words):
            return None, None
        below = self.document.line_at(index)
        short = len(below.text) < LONGEST_FUNCTION_LINE and not below.text.endswith((".", ":"))
        told = short and below.paragraph == line.paragraph and self.document.classes[index] & ROLE
        return self.phrases.role_at(index, below.last, below) if told else (None, None)

    def _shared(self, index: int, line: Line) -> tuple[str | None, str | None]:
        """ "X en Y, beiden adviseur bij …", "X en Y van Wijkwijs": what stands behind the second name is of both."""
        if self._are_both(index):
            return self._apposition(index, line)
        if any(told := self.told.plural(index, line)):
            return told
        come_from = index < line.last and self.document.lows[index] in ("van", "bij", "namens")
        return None, self.phrases.organisation_at(index + 1, line) if come_from else None

    def _are_both(self, index: int) -> bool:
        """ "X en Y, beiden adviseur bij …"."""
        comma, *both = self.document.lows[index : index + 2] or [""]
        return comma == "," and not BOTH_OF_THEM.isdisjoint(both)

    def _employer_behind(self, index: int, line: Line) -> str | None:
        """Without a function: "X, werkzaam bij …", "X, namens …", "X, verantwoordelijk voor data bij …"."""
        lows = self.document.lows
        if lows[index : index + 2] in WORKING:
            return self.phrases.organisation_at(index + 2, line)
        if lows[index : index + 1] in (["namens"], ["van"]):
            return self.phrases.organisation_at(index + 1, line)
        if lows[index : index + 1] == ["verantwoordelijk"]:
            at = next((i for i in range(index + 1, min(index + 7, line.last)) if lows[i] == "bij"), None)
            return self.phrases.organisation_at(at + 1, line) if at else None
        return None

    def _in_parentheses(self, index: int, line: Line) -> tuple[tuple[str | None, str | None], int]:
        """What stands in parentheses behind a name (a body or a function), and the token after them."""
        words = self.document.words
        inside = index + 1 + (self.document.lows[index + 1 : index + 2] in (["de"], ["het"]))
        if inside in self.bodies_at:
            behind, body = self.bodies_at[inside]
            role = self.phrases.role_at(behind + 1, line.last, line)[0] if words[behind : behind + 1] == [","] else None
            return (role, body.name), index
        closing = next((i for i in range(index, min(index + 16, line.last)) if words[i] == ")"), None)
        if closing is None:
            return (None, None), line.last
        if ":" in words[index + 1 : index + 4]:
            return (None, None), closing + 1  # (foto: X)
        aged = self.document.lows[index + 1].isdigit() and words[index + 2] == ","
        role, organisation = self.phrases.role_at(index + 1 + 2 * aged, closing, line)
        return (role, organisation if role else None), closing + 1

    def _apposition(self, index: int, line: Line) -> tuple[str | None, str | None]:
        if self.document.lows[index] == ":" and self.document.lows[index + 1 : index + 2] in QUOTED:
            return None, None
        if index + 1 >= line.last and self.document.lows[index] == "," and index + 1 < len(self.document.lows):
            line = self.document.line_at(index + 1)  # the function stands on the next line
        if self.document.lows[index] == "," and self.document.lows[index + 1 : index + 2] == ["die"]:
            return self._behind_die(index + 2, line)
        found = self.phrases.role_at(index + 1, self._next_name(index + 1, line), line)
        named = index + 1 + (self.document.lows[index + 1 : index + 2] in (["de"], ["het"]))
        if not found[0] and self._ends_line(named, line):
            return None, self.bodies_at[named][1].name
        return found if found[0] or line.role is not LineRole.LIST_ITEM else self.phrases.unlisted_role(index + 1, line)

    def _next_name(self, index: int, line: Line) -> int:
        """ "wethouder A, de Zwolse burgemeester B": a function before the next name, no mark between, is theirs."""
        ahead = range(index, min(index + APPOSITION, line.last))
        named = next((i for i in ahead if i in self.ends), line.last)
        marked = any(not self.document.words[i][0].isalnum() for i in range(index, min(named, line.last)))
        return index if named < line.last and not marked else line.last

    def _behind_die(self, index: int, line: Line) -> tuple[str | None, str | None]:
        """ "X, die bij Saxion lector is", "X, die de monitor opstelde voor het Instituut"."""
        if self.document.lows[index : index + 1] == ["bij"] and any(told := self.told.at_body(index + 1, line)):
            return told
        return None, self.phrases.organisation_behind_die(index, line) or self.told.founded(index, line)

    def _ends_line(self, index: int, line: Line) -> bool:
        """ "- Anna de Vries, Wijkwijs": nothing but a body behind the name."""
        if index not in self.bodies_at or not self.bodies_at[index][1].is_body:
            return False
        end, body = self.bodies_at[index]
        if body.kind == "party" and self.document.lows[end : end + 1] in (["."], [","]):
            return True  # "raadslid Anna de Vries, Lijst Tijhof."
        return end >= line.last or self.document.lows[end] in (":", ";", ")") or body.rule == "beside-name"

    def read_pronouns(self, people: list[Person], named_at: list[tuple[int, int]]) -> None:
        """ "Ze is sinds maart programmadirecteur bij …": what a pronoun is told to be, of whoever was named last.

        `named_at` holds, in order, the tokens where somebody is named, in full or not, each with their number.
        """
        lows = self.document.lows
        for index in [index for index in self.document.having(MENTIONS) if lows[index] in ("hij", "zij", "ze")]:
            inverted = lows[index - 1] in ("is", "werkt")
            if not inverted and (VERBS_OF_PEOPLE | EMPLOYING).isdisjoint(lows[index + 1 : index + 2]):
                continue
            line = self.document.line_at(index)
            if index >= line.last - 2:
                continue
            last = bisect_left(named_at, (index, 0))
            named = (people[number] for _, number in reversed(named_at[max(0, last - NAMED_BEFORE) : last]))
            genders = ("m", "x") if lows[index] == "hij" else ("f", "x")
            if meant := next((person for person in named if person.gender in genders), None):
                told = self.told.predicate(index + 1, line) if inverted else self.told.behind(index + 1, line)
                self.complete(meant, told[0], told[1] or self.told.employed(index + 1, line))

    def read_relative(self, person: Person, first: int, last: int) -> None:
        """ "De commissie Data, waarvan X voorzitter is": the function behind the name, the body before the clause."""
        lows = self.document.lows
        if lows[first - 1 : first] != ["waarvan"] or not (is_role(lows[last]) and lows[last + 1 : last + 2] == ["is"]):
            return
        body = next((b for at, (end, b) in self.bodies_at.items() if end == first - 2 and at < end), None)
        if body is not None and body.is_body:
            self.complete(person, lows[last], body.name)

    def read_told(self, person: Person, verb: int) -> None:
        """What the finite verb at this token, somebody's name before it, tells them to be."""
        line = self.document.line_at(verb - 1)
        past = person.role is not None and self.document.lows[verb : verb + 1] == ["was"]
        if verb < line.last - 1 and not past:
            role, organisation = self.told.behind(verb, line)
            self.complete(person, role, organisation or self.told.employed(verb, line))

    def read_apposition(self, person: Person, comma: int) -> None:
        """ "De Vries, werkzaam als adviseur bij Wijkwijs, vindt": what stands behind a surname."""
        if person.role is None and self.document.lows[comma : comma + 1] == [","]:
            self.complete(person, *self._after(comma, self.document.line_at(comma)))

    @staticmethod
    def complete(person: Person, role: str | None, organisation: str | None) -> None:
        """Give somebody a function and a body where the text has given them none."""
        if role and person.role is None:
            person.role = role
        if role and organisation and person.organisation is None:
            person.role = role  # a function with its body says more than one without
        same = role is None or (person.role or "").split()[:1] == role.split()[:1]
        if same and person.organisation is None:
            person.organisation = organisation
