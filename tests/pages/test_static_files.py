"""Style sheets and the like, as the site in use serves them."""

from pathlib import Path
from typing import Any

from django.conf import settings as site_settings
from django.templatetags.static import static
from django.test import Client

SHEET = Path(site_settings.BASE_DIR) / "policytracker/static/policytracker/site.css"


def test_the_site_in_use_finds_its_static_files_at_the_start_and_serves_them(settings: Any, db: None) -> None:
    settings.WHITENOISE_AUTOREFRESH = False  # tests/conftest.py switches it on for all others
    client = Client()
    answer = client.get(static("policytracker/site.css"))
    assert answer["Content-Type"].startswith("text/css")
    assert b"".join(answer.streaming_content) == SHEET.read_bytes()
    answer.close()


def test_a_static_file_that_is_not_there_is_not_found(settings: Any, db: None) -> None:
    settings.WHITENOISE_AUTOREFRESH = False
    assert Client().get(static("policytracker/none.css")).status_code == 404
