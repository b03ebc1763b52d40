"""Statements may overlap in any way; the stretches that show them never do, and together they are the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.explaining.marks import Segment, lines, segments, visible
from articles.extraction import FoundStatement, Span, extract
from tests.evaluate.corpora import OWN_SETS, annotated

TEXTS = st.text(st.sampled_from("ab \n“é😀\u202e"), max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[FoundStatement]]:
    """A text with spans anywhere: nested, crossing, beside each other, empty, twice the same."""
    text = draw(TEXTS)
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(min(ends), max(ends)))
    spans = draw(st.lists(st.lists(span, min_size=1, max_size=3), max_size=5))
    return text, [FoundStatement(tuple(each), "direct") for each in spans]


def statement(text: str, *words: str) -> FoundStatement:
    return FoundStatement(tuple(Span(text.index(w), text.index(w) + len(w)) for w in words), "direct")


@given(marked_texts())
def test_the_segments_joined_are_the_text(marked: tuple[str, list[FoundStatement]]) -> None:
    text, statements = marked
    assert "".join(text[s.start : s.end] for s in segments(text, statements)) == text
    assert [s for line in lines(text, statements) for s in line.segments] == segments(text, statements)


@given(marked_texts())
def test_each_segment_knows_all_that_covers_it_and_stands_on_one_line(marked: tuple[str, list[FoundStatement]]) -> None:
    text, statements = marked
    for segment in segments(text, statements):
        for place in range(segment.start, segment.end):
            covering = {n for n, s in enumerate(statements) if any(a.start <= place < a.end for a in s.spans)}
            assert set(segment.covering) == covering
        assert "\n" not in text[segment.start : segment.end - 1]


@given(marked_texts())
def test_every_mark_that_opens_is_closed(marked: tuple[str, list[FoundStatement]]) -> None:
    text, statements = marked
    found = segments(text, statements)
    for number, one in enumerate(statements):
        spans = [span for span in one.spans if span.start < span.end]
        assert {s.start for s in found if number in s.opening} == {span.start for span in spans}
        assert {s.end for s in found if number in s.closing} == {span.end for span in spans}


@given(marked_texts())
def test_a_statement_begins_in_one_line_and_ends_in_one(marked: tuple[str, list[FoundStatement]]) -> None:
    text, statements = marked
    statements = [s for s in statements if all(span.start < span.end for span in s.spans)]
    found = lines(text, statements)
    assert sorted(n for line in found for n in line.begun) == list(range(len(statements)))
    assert sorted(n for line in found for n in line.ended) == list(range(len(statements)))


def test_a_quotation_in_a_paragraph_opens_and_closes_inside_it() -> None:
    text = "Ik zeg: wij openen. Goed."
    assert segments(text, [statement(text, text), statement(text, "wij openen")]) == [
        Segment(0, 8, covering=(0,), opening=(0,)),
        Segment(8, 18, covering=(0, 1), opening=(1,), closing=(1,)),
        Segment(18, 25, covering=(0,), closing=(0,)),
    ]


def test_statements_that_begin_or_end_together_are_nested_by_length() -> None:
    text = "Wij openen."
    short, _ = segments(text, [statement(text, "Wij"), statement(text, text)])
    assert short.opening == short.covering == (1, 0)
    _, short = segments(text, [statement(text, "openen."), statement(text, text)])
    assert (short.closing, short.covering) == ((0, 1), (1, 0))


def test_a_text_without_statements_is_its_lines() -> None:
    assert [(s.start, s.end) for s in segments("een\n\ntwee\n", [])] == [(0, 4), (4, 5), (5, 10)]
    assert segments("", []) == []


@pytest.mark.parametrize("set_name", OWN_SETS)
def test_an_article_is_shown_whole(set_name: str) -> None:
    for article in annotated(set_name):
        found = lines(article.text, extract(article.text).statements)
        assert "".join(article.text[s.start : s.end] for line in found for s in line.segments) == article.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Zoë – “ja”\n\tnee\u00a0", "Zoë – “ja”\n\tnee\u00a0", id="what is seen stays"),
        pytest.param("a\x1b[31mb\x07\x7f", "a␛[31mb␇␡", id="control characters have pictures"),
        pytest.param("a\x9bb", "a‹U+009B›b", id="so has the other kind of escape, by its code"),
        pytest.param("a\u202eb\u2066c\u200f", "a‹U+202E›b‹U+2066›c‹U+200F›", id="what turns the writing around"),
        pytest.param("a\u00adb\u200bc\ufeff", "a‹U+00AD›b‹U+200B›c‹U+FEFF›", id="what is not seen but read"),
        pytest.param("a\u2028b\x85c\rd", "a‹U+2028›b‹U+0085›c␍d", id="other line ends"),
    ],
)
def test_what_is_not_seen_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
