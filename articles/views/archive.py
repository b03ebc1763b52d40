"""Pages of articles: what is archived and who says what in it, never the whole text."""

from typing import Any

from django.db.models import QuerySet

from articles.asked_day import past_day
from articles.excerpts import excerpts
from articles.filters import ArticleFilter
from articles.models import Article
from articles.views.base import PublicDetailView, PublicListView, with_public_rows_only


class ArticleList(PublicListView):
    template_name = "articles/article_list.html"
    filterset_class = ArticleFilter

    def public_rows(self) -> QuerySet[Any]:
        return Article.objects.published().existing_by(past_day()).defer("text").newest_first()


class ArticleDetail(PublicDetailView):
    model = Article

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statements = list(
            with_public_rows_only(self.object.statements.published().with_public_relations().in_reading_order())
        )
        shown = excerpts(self.object.text, [(statement.spans, statement.is_commitment) for statement in statements])
        return super().get_context_data(excerpts=list(zip(statements, shown, strict=True)), **kwargs)
