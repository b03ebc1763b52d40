"""What every endpoint shares: its language, who sees which rows, who may write, pages, order."""

from typing import Any

from django.core.exceptions import ValidationError as ModelValidationError
from django.db.models import F, Model, OrderBy, QuerySet
from django.http import HttpRequest
from django.utils import translation
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import filters, pagination, viewsets
from rest_framework.exceptions import PermissionDenied, ValidationError
from rest_framework.permissions import SAFE_METHODS, BasePermission, IsAuthenticatedOrReadOnly
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.asked_day import past_day
from articles.editorial import EditorialState

UUID_PATTERN = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"


class InEnglish(APIView):
    """The API speaks English, whatever language the pages were switched to."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        with translation.override("en"):
            response: Any = super().dispatch(request, *args, **kwargs)
            response["Content-Language"] = "en"
            rendered: Response = response.render()
            return rendered


class Pages(pagination.PageNumberPagination):
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_page_size(self, request: Request) -> int:
        wanted = request.query_params.get("page_size", str(self.page_size))
        if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 10 and int(wanted)):
            raise ValidationError({"page_size": [f"A whole number from 1 to {self.max_page_size} is needed."]})
        return min(int(wanted), self.max_page_size)


def may(user: Any, verb: str, model: type[Model]) -> bool:
    """Whether the user belongs to the staff and has the model's permission; who may change may view."""
    verbs = (verb, "change") if verb == "view" else (verb,)
    names = (f"{model._meta.app_label}.{verb}_{model._meta.model_name}" for verb in verbs)
    return bool(user.is_staff and any(user.has_perm(name) for name in names))


class CuratorPermission(BasePermission):
    """Reading for everybody; for staff adding and changing with the model's permission."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.method in SAFE_METHODS:
            return True
        return may(request.user, "add" if view.action == "create" else "change", view.queryset.model)


class StateFilter(filters.BaseFilterBackend):
    """Public rows for everybody; `state` lets staff who may view the model ask for others."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        state = request.query_params.get("state")
        if state is None:
            rows: QuerySet[Any] = view.public_rows(queryset) if request.method in SAFE_METHODS else queryset
            return rows
        if not may(request.user, "view", queryset.model):
            raise PermissionDenied
        if state not in view.states:
            raise ValidationError({"state": [f"Choose one of {', '.join(view.states)}."]})
        chosen: QuerySet[Any] = view.rows_in_state(queryset, state)
        return chosen

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            {
                "name": "state",
                "in": "query",
                "required": False,
                "description": "Editorial state; for staff only. Without it, what is public.",
                "schema": {"type": "string", "enum": view.states},
            }
        ]


class StableOrdering(filters.BaseFilterBackend):
    """Ordering that both databases agree on: empty values last, the id as the last word.

    A view's `ordering_fields` says which column each name that clients use stands for.
    """

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        wanted = request.query_params.get("ordering")
        if not wanted:
            return queryset
        names = wanted.split(",")
        if len({name.removeprefix("-") for name in names}) < len(names):
            raise ValidationError({"ordering": ["Name each field once."]})
        return queryset.order_by(*[self._term(view.ordering_fields, name) for name in names], "pk")

    @staticmethod
    def _term(columns: dict[str, str], name: str) -> OrderBy:
        column = columns.get(name.removeprefix("-"))
        if column is None:
            raise ValidationError({"ordering": [f"Choose from {', '.join(columns)}; a minus in front reverses."]})
        return F(column).desc(nulls_last=True) if name.startswith("-") else F(column).asc(nulls_last=True)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        names = [prefix + name for name in view.ordering_fields for prefix in ("", "-")]
        return [
            {
                "name": "ordering",
                "in": "query",
                "required": False,
                "description": "Fields to order by; a minus in front reverses. Empty values come last either way.",
                "schema": {"type": "array", "items": {"type": "string", "enum": names}},
                "explode": False,
                "style": "form",
            }
        ]


class PublicViewSet(InEnglish, viewsets.GenericViewSet[Any]):
    """Rows that everybody may read; lists are filtered and ordered, one row is found by its key alone."""

    filter_backends = [StateFilter, DjangoFilterBackend, StableOrdering]
    pagination_class = Pages
    permission_classes = [IsAuthenticatedOrReadOnly, CuratorPermission]
    lookup_value_regex = UUID_PATTERN
    states: list[str] = [*EditorialState.values, "all"]
    ordering_fields: dict[str, str] = {}

    def public_rows(self, queryset: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = queryset.published().existing_by(past_day())
        return rows

    def rows_in_state(self, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        return queryset if state == "all" else queryset.filter(state=state)

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.detail:
            return StateFilter().filter_queryset(self.request, queryset, self)
        return super().filter_queryset(queryset)


def as_bad_request(error: ModelValidationError) -> ValidationError:
    """What the model refuses, as an answer 400 with its messages by field."""
    messages: dict[str, list[str]] = getattr(error, "message_dict", {"__all__": error.messages})
    return ValidationError({"non_field_errors" if name == "__all__" else name: m for name, m in messages.items()})
