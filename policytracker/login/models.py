"""What the login remembers: failed attempts, and recovery codes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Attempts(models.Model):
    """Failed attempts since the last success: on one account, from one address or in one browser.

    The key is a keyed hash: what people type as their name may be a password, and addresses are personal.
    """

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=64)
    failures = models.PositiveIntegerField(default=0)
    last_on = models.DateTimeField(db_index=True)
    blocked_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="attempts_one_row_a_key")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.failures}"


class RecoveryCode(models.Model):
    """One code that opens the login once, in place of the authenticator app; the row goes when it is used."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes", verbose_name=_("user")
    )
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once_a_user")]

    def __str__(self) -> str:
        return f"{self.user}"
