"""Texts with what was found in them: escaped, marked at the right place, never changed."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from articles.admin import Mark, marked
from articles.models import Article
from initiatives.models import Statement
from tests.factories import ArticleFactory, SpeakerFactory, StatementFactory

TEXT = "Zij zei: ‘a < b & c’. <script>alert(1)</script> 😀 einde"


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_a_text_is_escaped_in_and_outside_its_marks() -> None:
    at = TEXT.index("<script>")
    shown = marked(TEXT, [Mark(at, at + 8, "this")])
    assert '<mark class="this">&lt;script&gt;</mark>alert(1)&lt;/script&gt;' in shown


def test_offsets_count_code_points() -> None:
    at = TEXT.index("einde")
    assert '<mark class="this" id="statement">einde</mark>' in marked(TEXT, [Mark(at, at + 5, "this", "statement")])


def test_the_first_mark_given_shows_where_two_overlap() -> None:
    shown = marked("abcdef", [Mark(2, 4, "this", "statement"), Mark(0, 6, "found", "", "/x/")])
    assert shown == (
        '<mark class="found"><a href="/x/">ab</a></mark>'
        '<mark class="this" id="statement">cd</mark>'
        '<mark class="found"><a href="/x/">ef</a></mark>'
    )


def test_an_anchor_is_given_once_for_two_spans() -> None:
    shown = marked("abcdef", [Mark(0, 2, "this", "statement"), Mark(4, 6, "this", "statement")])
    assert shown.count('id="statement"') == 1
    assert shown.count("<mark") == 2


@pytest.mark.parametrize("span", [(-5, 2), (4, 99), (50, 60), (3, 3)], ids=["before", "beyond", "outside", "empty"])
def test_a_mark_outside_the_text_loses_no_words(span: tuple[int, int]) -> None:
    assert plain(marked("abcdef", [Mark(*span, "this")])) == "abcdef"


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from(["", "a", "b"])), max_size=6),
)
def test_marks_never_change_the_words(text: str, spans: list[tuple[int, int, str]]) -> None:
    shown = marked(text, [Mark(start, end, "this", anchor) for start, end, anchor in spans])
    assert plain(shown) == text


def test_a_statement_is_marked_in_the_whole_text(chief: Client) -> None:
    text = "Begin <b>. " + "‘Wij openen het loket vóór 1 juli’ en dan & nog wat."
    statement = StatementFactory(article=ArticleFactory(text=text))
    other = StatementFactory(article=statement.article, start=0, end=5)
    page = chief.get(reverse("admin:initiatives_statement_change", args=[statement.pk]))
    assert plain(page.context["marked_text"]) == text
    assert f'<mark class="this" id="statement">{statement.quote}</mark>' in page.text
    assert f"{other.pk}/change/#statement" in page.text
    assert "Begin &lt;b&gt;" not in page.text, "the words are split by the mark of the other statement"
    assert "&lt;b&gt;" in page.text


def test_an_article_lists_its_statements_beside_its_text(chief: Client) -> None:
    speaker = SpeakerFactory()
    page = chief.get(reverse("admin:articles_article_change", args=[speaker.statement.article.pk]))
    assert plain(page.context["marked_text"]) == speaker.statement.article.text
    assert f'id="at-{speaker.statement.pk}"' in page.text
    assert f'href="#at-{speaker.statement.pk}"' in page.text
    assert speaker.person.name in page.text


def test_the_list_of_statements_leads_to_the_words(chief: Client) -> None:
    statement = StatementFactory()
    page = chief.get(reverse("admin:initiatives_statement_changelist"))
    assert f"/{statement.pk}/change/#statement" in page.text


@pytest.mark.parametrize("model", [Article, Statement], ids=lambda model: model.__name__)
def test_reading_needs_the_same_queries_for_many_statements(
    model: type, chief: Client, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    speaker = SpeakerFactory()
    for start in range(30):
        SpeakerFactory(statement=StatementFactory(article=speaker.statement.article, start=start, end=start + 3))
    row = speaker.statement.article if model is Article else speaker.statement
    with django_assert_max_num_queries(14):
        chief.get(reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_change", args=[row.pk]))
