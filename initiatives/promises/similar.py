"""Which commitments a statement may repeat or change: a score with its reasons.

The database brings the likeliest few hundred, by initiative, body, speaker and the words of the title; among those the
words are compared.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from articles.editorial import EditorialState
from articles.folding import fold
from initiatives.models import Commitment, CommitmentStatement, Organisation, Person

LOOKED_AT = 300
SHOWN = 5
WORTH_SHOWING = 30
MOST_WORDS = 6
SHORTEST_WORD = 5
LONGEST_ENDING = 3
SAME_WORD = 80
LONGEST_QUOTE = 600
# Of a hundred: how alike the words are, and what comes on top of that.
FOR_WORDS, FOR_INITIATIVE, FOR_BODY, FOR_PERSON, FOR_DEADLINE = 0.55, 20, 10, 5, 10
WORD = re.compile(r"[a-z0-9]{2,40}")
EMPTY_WORDS = frozenset(
    "de het een en van in op te is dat die voor met zijn wij we ik er aan om niet ook als bij naar dan zal zullen gaat "
    "gaan worden wordt heeft hebben deze dit door over uit nog wel maar of tot dus ons onze hun hij zij ze meer kan "
    "kunnen moet moeten wil willen zegt aldus minister staatssecretaris wethouder jaar vanaf omdat zodat waar daarom "
    "iets daar hier haar eens toe wat wie hoe uiterlijk".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """What is looked for: the words, and who and what they are about."""

    words: str
    deadline: Any = None
    initiatives: frozenset[Any] = frozenset()
    organisation: Organisation | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A commitment that the words may belong to; the score is out of a hundred."""

    commitment: Commitment
    score: int
    reasons: list[str] = field(default_factory=list)


def suggestions(said: Said, without: Iterable[Any] = ()) -> list[Suggestion]:
    """The likeliest first; `without` are ids of commitments that are out of the question."""
    looked_for = content(said.words)
    rows = list(_likely(said, looked_for).exclude(pk__in=list(without))[:LOOKED_AT])
    best: dict[Any, tuple[float, list[str]]] = {}
    for key, text in _wordings(rows):
        best[key] = max(best.get(key, (0.0, [])), _alike(looked_for, content(text)))
    found = [_suggestion(said, row, *best[row.pk]) for row in rows]
    ordered = sorted(found, key=lambda one: (-one.score, str(one.commitment.pk)))
    return [one for one in ordered if one.score >= WORTH_SHOWING][:SHOWN]


def _alike(words: list[str], others: list[str]) -> tuple[float, list[str]]:
    """Out of a hundred, and the words that both have, in whatever form; a long word counts for more than a short one.

    Halfway between how much of the shorter text stands in the longer, and how much of both is shared.
    """
    if not words or not others:
        return 0.0, []
    few, many = sorted((words, others), key=lambda text: sum(map(len, text)))
    shared = [word for word in few if process.extractOne(word, many, scorer=fuzz.ratio, score_cutoff=SAME_WORD)]
    weight, less, more = (sum(map(len, text)) for text in (shared, few, many))
    return 50.0 * (weight / less + 2 * weight / (less + more)), shared


def content(text: str) -> list[str]:
    """The folded words that carry the meaning, each once, in their order."""
    words = WORD.findall(fold(text)[:LONGEST_QUOTE])
    return list(dict.fromkeys(word for word in words if word not in EMPTY_WORDS))


def _likely(said: Said, looked_for: list[str]) -> Any:
    """Commitments in use that share something, those that share most first."""
    longest = sorted((word for word in looked_for if len(word) >= SHORTEST_WORD), key=len, reverse=True)
    # Without the ending, which a plural or another form changes.
    beginnings = [word[: max(SHORTEST_WORD, len(word) - LONGEST_ENDING)] for word in longest[:MOST_WORDS]]
    signs: list[tuple[Q, int]] = [(Q(search_key__contains=word), 2) for word in beginnings]
    if said.initiatives:
        signs.append((Q(initiative__in=said.initiatives), 3))
    if said.organisation is not None:
        signs.append((Q(responsible_organisation=said.organisation), 1))
    if said.person is not None:
        signs.append((Q(responsible_person=said.person), 1))
    if not signs:
        return Commitment.objects.none()
    shared: Any = sum(
        (Case(When(sign, then=Value(weight)), default=Value(0), output_field=IntegerField()) for sign, weight in signs),
        start=Value(0),
    )
    return (
        Commitment.objects.filter(state__in=[EditorialState.CANDIDATE, EditorialState.PUBLISHED])
        .annotate(shared=shared)
        .filter(shared__gt=0)
        .select_related("initiative", "responsible_organisation", "responsible_person")
        .order_by("-shared", "-made_on", "pk")
    )


def _wordings(rows: list[Any]) -> Iterator[tuple[Any, str]]:
    """The key of each commitment with its title, and with every statement's words."""
    for row in rows:
        yield row.pk, row.title
    links = CommitmentStatement.objects.filter(commitment__in=rows).order_by("pk")
    yield from links.values_list("commitment", "statement__quote")


def _suggestion(said: Said, row: Any, alike: float, shared: list[str]) -> Suggestion:
    told = {"percent": round(alike), "words": ", ".join(sorted(shared, key=len, reverse=True)[:MOST_WORDS])}
    reasons = [_("words alike for %(percent)s%%: %(words)s") % told] if shared else []
    score = FOR_WORDS * alike
    body, person, deadline = row.responsible_organisation, row.responsible_person, said.deadline
    about = row.initiative_id in said.initiatives
    for same, weight, reason in (
        (about, FOR_INITIATIVE, _("the same initiative, %(name)s") % {"name": row.initiative}),
        (body is not None and body == said.organisation, FOR_BODY, _("the same body, %(name)s") % {"name": body}),
        (person is not None and person == said.person, FOR_PERSON, _("the same person, %(name)s") % {"name": person}),
        (deadline is not None and row.deadline == deadline, FOR_DEADLINE, _("the same deadline")),
    ):
        if same:
            score += weight
            reasons.append(reason)
    return Suggestion(row, round(min(score, 100)), reasons)
