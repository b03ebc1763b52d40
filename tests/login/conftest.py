"""Somebody who logs in by the pages, with a password, a telephone and a clock that tests move."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP

from policytracker.login import second_factor
from tests.factories import UserFactory

PASSWORD = "a good long password"
LOGIN, CODE, SET_UP, INDEX = "/beheer/login/", "/beheer/login/code/", "/beheer/login/instellen/", "/beheer/"


class Clock:
    """Stands still until it is moved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.seconds = timezone.now(), time.time()
        monkeypatch.setattr(timezone, "now", lambda: self.now)
        monkeypatch.setattr(time, "time", lambda: self.seconds)

    def forward(self, **how_far: float) -> None:
        step = timedelta(**how_far)
        self.now, self.seconds = self.now + step, self.seconds + step.total_seconds()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def anna(db: None) -> User:
    return UserFactory(username="anna", is_staff=True, password=PASSWORD)


@pytest.fixture
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def app_code(secret: str, steps_off: int = 0) -> str:
    """What an authenticator app shows whose clock is so many steps off."""
    totp = TOTP(bytes.fromhex(secret))
    totp.time = time.time() + 30 * steps_off
    return f"{totp.token():06d}"


@dataclass
class Telephone:
    """An app that was set up, and the recovery codes that came with it."""

    secret: str
    recovery_codes: list[str] = field(default_factory=list)

    def code(self, steps_off: int = 0) -> str:
        return app_code(self.secret, steps_off)


@pytest.fixture
def telephone_of(clock: Clock) -> Callable[[User], Telephone]:
    """Gives somebody a second factor; the code of this moment is used up by that."""

    def give(user: User) -> Telephone:
        secret = second_factor.new_secret()
        codes = second_factor.set_up(user, secret, app_code(secret), replace=True)
        assert codes is not None
        clock.forward(minutes=2)
        return Telephone(secret, codes)

    return give


@pytest.fixture
def telephone(anna: User, telephone_of: Callable[[User], Telephone]) -> Telephone:
    return telephone_of(anna)


def give_password(client: Client, username: str = "anna", password: str = PASSWORD, **extra: Any) -> HttpResponse:
    return client.post(LOGIN, {"username": username, "password": password, "next": INDEX}, **extra)


def give_code(client: Client, code: str, **extra: Any) -> HttpResponse:
    return client.post(CODE, {"code": code}, **extra)


def log_in(telephone: Telephone | None = None, username: str = "anna", **extra: Any) -> Client:
    """A browser in which somebody logged in by the pages."""
    client = Client(**extra)
    answer = give_password(client, username)
    if telephone:
        assert answer["Location"] == CODE
        answer = give_code(client, telephone.code())
    assert answer.status_code == 302
    assert answer["Location"] == INDEX
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    """Whether the browser gets into the back office."""
    answer = client.get(INDEX)
    assert answer.status_code in (200, 302)
    assert answer.status_code == 200 or answer["Location"].startswith(reverse("admin:login"))
    return answer.status_code == 200


def secret_on(answer: HttpResponse) -> str:
    """The secret as a page shows it, as hexadecimal digits."""
    from base64 import b32decode

    shown = re.search('<code class="secret">([A-Z2-7 ]+)</code>', answer.content.decode())
    assert shown is not None
    text = shown[1].replace(" ", "")
    return b32decode(text + "=" * (-len(text) % 8)).hex()


def codes_on(answer: HttpResponse) -> list[str]:
    """The recovery codes as a page shows them."""
    return re.findall("<li><code>([-a-z0-9]+)</code></li>", answer.content.decode())


def text_of(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())
