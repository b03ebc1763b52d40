"""The page of a reading: whole and valid by itself, harmless whatever the text holds, readable in any light."""

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from articles.explaining import Reading, write_page
from articles.explaining.page import COLOURS
from articles.extraction import Deadline, Extraction, FoundStatement, Metadata, Span, Speaker, extract
from tests.pages.test_style import READABLE, VISIBLE, contrast

ROOT = Path(__file__).resolve().parent.parent.parent
SHEET = (ROOT / "templates" / "articles" / "_reading.css").read_text(encoding="utf-8")
VOICES = [*range(1, COLOURS + 1), "none"]
PAIRS = [
    *(("ink", f"soft-{voice}", READABLE) for voice in VOICES),
    *(("surface", f"strong-{voice}", READABLE) for voice in VOICES),
    *((f"strong-{voice}", f"soft-{voice}", VISIBLE) for voice in VOICES),
    *((ink, ground, READABLE) for ink in ("ink", "quiet", "link") for ground in ("paper", "surface")),
    ("focus", "paper", VISIBLE),
]
VOID = {"meta", "link", "br", "hr", "img", "input"}
CORPUS = sorted((ROOT / "tests" / "corpus").glob("*.txt"))


class Outline(HTMLParser):
    """What a validator would look at first: every element closed in its turn, no id twice, no link into nothing."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"id {name} {count} times" for name, count in self.ids.items() if count > 1]
        self.faults += [f"no {link}" for link in self.links if link.removeprefix("#") not in self.ids]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.ids.update(value or "" for name, value in attrs if name == "id")
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> in the wrong place, line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data


def read(path: Path) -> Reading:
    text = path.read_text(encoding="utf-8")
    return Reading(path.name, text, extract(text))


def test_the_whole_corpus_makes_one_valid_page() -> None:
    html = write_page([read(path) for path in CORPUS])
    outline = Outline(html)
    assert html.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert outline.faults == []
    assert (outline.tags["article"], outline.tags["h1"]) == (len(CORPUS), 1)
    assert all(link.startswith("#") for link in outline.links)


def test_the_page_needs_nothing_else() -> None:
    html = write_page([read(CORPUS[0])])
    assert not re.search(r"<(?:script|link|img|iframe)|@import|url\(|\ssrc=|\son\w+=|\sstyle=", html)
    assert "default-src 'none'" in html


@pytest.mark.parametrize("path", CORPUS[:5], ids=lambda path: path.name)
def test_the_page_shows_the_text_whole(path: Path) -> None:
    reading = read(path)
    badge = r'<a class="badge[^>]*>[^<]*</a>'
    html = re.sub(badge, "", write_page([reading]))
    shown = [Outline(line).words for line in re.findall(r'<p class="line">.*?</p>', html)]
    assert shown == reading.text.removesuffix("\n").split("\n")


def test_what_a_text_says_is_never_obeyed() -> None:
    evil = '</title></style><script>alert(1)</script>\u202e{{ 7 }}{% now %}&amp;"'
    person = Speaker("person", evil)
    found = FoundStatement(
        (Span(0, 8),), "direct", (person,), None, (evil,), True, Deadline(date(2020, 1, 1), "day", "explicit", evil),
        cue=evil, rule="volgens",
    )  # fmt: skip
    html = write_page([Reading(evil, evil, Extraction(Metadata(title=evil, publication=evil), statements=(found,)))])
    outline = Outline(html)
    assert outline.faults == []
    assert outline.tags["script"] == 0
    assert "\u202e" not in html
    assert outline.words.count('</title></style><script>alert(1)</script>‹U+202E›{{ 7 }}{% now %}&amp;"') >= 6


def test_a_statement_inside_another_shows_both() -> None:
    text = "Ik zeg: wij openen. Goed."
    author, other = Speaker("person", "An"), Speaker("person", "Bo")
    statements = (
        FoundStatement((Span(0, 25),), "authored", (author,)),
        FoundStatement((Span(8, 18),), "direct", (other, author)),
    )
    html = write_page([Reading("a.txt", text, Extraction(Metadata(), statements=statements))])
    assert re.search(r'<mark class="kind-direct voice-2 within-voice-1">.*?wij openen</mark>', html)
    assert re.search(r'<mark class="kind-authored voice-1"><a [^>]*id="a1-t1"', html)
    assert re.search(r'<mark class="kind-authored voice-1">\. Goed\.</mark>', html)


def test_words_that_are_interrupted_lead_to_one_card() -> None:
    text = "Wij, zegt An, openen."
    found = FoundStatement((Span(0, 3), Span(14, 20)), "direct", (Speaker("person", "An"),))
    outline = Outline(write_page([Reading("a.txt", text, Extraction(Metadata(), statements=(found,)))]))
    assert outline.faults == []
    assert outline.links.count("#a1-s1") == 2


def test_a_reading_without_anything_is_a_page_too() -> None:
    html = write_page([Reading("a.txt", "Niets.", extract("Niets."))])
    assert Outline(html).faults == []
    assert "Artikel zonder titel" in html


def test_large_numbers_stay_numbers_in_addresses() -> None:
    text = "a" * 1200
    statements = tuple(FoundStatement((Span(n, n + 1),), "direct") for n in range(1200))
    outline = Outline(write_page([Reading("a.txt", text, Extraction(Metadata(), statements=statements))]))
    assert outline.faults == []
    assert "a1-s1100" in outline.ids


def tokens(night: bool) -> dict[str, str]:
    day_part, night_part = SHEET.split("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", night_part if night else day_part))


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=lambda value: str(value))
def test_colours_can_be_told_apart(front: str, back: str, least: float, night: bool) -> None:
    colours = tokens(night)
    assert contrast(colours[front], colours[back]) >= least


def test_every_voice_has_its_colour_by_day_and_by_night() -> None:
    assert tokens(night=False).keys() == tokens(night=True).keys()
    assert all(f".voice-{v} {{" in SHEET and f".within-voice-{v} {{" in SHEET for v in VOICES)


def test_the_sheet_is_plain_ascii_so_that_any_output_can_carry_it() -> None:
    assert SHEET.isascii()
