"""A whole article at the desk with keys only: as it comes from the importer, to the last statement."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.models import DeskStep, Statement
from policytracker.settings import BASE_DIR
from tests.browser.test_desk import login, open_desk, press
from tests.desk.conftest import editor  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
OWN = BASE_DIR / "tests" / "corpus" / "210.txt"
SEEDS = sorted((BASE_DIR.parent / "shared" / "seeds").glob("*.txt"))


@pytest.fixture(params=[OWN, *SEEDS[:1]], ids=["own", "seed"][: 1 + len(SEEDS[:1])])
def article(request: pytest.FixtureRequest, db: None) -> Article:
    path: Path = request.param
    call_command("import_articles", str(path), verbosity=0)
    return Article.objects.get()


def waiting() -> list[Statement]:
    return list(Statement.objects.candidates().in_reading_order())


def quote_of(statement: Statement) -> str:
    return Statement.objects.get(pk=statement.pk).quote


def test_a_whole_article_is_judged_with_keys_only(
    page: Page,
    live_server: Any,
    complaints: list[str],
    editor: User,  # noqa: F811
    article: Article,
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    login(page, live_server, editor)
    open_desk(page, live_server, article)
    candidates = waiting()
    assert len(candidates) >= 6

    first, second, third, fourth = candidates[:4]
    press(page, "a")
    press(page, "u")
    assert waiting() == candidates, "what was accepted is back"
    press(page, "a")
    press(page, "x")
    assert Statement.objects.get(pk=second.pk).state == EditorialState.REJECTED

    page.keyboard.press("t")
    for _word in range(3):
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#chosen-spans")).not_to_have_value("")
    press(page, "e")
    shorter = re.match(r"(?:\w+|[^\w\s])(?:\s*(?:\w+|[^\w\s])){3}", third.quote)
    assert shorter is not None
    assert quote_of(third) == shorter[0]
    assert quote_of(third) == article.text[slice(*Statement.objects.get(pk=third.pk).spans[0])]
    press(page, "u")
    assert quote_of(third) == third.quote
    press(page, "a")

    was = list(fourth.speakers.values_list("person", flat=True))
    page.keyboard.press("1")
    press(page, "s")
    assert list(fourth.speakers.values_list("person", flat=True)) != was
    press(page, "u")
    assert list(fourth.speakers.values_list("person", flat=True)) == was

    for _statement in waiting():
        press(page, "a")

    assert waiting() == []
    assert DeskStep.objects.filter(undone_at__isnull=True).count() == len(candidates)
    published = Statement.objects.published().filter(article=article)
    assert published.count() == len(candidates) - 1
    assert first.quote.split()[0] in Client().get(f"/artikelen/{article.pk}/").text
    assert complaints == []


def test_a_whole_article_is_judged_with_script_off(
    browser: Browser,
    live_server: Any,
    editor: User,  # noqa: F811
    article: Article,
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    login(page, live_server, editor)
    open_desk(page, live_server, article)
    candidates = waiting()
    first, second, third = candidates[:3]

    page.click("button[value=accept]")
    page.click("button[value=undo]")
    assert waiting() == candidates
    page.click("button[value=accept]")
    page.click("button[value=reject]")
    page.click(".card-place summary")
    page.fill("input[name=first_words]", third.quote.split()[0])
    page.fill("input[name=last_words]", third.quote.split()[2])
    page.click("button[value=anchor]")
    assert third.quote.startswith(quote_of(third))
    assert len(quote_of(third)) < len(third.quote)
    page.fill("input[name=card-role]", "directeur")
    page.click("button[value=correct]")
    for _statement in waiting():
        page.click("button[value=accept]")
    context.close()

    assert waiting() == []
    assert Statement.objects.get(pk=first.pk).state == EditorialState.PUBLISHED
    assert Statement.objects.get(pk=second.pk).state == EditorialState.REJECTED
    assert Statement.objects.published().filter(article=article).count() == len(candidates) - 1
