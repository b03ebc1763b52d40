"""The tracker's endpoints; commitments and their record are in `tracking_views`."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api import views as archive
from articles.editorial import EditorialState
from initiatives import filters
from initiatives.api import serializers
from initiatives.api.answerable import Answerable
from initiatives.api.promising import Promising
from initiatives.api.writing import Creating, Editing
from initiatives.models import CommitmentStatement, Initiative, Membership, Organisation, Person, Statement

MOST_MERGES = 20


class ArticleViewSet(Answerable, archive.ArticleViewSet):
    """Articles: what is archived, without the text. They come in through the importer.

    A withdrawn one is answered with 410 and the public reason.
    """

    serializer_class = serializers.ArticleSerializer


class RegisterViewSet(mixins.RetrieveModelMixin, mixins.ListModelMixin, Creating, Editing):
    """Entries of the register; nothing is deleted."""


class NamedViewSet(RegisterViewSet):
    """Entries with a slug; the id works too. What was merged redirects to what replaced it."""

    lookup_field = "slug"
    lookup_value_regex = "[-a-zA-Z0-9_]{1,120}"
    ordering_fields = {"name": "sort_key", "created_at": "created_at"}

    def get_object(self) -> Any:
        row = self.filter_queryset(self.get_queryset()).filter(self._wanted()).first()
        if row is None:
            raise Http404
        return row

    def _wanted(self) -> Q:
        key = self.kwargs["slug"]
        with suppress(ValueError):
            return Q(slug=key) | Q(pk=UUID(key))
        return Q(slug=key)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            successor = self._successor()
            if successor is None:
                raise
        address = request.build_absolute_uri(reverse(f"v1:{self.basename}-detail", args=[successor.slug]))
        headers = {"Location": address, "Cache-Control": "max-age=3600"}
        return Response({"detail": "Merged into another entry."}, status=301, headers=headers)

    def _successor(self) -> Any:
        """The published entry that an entry with an address was merged into, after however many merges."""
        rows = self.get_queryset().order_by()
        row = rows.filter(self._wanted(), state=EditorialState.MERGED, slug__isnull=False).first()
        for _step in range(MOST_MERGES):
            if row is None or row.is_published:
                return row
            row = rows.filter(pk=row.merged_into_id).first()
        return None


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
    ordering_fields = {**NamedViewSet.ordering_fields, "founded_on": "founded_on"}


class InitiativeViewSet(NamedViewSet):
    """Named policies, strategies, programmes, laws and facilities."""

    queryset = (
        Initiative.objects.select_related("lead_organisation", "parent")
        .prefetch_related(
            Prefetch("partners", queryset=Organisation.objects.published().by_name(), to_attr="public_partners")
        )
        .by_name()
    )
    serializer_class = serializers.InitiativeSerializer
    filterset_class = filters.InitiativeFilter
    ordering_fields = {**NamedViewSet.ordering_fields, "start_on": "start_on"}


class MembershipViewSet(RegisterViewSet):
    """Who held which role where."""

    queryset = Membership.objects.select_related(
        "person", "organisation", "source_article", "succeeds__person", "succeeds__organisation"
    ).defer("source_article__text")
    serializer_class = serializers.MembershipSerializer
    filterset_class = filters.MembershipFilter
    ordering_fields = {"start_on": "start_on", "end_on": "end_on", "created_at": "created_at"}

    def public_rows(self, queryset: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = queryset.public()
        return rows


class StatementViewSet(mixins.ListModelMixin, Promising, Answerable):
    """Who said what, with the exact words. The importer adds them; what they are about can be changed.

    A withdrawn one is answered with 410 and the public reason.
    """

    queryset = (
        Statement.objects.with_public_relations()
        .defer("article__text")
        .prefetch_related(
            Prefetch(
                "commitment_links",
                queryset=CommitmentStatement.objects.filter(commitment__state=EditorialState.PUBLISHED)
                .select_related("commitment")
                .order_by("pk"),
                to_attr="public_commitments",
            )
        )
        .newest_first()
    )
    serializer_class = serializers.StatementSerializer
    filterset_class = filters.StatementFilter
    ordering_fields = {"said_on": "said_on", "deadline": "deadline", "created_at": "created_at"}
