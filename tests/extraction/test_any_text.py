"""Whatever stands in a text, reading it ends, soon, with offsets that fit it."""

import pytest

from articles.extraction import Extraction, Span, extract
from tests.bench import BAITS, bait, seconds
from tests.evaluate.corpora import OWN_SETS, Annotated, annotated

CORPUS = [article for name in OWN_SETS for article in annotated(name)]
LENGTHS = (0, 1, 2, 3, 7, 50, 333, 2000)
# Reading a bait is far faster than this; a pattern that looks ahead without end is far slower.
SECONDS_FOR_TEN_THOUSAND = 2.0
# Sixteen times the length takes some sixteen times as long; what looks at all for each takes over two hundred times.
SHORT, LONG, TOO_MANY_TIMES = 12_000, 192_000, 60


def spans(found: Extraction) -> list[Span]:
    statements = [span for s in found.statements for span in (*s.spans, s.attribution) if span is not None]
    named = (*found.persons, *found.organisations, *found.initiatives)
    return statements + [span for item in named for span in item.mentions]


def misfits(text: str) -> list[Span]:
    return [span for span in spans(extract(text)) if not 0 <= span.start < span.end <= len(text)]


@pytest.mark.parametrize("article", CORPUS, ids=lambda article: article.name)
def test_an_article_cut_off_anywhere_is_read(article: Annotated) -> None:
    for end in range(0, len(article.text), 13):
        assert misfits(article.text[max(end - 150, 0) : end]) == []


@pytest.mark.parametrize("name", BAITS)
def test_bait_of_any_length_is_read(name: str) -> None:
    for length in LENGTHS:
        assert misfits(bait(name, length)) == []


@pytest.mark.parametrize("name", BAITS)
def test_bait_takes_no_time_to_speak_of(name: str) -> None:
    text = bait(name, 10_000)

    assert seconds(lambda: extract(text)) < SECONDS_FOR_TEN_THOUSAND


@pytest.mark.parametrize("name", BAITS)
def test_time_grows_with_the_length_only(name: str) -> None:
    def soonest(text: str) -> float:
        """Of three times: the machine may be busy."""
        return min(seconds(lambda: extract(text)) for _time in range(3))

    assert soonest(bait(name, LONG)) < soonest(bait(name, SHORT)) * TOO_MANY_TIMES


@pytest.mark.parametrize("article", CORPUS, ids=lambda article: article.name)
def test_reading_twice_is_the_same_as_reading_once(article: Annotated) -> None:
    assert extract(article.text) == extract(article.text)
