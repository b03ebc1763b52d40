"""What speaks for two entries being the same, whatever their kind; points up to 100."""

from collections.abc import Iterator
from typing import Any

from articles.folding import fold
from initiatives.curation.duplicates import Reason

Evidence = tuple[int, Reason]


def identifiers_differ(one: Any, other: Any) -> bool:
    """One register knows them as two."""
    return any(
        fold(value) != fold(other.identifiers[key])
        for key, value in one.identifiers.items()
        if key in other.identifiers
    )


def by_register(one: Any, other: Any) -> Iterator[Evidence]:
    """The same number in a register elsewhere, and the importer's own question."""
    for key, value in sorted(one.identifiers.items()):
        if key in other.identifiers:
            yield 100, Reason("identifier", {"register": key, "value": value})
    if one.asks == other.pk or other.asks == one.pk:
        yield 75, Reason("question", {})
