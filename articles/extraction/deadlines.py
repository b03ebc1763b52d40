"""Deadlines: the last day of the period that a promise names, exact, by the calendar or vague."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from articles.extraction.cabinets import cabinet_on
from articles.extraction.classes import MAY_HOLD_TERM, MONTH_NAME, NUMBER, PERIOD, TERM, classify, union
from articles.extraction.dates import MONTH, MONTHS, WRITTEN, YEAR, end_of_month, make_date
from articles.extraction.results import Basis, Deadline, Precision
from articles.extraction.tenses import MAY_TELL, is_told

WORD = re.compile(r"\w+")
Finder = Callable[[str, date | None], Deadline | None]

_QUARTERS = {
    "eerste": 1,
    "1e": 1,
    "1ste": 1,
    "tweede": 2,
    "2e": 2,
    "2de": 2,
    "derde": 3,
    "3e": 3,
    "3de": 3,
    "vierde": 4,
    "laatste": 4,
    "4e": 4,
    "4de": 4,
    "q1": 1,
    "q2": 2,
    "q3": 3,
    "q4": 4,
}
_NUMBERS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "twaalf": 12,
}
_NUMBER = r"(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|\d{1,2})"
_ANY_YEAR = rf"(?:\s(?:van\s)?(?:{YEAR}|(dit jaar|volgend jaar|komend jaar)))?"

DAY_TERM = re.compile(
    rf"\b(vóór|voor|uiterlijk(?: op)?|uiterlijk vóór|uiterlijk voor|per|vanaf|met ingang van|tot|tot en met|op"
    rf"|sinds|na)\s"
    rf"(?:(?:maan|dins|woens|donder|vrij|zater|(?:koop)?zon)dag\s)?([0-3]?\d)\s{MONTH}(?:\s{YEAR})?",
)
QUARTER_TERM = re.compile(
    rf"\b(?:(vóór|voor)\s)?(?:het\s)?(?:eind(?:e)?\s(?:van\s)?(?:het\s)?)?(eerste|tweede|derde|vierde|laatste|1e"
    rf"|2e|3e|4e|1ste|2de|3de|4de)\skwartaal{_ANY_YEAR}|\b(q[1-4])\s{YEAR}",
)
HALF_TERM = re.compile(rf"\b(eerste|tweede)\s(?:jaarhelft|helft van(?: het jaar)?){_ANY_YEAR}")
MONTH_TERM = re.compile(
    rf"\b(vóór|voor|uiterlijk in|uiterlijk|eind|eind van|einde|half|medio|begin|in|per|vanaf"
    rf"|tot en met)\s{MONTH}(?:\s(?:van\s)?(?:{YEAR}|(dit jaar|volgend jaar|komend jaar)))?",
)
YEAR_TERM = re.compile(
    rf"\b(tot en met|vóór|voor|uiterlijk in|uiterlijk|eind|einde|eind van|het eind van|het einde van|in de loop van"
    rf"|medio|halverwege|begin|in|vanaf|per)\s(?:het jaar\s)?{YEAR}(?!\s?(?:euro|miljoen|gemeenten|mensen))",
)
RELATIVE_TERM = re.compile(
    r"\b(dit jaar|volgend jaar|komend jaar|later dit jaar|eind dit jaar|einde van (?:dit|het) jaar|eind volgend jaar"
    r"|deze maand|eind deze maand|volgende maand|komende maand|deze week|volgende week|komende week|dit kwartaal"
    r"|volgend kwartaal|(?:nog )?(?:voor|vóór) (?:het )?einde? van (?:het|dit) jaar|(?:voor|vóór) de jaarwisseling"
    r"|(?:voor|vóór) de zomer(?: van 20\d\d)?|(?:voor|vóór) het zomerreces|na de zomer"
    r"|voor het einde van het jaar|vóór het einde van het jaar"
    r"|(?:voor|vóór) (?:de )?kerst"
    r"|in het (?:late |vroege )?(?:najaar|voorjaar)|in de zomer"
    r"|dit najaar|dit voorjaar|komend voorjaar|komend najaar|deze zomer|binnenkort|op korte termijn"
    r"|de komende maanden|komende maanden|de komende weken|komende weken"
    r"|(?:deze|de huidige|(?:voor|vóór) (?:het )?einde? van (?:deze|de)) (?:kabinets|regeer)periode)\b",
)
VAGUE = re.compile(r"binnenkort|op korte termijn|komende (?:weken|maanden)|(?<!na )de zomer$|zomerreces|periode$")
NAMED_END = re.compile(r"einde?\b|jaarwisseling|kerst")
WITHIN_TERM = re.compile(
    rf"\b(?:binnen|over|(?:in |voor )?de komende)\s{_NUMBER}\s"
    r"(dagen|dag|weken|week|maanden|maand|jaar|kwartalen|kwartaal)\b",
)


def find_deadline(text: str, said_on: date | None, classes: int) -> Deadline | None:
    """The last day of the period that a promise names, relative terms counted from `said_on`.

    Explicit is a day, a month or a year, an end ("voor het einde van het jaar") and a length ("binnen twee weken").
    Derived is what names none of these and gets its last day from the calendar, or by a rule of this project.
    The earliest-standing exact term wins over vaguer ones; None where the text names no period, or names
    one without a year and nobody knows when it was said. `classes` is what its words are, or those around it too.
    """
    if not classes & TERM:
        return None
    low = text.lower()
    for stem, finder in _finders(classes & MAY_HOLD_TERM):
        if stem in low and (found := finder(low, said_on)):
            start = low.find(found.words)
            return Deadline(found.day, found.precision, found.basis, text[start : start + len(found.words)])
    return None


def find_deadline_in(words: str, said_on: date | None) -> Deadline | None:
    """As `find_deadline`, for words that stand in no document."""
    return find_deadline(words, said_on, union(classify(WORD.findall(words))))


def is_vague(deadline: Deadline) -> bool:
    """Whether the words have no meaning in the calendar: "binnenkort", and not "dit jaar"."""
    return deadline.basis == "derived" and VAGUE.search(deadline.words.lower()) is not None


def _year_for(month: int, day: int, said_on: date | None) -> int | None:
    """The year of the first such day after the promise."""
    if said_on is None:
        return None
    return said_on.year if (month, day) >= (said_on.month, said_on.day) else said_on.year + 1


def _stated_year(year: str | None, words: str | None, said_on: date | None) -> int | None:
    if year:
        return int(year)
    if words and said_on:
        return said_on.year + (0 if words == "dit jaar" else 1)
    return None


def _explicit(day: date | None, precision: Precision, words: str, said_on: date | None) -> Deadline | None:
    """A deadline before the promise was made is no deadline."""
    if day is None or (said_on is not None and day < said_on):
        return None
    return Deadline(day, precision, "explicit", words.strip())


def _day_term(text: str, said_on: date | None) -> Deadline | None:
    for match in DAY_TERM.finditer(text):
        cue, month = match[1], MONTHS[match[3]]
        if cue in ("sinds", "na") or (cue == "op" and is_told(text, *match.span())):
            continue
        year = int(match[4]) if match[4] else _year_for(month, int(match[2]), said_on)
        day = make_date(year, month, int(match[2])) if year else None
        if day and cue.endswith(("vóór", "voor", "tot")):
            day -= timedelta(days=1)
        if found := _explicit(day, "day", match[0], said_on):
            return found
    return None


def _quarter_term(text: str, said_on: date | None) -> Deadline | None:
    for match in QUARTER_TERM.finditer(text):
        number = _QUARTERS[(match[2] or match[5])]
        stated = year = _stated_year(match[3] or match[6], match[4], said_on)
        if year is None and said_on:
            year = said_on.year if number * 3 >= said_on.month else said_on.year + 1
        if year is None:
            continue
        day = end_of_month(year, number * 3)
        if match[1]:
            day = date(year, number * 3 - 2, 1) - timedelta(days=1)
        if found := _explicit(day, "quarter", match[0], said_on):
            return found if stated else replace(found, basis="derived")
    return None


def _half_term(text: str, said_on: date | None) -> Deadline | None:
    for match in HALF_TERM.finditer(text):
        year = _stated_year(match[2], match[3], said_on) or (said_on.year if said_on else None)
        if year:
            month = 6 if match[1] == "eerste" else 12
            if match[2] is None and said_on and month < said_on.month:
                year += 1
            found = _explicit(end_of_month(year, month), "quarter", match[0], said_on)
            return replace(found, basis="derived") if found and not (match[2] or match[3]) else found
    return None


def _month_term(text: str, said_on: date | None) -> Deadline | None:
    for match in MONTH_TERM.finditer(text):
        cue, month = match[1], MONTHS[match[2]]
        year = _stated_year(match[3], match[4], said_on) or _year_for(month, 31, said_on)
        if year is None or (cue in MAY_TELL and is_told(text, *match.span())):
            continue
        day = end_of_month(year, month)
        if cue in ("vóór", "voor"):
            day = date(year, month, 1) - timedelta(days=1)
        elif cue in ("half", "medio"):
            day = date(year, month, 15)
        if found := _explicit(day, "month", match[0], said_on):
            return found
    return None


def _year_term(text: str, said_on: date | None) -> Deadline | None:
    for match in YEAR_TERM.finditer(text) if "20" in text or "19" in text else ():
        cue, year = match[1], int(match[2])
        if cue in MAY_TELL and is_told(text, *match.span()):
            continue
        if cue in ("vóór", "voor"):
            day = date(year - 1, 12, 31)
        elif cue in ("medio", "halverwege"):
            day = date(year, 6, 30)
        elif cue == "begin":
            day = date(year, 3, 31)
        else:
            day = date(year, 12, 31)
        if found := _explicit(day, "year", match[0], said_on):
            return found
    return None


def _within_term(text: str, said_on: date | None) -> Deadline | None:
    match = WITHIN_TERM.search(text)
    if not match or said_on is None:
        return None
    number = _NUMBERS.get(match[1]) or (int(match[1]) if match[1].isdigit() else 0)
    unit = match[2]
    if unit.startswith("dag"):
        day = said_on + timedelta(days=number)
    elif unit.startswith(("week", "weken")):
        day = said_on + timedelta(weeks=number)
    else:
        day = _months_later(said_on, number * (12 if unit == "jaar" else 3 if unit.startswith("kwart") else 1))
    return Deadline(day, "day", "explicit", match[0])


def _bare_day(text: str, said_on: date | None) -> Deadline | None:
    """A full date that is still to come, in whatever words: "bij de verkiezingen van 16 maart 2022"."""
    if said_on is None:
        return None
    for match in WRITTEN.finditer(text):
        day = make_date(int(match[3]), MONTHS[match[2].lower()], int(match[1]))
        if day and day > said_on:
            return Deadline(day, "day", "explicit", match[0])
    return None


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, monthrange(day.year + year, month + 1)[1]))


def _relative_term(text: str, said_on: date | None) -> Deadline | None:
    if said_on is None:
        return None
    for match in RELATIVE_TERM.finditer(text):
        if not (match[0].startswith(("deze", "dit", "in ")) and is_told(text, *match.span())):
            return _relative(match, said_on)
    return None


def _relative(match: re.Match[str], said_on: date) -> Deadline | None:
    words = match[0]
    if stated := re.search(r"zomer van (20\d\d)", words):
        return Deadline(date(int(stated[1]), 7, 1), "day", "explicit", match[0])
    if words.endswith("periode"):
        cabinet = cabinet_on(said_on)
        return Deadline(cabinet.last_day, "day", "derived", match[0]) if cabinet and cabinet.last_day else None
    vague = _vague_term(words, said_on)
    if vague:
        return Deadline(vague[0], vague[1], "derived", match[0])
    basis: Basis = "explicit" if NAMED_END.search(words) else "derived"
    return Deadline(*_calendar_term(words, said_on), basis, match[0])


def _vague_term(words: str, said_on: date) -> tuple[date, Precision] | None:
    """Words without a calendar meaning, with the term that this project reads into them."""
    if words in ("binnenkort", "op korte termijn"):
        return _months_later(said_on, 3), "month"
    if words.endswith("komende weken"):
        return _months_later(said_on, 2), "month"
    if words.endswith("komende maanden"):
        return _months_later(said_on, 6), "month"
    if words.endswith(("voor de zomer", "vóór de zomer", "zomerreces")):
        summer = date(said_on.year, 7, 1)
        return (summer if said_on <= summer else date(said_on.year + 1, 7, 1)), "day"
    return None


def _calendar_term(words: str, said_on: date) -> tuple[date, Precision]:
    year = said_on.year
    if "week" in words:
        sunday = said_on + timedelta(days=6 - said_on.weekday())
        return sunday + timedelta(weeks=0 if words.startswith("deze") else 1), "day"
    if "maand" in words:
        later = said_on if "deze" in words else _months_later(said_on.replace(day=1), 1)
        return end_of_month(later.year, later.month), "month"
    if "kwartaal" in words:
        quarter = (said_on.month - 1) // 3 + (1 if words.startswith("dit") else 2)
        return end_of_month(year + (quarter - 1) // 4, ((quarter - 1) % 4 + 1) * 3), "quarter"
    season = {"zomer": 9, "voorjaar": 6, "najaar": 12, "kerst": 12}
    for name, month in season.items():
        if name in words:
            later_year = (
                year
                if month >= said_on.month and not (words.startswith("komend") and month == 6 and said_on.month > 3)
                else year + 1
            )
            day = date(later_year, 12, 24) if name == "kerst" else end_of_month(later_year, month)
            return day, "quarter"
    if "jaarwisseling" in words:
        return date(year, 12, 31), "year"
    return date(year + (1 if "volgend" in words or "komend" in words else 0), 12, 31), "year"


# The forms of a term, the most exact first: what must stand among its words, a part of one of them, and the reading.
FINDERS = (
    (NUMBER | MONTH_NAME, "", _day_term),
    (PERIOD, "kwartaal", _quarter_term),
    (NUMBER, "q", _quarter_term),
    (PERIOD, "helft", _half_term),
    (MONTH_NAME, "", _month_term),
    (NUMBER, "", _year_term),
    (PERIOD, "", _within_term),
    (PERIOD, "", _relative_term),
    (NUMBER | MONTH_NAME, "", _bare_day),
)


@cache
def _finders(classes: int) -> list[tuple[str, Finder]]:
    """Those that words of these classes leave."""
    return [(stem, finder) for needed, stem, finder in FINDERS if classes & needed == needed]
