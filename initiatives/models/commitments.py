"""Commitments: one promise, and the statements that made, repeated or changed it."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.asked_day import end_of
from articles.editorial import DatePrecision, Editorial, Versioned, state_is_known
from articles.folding import FoldedField, FoldedQuerySet
from articles.history import Records
from initiatives.models.deadlines_then import deadline_words_then
from initiatives.models.initiatives import Initiative
from initiatives.models.people import Organisation, Person
from initiatives.models.statements import DeadlineBasis, Statement, public_words
from initiatives.models.updates import FINAL_VALUES, Status, StatusUpdate, UpdateKind
from initiatives.models.wording import Drifting, drift_constraints
from initiatives.models.worklists import WorkLists

DUE_SOON = timedelta(days=30)
SILENT_AFTER = timedelta(days=180)


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


class CommitmentQuerySet(FoldedQuerySet, WorkLists):  # type: ignore[override]
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
        moves = StatusUpdate.objects.moves().counting_on(on).filter(commitment=OuterRef("pk"))
        shifts = StatusUpdate.objects.shifts().counting_on(on).filter(commitment=OuterRef("pk"))
        first = moves.exclude(deadline_before=None).as_recorded()
        return self.annotate(
            **flags,
            times_slipped=Coalesce(
                Subquery(shifts.order_by().values("commitment").annotate(n=Count("pk")).values("n")), Value(0)
            ),
            first_deadline=Coalesce(Subquery(first.values("deadline_before")[:1]), F("deadline")),
        )

    def slipped(self, on: date) -> Self:
        """The deadline had been moved to a later day at least once."""
        shifts = StatusUpdate.objects.shifts().counting_on(on).filter(commitment=OuterRef("pk"))
        return self.filter(Exists(shifts))

    def as_of(self, day: date, known_on: datetime | None = None) -> Self:
        """What had been promised by `day`, with status_then and deadline_then as they were that day.

        `known_on` leaves out what was recorded later. An undated promise counts from the day it was recorded, and
        so does an undated update, because by then it had happened.
        """
        updates = StatusUpdate.objects.effective(known_on).happened_by(day).filter(commitment=OuterRef("pk"))
        last_status = updates.filter(kind=UpdateKind.STATUS).latest_first()
        moved = updates.filter(kind=UpdateKind.DEADLINE).latest_first()
        first_move = StatusUpdate.objects.moves().filter(commitment=OuterRef("pk")).as_recorded()
        promised = self.filter(Q(made_on__lte=day) | Q(made_on__isnull=True, created_at__lt=end_of(day)))
        if known_on is not None:
            promised = promised.filter(created_at__lte=known_on)
        return promised.annotate(
            status_then=Coalesce(Subquery(last_status.values("status_after")[:1]), Value(Status.OPEN.value)),
            deadline_then=Case(
                When(Exists(moved), then=Subquery(moved.values("deadline_after")[:1])),
                When(Exists(first_move), then=Subquery(first_move.values("deadline_before")[:1])),
                default=F("deadline"),
            ),
            **deadline_words_then(moved, first_move, CommitmentStatement.objects.order_by("pk")),
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
        Statement,
        verbose_name=_("statements"),
        through="CommitmentStatement",
        through_fields=("commitment", "statement"),
        related_name="commitments",
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
    history = Records()

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
    def in_order(self) -> Self:
        """All links with their statements, oldest first."""
        return self.select_related("statement").order_by(F("statement__said_on").asc(nulls_last=True), "pk")

    def public(self) -> Self:
        """Links to published statements, oldest first."""
        return self.filter(public_words("statement__")).order_by(F("statement__said_on").asc(nulls_last=True), "pk")


class CommitmentStatement(Drifting, Versioned):
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
    history = Records()

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
            models.UniqueConstraint(
                fields=["statement"],
                condition=Q(relation=Relation.FIRST),
                name="commitment_statement_made_one",
                violation_error_message=_("This statement made another commitment already."),
            ),
            *drift_constraints(),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()}: {self.statement}"
