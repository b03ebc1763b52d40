"""How far two coders agree: Cohen's kappa for what they found, who speaks, and what is a commitment."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from initiatives.models import Coding, CodingAssignment, CodingDecision

Pair = tuple[Hashable, Hashable]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`n` units that both judged; `observed` and `kappa` are None where they cannot be determined."""

    n: int
    observed: float | None
    kappa: float | None


def cohens_kappa(pairs: Sequence[Pair]) -> Agreement:
    """Agreement beyond chance of two coders over nominal categories: (p_o - p_e) / (1 - p_e).

    J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
    37-46. Undetermined without units, and where both used one and the same category throughout (p_e = 1).
    """
    n = len(pairs)
    if not n:
        return Agreement(0, None, None)
    observed = sum(first == second for first, second in pairs) / n
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    # In whole numbers, so that "no room for chance" is exact.
    by_chance = sum(count * seconds[category] for category, count in firsts.items())
    if by_chance == n * n:
        return Agreement(n, observed, None)
    expected = by_chance / (n * n)
    return Agreement(n, observed, (observed - expected) / (1 - expected))


@dataclass(slots=True)
class Unit:
    """One stretch of text that either coder judged, with both decisions; None where one saw nothing there."""

    first: CodingDecision | None
    second: CodingDecision | None

    @property
    def found(self) -> tuple[bool, bool]:
        return bool(self.first and self.first.found), bool(self.second and self.second.found)

    @property
    def either(self) -> CodingDecision:
        return self.first or self.second  # type: ignore[return-value]

    @property
    def differs(self) -> bool:
        return self.found[0] != self.found[1] or (all(self.found) and _says(self.first) != _says(self.second))


def _says(decision: Any) -> tuple[Hashable, bool]:
    return speaker_key(decision), decision.is_commitment


def speaker_key(decision: CodingDecision) -> str:
    if decision.person_id:
        return f"person-{decision.person_id}"
    return f"organisation-{decision.organisation_id}" if decision.organisation_id else ""


def units(first: Iterable[CodingDecision], second: Iterable[CodingDecision]) -> list[Unit]:
    """Candidates judged by both, then words that a coder added, put together where they overlap.

    What one added and the other did not is a unit that the other did not find. Units that neither finds are the
    reader's candidates that both reject: without a reader there would be none, so kappa for what is found says how
    the two judge the reader's proposals and each other's additions, not every possible stretch of text.
    """
    candidates = {row.statement_id: row for row in second if row.statement_id}
    found = [Unit(row, candidates.get(row.statement_id)) for row in first if row.statement_id]
    left = [row for row in second if not row.statement_id]
    for row in (row for row in first if not row.statement_id):
        other = next((other for other in left if other.start < row.end and row.start < other.end), None)
        if other is not None:
            left.remove(other)
        found.append(Unit(row, other))
    found += [Unit(None, row) for row in left]
    return sorted(found, key=lambda unit: (unit.either.start, unit.either.pk))


@dataclass(slots=True)
class Tally:
    """The judgements of one pair of coders, or of one month, put together."""

    label: Any
    articles: int = 0
    pairs: dict[str, list[Pair]] = field(default_factory=lambda: {"found": [], "speaker": [], "commitment": []})

    def add(self, judged: Iterable[Unit]) -> None:
        self.articles += 1
        for unit in judged:
            self.pairs["found"].append(unit.found)
            if all(unit.found) and unit.first and unit.second:
                self.pairs["speaker"].append((speaker_key(unit.first), speaker_key(unit.second)))
                self.pairs["commitment"].append((unit.first.is_commitment, unit.second.is_commitment))

    @property
    def figures(self) -> list[Agreement]:
        """Statement found, speaker, commitment."""
        return [cohens_kappa(pairs) for pairs in self.pairs.values()]


def coded() -> Any:
    """Codings that both coders have finished, with all that is needed to compare them, in a fixed number of queries."""
    decisions = CodingDecision.objects.select_related("person", "organisation", "statement")
    shares = CodingAssignment.objects.select_related("coder").order_by("coder__username")
    shares = shares.prefetch_related(Prefetch("decisions", decisions))
    return (
        Coding.objects.coded()
        .select_related("article")
        .defer("article__text")
        .prefetch_related(Prefetch("assignments", shares))
    )


def compare(coding: Coding) -> list[Unit]:
    """Both coders' decisions side by side, the first by user name first."""
    first, second = coding.assignments.all()
    return units(list(first.decisions.all()), list(second.decisions.all()))


def agreement() -> tuple[list[Tally], list[Tally]]:
    """By pair of coders, and by month in which the second of them finished, newest first."""
    pairs: dict[tuple[str, str], Tally] = {}
    months: dict[date, Tally] = {}
    for coding in coded():
        shares = list(coding.assignments.all())
        names = (shares[0].coder.get_username(), shares[1].coder.get_username())
        month = max(timezone.localtime(share.finished_at) for share in shares).date().replace(day=1)
        judged = compare(coding)
        pairs.setdefault(names, Tally(names)).add(judged)
        months.setdefault(month, Tally(month)).add(judged)
    return [pairs[names] for names in sorted(pairs)], [months[month] for month in sorted(months, reverse=True)]
