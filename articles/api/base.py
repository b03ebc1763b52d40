"""What every endpoint shares: who sees which rows, pages, order, errors."""

from typing import Any

from django.core.exceptions import ValidationError as ModelValidationError
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import filters, pagination, serializers
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.permissions import DjangoModelPermissionsOrAnonReadOnly
from rest_framework.request import Request
from rest_framework.views import APIView

from articles.editorial import EditorialState

UUID_PATTERN = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"


class Pages(pagination.PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


class StateFilter(filters.BaseFilterBackend):
    """Published rows for everybody; `state` lets staff who may view the model ask for others."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        state = request.query_params.get("state")
        if state is None and not self._acts(view):
            return queryset.published()  # type: ignore[attr-defined, no-any-return]
        meta = queryset.model._meta
        if not request.user.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
            raise PermissionDenied
        if state in (None, "all"):
            return queryset
        if state not in EditorialState.values:
            raise ValidationError({"state": [f"{state}: {', '.join([*EditorialState.values, 'all'])}"]})
        return queryset.filter(state=state)

    @staticmethod
    def _acts(view: APIView) -> bool:
        """Those who may write reach rows in every state."""
        return bool(view.request.method not in ("GET", "HEAD", "OPTIONS"))

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        return [
            {
                "name": "state",
                "in": "query",
                "required": False,
                "description": "Editorial state; for staff only. Without it, published rows.",
                "schema": {"type": "string", "enum": [*EditorialState.values, "all"]},
            }
        ]


class StableOrdering(filters.OrderingFilter):
    """Ordering that both databases agree on: empty values last, the id as the last word."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        ordering = self.get_ordering(request, queryset, view)
        if not ordering or not request.query_params.get(self.ordering_param):
            return queryset
        terms = [
            F(name.lstrip("-")).desc(nulls_last=True) if name.startswith("-") else F(name).asc(nulls_last=True)
            for name in ordering
        ]
        return queryset.order_by(*terms, "pk")


FILTER_BACKENDS = [StateFilter, DjangoFilterBackend, StableOrdering]


class CuratorPermission(DjangoModelPermissionsOrAnonReadOnly):
    """Reading for everybody; adding and changing with the model's permission; an action changes."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        action = getattr(view, "action", None)
        if action in getattr(view, "curating_actions", ()):
            meta = self._queryset(view).model._meta
            return request.user.has_perm(f"{meta.app_label}.change_{meta.model_name}")
        return bool(super().has_permission(request, view))


class WebAddress(serializers.Field[Any, Any, str | None, Any]):
    """The public page of a row; null while it has none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(source="*", read_only=True, help_text=_("The public page."), **kwargs)

    def to_representation(self, value: Any) -> str | None:
        if not value.is_published:
            return None
        request: Request = self.context["request"]
        return request.build_absolute_uri(value.get_absolute_url())


def as_bad_request(error: ModelValidationError) -> ValidationError:
    """A constraint of the model that the data would break, as an answer 400."""
    return ValidationError({"non_field_errors": error.messages})
