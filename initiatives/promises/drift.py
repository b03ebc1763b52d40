"""Whether later words promise more or less than those before: a rule that proposes, with its reasons.

The rule looks at four things that can be pointed at: words that hold back or bind, amounts, reach, and the deadline.
It says nothing of what it cannot see; an editor decides.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from articles.folding import fold
from initiatives.models import CommitmentStatement, Drift
from initiatives.promises.amounts import PERCENT, amounts
from initiatives.promises.wording import compare

HOLDING_BACK = frozenset(
    "wil willen wilde probeer probeert proberen streef streeft streven streefdatum streefdoel onderzoekt onderzoeken "
    "verken verkent verkennen bezien bekijken nagaan overweegt overwegen hopen hoopt verwacht verwachten zou zouden "
    "kan kunnen mogelijk wellicht misschien eventueel inzetten voornemens voornemen ambitie intentie bevorderen "
    "beogen beoogt trachten tracht".split()
)
BINDING = frozenset(
    "uiterlijk garandeer garandeert garanderen beloof belooft beloven toegezegd verplicht vastgelegd gegarandeerd "
    "besloten wettelijk".split()
)
FUTURE = frozenset("zal zullen ga gaat gaan".split())
WHOLE_REACH = re.compile(
    r"\b(?:alle|elke|elk|ieder|iedere|iedereen|overal|volledig|volledige|helemaal|geheel|in heel|altijd)\b"
)
PART_OF_IT = re.compile(
    r"\b(?:een aantal|een deel|een eerste groep|sommige|enkele|een paar|gedeeltelijk|deels|de meeste|grotendeels"
    r"|zo ?veel mogelijk|waar mogelijk|waar nodig|in principe|in beginsel|bij voorkeur|stapsgewijs|te beginnen)\b"
)
WORDS = re.compile(r"[a-z]+")
SAME_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody said, and the deadline that stood with it."""

    text: str
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rule says, and why; no kind where it cannot tell."""

    kind: str
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: Drift
    reason: str


def propose(before: Wording, after: Wording) -> Proposal:
    """A later deadline weighs most. Signs both ways cancel out: then the reasons stand there and no kind does."""
    signs = [*_deadlines(before, after), *_verbs(before, after), *_reach(before, after), *_amounts(before, after)]
    reasons = [sign.reason for sign in signs]
    kinds = {sign.kind for sign in signs}
    if Drift.POSTPONED in kinds:
        return Proposal(Drift.POSTPONED, reasons)
    if len(kinds) == 1:
        return Proposal(kinds.pop(), reasons)
    if kinds:
        return Proposal("", [*reasons, _("These point both ways.")])
    if _alike(before.text, after.text):
        return Proposal(Drift.SAME, [_("Nearly the same words.")])
    return Proposal("", [_("Other words, without a sign that the rule knows.")])


def proposals(links: Iterable[CommitmentStatement]) -> list[Proposal | None]:
    """Each statement beside the one before it, in the order given; nothing for the first.

    A repetition that names no deadline leaves standing what was said earlier.
    """
    found: list[Proposal | None] = []
    before: Wording | None = None
    for link in links:
        wording = Wording(link.statement.quote, link.statement.deadline)
        found.append(propose(before, wording) if before else None)
        before = Wording(wording.text, wording.deadline or (before.deadline if before else None))
    return found


def shown(links: Iterable[CommitmentStatement]) -> list[str]:
    """What readers see of the decisions, in the order given.

    A decision about other words than those that stand before it here says nothing: they are hidden, or were put in
    between since.
    """
    before: Any = None
    told = []
    for link in links:
        told.append(link.drift if before is not None and link.drift_from_id == before else "")
        before = link.statement_id
    return told


def _deadlines(before: Wording, after: Wording) -> Iterator[_Sign]:
    if after.deadline is None or after.deadline == before.deadline:
        return
    if before.deadline is None:
        yield _Sign(Drift.STRONGER, _("names a deadline, %(day)s") % {"day": date_format(after.deadline)})
        return
    days = {"before": date_format(before.deadline), "after": date_format(after.deadline)}
    if after.deadline > before.deadline:
        yield _Sign(Drift.POSTPONED, _("the deadline was %(before)s and became %(after)s") % days)
    else:
        yield _Sign(Drift.STRONGER, _("the deadline came forward from %(before)s to %(after)s") % days)


def _verbs(before: Wording, after: Wording) -> Iterator[_Sign]:
    old, new = _said(before), _said(after)
    held_then, held_now = old & HOLDING_BACK, new & HOLDING_BACK
    future = sorted(old & FUTURE - new)
    if held_now and not held_then:
        if future:
            words = {"before": future[0], "after": sorted(held_now)[0]}
            yield _Sign(Drift.WEAKER, _("“%(before)s” became “%(after)s”") % words)
        else:
            yield _Sign(Drift.WEAKER, _("holds back: “%(word)s”") % {"word": sorted(held_now)[0]})
    elif held_then and not held_now:
        yield _Sign(Drift.STRONGER, _("holds back no more: “%(word)s” is gone") % {"word": sorted(held_then)[0]})
    bound_then, bound_now = old & BINDING, new & BINDING
    if bound_now and not bound_then:
        yield _Sign(Drift.STRONGER, _("binds: “%(word)s”") % {"word": sorted(bound_now)[0]})
    elif bound_then and not bound_now:
        yield _Sign(Drift.WEAKER, _("binds no more: “%(word)s” is gone") % {"word": sorted(bound_then)[0]})


def _reach(before: Wording, after: Wording) -> Iterator[_Sign]:
    old, new = fold(before.text), fold(after.text)
    whole_then, whole_now = WHOLE_REACH.search(old), WHOLE_REACH.search(new)
    part_then, part_now = PART_OF_IT.search(old), PART_OF_IT.search(new)
    if part_now and not part_then:
        if whole_then and not whole_now:
            words = {"before": whole_then[0], "after": part_now[0]}
            yield _Sign(Drift.WEAKER, _("“%(before)s” became “%(after)s”") % words)
        else:
            yield _Sign(Drift.WEAKER, _("reaches less far: “%(word)s”") % {"word": part_now[0]})
    elif whole_now and not whole_then and part_then and not part_now:
        words = {"before": part_then[0], "after": whole_now[0]}
        yield _Sign(Drift.STRONGER, _("“%(before)s” became “%(after)s”") % words)


def _amounts(before: Wording, after: Wording) -> Iterator[_Sign]:
    """Only what counts the same, and is named once in both, can be compared."""
    old, new = _counted(before.text), _counted(after.text)
    for unit in sorted(old.keys() & new.keys()):
        if old[unit] == new[unit]:
            continue
        words = {"before": _figure(old[unit], unit), "after": _figure(new[unit], unit)}
        kind = Drift.STRONGER if new[unit] > old[unit] else Drift.WEAKER
        yield _Sign(kind, _("%(before)s became %(after)s") % words)


def _counted(text: str) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for amount in amounts(text):
        if amount.value is not None and amount.unit:
            found.setdefault(amount.unit, []).append(amount.value)
    return {unit: values[0] for unit, values in found.items() if len(values) == 1}


def _figure(value: float, unit: str) -> str:
    number = number_format(int(value) if value.is_integer() else value, use_l10n=True, force_grouping=True)
    return f"{number}{unit}" if unit == PERCENT else f"{number} {unit}"


def _said(wording: Wording) -> set[str]:
    return set(WORDS.findall(fold(wording.text)))


def _alike(before: str, after: str) -> bool:
    pieces = compare(before, after)
    shared = sum(len(piece.words.split()) for piece in pieces if piece.kind == "same")
    return bool(pieces) and shared >= SAME_ENOUGH * max(len(before.split()), len(after.split()))
