"""The review desk in a browser: one article with keys only, and with script off."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.models import Statement
from tests.desk.conftest import *  # noqa: F403

pytestmark = pytest.mark.django_db(transaction=True)


def login(page: Page, live_server: Any, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])


def open_desk(page: Page, live_server: Any, article: Article) -> None:
    page.goto(live_server.url + reverse("admin:desk-article", args=[article.pk]))


def states(article: Article) -> list[str]:
    return list(Statement.objects.filter(article=article).in_reading_order().values_list("state", flat=True))


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def select(page: Page, words: str) -> None:
    """Select words of the article's text, as a reader would."""
    page.evaluate(
        """words => {
          const text = document.getElementById("article-text");
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return;
          }
        }""",
        words,
    )
    expect(page.locator("#chosen-spans")).not_to_have_value("")


def test_a_whole_article_with_keys_only(
    page: Page, live_server: Any, complaints: list[str], editor: User, article: Article, candidates: list[Statement]
) -> None:
    login(page, live_server, editor)
    open_desk(page, live_server, article)

    press(page, "a")
    press(page, "u")
    assert states(article) == [EditorialState.CANDIDATE] * 3
    press(page, "a")
    page.keyboard.press("2")
    press(page, "s")
    assert [str(row) for row in Statement.objects.get(pk=candidates[1].pk).speakers.all()] == [
        "Anna Bos",
        "Jan de Vries",
    ]
    press(page, "a")
    select(page, "is het loket te duur")
    press(page, "e")
    assert Statement.objects.get(pk=candidates[2].pk).quote == "is het loket te duur"
    press(page, "x")

    assert states(article) == [EditorialState.PUBLISHED, EditorialState.PUBLISHED, EditorialState.REJECTED]
    assert complaints == []


def test_selected_words_behind_an_emoji_become_a_statement(
    page: Page, live_server: Any, editor: User, article: Article, candidates: list[Statement]
) -> None:
    login(page, live_server, editor)
    open_desk(page, live_server, article)

    select(page, "loket te duur")
    press(page, "n")

    assert Statement.objects.filter(article=article, quote="loket te duur").exists()


def test_keys_do_nothing_inside_a_text_field(
    page: Page, live_server: Any, editor: User, article: Article, candidates: list[Statement]
) -> None:
    login(page, live_server, editor)
    open_desk(page, live_server, article)

    page.fill("input[name=card-document]", "")
    page.type("input[name=card-document]", "axu")

    assert states(article) == [EditorialState.CANDIDATE] * 3
    assert page.input_value("input[name=card-document]") == "axu"


def test_the_desk_works_with_script_off(
    browser: Browser, live_server: Any, editor: User, article: Article, candidates: list[Statement]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    login(page, live_server, editor)
    open_desk(page, live_server, article)

    page.click("button[value=accept]")
    page.click("summary")
    page.fill("input[name=first_words]", "Dat beloof")
    page.fill("input[name=last_words]", "ik")
    page.click("button[value=anchor]")
    page.click("button[value=reject]")
    page.click("button[value=undo]")
    context.close()

    assert states(article) == [EditorialState.PUBLISHED, EditorialState.CANDIDATE, EditorialState.CANDIDATE]
    assert Statement.objects.get(pk=candidates[1].pk).quote == "Dat beloof ik"
