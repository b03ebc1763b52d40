"""What changed between two days: promises made, statuses and deadlines moved, facts recorded, words added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Case, DateField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from articles.asked_day import AskedDay, asked_day, end_of
from initiatives.models import Commitment, CommitmentStatement, Relation, StatusUpdate, UpdateKind
from initiatives.past import looking_back

# How far back is looked where nobody says since when.
LATELY = timedelta(days=30)
LONG_AGO = Value(date(1, 1, 1), output_field=DateField())


class ChangeKind(models.TextChoices):
    MADE = "made", _("Newly promised")
    STATUS = "status", _("Status changed")
    DEADLINE = "deadline", _("Deadline moved")
    FACT = "fact", _("Progress, check or response")
    WORDS = "words", _("Said again")


KINDS_OF_UPDATES = {
    ChangeKind.STATUS: [UpdateKind.STATUS],
    ChangeKind.DEADLINE: [UpdateKind.DEADLINE],
    ChangeKind.FACT: [kind for kind in UpdateKind if kind not in (UpdateKind.STATUS, UpdateKind.DEADLINE)],
}


@dataclass(frozen=True, slots=True)
class Period:
    """After the one day, until and with the other. What is undated lies in it when it was recorded in it."""

    since: date
    until: date

    def q(self, day: str, recorded: str) -> Q:
        dated = Q(**{f"{day}__gt": self.since, f"{day}__lte": self.until})
        first, last = end_of(self.since), end_of(self.until)
        return dated | Q(**{day: None, f"{recorded}__gte": first, f"{recorded}__lt": last})

    def holds(self, day: date | None, recorded: datetime) -> bool:
        if day is None:
            return end_of(self.since) <= recorded < end_of(self.until)
        return self.since < day <= self.until


def changed(commitments: QuerySet[Any], period: Period, kind: str = "") -> QuerySet[Any]:
    """Those of the commitments to which something happened, what changed last first.

    Adds `since` (the day), `is_new` and `last_change` (a day; long ago where only something undated happened).
    """
    happened: dict[str, Q | Exists] = {ChangeKind.MADE: _made(period), ChangeKind.WORDS: Exists(_words(period))}
    happened |= {one: Exists(_updates(period).filter(kind__in=kinds)) for one, kinds in KINDS_OF_UPDATES.items()}
    wanted = Q()
    for condition in [happened[kind]] if kind else happened.values():
        wanted |= Q(condition)
    last = [
        Coalesce(Case(When(_made(period), then=F("made_on")), output_field=DateField()), LONG_AGO),
        Coalesce(_last(_updates(period), "happened_on"), LONG_AGO),
        Coalesce(_last(_words(period), "statement__said_on"), LONG_AGO),
    ]
    rows: QuerySet[Any] = commitments.filter(wanted).annotate(
        since=Value(period.since, output_field=DateField()),
        is_new=Case(When(_made(period), then=Value(value=True)), default=Value(value=False)),
        last_change=Greatest(*last),
    )
    return rows.order_by("-last_change", "title", "id")


def as_they_stood(commitments: Iterable[Commitment], since: date) -> dict[UUID, Commitment]:
    """Those that had been promised by then, by id, with status and deadline as they were at the end of that day."""
    asked, keys = asked_day(), [commitment.pk for commitment in commitments]
    with looking_back(AskedDay(since, asked.known_on if asked else None)):
        return Commitment.objects.in_bulk(keys)


def _made(period: Period) -> Q:
    return period.q("made_on", "created_at")


def _updates(period: Period) -> QuerySet[Any]:
    return StatusUpdate.objects.effective().filter(period.q("happened_on", "recorded_at"), commitment=OuterRef("pk"))


def _words(period: Period) -> QuerySet[Any]:
    """Words that came after those that made the promise."""
    further = CommitmentStatement.objects.public().exclude(relation=Relation.FIRST)
    return further.filter(period.q("statement__said_on", "statement__created_at"), commitment=OuterRef("pk"))


def _last(rows: QuerySet[Any], day: str) -> Subquery:
    return Subquery(rows.order_by().values("commitment").annotate(last=Max(day)).values("last"))


def updates_in(period: Period, updates: Iterable[StatusUpdate]) -> list[StatusUpdate]:
    return [update for update in updates if period.holds(update.happened_on, update.recorded_at)]


def words_in(period: Period, links: Iterable[CommitmentStatement]) -> list[CommitmentStatement]:
    return [link for link in links if period.holds(link.statement.said_on, link.statement.created_at)]
