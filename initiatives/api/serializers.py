"""The tracker's rows as the API shows them."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.base import WebAddress, as_bad_request
from articles.api.serializers import ArticleReference, StringList
from initiatives.api.references import (
    InitiativeReference,
    OrganisationReference,
    PersonReference,
    PublishedOnly,
    SpeakerReference,
)
from initiatives.api.writing import CuratedSerializer, PublishedSlug
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

DATES = ["created_at", "updated_at"]


class PersonSerializer(CuratedSerializer):
    web_url = WebAddress()
    other_names = StringList(required=False)

    class Meta:
        model = Person
        fields = [
            "id", "slug", "web_url", "name", "given_name", "initials", "family_name_prefix", "family_name", "sort_name",
            "other_names", "identifiers", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "slug", *DATES]


class OrganisationSerializer(PublishedOnly, CuratedSerializer):
    published_only = ("parent", "succeeded_by")

    web_url = WebAddress()
    other_names = StringList(required=False)
    parent: Any = PublishedSlug(Organisation, allow_null=True, required=False)
    succeeded_by = PublishedSlug(Organisation, allow_null=True, required=False)

    class Meta:
        model = Organisation
        fields = [
            "id", "slug", "web_url", "name", "abbreviation", "other_names", "classification", "parent", "succeeded_by",
            "founded_on", "dissolved_on", "website", "identifiers", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "slug", *DATES]


class MembershipSerializer(CuratedSerializer):
    person = PublishedSlug(Person)
    organisation = PublishedSlug(Organisation)

    class Meta:
        model = Membership
        fields = ["id", "person", "organisation", "role", "start_on", "end_on", *DATES]
        read_only_fields = ["id", *DATES]


class InitiativeSerializer(PublishedOnly, CuratedSerializer):
    published_only = ("lead_organisation", "parent")

    web_url = WebAddress()
    other_names = StringList(required=False)
    lead_organisation = PublishedSlug(Organisation, allow_null=True, required=False)
    parent: Any = PublishedSlug(Initiative, allow_null=True, required=False)
    partners = serializers.SerializerMethodField()

    class Meta:
        model = Initiative
        fields = [
            "id", "slug", "web_url", "name", "abbreviation", "other_names", "kind", "description", "lead_organisation",
            "partners", "parent", "start_on", "start_precision", "end_on", "end_precision", "website", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "slug", *DATES]

    @extend_schema_field(OrganisationReference(many=True))
    def get_partners(self, initiative: Initiative) -> Any:
        partners = [partner for partner in initiative.partners.all() if partner.is_published]
        return OrganisationReference(partners, many=True, context=self.context).data


class StatementSerializer(CuratedSerializer):
    """A statement; its words, place and reading are the importer's, what it is about is the editor's."""

    web_url = WebAddress()
    article = ArticleReference(read_only=True)
    speakers = SpeakerReference(source="public_speakers", many=True, read_only=True)
    initiatives = InitiativeReference(source="public_initiatives", many=True, read_only=True)
    initiative_slugs = PublishedSlug(
        Initiative, source="initiatives", many=True, required=False, write_only=True, help_text="Slugs of initiatives."
    )
    spans = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2), read_only=True
    )

    class Meta:
        model = Statement
        fields = [
            "id", "web_url", "article", "spans", "quote", "kind", "speakers", "attribution_text", "initiatives",
            "initiative_slugs", "said_on", "said_precision", "is_commitment", "deadline", "deadline_precision",
            "deadline_basis", "cue", "rule", "confidence", "extractor_version", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "quote", "attribution_text", "cue", "rule", "confidence", "extractor_version", *DATES]


class StatementReference(serializers.ModelSerializer[Statement]):
    web_url = WebAddress()

    class Meta:
        model = Statement
        fields = ["id", "web_url", "quote", "said_on"]
        read_only_fields = fields


class CommitmentStatementSerializer(serializers.ModelSerializer[CommitmentStatement]):
    statement = StatementReference()

    class Meta:
        model = CommitmentStatement
        fields = ["relation", "statement"]
        read_only_fields = fields


class StatusUpdateSerializer(PublishedOnly, serializers.ModelSerializer[StatusUpdate]):
    """A recorded fact; rows are added and never changed."""

    published_only = ("evidence_article", "evidence_statement")

    commitment = serializers.PrimaryKeyRelatedField(queryset=Commitment.objects.all())

    class Meta:
        model = StatusUpdate
        fields = [
            "id", "commitment", "kind", "happened_on", "happened_precision", "recorded_at", "status_before",
            "status_after", "deadline_before", "deadline_after", "deadline_after_precision", "explanation",
            "evidence_article", "evidence_statement", "evidence_url", "evidence_archive_url",
        ]  # fmt: skip
        read_only_fields = ["id", "recorded_at", "status_before", "deadline_before"]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        user: User = self.context["request"].user
        try:
            StatusUpdate(**attrs, proposed_by=user).validate_constraints()
        except ValidationError as error:
            raise as_bad_request(error) from error
        return attrs


class CommitmentSerializer(PublishedOnly, CuratedSerializer):
    published_only = ("responsible_organisation", "responsible_person", "initiative")

    web_url = WebAddress()
    responsible_organisation = OrganisationReference(read_only=True, allow_null=True)
    responsible_person = PersonReference(read_only=True, allow_null=True)
    initiative = InitiativeReference(read_only=True, allow_null=True)
    responsible_organisation_slug = PublishedSlug(
        Organisation, source="responsible_organisation", write_only=True, required=False, allow_null=True
    )
    responsible_person_slug = PublishedSlug(
        Person, source="responsible_person", write_only=True, required=False, allow_null=True
    )
    initiative_slug = PublishedSlug(Initiative, source="initiative", write_only=True, required=False, allow_null=True)
    is_overdue = serializers.BooleanField(read_only=True, help_text="The deadline has passed without a final status.")
    is_due_soon = serializers.BooleanField(read_only=True, help_text="The deadline lies in the coming 30 days.")
    is_silent = serializers.BooleanField(read_only=True, help_text="Nothing was recorded for 180 days.")
    times_slipped = serializers.IntegerField(read_only=True, help_text="How often the deadline moved to a later day.")
    days_slipped = serializers.SerializerMethodField(help_text="Days between the first deadline and the present one.")
    statements = CommitmentStatementSerializer(source="public_links", many=True, read_only=True)

    class Meta:
        model = Commitment
        fields = [
            "id", "web_url", "title", "made_on", "made_precision", "responsible_organisation", "responsible_person",
            "initiative", "responsible_organisation_slug", "responsible_person_slug", "initiative_slug", "deadline",
            "deadline_precision", "deadline_basis", "status", "is_overdue", "is_due_soon", "is_silent", "times_slipped",
            "days_slipped", "statements", "tk_number", "ek_number", "importance", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "status", *DATES]

    def get_days_slipped(self, commitment: Any) -> int:
        if not commitment.times_slipped or commitment.deadline is None or commitment.first_deadline is None:
            return 0
        days: int = (commitment.deadline - commitment.first_deadline).days
        return days
