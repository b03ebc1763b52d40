"""Commitments and their record as the API shows them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.base import as_bad_request
from articles.api.fields import ApiAddress, Relation, WebAddress
from articles.api.serializers import ArticleReference
from articles.models import Article
from initiatives.api.answerable import AnswerableSerializer
from initiatives.api.answering import WithAnswer
from initiatives.api.references import (
    CommitmentReference,
    EvidenceStatementReference,
    InitiativeReference,
    LatestUpdate,
    OrganisationReference,
    PersonReference,
    StatementOfCommitment,
)
from initiatives.api.writing import CAME_BETWEEN, CheckedSerializer, Conflict
from initiatives.curation.tracking import record_update
from initiatives.models import Commitment, Importance, Statement, StatusUpdate
from initiatives.promises.drift import shown
from initiatives.promises.questions import Question, questions
from initiatives.promises.slipping import days_slipped, whole_months

DEADLINE = ("deadline", "deadline_precision", "deadline_basis")
MOVED = "The record moved this deadline; record another update to move it further."


class StatusUpdateSerializer(CheckedSerializer):
    """A recorded fact; rows are added and never changed."""

    api_url = ApiAddress("statusupdate")
    commitment = Relation(CommitmentReference, key="id", queryset=Commitment.objects.all())
    evidence_article = Relation(
        ArticleReference, key="id", queryset=Article.objects.all(), allow_null=True, required=False
    )
    evidence_statement = Relation(
        EvidenceStatementReference, key="id", queryset=Statement.objects.all(), allow_null=True, required=False
    )

    class Meta:
        model = StatusUpdate
        fields = [
            "id", "api_url", "commitment", "kind", "happened_on", "happened_precision", "recorded_at", "status_before",
            "status_after", "status_reason", "deadline_before", "deadline_after", "deadline_after_precision",
            "asked_on", "answered_on", "nothing_found", "explanation", "evidence_article", "evidence_statement",
            "evidence_url", "evidence_archive_url", "approved_at",
        ]  # fmt: skip
        read_only_fields = ["id", "recorded_at", "status_before", "deadline_before", "approved_at"]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        try:
            StatusUpdate(**attrs, proposed_by=self.context["request"].user).validate_constraints()
        except ValidationError as error:
            raise as_bad_request(error) from error
        return attrs

    def create(self, validated_data: dict[str, Any]) -> StatusUpdate:
        facts = dict(validated_data)
        commitment, kind, day = facts.pop("commitment"), facts.pop("kind"), facts.pop("happened_on", None)
        try:
            return record_update(commitment, self.context["request"].user, kind, day, **facts)
        except IntegrityError as error:
            raise Conflict(CAME_BETWEEN) from error


class DeclineSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=2000, help_text="For the editor who proposed it; it is never public.")


class DeclinedSerializer(serializers.ModelSerializer[StatusUpdate]):
    """A proposal that was set aside."""

    class Meta:
        model = StatusUpdate
        fields = ["id", "declined_at", "decline_reason"]
        read_only_fields = fields


class UpdateOfCommitment(StatusUpdateSerializer):
    """A recorded fact, beside its commitment."""

    class Meta(StatusUpdateSerializer.Meta):
        fields = [name for name in StatusUpdateSerializer.Meta.fields if name != "commitment"]


class QuestionSerializer(serializers.Serializer[Question]):
    """One of the four questions, and the answer that the promise gives."""

    question = serializers.ChoiceField(
        source="key", choices=["what", "how_much", "when", "who"], help_text="Which of the four."
    )
    verdict = serializers.ChoiceField(
        source="state", choices=["answered", "vague", "missing"], help_text="Whether the promise answers it."
    )
    answer = serializers.CharField(help_text="The answer, in the promise's own words where it has some.")
    why = serializers.CharField(help_text="The rule that judged it.")


class CommitmentSerializer(WithAnswer, AnswerableSerializer):
    """One promise, whatever the number of statements that repeat or change it."""

    web_url = WebAddress()
    api_url = ApiAddress("commitment")
    responsible_organisation = Relation(OrganisationReference, allow_null=True, required=False)
    responsible_person = Relation(PersonReference, allow_null=True, required=False)
    initiative = Relation(InitiativeReference, allow_null=True, required=False)
    is_overdue = serializers.BooleanField(read_only=True, help_text="The deadline has passed without a final status.")
    is_due_soon = serializers.BooleanField(read_only=True, help_text="The deadline lies in the coming 30 days.")
    is_silent = serializers.BooleanField(read_only=True, help_text="Nothing was recorded for 180 days.")
    times_slipped = serializers.IntegerField(read_only=True, help_text="How often the deadline moved to a later day.")
    first_deadline = serializers.DateField(read_only=True, help_text="The deadline before any move.")
    days_slipped = serializers.SerializerMethodField(help_text="Days between the first deadline and the present one.")
    months_slipped = serializers.SerializerMethodField(
        help_text="The same in whole months, rounded down; the last days of two months lie whole months apart."
    )
    questions = serializers.SerializerMethodField(
        help_text="The four questions of a promise that can be checked, answered by rules from title and quotations."
    )
    statements = StatementOfCommitment(
        source="public_links", many=True, read_only=True, help_text="What was said about it, oldest first."
    )
    # Its own field: the model's range of integers, and with it the OpenAPI document, differs between databases.
    importance = serializers.ChoiceField(choices=Importance.choices, required=False)
    latest_update = serializers.SerializerMethodField(help_text="The newest recorded fact.")

    class Meta:
        model = Commitment
        fields = [
            "id", "web_url", "api_url", "state", "title", "made_on", "made_precision", "responsible_organisation",
            "responsible_person", "answerable_now", "initiative", "deadline", "deadline_precision", "deadline_basis",
            "status", "is_overdue", "is_due_soon", "is_silent", "times_slipped", "first_deadline", "days_slipped",
            "months_slipped", "questions", "statements", "latest_update", "tk_number", "ek_number", "importance",
            "reason", "version", "created_at", "updated_at",
        ]  # fmt: skip
        read_only_fields = ["id", "state", "status", "created_at", "updated_at"]

    def to_representation(self, instance: Any) -> Any:
        for link, kind in zip(instance.public_links, shown(instance.public_links), strict=True):
            link.shown_drift = kind
        return super().to_representation(instance)

    def get_days_slipped(self, commitment: Any) -> int:
        return days_slipped(commitment)

    def get_months_slipped(self, commitment: Any) -> int:
        return whole_months(commitment.first_deadline, commitment.deadline) if days_slipped(commitment) > 0 else 0

    @extend_schema_field(QuestionSerializer(many=True))
    def get_questions(self, commitment: Any) -> Any:
        said = [link.statement for link in commitment.public_links]
        shown: Any = QuestionSerializer(questions(commitment, said, published_only=True), many=True)  # type: ignore[arg-type]
        return shown.data

    @extend_schema_field(LatestUpdate(allow_null=True))
    def get_latest_update(self, commitment: Any) -> Any:
        newest = commitment.newest_updates[:1]
        return LatestUpdate(newest[0], context=self.context).data if newest else None

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        changed = {name for name in DEADLINE if name in attrs and attrs[name] != getattr(self.instance, name, None)}
        if changed and self.instance and StatusUpdate.objects.moves().filter(commitment=self.instance).exists():
            raise serializers.ValidationError({name: [MOVED] for name in sorted(changed)})
        return attrs


class CommitmentDetailSerializer(CommitmentSerializer):
    """One promise, with its whole record."""

    updates = UpdateOfCommitment(
        source="newest_updates", many=True, read_only=True, help_text="The record, newest first."
    )

    class Meta(CommitmentSerializer.Meta):
        fields = [*CommitmentSerializer.Meta.fields, "updates"]
