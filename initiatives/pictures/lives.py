"""What became of each promise, as far as it takes to count years and months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from articles.editorial import DatePrecision
from initiatives.models import FINAL_STATUSES, Status
from initiatives.pictures.survival import Watched
from initiatives.promises.slipping import whole_months


@dataclass(frozen=True, slots=True)
class Life:
    """One promise: when it was made, how it stands, and since when."""

    made_on: date | None
    made_precision: str
    status: str
    decided_on: date | None
    decided_precision: str | None

    @property
    def is_fulfilled(self) -> bool:
        return self.status == Status.FULFILLED

    @property
    def is_final(self) -> bool:
        return self.status in FINAL_STATUSES

    @property
    def is_vague(self) -> bool:
        """Its months are reckoned from, or to, the last day of a month, quarter or year."""
        said = [self.made_precision, *([self.decided_precision] if self.is_final else [])]
        return any(precision != DatePrecision.DAY for precision in said)

    def until(self, today: date) -> date | None:
        """When it was last watched; None where that is unknown."""
        return self.decided_on if self.is_final else today


@dataclass(frozen=True, slots=True)
class Followed:
    """What a curve is reckoned from, how many have no dates for it, and how many have vague ones."""

    watched: list[Watched]
    left_out: int
    vague: int


def followed(lives: Iterable[Life], today: date) -> Followed:
    watched, left_out, vague = [], 0, 0
    for life in lives:
        until = life.until(today)
        if life.made_on is None or until is None:
            left_out += 1
        else:
            watched.append(Watched(max(0, whole_months(life.made_on, until)), life.is_fulfilled))
            vague += life.is_vague
    return Followed(watched, left_out, vague)
