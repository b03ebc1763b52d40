"""Pull quotes and headlines that repeat the body: nearly every run of four words stands elsewhere."""

import re

from articles.extraction.document import Document, Role
from articles.extraction.results import Span

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ACCENTS = str.maketrans("áéíóúàèìòù", "aeiouaeiou")


class Repeats:
    def __init__(self, document: Document) -> None:
        self.document = document
        self._run_tables: dict[int, dict[tuple[str, ...], int]] = {}

    def repeats(self, span: Span) -> bool:
        """Nearly every run of four words stands elsewhere in the body: a pull quote or a headline from the text."""
        words = [_plain(w) for w in WORD.findall(span.of(self.document.text))]
        if len(words) < 3:
            return False
        runs = [tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))]
        elsewhere = self._runs(len(runs[0]))
        own = 1
        hits = sum(elsewhere.get(run, 0) > own for run in runs)
        return hits >= 0.6 * len(runs)

    def _runs(self, size: int) -> dict[tuple[str, ...], int]:
        table = self._run_tables.get(size)
        if table is None:
            words = [
                _plain(w)
                for line in self.document.lines
                if line.role is not Role.NOISE
                for w in WORD.findall(line.text)
            ]
            table = {}
            for i in range(len(words) - size + 1):
                run = tuple(words[i : i + size])
                table[run] = table.get(run, 0) + 1
            self._run_tables[size] = table
        return table


def _plain(word: str) -> str:
    """Without case and stress accents: óók is ook."""
    return word.lower().translate(_ACCENTS)
