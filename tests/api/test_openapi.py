"""The committed OpenAPI document is the one that the code describes."""

import io
from pathlib import Path

from django.core.management import call_command

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "openapi.yaml"


def test_the_committed_document_is_up_to_date() -> None:
    written = io.StringIO()
    call_command("spectacular", lang="en", validate=True, fail_on_warn=True, stdout=written)
    assert written.getvalue().strip() == DOCUMENT.read_text(encoding="utf-8").strip(), "run `make openapi`"
