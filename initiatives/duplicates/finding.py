"""Looking for entries that may be the same, and keeping what was found."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from initiatives.curation.duplicates import Pair, Reason, keep_found
from initiatives.duplicates import bodies, people
from initiatives.duplicates.blocks import Blocks
from initiatives.models import EntryKind

LEAST = 60  # points; below that too many strangers resemble each other


def look(kind: EntryKind) -> int:
    """Search all entries of a kind in use and keep the pairs; returns how many wait for an editor."""
    return keep_found(kind, pairs(kind))


def pairs(kind: EntryKind) -> Iterator[Pair]:
    """Entries that may be the same, with score and reasons."""
    if kind == EntryKind.PERSON:
        everybody = people.people()
        letters = people.letters_by_surname(everybody)
        return _compared(everybody, lambda one: people.keys(one, letters), people.compare)
    all_bodies = bodies.organisations() if kind == EntryKind.ORGANISATION else bodies.initiatives()
    often = bodies.how_often(all_bodies)
    return _compared(all_bodies, lambda one: bodies.keys(one, often), bodies.compare)


def _compared(
    entries: list[Any],
    keys: Callable[[Any], Iterable[tuple[str, ...]]],
    compare: Callable[[Any, Any], tuple[int, list[Reason]]],
) -> Iterator[Pair]:
    blocks = Blocks()
    for entry in entries:
        blocks.add(keys(entry))
    for first, second in blocks.pairs():
        one, other = sorted((entries[first], entries[second]), key=lambda entry: entry.pk)
        score, reasons = compare(one, other)
        if score >= LEAST:
            yield Pair(one.pk, other.pk, score, tuple(reasons))
