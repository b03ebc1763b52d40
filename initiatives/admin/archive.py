"""Articles, with what was found in them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.admin import ArticleAdmin, ArticleForm
from articles.models import Article
from initiatives.admin.answerable import AnswerableAdmin, AnswerableForm
from initiatives.admin.reading import article_with_statements


class AnswerableArticleForm(AnswerableForm, ArticleForm):
    """What is known of an article, and the reason to withdraw it."""


@admin.register(Article)
class CuratedArticleAdmin(AnswerableAdmin, ArticleAdmin):
    """The text with every statement marked, and the statements beside it."""

    form = AnswerableArticleForm
    change_form_template = "admin/articles/article/change_form.html"

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        context.update(article_with_statements(kwargs["obj"], self.admin_site))
        return super().render_change_form(request, context, *args, **kwargs)
