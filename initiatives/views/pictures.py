"""What the pictures of many commitments are drawn from, in a fixed number of queries."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from articles.asked_day import the_day
from initiatives.models import StatusUpdate, UpdateKind
from initiatives.pictures.curve import Curve, curve
from initiatives.pictures.lives import Life, followed
from initiatives.pictures.promises import Facts, PromisesPicture, promises_picture
from initiatives.pictures.years import years

# Further ones stand in the list; a picture of more is a blur.
SHOWN = 40


def pictures_of(commitments: QuerySet[Any]) -> dict[str, Any]:
    """`picture`, `years` and `curve`, for the page of who or what the commitments belong to."""
    lives = _lives(commitments)
    return {
        "picture": _picture_of(commitments, len(lives)),
        "years": years(lives),
        "curve": curve(followed(lives, the_day())),
    }


def curve_of(commitments: QuerySet[Any]) -> Curve:
    """Months until fulfilled, of all that have the dates for it; other final statuses end the watching."""
    return curve(followed(_lives(commitments), the_day()))


def _picture_of(commitments: QuerySet[Any], total: int) -> PromisesPicture:
    """Of the newest, with the moves of their deadlines and the day of their last status."""
    shown = list(commitments[:SHOWN])
    record = StatusUpdate.objects.effective().exclude(happened_on=None).in_order()
    moves: dict[UUID, list[tuple[date, date]]] = defaultdict(list)
    decided: dict[UUID, date] = {}
    wanted = record.filter(commitment__in=shown, kind__in=[UpdateKind.STATUS, UpdateKind.DEADLINE])
    for update in wanted.only("commitment_id", "kind", "happened_on", "deadline_before", "deadline_after"):
        if update.kind == UpdateKind.STATUS and update.happened_on:
            decided[update.commitment_id] = update.happened_on
        elif update.deadline_before and update.deadline_after:
            moves[update.commitment_id].append((update.deadline_before, update.deadline_after))
    facts = {one.pk: Facts(moves[one.pk], decided.get(one.pk)) for one in shown}
    return promises_picture(shown, facts, the_day(), total)


def _lives(commitments: QuerySet[Any]) -> list[Life]:
    """In one query; the last status is the one that holds, so that what was reopened has not ended."""
    last = StatusUpdate.objects.effective().filter(commitment=OuterRef("pk"), kind=UpdateKind.STATUS).latest_first()
    dated = commitments.order_by().annotate(
        decided_on=Subquery(last.values("happened_on")[:1]),
        decided_precision=Subquery(last.values("happened_precision")[:1]),
    )
    return [
        Life(*row)
        for row in dated.values_list("made_on", "made_precision", "status", "decided_on", "decided_precision")
    ]
