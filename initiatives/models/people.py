"""People and organisations, and who held which role where (Popolo)."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.editorial import EditorialState
from articles.folding import FoldedField
from articles.history import Records
from articles.models import Article
from initiatives.models.register import (
    LastingQuerySet,
    NamedEntry,
    RegisterEntry,
    RegisterQuerySet,
    entry_constraints,
    named_constraints,
)


class Person(NamedEntry):
    """A human being who is named in an article (Popolo Person)."""

    given_name = models.CharField(_("given name"), max_length=100, blank=True, help_text=_("First name or names."))
    initials = models.CharField(_("initials"), max_length=30, blank=True, help_text=_("Such as R.A."))
    family_name_prefix = models.CharField(
        _("surname prefix"), max_length=30, blank=True, help_text=_("Tussenvoegsel, such as van den.")
    )
    family_name = models.CharField(_("family name"), max_length=150, blank=True, help_text=_("Without the prefix."))
    sort_name = models.CharField(_("sort name"), max_length=300, blank=True, help_text=_("Such as Groot, Jos de."))
    sort_key = FoldedField(source="sort_name", help_text=_("The sort name, folded."))
    search_key = FoldedField(source="name", help_text=_("The name, folded for searching."))

    objects = RegisterQuerySet.as_manager()
    history = Records()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "id"]
        permissions = [("merge_person", "Can merge published people, organisations and initiatives")]
        constraints = named_constraints("person")

    def get_absolute_url(self) -> str:
        return reverse("initiatives:person-detail", args=[self.slug])


class Classification(models.TextChoices):
    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("Agency")
    INDEPENDENT_BODY = "independent_body", _("Independent public body")
    MUNICIPALITY = "municipality", _("Municipality")
    PROVINCE = "province", _("Province")
    WATER_AUTHORITY = "water_authority", _("Water authority")
    PARLIAMENT = "parliament", _("Parliament")
    COUNCIL = "council", _("Council")
    ADVISORY = "advisory", _("Advisory body")
    SUPERVISORY = "supervisory", _("Supervisory body")
    ASSOCIATION = "association", _("Association")
    FOUNDATION = "foundation", _("Foundation")
    PARTY = "party", _("Political party")
    RESEARCH = "research", _("Research institute")
    UNIVERSITY = "university", _("University")
    SCHOOL = "school", _("School")
    HOSPITAL = "hospital", _("Hospital")
    JUDICIARY = "judiciary", _("Judiciary")
    POLICE = "police", _("Police")
    COALITION = "coalition", _("Coalition")
    MEDIA = "media", _("Media")
    COMPANY = "company", _("Company")
    OTHER = "other", _("Other")


class Organisation(NamedEntry):
    """A body that can promise, act or be named (Popolo Organization)."""

    BEGAN, ENDED, TOLD_AT_ITS_END = "founded_on", "dissolved_on", ("dissolved_on", "succeeded_by")

    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True, help_text=_("Such as BZK."))
    classification = models.CharField(
        _("classification"),
        max_length=20,
        choices=Classification.choices,
        default=Classification.OTHER,
        help_text=_("The kind of body."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The body that it belongs to."),
    )
    succeeded_by = models.ForeignKey(
        "self",
        verbose_name=_("succeeded by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        help_text=_("The body that took over its duties and promises."),
    )
    founded_on = models.DateField(_("founded on"), null=True, blank=True, help_text=_("First day under this name."))
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True, help_text=_("Last day under this name."))
    website = models.URLField(_("website"), max_length=500, blank=True, help_text=_("Its own site."))
    sort_key = FoldedField(source="name", help_text=_("The name, folded for sorting."))
    search_key = FoldedField(source="searched_names", help_text=_("Name and abbreviation, folded for searching."))

    objects = RegisterQuerySet.as_manager()
    history = Records()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "id"]
        constraints = [
            *named_constraints("organisation"),
            models.CheckConstraint(
                condition=Q(founded_on__isnull=True)
                | Q(dissolved_on__isnull=True)
                | Q(dissolved_on__gte=models.F("founded_on")),
                name="organisation_dates_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    @property
    def searched_names(self) -> str:
        return f"{self.name} {self.abbreviation}"

    def get_absolute_url(self) -> str:
        return reverse("initiatives:organisation-detail", args=[self.slug])


class MembershipQuerySet(LastingQuerySet):
    def public(self) -> Self:
        """Published, between a published person and a published organisation."""
        return self.published().filter(
            person__state=EditorialState.PUBLISHED, organisation__state=EditorialState.PUBLISHED
        )

    def held_on(self, day: Any) -> Self:
        return self.filter(Q(start_on__isnull=True) | Q(start_on__lte=day), Q(end_on__isnull=True) | Q(end_on__gte=day))


class Membership(RegisterEntry):
    """Who held which role where, and which article says so (Popolo Membership)."""

    BEGAN, ENDED, TOLD_AT_ITS_END = "start_on", "end_on", ("end_on",)

    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text=_("Who held the role."),
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text=_("Where the role was held."),
    )
    role = models.CharField(_("role"), max_length=300, blank=True, help_text=_("The function as printed."))
    start_on = models.DateField(_("from"), null=True, blank=True, help_text=_("First day in the role, where known."))
    end_on = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day in the role, where known."))
    source_article = models.ForeignKey(
        Article,
        verbose_name=_("source article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        help_text=_("The article that says so."),
    )
    succeeds = models.ForeignKey(
        "self",
        verbose_name=_("took over the post of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        help_text=_(
            "The role whose post this one took over, where the names of roles do not tell: a post that was renamed or "
            "split. Who holds this role then answers for what was promised in that one."
        ),
    )

    objects = MembershipQuerySet.as_manager()
    history = Records()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = [models.F("start_on").desc(nulls_last=True), "id"]
        constraints = [
            *entry_constraints("membership"),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True) | Q(end_on__isnull=True) | Q(end_on__gte=models.F("start_on")),
                name="membership_dates_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(succeeds__isnull=True) | ~Q(succeeds=models.F("id")),
                name="membership_not_after_itself",
                violation_error_message=_("A role does not take over its own post."),
            ),
        ]

    def clean(self) -> None:
        """Posts do not pass in a circle. What two editors enter at the same moment is harmless: readers look for it."""
        before, seen = self.succeeds, {self.pk}
        while before is not None:
            if before.pk in seen:
                raise ValidationError({"succeeds": _("This post would come back to itself.")})
            seen.add(before.pk)
            before = before.succeeds

    def __str__(self) -> str:
        return (
            f"{self.person}, {self.role}, {self.organisation}" if self.role else f"{self.person}, {self.organisation}"
        )
