"""From a name in an article to a row of the register: known, new, or new with a question.

Only equal names are ever taken for one another; a resemblance makes a candidate with a question.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from articles.extraction import FoundInitiative, FoundOrganisation
from initiatives.importing.body_names import kind_and_core, numbers, plain
from initiatives.importing.known import Entry, NameIndex, Register, existed_on
from initiatives.models import Initiative, Organisation

NEARLY_EQUAL = 90.0  # per cent of letters; "Huffelen" and "Hufelen" are at 93
SHORTEST_COMPARED = 6  # letters; shorter names resemble too many others


@dataclass(frozen=True, slots=True)
class Match(Generic[Entry]):
    """What a name in an article stands for.

    known: `row`. new: a row is to be made, with a `question` about `maybe` where there is doubt.
    rejected: editors have set this name aside before.
    """

    verdict: Literal["known", "new", "rejected"]
    row: Entry | None = None
    question: str = ""
    maybe: Entry | None = None


def match_organisation(found: FoundOrganisation, register: Register, day: date | None) -> Match[Organisation]:
    """`day` is the article's date: of several bodies with one name the one that existed then is meant."""
    index = register.organisations
    for rows in (index.named(found.name), index.named_in_another_form(found.name)):
        meant = _bodies_meant(rows, found.classification, register, day)
        if len(meant) == 1:
            return Match("known", meant[0])
        if meant:
            return one_of_several(found.name, meant, index)
    return _resembling(found.name, found.aliases, index)


def match_initiative(found: FoundInitiative, register: Register) -> Match[Initiative]:
    index = register.initiatives
    rows = index.named(found.name)
    if len(rows) == 1:
        return Match("known", rows[0])
    if rows:
        return one_of_several(found.name, rows, index)
    return _resembling(found.name, found.aliases, index)


def proposed(name: str, index: NameIndex[Entry], question: str = "", maybe: Entry | None = None) -> Match[Entry]:
    """A new row, unless editors have rejected this name."""
    if index.is_rejected(name):
        return Match("rejected")
    return Match("new", None, question, maybe)


def one_of_several(name: str, rows: Sequence[Entry], index: NameIndex[Entry]) -> Match[Entry]:
    """Several rows bear the name: one candidate asks which is meant, for all articles that raise the doubt."""
    for row in rows:
        if row.question and index.exact_key(row.name) == index.exact_key(name):
            return Match("known", row)
    return proposed(name, index, several(name, rows), rows[0])


def several(name: str, rows: Sequence[Entry]) -> str:
    return _("Several entries are named like %(name)s: %(entries)s. Which one is meant?") % {
        "name": name,
        "entries": "; ".join(str(row) for row in rows[:5]),
    }


def _bodies_meant(
    rows: list[Organisation], classification: str, register: Register, day: date | None
) -> list[Organisation]:
    """Narrowed by the kind of body, then by the article's date, then to the latest of related bodies."""
    rows = [row for row in rows if row.classification == classification] or rows
    if len(rows) < 2:
        return rows
    existing = [row for row in rows if (existed_on(row, day) if day else row.dissolved_on is None)]
    if not existing:
        founded = [row for row in rows if day and (row.founded_on or date.min) <= day]
        return [max(founded or rows, key=_founded)]
    latest = max(existing, key=_founded)
    return [latest] if all(register.organisations.related(latest, row) for row in existing) else existing


def _founded(body: Organisation) -> tuple[date, str]:
    return body.founded_on or date.min, str(body.pk)


def _resembling(name: str, aliases: Iterable[str], index: NameIndex[Entry]) -> Match[Entry]:
    for alias in aliases:
        if rows := index.named(alias):
            question = _("%(name)s is also called %(alias)s here, and so is %(known)s. Are they the same?") % {
                "name": name,
                "alias": alias,
                "known": rows[0],
            }
            return proposed(name, index, question, rows[0])
    if rows := nearly_equal(plain(name), index):
        question = _("%(name)s is spelled nearly like %(known)s. Are they the same?") % {"name": name, "known": rows[0]}
        return proposed(name, index, question, rows[0])
    return proposed(name, index)


def nearly_equal(key: str, index: NameIndex[Entry]) -> list[Entry]:
    """Rows with a name that differs in a letter or two, the closest first.

    Names of different kinds of bodies, or with other numbers in them, are different however alike.
    """
    if len(kind_and_core(key)[1]) < SHORTEST_COMPARED:
        return []
    close = process.extract(key, index.names, scorer=fuzz.ratio, score_cutoff=NEARLY_EQUAL, limit=5)
    return [row for other, *_score in close if _comparable(key, other) for row in index.rows_of_key(other)]


def _comparable(one: str, other: str) -> bool:
    (one_kind, one_core), (other_kind, other_core) = kind_and_core(one), kind_and_core(other)
    return (
        one_kind == other_kind and numbers(one) == numbers(other) and fuzz.ratio(one_core, other_core) >= NEARLY_EQUAL
    )
