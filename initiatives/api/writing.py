"""Writing through the API: the data is checked against the model's constraints, then handed to curation."""

from typing import Any

from django.core.exceptions import ValidationError as ModelValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.base import as_bad_request
from initiatives.curation.editing import save_edit
from initiatives.curation.publishing import CurationError, publish, reconsider, reject, withdraw


class Conflict(APIException):
    """What was asked does not fit the row's present state."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "conflict"


class PublishedSlug(serializers.SlugRelatedField[Any]):
    """A related row by slug, among the published ones."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        super().__init__(slug_field="slug", queryset=model.objects.published(), **kwargs)


class CuratedSerializer(serializers.ModelSerializer[Any]):
    """Creates and changes rows through curation, the only writer."""

    @transaction.atomic
    def create(self, validated_data: dict[str, Any]) -> Any:
        model: type[models.Model] = self.Meta.model
        return self._write(model(), validated_data)

    @transaction.atomic
    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        return self._write(instance, validated_data)

    def _write(self, row: models.Model, data: dict[str, Any]) -> models.Model:
        many = {name: data.pop(name) for name in list(data) if row._meta.get_field(name).many_to_many}
        for name, value in data.items():
            setattr(row, name, value)
        try:
            row.clean_fields(exclude=["slug"])
            row.validate_constraints()
        except ModelValidationError as error:
            raise as_bad_request(error) from error
        save_edit(row)
        for name, values in many.items():
            getattr(row, name).set(values)
        return row


class EditorialActions:
    """Mixin: publish, reject, withdraw and reconsider a row."""

    curating_actions = ("publish", "reject", "withdraw", "reconsider")

    def _act(self, operation: Any) -> Response:
        row = self.get_object()  # type: ignore[attr-defined]
        try:
            operation(row)
        except CurationError as error:
            raise Conflict(str(error)) from error
        return Response({"state": row.state, "detail": _("Done.")})

    @action(detail=True, methods=["post"])
    def publish(self, request: Request, **kwargs: str) -> Response:
        return self._act(publish)

    @action(detail=True, methods=["post"])
    def reject(self, request: Request, **kwargs: str) -> Response:
        return self._act(reject)

    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, **kwargs: str) -> Response:
        return self._act(withdraw)

    @action(detail=True, methods=["post"])
    def reconsider(self, request: Request, **kwargs: str) -> Response:
        return self._act(reconsider)
