"""Commitments: one promise, the statements that made it, and the append-only record of what became of it."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.editorial import DatePrecision, Editorial, EditorialQuerySet, TimeStamped, state_is_known
from articles.folding import FoldedField, FoldedQuerySet
from articles.models import Article
from initiatives.models.register import Initiative, Organisation, Person
from initiatives.models.statements import DeadlineBasis, Statement

DUE_SOON = timedelta(days=30)
SILENT_AFTER = timedelta(days=180)


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


class Importance(models.IntegerChoices):
    LOW = 1, _("Low")
    NORMAL = 2, _("Normal")
    HIGH = 3, _("High")


class Relation(models.TextChoices):
    """What a statement does to the promise."""

    FIRST = "first", _("First made")
    REPETITION = "repetition", _("Repeated")
    ADDITION = "addition", _("Added to")
    CHANGE = "change", _("Changed")
    WEAKENING = "weakening", _("Weakened")


class UpdateKind(models.TextChoices):
    STATUS = "status", _("Status")
    PROGRESS = "progress", _("Progress")
    DEADLINE = "deadline", _("Deadline")
    CHECK = "check", _("Check")
    RESPONSE = "response", _("Response")
    CORRECTION = "correction", _("Correction")


class CommitmentQuerySet(FoldedQuerySet, EditorialQuerySet):
    def newest_first(self) -> Self:
        return self.order_by(F("made_on").desc(nulls_last=True), "title", "id")

    def undecided(self) -> Self:
        """Without one of the four final statuses."""
        return self.exclude(status__in=FINAL_VALUES)

    def overdue(self, on: date) -> Self:
        """Undecided after the deadline."""
        return self.undecided().filter(deadline__lt=on)

    def due_soon(self, on: date) -> Self:
        """Undecided with the deadline in the coming 30 days, the day itself included."""
        return self.undecided().filter(deadline__gte=on, deadline__lte=on + DUE_SOON)

    def silent(self, on: date) -> Self:
        """Undecided, made 180 days ago or longer, and without an update or check since.

        What is undated counts from the day it was recorded.
        """
        since = on - SILENT_AFTER
        heard = StatusUpdate.objects.effective().filter(
            Q(happened_on__gt=since, happened_on__lte=on)
            | Q(happened_on=None, recorded_at__date__gt=since, recorded_at__date__lte=on),
            commitment=OuterRef("pk"),
        )
        made = Q(made_on__lte=since) | Q(made_on=None, created_at__date__lte=since)
        return self.undecided().filter(made).exclude(Exists(heard))

    def with_flags(self, on: date) -> Self:
        """Adds is_overdue, is_due_soon and is_silent (booleans), times_slipped and first_deadline.

        The first deadline is the one before any move; a promise that had none at first counts from the one it got.
        """
        flags: dict[str, Any] = {
            "is_overdue": Exists(Commitment.objects.overdue(on).filter(pk=OuterRef("pk"))),
            "is_due_soon": Exists(Commitment.objects.due_soon(on).filter(pk=OuterRef("pk"))),
            "is_silent": Exists(Commitment.objects.silent(on).filter(pk=OuterRef("pk"))),
        }
        moves = StatusUpdate.objects.moves().filter(commitment=OuterRef("pk"))
        shifts = StatusUpdate.objects.shifts().filter(commitment=OuterRef("pk"))
        first = moves.exclude(deadline_before=None).as_recorded()
        return self.annotate(
            **flags,
            times_slipped=Coalesce(
                Subquery(shifts.order_by().values("commitment").annotate(n=Count("pk")).values("n")), Value(0)
            ),
            first_deadline=Coalesce(Subquery(first.values("deadline_before")[:1]), F("deadline")),
        )

    def slipped(self) -> Self:
        """The deadline was moved to a later day at least once."""
        return self.filter(Exists(StatusUpdate.objects.shifts().filter(commitment=OuterRef("pk"))))

    def as_of(self, day: date, known_on: datetime | None = None) -> Self:
        """What had been promised by `day`, with status_then and deadline_then as they were that day.

        `known_on` leaves out what was recorded later. An undated promise counts from the day it was recorded;
        undated updates belong to no day and are left out.
        """
        updates = StatusUpdate.objects.effective(known_on).filter(commitment=OuterRef("pk"), happened_on__lte=day)
        last_status = updates.filter(kind=UpdateKind.STATUS).latest_first()
        moved = updates.filter(kind=UpdateKind.DEADLINE).latest_first()
        first_move = StatusUpdate.objects.moves().filter(commitment=OuterRef("pk")).as_recorded()
        promised = self.filter(Q(made_on__lte=day) | Q(made_on__isnull=True, created_at__date__lte=day))
        if known_on is not None:
            promised = promised.filter(created_at__lte=known_on)
        return promised.annotate(
            status_then=Coalesce(Subquery(last_status.values("status_after")[:1]), Value(Status.OPEN.value)),
            deadline_then=Case(
                When(Exists(moved), then=Subquery(moved.values("deadline_after")[:1])),
                When(Exists(first_move), then=Subquery(first_move.values("deadline_before")[:1])),
                default=F("deadline"),
            ),
        )

    def with_public_relations(self) -> Self:
        """Responsible body and person and initiative; templates show only those that are published."""
        return self.select_related("responsible_organisation", "responsible_person", "initiative")


class Commitment(Editorial):
    """One promise, whatever the number of statements that repeat or change it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    title = models.CharField(_("title"), max_length=300, help_text=_("What is promised, in one sentence by an editor."))
    search_key = FoldedField(source="title", help_text=_("The title, folded for searching."))
    made_on = models.DateField(
        _("made on"), null=True, blank=True, db_index=True, help_text=_("When it was first promised.")
    )
    made_precision = models.CharField(
        _("precision"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact that date is."),
    )
    responsible_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible body"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        help_text=_("The body that must keep it."),
    )
    responsible_person = models.ForeignKey(
        Person,
        verbose_name=_("responsible person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        help_text=_("The person who promised it."),
    )
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        help_text=_("The initiative that it belongs to."),
    )
    deadline = models.DateField(
        _("deadline"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Last day of the promised period, after any shifts."),
    )
    deadline_precision = models.CharField(
        _("precision of the deadline"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact the deadline is."),
    )
    deadline_basis = models.CharField(
        _("basis of the deadline"),
        max_length=8,
        choices=DeadlineBasis.choices,
        default=DeadlineBasis.NONE,
        help_text=_("Stated as such, or derived from vague words."),
    )
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=Status.choices,
        default=Status.OPEN,
        editable=False,
        db_index=True,
        help_text=_("The status after the last update that counts; kept beside the record for speed."),
    )
    statements = models.ManyToManyField(
        Statement, verbose_name=_("statements"), through="CommitmentStatement", related_name="commitments"
    )
    tk_number = models.CharField(
        _("number at the House of Representatives"),
        max_length=30,
        blank=True,
        help_text=_("Toezeggingnummer of the Tweede Kamer, such as TZ202103-045."),
    )
    ek_number = models.CharField(
        _("number at the Senate"),
        max_length=30,
        blank=True,
        help_text=_("Toezeggingnummer of the Eerste Kamer, such as T03245."),
    )
    importance = models.PositiveSmallIntegerField(
        _("importance"),
        choices=Importance.choices,
        default=Importance.NORMAL,
        help_text=_("How much it matters to the public, as editors judge."),
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = [F("made_on").desc(nulls_last=True), "title", "id"]
        constraints = [
            state_is_known("commitment_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="commitment_has_title"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="commitment_status_known"),
            models.CheckConstraint(condition=Q(importance__in=Importance.values), name="commitment_importance_known"),
            models.CheckConstraint(
                condition=(Q(deadline__isnull=True) & Q(deadline_basis=DeadlineBasis.NONE))
                | (Q(deadline__isnull=False) & ~Q(deadline_basis=DeadlineBasis.NONE)),
                name="commitment_deadline_has_basis",
                violation_error_message=_("A deadline needs a basis, and a basis needs a deadline."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_final(self) -> bool:
        return self.status in FINAL_VALUES

    def get_absolute_url(self) -> str:
        return reverse("initiatives:commitment-detail", args=[self.pk])


class CommitmentStatementQuerySet(models.QuerySet["CommitmentStatement"]):
    def public(self) -> Self:
        """Links to published statements, oldest first."""
        return self.filter(statement__in=Statement.objects.published()).order_by(
            F("statement__said_on").asc(nulls_last=True), "pk"
        )


class CommitmentStatement(TimeStamped):
    """What one statement did to one commitment."""

    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("commitment"),
        on_delete=models.CASCADE,
        related_name="statement_links",
        help_text=_("The promise."),
    )
    statement = models.ForeignKey(
        Statement,
        verbose_name=_("statement"),
        on_delete=models.PROTECT,
        related_name="commitment_links",
        help_text=_("The words."),
    )
    relation = models.CharField(
        _("relation"),
        max_length=10,
        choices=Relation.choices,
        default=Relation.FIRST,
        help_text=_("What the words did to the promise."),
    )

    objects = CommitmentStatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement of a commitment")
        verbose_name_plural = _("statements of a commitment")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "statement"],
                name="commitment_statement_once",
                violation_error_message=_("This statement is tied to the commitment already."),
            ),
            models.UniqueConstraint(
                fields=["commitment"],
                condition=Q(relation=Relation.FIRST),
                name="commitment_one_first",
                violation_error_message=_("Only one statement made the promise first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()}: {self.statement}"


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

    def proposals(self) -> Self:
        """Final statuses that wait for a second editor."""
        return self.filter(status_after__in=FINAL_VALUES, approved_at__isnull=True)

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

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("Status updates are never removed; record a correction instead.")


class StatusUpdate(models.Model):
    """One dated fact about a commitment, with its evidence. Rows are added, never changed or removed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    commitment = models.ForeignKey(
        Commitment,
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

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("status update")
        verbose_name_plural = _("status updates")
        ordering = [F("happened_on").desc(nulls_last=True), "-recorded_at", "-id"]
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
                | ~Q(evidence_url=""),
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
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.commitment}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row; afterwards only an approval may be written, and only once."""
        if not self._state.adding and set(kwargs.get("update_fields") or ()) != {"approved_by", "approved_at"}:
            raise AppendOnlyError("Status updates are never rewritten; record a correction instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("Status updates are never removed; record a correction instead.")

    @property
    def counts(self) -> bool:
        return self.status_after not in FINAL_VALUES or self.approved_at is not None
