"""Dates as machines write them: 2021-03-18, 2021-03, 2021."""

import calendar
import re
from datetime import date

from articles.extraction import VagueDate

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def vague_date(written: str) -> VagueDate | None:
    """The date, a vague one as the last day of its period; None where it is no such date."""
    match = _ISO.fullmatch(written)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if not year or month is None:
            return VagueDate(date(year or 0, 12, 31), "year")
        if day is None:
            return VagueDate(date(year, month, calendar.monthrange(year, month)[1]), "month")
        return VagueDate(date(year, month, day))
    except ValueError:
        return None
