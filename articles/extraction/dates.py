"""Dutch dates: publication dates as printed, and the deadlines of promises."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from articles.extraction.results import VagueDate

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR = r"((?:19|20)\d\d)(?![0-9A-Za-z])"  # an underscore may follow: _6 juni 2023_
_DAY = r"\b([0-3]?\d)"

ISO = re.compile(rf"\b{YEAR}-(\d\d)-(\d\d)\b")
NUMERIC = re.compile(rf"{_DAY}[-/.]([01]?\d)[-/.]{YEAR}")
SHORT_YEAR = re.compile(rf"{_DAY}[-/.]([01]\d)[-/.]([0-4]\d)\b(?![-/.])")  # 12.06.25, of this century
WRITTEN = re.compile(rf"{_DAY}\s{{1,3}}{MONTH},?\s{{1,3}}{YEAR}", re.IGNORECASE)
WRITTEN_SHORT = re.compile(rf"{_DAY}\s{{1,3}}{MONTH}\s{{1,3}}['’]([0-4]\d)\b", re.IGNORECASE)  # 20 maart ’24
MONTH_ONLY = re.compile(rf"\b{MONTH}\s{{1,3}}{YEAR}", re.IGNORECASE)


def make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def full_dates(text: str) -> Iterator[tuple[int, date]]:
    """Exact dates in a text with their offsets: 2020-10-06, 06/10/2020 (day first), 18 maart 2020."""
    for match in ISO.finditer(text):
        if found := make_date(int(match[1]), int(match[2]), int(match[3])):
            yield match.start(), found
    for match in NUMERIC.finditer(text):
        if found := make_date(int(match[3]), int(match[2]), int(match[1])):
            yield match.start(), found
    for match in WRITTEN.finditer(text):
        if found := make_date(int(match[3]), MONTHS[match[2].lower()], int(match[1])):
            yield match.start(), found


def first_date(text: str) -> VagueDate | None:
    """The first exact date in a text, else the first month with a year."""
    has_year = "19" in text or "20" in text
    exact = min(full_dates(text), default=None) if has_year else None
    if exact:
        return VagueDate(exact[1])
    if (short := SHORT_YEAR.search(text)) and (day := make_date(2000 + int(short[3]), int(short[2]), int(short[1]))):
        return VagueDate(day)
    if written := WRITTEN_SHORT.search(text):
        day = make_date(2000 + int(written[3]), MONTHS[written[2].lower()], int(written[1]))
        return VagueDate(day) if day else None
    if has_year and (match := MONTH_ONLY.search(text)):
        return VagueDate(end_of_month(int(match[2]), MONTHS[match[1].lower()]), "month")
    return None
