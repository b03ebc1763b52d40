"""What all tests share."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client, TransactionTestCase

from tests.factories import UserFactory

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
OTHERS = pytest.StashKey[int]()


def pytest_configure() -> None:
    """Passwords of tests need no slow hash, and staff no second factor; tests/login asks for it.

    Each test client starts the site anew: static files are found when they are asked for, not all of them at the start.
    """
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECOND_FACTOR_REQUIRED = False
    settings.WHITENOISE_AUTOREFRESH = True


def asks_the_database(test: pytest.Item) -> bool:
    """Whether pytest-django lets the test into the database; to all others it is closed."""
    fixtures = set(getattr(test, "fixturenames", ()))
    made_for_it = isinstance(test, pytest.Function) and test.cls and issubclass(test.cls, TransactionTestCase)
    return bool(test.get_closest_marker("django_db") or made_for_it or fixtures & {"django_db_setup", "live_server"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks what asks the database: only that is run again on PostgreSQL, with `-m database`."""
    asking = [test for test in items if asks_the_database(test)]
    for test in asking:
        test.add_marker("database")
    config.stash[OTHERS] = getattr(config, "workeroutput", {})["others"] = len(items) - len(asking)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker of a parallel run tells how many tests ask no database."""
    node.config.stash[OTHERS] = getattr(node, "workeroutput", {}).get("others", 0)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if config.option.markexpr == "database":
        others = config.stash.get(OTHERS, 0)
        terminalreporter.line(f"{others} tests that ask no database were left out; the run without `-m` has them.")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with empty tables, to copy by tests that start processes of their own."""
    file = tmp_path_factory.mktemp("migrated") / "site.sqlite3"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{file}"}
    subprocess.run([sys.executable, settings.BASE_DIR / "manage.py", "migrate", "-v0"], env=environment, check=True)
    return file


@pytest.fixture
def site_file(migrated: Path, tmp_path: Path) -> dict[str, str]:
    """The environment of processes that work on such a file, the test's own."""
    file = shutil.copy(migrated, tmp_path / "site.sqlite3")
    return {**os.environ, "DATABASE_URL": f"sqlite:///{file}"}


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
