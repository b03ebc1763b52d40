"""How many commitments have which status."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from initiatives.models import Status
from initiatives.pictures.scale import percent
from initiatives.pictures.screens import LETTER, room

AROUND_NUMBER = 28  # pixels: the sign of the status, and what is around both


@dataclass(frozen=True, slots=True)
class Share:
    """One status in a distribution; `x` and `width` are thousandths of the bar."""

    status: Status
    count: int
    x: int
    width: int

    @property
    def left(self) -> str:
        return percent(self.x / 10)

    @property
    def breadth(self) -> str:
        return percent(self.width / 10)

    @property
    def middle(self) -> str:
        return percent((self.x + self.width / 2) / 10)

    @property
    def half(self) -> str:
        """Pixels that lie on either side of the middle of sign and number."""
        return f"{(16 + LETTER * len(f'{self.count:,}')) / 2:.1f}"

    @property
    def room(self) -> str:
        """On which screens its sign and number fit into its part."""
        return room(self.width / 10, AROUND_NUMBER + LETTER * len(f"{self.count:,}"))


@dataclass(frozen=True, slots=True)
class Distribution:
    total: int
    shares: list[Share]


def distribution(commitments: QuerySet[Any]) -> Distribution:
    """How many of these commitments have which status, in the order of the statuses; one query."""
    return shared_out(dict(commitments.order_by().values_list("status").annotate(count=Count("pk"))))


def shared_out(found: Mapping[str, int]) -> Distribution:
    """The same of numbers that were counted elsewhere."""
    total = sum(found.values())
    shares, before = [], 0
    for status in Status:
        if count := found.get(status.value):
            x = round(1000 * before / total)
            before += count
            shares.append(Share(status, count, x, round(1000 * before / total) - x))
    return Distribution(total, shares)
