"""The OpenAPI document is the one that the code describes, and its viewers need nothing from elsewhere."""

import io
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.api.conftest import KINDS

COMMITTED = Path(__file__).resolve().parent.parent.parent / "openapi.yaml"


def generated() -> str:
    written = io.StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=written)
    return written.getvalue().strip()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_committed_document_is_up_to_date_in_whatever_language_it_is_made(language: str) -> None:
    with translation.override(language):
        assert generated() == COMMITTED.read_text(encoding="utf-8").strip(), "run `make openapi`"


@pytest.mark.parametrize("query", ["", "?lang=nl", "?lang=xx", "?version=9"])
def test_the_served_document_is_the_committed_one(query: str, db: None, client: Client) -> None:
    client.cookies["django_language"] = "nl"
    served = yaml.safe_load(client.get(reverse("v1:schema") + query).content)
    committed = yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))
    for document in (served, committed):
        document["info"].pop("version")
    assert served == committed


def test_every_endpoint_may_be_read_without_a_login() -> None:
    paths = yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))["paths"]
    for prefix in KINDS:
        assert {} in paths[f"/api/v1/{prefix}/"]["get"]["security"]


def test_every_field_of_a_row_is_described() -> None:
    schemas = yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))["components"]["schemas"]
    plain = {"article", "speakers", "commitments", "person", "organisation", "statement", "commitment"}
    for name in ("Article", "Person", "Organisation", "Membership", "Initiative", "Statement", "Commitment"):
        fields = schemas[name]["properties"]
        assert {field for field, schema in fields.items() if "description" not in schema} <= plain


@pytest.mark.parametrize("name", ["api-docs", "api-redoc"])
def test_the_viewers_come_from_this_site_alone(name: str, db: None, client: Client) -> None:
    page = client.get(reverse(name))
    assert page.status_code == 200
    body = page.content.decode()
    assert "http://" not in body
    assert "https://" not in body
    assert "<style" not in body


@pytest.mark.parametrize(
    ("name", "directive"), [("api-docs", "style-src 'self';"), ("api-redoc", "style-src 'self' 'unsafe-inline';")]
)
def test_no_viewer_may_run_scripts_of_its_page(name: str, directive: str, db: None, client: Client) -> None:
    policy = client.get(reverse(name))["Content-Security-Policy"] + ";"
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
    assert directive in policy


def test_the_swagger_page_fetches_its_script_separately(db: None, client: Client) -> None:
    script = client.get(reverse("api-docs") + "?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert reverse("v1:schema") in script.content.decode()
