"""The log of corrections as the API shows it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.base import PublicViewSet
from articles.views.base import with_public_rows_only
from initiatives.corrections import Change, Told, told
from initiatives.filters import CorrectionFilter
from initiatives.models import Correction, CorrectionKind


class ChangeSerializer(serializers.Serializer[Change]):
    """One public field, in the words of the page; rows that are not public any more are not named."""

    field = serializers.CharField(help_text="The field's name in this API.")
    was = serializers.CharField(help_text="What it was; empty where there was nothing.")
    now = serializers.CharField(help_text="What it is; empty where there is nothing.")


class CorrectionSerializer(serializers.Serializer[Told]):
    """What was changed or withdrawn after publication, and why."""

    id = serializers.UUIDField(source="correction.pk", help_text="Random identifier.")
    api_url = serializers.SerializerMethodField(help_text="The row in this API.")
    kind = serializers.ChoiceField(
        source="correction.kind", choices=CorrectionKind.choices, help_text="Changed, or taken off the site."
    )
    recorded_at = serializers.DateTimeField(source="correction.recorded_at", help_text="When it was done.")
    about = serializers.ChoiceField(
        source="correction.about", choices=Correction.SUBJECTS, help_text="The kind of row that it is about."
    )
    about_id = serializers.UUIDField(source="correction.about_id", help_text="The id of that row.")
    title = serializers.CharField(help_text="Its title or words; empty while it is not public.")
    web_url = serializers.SerializerMethodField(help_text="Its page, which gives the reason where it was withdrawn.")
    reason = serializers.CharField(source="correction.reason", help_text="Why, in words for the public.")
    changes = ChangeSerializer(many=True, help_text="The public fields that changed.")

    @extend_schema_field(OpenApiTypes.URI)
    def get_api_url(self, item: Told) -> str:
        return self._absolute(reverse("v1:correction-detail", args=[item.correction.pk]))

    @extend_schema_field(OpenApiTypes.URI)
    def get_web_url(self, item: Told) -> str:
        return self._absolute(item.address)

    def _absolute(self, path: str) -> str:
        request: Request = self.context["request"]
        return request.build_absolute_uri(path)


class CorrectionViewSet(PublicViewSet):
    """Corrections, newest first. What was corrected is told while its row is public, a withdrawal for ever."""

    queryset = Correction.objects.all()
    serializer_class = CorrectionSerializer
    filterset_class = CorrectionFilter
    ordering_fields = {"recorded_at": "recorded_at"}
    states = ["all"]

    def get_queryset(self) -> QuerySet[Correction]:
        rows: QuerySet[Correction] = with_public_rows_only(Correction.objects.newest_first())
        return rows

    def public_rows(self, queryset: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = queryset.public()
        return rows

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(told(page or ()), many=True).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return Response(self.get_serializer(told([self.get_object()])[0]).data)
