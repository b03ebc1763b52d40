"""What a source yields, and what a text must be to be taken."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from articles.extraction import VagueDate

MAX_BYTES = 5_000_000
MAX_NAME = 500
MAX_TITLE = 500
MAX_URL = 1000
MAX_PUBLICATION = 200
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTABLE_CATEGORIES = ("Cc", "Cf", "Cs", "Zl", "Zp")


class UnusableError(Exception):
    """An input that cannot be taken; its text is the reason, one line."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not taken, and why, in one line."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One article as it was read; `name` is the file, with the line where a file holds many (archive.jsonl:3)."""

    name: str
    text: str
    sha256: str = field(init=False)
    url: str = ""
    title: str = ""
    publication: str = ""
    published_on: VagueDate | None = None
    authors: tuple[str, ...] = ()
    retrieved_at: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", hashlib.sha256(self.text.encode()).hexdigest())


def printable(text: str) -> str:
    """The text on one line, with nothing in it that a terminal or a log would obey; for names and reasons."""
    plain = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("�" if unicodedata.category(c) in _UNPRINTABLE_CATEGORIES else c for c in plain)


def file_name(path: Path) -> str:
    """The path as it was given, printable; of a very long one the end, which tells most."""
    name = printable(str(path))
    return name if len(name) <= MAX_NAME - 20 else "…" + name[-(MAX_NAME - 21) :]


def as_stored(text: str) -> str:
    """The text with its line ends normalised, else `UnusableError`: this is what all offsets refer to."""
    forbid_unstorable(text)
    stored = text.replace("\r\n", "\n").replace("\r", "\n")
    if not stored.strip():
        raise UnusableError("empty" if not stored else "nothing but white space")
    if not any(c.isalpha() for c in stored):
        raise UnusableError("no letter in it")
    return stored


def forbid_unstorable(text: str) -> None:
    """Databases take neither NUL nor half of a surrogate pair."""
    if (at := text.find("\0")) >= 0:
        raise UnusableError(f"NUL character at {at}")
    if lone := _LONE_SURROGATE.search(text):
        raise UnusableError(f"lone surrogate U+{ord(lone[0]):04X} at {lone.start()}")


def is_web_address(url: str) -> bool:
    """An http or https address with a host, without spaces or control characters, that fits the archive."""
    if len(url) > MAX_URL or any(c.isspace() or unicodedata.category(c) in _UNPRINTABLE_CATEGORIES for c in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
