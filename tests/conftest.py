"""What all tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.factories import UserFactory

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_configure() -> None:
    """Passwords of tests need no slow hash, and staff no second factor; tests/login asks for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def editor(db: None) -> User:
    return UserFactory(username="editor", is_staff=True)


@pytest.fixture
def second_editor(db: None) -> User:
    return UserFactory(username="second", is_staff=True)


@pytest.fixture
def superuser(db: None) -> User:
    return UserFactory(username="chief", is_staff=True, is_superuser=True)


@pytest.fixture
def login() -> Callable[[User], Client]:
    """A client in which the given user is logged in."""

    def as_user(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return as_user
