"""Pull quotes and headlines that repeat the body: nearly every run of four words stands elsewhere."""

import re
from collections import Counter
from itertools import compress, filterfalse

from articles.extraction.classes import WORD
from articles.extraction.document import Document, Role
from articles.extraction.results import Span

RUN = 4
_ACCENTS = str.maketrans("áéíóúàèìòù", "aeiouaeiou")


class Repeats:
    """`_often` are the words that stand in the text at least twice: a run of others stands in it once.

    `_plain` holds words with stress accents as they are without: óók is ook.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._counted = False
        self._often: set[str] = set()
        self._plain: dict[str, str] = {}
        self._run_tables: dict[int, Counter[tuple[str, ...]]] = {}

    def repeats(self, span: Span, share: float = 0.6) -> bool:
        """At least that share of its runs of four words stands elsewhere too: a pull quote or a repeated headline."""
        if not self._counted:
            self._count()
        words = self._words(self.document.token_at(span.start), self.document.token_at(span.end))
        if len(words) < 3:
            return False
        size = min(RUN, len(words))
        enough = share * (len(words) - size + 1)
        runs = self._runs_of(words, size)
        if len(runs) < enough:
            return False
        elsewhere = self._runs(size)
        return sum(elsewhere[run] > 1 for run in runs) >= enough

    def _count(self) -> None:
        self._counted = True
        times = Counter(self.document.lows)
        for low in filterfalse(str.isascii, list(times)):
            if (plain := low.translate(_ACCENTS)) != low:
                self._plain[low] = plain
                times[plain] += times[low]
        self._often = {word for word, count in times.items() if count > 1}

    def _runs(self, size: int) -> Counter[tuple[str, ...]]:
        if size not in self._run_tables:
            words = [word for first, last in self._passages() for word in self._words(first, last)]
            self._run_tables[size] = Counter(self._runs_of(words, size))
        return self._run_tables[size]

    def _passages(self) -> list[tuple[int, int]]:
        """The tokens of the lines that are no page furniture, lines that follow each other taken together."""
        passages: list[tuple[int, int]] = []
        for line in self.document.lines:
            if line.role is Role.NOISE:
                continue
            begun = passages.pop()[0] if passages and passages[-1][1] == line.first else line.first
            passages.append((begun, line.last))
        return passages

    def _runs_of(self, words: list[str], size: int) -> list[tuple[str, ...]]:
        """The runs of that many words in a row that stand in the text at least twice each."""
        often = bytes(map(self._often.__contains__, words))
        runs: list[tuple[str, ...]] = []
        for together in re.finditer(rb"\x01{%d,}" % size, often):
            first, last = together.span()
            runs += zip(*(words[first + i : last] for i in range(size)), strict=False)
        return runs

    def _words(self, first: int, last: int) -> list[str]:
        """Those of the tokens that are no marks, without stress accents."""
        words = [*compress(self.document.lows[first:last], map(WORD.__and__, self.document.classes[first:last]))]
        return list(map(self._plain.get, words, words)) if self._plain else words
