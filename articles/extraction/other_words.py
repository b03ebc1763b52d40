"""Who is said to hold a view without a verb of saying: volgens X, wat X betreft, in de ogen van X, in het rapport."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.document import Document
from articles.extraction.mentions import Mention
from articles.extraction.subjects import Subjects
from articles.extraction.vocabulary import Verb

STANDS_IN_IT = [
    [where, verb, sign] for where in ("daarin", "hierin") for verb in ("staat", "stond") for sign in ("dat", ":")
]
# "in de ogen van X", "naar de mening van X", "naar verwachting van X"
VIEWS = frozenset(("ogen", "mening", "oordeel", "verwachting"))
BEFORE_VIEWS = (["in", "de"], ["naar", "de"], ["naar", "het"])
TELLING = 11  # tokens that a sentence with "als het aan X ligt" has at least, or it says nothing
CERTAIN = frozenset(("vast", "duidelijk", "helder", "zeker"))
FUNCTION = 3  # tokens between "wat" and a name


@dataclass(slots=True, eq=False)
class Attribution:
    """Who speaks, by which words; `first` and `last` bound the attributing words."""

    subjects: list[Mention]
    cue: str
    rule: str
    first: int
    last: int
    verb: Verb | None = None


class OtherWords:
    def __init__(self, document: Document, subjects: Subjects) -> None:
        self.document = document
        self.subjects = subjects
        self.mention_at = subjects.mention_at

    def attribute(self, words: list[int], outside: Sequence[int]) -> Attribution | None:
        """By the cues at these tokens; `outside` are all tokens of the sentence that stand in no quotation."""
        return (
            self._according(words)
            or self._standing_in(outside)
            or self._concerning(words, len(outside))
            or self._certain(words, outside)
            or self._own_words(words)
        )

    def _according(self, words: list[int]) -> Attribution | None:
        lows = self.document.lows
        for index in words:
            cue = "volgens" if self._is_view(index) else lows[index]
            if cue not in ("volgens", "aldus"):
                continue
            behind = index + 1 + (lows[index] != cue)
            mention = self.subjects.mention_from(behind, 6) or self.subjects.source_behind(behind)
            if mention and not (mention.body and mention.body.kind == "law"):
                return Attribution(self.subjects.with_others(mention), lows[index], cue, index, mention.last)
        return None

    def _is_view(self, index: int) -> bool:
        """ "in de ogen van X", "naar verwachting van X"."""
        lows = self.document.lows
        if lows[index] not in VIEWS or lows[index + 1 : index + 2] != ["van"]:
            return False
        return lows[max(0, index - 2) : index] in BEFORE_VIEWS or lows[index - 1] == "naar"

    def _standing_in(self, outside: Sequence[int]) -> Attribution | None:
        """ "Dat staat in het manifest": a document says so."""
        lows = self.document.lows
        for index in outside[1:5]:
            mention = self.mention_at.get(index)
            if mention and mention.kind == "document" and lows[index - 1] in ("in", "uit"):
                says = next((i for i in outside if i > index and lows[i] in ("staat", "blijkt", "stond")), None)
                if says and lows[says + 1 : says + 2] == ["dat"] and lows[says] != "blijkt":
                    return Attribution([mention], lows[says], "stands-in", index - 1, says + 1)
        first = outside[0] if outside else 0
        if lows[first : first + 3] in STANDS_IN_IT:
            document = Mention(first, first + 1, "document", words=lows[first])
            return Attribution([document], "staat", "stands-in", first, first + 2)
        for index in outside[:6]:
            if lows[index] in ("staat", "stond", "blijkt", "lezen") and index + 1 < len(lows):
                position = index + 1 + (lows[index + 1] in ("te", "ook"))
                mention = self.mention_at.get(position + 1) if lows[position] in ("in", "uit") else None
                if mention and mention.kind == "document" and lows[index] != "blijkt":
                    return Attribution([mention], lows[index], "stands-in", index, mention.last)
        return None

    def _own_words(self, words: list[int]) -> Attribution | None:
        """ "Antwoord kreeg Bouma naar eigen zeggen nooit": whoever is named right before."""
        lows = self.document.lows
        for index in words:
            if lows[index - 2 : index + 1] == ["naar", "eigen", "zeggen"]:
                before = range(index - 2, max(0, index - 2 - FUNCTION), -1)
                mention = next((m for i in before if (m := self.subjects.mention_ending.get(i))), None)
                if mention:
                    return Attribution([mention], "naar eigen zeggen", "volgens", mention.first, index + 1)
        return None

    def _certain(self, words: list[int], outside: Sequence[int]) -> Attribution | None:
        """ "Voor wethouder Bouma staat vast dat", "Ook voor haar is nu duidelijk dat": whose conviction it is."""
        lows = self.document.lows
        sure = next((i for i in words if lows[i] in CERTAIN and lows[i + 1 : i + 2] == ["dat"]), None)
        before = next((i for i in outside[:2] if lows[i] == "voor"), None)
        if sure is None or before is None:
            return None
        mention = self.subjects.mention_from(before + 1, FUNCTION)
        verb = lows[mention.last : mention.last + 1] if mention else []
        if mention is None or verb not in (["is"], ["staat"], ["was"], ["stond"]) or sure - mention.last > FUNCTION:
            return None
        return Attribution([mention], lows[sure], "concerning", before, sure + 1)

    def _concerning(self, words: list[int], length: int) -> Attribution | None:
        """ "Wat haar betreft", "wat wethouder Bouma betreft", "als het aan Bouma ligt": an opinion."""
        lows = self.document.lows
        for index in words:
            if lows[index] == "wat":
                mention = self.subjects.mention_from(index + 1, FUNCTION)
                if mention and lows[mention.last : mention.last + 1] == ["betreft"]:
                    return Attribution([mention], "wat betreft", "concerning", index, mention.last + 1)
            tells = lows[index] == "ligt" and length > TELLING
            mention = self.subjects.mention_ending.get(index) if tells else None
            opening = lows[max(0, mention.first - FUNCTION - 3) : mention.first] if mention else []
            if mention and "aan" in opening and "als het" in " ".join(opening):
                return Attribution([mention], "als het ligt aan", "concerning", mention.first, index + 1)
        return None
