"""What a status update tells beside its kind: why it ended as it did, a right of reply, a check that found nothing."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class StatusReason(models.TextChoices):
    """Why a promise was not fulfilled or lapsed; each belongs to one of the two, but for the last."""

    DEADLINE_PASSED = "deadline_passed", _("The deadline passed without a result")
    DROPPED = "dropped", _("Dropped by the responsible body")
    DONE_OTHERWISE = "done_otherwise", _("Done otherwise than promised")
    TOO_LITTLE = "too_little", _("Only a small part was done")
    CABINET_CHANGED = "cabinet_changed", _("The cabinet or coalition fell or changed")
    OVERTAKEN_BY_LAW = "overtaken_by_law", _("Overtaken by a law or a ruling")
    TASK_MOVED = "task_moved", _("The task went to another body")
    WITHDRAWN = "withdrawn", _("Withdrawn by who promised it")
    REPLACED = "replaced", _("Replaced by another promise")
    OTHER = "other", _("Otherwise; see the explanation")


REASONS: dict[str, tuple[str, ...]] = {
    "not_fulfilled": (
        StatusReason.DEADLINE_PASSED.value,
        StatusReason.DROPPED.value,
        StatusReason.DONE_OTHERWISE.value,
        StatusReason.TOO_LITTLE.value,
        StatusReason.OTHER.value,
    ),
    "lapsed": (
        StatusReason.CABINET_CHANGED.value,
        StatusReason.OVERTAKEN_BY_LAW.value,
        StatusReason.TASK_MOVED.value,
        StatusReason.WITHDRAWN.value,
        StatusReason.REPLACED.value,
        StatusReason.OTHER.value,
    ),
}


class StatusFacts(models.Model):
    """Mixin of status updates: facts that only some kinds have."""

    status_reason = models.CharField(
        _("reason"),
        max_length=16,
        choices=StatusReason.choices,
        blank=True,
        help_text=_("Why it was not fulfilled, or why it lapsed; for these two statuses only."),
    )
    asked_on = models.DateField(
        _("asked on"),
        null=True,
        blank=True,
        help_text=_("For a response: when the responsible body or person was asked for one."),
    )
    answered_on = models.DateField(
        _("answered on"),
        null=True,
        blank=True,
        help_text=_("For a response: when it came, with its words as the explanation; empty while there is none."),
    )
    nothing_found = models.BooleanField(
        _("nothing found"),
        default=False,
        help_text=_("For a check: somebody looked, and found nothing new. That is a fact of its own."),
    )

    class Meta:
        abstract = True

    @property
    def without_answer(self) -> bool:
        """Asked for a response, and there is none."""
        return self.asked_on is not None and self.answered_on is None and not getattr(self, "explanation", "")


# These say enough by themselves: that somebody asked on a day, that somebody looked.
SPEAKS_FOR_ITSELF = Q(kind="response", asked_on__isnull=False, answered_on__isnull=True) | Q(
    kind="check", nothing_found=True
)


def status_facts_constraints() -> list[models.BaseConstraint]:
    needed = Q()
    for status, reasons in REASONS.items():
        needed |= Q(status_after=status, status_reason__in=reasons)
    return [
        models.CheckConstraint(
            condition=needed | (~Q(status_after__in=list(REASONS)) & Q(status_reason="")),
            name="update_reason_fits_status",
            violation_error_message=_("Not fulfilled and lapsed each take a reason of their own; nothing else does."),
        ),
        models.CheckConstraint(
            condition=Q(kind="response") | Q(asked_on__isnull=True, answered_on__isnull=True),
            name="update_reply_only_in_responses",
            violation_error_message=_("Only a response was asked for and answered."),
        ),
        models.CheckConstraint(
            condition=Q(answered_on__isnull=True) | ~Q(explanation=""),
            name="update_answer_has_words",
            violation_error_message=_("Give the words of the answer as the explanation."),
        ),
        models.CheckConstraint(
            condition=Q(asked_on__isnull=True) | Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
            name="update_answer_after_question",
            violation_error_message=_("The answer lies before the question."),
        ),
        models.CheckConstraint(
            condition=Q(kind="check") | Q(nothing_found=False),
            name="update_nothing_found_only_in_checks",
            violation_error_message=_("Only a check can find nothing."),
        ),
    ]
