"""Publishing an imported article at once, for archives that were checked elsewhere."""

from collections import Counter
from typing import Any

from django.db import models
from django.db.models import Q

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.curation.publishing import CurationError, OpenQuestionError, publish
from initiatives.models import Initiative, Organisation, Person

_NAMED_BY: dict[type[models.Model], tuple[str, ...]] = {
    Organisation: ("mentions__article", "spoken__statement__article", "memberships__source_article"),
    Person: ("mentions__article", "spoken__statement__article", "memberships__source_article"),
    Initiative: ("mentions__article", "statements__article"),
}


def publish_article(article: Article) -> Counter[str]:
    """Publish an article with all that it brought, and count what had to stay a candidate and why.

    Left for editors are entries with an open question and what hangs on them, and statements of nobody.
    """
    statements = article.statements.candidates()
    spoken = statements.filter(speakers__isnull=False).distinct()
    counts = Counter({"left without a speaker": statements.exclude(pk__in=spoken.values("pk")).count()})
    memberships = article.memberships.candidates().select_related("person", "organisation")
    for row in [article, *_named(article), *memberships, *spoken]:
        counts[_attempt(row)] += 1
    return counts


def _attempt(row: models.Model) -> str:
    try:
        publish(row)
    except OpenQuestionError:
        return "left with an open question"
    except CurationError:
        return "left beside something withdrawn"
    return "published"


def _named(article: Article) -> list[Any]:
    """The register entries that the article names and that nobody published yet."""
    rows: list[Any] = []
    for model, paths in _NAMED_BY.items():
        named = Q(*((path, article) for path in paths), _connector=Q.OR)
        candidates = model._default_manager.filter(state=EditorialState.CANDIDATE)
        rows += candidates.filter(pk__in=model._default_manager.filter(named).values("pk"))
    return rows
