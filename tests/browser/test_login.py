"""Logging in with a second factor in a real browser: by keys alone, on a telephone, within the content policy."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from policytracker.login import second_factor
from tests.login.conftest import app_code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a good long password"


@pytest.fixture
def chief(transactional_db: None, settings: Any) -> User:
    settings.SECOND_FACTOR_REQUIRED = True
    return User.objects.create_superuser("chief", password=PASSWORD)


def give_password(page: Page, site: str) -> None:
    page.goto(f"{site}/beheer/login/")
    page.keyboard.type("chief")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def fits(page: Page) -> bool:
    return all(fits_at(page, width) for width in (360, 1280))


def fits_at(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 800})
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)


def test_an_app_is_set_up_at_the_first_login(live_server, page: Page, complaints: list[str], chief: User) -> None:
    give_password(page, live_server.url)
    page.wait_for_url("**/beheer/login/instellen/")
    picture = page.get_by_role("img", name="QR-code").locator("svg").bounding_box()
    assert picture is not None
    assert 150 <= picture["width"] == picture["height"] <= 360
    assert fits(page)
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    page.get_by_label("Code in de app").fill(app_code(hexadecimal(secret)))
    page.keyboard.press("Enter")
    page.wait_for_selector(".codes")
    assert page.locator(".codes li").count() == 10
    assert fits(page)
    page.get_by_role("link", name="Ik heb ze bewaard").press("Enter")
    page.wait_for_url("**/beheer/")
    for name in ("tweede-factor/", "tweede-factor/instellen/", "tweede-factor/herstelcodes/"):
        page.goto(f"{live_server.url}/beheer/{name}")
        assert page.locator("h1").filter(visible=True).count() == 1
        assert fits(page), name
    assert complaints == []


def hexadecimal(secret: str) -> str:
    from base64 import b32decode

    return b32decode(secret + "=" * (-len(secret) % 8)).hex()


def test_the_code_is_typed_at_once(live_server, page: Page, complaints: list[str], chief: User) -> None:
    secret = second_factor.new_secret()
    assert second_factor.set_up(chief, secret, app_code(secret, -1), replace=True)
    give_password(page, live_server.url)
    page.wait_for_url("**/beheer/login/code/")
    assert fits(page)
    page.keyboard.type(app_code(secret))
    page.keyboard.press("Enter")
    page.wait_for_url("**/beheer/")
    assert complaints == []


def test_who_guesses_too_often_reads_when_to_come_back(live_server, page: Page, chief: User) -> None:
    for _ in range(6):
        page.goto(f"{live_server.url}/beheer/login/")
        page.fill("#id_username", "chief")
        page.fill("#id_password", "wrong")
        with page.expect_navigation() as navigation:
            page.keyboard.press("Enter")
    assert navigation.value.status == 429
    assert "Probeer het over 1 minuut opnieuw" in page.locator(".errornote").inner_text()
    assert fits(page)
