"""The archive's endpoint."""

from rest_framework import mixins

from articles.api.base import PublicViewSet
from articles.api.serializers import ArticleSerializer
from articles.filters import ArticleFilter
from articles.models import Article


class ArticleViewSet(mixins.RetrieveModelMixin, mixins.ListModelMixin, PublicViewSet):
    """Articles: what is archived, without the text. They come in through the importer."""

    queryset = Article.objects.defer("text").newest_first()
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    ordering_fields = {"published_on": "published_on", "title": "search_key", "created_at": "created_at"}
