"""What changed between two days, as the API tells it."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import mixins, serializers

from articles.api.base import PublicViewSet
from articles.asked_day import the_day
from initiatives.api.references import CommitmentReference, StatementReference
from initiatives.api.tracking import UpdateOfCommitment
from initiatives.api.tracking_views import updates
from initiatives.changes import Period, as_they_stood, updates_in, words_in
from initiatives.filters import ChangeFilter
from initiatives.models import Commitment, CommitmentStatement, Statement, Status


class WordsSerializer(serializers.ModelSerializer[CommitmentStatement]):
    """Words that were added to a commitment."""

    statement = StatementReference()

    class Meta:
        model = CommitmentStatement
        fields = ["relation", "statement"]
        read_only_fields = fields


class ChangedCommitmentSerializer(serializers.Serializer[Commitment]):
    """One commitment, and what happened to it."""

    commitment = CommitmentReference(source="*")
    since = serializers.DateField(help_text="Only what happened after this day is told.")
    until = serializers.SerializerMethodField(help_text="The last day that is told of.")
    is_new = serializers.BooleanField(help_text="It was promised in that time.")
    status_then = serializers.ChoiceField(
        source="then.status",
        choices=Status.choices,
        default=None,
        allow_null=True,
        help_text="The status at the end of the first day; null for what was not promised by then.",
    )
    deadline_then = serializers.DateField(
        source="then.deadline", default=None, allow_null=True, help_text="The deadline at the end of the first day."
    )
    updates = serializers.SerializerMethodField(help_text="What was recorded of that time, newest first.")
    statements = serializers.SerializerMethodField(help_text="What was said in that time, oldest first.")

    @extend_schema_field(serializers.DateField())
    def get_until(self, commitment: Any) -> str:
        return the_day().isoformat()

    @extend_schema_field(UpdateOfCommitment(many=True))
    def get_updates(self, commitment: Any) -> Any:
        found = updates_in(self._period(commitment), commitment.newest_updates)
        return UpdateOfCommitment(found, many=True, context=self.context).data

    @extend_schema_field(WordsSerializer(many=True))
    def get_statements(self, commitment: Any) -> Any:
        found = words_in(self._period(commitment), commitment.public_links)
        return WordsSerializer(found, many=True, context=self.context).data

    @staticmethod
    def _period(commitment: Any) -> Period:
        return Period(commitment.since, the_day())


class ChangeViewSet(mixins.ListModelMixin, PublicViewSet):
    """Commitments to which something happened between two days (since, as_of), what changed last first."""

    queryset = Commitment.objects.all()
    serializer_class = ChangedCommitmentSerializer
    filterset_class = ChangeFilter
    ordering_fields = {"made_on": "made_on", "last_change": "last_change"}

    def get_queryset(self) -> QuerySet[Any]:
        said = Statement.objects.with_public_relations().defer("article__text")
        links = CommitmentStatement.objects.public().prefetch_related(Prefetch("statement", queryset=said))
        return Commitment.objects.prefetch_related(
            Prefetch("statement_links", queryset=links, to_attr="public_links"),
            Prefetch("updates", queryset=updates().effective(), to_attr="newest_updates"),
        )

    def paginate_queryset(self, queryset: Any) -> Any:
        """Each with the commitment as it was then; a page is of one period."""
        page = super().paginate_queryset(queryset) or []
        before = as_they_stood(page, page[0].since) if page else {}
        for commitment in page:
            commitment.then = before.get(commitment.pk)
        return page
