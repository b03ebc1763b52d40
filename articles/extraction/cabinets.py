"""Dutch cabinets and their days, for promises that last as long as a cabinet."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from articles.extraction import lexicon


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A cabinet and its days; the last day is None while it is in office."""

    name: str
    first_day: date
    demissionary_from: date | None
    last_day: date | None


@cache
def cabinets() -> tuple[Cabinet, ...]:
    """Oldest first; each stays until the day before the next."""
    rows = [(name, date.fromisoformat(first), end) for name, first, end in lexicon.rows("cabinets.tsv")]
    nexts = [first - timedelta(days=1) for _name, first, _end in rows[1:]]
    return tuple(
        Cabinet(name, first, None if end == "-" else date.fromisoformat(end), last)
        for (name, first, end), last in zip(rows, [*nexts, None], strict=True)
    )


def cabinet_on(day: date) -> Cabinet | None:
    return next((one for one in reversed(cabinets()) if one.first_day <= day), None)
