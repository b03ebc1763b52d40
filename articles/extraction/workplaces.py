"""Capitalised phrases that are bodies: a function, a verb or a name beside them says that somebody works there."""

from collections import Counter
from functools import cached_property

from articles.extraction import lexicon
from articles.extraction.classes import CAPITAL, ORDINARY, ROLE, SAYS
from articles.extraction.document import Document, Line, Role
from articles.extraction.employed import BEHIND_BODY, JOINTS, REACH, is_employed
from articles.extraction.fields import is_field
from articles.extraction.phrases import ACRONYM
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
    "eigenaar mede-eigenaar founder co-founder topman topvrouw vicevoorzitter voorzitter directeur-eigenaar".split()
)
# Functions that people have at a body or in a field: what stands right behind them is a body where it is no field.
OF_BODIES_OR_FIELDS = frozenset(
    "directeur director bestuurder cio ciso cdo cfo coo woordvoerder woordvoerster voorlichter persvoorlichter".split()
)
# Functions in the government of a place: "wethouder in Zwolle".
OF_PLACES = frozenset(
    "wethouder burgemeester raadslid gemeenteraadslid gemeentesecretaris gedeputeerde statenlid griffier cio ciso cdo "
    "officer informatiemanager functionaris locoburgemeester beleidsadviseur beleidsmedewerker ambtenaar archivaris "
    "programmamanager projectleider afdelingshoofd hoofd stadsarchitect woordvoerder woordvoerster voorlichter".split()
)
SPEAKING = frozenset("ik wij we hij zij ze".split())  # "als wethouder zag ik in Zwolle"
COUNCILS = frozenset(("gemeenteraad", "college"))
GOVERNING = frozenset("wethouders burgemeesters gemeentesecretarissen bestuurders raadsleden".split())
NOW = frozenset((",", "is", "als", "(", "en"))  # "is wethouder in Zwolle", and not "was tot 2022 wethouder in Zwolle"
AT = frozenset(("van", "bij", "aan", "namens", "voor", "vanuit"))
OPENING = frozenset(("Bij", "Vanuit"))  # "Bij Wijkwijs werkt Anna de Vries", "Vanuit Wijkwijs schuift zij aan"
LEADS = frozenset("leidt leidde bestuurt bestuurde runt runde coördineert vertegenwoordigt".split())
# "doet de inkoop bij Wijkwijs", "geeft les aan het Wijkcollege": verbs with which "bij" and "aan" bring where.
WORKS_THERE = frozenset("werkt werkte is was doet houdt leidt begeleidt coördineert bewaakt geeft".split())
DUTIES = frozenset("doet verzorgt regelt beheert bewaakt geeft doceert houdt begeleidt onderzoekt".split())
WORKS = frozenset("werkt werken werkte werkten werkzaam dienst gedetacheerd".split())
PARTS = frozenset("afdeling directie divisie hoofdkantoor kantoor raad secretariaat bestuur bestuurders".split())
DEPARTMENTS = frozenset("afdeling directie divisie team".split())
MARKS = frozenset((",", "–", "—", "-", "|", "("))
PRONOUNS = frozenset(("hij", "zij", "ze"))
LONGEST_FUNCTION = 5  # tokens


class Workplaces:
    """`person_ends` holds, by the token behind a name, the token where the name begins."""

    def __init__(self, document: Document, person_ends: dict[int, int]) -> None:
        self.document = document
        self.person_ends = person_ends
        self.person_starts = frozenset(person_ends.values())

    @cached_property
    def times(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(self.document.words)

    def of_function(self, index: int, end: int, line: Line) -> Head | None:
        """ "directeur van Wijkwijs", "werkt bij Wijkwijs": somebody at what the phrase names."""
        words, lows = self.document.words, self.document.lows
        if index > line.first and words[index] not in places() and self._is_of_body(index, end):
            return Head(True, "other")
        if lows[index - 1] in LEADS and index - 1 in self.person_ends:
            return Head(True, "other")
        if words[index] not in places() and self._is_employer(index, end, line):
            return Head(True, "other")
        before = index - 1 - (lows[index - 1] in ("de", "het"))
        if before < line.first or lows[before] not in AT or words[index] in places():
            return None
        if self._works(before, end, line) or self._has_parts(before, line):
            return Head(True, "other")
        function = self._function_before(before, line)
        common = before != index - 1 and end - index == 1 and lows[before] != "bij"
        if function is None or (common and not self._heads(function)):
            return None
        plan = lows[function] in LEADS_PLANS and lows[before] != "bij"
        return Head(not plan, "other")

    def _is_employer(self, index: int, end: int, line: Line) -> bool:
        """ "Anna de Vries zit in het bestuur van Wijkwijs": a clause between a name and the phrase."""
        document = self.document
        if index - 2 < line.first:
            return False
        joint = document.lows[index - 1 - (document.lows[index - 1] in ("de", "het"))]
        if joint not in JOINTS:
            return False
        for start in range(index - 1, max(line.first, index - REACH), -1):
            if start in self.person_ends or document.lows[start - 1] in PRONOUNS:
                between = document.low[document.end(start - 1) : document.starts[index]]
                behind = document.end(end - 1)
                return is_employed(between, document.low[behind : behind + BEHIND_BODY])
        return False

    def _function_before(self, at: int, line: Line) -> int | None:
        """ "directeur Digitale Zaken bij": the function that a preposition belongs to; a field only before "bij"."""
        lows, classes = self.document.lows, self.document.classes
        if lows[at] == "voor":
            return at - 1 if lows[at - 1].startswith(("woordvoer", "voorlicht", "lobbyist")) else None
        for index in range(at - 1, max(line.first, at - 1 - LONGEST_FUNCTION) - 1, -1):
            if self.is_function(index):
                return index
            field = classes[index] & CAPITAL and lows[at] != "bij" and not is_field(lows[index])
            if (
                field
                or classes[index] & SAYS
                or not lows[index].isalpha()
                or lows[index] in ("van", "bij", "aan", "en")
            ):
                return None
        return None

    def _is_of_body(self, index: int, end: int) -> bool:
        """ "voorzitter Wijkwijs", "CIO Wijkwijs", "adviseur NVVB", and not "directeur Dienstverlening"."""
        words, function = self.document.words, self.document.lows[index - 1]
        if function in OF_BODIES:
            return True
        if end - index > 1:
            recurs = self.times[words[index]] > 1 and not any(map(is_field, words[index:end]))
            return function in OF_BODIES_OR_FIELDS and (recurs or words[end - 1] in lexicon.words("company_tails.txt"))
        if self.document.lows[end : end + 1] in (["bij"], ["van"], ["aan"]):
            return False
        if words[index - 2] == "(" and index - 2 in self.person_ends and words[end : end + 1] == [")"]:
            return self.is_function(index - 1) and not is_field(words[index])  # "Anna de Vries (adviseur Wijkwijs)"
        if ACRONYM.match(words[index]):
            return self.is_function(index - 1) and words[index] not in lexicon.words("common_acronyms.txt")
        return function in OF_BODIES_OR_FIELDS and not is_field(words[index])

    def _heads(self, function: int) -> bool:
        """ "directeur van de Wijkbank": whether somebody with this function leads a body or speaks for it."""
        return self.document.lows[function] in OF_BODIES | OF_BODIES_OR_FIELDS

    def governs(self, index: int, line: Line) -> bool:
        """ "wethouder in Zwolle", "wethouder Anna de Vries van Zwolle": the place stands for its government."""
        words, lows = self.document.words, self.document.lows
        if lows[index - 3 : index] == ["van", "de", "stad"] and self.is_function(index - 4):
            return words[index] in places()
        before = lows[index - 1] if index - 2 >= line.first else ""
        if before not in ("van", "in", "(", "bij") or is_field(words[index]):
            return False
        if before != "in" and words[index] not in places():
            return False
        if (before == "van" and lows[index - 2] in COUNCILS) or self._in_row_of_governors(index, line):
            return True
        start = self.person_ends.get(index - 1, index - 1)
        for function in range(start - 1, max(line.first, start - 1 - LONGEST_FUNCTION) - 1, -1):
            if lows[function].rpartition("-")[2] in OF_PLACES:
                return lows[index - 1] != "in" or lows[function - 1] in NOW
            beside = function == index - 2 if lows[index - 1] == "van" else start == index - 1
            field = beside and lows[function].isalpha() and lows[function] not in SPEAKING
            if not (field or self.document.classes[function] & CAPITAL):
                return False
        return False

    def _in_row_of_governors(self, index: int, line: Line) -> bool:
        """ "wethouders A (Buren), B (Tiel) en C (Zwolle)"."""
        lows = self.document.lows
        named = lows[index - 1] == "(" and index - 1 in self.person_ends
        return named and not GOVERNING.isdisjoint(lows[line.first : index])

    def _works(self, at: int, end: int, line: Line) -> bool:
        """ "werkt bij Wijkwijs", "die bij Wijkwijs werkt"."""
        lows = self.document.lows
        opens = self.document.words[at] in OPENING and not self.person_starts.isdisjoint((end + 1, end + 2))
        if opens and (lows[end] in WORKS_THERE or lows[at] == "vanuit"):
            return True
        if lows[at] not in ("bij", "namens", "voor"):
            return False
        if lows[at - 1] in WORKS or (lows[at] == "bij" and self._does_there(at)):
            return True
        if not WORKS.isdisjoint(lows[max(at - 4, 0) : at]) and lows[at] != "namens":
            return all(low.isalnum() for low in lows[max(at - 2, 0) : at])
        if lows[at] == "voor":
            return False
        behind = lows[at - 1] in ("die", "dat") and end < line.last and lows[end] in WORKS
        told = lows[at - 2 : at] == [",", "die"] and at - 2 in self.person_ends
        return behind or told or lows[at - 1] in WORKS

    def _does_there(self, at: int) -> bool:
        """ "Anna de Vries doet de inkoop bij Wijkwijs"."""
        verbs = range(at - 1, max(at - 2 - LONGEST_FUNCTION, 0), -1)
        return any(self.document.lows[i] in DUTIES and i in self.person_ends for i in verbs)

    def _has_parts(self, at: int, line: Line) -> bool:
        """ "de afdeling Informatie van Wijkwijs": what has a department is a body."""
        lows = self.document.lows
        return lows[at] == "van" and not PARTS.isdisjoint(lows[max(line.first, at - 3) : at])

    def is_function(self, index: int) -> bool:
        return bool(self.document.classes[index] & ROLE) or self.document.lows[index] == "verantwoordelijk"

    def beside_person(self, index: int, end: int, line: Line) -> bool:
        """ "Anna de Vries (Wijkwijs)", "Anna de Vries van Wijkwijs": where somebody comes from."""
        words, lows = self.document.words, self.document.lows
        if index - 2 < line.first or words[index] in places() or given_gender(words[index]) or line.role is Role.CREDIT:
            return False
        if lows[index - 1] in ("de", "het") and lows[index - 2] in ("van", "bij"):
            return index - 2 in self.person_ends and not self._is_common(index, end)
        if lows[index - 1] in ("van", "bij", "namens"):
            if end - index == 1 and is_field(words[index]):
                return False  # "wethouder Anna de Vries van Bedrijfsvoering"
            pictured = lows[index - 2] == ")" and any(i in self.person_ends for i in range(index - 5, index - 2))
            return (
                pictured or index - 1 in self.person_ends or (lows[index - 2] == "," and index - 2 in self.person_ends)
            )
        return (
            self._below_name(index, end, line)
            or self._in_row(index, end)
            or self._in_parentheses(index, end, line)
            or self._in_list(index, end, line)
        )

    def _below_name(self, index: int, end: int, line: Line) -> bool:
        """A line with a name, and below it "adviseur, Wijkwijs"."""
        told = end == line.last and self.document.words[index - 1] == "," and self.is_function(line.first)
        return told and line.first > 0 and self.document.line_at(line.first - 1).first in self.person_starts

    def _is_common(self, index: int, end: int) -> bool:
        """ "wethouder Anna de Vries van de Omgevingswet", "van de Raad": a noun with its capital for something else."""
        words = self.document.words
        ordinary = all(self.document.classes[i] & ORDINARY for i in range(index, end))
        return ordinary or any(map(is_field, words[index:end])) or words[end - 1].endswith(("wet", "se"))

    def _in_row(self, index: int, end: int) -> bool:
        """ "panelleden: Anna de Vries, Wijkwijs; Bob Smit, Kadelicht": an entry between semicolons."""
        words, first = self.document.words, self.person_ends.get(index - 1)
        if first is None or words[index - 1] != "," or is_field(words[index]) or self.is_function(index):
            return False
        closing = words[end] if end < len(words) else "."
        return (words[first - 1], closing) in ((":", ";"), (";", ";"), (";", "."))

    def of_somebody(self, index: int) -> bool:
        """ "Anna de Vries van het Wijkfonds": the phrase stands behind a name and a preposition."""
        lows = self.document.lows
        at = index - 1 - (lows[index - 1] in ("de", "het"))
        return at in self.person_ends and lows[at] in ("van", "bij", "namens")

    def _in_parentheses(self, index: int, end: int, line: Line) -> bool:
        """ "Anna de Vries (Wijkwijs)", "(Wijkwijs, projectleider)", "(projectleider, Wijkwijs)"."""
        words = self.document.words
        if words[index - 1] == "(" and words[end : end + 1] == [")"] and self._behind_function(index - 1, line):
            return True
        if words[index - 1] == "(" and not self.is_function(index):
            first = self.person_ends.get(index - 1)
            if first is None or end >= line.last:
                return False
            if words[end] == ",":
                return end + 1 < line.last and self.is_function(end + 1) and not is_field(words[index])
            bare = first == line.first or not self.document.classes[first - 1] & ROLE
            led = end - index == 1 and not is_field(words[index]) and self._may_work_anywhere(first - 1)
            return words[end] == ")" and (bare or led)
        opening = self._before_function(index, line)
        return opening is not None and words[opening] == "(" and end < line.last and words[end] == ")"

    def _behind_function(self, opening: int, line: Line) -> bool:
        """ "Anna de Vries, programmamanager Data (Wijkwijs)": behind a name, a comma and a function of a few words."""
        words = self.document.words
        for index in range(opening - 1, max(line.first, opening - 1 - LONGEST_FUNCTION), -1):
            if words[index] == ",":
                return index in self.person_ends and any(map(self.is_function, range(index + 1, opening)))
            if not words[index].isalpha():
                return False
        return False

    def _may_work_anywhere(self, function: int) -> bool:
        """ "projectleider Anna de Vries (Wijkwijs)"; behind a wethouder or minister stands the portfolio."""
        low = self.document.lows[function]
        return low not in OF_PLACES and not low.endswith(("minister", "secretaris", "lid", "senator"))

    def _in_list(self, index: int, end: int, line: Line) -> bool:
        """ "- Anna de Vries, Wijkwijs", "Anna de Vries – projectleider, Wijkwijs": a line of its own for a person."""
        lows = self.document.lows
        if (
            end != line.last
            and lows[end] != ":"
            and not (lows[end] in (",", "|") and self._is_last_function(end, line))
        ):
            return False
        if index - 1 in self.person_ends and self.document.words[index - 1] in MARKS:
            return self._opens(index - 1, line)
        if end == line.last and self.is_function(index - 1):
            return self._closes_entry(index, end, line)
        mark = self._before_function(index, line)
        return mark is not None and self._opens(mark, line)

    def _closes_entry(self, index: int, end: int, line: Line) -> bool:
        """ "Anna de Vries, bedrijfsleider Wijkwijs": nothing but a name, a function and what is no field."""
        if any(map(is_field, self.document.words[index:end])):
            return False
        marks = (
            i for i in range(index - 2, max(line.first, index - 1 - LONGEST_FUNCTION), -1) if i in self.person_ends
        )
        mark = next(marks, None)
        return mark is not None and self.document.words[mark] in MARKS and self._opens(mark, line)

    def _is_last_function(self, mark: int, line: Line) -> bool:
        """ "Anna de Vries – Wijkwijs, projectleider": nothing but a function of a few words behind it."""
        return line.last - mark - 1 <= LONGEST_FUNCTION and mark + 1 < line.last and self.is_function(mark + 1)

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
                named = mark in self.person_ends and any(map(self.is_function, range(mark + 1, index - 1)))
                return mark if named else None
        return None
