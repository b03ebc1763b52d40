"""The endpoints of commitments and of their record."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.models import User
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from articles.asked_day import the_day
from initiatives import filters
from initiatives.answering import answers_to
from initiatives.api import tracking
from initiatives.api.answerable import Answerable
from initiatives.api.writing import Conflict, Creating
from initiatives.curation.publishing import CurationError
from initiatives.curation.tracking import approve, decline
from initiatives.models import Commitment, CommitmentStatement, Statement, StatusUpdate
from initiatives.roles import APPROVE


def updates() -> Any:
    """The record with its commitments and evidence, newest first."""
    return (
        StatusUpdate.objects.select_related("commitment", "evidence_article", "evidence_statement__article")
        .defer("evidence_article__text", "evidence_statement__article__text")
        .latest_first()
    )


class CommitmentViewSet(mixins.ListModelMixin, Creating, Answerable):
    """Promises and what became of them. A withdrawn one is answered with 410 and the public reason."""

    queryset = Commitment.objects.all()
    filterset_class = filters.CommitmentFilter
    ordering_fields = {
        "made_on": "made_on",
        "deadline": "deadline",
        "importance": "importance",
        "created_at": "created_at",
    }

    def get_serializer_class(self) -> type[tracking.CommitmentSerializer]:
        return tracking.CommitmentSerializer if self.action == "list" else tracking.CommitmentDetailSerializer

    def get_queryset(self) -> QuerySet[Any]:
        said = Statement.objects.with_public_relations().defer("article__text")
        links = CommitmentStatement.objects.public().prefetch_related(Prefetch("statement", queryset=said))
        return (
            Commitment.objects.with_public_relations()
            .with_flags(on=the_day())
            .prefetch_related(
                Prefetch("statement_links", queryset=links, to_attr="public_links"),
                Prefetch("updates", queryset=self._shown_updates(), to_attr="newest_updates"),
            )
            .newest_first()
        )

    def paginate_queryset(self, queryset: Any) -> Any:
        """The page, with who answers for each of its rows."""
        page = super().paginate_queryset(queryset)
        answers = answers_to(page or [])
        for commitment in page or []:
            commitment.answer = answers[commitment.pk]
        return page

    def _shown_updates(self) -> QuerySet[StatusUpdate]:
        """All that count beside one commitment, only the newest of each in a list."""
        counting: QuerySet[StatusUpdate] = updates().effective()
        if self.action != "list":
            return counting
        newest = StatusUpdate.objects.effective().filter(commitment=OuterRef("commitment")).latest_first()
        return counting.filter(pk=Subquery(newest.values("pk")[:1]))


class MayApprove(BasePermission):
    """Staff with the permission to approve or decline final statuses."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if request.method in SAFE_METHODS:
            return True
        return bool(request.user.is_staff and request.user.has_perm(APPROVE))


class StatusUpdateViewSet(mixins.RetrieveModelMixin, mixins.ListModelMixin, Creating):
    """The record: facts about commitments, newest first. Proposals that wait for a second editor are not public."""

    queryset = StatusUpdate.objects.all()
    serializer_class = tracking.StatusUpdateSerializer
    filterset_class = filters.StatusUpdateFilter
    ordering_fields = {"happened_on": "happened_on", "recorded_at": "recorded_at"}
    states = ["candidate", "all"]

    def get_queryset(self) -> QuerySet[StatusUpdate]:
        rows: QuerySet[StatusUpdate] = updates()
        return rows

    def public_rows(self, queryset: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = queryset.effective().filter(commitment__in=Commitment.objects.published())
        return rows

    def rows_in_state(self, queryset: Any, state: str) -> QuerySet[Any]:
        """Candidates are final statuses that nobody has approved."""
        rows: QuerySet[Any] = queryset if state == "all" else queryset.proposals()
        return rows

    @extend_schema(request=None, responses=tracking.StatusUpdateSerializer)
    @action(detail=True, methods=["post"], permission_classes=[MayApprove])
    def approve(self, request: Request, **kwargs: str) -> Response:
        """Approve a final status that another editor proposed; 409 where that cannot be."""
        return self.shown(self._decided(approve))

    @extend_schema(request=tracking.DeclineSerializer, responses=tracking.DeclinedSerializer)
    @action(detail=True, methods=["post"], permission_classes=[MayApprove])
    def decline(self, request: Request, **kwargs: str) -> Response:
        """Set a proposed final status aside, with a reason for the editor who proposed it; 409 where that cannot be."""
        told = tracking.DeclineSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        update = self._decided(lambda update, by: decline(update, by, told.validated_data["reason"]))
        update.refresh_from_db()
        return Response(tracking.DeclinedSerializer(update).data)

    def _decided(self, decide: Callable[[StatusUpdate, User], None]) -> StatusUpdate:
        update: StatusUpdate = self.get_object()
        try:
            decide(update, cast(User, self.request.user))
        except CurationError as error:
            raise Conflict(str(error)) from error
        return update
