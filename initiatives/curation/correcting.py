"""Correcting what is public: whatever readers saw changes only with a public reason, and the change is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from initiatives.curation.publishing import hold, public_reason
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Correction,
    CorrectionKind,
    Statement,
    StatementSpeaker,
    StatusUpdate,
)
from initiatives.models.register import NamedEntry
from initiatives.promises.drift import shown

Facts = dict[str, Any]

# By model: fields that are told as they stand, and days that are told with their precision.
PLAIN: dict[type[models.Model], tuple[str, ...]] = {
    Statement: ("kind", "attribution_text", "is_commitment", "deadline_basis"),
    Commitment: ("title", "deadline_basis", "tk_number", "ek_number", "importance"),
}
DAYS: dict[type[models.Model], dict[str, str]] = {
    Statement: {"said_on": "said_precision", "deadline": "deadline_precision"},
    Commitment: {"made_on": "made_precision", "deadline": "deadline_precision"},
}
RELATED: dict[type[models.Model], tuple[str, ...]] = {
    Commitment: ("responsible_organisation", "responsible_person", "initiative"),
}


@contextmanager
def correcting(row: Any, by: User, reason: str) -> Iterator[None]:
    """Whatever is changed inside is recorded as one correction, where it changes what the public could read.

    Raises ReasonNeededError, and undoes everything that was done inside, where the reason is missing then.
    """
    with transaction.atomic():
        was = _seen(row)
        yield
        if was is None:
            return
        if changes := _changes(was, public_facts(row)):
            Correction.objects.create(
                **{Correction.subject_of(row): row},
                kind=CorrectionKind.CORRECTED,
                reason=public_reason(reason),
                changes=changes,
                recorded_by=by,
            )


def _seen(row: Any) -> Facts | None:
    """What the public reads now; nobody publishes or changes the row until the transaction ends."""
    model: Any = type(row)
    if model not in PLAIN:
        return None
    hold(row)
    return public_facts(row) if model.objects.published().filter(pk=row.pk).exists() else None


def public_facts(row: Statement | Commitment) -> Facts:
    """What the public reads of a row, as the database has it now; hidden rows that it names are left out.

    Values are those of JSON, so that they can be kept: a day with its precision, a related row by its id.
    """
    model = type(row)
    fresh: Any = model._default_manager.get(pk=row.pk)
    facts: Facts = {name: getattr(fresh, name) for name in PLAIN[model]}
    for name, precision in DAYS[model].items():
        facts[name] = _day(getattr(fresh, name), getattr(fresh, precision))
    for name in RELATED.get(model, ()):
        facts[name] = _named(getattr(fresh, name))
    return facts | (_of_statement(fresh) if isinstance(fresh, Statement) else _of_commitment(fresh))


def _of_statement(statement: Statement) -> Facts:
    initiatives = statement.initiatives.published().by_name().values_list("pk", flat=True)
    return {
        "initiatives": [{"initiative": str(key)} for key in initiatives],
        "speakers": [_speaker(speaker) for speaker in statement.speakers.public()],
    }


def _speaker(speaker: StatementSpeaker) -> Facts:
    named = {"person": speaker.person_id, "organisation": speaker.organisation_id}
    words = {"document": speaker.document, "role": speaker.role}
    return {kind: str(key) for kind, key in named.items() if key} | {name: text for name, text in words.items() if text}


def _of_commitment(commitment: Commitment) -> Facts:
    """The deadline is the one that was promised first: what the record makes of it later is no correction."""
    links = list(commitment.statement_links.public())
    told = zip(links, shown(links), strict=True)
    facts: Facts = {"statements": [_link(link, drift) for link, drift in told]}
    first_move = StatusUpdate.objects.moves().filter(commitment=commitment).as_recorded().first()
    if first_move is None:
        return facts
    return facts | {"deadline": _day(first_move.deadline_before, None), "deadline_basis": None}


def _link(link: CommitmentStatement, drift: str) -> Facts:
    fact = {"statement": str(link.statement_id), "relation": link.relation}
    return {**fact, "drift": drift} if drift else fact


def _named(entry: NamedEntry | None) -> Facts | None:
    return {str(entry._meta.model_name): str(entry.pk)} if entry is not None and entry.is_published else None


def _day(day: date | None, precision: str | None) -> Facts | None:
    return None if day is None else {"day": day.isoformat(), "precision": precision}


def _changes(was: Facts, now: Facts) -> list[Facts]:
    return [{"field": name, "was": was[name], "is": now[name]} for name in was if not _same(name, was[name], now[name])]


def _same(name: str, was: Any, now: Any) -> bool:
    """Whether readers would not notice, or would find only something added to the record.

    A further statement that repeats or changes a promise is news about it, and so is a first comparison of its words
    with those before; taking either away is a correction.
    """
    if name == "statements":
        return all(any(link.items() <= other.items() for other in now) for link in was)
    if name == "deadline_basis" and now is None:
        return True
    if name == "deadline" and was and now and None in (was["precision"], now["precision"]):
        return bool(was["day"] == now["day"])
    return bool(was == now)
