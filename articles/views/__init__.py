"""The archive's public pages."""

from articles.views.archive import ArticleDetail, ArticleList

__all__ = ["ArticleDetail", "ArticleList"]
