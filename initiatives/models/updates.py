"""Status updates: the append-only record of what became of a commitment."""

import uuid
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.asked_day import end_of
from articles.editorial import DatePrecision
from articles.models import Article
from initiatives.models.statements import Statement
from initiatives.models.status_facts import SPEAKS_FOR_ITSELF, StatusFacts, status_facts_constraints


class Status(models.TextChoices):
    OPEN = "open", _("Open")
    IN_PROGRESS = "in_progress", _("In progress")
    STALLED = "stalled", _("Stalled")
    PARTLY_FULFILLED = "partly_fulfilled", _("Partly fulfilled")
    FULFILLED = "fulfilled", _("Fulfilled")
    NOT_FULFILLED = "not_fulfilled", _("Not fulfilled")
    LAPSED = "lapsed", _("Lapsed")
    UNVERIFIABLE = "unverifiable", _("Unverifiable")


FINAL_STATUSES = (Status.FULFILLED, Status.NOT_FULFILLED, Status.LAPSED, Status.UNVERIFIABLE)
FINAL_VALUES = [status.value for status in FINAL_STATUSES]


class UpdateKind(models.TextChoices):
    STATUS = "status", _("Status")
    PROGRESS = "progress", _("Progress")
    DEADLINE = "deadline", _("Deadline")
    CHECK = "check", _("Check")
    RESPONSE = "response", _("Response")
    CORRECTION = "correction", _("Correction")


# What may be written of a row that was recorded: that a second editor approved it, or that it was set aside.
DECISIONS = ({"approved_by", "approved_at"}, {"declined_by", "declined_at", "decline_reason"})


class AppendOnlyError(TypeError):
    """Somebody tried to change or remove what was recorded."""


class StatusUpdateQuerySet(models.QuerySet["StatusUpdate"]):
    def effective(self, known_on: datetime | None = None) -> Self:
        """Updates that count: all but proposals of a final status that nobody has approved yet.

        `known_on` limits that to what counted at that moment.
        """
        if known_on is None:
            return self.exclude(Q(status_after__in=FINAL_VALUES) & Q(approved_at__isnull=True))
        return self.filter(
            (~Q(status_after__in=FINAL_VALUES) & Q(recorded_at__lte=known_on)) | Q(approved_at__lte=known_on)
        )

    def happened_by(self, day: date) -> Self:
        """What had happened by the day; what is undated had happened on the day it was recorded, and maybe before."""
        return self.as_of(day).counting_on(day)

    def counting_on(self, day: date) -> Self:
        """All but what is undated and was recorded later: that may not have happened by the day."""
        return self.exclude(happened_on=None, recorded_at__gte=end_of(day))

    def as_of(self, day: date) -> Self:
        """What is told on the day: what had happened by then, and what is undated, of which nobody knows."""
        return self.filter(Q(happened_on__lte=day) | Q(happened_on=None))

    def proposals(self) -> Self:
        """Final statuses that wait for a second editor."""
        return self.filter(status_after__in=FINAL_VALUES, approved_at__isnull=True, declined_at__isnull=True)

    def moves(self) -> Self:
        """Changes of the deadline, whichever way."""
        return self.effective().filter(kind=UpdateKind.DEADLINE)

    def shifts(self) -> Self:
        """Deadlines that moved to a later day."""
        return self.moves().filter(deadline_after__gt=F("deadline_before"))

    def as_recorded(self) -> Self:
        """In the order in which they were written down; the first of them still knows how it all began."""
        return self.order_by("recorded_at", "id")

    def in_order(self) -> Self:
        """Oldest first, undated ones last."""
        return self.order_by(F("happened_on").asc(nulls_last=True), "recorded_at", "id")

    def latest_first(self) -> Self:
        return self.order_by(F("happened_on").desc(nulls_last=True), "-recorded_at", "-id")

    def update(self, **kwargs: Any) -> int:
        raise AppendOnlyError("Status updates are never rewritten; record a correction instead.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise AppendOnlyError("Status updates are never rewritten; record a correction instead.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("Status updates are never removed; record a correction instead.")


class StatusUpdate(StatusFacts):
    """One dated fact about a commitment, with its evidence. Rows are added, never changed or removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    commitment = models.ForeignKey(
        "initiatives.Commitment",
        verbose_name=_("commitment"),
        on_delete=models.PROTECT,
        related_name="updates",
        help_text=_("The promise that it is about."),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=UpdateKind.choices, help_text=_("What sort of fact it is.")
    )
    happened_on = models.DateField(
        _("happened on"), null=True, blank=True, help_text=_("When it happened; empty when nobody knows.")
    )
    happened_precision = models.CharField(
        _("precision"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact that date is."),
    )
    recorded_at = models.DateTimeField(
        _("recorded at"), default=timezone.now, editable=False, help_text=_("When it was written down here.")
    )
    updated_at = models.DateTimeField(
        _("updated at"),
        auto_now=True,
        editable=False,
        help_text=_("When it was approved, otherwise when it was recorded."),
    )
    status_before = models.CharField(
        _("status before"),
        max_length=16,
        choices=Status.choices,
        blank=True,
        editable=False,
        help_text=_("The status until then."),
    )
    status_after = models.CharField(
        _("new status"), max_length=16, choices=Status.choices, blank=True, help_text=_("For an update of the status.")
    )
    deadline_before = models.DateField(
        _("deadline before"), null=True, blank=True, editable=False, help_text=_("The deadline until then.")
    )
    deadline_after = models.DateField(
        _("new deadline"),
        null=True,
        blank=True,
        help_text=_("For an update of the deadline; empty when it was dropped."),
    )
    deadline_after_precision = models.CharField(
        _("precision of the new deadline"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact the new deadline is."),
    )
    explanation = models.TextField(
        _("explanation"), blank=True, help_text=_("What happened, or why the status is right. It is public.")
    )
    evidence_article = models.ForeignKey(
        Article,
        verbose_name=_("evidence: article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_for",
        help_text=_("An archived article that shows it."),
    )
    evidence_statement = models.ForeignKey(
        Statement,
        verbose_name=_("evidence: statement"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence_for",
        help_text=_("A statement that shows it."),
    )
    evidence_url = models.URLField(
        _("evidence: address"), max_length=1000, blank=True, help_text=_("A page elsewhere that shows it.")
    )
    evidence_archive_url = models.URLField(
        _("evidence: archived copy"), max_length=1000, blank=True, help_text=_("An archived copy of that page.")
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.PROTECT,
        related_name="proposed_updates",
        editable=False,
        help_text=_("The editor who recorded it."),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_updates",
        editable=False,
        help_text=_("A second editor; needed for a final status."),
    )
    approved_at = models.DateTimeField(
        _("approved at"), null=True, blank=True, editable=False, help_text=_("When the second editor approved.")
    )
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("declined by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="declined_updates",
        editable=False,
        help_text=_("Who set the proposal aside: a second editor, or the proposer."),
    )
    declined_at = models.DateTimeField(
        _("declined at"), null=True, blank=True, editable=False, help_text=_("When it was set aside.")
    )
    decline_reason = models.TextField(
        _("why it was declined"), blank=True, editable=False, help_text=_("For editors; it is never public.")
    )

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("status update")
        verbose_name_plural = _("status updates")
        ordering = [F("happened_on").desc(nulls_last=True), "-recorded_at", "-id"]
        permissions = [("approve_statusupdate", "Can approve or decline final statuses")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=UpdateKind.values), name="update_kind_known"),
            models.CheckConstraint(
                condition=(Q(kind=UpdateKind.STATUS) & Q(status_after__in=Status.values))
                | (~Q(kind=UpdateKind.STATUS) & Q(status_after="")),
                name="update_status_only_in_status_updates",
                violation_error_message=_("An update of the status names the new status, and no other update does."),
            ),
            models.CheckConstraint(
                condition=Q(kind=UpdateKind.DEADLINE) | Q(deadline_after__isnull=True),
                name="update_deadline_only_in_deadline_updates",
                violation_error_message=_("Only an update of the deadline has a new deadline."),
            ),
            models.CheckConstraint(
                condition=~Q(explanation="")
                | Q(evidence_article__isnull=False)
                | Q(evidence_statement__isnull=False)
                | ~Q(evidence_url="")
                | SPEAKS_FOR_ITSELF,
                name="update_has_evidence_or_reason",
                violation_error_message=_("Give evidence (an article, a statement or an address) or an explanation."),
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="update_approved_by_another",
                violation_error_message=_("Nobody approves their own update."),
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="update_approval_has_both",
                violation_error_message=_("An approval has an editor and a moment."),
            ),
            models.CheckConstraint(
                condition=Q(declined_by__isnull=True, declined_at__isnull=True, decline_reason="")
                | (Q(declined_by__isnull=False, declined_at__isnull=False) & ~Q(decline_reason="")),
                name="update_decline_has_all",
                violation_error_message=_("What is declined has an editor, a moment and a reason."),
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(declined_at__isnull=True),
                name="update_approved_or_declined",
                violation_error_message=_("What was approved is not declined."),
            ),
            *status_facts_constraints(),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.commitment}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row; afterwards only an approval or its refusal may be written, and only once."""
        if not self._state.adding and set(kwargs.get("update_fields") or ()) not in DECISIONS:
            raise AppendOnlyError("Status updates are never rewritten; record a correction instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("Status updates are never removed; record a correction instead.")

    @property
    def reopens(self) -> bool:
        """A final status is taken back."""
        return self.status_before in FINAL_VALUES and self.status_after not in ("", *FINAL_VALUES)

    @property
    def counts(self) -> bool:
        return self.status_after not in FINAL_VALUES or self.approved_at is not None
