"""Counts of what was right, and the figures that follow from them."""

from collections import defaultdict
from dataclasses import dataclass


@dataclass
class Tally:
    """How many were found, how many there are, how many of those found are right."""

    correct: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, correct: int, predicted: int, gold: int) -> None:
        self.correct += correct
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.correct / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.correct / self.gold if self.gold else 1.0

    @property
    def figure(self) -> float:
        """F1: the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Share:
    """How many of those that there are came out exactly right."""

    correct: int = 0
    gold: int = 0

    def add(self, right: bool) -> None:
        self.correct += right
        self.gold += 1

    @property
    def figure(self) -> float:
        return self.correct / self.gold if self.gold else 1.0


@dataclass(frozen=True)
class Judged:
    """A statement that the reader found, and whether it is right: words, kind and speakers."""

    confidence: float
    rule: str
    right: bool


class Scores:
    """All counts over a number of articles."""

    def __init__(self) -> None:
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self.shares: defaultdict[str, Share] = defaultdict(Share)
        self.judged: list[Judged] = []
        self.differences: list[str] = []
        self.failures: list[str] = []
        self.articles = 0

    def figures(self) -> dict[str, float]:
        """Name to figure between 0 and 1, to four decimals."""
        counts = {**self.tallies, **{f"{name}_accuracy": share for name, share in self.shares.items()}}
        return {name: round(count.figure, 4) for name, count in counts.items()}
