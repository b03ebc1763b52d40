"""How many commitments have which status."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from initiatives.models import Status


@dataclass(frozen=True, slots=True)
class Share:
    """One status in a distribution; `x` and `width` are thousandths of the bar."""

    status: Status
    count: int
    x: int
    width: int


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
