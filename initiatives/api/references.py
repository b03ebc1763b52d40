"""Rows as they are named inside other rows; only published ones ever are."""

from typing import Any

from rest_framework import serializers

from articles.api.base import WebAddress
from initiatives.models import Initiative, Organisation, Person, StatementSpeaker


class PersonReference(serializers.ModelSerializer[Person]):
    web_url = WebAddress()

    class Meta:
        model = Person
        fields = ["slug", "name", "web_url"]
        read_only_fields = fields


class OrganisationReference(serializers.ModelSerializer[Organisation]):
    web_url = WebAddress()

    class Meta:
        model = Organisation
        fields = ["slug", "name", "abbreviation", "web_url"]
        read_only_fields = fields


class InitiativeReference(serializers.ModelSerializer[Initiative]):
    web_url = WebAddress()

    class Meta:
        model = Initiative
        fields = ["slug", "name", "web_url"]
        read_only_fields = fields


class SpeakerReference(serializers.ModelSerializer[StatementSpeaker]):
    person = PersonReference(allow_null=True)
    organisation = OrganisationReference(allow_null=True)

    class Meta:
        model = StatementSpeaker
        fields = ["person", "organisation", "document", "role"]
        read_only_fields = fields


class PublishedOnly(serializers.Serializer[Any]):
    """Mixin: related rows that are not published come out as null."""

    published_only: tuple[str, ...] = ()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        shown = super().to_representation(instance)
        for name in self.published_only:
            related = getattr(instance, name)
            if related is not None and not related.is_published:
                shown[name] = None
        return shown
