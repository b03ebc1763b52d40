"""The second factor: an authenticator app (django-otp's TOTP device), and recovery codes for when it is lost."""

import hashlib
import secrets
from base64 import b32encode
from typing import Any

import django_otp
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key

from policytracker.login.models import RecoveryCode

RECOVERY_CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no characters that are taken for one another
CODE_LENGTH, GROUP = 16, 4


def factor_of(user: Any) -> TOTPDevice | None:
    """The authenticator app of the user, where one was set up."""
    return TOTPDevice.objects.filter(user_id=user.pk, confirmed=True).order_by("pk").last()


def is_required(user: Any) -> bool:
    """Whether the user may not work without a second factor."""
    return bool(user.is_staff and settings.SECOND_FACTOR_REQUIRED)


def new_secret() -> str:
    """A secret for an app that is being set up. It belongs to one session: nobody else may have seen it."""
    return str(default_key())


def proposed(user: User, secret: str) -> TOTPDevice:
    """The factor that the user is setting up, not stored yet."""
    return TOTPDevice(user=user, name="app", key=secret)


def readable(secret: str) -> str:
    """The secret as people type it into an app that cannot scan."""
    text = b32encode(bytes.fromhex(secret)).decode().rstrip("=")
    return " ".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


@transaction.atomic
def set_up(user: User, secret: str, code: str, *, replace: bool) -> list[str] | None:
    """Store the app when it shows the right code; returns the recovery codes.

    The account is locked meanwhile: of two sessions that set up the first app at once, one does.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if not replace and factor_of(user):
        return None
    remove(user)
    device = proposed(user, secret)
    device.save()
    if not device.verify_token(code):
        transaction.set_rollback(True)
        return None
    return new_recovery_codes(user)


@transaction.atomic
def remove(user: User) -> bool:
    """Take app and recovery codes away; sessions that they opened end. Returns whether there was one."""
    user.recovery_codes.all().delete()
    removed, _ = TOTPDevice.objects.filter(user=user).delete()
    return bool(removed)


@transaction.atomic
def new_recovery_codes(user: User) -> list[str]:
    """Fresh codes in place of the old; they are returned this once, and only their digests are kept."""
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(code)) for code in codes)
    return ["-".join(code[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP)) for code in codes]


def is_right(user: User, code: str) -> bool:
    """Whether the code opens the login. Neither kind does so twice."""
    if len(code) == CODE_LENGTH:
        used, _ = RecoveryCode.objects.filter(user=user, digest=_digest(code)).delete()
        return bool(used)
    device = factor_of(user)
    return device is not None and django_otp.verify_token(user, device.persistent_id, code) is not None


def mark_session(request: HttpRequest, user: User) -> None:
    """Tie the session to the user's present second factor, or to the absence of one."""
    device = factor_of(user)
    if device is None:
        request.session.pop(django_otp.DEVICE_ID_SESSION_KEY, None)
    else:
        django_otp.login(request, device)


def fits_session(request: HttpRequest, user: Any) -> bool:
    """Whether the session was opened with the second factor that the user has now."""
    device = factor_of(user)
    if device is None and is_required(user):
        return False
    held = request.session.get(django_otp.DEVICE_ID_SESSION_KEY)
    return bool(held == (device.persistent_id if device else None))


def _digest(code: str) -> str:
    """Plain SHA-256 does: a code is 79 bits of chance, which nobody tries out."""
    return hashlib.sha256(code.encode()).hexdigest()
