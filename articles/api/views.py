"""The archive's endpoint."""

from rest_framework import viewsets

from articles.api.base import FILTER_BACKENDS, UUID_PATTERN, CuratorPermission, Pages
from articles.api.serializers import ArticleSerializer
from articles.filters import ArticleFilter
from articles.models import Article


class ArticleViewSet(viewsets.ReadOnlyModelViewSet[Article]):
    """Articles: what is archived, without the text. They come in through the importer."""

    queryset = Article.objects.defer("text").newest_first()
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilter
    filter_backends = FILTER_BACKENDS
    pagination_class = Pages
    permission_classes = [CuratorPermission]
    lookup_value_regex = UUID_PATTERN
    ordering_fields = ["published_on", "title"]
