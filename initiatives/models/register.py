"""What every entry of the register shares: origin, review, merging, names."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from articles.editorial import Editorial, EditorialQuerySet, EditorialState, state_is_known
from articles.folding import FoldedQuerySet


class Origin(models.TextChoices):
    IMPORTER = "importer", _("Importer")
    EDITOR = "editor", _("Editor")
    REGISTER = "register", _("Start register")


class LastingQuerySet(EditorialQuerySet):
    """Mixin: what began and ended on days that may be unknown."""

    def existing_by(self, day: date | None) -> Self:
        """Entries that did not begin later; those whose beginning nobody knows are among them."""
        began = self.model.BEGAN
        if day is None or not began:
            return self
        return self.filter(Q(**{f"{began}__lte": day}) | Q(**{began: None}))

    def as_of(self, day: date) -> Self:
        """With `…_then` for each field that tells of the end, empty where the end came later."""
        ended = Q(**{f"{self.model.ENDED}__gt": day})
        told = self.model.TOLD_AT_ITS_END
        return self.annotate(**{f"{name}_then": Case(When(ended, then=Value(None)), default=F(name)) for name in told})


class RegisterQuerySet(FoldedQuerySet, LastingQuerySet):  # type: ignore[override]
    def by_name(self) -> Self:
        return self.order_by("sort_key", "id")

    def current(self) -> Self:
        """Rows that a mention may be matched with: neither rejected nor merged into another."""
        return self.exclude(state__in=[EditorialState.REJECTED, EditorialState.MERGED])

    def doubtful(self) -> Self:
        return self.candidates().exclude(question="")


class RegisterEntry(Editorial):
    """What people, organisations, memberships and initiatives share.

    BEGAN and ENDED name the fields of the first and the last day, TOLD_AT_ITS_END what nobody could tell before.
    """

    BEGAN: ClassVar[str] = ""
    ENDED: ClassVar[str] = ""
    TOLD_AT_ITS_END: ClassVar[tuple[str, ...]] = ()

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


def entry_constraints(model: str) -> list[models.BaseConstraint]:
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


def named_constraints(model: str) -> list[models.BaseConstraint]:
    return [
        *entry_constraints(model),
        models.CheckConstraint(
            condition=~Q(name=""), name=f"{model}_has_name", violation_error_message=_("A name is needed.")
        ),
        models.CheckConstraint(
            condition=~Q(state=EditorialState.PUBLISHED) | (Q(slug__isnull=False) & Q(question="")),
            name=f"{model}_published_is_settled",
            violation_error_message=_("A published entry has an address and no open question; withdraw it first."),
        ),
    ]
