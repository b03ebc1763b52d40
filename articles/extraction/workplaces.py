"""Capitalised phrases that are bodies: a function, a verb or a name beside them says that somebody works there."""

from articles.extraction.classes import CAPITAL, ROLE, SAYS
from articles.extraction.document import Document, Line, Role
from articles.extraction.vocabulary import Head, given_gender, places

# Somebody with one of these functions "of X" leads a programme, not a body.
LEADS_PLANS = frozenset(
    (
        "ambassadeur",
        "trekker",
        "programmamanager",
        "projectleider",
        "programmadirecteur",
        "programmaleider",
        "kwartiermaker",
    )
)
# Functions that nobody has in a field: what stands right behind them is the body.
OF_BODIES = frozenset(
    "ceo cto oprichter medeoprichter mede-oprichter directeur-bestuurder bestuurder-directeur bestuursvoorzitter "
    "eigenaar mede-eigenaar topman topvrouw vicevoorzitter voorzitter directeur-eigenaar".split()
)
AT = frozenset(("van", "bij", "aan", "namens"))
WORKS = frozenset("werkt werken werkte werkten werkzaam dienst gedetacheerd".split())
PARTS = frozenset("afdeling directie divisie hoofdkantoor kantoor".split())
MARKS = frozenset((",", "–", "—", "-", "|", "("))
LONGEST_FUNCTION = 5  # tokens


class Workplaces:
    """`person_ends` holds, by the token behind a name, the token where the name begins."""

    def __init__(self, document: Document, person_ends: dict[int, int]) -> None:
        self.document = document
        self.person_ends = person_ends

    def of_function(self, index: int, end: int, line: Line) -> Head | None:
        """ "directeur van Wijkwijs", "werkt bij Wijkwijs": somebody at what the phrase names."""
        words, lows, classes = self.document.words, self.document.lows, self.document.classes
        if index > line.first and lows[index - 1] in OF_BODIES and words[index] not in places():
            return Head(True, "other")
        before = index - 1 - (lows[index - 1] in ("de", "het"))
        if before <= line.first or lows[before] not in AT or words[index] in places():
            return None
        if self._works(before, end, line) or self._has_parts(before, line):
            return Head(True, "other")
        function = before - 1
        while function > max(line.first, before - LONGEST_FUNCTION) and not self._is_function(function):
            if (
                not lows[function].isalpha()
                or classes[function] & (SAYS | CAPITAL)
                or lows[function] in ("van", "bij", "aan", "en")
            ):
                return None
            function -= 1
        if not self._is_function(function) or (before != index - 1 and end - index == 1):
            return None
        return Head(False, "other") if lows[function] in LEADS_PLANS else Head(True, "other")

    def _works(self, at: int, end: int, line: Line) -> bool:
        """ "werkt bij Wijkwijs", "die bij Wijkwijs werkt"."""
        lows = self.document.lows
        behind = lows[at - 1] in ("die", "dat") and end < line.last and lows[end] in WORKS
        return lows[at] == "bij" and (behind or lows[at - 1] in WORKS)

    def _has_parts(self, at: int, line: Line) -> bool:
        """ "de afdeling Informatie van Wijkwijs": what has a department is a body."""
        lows = self.document.lows
        return lows[at] == "van" and not PARTS.isdisjoint(lows[max(line.first, at - 3) : at])

    def _is_function(self, index: int) -> bool:
        return bool(self.document.classes[index] & ROLE) or self.document.lows[index] == "verantwoordelijk"

    def beside_person(self, index: int, end: int, line: Line) -> bool:
        """ "Anna de Vries (Wijkwijs)", "Anna de Vries van Wijkwijs": where somebody comes from."""
        words, lows = self.document.words, self.document.lows
        if index - 2 < line.first or words[index] in places() or given_gender(words[index]) or line.role is Role.CREDIT:
            return False
        if lows[index - 1] in ("van", "bij", "namens"):
            return index - 1 in self.person_ends or (
                lows[index - 1] == "namens" and lows[index - 2] == "," and index - 2 in self.person_ends
            )
        return self._in_parentheses(index, end, line) or self._in_list(index, end, line)

    def _in_parentheses(self, index: int, end: int, line: Line) -> bool:
        """ "Anna de Vries (Wijkwijs)", "(Wijkwijs, projectleider)", "(projectleider, Wijkwijs)"."""
        words = self.document.words
        if words[index - 1] == "(" and not self._is_function(index):
            first = self.person_ends.get(index - 1)
            if first is None or end >= line.last:
                return False
            if words[end] == ",":
                return end + 1 < line.last and self._is_function(end + 1)
            return words[end] == ")" and (first == line.first or not self.document.classes[first - 1] & ROLE)
        opening = self._before_function(index, line)
        return opening is not None and words[opening] == "(" and end < line.last and words[end] == ")"

    def _in_list(self, index: int, end: int, line: Line) -> bool:
        """ "- Anna de Vries, Wijkwijs", "Anna de Vries – projectleider, Wijkwijs": a line of its own for a person."""
        if end != line.last:
            return False
        if index - 1 in self.person_ends and self.document.words[index - 1] in MARKS:
            return self._opens(index - 1, line)
        mark = self._before_function(index, line)
        return mark is not None and self._opens(mark, line)

    def _opens(self, name_end: int, line: Line) -> bool:
        """The name that ends here is the first of its line, behind a bullet at most."""
        return all(not word[0].isalnum() for word in self.document.words[line.first : self.person_ends[name_end]])

    def _before_function(self, index: int, line: Line) -> int | None:
        """The mark between a name and the function that a comma parts from the phrase; None where there is none."""
        words = self.document.words
        if words[index - 1] not in (",", "|"):
            return None
        for mark in range(index - 2, max(line.first, index - 2 - LONGEST_FUNCTION) - 1, -1):
            if words[mark] in MARKS:
                named = mark in self.person_ends and any(map(self._is_function, range(mark + 1, index - 1)))
                return mark if named else None
        return None
