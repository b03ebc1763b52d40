"""Corrections: what changed in public, and why; rows are added, never changed or removed."""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.asked_day import end_of
from articles.models import Article
from initiatives.models.commitments import Commitment
from initiatives.models.statements import Statement
from initiatives.models.updates import AppendOnlyError


class CorrectionKind(models.TextChoices):
    CORRECTED = "corrected", _("Corrected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def _exactly_one(names: tuple[str, ...]) -> Q:
    whole = Q()
    for chosen in names:
        whole |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return whole


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def public(self) -> Self:
        """A withdrawal is told for ever; what was corrected is told while the row itself is public."""
        return self.filter(
            Q(kind=CorrectionKind.WITHDRAWN)
            | Q(statement__in=Statement.objects.published())
            | Q(commitment__in=Commitment.objects.published())
        )

    def as_of(self, day: date) -> Self:
        return self.filter(recorded_at__lt=end_of(day))

    def withdrawals(self) -> Self:
        return self.filter(kind=CorrectionKind.WITHDRAWN).newest_first()

    def corrected(self) -> Self:
        return self.filter(kind=CorrectionKind.CORRECTED).newest_first()

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "-id")

    def update(self, **kwargs: Any) -> int:
        raise AppendOnlyError("Corrections are never rewritten; record another one.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise AppendOnlyError("Corrections are never rewritten; record another one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("Corrections are never removed; record another one.")


class Correction(models.Model):
    """One change of what was public, with the reason that everybody may read."""

    SUBJECTS: ClassVar[tuple[str, ...]] = ("statement", "commitment", "article")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False, help_text=_("Random identifier."))
    kind = models.CharField(
        _("kind"), max_length=9, choices=CorrectionKind.choices, help_text=_("Changed, or taken off the site.")
    )
    statement = models.ForeignKey(
        Statement,
        verbose_name=_("statement"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text=_("The statement that it is about."),
    )
    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("commitment"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text=_("The commitment that it is about."),
    )
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        help_text=_("The article that was withdrawn, and with it every statement in it."),
    )
    reason = models.TextField(_("reason"), help_text=_("Why, in words for the public."))
    changes = models.JSONField(
        _("changes"),
        default=list,
        blank=True,
        help_text=_("For each public field that changed: its name, what it was and what it is."),
    )
    recorded_at = models.DateTimeField(
        _("recorded at"), default=timezone.now, editable=False, db_index=True, help_text=_("When it was done.")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.PROTECT,
        related_name="corrections",
        editable=False,
        help_text=_("The editor who did it; not public."),
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-recorded_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CorrectionKind.values), name="correction_kind_known"),
            models.CheckConstraint(
                condition=_exactly_one(("statement", "commitment", "article")), name="correction_of_exactly_one"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason"),
            models.CheckConstraint(
                condition=Q(kind=CorrectionKind.WITHDRAWN) | Q(article__isnull=True),
                name="correction_articles_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason[:80]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("Corrections are never rewritten; record another one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("Corrections are never removed; record another one.")

    @classmethod
    def subject_of(cls, row: models.Model) -> str:
        """The field that names such a row; empty for rows whose changes are not told."""
        name = str(row._meta.model_name)
        return name if name in cls.SUBJECTS and isinstance(row, (Statement, Commitment, Article)) else ""

    @property
    def about(self) -> str:
        """Which of the three it is about."""
        return next(name for name in self.SUBJECTS if getattr(self, f"{name}_id") is not None)

    @property
    def about_id(self) -> uuid.UUID:
        key: uuid.UUID = getattr(self, f"{self.about}_id")
        return key
