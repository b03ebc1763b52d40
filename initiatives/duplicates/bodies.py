"""Organisations and initiatives that may be one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from rapidfuzz import fuzz

from articles.folding import fold
from initiatives.curation.duplicates import Reason
from initiatives.duplicates.blocks import LARGEST, with_a_slip
from initiatives.duplicates.evidence import Evidence, by_register, identifiers_differ
from initiatives.importing.body_names import forms, kind_and_core, numbers, plain
from initiatives.models import Classification, Initiative, InitiativeKind, Organisation, Origin

NEARLY_EQUAL = 90.0  # per cent of letters
SHORTEST_TOKEN = 4  # letters; “van”, “de” and the like tell nothing


@dataclass(frozen=True, slots=True)
class Body:
    """What two bodies or initiatives are compared by; names without case, accents and leading article."""

    pk: UUID
    name: str
    core: str
    names: dict[str, str]  # plain, and as printed
    forms: frozenset[str]
    abbreviation: str
    kind: str
    tokens: frozenset[str]
    numbers: tuple[str, ...]
    identifiers: dict[str, str]
    asks: UUID | None
    in_start_register: bool
    above: UUID | None
    above_name: str
    related: frozenset[UUID]
    period: tuple[date, date]


def organisations() -> list[Body]:
    rows = Organisation.objects.current().select_related("parent").order_by("pk")
    return [
        _body(
            row,
            kind=row.classification if row.classification != Classification.OTHER else "",
            above=row.parent,
            related={row.parent_id, row.succeeded_by_id},
            period=(row.founded_on or date.min, row.dissolved_on or date.max),
        )
        for row in rows.iterator(chunk_size=2000)
    ]


def initiatives() -> list[Body]:
    rows = Initiative.objects.current().select_related("lead_organisation").order_by("pk")
    return [
        _body(
            row,
            kind=row.kind if row.kind != InitiativeKind.OTHER else "",
            above=row.lead_organisation,
            related={row.parent_id},
            period=(date.min, date.max),
        )
        for row in rows.iterator(chunk_size=2000)
    ]


def _body(row: Any, kind: str, above: Any, related: set[UUID | None], period: tuple[date, date]) -> Body:
    printed = [name for name in row.all_names if isinstance(name, str) and name]
    core = kind_and_core(row.name)[1]
    return Body(
        pk=row.pk,
        name=plain(row.name),
        core=core,
        names={plain(name): name for name in printed if plain(name)},
        forms=frozenset(form for name in printed for form in forms(name, kind)),
        abbreviation=fold(row.abbreviation),
        kind=kind or kind_and_core(row.name)[0],
        tokens=frozenset(word for word in core.replace("-", " ").split() if len(word) >= SHORTEST_TOKEN),
        numbers=tuple(numbers(row.name)),
        identifiers={fold(key): str(value) for key, value in row.identifiers.items()},
        asks=row.maybe_same_as_id,
        in_start_register=row.origin == Origin.REGISTER,
        above=above.pk if above else None,
        above_name=above.name if above else "",
        related=frozenset(key for key in related if key),
        period=period,
    )


def how_often(bodies: Iterable[Body]) -> Counter[str]:
    return Counter(token for body in bodies for token in body.tokens)


def keys(body: Body, often: Counter[str]) -> Iterator[tuple[str, ...]]:
    """Names, abbreviation and the words of the name; a word that many names have counts together with another."""
    yield from (("name", name) for name in {*body.names, *body.forms, body.abbreviation} if name)
    yield from (("identifier", key, fold(value)) for key, value in body.identifiers.items())
    yield from (("question", str(key)) for key in (body.pk, body.asks) if key)
    rare = sorted(token for token in body.tokens if often[token] <= LARGEST)
    common = sorted(body.tokens - set(rare))
    yield from (("word", token) for token in rare)
    yield from (("words", *sorted((one, other))) for one in common for other in body.tokens if one != other)
    if len(body.core.split()) == 1:
        yield from (("slip", form) for form in with_a_slip(body.core))


def compare(one: Body, other: Body) -> tuple[int, list[Reason]]:
    """How likely they are one, up to 100, and why; 0 where that cannot be."""
    if identifiers_differ(one, other) or _known_apart(one, other):
        return 0, []
    found = [*by_register(one, other), *_by_name(one, other)]
    if not found:
        return 0, []
    score = max(points for points, _reason in found)
    reasons = [reason for _points, reason in sorted(found, key=lambda evidence: -evidence[0])]
    if one.above is not None and one.above == other.above:
        reasons.append(Reason("above", {"name": one.above_name}))
        score += 5
    return min(score, 100), reasons


def _known_apart(one: Body, other: Body) -> bool:
    """Two lines of the start register, other kinds, part or successor of the other, or no day on which both were."""
    if one.in_start_register and other.in_start_register:
        return True
    kinds = bool(one.kind and other.kind and one.kind != other.kind)
    related = other.pk in one.related or one.pk in other.related
    never_together = max(one.period[0], other.period[0]) > min(one.period[1], other.period[1])
    return kinds or related or never_together


def _by_name(one: Body, other: Body) -> Iterator[Evidence]:
    if one.name == other.name:
        yield 90, Reason("name", {"name": one.names.get(one.name, one.name)})
    elif shared := sorted(one.names.keys() & other.names.keys()):
        yield 85, Reason("alias", {"name": one.names[shared[0]]})
    elif one.abbreviation in other.names or other.abbreviation in one.names:
        yield 80, Reason("abbreviation_as_name", {"name": (one.abbreviation or other.abbreviation).upper()})
    elif one.forms & other.forms:
        yield 80, Reason("core", {"name": one.core})
    elif alike := _alike(one, other):
        yield alike
    if one.abbreviation and one.abbreviation == other.abbreviation:
        yield 65, Reason("abbreviation", {"name": one.abbreviation.upper()})


def _alike(one: Body, other: Body) -> Evidence | None:
    """Nearly the same letters, or the same words in another order; other years and versions are other things."""
    if one.numbers != other.numbers:
        return None
    if letters := fuzz.ratio(one.core, other.core, score_cutoff=NEARLY_EQUAL):
        return 60 + round((letters - NEARLY_EQUAL) * 2), Reason("nearly", {"percent": str(round(letters))})
    if fuzz.token_sort_ratio(one.core, other.core, score_cutoff=95):
        return 80, Reason("order", {})
    return None
