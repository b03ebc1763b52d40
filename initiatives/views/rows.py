"""The rows that pages list: statements and commitments with what is shown beside them, a few of many, numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from articles.asked_day import the_day
from articles.views.base import with_public_rows_only
from initiatives.answering import answers_to
from initiatives.models import Commitment, Statement

SHOWN = 10
LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Few:
    """The first rows of a list, and how many there are in all."""

    rows: list[Any]
    total: int

    @property
    def has_more(self) -> bool:
        return self.total > len(self.rows)


def few(queryset: QuerySet[Any], shown: int = SHOWN) -> Few:
    return Few(list(queryset[:shown]), queryset.count())


def with_answers(rows: Iterable[Any]) -> None:
    """Gives each of these commitments `answer`: who answers for it on the day that is asked about."""
    commitments = list(rows)
    answers = answers_to(commitments)
    for commitment in commitments:
        commitment.answer = answers[commitment.pk]


def few_commitments(queryset: QuerySet[Any], shown: int = SHOWN) -> Few:
    found = few(queryset, shown)
    with_answers(found.rows)
    return found


def public_statements() -> QuerySet[Any]:
    return Statement.objects.published().with_public_relations().newest_first()


def public_commitments() -> QuerySet[Any]:
    return Commitment.objects.published().with_flags(on=the_day()).newest_first()


def statement_rows() -> QuerySet[Any]:
    return with_public_rows_only(public_statements())


def commitment_rows() -> QuerySet[Any]:
    return with_public_rows_only(public_commitments())


def few_of_different_articles(shown: int) -> Few:
    """The newest statements, where it can be one of each article, and then rather one that promises something."""
    newest = public_statements().prefetch_related(None).select_related(None)
    candidates = list(newest.values_list("pk", "article_id", "is_commitment")[:LOOKED_AT])
    best: dict[UUID, tuple[UUID, bool]] = {}
    for key, article, promises in candidates:
        if article not in best or (promises and not best[article][1]):
            best[article] = (key, promises)
    first = [key for key, _promises in best.values()]
    others = [key for key, _article, _promises in candidates if key not in set(first)]
    chosen = [*first, *others][:shown]
    return Few(list(statement_rows().filter(pk__in=chosen)), public_statements().count())


def counts(queryset: QuerySet[Any], by: str, rows: list[Any]) -> dict[UUID, int]:
    """How many of the queryset belong to each of the rows, in one query."""
    return counts_by_key(queryset, by, [row.pk for row in rows])


def counts_by_key(queryset: QuerySet[Any], by: str, keys: Iterable[UUID]) -> dict[UUID, int]:
    return dict(queryset.order_by().filter(**{f"{by}__in": keys}).values_list(by).annotate(count=Count("pk")))
