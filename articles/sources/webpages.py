"""Saved web pages: their main text and what they say about themselves, by trafilatura."""

import re
from typing import Any

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from articles.sources.documents import (
    MAX_PUBLICATION,
    MAX_TITLE,
    SourceDocument,
    UnusableError,
    as_stored,
    is_web_address,
    printable,
)
from articles.sources.encodings import decode, decode_marked
from articles.sources.pagedates import published_on

_READ = frozenset(("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "latin1"))
_READ |= {"windows-1252", "cp1252", "iso8859-1"}
_HEAD_BYTES = 4096
_MIN_WORDS = 20  # less is a menu, a cookie notice or an error page
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.I
)
_SAVED_FROM = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,1000})")
_HTML_START = re.compile(rb"\s{0,200}(?:<!doctype html|<html[\s>])", re.I)
_BLOCKS = frozenset(("p", "head", "quote", "list", "table", "code", "ab", "div"))
_LINES = frozenset(("item", "row", "lb"))
_AUTHOR_SPLIT = re.compile(r";|\s(?:en|and|&)\s")


def looks_like_html(data: bytes) -> bool:
    return bool(_HTML_START.match(data.removeprefix(b"\xef\xbb\xbf")))


def read_page(name: str, data: bytes) -> SourceDocument:
    """The article on a page; `UnusableError` where there is none, or none that can be read."""
    source = _decode_page(data)
    if not source.strip():
        raise UnusableError("empty")
    try:
        tree = trafilatura.load_html(source)
        found = _extract(tree)
        day = published_on(tree) if tree is not None else None
    except Exception as error:  # whatever a broken page does to the parser, the others go on
        raise UnusableError(f"cannot be read as HTML ({type(error).__name__})") from error
    if found is None or found.body is None:
        raise UnusableError("no main content")
    text = _paragraphs(found.body)
    if len(text.split()) < _MIN_WORDS:
        raise UnusableError("no main content")
    publication = _line(found.sitename, MAX_PUBLICATION).removeprefix("www.")
    return SourceDocument(
        name=name,
        text=as_stored(text),
        url=_address(found.url, source),
        title=_title(_line(found.title, MAX_TITLE), publication),
        publication=publication,
        published_on=day,
        authors=_authors(found.author),
    )


def _extract(tree: HtmlElement | None) -> Any:
    """A trafilatura Document with body and metadata. Its guess at the date is left aside: it prefers the address's."""
    if tree is None:
        return None
    return trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )


def _decode_page(data: bytes) -> str:
    """By its byte order mark, then as it declares, then as any other file; valid UTF-8 wins over what is declared."""
    marked = decode_marked(data)
    if marked is not None:
        return marked
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    charset = declared[1].decode("ascii").lower() if declared else "utf-8"
    if charset not in _READ and (data.isascii() or not _is_utf8(data)):
        raise UnusableError(f"{printable(charset)} is not read, only UTF-8, UTF-16 and windows-1252")
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _paragraphs(body: etree._Element) -> str:
    """Paragraphs with a blank line between; items and rows of one list or table on lines of their own."""
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            parts += (_opening(tag), _inline(element.text))
        else:
            parts += (_closing(tag), _inline(element.tail))
    lines = re.sub(r" {2,}", " ", "".join(parts)).split("\n")
    text = "\n".join(line.strip(" ") for line in lines if line.strip() != "-")
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _inline(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f\v]+", " ", text or "")


def _opening(tag: str) -> str:
    if tag in _LINES:
        return "\n- " if tag == "item" else "\n"
    return "\n\n" if tag in _BLOCKS else ""


def _closing(tag: str) -> str:
    if tag == "cell":
        return " "
    return "\n\n" if tag in _BLOCKS else ""


def _line(words: str | None, limit: int) -> str:
    line = " ".join(printable(" ".join((words or "").split())).replace("�", " ").split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _title(title: str, publication: str) -> str:
    """The headline without the name of the site behind it."""
    for bar in (" | ", " - ", " – "):
        if publication and title.endswith(bar + publication):
            return title.removesuffix(bar + publication)
    return title


def _authors(found: str | None) -> tuple[str, ...]:
    """The names in a by-line. A comma parts names only where each side is more than one word: "Vries, Jan" is one."""
    names: list[str] = []
    for part in _AUTHOR_SPLIT.split(found or ""):
        pieces = [piece.strip() for piece in part.split(",")]
        names += pieces if all(" " in piece for piece in pieces) else [part]
    lines = (_line(name, MAX_PUBLICATION) for name in names)
    return tuple(dict.fromkeys(line for line in lines if line))


def _address(found: str | None, source: str) -> str:
    """The canonical address, else the one that a browser noted when it saved the page; a bare home page is neither."""
    saved = _SAVED_FROM.search(source[:_HEAD_BYTES])
    for url in (found or "", saved[1] if saved else ""):
        if is_web_address(url) and not re.fullmatch(r"https?://[^/?#]+/?(?:#.*)?", url):
            return url
    return ""
