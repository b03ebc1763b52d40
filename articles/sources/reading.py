"""Files and folders, in sorted order, each handed to the reader of its kind."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from articles.sources.documents import MAX_BYTES, Refusal, SourceDocument, UnusableError, as_stored, file_name
from articles.sources.encodings import decode
from articles.sources.jsonlines import count_lines, read_json_lines
from articles.sources.webpages import looks_like_html, read_page

SUFFIXES = (".txt", ".html", ".htm", ".jsonl")
Record = SourceDocument | Refusal


def read_sources(paths: Iterable[Path | str]) -> Iterator[Record]:
    """One record for each input, in the order of `paths`; folders are walked in sorted order, one text at a time."""
    for found in _files(paths):
        if isinstance(found, Refusal):
            yield found
        elif found.suffix.lower() == ".jsonl":
            yield from _read_lines(found)
        else:
            yield _read_whole(found)


def count_inputs(paths: Iterable[Path | str]) -> int:
    """How many records `read_sources` will yield; reads no text but the lines of JSON Lines, which it forgets."""
    return sum(_count(found) for found in _files(paths))


def _count(found: Path | Refusal) -> int:
    if isinstance(found, Refusal) or found.suffix.lower() != ".jsonl":
        return 1
    try:
        return count_lines(found) or 1
    except OSError:
        return 1


def _read_lines(path: Path) -> Iterator[Record]:
    empty = True
    try:
        for record in read_json_lines(path):
            empty = False
            yield record
    except OSError as error:
        yield Refusal(file_name(path), _says(error))
        return
    if empty:
        yield Refusal(file_name(path), "no article in it")


def _read_whole(path: Path) -> Record:
    name = file_name(path)
    try:
        data = _bytes(path)
        if path.suffix.lower() != ".txt":
            return read_page(name, data)
        if looks_like_html(data):
            raise UnusableError("HTML in a .txt file; its name should end in .html")
        return SourceDocument(name=name, text=as_stored(decode(data)))
    except UnusableError as error:
        return Refusal(name, str(error))
    except OSError as error:
        return Refusal(name, _says(error))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnusableError(f"larger than {MAX_BYTES // 1_000_000} MB")
    return data


def _files(paths: Iterable[Path | str]) -> Iterator[Path | Refusal]:
    for given in paths:
        path = Path(given)
        if "\0" in str(path):
            yield Refusal(file_name(path), "not a file name")
        elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name that is too long
            found = False
            for item in _walk(path):
                found = True
                yield item
            if not found:
                yield Refusal(file_name(path), f"no file in it that ends in {', '.join(SUFFIXES)}")
        else:
            yield _file(path)


def _walk(folder: Path) -> Iterator[Path | Refusal]:
    """What is hidden is passed over; links to folders are not followed, because they may lead in circles."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing)
    except OSError as error:
        yield Refusal(file_name(folder), _says(error))
        return
    for name, is_folder in entries:
        if name.startswith("."):
            continue
        path = folder / name
        if is_folder:
            yield from _walk(path)
        else:
            yield _file(path)


def _file(path: Path) -> Path | Refusal:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Refusal(file_name(path), _says(error))
    if stat.S_ISDIR(mode):
        return Refusal(file_name(path), "a link to a folder; name the folder itself")
    if path.suffix.lower() not in SUFFIXES:
        return Refusal(file_name(path), f"not a kind of file that is read ({', '.join(SUFFIXES)})")
    if not stat.S_ISREG(mode):
        return Refusal(file_name(path), "not a regular file")
    return path


def _says(error: OSError) -> str:
    return f"cannot be read: {error.strerror or type(error).__name__}"
