"""Where names stand in the archived texts."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.editorial import TimeStamped
from articles.models import Article
from initiatives.models.initiatives import Initiative
from initiatives.models.people import Organisation, Person


class MentionQuerySet(models.QuerySet["Mention"]):
    def in_reading_order(self) -> Self:
        return self.order_by("article_id", "start", "id")


class Mention(TimeStamped):
    """Where an article names a person, organisation or initiative."""

    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        related_name="mentions",
        help_text=_("The article."),
    )
    start = models.PositiveIntegerField(_("start"), help_text=_("First code point in the text."))
    end = models.PositiveIntegerField(_("end"), help_text=_("Code point after the last."))
    words = models.CharField(_("words"), max_length=300, help_text=_("The name as printed, sliced from the text."))
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mentions",
        help_text=_("The person named."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mentions",
        help_text=_("The body named."),
    )
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mentions",
        help_text=_("The initiative named."),
    )

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["article_id", "start", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_span_not_empty"),
            models.CheckConstraint(
                condition=(Q(person__isnull=False) & Q(organisation__isnull=True) & Q(initiative__isnull=True))
                | (Q(person__isnull=True) & Q(organisation__isnull=False) & Q(initiative__isnull=True))
                | (Q(person__isnull=True) & Q(organisation__isnull=True) & Q(initiative__isnull=False)),
                name="mention_is_exactly_one",
            ),
        ]

    def __str__(self) -> str:
        return self.words
