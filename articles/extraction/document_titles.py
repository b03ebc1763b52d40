"""The titles of reports, letters and manifestos that speak: "het rapport ‘Praten tegen een muur’"."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from articles.extraction.classes import DOCUMENT, NOUN, SAYS
from articles.extraction.document import Document
from articles.extraction.vocabulary import QUOTED_NAME, is_document

ENTITLED = re.compile(r"(?:[^.\n]{0,40}?,)?\s?(?:getiteld|met de titel|genaamd)\b")
# Kinds of documents that have proper names: Monitor Online Meedoen 2018.
NAMED = frozenset("monitor rapport nota visie manifest advies evaluatie jaarverslag".split())
# Behind these a title without marks is over.
ENDS = frozenset((",", ".", ";", ":", "?", "van", "uit"))
# With one of these it is a sentence and no title: "uit het rapport Deloitte blijkt".
VERBS = frozenset("is was zijn waren blijkt bleek staat stond wordt werd worden heeft had kan moet zal gaat".split())
LONGEST_TITLE = 7  # tokens, without marks
LOOKS_AHEAD = 400  # characters: a document may be named just behind its first mention


@dataclass(frozen=True)
class Titled:
    start: int
    kind: str  # the type word, in small letters
    title: str


class DocumentTitles:
    def __init__(self, document: Document) -> None:
        self.document = document
        kinds = (
            i
            for i in document.having(DOCUMENT | NOUN)
            if document.classes[i] & DOCUMENT or is_document(document.lows[i])
        )
        named = ((index, self._given(index)) for index in kinds)
        self.titled = sorted(
            (Titled(document.starts[index], document.lows[index], title) for index, title in named if title),
            key=lambda each: each.start,
        )
        self.of_kind: dict[str, list[Titled]] = {}
        for each in self.titled:
            self.of_kind.setdefault(each.kind, []).append(each)

    def behind(self, index: int) -> str | None:
        """The title between quotation marks behind the type word at a token."""
        text, end = self.document.text, self.document.end(index)
        if match := QUOTED_NAME.match(text, end):
            return match[1]
        entitled = ENTITLED.match(text, end, end + 60)
        match = QUOTED_NAME.match(text, entitled.end()) if entitled else None
        return match[1] if match else None

    def meant_at(self, index: int) -> str | None:
        """The title of the document of that kind, else of any, that the text has named so far."""
        limit = self.document.starts[index] + LOOKS_AHEAD
        for named in (self.of_kind.get(self.document.lows[index], []), self.titled):
            if place := bisect_left(named, limit, key=lambda each: each.start):
                return named[place - 1].title
        return None

    def proper_name(self, index: int) -> str:
        """ "Monitor Online Meedoen 2018": the type word at a token with the capitalised words and numbers behind it."""
        words, end = self.document.words, index + 1
        while end < len(words) and (words[end][0].isupper() or words[end].isdigit()) and self._one_space_before(end):
            end += 1
        return self.document.slice(index, end)

    def _given(self, index: int) -> str | None:
        """What the text calls the document whose type word stands at a token."""
        words = self.document.words
        if title := self.behind(index) or self._without_marks(index):
            return title
        if self.document.lows[index] not in NAMED or not words[index][0].isupper():
            return None
        followed = index + 1 < len(words) and words[index + 1][0].isupper() and self._one_space_before(index + 1)
        return self.proper_name(index) if followed else None

    def _without_marks(self, index: int) -> str | None:
        """ "het rapport Praten tegen een muur van …": a capital and small words up to the end of the phrase."""
        words, lows = self.document.words, self.document.lows
        if lows[index] not in NAMED or words[index][0].isupper() or not words[index + 1 : index + 2]:
            return None
        if not words[index + 1][0].isupper():
            return None
        for end in range(index + 2, min(index + 2 + LONGEST_TITLE, len(words))):
            if lows[end] in ENDS:
                return self.document.slice(index + 1, end) if end - index > 3 else None
            if not words[end].islower() or lows[end] in VERBS or self.document.classes[end] & SAYS:
                return None
        return None

    def _one_space_before(self, index: int) -> bool:
        return self.document.starts[index] - self.document.end(index - 1) == 1
