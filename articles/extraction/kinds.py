"""What a capitalised phrase names: a body or an initiative, by its type word, its neighbours or its use."""

from articles.extraction.document import Document, Line
from articles.extraction.fields import is_field
from articles.extraction.phrases import LOWER_HEADS_OF_BODIES, Phrases
from articles.extraction.usage import Usage
from articles.extraction.vocabulary import Head, is_role
from articles.extraction.workplaces import OF_BODIES

# Type words of initiatives that people also work at: "directeur van Datalab Noord".
MAY_EMPLOY = (
    "lab", "punt", "hub", "werkplaats", "academie", "platform", "netwerk", "meldkamer", "fabriek", "consortium",
    "coöperatie", "alliantie", "loket", "huis", "desk", "campus", "studio", "collectief", "beweging",
    "samenwerkingsverband", "kadaster", "kring", "fonds",
)  # fmt: skip


NATIONALITIES = frozenset(
    "nederlands amerikaans duits europees frans brits belgisch chinees canadees russisch indiaas israëlisch zweeds "
    "nederlandse amerikaanse duitse europese franse britse belgische chinese canadese russische zweedse".split()
)
NAMED_DOCUMENTS = frozenset("monitor rapport nota handreiking jaarverslag evaluatie kamerbrief essay".split())


class Kinds:
    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.document = document
        self.phrases = phrases
        self.usage = Usage(document, phrases)

    def of(self, index: int, end: int, line: Line) -> tuple[Head, str] | None:
        """What the phrase names, by a type word in it, before it or behind it."""
        lows = self.document.lows
        if lows[index - 1] == "een" and lows[index] in NATIONALITIES:
            return None  # "een Amerikaans IT-bedrijf"
        if lows[index] in NAMED_DOCUMENTS or "officer" in lows[index + 1 : end + 1]:
            return None  # Monitor Gemeentelijke ICT 2025
        inside = self.phrases.head_inside(index, end)
        before = self.phrases.head_before(index, line)
        if inside and not inside.is_body and self._employs(index, end, line):
            return Head(True, inside.kind), "role-at"
        if inside and (end - index > 1 or len(lows[index]) > 8):
            alone = end - index == 1
            if alone and self._is_common(index, line, told=before is not None):
                return None
            if not (alone and inside.is_body and lows[index] in LOWER_HEADS_OF_BODIES):
                return inside, "type-word"
        if before is not None:
            return before, "type-word-before"
        return self._by_context(index, end, line)

    def _is_common(self, index: int, line: Line, *, told: bool) -> bool:
        """ "een ICT-bedrijf", "hoofd Informatievoorziening": a noun that has its capital for something else."""
        lows = self.document.lows
        if (lows[index - 1] == "een" and "-" in lows[index]) or self._belongs_to_function(index, line):
            return True
        return not told and (self.phrases.sentence_start(index, line) or is_role(lows[index]))

    def _employs(self, index: int, end: int, line: Line) -> bool:
        """A plan by its type word, and yet somebody's place of work."""
        founded = self.document.lows[max(0, index - 2) : index]
        if founded[-1:] in (["van"], ["bij"]) and founded[0] in OF_BODIES:
            return True  # "oprichter van Berichtenkluis"
        if not any(low.endswith(MAY_EMPLOY) for low in self.document.lows[index:end]):
            return False
        if self.usage.workplaces.of_somebody(index):
            return True
        if self.usage.dealings.is_maker(index, end):
            return True
        employer = self.usage.workplaces.of_function(index, end, line)
        return employer is not None and employer.is_body

    def _belongs_to_function(self, index: int, line: Line) -> bool:
        """ "hoofd Informatievoorziening", "directeur Innovatie, Informatievoorziening en Onderzoek"."""
        lows = self.document.lows
        if is_field(lows[index]) and lows[index - 1] == "," and self.phrases.is_name_part(index - 2):
            return True
        first = index - 2 if lows[index - 1] == "en" else index
        return first > line.first and is_role(lows[first - 1])

    def _by_context(self, index: int, end: int, line: Line) -> tuple[Head, str] | None:
        """A phrase without a type word: what stands beside it, or how often the text uses it."""
        alone = end - index == 1
        if alone and self.usage.governs(index, line):
            return Head(True, "municipality"), "government"
        if among := self.usage.among_several(index, line):
            return among
        if self.phrases.all_ordinary(index, end) and (alone or self.phrases.sentence_start(index, line)):
            return None
        behind = self.phrases.head_behind(end, line)
        if behind is not None:
            acts = behind.kind == "coalition" and self.usage.pleads(end, line)
            return (Head(True, behind.kind) if acts else behind), "apposition"
        return self.usage.of(index, end, line)

    def is_portfolio(self, index: int, kind: str) -> bool:
        """ "wethouder Anna de Vries (Financiën, CDA)": of which somebody local is in charge, and no ministry."""
        first = self.usage.person_ends.get(index - 1) if kind == "ministry" and index else None
        return first is not None and self.document.lows[first - 1] in ("wethouder", "gedeputeerde", "heemraad")
