"""How the OpenAPI document is made."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from articles.api.base import StateFilter
from policytracker.looking_back import takes_a_day


class EnglishGenerator(SchemaGenerator):
    """Writes the document in English, whatever language the site speaks."""

    def get_schema(self, request: Request | None = None, public: bool = False) -> Any:
        with translation.override("en"):
            return super().get_schema(request=request, public=public)  # type: ignore[no-untyped-call]


DAYS = [
    OpenApiParameter(
        "as_of",
        date,
        description="Shows what was true at the end of that day, by what is known now; not a day to come.",
    ),
    OpenApiParameter(
        "known_on",
        date,
        description="Beside as_of: limits that to what had been recorded by the end of this day. "
        "Once this day is past, the answer never changes, but for what is withdrawn.",
    ),
]


class Schema(AutoSchema):
    def get_override_parameters(self) -> Any:
        """Whatever is read can be asked for a day of the past."""
        return DAYS if self.method == "GET" and takes_a_day(self.path.replace("{id}", str(UUID(int=0)))) else []

    def get_filter_backends(self) -> Any:
        """Staff may ask for one row, too, in a state that is not public."""
        if getattr(self.view, "action", None) == "retrieve":
            return [StateFilter]
        return super().get_filter_backends()
