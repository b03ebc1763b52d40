"""The register and the statements as the API shows them; commitments and their record are in `tracking`."""

from typing import Any

from django.core.exceptions import ValidationError
from rest_framework import serializers

from articles.api import serializers as archive
from articles.api.base import as_bad_request
from articles.api.fields import ApiAddress, Identifiers, Names, PublicRelations, Relation, WebAddress
from articles.api.serializers import ArticleReference
from initiatives.api.answerable import AnswerableSerializer
from initiatives.api.references import (
    CommitmentOfStatement,
    InitiativeReference,
    MembershipReference,
    OrganisationReference,
    PersonReference,
    SpeakerReference,
)
from initiatives.api.writing import CuratedSerializer
from initiatives.models import Initiative, Membership, Organisation, Person, Statement
from initiatives.promises.derivation import derived_from

DATES = ["created_at", "updated_at"]


class ArticleSerializer(archive.ArticleSerializer, CuratedSerializer):
    """What an article's page says about it can be edited, its text cannot."""


class PersonSerializer(CuratedSerializer):
    """Somebody who is named in an article."""

    web_url = WebAddress()
    api_url = ApiAddress("person")
    other_names = Names(required=False)
    identifiers = Identifiers(required=False)

    class Meta:
        model = Person
        fields = [
            "id", "slug", "web_url", "api_url", "state", "name", "given_name", "initials", "family_name_prefix",
            "family_name", "sort_name", "other_names", "identifiers", "version", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "slug", "state", *DATES]


class OrganisationSerializer(CuratedSerializer):
    """A body that can promise, act or be named."""

    web_url = WebAddress()
    api_url = ApiAddress("organisation")
    other_names = Names(required=False)
    identifiers = Identifiers(required=False)
    parent: Any = Relation(OrganisationReference, allow_null=True, required=False)
    succeeded_by = Relation(OrganisationReference, allow_null=True, required=False)

    class Meta:
        model = Organisation
        fields = [
            "id", "slug", "web_url", "api_url", "state", "name", "abbreviation", "other_names", "classification",
            "parent", "succeeded_by", "founded_on", "dissolved_on", "website", "identifiers", "version", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "slug", "state", *DATES]


class Predecessor(Relation):
    """Another membership, shown where all of it is published."""

    def to_representation(self, row: Any) -> Any:
        shown = row.person.is_published and row.organisation.is_published
        return super().to_representation(row) if shown else None


class MembershipSerializer(CuratedSerializer):
    """Who held which role where, and which article says so."""

    api_url = ApiAddress("membership")
    person = Relation(PersonReference)
    organisation = Relation(OrganisationReference)
    source_article = Relation(ArticleReference, key="id", allow_null=True, required=False)
    succeeds: Any = Predecessor(
        MembershipReference, key="id", queryset=Membership.objects.public(), allow_null=True, required=False
    )

    class Meta:
        model = Membership
        fields = [
            "id", "api_url", "state", "person", "organisation", "role", "start_on", "end_on", "succeeds",
            "source_article", "version", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "state", *DATES]

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        try:
            Membership(pk=self.instance.pk if self.instance else None, succeeds=attrs.get("succeeds")).clean()
        except ValidationError as error:
            raise as_bad_request(error) from error
        return attrs


class InitiativeSerializer(CuratedSerializer):
    """A named policy, strategy, programme, law, scheme or facility."""

    web_url = WebAddress()
    api_url = ApiAddress("initiative")
    other_names = Names(required=False)
    identifiers = Identifiers(required=False)
    lead_organisation = Relation(OrganisationReference, allow_null=True, required=False)
    partners = PublicRelations(OrganisationReference, shown="public_partners", required=False)
    parent: Any = Relation(InitiativeReference, allow_null=True, required=False)

    class Meta:
        model = Initiative
        fields = [
            "id", "slug", "web_url", "api_url", "state", "name", "abbreviation", "other_names", "kind", "description",
            "lead_organisation", "partners", "parent", "start_on", "start_precision", "end_on", "end_precision",
            "website", "identifiers", "version", *DATES,
        ]  # fmt: skip
        read_only_fields = ["id", "slug", "state", *DATES]


class StatementSerializer(AnswerableSerializer):
    """A statement; its words, place and reading are the importer's, what it is about is the editor's."""

    web_url = WebAddress()
    api_url = ApiAddress("statement")
    article = Relation(ArticleReference, key="id", read_only=True)
    speakers = SpeakerReference(source="public_speakers", many=True, read_only=True)
    initiatives = PublicRelations(InitiativeReference, shown="public_initiatives", required=False)
    commitments = CommitmentOfStatement(source="public_commitments", many=True, read_only=True)
    deadline_derivation = serializers.SerializerMethodField(
        help_text="The vague words that the deadline was derived from, with the rule; empty where it was stated."
    )
    spans = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2),
        read_only=True,
    )

    class Meta:
        model = Statement
        fields = [
            "id", "web_url", "api_url", "state", "article", "spans", "quote", "kind", "speakers", "attribution_text",
            "initiatives", "commitments", "said_on", "said_precision", "is_commitment", "deadline",
            "deadline_precision", "deadline_basis", "deadline_derivation", "cue", "rule", "confidence",
            "extractor_version", "reason", "version", *DATES,
        ]  # fmt: skip
        read_only_fields = [
            "id", "state", "quote", "attribution_text", "cue", "rule", "confidence", "extractor_version", *DATES,
        ]  # fmt: skip

    def get_deadline_derivation(self, statement: Statement) -> str:
        return derived_from(statement)
