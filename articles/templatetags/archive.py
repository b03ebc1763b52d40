"""Dates as exact as they are known, in the reader's language, and words without the line breaks of their page."""

import re
from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.editorial import DatePrecision

register = template.Library()

_SHOWN = {DatePrecision.DAY: "j F Y", DatePrecision.MONTH: "F Y", DatePrecision.YEAR: "Y"}
_MACHINE_READABLE = {DatePrecision.DAY: "Y-m-d", DatePrecision.MONTH: "Y-m", DatePrecision.YEAR: "Y"}
_QUARTERS = [
    _("1st quarter of %(year)s"),
    _("2nd quarter of %(year)s"),
    _("3rd quarter of %(year)s"),
    _("4th quarter of %(year)s"),
]

# A line that ends inside a sentence: the width of a mail or page broke it there.
_BROKEN = re.compile(r"(?<![.!?:;…”’\"'\s])\n(?=\w)")
_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


@register.filter
def flowing(words: str) -> str:
    """A quotation as running text where the width of its page broke the lines; paragraphs stay apart."""
    return _SINGLE_BREAK.sub(" ", words) if _BROKEN.search(words) else words


@register.filter
def vague_date(day: date | None, precision: str = DatePrecision.DAY) -> str:
    """In words: 6 October 2020, October 2020, 2nd quarter of 2021, 2023; empty without a date."""
    if day is None:
        return ""
    if precision == DatePrecision.QUARTER:
        return str(_QUARTERS[(day.month - 1) // 3]) % {"year": f"{day.year:04}"}
    return date_format(day, _SHOWN[DatePrecision(precision)])


@register.simple_tag
def when(day: date | None, precision: str = DatePrecision.DAY) -> SafeString | str:
    """The same as a <time> element; HTML knows no quarters, so a quarter is plain text."""
    if day is None or precision == DatePrecision.QUARTER:
        return vague_date(day, precision)
    machine_readable = date_format(day, _MACHINE_READABLE[DatePrecision(precision)])
    return format_html('<time datetime="{}">{}</time>', machine_readable, vague_date(day, precision))
