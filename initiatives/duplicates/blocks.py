"""From keys to pairs: only entries that share a key are compared."""

from bisect import bisect_right as bisect
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

# A block of more entries than this tells nothing apart: half the bodies in a province have its name in theirs.
LARGEST = 200
SHORTEST_WITH_A_SLIP = 6  # letters; shorter names with a letter more or less are other names


class Blocks:
    """Entries by key, as numbers in the order in which they came."""

    def __init__(self) -> None:
        self._keys: list[set[Hashable]] = []
        self._blocks: dict[Hashable, list[int]] = defaultdict(list)

    def add(self, keys: Iterable[Hashable]) -> None:
        """The next entry, with its keys."""
        self._keys.append(set(keys))
        for key in self._keys[-1]:
            self._blocks[key].append(len(self._keys) - 1)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Each pair once, however many keys it shares; pairs of one entry at a time, so that memory stays small."""
        for number, keys in enumerate(self._keys):
            blocks = (self._blocks[key] for key in keys)
            later = {other for block in blocks if len(block) <= LARGEST for other in block[bisect(block, number) :]}
            yield from ((number, other) for other in sorted(later))


def with_a_slip(word: str) -> set[str]:
    """The word and every form of it with one letter less.

    Two words that differ in one letter, added, left out or changed, have one of these in common.
    """
    if len(word) < SHORTEST_WITH_A_SLIP:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
