"""Writing through the API: the data is checked against the model's constraints, then handed to curation."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError as ModelValidationError
from django.db import IntegrityError, models, transaction
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.base import PublicViewSet, as_bad_request
from articles.api.fields import Day
from articles.editorial import EditorialState, StaleRowError
from articles.history import last_writer
from initiatives.curation.editing import save_edit
from initiatives.curation.publishing import CurationError, publish, reconsider, reject, withdraw

CAME_BETWEEN = "Nothing was changed: another change came in between."


class Conflict(APIException):
    """What was asked does not fit the row's present state."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"


class CheckedSerializer(serializers.ModelSerializer[Any]):
    """Days within reason, and the model's help texts for fields that are declared here, too."""

    serializer_field_mapping = {**serializers.ModelSerializer.serializer_field_mapping, models.DateField: Day}

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields = super().get_fields()
        model: type[models.Model] = self.Meta.model
        described = {field.name: field.help_text for field in (*model._meta.fields, *model._meta.many_to_many)}
        for name, field in fields.items():
            field.help_text = field.help_text or described.get(name)
        return fields


class CuratedSerializer(CheckedSerializer):
    """Creates and changes rows through curation, the only writer."""

    version = serializers.IntegerField(
        required=False,
        min_value=1,
        help_text="How often the row was written. Sent along with a change: the version that you read; where another "
        "change came in between the answer is 409, and nothing is changed.",
    )

    @transaction.atomic
    def create(self, validated_data: dict[str, Any]) -> Any:
        model: type[models.Model] = self.Meta.model
        validated_data.pop("version", None)
        return self._write(model(), validated_data)

    @transaction.atomic
    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        """The row is read again under a lock, so that a publication in between is not undone."""
        row = type(instance)._default_manager.select_for_update().get(pk=instance.pk)
        if validated_data.pop("version", row.version) != row.version:
            raise Conflict(f"{CAME_BETWEEN} The row is at version {row.version} now, by {last_writer(row)}.")
        return self._write(row, validated_data)

    def _write(self, row: Any, data: dict[str, Any]) -> Any:
        links = {name: data.pop(name) for name in list(data) if row._meta.get_field(name).many_to_many}
        for name, value in data.items():
            setattr(row, name, value)
        try:
            row.clean_fields(exclude={field.name for field in row._meta.fields} - set(data))
            row.validate_constraints()
            save_edit(row, **links)
        except ModelValidationError as error:
            raise as_bad_request(error) from error
        except IntegrityError as error:
            raise Conflict(CAME_BETWEEN) from error
        return row


class EditorialStateSerializer(serializers.Serializer[Any]):
    """The state of the row after what was done."""

    state = serializers.ChoiceField(choices=EditorialState.choices, read_only=True)


class Answering(PublicViewSet):
    """Answers a write with the row as reading shows it."""

    http_method_names = ["get", "post", "patch", "head", "options"]

    def handle_exception(self, exc: Exception) -> Response:
        """A write that lost a race is a conflict."""
        return super().handle_exception(Conflict(CAME_BETWEEN) if isinstance(exc, StaleRowError) else exc)

    def shown(self, row: Any, status_code: int = status.HTTP_200_OK) -> Response:
        fresh = self.get_queryset().get(pk=row.pk)
        return Response(self.get_serializer(fresh).data, status=status_code)


class Creating(mixins.CreateModelMixin, Answering):
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        self.perform_create(serializer)
        answer = self.shown(serializer.instance, status.HTTP_201_CREATED)
        answer["Location"] = answer.data["api_url"]
        return answer


class Editing(mixins.UpdateModelMixin, Answering):
    """Changes fields of a row, and publishes, rejects, withdraws and reconsiders it."""

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        serializer = self.get_serializer(self.get_object(), data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        self.perform_update(serializer)
        return self.shown(serializer.instance)

    def _act(self, operation: Callable[[Any], object]) -> Response:
        row = self.get_object()
        try:
            operation(row)
        except CurationError as error:
            raise Conflict(str(error)) from error
        return Response(EditorialStateSerializer(row).data)

    @extend_schema(request=None, responses=EditorialStateSerializer)
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, **kwargs: str) -> Response:
        """Publish a candidate with what it cannot be shown without; 409 where a question is open."""
        return self._act(publish)

    @extend_schema(request=None, responses=EditorialStateSerializer)
    @action(detail=True, methods=["post"])
    def reject(self, request: Request, **kwargs: str) -> Response:
        """Set a candidate aside."""
        return self._act(reject)

    @extend_schema(request=None, responses=EditorialStateSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, **kwargs: str) -> Response:
        """Take a published row off the site."""
        return self._act(withdraw)

    @extend_schema(request=None, responses=EditorialStateSerializer)
    @action(detail=True, methods=["post"])
    def reconsider(self, request: Request, **kwargs: str) -> Response:
        """Make a rejected or withdrawn row a candidate again."""
        return self._act(reconsider)
