"""Pull quotes and headlines that repeat the body: nearly every run of four words stands elsewhere."""

import re
from collections import Counter

from articles.extraction.document import Document, Role
from articles.extraction.results import Span

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
RUN = 4
_ACCENTED = re.compile("[áéíóúàèìòù]")
_ACCENTS = str.maketrans("áéíóúàèìòù", "aeiouaeiou")


class Repeats:
    def __init__(self, document: Document) -> None:
        self.document = document
        self._run_tables: dict[int, Counter[tuple[str, ...]]] = {}

    def repeats(self, span: Span, share: float = 0.6) -> bool:
        """At least that share of its runs of four words stands elsewhere too: a pull quote or a repeated headline."""
        words = _words(span.of(self.document.low))
        if len(words) < 3:
            return False
        size = min(RUN, len(words))
        elsewhere = self._runs(size)
        runs = _runs_of(words, size)
        return sum(elsewhere[run] > 1 for run in runs) >= share * len(runs)

    def _runs(self, size: int) -> Counter[tuple[str, ...]]:
        if size not in self._run_tables:
            lines = [line.span.of(self.document.low) for line in self.document.lines if line.role is not Role.NOISE]
            self._run_tables[size] = Counter(_runs_of(_words("\n".join(lines)), size))
        return self._run_tables[size]


def _words(low: str) -> list[str]:
    """Without stress accents: óók is ook."""
    plain = _ACCENTED.sub(lambda match: match[0].translate(_ACCENTS), low)
    return WORD.findall(plain)


def _runs_of(words: list[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(words[i:] for i in range(size)), strict=False))
