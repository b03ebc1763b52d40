"""The archive: articles as they were read."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.asked_day import end_of
from articles.editorial import DatePrecision, Editorial, EditorialQuerySet, state_is_known
from articles.folding import FoldedField, FoldedQuerySet
from articles.history import Records

models.CharField.register_lookup(Length)


class Genre(models.TextChoices):
    INTERVIEW = "interview", _("Interview")
    PANEL = "panel", _("Panel report")
    OPED = "oped", _("Opinion")
    NEWS = "news", _("News")
    EVENT = "event", _("Event")
    OTHER = "other", _("Other")


class ArticleQuerySet(FoldedQuerySet, EditorialQuerySet):  # type: ignore[override]
    def newest_first(self) -> Self:
        """Undated articles last; the id makes the order total."""
        return self.order_by(models.F("published_on").desc(nulls_last=True), "title", "id")

    def existing_by(self, day: date | None) -> Self:
        """Articles that had appeared by the day; what is undated counts from the day it was recorded."""
        if day is None:
            return self
        undated = models.Q(published_on=None, created_at__lt=end_of(day))
        return self.filter(models.Q(published_on__lte=day) | undated)


class Article(Editorial):
    """One text as it was read from one source. Its text never changes afterwards."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    title = models.CharField(_("title"), max_length=500, blank=True, help_text=_("The headline as printed."))
    search_key = FoldedField(source="title", help_text=_("The title, folded for searching."))
    url = models.URLField(
        _("address"), max_length=1000, blank=True, help_text=_("The article's canonical address, where it has one.")
    )
    publication = models.CharField(
        _("publication"), max_length=200, blank=True, help_text=_("The outlet that published it.")
    )
    authors = models.JSONField(_("authors"), default=list, blank=True, help_text=_("Names in the by-line, as printed."))
    genre = models.CharField(
        _("genre"), max_length=10, choices=Genre.choices, default=Genre.OTHER, help_text=_("The kind of article.")
    )
    language = models.CharField(_("language"), max_length=8, default="nl", help_text=_("BCP 47 language tag."))
    published_on = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("When the outlet published it; the last day of a vague period."),
    )
    published_precision = models.CharField(
        _("precision"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact that date is."),
    )
    retrieved_at = models.DateTimeField(
        _("retrieved at"), null=True, blank=True, help_text=_("When the text was fetched from its source.")
    )
    text = models.TextField(_("text"), editable=False, help_text=_("The text exactly as it was read."))
    sha256 = models.CharField(
        "SHA-256",
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("Fingerprint of the text (UTF-8, hexadecimal)."),
    )
    source_name = models.CharField(
        _("source"), max_length=500, blank=True, editable=False, help_text=_("The file that it was imported from.")
    )
    archive_url = models.URLField(
        _("archived copy"), max_length=1000, blank=True, help_text=_("A public archived copy, such as web.archive.org.")
    )

    objects = ArticleQuerySet.as_manager()
    history = Records(excluded_fields=["text"])

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = [models.F("published_on").desc(nulls_last=True), "title", "id"]
        constraints = [
            state_is_known("article_state_known"),
            models.CheckConstraint(condition=models.Q(sha256__length=64), name="article_sha256_length"),
            models.CheckConstraint(condition=~models.Q(text=""), name="article_text_not_empty"),
            models.UniqueConstraint(
                fields=["url"],
                condition=~models.Q(url=""),
                name="article_url_unique",
                violation_error_message=_("Another article has this address."),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled article"))

    def get_absolute_url(self) -> str:
        return reverse("articles:article-detail", args=[self.pk])
