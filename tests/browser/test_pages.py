"""Pages in a real browser: they fit a telephone, nothing is refused by the content security policy, keys suffice."""

from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page

from tests.api.conftest import PUBLISHED, make_world
from tests.factories import StatusUpdateFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = [
    "/", "/toezeggingen/", "/uitspraken/", "/initiatieven/", "/personen/", "/organisaties/", "/artikelen/",
    "/zoeken/?q=openbaar", "/over/", "/correcties/", "/bestaat-niet/", "/veranderd/?since=2020-01-01",
    "/toezeggingen/?as_of=2025-01-01", "/toezeggingen/?as_of=onzin",
]  # fmt: skip


@pytest.fixture
def public_world(transactional_db: None) -> SimpleNamespace:
    return make_world(PUBLISHED, "Openbaar")


def details(world: SimpleNamespace) -> list[str]:
    rows = (world.articles, world.people, world.organisations, world.initiatives, world.statements, world.commitments)
    return [row.get_absolute_url() for row in rows]


@pytest.mark.parametrize("width", [360, 1280])
def test_every_public_page_fits_its_window_and_breaks_no_policy(
    width: int, live_server, page: Page, complaints: list[str], public_world: SimpleNamespace
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in [*PUBLIC, *details(public_world)]:
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} is wider than {width} px"
        assert page.locator("h1").count() == 1, path
    assert [line for line in complaints if "of 404" not in line and "of 400" not in line] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_public_page_passes_the_rules_of_axe(
    scheme: Any, live_server, browser: Browser, public_world: SimpleNamespace
) -> None:
    """Names, roles, order of headings, contrast and the like, with everything unfolded."""
    # The rules are run by a script that the pages' own policy would refuse.
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    broken = {}
    for path in [*PUBLIC, *details(public_world)]:
        page.goto(live_server.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        found = Axe().run(page).response
        assert len(found["passes"]) > 10, path
        if found["violations"]:
            broken[path] = [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]]
    context.close()
    assert broken == {}


def test_axe_finds_a_picture_without_words(page: Page) -> None:
    """The canary of the test above."""
    page.set_content("<html lang='nl'><title>x</title><main><h1>x</h1><svg role='img'></svg></main></html>")
    assert "svg-img-alt" in {rule["id"] for rule in Axe().run(page).response["violations"]}


def test_a_long_address_of_evidence_does_not_widen_a_telephone(
    live_server, page: Page, public_world: SimpleNamespace
) -> None:
    commitment = public_world.commitments
    StatusUpdateFactory(commitment=commitment, evidence_url="https://voorbeeld.example/" + "bewijs" * 20)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(live_server.url + commitment.get_absolute_url())
    assert page.locator(".meta--evidence a[href^='https://voorbeeld']").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_first_tab_leads_past_the_menu(live_server, page: Page, public_world: SimpleNamespace) -> None:
    page.goto(live_server.url + "/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")


def test_the_language_switch_stays_on_the_page(live_server, page: Page, public_world: SimpleNamespace) -> None:
    page.goto(live_server.url + "/over/")
    assert page.evaluate("document.documentElement.lang") == "nl"
    with page.expect_navigation():
        page.get_by_role("button", name="English").click()
    assert page.url.endswith("/over/")
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.parametrize(("path", "sign"), [("/api/docs/", "#swagger-ui .info"), ("/api/redoc/", "redoc h1")])
def test_the_api_documentation_draws_itself_without_a_network(
    path: str, sign: str, live_server, page: Page, complaints: list[str], transactional_db: None
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + path)
    page.wait_for_selector(sign, timeout=20_000)
    # Redoc's viewer asks for its maker's logo; the policy refuses it, and nothing else is asked of a network.
    assert [line for line in complaints if "redoc/logo-mini.svg" not in line] == []


def test_the_admin_shows_a_statement_beside_its_article_without_complaints(
    live_server, page: Page, complaints: list[str], public_world: SimpleNamespace
) -> None:
    user = User.objects.create_superuser("chief", password="a good long password")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(live_server.url + "/beheer/login/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", "a good long password")
    page.keyboard.press("Enter")
    page.wait_for_url("**/beheer/")
    page.goto(f"{live_server.url}/beheer/initiatives/statement/{public_world.statements.pk}/change/")
    assert page.locator("mark").first.is_visible()
    assert complaints == []
