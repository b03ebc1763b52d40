"""The page that `extract --html` writes, opened from disk: it fits, its links work, nothing is refused."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


@pytest.fixture
def address(tmp_path: Path) -> str:
    path, wide = tmp_path / "page.html", tmp_path / "breed.txt"
    wide.write_text("“Wij openen alle " + "loket" * 100 + "”, zegt wethouder Anna de Vries.\n", encoding="utf-8")
    call_command("extract", str(CORPUS / "200.txt"), str(CORPUS / "229.txt"), str(wide), html=True, output=path)
    return path.as_uri()


@pytest.mark.parametrize(
    ("width", "media"), [(360, "screen"), (1280, "screen"), (794, "print")], ids=["telephone", "desk", "A4"]
)
def test_the_page_fits_its_window(address: str, page: Page, complaints: list[str], width: int, media: str) -> None:
    page.emulate_media(media=media)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1280, True)])
def test_a_card_stands_beside_its_words_where_there_is_room(address: str, page: Page, width: int, beside: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    words, card = page.locator("#a1-t1").bounding_box(), page.locator("#a1-s1").bounding_box()
    assert words is not None
    assert card is not None
    assert (card["x"] > words["x"] + words["width"] and card["y"] < words["y"] + words["height"]) is beside
    page.locator("#a1-t1").click()
    page.wait_for_url("**#a1-s1")
