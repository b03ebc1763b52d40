"""Articles as the API shows them. The text itself is never republished."""

from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.base import WebAddress
from articles.models import Article


class WebAddressSchema(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "articles.api.base.WebAddress"

    def map_serializer_field(self, auto_schema: object, direction: str) -> dict[str, object]:
        return {"type": "string", "format": "uri", "nullable": True, "readOnly": True}


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class StringList(serializers.JSONField):
    """A list of strings."""

    def to_internal_value(self, data: object) -> Any:
        if not isinstance(data, list) or not all(isinstance(item, str) and item.strip() for item in data):
            raise serializers.ValidationError("A list of strings is needed.")
        return data


class ArticleSerializer(serializers.ModelSerializer[Article]):
    web_url = WebAddress()
    authors = StringList(read_only=True)

    class Meta:
        model = Article
        fields = [
            "id", "web_url", "title", "url", "publication", "authors", "genre", "language", "published_on",
            "published_precision", "retrieved_at", "sha256", "archive_url", "created_at", "updated_at",
        ]  # fmt: skip
        read_only_fields = fields


class ArticleReference(serializers.ModelSerializer[Article]):
    """An article named inside another row."""

    web_url = WebAddress()

    class Meta:
        model = Article
        fields = ["id", "web_url", "title", "publication", "published_on"]
        read_only_fields = fields
