"""How far a deadline slipped, in the words of a page.

Whole months that passed between the first deadline and the present one, rounded down; less than two of them are told
in days. The last days of two months lie whole months apart: 30 June to 31 December is six.
"""

from calendar import monthrange
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MONTHS_FROM = 2


def whole_months(first: date, last: date) -> int:
    """Calendar months from one day to a later one, rounded down."""
    months = (last.year - first.year) * 12 + last.month - first.month
    ends_its_month = last.day == monthrange(last.year, last.month)[1]
    return months if last.day >= first.day or ends_its_month else months - 1


def days_slipped(commitment: Any) -> int:
    """Days between the first deadline and the present one, of a commitment `with_flags`; none without a shift."""
    if not commitment.times_slipped or commitment.deadline is None or commitment.first_deadline is None:
        return 0
    days: int = (commitment.deadline - commitment.first_deadline).days
    return days


def slipped_in_words(commitment: Any) -> str:
    """As in “postponed 3 ×, 19 months in all”; empty where the deadline never moved to a later day."""
    times = commitment.times_slipped
    if not times:
        return ""
    often = ngettext("postponed once", "postponed %(times)s ×", times) % {"times": _number(times)}
    if days_slipped(commitment) <= 0:
        return often
    in_all = _("%(length)s in all") if times > 1 else _("by %(length)s")
    return f"{often}, {in_all % {'length': length(commitment.first_deadline, commitment.deadline)}}"


def length(first: date, last: date) -> str:
    """A stretch of time: in months, or in days where it is less than two months."""
    months = whole_months(first, last)
    if months >= MONTHS_FROM:
        return ngettext("%(months)s month", "%(months)s months", months) % {"months": _number(months)}
    days = (last - first).days
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": _number(days)}


def _number(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)
