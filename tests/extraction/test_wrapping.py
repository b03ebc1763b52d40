"""Texts that a mail program or a PDF broke into lines of one width."""

import textwrap
from collections import Counter

import pytest

from articles.extraction import Extraction, extract
from articles.extraction.wrapping import paragraphs
from tests.evaluate.corpora import annotated

SENTENCE = (
    "Vandaag belooft Anna Bos dat de stad vóór 1 mei 2031 zeven loketten opent voor wie niet met de app kan of wil. "
)


def wrapped(text: str, width: int) -> str:
    lines = (textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.split("\n"))
    return "\n".join("\n".join(parts) for parts in lines)


def bounds(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def told(text: str, found: Extraction) -> Counter[tuple[str, bool, tuple[str, ...], str]]:
    return Counter(
        (
            each.kind,
            each.is_commitment,
            tuple(speaker.name for speaker in each.speakers),
            " ".join(" ".join(span.of(text) for span in each.spans).split()),
        )
        for each in found.statements
    )


@pytest.mark.parametrize("width", [60, 72, 90])
def test_the_width_of_a_text_hardly_changes_what_is_read(width: int) -> None:
    whole, kept = 0, 0
    for article in (*annotated("sample"), *annotated("development")[:20]):
        narrow = wrapped(article.text, width)
        before = told(article.text, extract(article.text))
        whole += before.total()
        kept += (before & told(narrow, extract(narrow))).total()
    assert kept / whole > 0.95


def test_names_over_two_lines_have_no_line_break() -> None:
    sentence = (
        "Gisteren is er aan tafel lang over die zaak gesproken met Anna Bos, directeur van de gemeente Zandmeer. "
    )
    text = wrapped(sentence * 8, 62)
    found = extract(text)
    assert "Anna\nBos" in text
    assert [each.name for each in (*found.persons, *found.organisations)] == ["Anna Bos", "gemeente Zandmeer"]


def test_a_paragraph_is_one_line_again() -> None:
    paragraph = wrapped(SENTENCE * 6, 70)
    text = f"{paragraph}\n\n{paragraph}"
    assert paragraphs(text) == [(0, len(paragraph)), (len(paragraph) + 2, len(text))]


@pytest.mark.parametrize("mark", ["- ", "• ", "> ", "# "])
def test_items_stay_lines_of_their_own(mark: str) -> None:
    items = "\n".join(f"{mark}{'loket ' * 10}{number}" for number in range(3))
    text = f"{wrapped(SENTENCE * 6, 70)}\n\n{items}"
    assert len(paragraphs(text)) == 4


def test_short_lines_and_whole_sentences_are_left_alone() -> None:
    text = "\n".join(["Anna Bos", "directeur van Wijkwijs", "en moeder"] * 4)
    assert paragraphs(text) == bounds(text)
    text = "\n".join([SENTENCE.strip()] * 9)
    assert paragraphs(text) == bounds(text)
