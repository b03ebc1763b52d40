"""The forms of the login; each guess in them is counted before it is looked at."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from math import ceil
from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from policytracker.login import known_browser, second_factor
from policytracker.login.addresses import client_address
from policytracker.login.throttle import Attempt, SlowedError, attempt

WRONG_CODE = gettext_lazy("This code is not right, or it was used before. Wait for the next code in your app.")
WRONG_PASSWORD = gettext_lazy("Your password was entered incorrectly. Please enter it again.")
DIGITS = re.compile("[0-9]{6}")
RECOVERY_CODE = re.compile(f"[{second_factor.ALPHABET}]{{{second_factor.CODE_LENGTH}}}")


class Guessing(forms.Form):
    """A form in which somebody may guess; `slowed` says that the guess came too early."""

    slowed: SlowedError | None = None

    @contextmanager
    def guess(self, request: HttpRequest, kind: str, who: str, username: str) -> Iterator[Attempt]:
        """Count a guess at the password or the code of somebody, then look at it."""
        address = client_address(request)
        try:
            with attempt(known_browser.counters(request, kind, who, username, address), address) as counted:
                yield counted
        except SlowedError as slowed:
            self.slowed = slowed
            raise ValidationError(come_back(slowed.until), code="slowed") from slowed

    def check_password(self, request: HttpRequest, user: Any, password: str) -> None:
        """Somebody who is logged in gives the password once more."""
        name = user.get_username()
        with self.guess(request, "account", as_counted(name), name) as counted:
            counted.right = user.check_password(password)
            if not counted.right:
                raise ValidationError(WRONG_PASSWORD, code="password_incorrect")


def as_counted(username: str) -> str:
    """Names that differ in case alone are counted together."""
    return username.casefold()


def come_back(until: datetime) -> str:
    """When to try again, the same words whether the account exists or not."""
    minutes = max(ceil((until - timezone.now()).total_seconds() / 60), 1)
    text = ngettext(
        "Too many attempts failed. Try again in %(n)d minute, at %(time)s.",
        "Too many attempts failed. Try again in %(n)d minutes, at %(time)s.",
        minutes,
    )
    return text % {"n": minutes, "time": time_format(timezone.localtime(until), "H:i:s")}


class PasswordForm(Guessing, AdminAuthenticationForm):
    """Name and password."""

    def clean(self) -> dict[str, Any]:
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (username and password and self.request):
            return super().clean()
        with self.guess(self.request, "account", as_counted(username), username) as counted:
            cleaned = super().clean()
            counted.right = True
        return cleaned


class PersonalForm(Guessing):
    """A form that is about one known account."""

    def __init__(self, *args: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, user


class CodeForm(PersonalForm):
    """The code of the second factor, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        help_text=gettext_lazy("The six digits in your authenticator app, or one of your recovery codes."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )

    def clean_code(self) -> str:
        code = re.sub("[-\\s]", "", self.cleaned_data["code"]).lower()
        if not (DIGITS.fullmatch(code) or RECOVERY_CODE.fullmatch(code)):
            raise ValidationError(_("A code has six digits, a recovery code sixteen letters and digits."))
        with self.guess(self.request, "code", str(self.user.pk), self.user.get_username()) as counted:
            counted.right = second_factor.is_right(self.user, code)
            if not counted.right:
                raise ValidationError(WRONG_CODE, code="wrong")
        return code

    @property
    def was_recovery_code(self) -> bool:
        return len(self.cleaned_data["code"]) == second_factor.CODE_LENGTH


class ConfirmForm(PersonalForm):
    """The password once more, before something that outlasts the session."""

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        self.check_password(self.request, self.user, password)
        return password


class FirstCodeForm(PersonalForm):
    """The first code of an app that is being set up. Guessing it gains nothing: its secret stands on the page."""

    code = forms.CharField(
        label=gettext_lazy("Code in the app"),
        max_length=20,
        help_text=gettext_lazy("The six digits that the app shows now."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        code = re.sub("\\s", "", self.cleaned_data["code"])
        if not DIGITS.fullmatch(code):
            raise ValidationError(_("The code has six digits."))
        return code


class ConfirmedFirstCodeForm(ConfirmForm, FirstCodeForm):
    """Password and first code, for somebody who is logged in already."""

    field_order = ["password", "code"]


class ChangePasswordForm(Guessing, AdminPasswordChangeForm):
    """Django's own, with the old password counted as a guess: an open session does not tell who sits there."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        password: str = self.cleaned_data["old_password"]
        self.check_password(self.request, self.user, password)
        return password
