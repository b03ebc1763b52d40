"""Two wordings beside each other, word by word."""

import time

from hypothesis import given
from hypothesis import strategies as st

from initiatives.promises.wording import compare

WORDS = st.lists(st.sampled_from(["loket", "Loket,", "open", "één", "een", "…", "alle", "2"]), max_size=30).map(
    " ".join
)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.words) for piece in compare(before, after)]


def test_what_went_and_what_came_stand_where_they_stood() -> None:
    assert told("Wij gaan alle loketten openen", "Wij willen alle loketten dit jaar openen") == [
        ("same", "Wij"), ("gone", "gaan"), ("new", "willen"), ("same", "alle loketten"), ("new", "dit jaar"),
        ("same", "openen"),
    ]  # fmt: skip


def test_capitals_accents_and_marks_make_no_other_word() -> None:
    assert told("‘Eén loket’, zegt hij.", "Een loket zegt hij") == [("same", "Een loket zegt hij")]


def test_words_with_too_little_in_common_are_not_marked() -> None:
    assert told("Wij openen loketten", "Het regent vandaag hard") == told("", "iets") == told("iets", "") == []


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = compare(before, after)
    if pieces:
        assert " ".join(p.words for p in pieces if p.kind != "gone").split() == after.split()
        assert sum(len(p.words.split()) for p in pieces if p.kind != "new") == len(before.split())


def test_very_long_texts_are_left_alone_and_long_ones_are_quick() -> None:
    assert compare("woord " * 401, "woord " * 401) == []
    start = time.process_time()
    assert compare("een twee drie vier " * 100, "vier drie twee een " * 100)
    assert time.process_time() - start < 2
