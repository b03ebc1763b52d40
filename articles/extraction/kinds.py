"""What a capitalised phrase names: a body or an initiative, by its type word, its neighbours or its use."""

import re
from collections import Counter
from itertools import pairwise

from articles.extraction.document import Document, Line
from articles.extraction.phrases import ACRONYM, LOWER_HEADS_OF_BODIES, Phrases
from articles.extraction.vocabulary import Head, given_gender, is_role, not_names, places, reporting_verbs

CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*$")
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


class Kinds:
    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.document = document
        self.phrases = phrases
        self.counts: Counter[tuple[str, ...]] = Counter()

    def of(self, index: int, end: int, line: Line) -> tuple[Head, str] | None:
        """What the phrase names, by a type word in it, before it or behind it."""
        lows = self.document.lows
        inside = self.phrases.head_inside(index, end)
        before = self.phrases.head_before(index, line)
        if inside and (end - index > 1 or len(lows[index]) > 8):
            alone = end - index == 1
            if alone and (self.phrases.sentence_start(index, line) or is_role(lows[index])) and before is None:
                return None
            if not (alone and inside.is_body and lows[index] in LOWER_HEADS_OF_BODIES):
                return inside, "type-word"
        if before is not None:
            return before, "type-word-before"
        return None if self.phrases.all_ordinary(index, end) else self._by_context(index, end, line)

    def _by_context(self, index: int, end: int, line: Line) -> tuple[Head, str] | None:
        """A phrase without a type word: what stands beside it, or how often the text uses it."""
        words, lows = self.document.words, self.document.lows
        behind = self.phrases.head_behind(end, line)
        if behind is not None:
            return behind, "apposition"
        if (
            index >= line.first + 2
            and lows[index - 1] in ("van", "bij", "aan")
            and is_role(lows[index - 2])
            and words[index] not in places()
        ):
            return (Head(False, "other") if lows[index - 2] in LEADS_PLANS else Head(True, "other")), "role-at"
        if (
            end - index == 1
            and (ACRONYM.match(words[index]) or CAMEL.match(words[index]))
            and self._says(end, line)
            and not self.phrases.is_ordinary(index)
        ):
            return Head(True, "other"), "says"
        if self._is_named_thing(index, end, line):
            return Head(False, "other"), "capitals"
        return None

    def _is_named_thing(self, index: int, end: int, line: Line) -> bool:
        """ "het Gegevensboek", "de Algoritmewijzer": a Dutch noun with a capital that the text uses more than once."""
        words, lows = self.document.words, self.document.lows
        if (
            index <= line.first
            or lows[index - 1] not in ("de", "het", "dit", "deze", "met", "via", "aan", "haar", "zijn", "hun")
            or words[index - 1][0].isupper()
        ):
            return False
        if not all(word[0].isupper() and word[1:].islower() for word in words[index:end]) or len(words[index]) < 5:
            return False
        if any(
            word in places() or word in not_names() or is_role(word.lower()) or word.endswith(("se", "sche", "er"))
            for word in words[index:end]
        ):
            return False
        if given_gender(words[index]):
            return False
        return self._occurrences(words[index:end][:2]) >= 2 and words[end - 1][0].isupper()

    def _occurrences(self, words: list[str]) -> int:
        """How often one or two words follow each other in the text; counted once for all."""
        if not self.counts:
            tokens = self.document.words
            self.counts.update(zip(tokens))
            self.counts.update(pairwise(tokens))
        return self.counts[tuple(words)]

    def _says(self, end: int, line: Line) -> bool:
        return end < line.last and self.document.lows[end] in reporting_verbs()
