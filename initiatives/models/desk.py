"""What editors did at the review desk, kept so that the last step can be undone."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.editorial import TimeStamped
from articles.models import Article


class DeskAction(models.TextChoices):
    ACCEPT = "accept", _("Accepted")
    CORRECT = "correct", _("Corrected")
    REJECT = "reject", _("Rejected")
    SPLIT = "split", _("Split")
    JOIN = "join", _("Joined")
    ANCHOR = "anchor", _("Moved in the text")
    ADD = "add", _("Added")


class DeskStepQuerySet(models.QuerySet["DeskStep"]):
    def to_undo(self, editor_id: int, article: Article) -> Self:
        """An editor's steps in an article that are not undone, the last one first."""
        return self.filter(editor_id=editor_id, article=article, undone_at__isnull=True).order_by("-created_at", "-pk")


class DeskStep(TimeStamped):
    """One decision at the desk, with the statements as they were before and after it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("editor"),
        on_delete=models.PROTECT,
        related_name="desk_steps",
        help_text=_("Who decided."),
    )
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        related_name="desk_steps",
        help_text=_("The article that was on the desk."),
    )
    action = models.CharField(
        _("action"), max_length=7, choices=DeskAction.choices, help_text=_("What the editor did.")
    )
    before = models.JSONField(_("before"), blank=True, help_text=_("The statements before it, by their identifiers."))
    after = models.JSONField(_("after"), blank=True, help_text=_("The statements after it, by their identifiers."))
    undone_at = models.DateTimeField(
        _("undone at"), null=True, blank=True, help_text=_("When the editor took it back.")
    )

    objects = DeskStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step at the desk")
        verbose_name_plural = _("steps at the desk")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["editor", "article", "-created_at"],
                condition=Q(undone_at__isnull=True),
                name="desk_step_to_undo",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=Q(action__in=DeskAction.values), name="desk_step_action_known"),
        ]

    def __str__(self) -> str:
        return self.get_action_display()
