"""What a later statement made of the words of the one before it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from initiatives.models.statements import Statement


class Drift(models.TextChoices):
    STRONGER = "stronger", _("Stronger")
    WEAKER = "weaker", _("Weaker")
    POSTPONED = "postponed", _("Postponed")
    SAME = "same", _("Same purport")


class Drifting(models.Model):
    """How the words compare with those of the statement before: a rule proposes, an editor decides."""

    drift_proposed = models.CharField(
        _("proposed comparison"),
        max_length=9,
        choices=Drift.choices,
        blank=True,
        editable=False,
        help_text=_("What the rule says of the words beside those before; never public."),
    )
    drift = models.CharField(
        _("comparison with the words before"),
        max_length=9,
        choices=Drift.choices,
        blank=True,
        help_text=_("What an editor decided; empty while nobody has."),
    )
    drift_from = models.ForeignKey(
        Statement,
        verbose_name=_("compared with"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text=_("The statement before, when that was decided; beside other words the decision says nothing."),
    )

    class Meta:
        abstract = True


def drift_constraints() -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(condition=Q(drift__in=["", *Drift.values]), name="commitment_statement_drift_known"),
        models.CheckConstraint(
            condition=Q(drift_proposed__in=["", *Drift.values]), name="commitment_statement_proposal_known"
        ),
        models.CheckConstraint(
            condition=(Q(drift="") & Q(drift_from__isnull=True)) | (~Q(drift="") & Q(drift_from__isnull=False)),
            name="commitment_statement_drift_has_both",
            violation_error_message=_("A decision about the words names those that they were compared with."),
        ),
    ]
