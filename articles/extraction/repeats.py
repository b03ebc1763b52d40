"""Pull quotes and headlines that repeat the body: nearly every run of four words stands elsewhere."""

from collections import Counter
from collections.abc import Iterable
from itertools import compress

from articles.extraction.classes import WORD
from articles.extraction.document import Document, Role
from articles.extraction.results import Span

RUN = 4
LONG = 5  # letters; most runs hold a word of that length
_ACCENTS = str.maketrans("áéíóúàèìòù", "aeiouaeiou")


class Repeats:
    def __init__(self, document: Document) -> None:
        self.document = document
        self._times: Counter[str] = Counter()
        self._run_tables: dict[int, Counter[tuple[str, ...]]] = {}

    def repeats(self, span: Span, share: float = 0.6) -> bool:
        """At least that share of its runs of four words stands elsewhere too: a pull quote or a repeated headline."""
        words = self._words(self.document.token_at(span.start), self.document.token_at(span.end))
        if len(words) < 3:
            return False
        size = min(RUN, len(words))
        runs = _runs_of(words, size)
        if self._without_single_words(words, size) < share * len(runs):
            return False
        elsewhere = self._runs(size)
        return sum(elsewhere[run] > 1 for run in runs) >= share * len(runs)

    def _without_single_words(self, words: list[str], size: int) -> int:
        """How many runs hold no long word that stands nowhere else: no more than these can be repeated."""
        times, runs, together = self._times or self._count(), 0, 0
        for word in words:
            together = together + 1 if len(word) < LONG or times[word] > 1 else 0
            runs += together >= size
        return runs

    def _count(self) -> Counter[str]:
        """How often each word of the text stands in it."""
        self._times.update(self.document.lows)
        for low in [low for low in self._times if not low.isascii()]:
            if (plain := low.translate(_ACCENTS)) != low:
                self._times[plain] += self._times[low]
        return self._times

    def _runs(self, size: int) -> Counter[tuple[str, ...]]:
        if size not in self._run_tables:
            lines = [line for line in self.document.lines if line.role is not Role.NOISE]
            words = [word for line in lines for word in self._words(line.first, line.last)]
            self._run_tables[size] = Counter(_runs_of(words, size))
        return self._run_tables[size]

    def _words(self, first: int, last: int) -> list[str]:
        """Without marks and without stress accents: óók is ook."""
        classes = self.document.classes[first:last]
        return _plain(compress(self.document.lows[first:last], map(WORD.__and__, classes)))


def _plain(lows: Iterable[str]) -> list[str]:
    return [low if low.isascii() else low.translate(_ACCENTS) for low in lows]


def _runs_of(words: list[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[i:] for i in range(size)), strict=False))
