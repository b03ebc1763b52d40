"""The editorial state that every public row shares: only what is published is public, everywhere, always."""

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


class EditorialQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        return self.filter(state=EditorialState.PUBLISHED)

    def candidates(self) -> Self:
        return self.filter(state=EditorialState.CANDIDATE)


class Editorial(TimeStamped):
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
