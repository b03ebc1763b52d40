"""JSON Lines: one article a line, taken strictly; the format stands in docs/import-formats.md."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, TypeVar

from articles.extraction import VagueDate
from articles.sources.dates import vague_date
from articles.sources.documents import (
    MAX_BYTES,
    MAX_PUBLICATION,
    MAX_TITLE,
    Refusal,
    SourceDocument,
    UnusableError,
    as_stored,
    file_name,
    forbid_unstorable,
    is_web_address,
    printable,
)

_BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 16
Value = TypeVar("Value")
KEYS = ("title", "url", "publication", "published_on", "authors", "text", "retrieved_at")


def count_lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in _lines(file))


def read_json_lines(path: Path) -> Iterator[SourceDocument | Refusal]:
    """One record for each line that is not blank, in order; at most one line is held at a time."""
    name = file_name(path)
    with path.open("rb") as file:
        for number, line in _lines(file):
            place = f"{name}:{number}"
            try:
                yield _document(place, line)
            except UnusableError as error:
                yield Refusal(place, str(error))


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line that is not blank; of a line that is too long no more than its start."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(_BOM)
        if len(line) > MAX_BYTES:
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(_CHUNK)
        if line.strip():
            yield number, line


def _document(place: str, line: bytes) -> SourceDocument:
    values = _values(line)
    if "text" not in values:
        raise UnusableError("key text: missing")
    return SourceDocument(
        name=place,
        text=_checked("text", values, _text) or "",
        url=_checked("url", values, _url) or "",
        title=_checked("title", values, lambda value: _words(value, MAX_TITLE)) or "",
        publication=_checked("publication", values, lambda value: _words(value, MAX_PUBLICATION)) or "",
        published_on=_checked("published_on", values, _date),
        authors=_checked("authors", values, _authors) or (),
        retrieved_at=_checked("retrieved_at", values, _moment),
    )


def _values(line: bytes) -> dict[str, object]:
    """The object on this line, with none but the documented keys."""
    if len(line) > MAX_BYTES:
        raise UnusableError(f"larger than {MAX_BYTES // 1_000_000} MB")
    try:
        values = json.loads(line.decode("utf-8"), object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise UnusableError(f"not UTF-8: byte 0x{line[error.start]:02X} at {error.start}") from None
    except json.JSONDecodeError as error:
        raise UnusableError(f"invalid JSON: {error.msg} at {error.pos}") from None
    except (RecursionError, ValueError):
        raise UnusableError("invalid JSON: nested too deeply or a number too long") from None
    if not isinstance(values, dict):
        raise UnusableError("not a JSON object")
    if unknown := sorted(values.keys() - set(KEYS)):
        raise UnusableError(f"unknown key {printable(unknown[0][:60])!r}; known are {', '.join(KEYS)}")
    return values


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise UnusableError(f"key {printable(double[:60])} stands there twice")
    return values


def _checked(key: str, values: dict[str, object], check: Callable[[object], Value]) -> Value | None:
    """The value of this key; None where it is absent or null, which only the text may not be."""
    value = values.get(key)
    if value is None and key != "text":
        return None
    try:
        return check(value)
    except UnusableError as error:
        raise UnusableError(f"key {key}: {error}") from None


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise UnusableError("must be a string")
    forbid_unstorable(value)
    return value


def _text(value: object) -> str:
    return as_stored(_string(value))


def _words(value: object, limit: int) -> str:
    words = " ".join(_string(value).split())
    if len(words) > limit:
        raise UnusableError(f"longer than {limit} characters")
    return words


def _url(value: object) -> str:
    url = _string(value)
    if url and not is_web_address(url):
        raise UnusableError("must be an http or https address of at most 1000 characters")
    return url


def _date(value: object) -> VagueDate:
    found = vague_date(_string(value))
    if found is None:
        raise UnusableError('must be a date such as "2021-03-18", "2021-03" or "2021"')
    return found


def _authors(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise UnusableError("must be a list of strings")
    authors = tuple(_words(item, MAX_PUBLICATION) for item in value)
    if not all(authors):
        raise UnusableError("must not hold an empty name")
    return authors


def _moment(value: object) -> datetime:
    """A time without an offset is taken as UTC."""
    try:
        moment = datetime.fromisoformat(_string(value))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UnusableError('must be a time such as "2021-03-18T09:30:00+01:00"') from None
