"""Initiatives: named policies, strategies, programmes, laws and facilities."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.editorial import DatePrecision
from articles.folding import FoldedField
from articles.history import Records
from initiatives.models.people import Organisation
from initiatives.models.register import (
    NamedEntry,
    RegisterQuerySet,
    named_constraints,
)


class InitiativeKind(models.TextChoices):
    STRATEGY = "strategy", _("Strategy")
    AGENDA = "agenda", _("Agenda")
    PROGRAMME = "programme", _("Programme")
    PROJECT = "project", _("Project")
    LAW = "law", _("Law or regulation")
    SCHEME = "scheme", _("Scheme")
    PLAN = "plan", _("Plan")
    ACCORD = "accord", _("Accord")
    COALITION = "coalition", _("Coalition")
    CAMPAIGN = "campaign", _("Campaign")
    TASKFORCE = "taskforce", _("Task force")
    FRAMEWORK = "framework", _("Framework")
    FUND = "fund", _("Fund")
    REGISTER = "register", _("Register")
    FACILITY = "facility", _("Facility")
    AWARD = "award", _("Award")
    OTHER = "other", _("Other")


class Initiative(NamedEntry):
    """A named policy, strategy, programme, law, scheme or facility."""

    BEGAN, ENDED, TOLD_AT_ITS_END = "start_on", "end_on", ("end_on",)

    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True, help_text=_("Such as Wdo."))
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=InitiativeKind.choices,
        default=InitiativeKind.OTHER,
        help_text=_("The kind of initiative."),
    )
    description = models.TextField(_("description"), blank=True, help_text=_("One paragraph by an editor."))
    lead_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("lead organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_initiatives",
        help_text=_("The body that is responsible for it."),
    )
    partners = models.ManyToManyField(
        Organisation,
        verbose_name=_("partners"),
        blank=True,
        related_name="partner_initiatives",
        help_text=_("Bodies that take part."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The initiative that it belongs to."),
    )
    start_on = models.DateField(_("from"), null=True, blank=True, help_text=_("When it started."))
    start_precision = models.CharField(
        _("precision of the start"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact the start is."),
    )
    end_on = models.DateField(_("until"), null=True, blank=True, help_text=_("When it ended."))
    end_precision = models.CharField(
        _("precision of the end"),
        max_length=7,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("How exact the end is."),
    )
    website = models.URLField(_("website"), max_length=500, blank=True, help_text=_("Its own site."))
    sort_key = FoldedField(source="name", help_text=_("The name, folded for sorting."))
    search_key = FoldedField(source="searched_names", help_text=_("Name and abbreviation, folded for searching."))

    objects = RegisterQuerySet.as_manager()
    history = Records(m2m_fields=["partners"])

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["sort_key", "id"]
        constraints = [
            *named_constraints("initiative"),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True) | Q(end_on__isnull=True) | Q(end_on__gte=models.F("start_on")),
                name="initiative_dates_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    @property
    def searched_names(self) -> str:
        return f"{self.name} {self.abbreviation}"

    def get_absolute_url(self) -> str:
        return reverse("initiatives:initiative-detail", args=[self.slug])
