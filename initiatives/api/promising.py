"""From words to commitment through the API: what a statement may belong to, making one, tying it to one."""

from typing import Any, cast

from django.contrib.auth.models import User
from django.http import Http404
from django.urls import reverse
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.base import PublicViewSet, may
from articles.api.fields import Relation
from initiatives.api.references import CommitmentReference
from initiatives.api.writing import Conflict
from initiatives.curation.commitments import MadeAlreadyError, make_commitment, tie_statement
from initiatives.curation.publishing import CurationError
from initiatives.models import Commitment, Statement, StatusUpdate
from initiatives.models import Relation as Tie
from initiatives.promises.proposing import proposed_commitment
from initiatives.promises.similar import Suggestion, suggestions


class NewCommitmentSerializer(serializers.ModelSerializer[Commitment]):
    """Everything else is proposed from the statement and can be changed afterwards."""

    class Meta:
        model = Commitment
        fields = ["title"]
        extra_kwargs = {"title": {"required": False}}


class TieSerializer(serializers.Serializer[Any]):
    commitment = Relation(
        CommitmentReference, key="id", queryset=Commitment.objects.all(), help_text="The commitment that it belongs to."
    )
    relation = serializers.ChoiceField(choices=Tie.choices, help_text="What the words do to it.")
    records_deadline = serializers.BooleanField(
        default=False, help_text="Record the statement's deadline as a shift, with the statement as its evidence."
    )


class SuggestionSerializer(serializers.Serializer[Suggestion]):
    """A commitment that the words may repeat or change."""

    commitment = CommitmentReference(read_only=True)
    score = serializers.IntegerField(read_only=True, help_text="Out of a hundred.")
    reasons = serializers.ListField(child=serializers.CharField(), read_only=True, help_text="What speaks for it.")


MADE_ALREADY = inline_serializer(
    "MadeAlready", {"detail": serializers.CharField(), "commitment": serializers.URLField()}
)


class Promising(PublicViewSet):
    """What editors do with a statement that promises something."""

    @extend_schema(request=NewCommitmentSerializer, responses={201: CommitmentReference, 409: MADE_ALREADY})
    @action(detail=True, methods=["post"])
    def promise(self, request: Request, **kwargs: str) -> Response:
        """Make a commitment of it, with what the statement says filled in; 409 where it made one before."""
        self._need(request, "add", Commitment)
        sent = NewCommitmentSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        try:
            made = make_commitment(self.get_object(), sent.validated_data.get("title", ""))
        except MadeAlreadyError as error:
            raise Conflict({"detail": str(error), "commitment": self._address(error.commitment)}) from error
        return self._told(made)

    @extend_schema(request=TieSerializer, responses={201: CommitmentReference})
    @action(detail=True, methods=["post"])
    def tie(self, request: Request, **kwargs: str) -> Response:
        """Say what it did to a commitment that is there; 409 where it is tied to that already."""
        self._need(request, "change", Commitment)
        sent = TieSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        wanted = sent.validated_data
        if wanted["records_deadline"]:
            self._need(request, "add", StatusUpdate)
        by = cast(User, request.user) if wanted["records_deadline"] else None
        try:
            tie_statement(wanted["commitment"], self.get_object(), Tie(wanted["relation"]), by)
        except CurationError as error:
            raise Conflict(str(error)) from error
        return self._told(wanted["commitment"])

    @extend_schema(responses=SuggestionSerializer(many=True))
    @action(detail=True, methods=["get"], pagination_class=None, filter_backends=[])
    def suggestions(self, request: Request, **kwargs: str) -> Response:
        """For staff: commitments that it may repeat or change, the likeliest first."""
        self._need(request, "view", Statement)
        self._need(request, "view", Commitment)
        statement = Statement.objects.filter(pk=self.kwargs["pk"]).first()
        if statement is None:
            raise Http404
        tied = statement.commitment_links.values_list("commitment", flat=True)
        found = suggestions(proposed_commitment(statement).as_said(statement), without=tied)
        shown: Any = SuggestionSerializer(found, many=True, context=self.get_serializer_context())  # type: ignore[arg-type]
        return Response(shown.data)

    def _need(self, request: Request, verb: str, model: Any) -> None:
        if not may(request.user, verb, model):
            raise PermissionDenied

    def _told(self, commitment: Commitment) -> Response:
        commitment.refresh_from_db()
        shown = CommitmentReference(commitment, context=self.get_serializer_context()).data
        return Response(shown, status.HTTP_201_CREATED, headers={"Location": self._address(commitment)})

    def _address(self, commitment: Commitment) -> str:
        return self.request.build_absolute_uri(reverse("v1:commitment-detail", args=[commitment.pk]))
