"""What runs on PostgreSQL too: each test that may ask the database, and none besides."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import TestCase


def is_run_on_both(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("database") is not None


def test_by_a_fixture(db: None, request: pytest.FixtureRequest) -> None:
    assert is_run_on_both(request)


def test_by_a_fixture_of_a_fixture(editor: User, request: pytest.FixtureRequest) -> None:
    assert is_run_on_both(request)


@pytest.mark.django_db
def test_by_a_mark(request: pytest.FixtureRequest) -> None:
    assert is_run_on_both(request)


def test_by_a_server_of_its_own(live_server: Any, request: pytest.FixtureRequest) -> None:
    assert is_run_on_both(request)


def test_to_any_other_test_the_database_is_closed(request: pytest.FixtureRequest) -> None:
    assert not is_run_on_both(request)
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        User.objects.exists()


class TestByAClassOfDjango(TestCase):
    @pytest.fixture(autouse=True)
    def keep(self, request: pytest.FixtureRequest) -> None:
        self.request = request

    def test_by_its_class(self) -> None:
        assert is_run_on_both(self.request)
