"""All statements of one commitment in their order, each beside the words before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from initiatives.models import CommitmentStatement, Drift
from initiatives.promises.drift import shown
from initiatives.promises.wording import Piece, compare


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement; `pieces` are empty for the first, and where the words have too little in common with those before.

    `drift` is what readers see of an editor's decision.
    """

    link: CommitmentStatement
    before: CommitmentStatement | None
    pieces: list[Piece]
    drift: str

    @property
    def drift_label(self) -> str:
        return str(Drift(self.drift).label) if self.drift else ""

    @property
    def is_outdated(self) -> bool:
        """Somebody decided about other words than those that stand before it now."""
        return bool(self.link.drift) and not self.drift


def side_by_side(links: Iterable[CommitmentStatement]) -> list[Compared]:
    links = list(links)
    befores = [None, *links][: len(links)]
    return [
        Compared(link, before, compare(before.statement.quote, link.statement.quote) if before else [], drift)
        for before, link, drift in zip(befores, links, shown(links), strict=True)
    ]
