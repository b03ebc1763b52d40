"""Two coders: an article that two editors judge without seeing each other, and what each of them decided."""

import uuid
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.editorial import TimeStamped
from articles.models import Article
from initiatives.models.people import Organisation, Person
from initiatives.models.statements import Statement


class CodingQuerySet(models.QuerySet["Coding"]):
    def open(self) -> Self:
        """Still with the coders, or with the third editor who settles the differences."""
        return self.filter(settled_at__isnull=True)

    def coded(self) -> Self:
        """Both coders have finished."""
        return self.exclude(assignments__finished_at__isnull=True)


class Coding(TimeStamped):
    """One article, given to two coders."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        related_name="codings",
        help_text=_("The article that is coded."),
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned by"),
        on_delete=models.PROTECT,
        related_name="assigned_codings",
        help_text=_("Who gave it to the two."),
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="settled_codings",
        help_text=_("The third editor, who decided where they differed."),
    )
    settled_at = models.DateTimeField(
        _("settled at"), null=True, blank=True, help_text=_("When the outcome went to the candidates.")
    )

    objects = CodingQuerySet.as_manager()

    class Meta:
        verbose_name = _("coding by two")
        verbose_name_plural = _("codings by two")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(settled_at__isnull=True),
                name="coding_one_open_per_article",
                violation_error_message=_("This article is being coded already."),
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="coding_settled_has_both",
            ),
        ]

    def __str__(self) -> str:
        return str(self.article)


class CodingAssignment(TimeStamped):
    """One coder's share: until both have finished, nobody sees another's."""

    coding = models.ForeignKey(
        Coding,
        verbose_name=_("coding by two"),
        on_delete=models.CASCADE,
        related_name="assignments",
        help_text=_("The article that both code."),
    )
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("coder"),
        on_delete=models.PROTECT,
        related_name="coding_assignments",
        help_text=_("Who codes."),
    )
    finished_at = models.DateTimeField(
        _("finished at"), null=True, blank=True, help_text=_("From then on the coder changes nothing any more.")
    )

    class Meta:
        verbose_name = _("share of a coder")
        verbose_name_plural = _("shares of coders")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["coding", "coder"], name="coding_coder_once")]

    def __str__(self) -> str:
        return f"{self.coding} – {self.coder}"


class CodingDecision(TimeStamped):
    """What a coder says of a candidate, or of words that the reader missed; it touches no statement."""

    assignment = models.ForeignKey(
        CodingAssignment,
        verbose_name=_("share of a coder"),
        on_delete=models.CASCADE,
        related_name="decisions",
        help_text=_("Whose decision it is."),
    )
    statement = models.ForeignKey(
        Statement,
        verbose_name=_("statement"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="coding_decisions",
        help_text=_("The candidate; empty for words that the reader missed."),
    )
    start = models.PositiveIntegerField(_("start"), help_text=_("First code point of the words."))
    end = models.PositiveIntegerField(_("end"), help_text=_("Code point after the last."))
    found = models.BooleanField(_("is a statement"), help_text=_("Whether somebody really says this here."))
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="coding_decisions",
        help_text=_("The person who speaks."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="coding_decisions",
        help_text=_("The body that speaks."),
    )
    is_commitment = models.BooleanField(_("commitment"), help_text=_("Whether it promises a future act."))

    class Meta:
        verbose_name = _("decision of a coder")
        verbose_name_plural = _("decisions of coders")
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "statement"], name="coding_decision_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="coding_span_not_empty"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(organisation__isnull=True), name="coding_one_speaker"
            ),
            models.CheckConstraint(
                condition=Q(found=True) | Q(person__isnull=True, organisation__isnull=True, is_commitment=False),
                name="coding_nothing_of_what_is_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"

    @property
    def speaker(self) -> Any:
        return self.person or self.organisation
