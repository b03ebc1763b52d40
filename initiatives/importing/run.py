"""One importing run over many inputs, with an account in which no input goes missing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from articles.sources import Refusal, SourceDocument
from initiatives.importing.service import Importer, Outcome


class LostInputError(AssertionError):
    """The account does not balance: an input was neither taken, known nor refused."""


@dataclass
class Account:
    """inputs = new + known + refused, at every moment."""

    inputs: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        self.verdicts[outcome.verdict] += 1
        self.found += outcome.counts

    @property
    def refused(self) -> int:
        return self.verdicts["refused"]

    def check(self) -> None:
        if self.inputs != sum(self.verdicts[verdict] for verdict in ("new", "known", "refused")):
            raise LostInputError(f"{self.inputs} inputs, but {dict(self.verdicts)}")


def import_all(
    sources: Iterable[SourceDocument | Refusal], importer: Importer, account: Account, limit: int | None = None
) -> Iterator[Outcome]:
    """Take in one source after the other; `account` is right after each of them, also where the run is broken off."""
    for source in islice(sources, limit):
        if isinstance(source, Refusal):
            outcome = Outcome(source.name, "refused", source.reason)
        else:
            outcome = importer.take(source)
        account.inputs += 1
        account.add(outcome)
        yield outcome
    account.check()
