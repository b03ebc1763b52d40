"""The editorial state that every public row shares: only what is published is public, everywhere, always."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditorialState(models.TextChoices):
    CANDIDATE = "candidate", _("Candidate")
    PUBLISHED = "published", _("Published")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged")


class DatePrecision(models.TextChoices):
    """How much of a date is meant; a vague date is stored as the last day of its period."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    YEAR = "year", _("year")


class TimeStamped(models.Model):
    created_at = models.DateTimeField(
        _("created at"), auto_now_add=True, editable=False, help_text=_("When the row was made.")
    )
    updated_at = models.DateTimeField(
        _("updated at"), auto_now=True, editable=False, help_text=_("When the row last changed.")
    )

    class Meta:
        abstract = True


class StaleRowError(Exception):
    """Somebody else changed the row after it was read; nothing was written. `row` is what was to be written."""

    def __init__(self, row: models.Model) -> None:
        super().__init__(f"{row._meta.label} {row.pk} was changed after it was read")
        self.row = row


class Versioned(TimeStamped):
    """A row that nobody overwrites unseen: each UPDATE asks for the version that was read, and makes the next one."""

    version = models.PositiveIntegerField(
        _("version"), default=1, editable=False, help_text=_("How often the row was written; starts at 1.")
    )

    class Meta:
        abstract = True

    def _do_update(self, base_qs: Any, using: Any, pk_val: Any, values: Any, *options: Any) -> Any:
        """The UPDATE of every `save()`, as Django calls it. Raises StaleRowError."""
        counter, seen = self._meta.get_field("version"), self.version
        written = [value for value in values if value[0] is not counter] + [(counter, None, seen + 1)]
        updated = super()._do_update(base_qs.filter(version=seen), using, pk_val, written, *options)
        if not updated:
            raise StaleRowError(self)
        self.version = seen + 1
        return updated


class EditorialQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(state=EditorialState.PUBLISHED)

    def existing_by(self, day: date | None) -> Self:
        """Rows that were there on a day of the past; a model that knows when its rows began says which."""
        return self

    def candidates(self) -> Self:
        return self.filter(state=EditorialState.CANDIDATE)


class Editorial(Versioned):
    """A row that editors publish, reject or withdraw."""

    state = models.CharField(
        _("editorial state"),
        max_length=10,
        choices=EditorialState.choices,
        default=EditorialState.CANDIDATE,
        db_index=True,
        help_text=_("Only published rows are public."),
    )

    class Meta:
        abstract = True

    @property
    def is_published(self) -> bool:
        return self.state == EditorialState.PUBLISHED


def state_is_known(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(state__in=EditorialState.values), name=name)
