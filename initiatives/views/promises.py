"""A person's commitments in groups: made and still theirs, inherited, passed on."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from initiatives.answering import Answer, promises_of
from initiatives.distribution import Distribution, shared_out
from initiatives.models import Person
from initiatives.views.rows import SHOWN, Few, commitment_rows


@dataclass(frozen=True, slots=True)
class Group:
    """Some commitments of a person under one heading, counted by status."""

    key: str
    title: Promise
    distribution: Distribution
    commitments: Few


def person_promises(person: Person) -> dict[str, Any]:
    """`groups` that hold something, where the person held a post; otherwise simply what was made."""
    promises = promises_of(person)
    groups: list[tuple[str, Any, list[Any]]] = [
        ("still_theirs", _("Made, and still theirs"), promises.still_theirs),
        ("inherited", _("Inherited"), promises.inherited),
        ("passed_on", _("Passed on"), promises.passed_on),
        ("made", _("Made, in a role that is not known"), promises.made),
    ]
    shown = _rows([row.pk for _key, _title, rows in groups for row in rows[:SHOWN]], promises.answers)
    filled = []
    for key, title, rows in groups:
        if rows:
            found = [shown[row.pk] for row in rows[:SHOWN] if row.pk in shown]
            filled.append(Group(key, title, _counted(rows), Few(found, len(rows))))
    for group in filled:
        if group.key == "inherited":
            for row in group.commitments.rows:
                row.inherited = next(one for one in row.answer.holders if one.person == person)
    made = [*promises.still_theirs, *promises.passed_on, *promises.made]
    only_made = len(filled) == 1 and filled[0].key == "made"
    return {
        "groups": [] if only_made else filled,
        "distribution": _counted(made),
        "commitments": filled[0].commitments if only_made else Few([], 0),
        "made": len(made),
        "answerable": len(promises.still_theirs) + len(promises.inherited),
    }


def _counted(rows: list[Any]) -> Distribution:
    return shared_out(Counter(row.status for row in rows))


def _rows(keys: list[Any], answers: dict[Any, Answer]) -> dict[Any, Any]:
    found = {row.pk: row for row in commitment_rows().filter(pk__in=keys)}
    for key, row in found.items():
        row.answer = answers[key]
    return found
