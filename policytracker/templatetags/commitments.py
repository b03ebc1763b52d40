"""What is computed about a commitment, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.asked_day import asked_day, the_day
from initiatives.answering import Answer
from initiatives.answering import reason as in_words
from initiatives.models import Statement, StatusUpdate
from initiatives.promises.derivation import derived_from
from initiatives.promises.slipping import length, slipped_in_words

register = template.Library()


@dataclass(frozen=True, slots=True)
class Flag:
    kind: str
    text: str


@register.filter
def flags(commitment: Any) -> list[Flag]:
    """Overdue, due soon, silent, slipped; of a commitment that was fetched `with_flags`."""
    return list(_flags(commitment, the_day()))


def _flags(commitment: Any, today: date) -> Iterator[Flag]:
    if commitment.is_overdue:
        late = (today - commitment.deadline).days
        yield Flag("overdue", ngettext("%(days)s day overdue", "%(days)s days overdue", late) % {"days": _number(late)})
    if commitment.is_due_soon:
        left = (commitment.deadline - today).days
        text = ngettext("due in %(days)s day", "due in %(days)s days", left) % {"days": _number(left)}
        on_the_day = _("due that day") if asked_day() else _("due today")
        yield Flag("due-soon", text if left else on_the_day)
    if commitment.is_silent:
        yield Flag("silent", _("no news for half a year"))
    if commitment.times_slipped:
        yield Flag("slipped", slipped_in_words(commitment))


@register.filter
def moved_by(update: StatusUpdate) -> str:
    """How far an update moved the deadline, in words; empty where there was or is none."""
    if update.deadline_before is None or update.deadline_after is None:
        return ""
    days = (update.deadline_after - update.deadline_before).days
    if days < 0:
        return _("%(length)s earlier") % {"length": length(update.deadline_after, update.deadline_before)}
    return _("%(length)s later") % {"length": length(update.deadline_before, update.deadline_after)}


@register.filter
def derived(statement: Statement) -> str:
    """The vague words that a statement's deadline was derived from, with the rule; empty where it was stated."""
    return derived_from(statement)


@register.filter
def reason(answer: Answer) -> str:
    """Why somebody answers for a promise, or why nobody is named."""
    return in_words(answer)


def _number(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)
