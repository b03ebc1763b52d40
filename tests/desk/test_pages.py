"""The desk without script: every decision is a form, the next candidate follows, nothing typed is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.models import Person, Statement
from tests.desk.conftest import TEXT, card, place
from tests.factories import ArticleFactory, StatementFactory


def address(article: Article) -> str:
    return reverse("admin:desk-article", args=[article.pk])


def send(client: Client, article: Article, action: str, **data: Any) -> Any:
    return client.post(address(article), {**data, "action": action})


def test_the_queue_counts_what_waits(desk_client: Client, candidates: list[Statement]) -> None:
    page = desk_client.get(reverse("admin:desk"))

    assert page.status_code == 200
    assert b"Het loket" in page.content
    assert page.context["waiting"] == 3


@pytest.mark.parametrize("order", ["oldest", "newest", "promises", "doubtful", "sure", "nonsense"])
def test_every_order_shows_the_article(desk_client: Client, candidates: list[Statement], order: str) -> None:
    assert b"Het loket" in desk_client.get(reverse("admin:desk"), {"order": order}).content


@pytest.mark.parametrize("wrong", [{"initiative": "x"}, {"page": "99"}, {"statement": "x"}, {"order": "\x00"}])
def test_a_wrong_choice_is_no_error(desk_client: Client, candidates: list[Statement], wrong: dict[str, str]) -> None:
    assert desk_client.get(reverse("admin:desk"), wrong).status_code == 200
    assert desk_client.get(address(candidates[0].article), wrong).status_code == 200


def test_the_desk_shows_the_text_letter_by_letter(desk_client: Client, candidates: list[Statement]) -> None:
    import re
    from html import unescape

    page = desk_client.get(address(candidates[0].article)).content.decode()
    shown = re.search(r'id="article-text"[^>]*>(.*?)</div>', page, re.DOTALL)

    assert shown
    assert unescape(re.sub(r"<[^>]+>", "", shown[1])) == TEXT


def test_accepting_leads_to_the_next_candidate(
    desk_client: Client, article: Article, candidates: list[Statement]
) -> None:
    answer = send(desk_client, article, "accept", **card(candidates[0]))

    assert answer.status_code == 302
    assert f"statement={candidates[1].pk}" in answer["Location"]
    assert Statement.objects.get(pk=candidates[0].pk).state == EditorialState.PUBLISHED


def test_after_the_last_one_the_next_article_opens(
    desk_client: Client, article: Article, candidates: list[Statement]
) -> None:
    other = StatementFactory(article=ArticleFactory(title="Ander stuk"), state=EditorialState.CANDIDATE).article
    for statement in candidates:
        answer = send(desk_client, article, "reject", **card(statement))

    assert address(other) in answer["Location"]


def test_what_the_card_says_is_saved(
    desk_client: Client, article: Article, candidates: list[Statement], jan: Person
) -> None:
    changes = {"card-is_commitment": "on", "card-deadline": "2026-12-31", "card-speakers": [f"person-{jan.pk}"]}

    send(desk_client, article, "correct", **card(candidates[0], **changes))

    fresh = Statement.objects.get(pk=candidates[0].pk)
    assert (fresh.is_commitment, str(fresh.deadline), fresh.deadline_basis) == (True, "2026-12-31", "explicit")
    assert [row.person for row in fresh.speakers.all()] == [jan]


def test_a_wrong_card_comes_back_with_what_was_typed(
    desk_client: Client, article: Article, candidates: list[Statement]
) -> None:
    wrong = card(candidates[0], **{"card-deadline": "morgen", "card-document": "Het plan"})

    answer = send(desk_client, article, "accept", **wrong)

    assert answer.status_code == 422
    assert b"Het plan" in answer.content
    assert Statement.objects.get(pk=candidates[0].pk).state == EditorialState.CANDIDATE


def test_a_lost_race_is_told_with_what_it_says_now(
    desk_client: Client, article: Article, candidates: list[Statement]
) -> None:
    mine = card(candidates[0], **{"card-document": "Mijn tekst"})
    send(desk_client, article, "reject", **card(candidates[0]))

    answer = send(desk_client, article, "correct", **mine)

    assert answer.status_code == 409
    assert b"Mijn tekst" in answer.content
    assert User.objects.get().get_username() in answer.text, "who was first"
    assert Statement.objects.get(pk=candidates[0].pk).state == EditorialState.REJECTED


def test_words_are_chosen_without_script(desk_client: Client, article: Article, candidates: list[Statement]) -> None:
    words = {"first_words": "Wij gaan", "last_words": "jaar"}

    send(desk_client, article, "anchor", **card(candidates[0]), **words)

    assert Statement.objects.get(pk=candidates[0].pk).quote == "Wij gaan dit jaar"


@pytest.mark.parametrize("spans", ["x", "[]", "[[1]]", "[[1,2,3]]", '[["a","b"]]', "[[0,99999]]", "[" * 5000])
def test_nonsense_for_a_place_is_refused(
    desk_client: Client, article: Article, candidates: list[Statement], spans: str
) -> None:
    assert send(desk_client, article, "anchor", **card(candidates[0]), spans=spans).status_code == 409


@pytest.mark.parametrize("action", ["", "explode", "accept", "undo"])
def test_a_step_without_a_statement_is_refused(desk_client: Client, article: Article, action: str) -> None:
    assert send(desk_client, article, action).status_code == 409


def test_undoing_brings_the_candidate_back(desk_client: Client, article: Article, candidates: list[Statement]) -> None:
    send(desk_client, article, "reject", **card(candidates[0]))

    send(desk_client, article, "undo")

    assert Statement.objects.get(pk=candidates[0].pk).state == EditorialState.CANDIDATE


def test_a_new_statement_is_added_by_its_place(
    desk_client: Client, article: Article, candidates: list[Statement]
) -> None:
    send(desk_client, article, "add", spans=f"[{place('het loket')}]")

    assert Statement.objects.filter(article=article, quote="het loket").exists()


def test_who_may_not_change_statements_has_no_desk(client: Client, candidates: list[Statement]) -> None:
    reader = User.objects.create_user("lezer", is_staff=True)
    client.force_login(reader)

    assert client.get(reverse("admin:desk")).status_code == 403
    assert client.get(address(candidates[0].article)).status_code == 403


def test_the_desk_asks_no_more_for_a_hundred_candidates(
    desk_client: Client, article: Article, candidates: list[Statement], django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        desk_client.get(address(article))
    for start in range(60):
        StatementFactory(article=article, spans=[[start, start + 2]], start=start, end=start + 2, kind="authored")
    with CaptureQueriesContext(connection) as many:
        desk_client.get(address(article))

    assert len(many) == len(few)


@pytest.mark.parametrize(("promises", "offered"), [("on", True), (None, False)])
def test_an_accepted_promise_leads_to_a_commitment(
    promises: str | None, offered: bool, desk_client: Client, candidates: list[Statement], article: Article
) -> None:
    sent = card(candidates[0], action="accept", **({"card-is_commitment": promises} if promises else {}))
    answer = desk_client.post(f"/beheer/desk/{article.pk}/", sent, follow=True)
    address = f'href="{reverse("admin:statement_promise", args=[candidates[0].pk])}?desk=1"'
    assert (address in answer.text) is offered


def test_the_role_of_the_first_speaker_is_corrected_on_the_card(
    desk_client: Client, article: Article, candidates: list[Statement]
) -> None:
    assert 'name="card-role" value="wethouder"' in desk_client.get(address(article)).text
    send(desk_client, article, "correct", **card(candidates[0], **{"card-role": "wethouder Digitale Stad"}))
    (speaker,) = candidates[0].speakers.all()
    assert speaker.role == "wethouder Digitale Stad"
    send(desk_client, article, "undo")
    (speaker,) = candidates[0].speakers.all()
    assert speaker.role == "wethouder"
