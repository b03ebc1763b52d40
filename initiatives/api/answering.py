"""Who answers for a commitment, as the API shows it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from initiatives.answering import Answer, AnswerKind, Holder, answers_to, reason
from initiatives.answering.answers import Why
from initiatives.api.references import OrganisationReference, PersonReference


class HolderSerializer(serializers.Serializer[Holder]):
    """Somebody who answers for it, and the role in which."""

    person = PersonReference()
    role = serializers.CharField(help_text="As the register has it.")
    organisation = OrganisationReference()
    since = serializers.DateField(allow_null=True, help_text="First day in that role; null where nobody knows.")


class AnswerSerializer(serializers.Serializer[Answer]):
    """Who answers for it on the day that is asked about."""

    kind = serializers.ChoiceField(
        choices=AnswerKind.choices,
        help_text="The one who promised it (perhaps with others), whoever took over the post, the body alone, or not "
        "known.",
    )
    people = HolderSerializer(
        source="holders", many=True, help_text="Several where several are known to hold the post."
    )
    organisation = OrganisationReference(allow_null=True, help_text="The body that carries it on.")
    role = serializers.CharField(help_text="In which role it was promised, as printed, else as the register has it.")
    rule = serializers.ChoiceField(source="why", choices=Why.choices, help_text="What tells so.")
    why = serializers.SerializerMethodField(help_text="The same in words.")

    def get_why(self, answer: Answer) -> str:
        return reason(answer)


class WithAnswer(serializers.Serializer[Any]):
    """Mixin: `answerable_now`, for a page of rows at once or for one row."""

    answerable_now = serializers.SerializerMethodField(
        help_text="Who answers for it now, or on the day that `as_of` asks about, and the rule that tells so."
    )

    @extend_schema_field(AnswerSerializer)
    def get_answerable_now(self, commitment: Any) -> Any:
        answer = getattr(commitment, "answer", None) or answers_to([commitment])[commitment.pk]
        return AnswerSerializer(answer, context=self.context).data
