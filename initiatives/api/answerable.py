"""Rows that readers cite: what is public of them changes, or goes, only with a public reason."""

from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from initiatives.api.writing import CuratedSerializer, Editing, EditorialStateSerializer
from initiatives.corrections import withdrawal_of
from initiatives.curation.correcting import correcting
from initiatives.curation.publishing import ReasonNeededError, withdraw

LONGEST_REASON = 1000


class Reason(serializers.CharField):
    """Why what was public changes, for the public log of corrections."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            write_only=True,
            max_length=LONGEST_REASON,
            help_text="Why what was public changes: needed then, and public for ever in the log of corrections.",
            **kwargs,
        )


class AnswerableSerializer(CuratedSerializer):
    """Rows that readers cite: a change of what was public needs a public reason, and is told as a correction."""

    reason = Reason(required=False, allow_blank=True)

    @transaction.atomic
    def update(self, instance: Any, validated_data: dict[str, Any]) -> Any:
        reason = validated_data.pop("reason", "")
        try:
            with correcting(instance, self.context["request"].user, reason):
                return super().update(instance, validated_data)
        except ReasonNeededError as error:
            raise serializers.ValidationError({"reason": [str(error)]}) from error

    def create(self, validated_data: dict[str, Any]) -> Any:
        """A new row is a candidate: nothing that was public changes."""
        validated_data.pop("reason", None)
        return super().create(validated_data)


class WithdrawalSerializer(serializers.Serializer[Any]):
    reason = Reason()


class Gone(APIException):
    """What stood here was withdrawn; the reason is all that is left of it."""

    status_code = status.HTTP_410_GONE
    default_code = "withdrawn"


class Answerable(mixins.RetrieveModelMixin, Editing):
    """Rows that readers cite: withdrawing takes a public reason, which the address keeps giving."""

    @extend_schema(request=WithdrawalSerializer, responses=EditorialStateSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, **kwargs: str) -> Response:  # type: ignore[override]
        """Take a published row off the site; its address keeps the reason and nothing of what it said."""
        told = WithdrawalSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        return self._act(lambda row: withdraw(row, cast(User, request.user), told.validated_data["reason"]))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            model: Any = self.get_queryset().model
            row = model.objects.filter(pk=self.kwargs["pk"]).first()
            notice = withdrawal_of(row) if row is not None else None
            if notice is None:
                raise
            raise Gone({"detail": "Withdrawn.", "reason": notice.reason}) from None
