"""Template words that every page uses: vague dates, excerpts, and the rule that only published rows are named."""

from datetime import date
from typing import Any

from django import template
from django.utils import formats
from django.utils.translation import gettext as _

from articles.editorial import DatePrecision
from articles.excerpts import Piece, excerpt

register = template.Library()


@register.filter
def vague(day: date | None, precision: str = DatePrecision.DAY) -> str:
    """A date as exact as it is known: 6 oktober 2020, oktober 2020, 2e kwartaal 2021, 2023."""
    if not day:
        return ""
    if precision == DatePrecision.YEAR:
        return str(day.year)
    if precision == DatePrecision.QUARTER:
        return _("quarter %(number)s of %(year)s") % {"number": (day.month - 1) // 3 + 1, "year": day.year}
    pattern = "F Y" if precision == DatePrecision.MONTH else "j F Y"
    return formats.date_format(day, pattern)


@register.filter
def iso(day: date | None, precision: str = DatePrecision.DAY) -> str:
    """For the datetime attribute of <time>: shortened to what is known."""
    if not day:
        return ""
    if precision == DatePrecision.DAY:
        return day.isoformat()
    return str(day.year) if precision == DatePrecision.YEAR else f"{day:%Y-%m}"


@register.filter
def public(row: Any) -> Any:
    """The row where it is published; a page names no other."""
    return row if row is not None and row.is_published else None


@register.filter
def in_context(statement: Any) -> list[Piece]:
    """A statement's words with a little of the article around them."""
    return excerpt(statement.article.text, statement.spans)


@register.filter
def days_since(today: date, day: date | None) -> int:
    return (today - day).days if day else 0
