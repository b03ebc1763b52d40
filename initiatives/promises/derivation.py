"""How a deadline was derived from vague words: the words, and the rule that gives them a day."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.extraction.cabinets import Cabinet, cabinet_on
from articles.extraction.deadlines import find_deadline_in
from initiatives.models import DeadlineBasis, Statement

RULES: tuple[tuple[re.Pattern[str], Promise | str], ...] = (
    (re.compile(r"binnenkort|op korte termijn"), gettext_lazy("three months after it was said")),
    (re.compile(r"komende weken"), gettext_lazy("two months after it was said")),
    (re.compile(r"komende maanden"), gettext_lazy("six months after it was said")),
    (re.compile(r"(?:voor|vóór) (?:de zomer|het zomerreces)"), gettext_lazy("1 July")),
)
LAST_DAY = gettext_lazy("the last day of that period, counted from the day it was said")


def derived_from(statement: Statement) -> str:
    """As in “binnenkort”: three months after it was said; empty where the deadline was not derived from the words."""
    if statement.deadline_basis != DeadlineBasis.DERIVED or statement.said_on is None:
        return ""
    found = find_deadline_in(statement.quote, statement.said_on)
    if found is None or found.basis != "derived" or found.day != statement.deadline:
        return ""
    return _("“%(words)s”: %(rule)s") % {"words": found.words, "rule": _rule(found.words.lower(), statement.said_on)}


def derivation(deadline: date | None, statements: Iterable[Statement]) -> str:
    """Of the last statement that this deadline was derived from; empty where none is among these."""
    told = [derived_from(statement) for statement in statements if statement.deadline == deadline]
    return next((words for words in reversed(told) if words), "")


def _rule(words: str, said_on: date) -> str:
    if words.endswith("periode"):
        cabinet = cabinet_on(said_on)
        return _cabinet(cabinet) if cabinet else ""
    return str(next((rule for pattern, rule in RULES if pattern.search(words)), LAST_DAY))


def _cabinet(cabinet: Cabinet) -> str:
    told: dict[str, Any] = {"name": cabinet.name}
    if cabinet.demissionary_from is None:
        return _("the last day of the Cabinet %(name)s") % told
    told["day"] = date_format(cabinet.demissionary_from)
    return _("the last day of the Cabinet %(name)s, demissionary from %(day)s") % told
