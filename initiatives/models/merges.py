"""Pairs that may be one entry, and the record of what was merged.

Entries are named here by their ids and not by foreign keys: a merge moves whatever points at an entry, and these rows
must keep telling who was meant at the time.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.initiatives import Initiative
from initiatives.models.people import Organisation, Person

UNDO_WITHIN = timedelta(days=30)


class EntryKind(models.TextChoices):
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")
    INITIATIVE = "initiative", _("Initiative")

    @property
    def model(self) -> Any:
        return MODELS[self]

    @classmethod
    def of(cls, entry: models.Model) -> "EntryKind":
        return cls(str(entry._meta.model_name))


MODELS: dict[EntryKind, Any] = {
    EntryKind.PERSON: Person,
    EntryKind.ORGANISATION: Organisation,
    EntryKind.INITIATIVE: Initiative,
}


class PossibleDuplicateQuerySet(models.QuerySet["PossibleDuplicate"]):
    def waiting(self) -> Self:
        """Pairs for an editor to judge: of entries in use, and nobody said that they differ (or that is in doubt)."""
        in_use = Q()
        for kind, model in MODELS.items():
            current = model.objects.current().order_by()
            in_use |= (
                Q(kind=kind)
                & Exists(current.filter(pk=OuterRef("one_id")))
                & Exists(current.filter(pk=OuterRef("other_id")))
            )
        return self.filter(Q(set_apart_at__isnull=True) | Q(in_doubt=True)).filter(in_use)

    def set_apart(self) -> Self:
        return self.filter(set_apart_at__isnull=False)


class PossibleDuplicate(models.Model):
    """Two entries that may be the same, why, and what an editor said of it."""

    kind = models.CharField(_("kind"), max_length=12, choices=EntryKind.choices, help_text=_("The kind of entry."))
    one_id = models.UUIDField(_("one"), help_text=_("The one entry; of the two the lower id."))
    other_id = models.UUIDField(_("other"), help_text=_("The other entry."))
    score = models.PositiveSmallIntegerField(_("score"), help_text=_("How likely they are the same, up to 100."))
    reasons = models.JSONField(_("reasons"), default=list, blank=True, help_text=_("What speaks for it."))
    found_at = models.DateTimeField(_("found at"), default=timezone.now, help_text=_("When it was last looked at."))
    set_apart_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("set apart by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The editor who said that they are not the same."),
    )
    set_apart_at = models.DateTimeField(
        _("set apart at"), null=True, blank=True, help_text=_("When an editor said that they are not the same.")
    )
    known_evidence = models.JSONField(
        _("known evidence"), default=list, blank=True, help_text=_("What was known when they were set apart.")
    )
    in_doubt = models.BooleanField(
        _("in doubt"), default=False, help_text=_("New evidence was found after they were set apart.")
    )

    objects = PossibleDuplicateQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["-score", "kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "one_id", "other_id"], name="duplicate_pair_once"),
            models.CheckConstraint(condition=Q(one_id__lt=F("other_id")), name="duplicate_pair_in_order"),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="duplicate_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.one_id} / {self.other_id}"


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        """Merges that nobody has undone."""
        return self.filter(undone_at__isnull=True)


class Merge(models.Model):
    """One merge: what replaced what, and everything that is needed to undo it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    kind = models.CharField(_("kind"), max_length=12, choices=EntryKind.choices, help_text=_("The kind of entry."))
    replaced_id = models.UUIDField(_("replaced"), db_index=True, help_text=_("The entry that was replaced."))
    replaced_name = models.CharField(_("replaced"), max_length=300, help_text=_("Its name at the time."))
    kept_id = models.UUIDField(_("kept"), db_index=True, help_text=_("The entry that replaced it."))
    kept_name = models.CharField(_("kept"), max_length=300, help_text=_("Its name at the time."))
    steps = models.JSONField(
        _("steps"),
        default=list,
        blank=True,
        help_text=_("What was moved, folded and changed, in the order in which it was done."),
    )
    merged_at = models.DateTimeField(_("merged at"), default=timezone.now, help_text=_("When it was done."))
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("merged by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The editor who did it; nobody where the sample data did."),
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True, help_text=_("When it was undone."))
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The editor who undid it."),
    )
    left = models.JSONField(
        _("left as it was"), default=list, blank=True, help_text=_("What undoing could not put back, and why.")
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-merged_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="merge_kind_known"),
            models.CheckConstraint(condition=~Q(replaced_id=F("kept_id")), name="merge_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.replaced_name} → {self.kept_name}"

    @property
    def undo_until(self) -> datetime:
        return self.merged_at + UNDO_WITHIN
