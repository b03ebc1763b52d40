"""A statement's words with a little context."""

import pytest

from articles.excerpts import CONTEXT, LONGEST, Piece, excerpt

LEFT = "Eerste alinea.\n" + "links " * 40
RIGHT = " rechts" * 40 + "\nLaatste alinea."
TEXT = f"{LEFT}‘Wij openen’, zegt zij, ‘het loket’{RIGHT}"


def at(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def test_the_words_are_marked_and_what_interrupts_them_is_not() -> None:
    found = excerpt(TEXT, [at("Wij openen"), at("het loket")])
    assert found.pieces == (
        Piece("Wij openen", marked=True), Piece("’, zegt zij, ‘", marked=False), Piece("het loket", marked=True),
    )  # fmt: skip


def test_context_is_short_and_ends_between_words() -> None:
    found = excerpt(TEXT, [at("Wij openen"), at("het loket")])
    assert found.before.startswith("…links ")
    assert found.after.endswith(" rechts…")
    assert len(found.before) <= CONTEXT
    assert len(found.after) <= CONTEXT
    assert CONTEXT - len(found.before) < 10


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        ("Wij openen.", "Wij openen.", "", ""),
        ("Kop\nZij zegt: wij openen. Mooi.\nReclame", "wij openen.", "Zij zegt: ", " Mooi."),
        ("Kop\nWij openen.\nReclame", "Wij openen.", "", ""),
        ("a" * 300 + "wij" + "b" * 300, "wij", "…" + "a" * 119, "b" * 119 + "…"),
        ("𝄞 😀 wij 😀 𝄞", "wij", "𝄞 😀 ", " 😀 𝄞"),
    ],
    ids=["whole text", "own paragraph only", "whole paragraph", "no spaces to cut at", "code points beyond 16 bits"],
)
def test_context_stays_inside_the_paragraph(text: str, words: str, before: str, after: str) -> None:
    found = excerpt(text, [at(words, text)])
    assert (found.before, found.after) == (before, after)
    assert found.pieces == (Piece(words, marked=True),)


def test_long_words_are_cut_off_and_nothing_follows_them() -> None:
    text = "woord " * 400
    found = excerpt(text, [[0, 1500]])
    assert len(found.pieces[0].text) <= LONGEST
    assert found.pieces[0].text.endswith("woord…")
    assert found.after == ""


def test_what_comes_after_the_longest_is_not_shown() -> None:
    text = "eerste " * 100 + "tussen " + "tweede " * 10
    found = excerpt(text, [[0, 650], [707, 720]])
    assert len(found.pieces) == 1
    assert "tweede" not in found.pieces[0].text + found.after


def test_a_long_interruption_is_shortened_in_the_middle() -> None:
    text = "Begin " + "midden " * 60 + "eind"
    found = excerpt(text, [[0, 5], [len(text) - 4, len(text)]])
    assert len(found.pieces[1].text) <= CONTEXT
    assert found.pieces[1].text.startswith(" midden")
    assert "… …" in found.pieces[1].text


def test_an_article_page_never_shows_the_whole_article(client, db) -> None:
    from tests.factories import ArticleFactory, StatementFactory

    middle = "Dit staat er niet bij. " * 30
    text = f"‘Wij openen het loket vóór 1 juli’, zegt zij. {middle}Einde."
    article = ArticleFactory(state="published", text=text)
    StatementFactory(state="published", article=article)
    html = client.get(article.get_absolute_url()).content.decode()
    assert "<mark>Wij openen" in html
    assert html.count("Dit staat er niet bij.") < 6
    assert "Einde." not in html
