"""Two wordings beside each other, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from articles.folding import fold

MOST_WORDS = 400
ALIKE = 0.3
PUNCTUATION = ".,;:!?“”‘’„\"'()[]…–-"
Kind = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, that only the earlier has, or that only the later has."""

    kind: Kind
    words: str


def compare(before: str, after: str) -> list[Piece]:
    """The later words with what went and what came; empty where they have too little in common, or are too long."""
    old, new = before.split(), after.split()
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return []
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    if matcher.ratio() < ALIKE:
        return []
    pieces: list[Piece] = []
    for _tag, i, j, k, m in matcher.get_opcodes():
        if _tag == "equal":
            pieces.append(Piece("same", " ".join(new[k:m])))
            continue
        if i < j:
            pieces.append(Piece("gone", " ".join(old[i:j])))
        if k < m:
            pieces.append(Piece("new", " ".join(new[k:m])))
    return pieces


def _keys(words: list[str]) -> list[str]:
    """Capitals, accents and marks make no other word."""
    return [fold(word).strip(PUNCTUATION) or word for word in words]
