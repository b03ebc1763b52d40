"""How long promises take: the share that was fulfilled within so many months.

The product-limit estimate of Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", Journal of the
American Statistical Association 53 (1958), pages 457 to 481: what is not fulfilled yet counts for as long as it was
watched, instead of as a failure.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Watched:
    """One promise: the months from its making until it was fulfilled, or until it was last watched."""

    months: int
    fulfilled: bool


@dataclass(frozen=True, slots=True)
class Step:
    """After so many months: how many were still being watched before, how many were fulfilled, the share by then."""

    months: int
    at_risk: int
    fulfilled: int
    share: float

    @property
    def percent(self) -> float:
        return 100 * self.share


def fulfilled_within(watched: Iterable[Watched]) -> list[Step]:
    """The steps of the curve, one for each number of months in which something was fulfilled.

    What was watched as long as others took to be fulfilled was watched through that month, as is usual.
    """
    watched = list(watched)
    ends = Counter(one.months for one in watched)
    events = Counter(one.months for one in watched if one.fulfilled)
    gone = dict(zip(sorted(ends), accumulate(ends[month] for month in sorted(ends)), strict=True))
    steps: list[Step] = []
    left = 1.0
    for months in sorted(events):
        at_risk = len(watched) - (gone[months] - ends[months])
        left *= 1 - events[months] / at_risk
        steps.append(Step(months, at_risk, events[months], 1 - left))
    return steps


def still_watched(watched: Iterable[Watched], months: int) -> int:
    """How many had not been fulfilled and were not out of sight before so many months."""
    return sum(one.months >= months for one in watched)


def median_months(steps: Iterable[Step]) -> int | None:
    """The months within which half was fulfilled; None where it has not come to half."""
    return next((step.months for step in steps if step.share >= 0.5), None)
