"""A statement's words with a little context."""

import pytest

from articles.excerpts import CONTEXT, LONGEST, OPENING, Piece, excerpt, excerpts

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


def every_sentence(text: str) -> list[list[list[int]]]:
    """An opinion of which each sentence has become a statement."""
    length = text.index(".") + 2
    return [[[start, start + length - 1]] for start in range(0, len(text), length)]


OPINION = (
    "Wij beloven dat ieder loket in het land voor het einde van dit jaar open gaat, ook het uwe en dat van hem. " * 20
)


@pytest.mark.parametrize("promises", [False, True], ids=["no promise", "all promises"])
def test_statements_together_show_half_of_an_article_and_openings(promises: bool) -> None:
    spans = every_sentence(OPINION)
    shown = [found.pieces[0].text for found in excerpts(OPINION, [(one, promises) for one in spans])]
    whole = [words for words in shown if words.endswith("hem.")]
    openings = [words for words in shown if words.endswith("…")]
    assert len(whole) + len(openings) == len(spans)
    assert len(OPINION) // 4 < sum(map(len, whole)) <= len(OPINION) // 2
    assert all(OPENING // 2 < len(words) <= len(OPINION) // 40 for words in openings)


def test_a_promise_keeps_its_words_before_what_comes_earlier() -> None:
    spans = every_sentence(OPINION)
    shown = excerpts(OPINION, [(one, one == spans[-1]) for one in spans])
    assert shown[-1].pieces[0].text.endswith("hem.")
    assert shown[-1].before
    assert shown[-3].pieces[0].text.endswith("…")


def test_context_goes_before_words_go() -> None:
    text = "eerste " * 10 + "tweede " * 10
    (found,) = excerpts(text, [([[0, 69]], False)])
    assert found.pieces == (Piece(text[:69], marked=True),)
    assert (found.before, found.after) == ("", "")


def test_what_statements_share_counts_once() -> None:
    spans = every_sentence(OPINION)
    twice = [(one, False) for one in spans[:4]] * 5
    assert {found.pieces[0].text[-4:] for found in excerpts(OPINION, twice)} == {"hem."}


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


def test_context_goes_on_over_the_lines_that_a_narrow_column_broke() -> None:
    lines = [
        "Zij houden de balie in de wijk open, elke",
        "dag van de week tot laat in de avond, zegt",
        "wethouder Anna Bos.",
    ]
    told = [
        "Dat kost geld, en daar wil de raad volgende",
        "week over praten, want de begroting van de",
        "stad is krap.",
    ]
    text = "\n".join([*lines, *told, "", *told, *lines])
    found = excerpt(text, [at("tot laat", text)])
    assert found.before == "Zij houden de balie in de wijk open, elke dag van de week "
    assert found.after == " in de avond, zegt wethouder Anna Bos."
