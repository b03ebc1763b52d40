"""Articles as the API shows them. The text itself is never republished."""

from rest_framework import serializers

from articles.api.fields import ApiAddress, Names, WebAddress
from articles.models import Article


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """What is known of an article; its text stays in the archive."""

    web_url = WebAddress()
    api_url = ApiAddress("article")
    authors = Names(required=False)

    class Meta:
        model = Article
        fields = [
            "id", "web_url", "api_url", "state", "title", "url", "publication", "authors", "genre", "language",
            "published_on", "published_precision", "retrieved_at", "sha256", "archive_url", "version",
            "created_at", "updated_at",
        ]  # fmt: skip
        read_only_fields = ["id", "state", "retrieved_at", "sha256", "created_at", "updated_at"]


class ArticleReference(serializers.ModelSerializer[Article]):
    """An article named inside another row."""

    web_url = WebAddress()
    api_url = ApiAddress("article")

    class Meta:
        model = Article
        fields = ["id", "title", "publication", "published_on", "published_precision", "web_url", "api_url"]
        read_only_fields = fields
