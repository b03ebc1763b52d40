"""JSON Lines: each line is an article or a refusal that names the line and the key."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.sources import Refusal, SourceDocument, read_sources
from articles.sources.documents import MAX_BYTES

FULL = {
    "title": "Een register is nog geen gesprek",
    "url": "https://voorbeeld.nl/artikel?id=3",
    "publication": "Voorbeeldblad",
    "published_on": "2021-03-18",
    "authors": ["Jan de Vries", "Zoë van ’t Hof"],
    "text": "De provincie gaat het doen.\r\n\r\n“Echt.”",
    "retrieved_at": "2022-01-02T10:00:00+01:00",
}


def read(tmp_path: Path, *lines: str | bytes) -> list[SourceDocument | Refusal]:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return list(read_sources([path]))


def test_every_documented_key_arrives(tmp_path: Path) -> None:
    (found,) = read(tmp_path, json.dumps(FULL))

    assert isinstance(found, SourceDocument)
    assert found.name.endswith("x.jsonl:1")
    assert found.title == FULL["title"]
    assert found.url == FULL["url"]
    assert found.publication == "Voorbeeldblad"
    assert str(found.published_on) == "2021-03-18"
    assert found.authors == ("Jan de Vries", "Zoë van ’t Hof")
    assert found.text == "De provincie gaat het doen.\n\n“Echt.”"
    assert found.retrieved_at == datetime(2022, 1, 2, 9, 0, tzinfo=UTC)


def test_text_alone_is_enough_and_null_is_the_same_as_absent(tmp_path: Path) -> None:
    alone, nulls = read(tmp_path, '{"text": "tekst"}', json.dumps(dict.fromkeys(FULL) | {"text": "tekst"}))

    assert isinstance(alone, SourceDocument)
    assert isinstance(nulls, SourceDocument)
    assert (alone.url, alone.published_on, alone.authors, alone.retrieved_at) == ("", None, (), None)
    assert alone.sha256 == nulls.sha256


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        pytest.param("2021-03-18", "2021-03-18", "day", id="a day"),
        pytest.param("2024-02", "2024-02-29", "month", id="a month is its last day"),
        pytest.param("2021", "2021-12-31", "year", id="a year is its last day"),
    ],
)
def test_a_vague_date_is_the_last_day_of_its_period(tmp_path: Path, written: str, day: str, precision: str) -> None:
    (found,) = read(tmp_path, json.dumps({"text": "tekst", "published_on": written}))

    assert isinstance(found, SourceDocument)
    assert found.published_on is not None
    assert found.published_on.day.isoformat() == day
    assert found.published_on.precision == precision


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"text": None}, "key text: must be a string", id="text is null"),
        pytest.param({"text": ["a"]}, "key text: must be a string", id="text is a list"),
        pytest.param({"text": " \n"}, "key text: nothing but white space", id="text is blank"),
        pytest.param({"text": "a\0b"}, "key text: NUL character at 1", id="text with NUL"),
        pytest.param({"text": "a\ud800"}, "key text: lone surrogate U+D800 at 1", id="text with half a pair"),
        pytest.param({"title": 3}, "key title: must be a string", id="title is a number"),
        pytest.param({"title": "a\0"}, "key title: NUL", id="title with NUL"),
        pytest.param({"title": "x" * 501}, "key title: longer than 500", id="title too long to be stored"),
        pytest.param({"publication": "x" * 201}, "key publication: longer than 200", id="publication too long"),
        pytest.param({"url": "javascript:alert(1)"}, "key url: must be an http", id="an address that runs"),
        pytest.param({"url": "/artikel"}, "key url: must be an http", id="a relative address"),
        pytest.param({"url": "https://"}, "key url: must be an http", id="an address without a host"),
        pytest.param({"url": "https://[::1"}, "key url: must be an http", id="an address with a broken host"),
        pytest.param({"url": "https://a.nl:99999/"}, "key url: must be an http", id="an address with no such port"),
        pytest.param({"url": "https://a.nl/\nb"}, "key url: must be an http", id="an address over two lines"),
        pytest.param({"url": "https://a.nl/" + "x" * 1000}, "key url: must be an http", id="an address too long"),
        pytest.param({"published_on": "18-03-2021"}, "key published_on: must be a date", id="day first"),
        pytest.param({"published_on": "2021-02-30"}, "key published_on: must be a date", id="no such day"),
        pytest.param({"published_on": "2021-13"}, "key published_on: must be a date", id="no such month"),
        pytest.param({"published_on": "0000"}, "key published_on: must be a date", id="no such year"),
        pytest.param({"published_on": "٢٠٢١"}, "key published_on: must be a date", id="other digits"),
        pytest.param({"published_on": 2021}, "key published_on: must be a string", id="a number for a date"),
        pytest.param({"authors": "Jan"}, "key authors: must be a list of strings", id="one author as a string"),
        pytest.param({"authors": ["Jan", 3]}, "key authors: must be a string", id="an author who is a number"),
        pytest.param({"authors": [""]}, "key authors: must not hold an empty name", id="an author without a name"),
        pytest.param({"retrieved_at": "gisteren"}, "key retrieved_at: must be a time", id="a time in words"),
        pytest.param(
            {"retrieved_at": "0001-01-01T00:00:00+23:00"}, "key retrieved_at: must be a time", id="a time before all"
        ),
        pytest.param({"auteur": "Jan"}, "unknown key 'auteur'; known are title, url", id="an unknown key"),
        pytest.param({"a\nb": 1}, "unknown key 'a�b'", id="an unknown key over two lines"),
    ],
)
def test_a_wrong_value_is_refused_with_its_key(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    (found,) = read(tmp_path, json.dumps(FULL | change))

    assert isinstance(found, Refusal)
    assert found.name.endswith("x.jsonl:1")
    assert found.reason.startswith(reason)
    assert len(str(found).splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{", "invalid JSON: ", id="cut off"),
        pytest.param("[" * 100_000, "invalid JSON: ", id="nested without end"),
        pytest.param('{"text": ' + "9" * 10_000 + "}", "invalid JSON: ", id="a number without end"),
        pytest.param('["tekst"]', "not a JSON object", id="a list"),
        pytest.param('{"title": "x"}', "key text: missing", id="no text"),
        pytest.param('{"text": "a", "text": "b"}', "key text stands there twice", id="a key twice"),
        pytest.param(b'{"text": "caf\xe9"}', "not UTF-8: byte 0xE9 at 13", id="another encoding"),
        pytest.param('{"text": "' + "a" * MAX_BYTES + '"}', "larger than 5 MB", id="too large"),
    ],
)
def test_a_broken_line_is_refused_and_the_others_go_on(tmp_path: Path, line: str | bytes, reason: str) -> None:
    first, broken, last = read(tmp_path, '{"text": "een"}', line, '{"text": "drie"}')

    assert isinstance(first, SourceDocument)
    assert isinstance(broken, Refusal)
    assert broken.name.endswith("x.jsonl:2")
    assert broken.reason.startswith(reason)
    assert len(str(broken).splitlines()) == 1
    assert isinstance(last, SourceDocument)
    assert (last.text, last.name[-9:]) == ("drie", "x.jsonl:3")


def test_blank_lines_count_but_are_no_articles(tmp_path: Path) -> None:
    found = read(tmp_path, b"\xef\xbb\xbf" + b'{"text": "een"}\r', "", "  ", '{"text": "twee"}', "")

    assert [record.name.rsplit(":", 1)[1] for record in found] == ["1", "4"]
    assert all(isinstance(record, SourceDocument) for record in found)


def test_a_file_without_articles_is_refused(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "", "")

    assert isinstance(found, Refusal)
    assert found.reason == "no article in it"
