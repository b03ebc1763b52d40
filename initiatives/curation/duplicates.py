"""Remembering which entries may be the same, and which an editor said are not."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.editorial import EditorialState
from initiatives.models import EntryKind, PossibleDuplicate

AT_ONCE = 500

# Evidence that brings a pair back after an editor has set it apart; the rest says too little by itself.
STRONG = frozenset({"identifier", "alias", "name", "question"})


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for two entries being the same; `facts` fill its words."""

    key: str
    facts: dict[str, str]

    @property
    def evidence(self) -> str:
        return ":".join([self.key, *self.facts.values()])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that resemble each other; the lower id first."""

    one: UUID
    other: UUID
    score: int
    reasons: tuple[Reason, ...]

    @property
    def key(self) -> tuple[UUID, UUID]:
        return self.one, self.other


@transaction.atomic
def set_apart(entry: Any, other: Any, by: User | None) -> PossibleDuplicate:
    """They are not the same: remembered with who said so, when, and what was known then."""
    one, two = sorted((entry.pk, other.pk))
    pair, _made = PossibleDuplicate.objects.select_for_update().get_or_create(
        kind=EntryKind.of(entry), one_id=one, other_id=two, defaults={"score": 0}
    )
    known = [Reason(reason["key"], reason["facts"]).evidence for reason in pair.reasons]
    pair.known_evidence = sorted({*pair.known_evidence, *known})
    pair.set_apart_by, pair.set_apart_at, pair.in_doubt = by, timezone.now(), False
    pair.save()
    return pair


@transaction.atomic
def keep_found(kind: EntryKind, found: Iterable[Pair]) -> int:
    """Keep the pairs of a new search in place of those of the last one; returns how many wait for an editor.

    What was set apart stays so, also for what either was merged into since, until strong evidence is new.
    """
    rows = {(row.one_id, row.other_id): row for row in PossibleDuplicate.objects.filter(kind=kind)}
    inherited = _inherited(kind, [row for row in rows.values() if row.set_apart_at])
    made, changed = [], []
    for pair in found:
        row = rows.get(pair.key)
        judged = row is not None and row.set_apart_at is not None
        known = inherited.get(pair.key)
        if not judged and known is not None and (not known or not _new_evidence(pair, known)):
            continue
        if row is None:
            made.append(_found_again(PossibleDuplicate(kind=kind, one_id=pair.one, other_id=pair.other), pair))
        else:
            changed.append(_found_again(rows.pop(pair.key), pair))
    _write(made, changed, gone=[row.pk for row in rows.values() if row.set_apart_at is None])
    return PossibleDuplicate.objects.waiting().filter(kind=kind).count()


def _found_again(row: PossibleDuplicate, pair: Pair) -> PossibleDuplicate:
    """What was set apart before anybody searched is compared with what this search finds, from now on."""
    searched_before = bool(row.score)
    row.score, row.found_at = pair.score, timezone.now()
    row.reasons = [{"key": reason.key, "facts": reason.facts} for reason in pair.reasons]
    if row.set_apart_at and not searched_before:
        row.known_evidence = sorted(reason.evidence for reason in pair.reasons)
    row.in_doubt = bool(row.set_apart_at and _new_evidence(pair, set(row.known_evidence)))
    return row


def _new_evidence(pair: Pair, known: set[str]) -> bool:
    return any(reason.key in STRONG and reason.evidence not in known for reason in pair.reasons)


def _inherited(kind: EntryKind, apart: list[PossibleDuplicate]) -> dict[tuple[UUID, UUID], set[str]]:
    """What was known of pairs that were set apart, by the entries that they have been merged into since."""
    merged = kind.model.objects.filter(state=EditorialState.MERGED).values_list("pk", "merged_into")
    replacement: dict[UUID, UUID] = dict(merged) if apart else {}
    known: dict[tuple[UUID, UUID], set[str]] = {}
    for row in apart:
        one, other = sorted(_at_last(key, replacement) for key in (row.one_id, row.other_id))
        known.setdefault((one, other), set()).update(row.known_evidence)
    return known


def _at_last(key: UUID, replacement: dict[UUID, UUID]) -> UUID:
    seen = set()
    while key in replacement and key not in seen:
        seen.add(key)
        key = replacement[key]
    return key


def _write(made: list[PossibleDuplicate], changed: list[PossibleDuplicate], gone: list[int]) -> None:
    fields = ["score", "reasons", "found_at", "known_evidence", "in_doubt"]
    PossibleDuplicate.objects.bulk_create(made, batch_size=AT_ONCE)
    PossibleDuplicate.objects.bulk_update(changed, fields, batch_size=AT_ONCE)
    for start in range(0, len(gone), AT_ONCE):
        PossibleDuplicate.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
