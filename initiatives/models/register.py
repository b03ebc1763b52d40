"""The register: people, organisations, their memberships, and initiatives."""

import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.editorial import DatePrecision, Editorial, EditorialQuerySet, EditorialState, state_is_known
from articles.folding import FoldedField, FoldedQuerySet
from articles.models import Article


class Origin(models.TextChoices):
    IMPORTER = "importer", _("Importer")
    EDITOR = "editor", _("Editor")
    REGISTER = "register", _("Start register")


class RegisterQuerySet(FoldedQuerySet, EditorialQuerySet):
    def by_name(self) -> Self:
        return self.order_by("sort_key", "id")

    def current(self) -> Self:
        """Rows that a mention may be matched with: neither rejected nor merged into another."""
        return self.exclude(state__in=[EditorialState.REJECTED, EditorialState.MERGED])

    def doubtful(self) -> Self:
        return self.candidates().exclude(question="")


class RegisterEntry(Editorial):
    """What people, organisations, memberships and initiatives share."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    origin = models.CharField(
        _("origin"), max_length=8, choices=Origin.choices, default=Origin.EDITOR, help_text=_("Who made this entry.")
    )
    reviewed_at = models.DateTimeField(
        _("reviewed at"), null=True, blank=True, help_text=_("When an editor last checked it.")
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        help_text=_("The entry that replaces this one; its old address redirects there."),
    )

    class Meta:
        abstract = True


class NamedEntry(RegisterEntry):
    """A register entry with a name and an address of its own.

    The slug is given at first publication, so that a public address never tells of a hidden namesake.
    """

    slug = models.SlugField(
        _("slug"),
        max_length=120,
        unique=True,
        null=True,
        blank=True,
        editable=False,
        help_text=_("The name in the address; set at first publication."),
    )
    name = models.CharField(_("name"), max_length=300, help_text=_("The fullest form of the name."))
    other_names = models.JSONField(
        _("other names"), default=list, blank=True, help_text=_("Other forms that are found in texts, as a list.")
    )
    identifiers = models.JSONField(
        _("identifiers"), default=dict, blank=True, help_text=_("Identifiers elsewhere, such as wikidata or tooi.")
    )
    question = models.TextField(
        _("question"), blank=True, help_text=_("What an editor must decide before this candidate can be published.")
    )
    maybe_same_as = models.ForeignKey(
        "self",
        verbose_name=_("maybe the same as"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="maybe_doubles",
        help_text=_("The known entry that the question is about."),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def all_names(self) -> list[str]:
        return [self.name, *self.other_names]


def _entry_constraints(model: str) -> list[models.BaseConstraint]:
    merged = Q(state=EditorialState.MERGED)
    return [
        state_is_known(f"{model}_state_known"),
        models.CheckConstraint(
            condition=(merged & Q(merged_into__isnull=False)) | (~merged & Q(merged_into__isnull=True)),
            name=f"{model}_merged_names_target",
            violation_error_message=_("A merged entry names the entry that replaces it, and only a merged one does."),
        ),
        models.CheckConstraint(
            condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
            name=f"{model}_not_into_itself",
            violation_error_message=_("An entry cannot be merged into itself."),
        ),
    ]


def _named_constraints(model: str) -> list[models.BaseConstraint]:
    return [
        *_entry_constraints(model),
        models.CheckConstraint(
            condition=~Q(name=""), name=f"{model}_has_name", violation_error_message=_("A name is needed.")
        ),
        models.CheckConstraint(
            condition=~Q(state=EditorialState.PUBLISHED) | (Q(slug__isnull=False) & Q(question="")),
            name=f"{model}_published_is_settled",
            violation_error_message=_("A published entry has an address and no open question; withdraw it first."),
        ),
    ]


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

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "id"]
        constraints = _named_constraints("person")

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

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "id"]
        constraints = [
            *_named_constraints("organisation"),
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


class MembershipQuerySet(EditorialQuerySet):
    def public(self) -> Self:
        """Published, between a published person and a published organisation."""
        return self.published().filter(
            person__state=EditorialState.PUBLISHED, organisation__state=EditorialState.PUBLISHED
        )

    def held_on(self, day: Any) -> Self:
        return self.filter(Q(start_on__isnull=True) | Q(start_on__lte=day), Q(end_on__isnull=True) | Q(end_on__gte=day))


class Membership(RegisterEntry):
    """Who held which role where, and which article says so (Popolo Membership)."""

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

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = [models.F("start_on").desc(nulls_last=True), "id"]
        constraints = [
            *_entry_constraints("membership"),
            models.CheckConstraint(
                condition=Q(start_on__isnull=True) | Q(end_on__isnull=True) | Q(end_on__gte=models.F("start_on")),
                name="membership_dates_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.person}, {self.role}, {self.organisation}" if self.role else f"{self.person}, {self.organisation}"
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

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["sort_key", "id"]
        constraints = [
            *_named_constraints("initiative"),
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
