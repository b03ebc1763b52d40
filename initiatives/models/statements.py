"""Statements: who said what, tied to the exact words of an archived text."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.editorial import DatePrecision, Editorial, EditorialQuerySet, EditorialState, Versioned, state_is_known
from articles.folding import FoldedField, FoldedQuerySet
from articles.history import Records
from articles.models import Article
from initiatives.models.initiatives import Initiative
from initiatives.models.people import Organisation, Person


class StatementKind(models.TextChoices):
    DIRECT = "direct", _("Quotation")
    INDIRECT = "indirect", _("Reported")
    AUTHORED = "authored", _("Written")


class DeadlineBasis(models.TextChoices):
    EXPLICIT = "explicit", _("as stated")
    DERIVED = "derived", _("derived from vague words")
    NONE = "none", _("no deadline stated")


def public_words(through: str = "") -> Q:
    """The statement is published and so is its article; `through` is the field by which another row names it."""
    return Q((f"{through}state", EditorialState.PUBLISHED), (f"{through}article__state", EditorialState.PUBLISHED))


class StatementQuerySet(FoldedQuerySet, EditorialQuerySet):  # type: ignore[override]
    def published(self) -> Self:
        """Published statements of published articles."""
        return self.filter(public_words())

    def as_of(self, day: date) -> Self:
        """What is told on the day: what had been said by then, and what is undated, of which nobody knows."""
        return self.filter(Q(said_on__lte=day) | Q(said_on=None))

    def commitments(self) -> Self:
        return self.filter(is_commitment=True)

    def overdue(self, on: date) -> Self:
        """Commitments whose stated deadline lies before the given day."""
        return self.commitments().filter(deadline__lt=on)

    def newest_first(self) -> Self:
        return self.order_by(F("said_on").desc(nulls_last=True), "article_id", "start", "id")

    def in_reading_order(self) -> Self:
        return self.order_by("article_id", "start", "id")

    def with_public_relations(self) -> Self:
        """Article, published speakers and published initiatives, in a fixed number of queries."""
        return self.select_related("article").prefetch_related(
            Prefetch("speakers", queryset=StatementSpeaker.objects.public(), to_attr="public_speakers"),
            Prefetch("initiatives", queryset=Initiative.objects.published().by_name(), to_attr="public_initiatives"),
        )


class Statement(Editorial):
    """What somebody said or wrote: one or more spans of an article's text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        related_name="statements",
        help_text=_("The article it stands in."),
    )
    spans = models.JSONField(
        _("spans"),
        help_text=_("Where it stands: pairs of start and end in code points of the text, the end not included."),
    )
    start = models.PositiveIntegerField(_("start"), editable=False, help_text=_("Start of the first span."))
    end = models.PositiveIntegerField(_("end"), editable=False, help_text=_("End of the last span, not included."))
    quote = models.TextField(_("quote"), editable=False, help_text=_("The words themselves, sliced from the text."))
    search_key = FoldedField(source="quote", help_text=_("The quote, folded for searching."))
    kind = models.CharField(
        _("kind"),
        max_length=8,
        choices=StatementKind.choices,
        help_text=_("Quoted, reported or written by the speaker."),
    )
    attribution_text = models.CharField(
        _("attribution as printed"), max_length=500, blank=True, help_text=_("The words that say who speaks.")
    )
    initiatives = models.ManyToManyField(
        Initiative,
        verbose_name=_("initiatives"),
        blank=True,
        related_name="statements",
        help_text=_("The initiatives that it is about."),
    )
    said_on = models.DateField(
        _("said on"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("When it was said, otherwise when the article was published."),
    )
    said_precision = models.CharField(
        _("precision"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact that date is."),
    )
    is_commitment = models.BooleanField(
        _("commitment"), default=False, db_index=True, help_text=_("The speaker promises or announces a future act.")
    )
    deadline = models.DateField(_("deadline"), null=True, blank=True, help_text=_("Last day of the stated period."))
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
    cue = models.CharField(
        _("cue"), max_length=100, blank=True, editable=False, help_text=_("The word that gave it away.")
    )
    rule = models.CharField(
        _("rule"), max_length=60, blank=True, editable=False, help_text=_("The rule that found it.")
    )
    confidence = models.FloatField(
        _("confidence"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Between 0 and 1, from the reader; empty when an editor added it."),
    )
    extractor_version = models.CharField(
        _("reader version"),
        max_length=20,
        blank=True,
        editable=False,
        help_text=_("Version of the reader that found it."),
    )

    objects = StatementQuerySet.as_manager()
    history = Records(m2m_fields=["initiatives"])

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = [F("said_on").desc(nulls_last=True), "article_id", "start", "id"]
        indexes = [
            models.Index(F("said_on").desc(), "article", "start", "id", name="statement_newest_first"),
            models.Index(fields=["article", "state"], name="statement_state_in_article"),
        ]
        constraints = [
            state_is_known("statement_state_known"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="statement_span_not_empty"),
            models.CheckConstraint(condition=~Q(quote=""), name="statement_has_quote"),
            models.CheckConstraint(condition=Q(kind__in=StatementKind.values), name="statement_kind_known"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="statement_confidence_range",
            ),
            models.CheckConstraint(
                condition=(Q(deadline__isnull=True) & Q(deadline_basis=DeadlineBasis.NONE))
                | (Q(deadline__isnull=False) & ~Q(deadline_basis=DeadlineBasis.NONE)),
                name="statement_deadline_has_basis",
                violation_error_message=_("A deadline needs a basis, and a basis needs a deadline."),
            ),
            models.UniqueConstraint(fields=["article", "start", "end", "kind"], name="statement_once_per_place"),
        ]

    def __str__(self) -> str:
        return self.quote if len(self.quote) <= 80 else f"{self.quote[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("initiatives:statement-detail", args=[self.pk])


class StatementSpeakerQuerySet(models.QuerySet["StatementSpeaker"]):
    def public(self) -> Self:
        """Published speakers and documents, in the order of the text."""
        return (
            self.filter(
                Q(person__state=EditorialState.PUBLISHED)
                | Q(organisation__state=EditorialState.PUBLISHED)
                | ~Q(document="")
            )
            .select_related("person", "organisation")
            .order_by("position")
        )


class StatementSpeaker(Versioned):
    """One of those who made a statement: a person, an organisation or a document."""

    statement = models.ForeignKey(
        Statement,
        verbose_name=_("statement"),
        on_delete=models.CASCADE,
        related_name="speakers",
        help_text=_("What was said."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Order among the speakers."))
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spoken",
        help_text=_("The person who speaks."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="spoken",
        help_text=_("The body that speaks."),
    )
    document = models.CharField(
        _("document"),
        max_length=300,
        blank=True,
        help_text=_("The document that says so, such as a letter or a manifesto."),
    )
    role = models.CharField(
        _("role as printed"),
        max_length=300,
        blank=True,
        help_text=_("The function that the article gives the speaker."),
    )

    objects = StatementSpeakerQuerySet.as_manager()
    history = Records()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(person__isnull=False) & Q(organisation__isnull=True) & Q(document=""))
                | (Q(person__isnull=True) & Q(organisation__isnull=False) & Q(document=""))
                | (Q(person__isnull=True) & Q(organisation__isnull=True) & ~Q(document="")),
                name="speaker_is_exactly_one",
                violation_error_message=_("A speaker is one person, one organisation or one document."),
            ),
            models.UniqueConstraint(
                fields=["statement", "position"],
                name="speaker_position_unique",
                violation_error_message=_("Another speaker has this position."),
            ),
            models.UniqueConstraint(
                fields=["statement", "person"],
                name="speaker_person_once",
                violation_error_message=_("This person is a speaker of the statement already."),
            ),
            models.UniqueConstraint(
                fields=["statement", "organisation"],
                name="speaker_organisation_once",
                violation_error_message=_("This organisation is a speaker of the statement already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation or self.document)
