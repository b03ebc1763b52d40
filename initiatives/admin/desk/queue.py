"""What waits at the desk: articles with candidate statements, in an order that the editor chooses."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.models import Coding, Statement

CANDIDATES = Q(statements__state=EditorialState.CANDIDATE)


def waiting_articles() -> QuerySet[Any]:
    """Articles with candidates: how many, and how sure the least sure of them is.

    What two coders have at hand is not on the desk: there each would see what others decide.
    """
    rows: QuerySet[Any] = (
        Article.objects.filter(CANDIDATES)
        .exclude(state=EditorialState.REJECTED)
        .exclude(pk__in=Coding.objects.open().values("article"))
        .annotate(
            candidates=Count("statements", filter=CANDIDATES),
            promises=Count("statements", filter=CANDIDATES & Q(statements__is_commitment=True)),
            least_sure=Min("statements__confidence", filter=CANDIDATES),
        )
    )
    return rows


ORDERS: dict[str, tuple[Any, Callable[[QuerySet[Any]], QuerySet[Any]]]] = {
    "oldest": (_("Oldest first"), lambda rows: rows.order_by(F("published_on").asc(nulls_last=True), "pk")),
    "newest": (_("Newest first"), lambda rows: rows.order_by(F("published_on").desc(nulls_last=True), "pk")),
    "promises": (_("Most commitments"), lambda rows: rows.order_by("-promises", "-candidates", "pk")),
    "doubtful": (_("Least sure first"), lambda rows: rows.order_by(F("least_sure").asc(nulls_first=True), "pk")),
    "sure": (_("Surest first"), lambda rows: rows.order_by(F("least_sure").desc(nulls_last=True), "pk")),
}
DEFAULT_ORDER = "oldest"


def queue(order: str, initiative: Any = None) -> QuerySet[Any]:
    """The articles in an order, those about one initiative where one is given."""
    rows = waiting_articles()
    if initiative is not None:
        about = Statement.objects.candidates().filter(initiatives=initiative).values("article")
        rows = rows.filter(pk__in=about)
    return ORDERS.get(order, ORDERS[DEFAULT_ORDER])[1](rows)


def next_article(after: Article, order: str, initiative: Any = None) -> Article | None:
    """The first article that waits beside this one."""
    return queue(order, initiative).exclude(pk=after.pk).first()


def candidates_of(article: Article) -> list[Statement]:
    """The statements of an article that wait, in the order of the text."""
    rows = Statement.objects.candidates().filter(article=article).in_reading_order()
    return list(rows.prefetch_related("speakers__person", "speakers__organisation", "initiatives"))
