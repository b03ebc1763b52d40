"""The tracker's endpoints."""

from contextlib import suppress
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from articles.api.base import FILTER_BACKENDS, UUID_PATTERN, CuratorPermission, Pages, StableOrdering
from articles.editorial import EditorialState
from initiatives import filters
from initiatives.api import serializers
from initiatives.api.writing import Conflict, EditorialActions
from initiatives.curation.publishing import CurationError
from initiatives.curation.tracking import approve, record_update
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Membership,
    Organisation,
    Person,
    Statement,
    StatusUpdate,
)


class CuratedViewSet(
    EditorialActions,
    mixins.RetrieveModelMixin,
    mixins.UpdateModelMixin,
    mixins.ListModelMixin,
    viewsets.GenericViewSet[Any],
):
    """Reading for everybody, changing for those who may; nothing is deleted."""

    filter_backends = FILTER_BACKENDS
    pagination_class = Pages
    permission_classes = [CuratorPermission]
    http_method_names = ["get", "post", "patch", "head", "options"]
    lookup_value_regex = UUID_PATTERN


class NamedViewSet(mixins.CreateModelMixin, CuratedViewSet):
    """Entries with a slug; the id works too. What was merged redirects to what replaced it."""

    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]{1,120}"
    ordering_fields = ["sort_key", "created_at"]

    def get_object(self) -> Any:
        queryset = self.filter_queryset(self.get_queryset())
        key = self.kwargs["slug"]
        wanted = Q(slug=key)
        with suppress(ValueError):
            wanted |= Q(pk=UUID(key))
        row = queryset.filter(wanted).first()
        if row is None:
            raise Http404
        self.check_object_permissions(self.request, row)
        return row

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        target = (
            self.get_queryset()
            .filter(
                merged_from__slug=kwargs["slug"],
                merged_from__state=EditorialState.MERGED,
                state=EditorialState.PUBLISHED,
            )
            .first()
        )
        if target is not None:
            address = reverse(f"v1:{self.basename}-detail", args=[target.slug])
            return Response(status=301, headers={"Location": request.build_absolute_uri(address)})
        return super().retrieve(request, *args, **kwargs)


class PersonViewSet(NamedViewSet):
    """People who are named in articles."""

    queryset = Person.objects.by_name()
    serializer_class = serializers.PersonSerializer
    filterset_class = filters.PersonFilter


class OrganisationViewSet(NamedViewSet):
    """Bodies that promise, act or are named."""

    queryset = Organisation.objects.select_related("parent", "succeeded_by").by_name()
    serializer_class = serializers.OrganisationSerializer
    filterset_class = filters.OrganisationFilter
    ordering_fields = ["sort_key", "founded_on", "created_at"]


class InitiativeViewSet(NamedViewSet):
    """Named policies, strategies, programmes, laws and facilities."""

    queryset = Initiative.objects.select_related("lead_organisation", "parent").prefetch_related("partners").by_name()
    serializer_class = serializers.InitiativeSerializer
    filterset_class = filters.InitiativeFilter
    ordering_fields = ["sort_key", "start_on", "created_at"]


class MembershipViewSet(mixins.CreateModelMixin, CuratedViewSet):
    """Who held which role where."""

    queryset = Membership.objects.select_related("person", "organisation")
    serializer_class = serializers.MembershipSerializer
    filterset_class = filters.MembershipFilter
    ordering_fields = ["start_on", "end_on"]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        found = super().filter_queryset(queryset)
        if self.request.query_params.get("state") or self.request.method not in ("GET", "HEAD", "OPTIONS"):
            return found
        return found.public()  # type: ignore[attr-defined, no-any-return]


class StatementViewSet(CuratedViewSet):
    """Who said what, with the exact words. The importer adds them; what they are about can be changed."""

    queryset = Statement.objects.with_public_relations().newest_first()
    serializer_class = serializers.StatementSerializer
    filterset_class = filters.StatementFilter
    ordering_fields = ["said_on", "deadline", "created_at"]


class CommitmentViewSet(mixins.CreateModelMixin, CuratedViewSet):
    """Promises and what became of them."""

    queryset = Commitment.objects.all()
    serializer_class = serializers.CommitmentSerializer
    filterset_class = filters.CommitmentFilter
    ordering_fields = ["made_on", "deadline", "importance", "created_at"]

    def get_queryset(self) -> QuerySet[Commitment]:
        links = CommitmentStatement.objects.public().select_related("statement__article")
        return (
            Commitment.objects.with_public_relations()
            .with_flags(on=timezone.localdate())
            .prefetch_related(Prefetch("statement_links", queryset=links, to_attr="public_links"))
            .newest_first()
        )


class StatusUpdateViewSet(
    mixins.CreateModelMixin, mixins.RetrieveModelMixin, mixins.ListModelMixin, viewsets.GenericViewSet[StatusUpdate]
):
    """The record: facts about commitments, newest first. Proposals that wait for a second editor are not shown."""

    queryset = StatusUpdate.objects.all()
    serializer_class = serializers.StatusUpdateSerializer
    filterset_class = filters.StatusUpdateFilter
    filter_backends = [*FILTER_BACKENDS[1:-1], StableOrdering]
    pagination_class = Pages
    permission_classes = [CuratorPermission]
    curating_actions = ("approve",)
    lookup_value_regex = UUID_PATTERN
    ordering_fields = ["happened_on", "recorded_at"]

    def get_queryset(self) -> QuerySet[StatusUpdate]:
        updates = StatusUpdate.objects.select_related("evidence_article", "evidence_statement").latest_first()
        if self.action == "approve":
            return updates.proposals()
        return updates.effective().filter(commitment__in=Commitment.objects.published())

    def perform_create(self, serializer: BaseSerializer[StatusUpdate]) -> None:
        facts = dict(serializer.validated_data)
        serializer.instance = record_update(
            facts.pop("commitment"),
            cast(User, self.request.user),
            facts.pop("kind"),
            facts.pop("happened_on", None),
            **facts,
        )

    @action(detail=True, methods=["post"])
    def approve(self, request: Request, **kwargs: str) -> Response:
        update = self.get_object()
        try:
            approve(update, cast(User, request.user))
        except CurationError as error:
            raise Conflict(str(error)) from error
        update.refresh_from_db()
        return Response(self.get_serializer(update).data)
