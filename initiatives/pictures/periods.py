"""How much of the calendar a vague date stands for."""

from datetime import date

from articles.editorial import DatePrecision

MONTHS = {DatePrecision.MONTH: 1, DatePrecision.QUARTER: 3, DatePrecision.YEAR: 12}


def first_day(last: date, precision: str) -> date:
    """The first day of the period; a vague date is stored as its last day."""
    months = MONTHS.get(DatePrecision(precision))
    if months is None:
        return last
    return last.replace(month=last.month - (last.month - 1) % months, day=1)
