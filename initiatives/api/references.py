"""Rows as they are named inside other rows; only published ones ever are."""

from rest_framework import serializers

from articles.api.fields import ApiAddress, WebAddress
from articles.api.serializers import ArticleReference
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Drift,
    Initiative,
    Membership,
    Organisation,
    Person,
    Statement,
    StatementSpeaker,
    StatusUpdate,
)


class PersonReference(serializers.ModelSerializer[Person]):
    web_url = WebAddress()
    api_url = ApiAddress("person")

    class Meta:
        model = Person
        fields = ["slug", "name", "web_url", "api_url"]
        read_only_fields = fields


class OrganisationReference(serializers.ModelSerializer[Organisation]):
    web_url = WebAddress()
    api_url = ApiAddress("organisation")

    class Meta:
        model = Organisation
        fields = ["slug", "name", "abbreviation", "web_url", "api_url"]
        read_only_fields = fields


class MembershipReference(serializers.ModelSerializer[Membership]):
    api_url = ApiAddress("membership")
    person = PersonReference()
    organisation = OrganisationReference()

    class Meta:
        model = Membership
        fields = ["id", "api_url", "person", "organisation", "role"]
        read_only_fields = fields


class InitiativeReference(serializers.ModelSerializer[Initiative]):
    web_url = WebAddress()
    api_url = ApiAddress("initiative")

    class Meta:
        model = Initiative
        fields = ["slug", "name", "abbreviation", "web_url", "api_url"]
        read_only_fields = fields


class SpeakerReference(serializers.ModelSerializer[StatementSpeaker]):
    """Exactly one of person, organisation and document is given."""

    person = PersonReference(allow_null=True)
    organisation = OrganisationReference(allow_null=True)

    class Meta:
        model = StatementSpeaker
        fields = ["person", "organisation", "document", "role"]
        read_only_fields = fields


class StatementReference(serializers.ModelSerializer[Statement]):
    web_url = WebAddress()
    api_url = ApiAddress("statement")
    article = ArticleReference()
    speakers = SpeakerReference(source="public_speakers", many=True)

    class Meta:
        model = Statement
        fields = ["id", "quote", "kind", "said_on", "said_precision", "speakers", "article", "web_url", "api_url"]
        read_only_fields = fields


class EvidenceStatementReference(serializers.ModelSerializer[Statement]):
    web_url = WebAddress()
    api_url = ApiAddress("statement")

    class Meta:
        model = Statement
        fields = ["id", "quote", "said_on", "said_precision", "web_url", "api_url"]
        read_only_fields = fields


class CommitmentReference(serializers.ModelSerializer[Commitment]):
    web_url = WebAddress()
    api_url = ApiAddress("commitment")

    class Meta:
        model = Commitment
        fields = ["id", "title", "status", "deadline", "deadline_precision", "web_url", "api_url"]
        read_only_fields = fields


class StatementOfCommitment(serializers.ModelSerializer[CommitmentStatement]):
    statement = StatementReference()
    drift = serializers.ChoiceField(
        source="shown_drift",
        choices=Drift.choices,
        allow_blank=True,
        read_only=True,
        help_text="What an editor decided of the words beside those before; empty where nobody has.",
    )

    class Meta:
        model = CommitmentStatement
        fields = ["relation", "drift", "statement"]
        read_only_fields = fields


class CommitmentOfStatement(serializers.ModelSerializer[CommitmentStatement]):
    commitment = CommitmentReference()

    class Meta:
        model = CommitmentStatement
        fields = ["relation", "commitment"]
        read_only_fields = fields


class LatestUpdate(serializers.ModelSerializer[StatusUpdate]):
    api_url = ApiAddress("statusupdate")

    class Meta:
        model = StatusUpdate
        fields = [
            "id", "kind", "happened_on", "happened_precision", "status_after", "status_reason", "deadline_after",
            "deadline_after_precision", "asked_on", "answered_on", "nothing_found", "explanation", "api_url",
        ]  # fmt: skip
        read_only_fields = fields
