"""The article with its candidates from the desk."""

from tests.desk.conftest import *  # noqa: F403
