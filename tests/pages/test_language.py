"""Dutch by default, English by the switch, and by nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import ArticleFactory, CommitmentFactory

pytestmark = pytest.mark.django_db


def language(client: Client, **headers: str) -> str:
    answer = client.get(reverse("about"), headers=headers)
    assert "Cookie" in answer["Vary"]
    shown = answer["Content-Language"]
    assert f'<html lang="{shown}">' in answer.content.decode()
    return shown


def test_an_english_browser_gets_dutch(client: Client) -> None:
    assert language(client, accept_language="en-GB,en;q=0.9") == "nl"


def test_the_switch_needs_no_token_and_leads_back_to_the_page() -> None:
    client = Client(enforce_csrf_checks=True)
    page = f"{reverse('initiatives:statement-list')}?kind=direct"
    answer = client.post(reverse("set_language"), {"language": "en", "next": page})
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert language(client) == "en"
    client.post(reverse("set_language"), {"language": "nl", "next": page})
    assert language(client) == "nl"


def test_the_switch_leads_to_no_other_site(client: Client) -> None:
    answer = client.post(reverse("set_language"), {"language": "en", "next": "https://elders.example/"})
    assert "elders" not in answer["Location"]


@pytest.mark.parametrize("value", ["de", "nl-BE", "", "../../etc", "x" * 5000])
def test_an_unknown_language_in_the_cookie_is_dutch(value: str, client: Client, settings) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = value
    assert language(client) == "nl"


def test_a_reader_gets_no_cookie_before_choosing(client: Client) -> None:
    assert not client.get(reverse("home")).cookies


@pytest.mark.parametrize("query", ["", "%00", "x" * 201, "%ff%fe", "<script>alert(1)</script>"])
def test_search_answers_every_question_with_a_page(query: str, client: Client) -> None:
    answer = client.get(f"{reverse('search')}?q={query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_pages_may_load_nothing_inline_or_from_elsewhere(client: Client) -> None:
    policy = client.get(reverse("home"))["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy


def test_a_form_without_token_is_refused_in_the_style_of_the_site() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("about"))
    html = answer.content.decode()
    assert answer.status_code == 403
    assert html.count("<h1") == 1
    assert '<html lang="nl">' in html
    assert "<style" not in html


def test_words_of_the_site_are_not_marked_as_dutch_in_english(english: Client) -> None:
    commitment = CommitmentFactory(
        state="published", responsible_person=None, responsible_organisation=None, initiative=None
    )
    html = english.get(commitment.get_absolute_url()).content.decode()
    for words in ("not established", "no named initiative"):
        before = html[: html.index(words)]
        assert before[before.rindex("<dd") :].partition(">")[0] == "<dd"


@pytest.mark.parametrize(
    ("publication", "description"),
    [("Krant", "What was said in “Kop” (Krant)."), ("", "Kop")],
    ids=["outlet", "no outlet"],
)
def test_an_article_is_described_with_its_outlet_if_it_has_one(publication, description, english: Client) -> None:
    article = ArticleFactory(state="published", title="Kop", publication=publication)
    html = english.get(article.get_absolute_url()).content.decode()
    assert f'<meta name="description" content="{description}">' in html
