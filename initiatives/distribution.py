"""How many commitments have which status: always with the number behind it, never one percentage kept."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.functional import Promise

from initiatives.models import Commitment, Status


@dataclass(frozen=True, slots=True)
class Slice:
    """One status in a bar; `start` and `width` are percentages of its length."""

    status: str
    label: str | Promise
    count: int
    start: float
    width: float


def distribution(commitments: QuerySet[Commitment]) -> list[Slice]:
    """The statuses that occur, in the order of a commitment's life."""
    counts = dict(commitments.order_by().values_list("status").annotate(Count("pk")))
    total = sum(counts.values())
    slices: list[Slice] = []
    start = 0.0
    for status in Status:
        if count := counts.get(status, 0):
            width = 100 * count / total
            slices.append(Slice(status, status.label, count, round(start, 3), round(width, 3)))
            start += width
    return slices
