"""Web pages: the main text with its paragraphs, and what the page says about itself."""

from pathlib import Path

import pytest

from articles.sources import Refusal, SourceDocument, read_sources
from articles.sources.pagedates import page_date

BODY = """<nav><a href="/">Home</a><a href="/nieuws">Nieuws</a></nav>
<main><article><h1>Wij gaan het doen</h1>
<p>De wethouder gaat met <b>Digitaal Doen</b> aan de slag, zegt zij. “Wij openen in 2022 alle loketten van de stad.”</p>
<h2>Een tussenkop</h2>
<p>Een regel<br>en nog een regel van de   alinea, met een <a href="/x">verwijzing</a> naar de coördinatie à la één.</p>
<ul><li>Eerste punt van de lijst</li><li>Tweede punt van de lijst</li></ul>
<p>De slotalinea waarin zij nog eens zegt dat het allemaal goed komt met de digitale overheid.</p>
</article></main><footer><p>Copyright, alle rechten voorbehouden</p></footer>"""

TEXT = """Wij gaan het doen

De wethouder gaat met Digitaal Doen aan de slag, zegt zij. “Wij openen in 2022 alle loketten van de stad.”

Een tussenkop

Een regel
en nog een regel van de alinea, met een verwijzing naar de coördinatie à la één.

- Eerste punt van de lijst
- Tweede punt van de lijst

De slotalinea waarin zij nog eens zegt dat het allemaal goed komt met de digitale overheid."""


def page(head: str = "", body: str = BODY) -> str:
    return f'<!DOCTYPE html><html lang="nl"><head>{head}</head><body>{body}</body></html>'


def read(tmp_path: Path, source: str | bytes, name: str = "a.html") -> SourceDocument | Refusal:
    path = tmp_path / name
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    (record,) = read_sources([path])
    return record


def document(tmp_path: Path, source: str | bytes, name: str = "a.html") -> SourceDocument:
    record = read(tmp_path, source, name)
    assert isinstance(record, SourceDocument), record
    return record


def test_the_main_text_keeps_its_paragraphs_and_loses_the_page_around_it(tmp_path: Path) -> None:
    assert document(tmp_path, page('<meta charset="utf-8">'), "a.HTM").text == TEXT


def test_the_page_says_what_it_is(tmp_path: Path) -> None:
    head = """<meta charset="utf-8"><title>Wij gaan het doen | Voorbeeldblad</title>
    <meta property="og:site_name" content="Voorbeeldblad">
    <meta property="og:title" content="Wij gaan het doen | Voorbeeldblad">
    <link rel="canonical" href="https://voorbeeld.nl/2019/05/06/artikel">
    <meta name="author" content="Jan de Vries en Zoë van ’t Hof">
    <meta property="article:published_time" content="2021-03-18T09:00:00+01:00">"""

    found = document(tmp_path, page(head))

    assert found.title == "Wij gaan het doen"
    assert found.publication == "Voorbeeldblad"
    assert found.url == "https://voorbeeld.nl/2019/05/06/artikel"
    assert found.authors == ("Jan de Vries", "Zoë van ’t Hof")
    assert str(found.published_on) == "2021-03-18"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param("", None, id="nothing said"),
        pytest.param(
            '<link rel="canonical" href="https://a.nl/2019/05/06/x">', None, id="a date in the address is a guess"
        ),
        pytest.param(
            '<meta name="DCTERMS.issued" content="2021-03-18">', "2021-03-18", id="as the government's pages say"
        ),
        pytest.param('<meta name="date" content="18-03-2021 09:00">', "2021-03-18", id="day first"),
        pytest.param(
            '<meta name="date" content="2020-01-01"><meta property="article:published_time" content="2021-03-18">',
            "2021-03-18",
            id="the most exact tag wins, not the first",
        ),
        pytest.param(
            '<meta property="article:published_time" content="onbekend"><meta name="date" content="2021-03-18">',
            "2021-03-18",
            id="a tag without a date is passed over",
        ),
        pytest.param(
            '<meta property="article:modified_time" content="2021-03-18">', None, id="changed is not published"
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2010-01-01"},'
            '{"@type": ["NewsArticle"], "datePublished": "2021-03-18T10:00:00"}]}</script>',
            "2021-03-18",
            id="linked data of the article, not of the site",
        ),
        pytest.param('<script type="application/ld+json">{"datePublished": </script>', None, id="broken linked data"),
        pytest.param(
            f'<script type="application/ld+json">{"[" * 100_000}</script>', None, id="linked data nested without end"
        ),
    ],
)
def test_the_date_is_what_the_page_marks_as_such(tmp_path: Path, head: str, day: str | None) -> None:
    found = document(tmp_path, page('<meta charset="utf-8">' + head)).published_on

    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("times", "day"),
    [
        pytest.param('<time datetime="2021-03-18">18 maart</time>', "2021-03-18", id="the only one in the article"),
        pytest.param('<time datetime="2021-03-18"></time><time datetime="2020-01-01"></time>', None, id="one of two"),
        pytest.param(
            '<time datetime="2020-01-01"></time><time itemprop="datePublished" datetime="2021-03-18"></time>',
            "2021-03-18",
            id="the marked one of two",
        ),
    ],
)
def test_a_time_element_counts_where_it_is_not_in_doubt(tmp_path: Path, times: str, day: str | None) -> None:
    found = document(tmp_path, page('<meta charset="utf-8">', BODY.replace("<h1>", times + "<h1>"))).published_on

    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2021-03-17T23:00:00Z", "2021-03-18", id="midnight in Amsterdam, told in UTC"),
        pytest.param("2021-07-01T21:30:00.000Z", "2021-07-01", id="the evening before, in summer"),
        pytest.param("2021-03-18T23:59:59+0100", "2021-03-18", id="an offset without a colon"),
        pytest.param("2021-03-18 09:00", "2021-03-18", id="a space for the T"),
        pytest.param("2021/03/18", "2021-03-18", id="slashes"),
        pytest.param("2021-03", "2021-03", id="a month"),
        pytest.param("0001-01-01T00:00:00", None, id="what a system prints that knows no date"),
        pytest.param("1970-01-01", None, id="the epoch"),
        pytest.param("9999-12-31T23:59:59-23:59", None, id="after the end of time"),
        pytest.param("31-02-2021", None, id="no such day"),
        pytest.param("3 dagen geleden", None, id="words"),
    ],
)
def test_machine_dates_are_read_by_the_clock_in_amsterdam(written: str, day: str | None) -> None:
    found = page_date(written)

    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("source", "taken"),
    [
        pytest.param(page('<meta charset="utf-8">').encode("utf-8-sig"), True, id="byte order mark"),
        pytest.param(b"\xff\xfe" + page().encode("utf-16-le"), True, id="UTF-16"),
        pytest.param(page().encode(), True, id="UTF-8 that is not declared"),
        pytest.param(page().encode("cp1252"), True, id="windows-1252 that is not declared"),
        pytest.param(page('<meta charset="ISO-8859-1">').encode("cp1252"), True, id="declared as Latin 1"),
        pytest.param(
            page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">').encode("cp1252"),
            True,
            id="declared the old way",
        ),
        pytest.param(page('<meta charset="iso-8859-1">').encode(), True, id="valid UTF-8, whatever is declared"),
        pytest.param(page('<meta charset="koi8-r">').encode("cp1252"), False, id="declared as something else"),
        pytest.param(b'<?xml version="1.0" encoding="UTF-8"?>' + page().encode(), True, id="an XML declaration"),
    ],
)
def test_pages_are_decoded_by_mark_then_declaration_then_content(tmp_path: Path, source: bytes, taken: bool) -> None:
    found = read(tmp_path, source)

    if taken:
        assert isinstance(found, SourceDocument)
        assert found.text == TEXT
    else:
        assert isinstance(found, Refusal)
        assert found.reason == "koi8-r is not read, only UTF-8, UTF-16 and windows-1252"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        pytest.param('<link rel="canonical" href="https://a.nl/">', "", id="a home page is no article"),
        pytest.param('<link rel="canonical" href="javascript:x()">', "", id="not an address"),
        pytest.param(
            "<!-- saved from url=(0021)https://a.nl/artikel -->", "https://a.nl/artikel", id="a browser's note"
        ),
    ],
)
def test_the_address_is_canonical_or_none(tmp_path: Path, head: str, url: str) -> None:
    assert document(tmp_path, page('<meta charset="utf-8">' + head)).url == url


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="empty"),
        pytest.param("   \n", id="white space"),
        pytest.param("<html></html>", id="an empty page"),
        pytest.param(page(body="<nav><a href='/'>Home</a></nav>"), id="only a menu"),
        pytest.param("<" * 100_000, id="only brackets"),
        pytest.param('<a href="' * 50_000, id="attributes that never close"),
        pytest.param("<!--" * 50_000, id="comments that never close"),
        pytest.param("<div>" * 50_000 + "<p>tekst</p>", id="nested without end"),
        pytest.param("<ul><li>" * 50_000 + "<p>tekst</p>", id="lists nested without end"),
        pytest.param("<table><tr><td>" * 10_000 + "<p>tekst</p>", id="tables nested without end"),
        pytest.param(b"\x00\x01\x02" * 1000, id="binary"),
        pytest.param(b"<p>tekst</p>" * 500_000, id="too large"),
    ],
)
def test_garbage_is_refused_in_one_line(tmp_path: Path, source: str | bytes) -> None:
    found = read(tmp_path, source)

    assert isinstance(found, Refusal)
    assert found.reason
    assert len(str(found).splitlines()) == 1


def test_a_deeply_nested_page_with_a_text_is_read_or_refused(tmp_path: Path) -> None:
    found = read(tmp_path, "<p><b>" * 5000 + BODY)

    assert "wethouder" in (found.text if isinstance(found, SourceDocument) else "wethouder")


def test_a_parser_that_fails_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RecursionError("a long story\nover two lines")

    monkeypatch.setattr("articles.sources.webpages.trafilatura.bare_extraction", fail)

    found = read(tmp_path, page())

    assert found == Refusal(str(tmp_path / "a.html"), "cannot be read as HTML (RecursionError)")
