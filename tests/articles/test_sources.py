"""Files and folders: one record for each input, in order, and one clear line for what is not taken."""

import hashlib
import os
from pathlib import Path

import pytest

from articles.sources import Refusal, SourceDocument, count_inputs, read_sources
from articles.sources.documents import MAX_BYTES

DUTCH = "“Een pilot met ’s lands oudste register kost € 3 miljoen”, zegt coördinator Zoë van ’t Hof – één keer."


def only(path: Path) -> SourceDocument | Refusal:
    records = list(read_sources([path]))
    assert len(records) == 1
    return records[0]


def document(path: Path) -> SourceDocument:
    record = only(path)
    assert isinstance(record, SourceDocument), record
    return record


def refusal(path: Path) -> str:
    record = only(path)
    assert isinstance(record, Refusal), record
    assert "\n" not in str(record)
    return record.reason


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(DUTCH.encode(), id="UTF-8"),
        pytest.param(DUTCH.encode("utf-8-sig"), id="UTF-8 with a byte order mark"),
        pytest.param(b"\xff\xfe" + DUTCH.encode("utf-16-le"), id="UTF-16 little endian"),
        pytest.param(b"\xfe\xff" + DUTCH.encode("utf-16-be"), id="UTF-16 big endian"),
        pytest.param(DUTCH.encode("cp1252"), id="windows-1252"),
    ],
)
def test_text_is_read_in_four_encodings(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    found = document(path)

    assert found.text == DUTCH
    assert found.sha256 == hashlib.sha256(DUTCH.encode()).hexdigest()
    assert found.name == str(path)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        pytest.param("a\r\nb\rc\nd", "a\nb\nc\nd", id="three line ends become one"),
        pytest.param(
            "  a\u00a0b\u2009c  \n\n", "  a\u00a0b\u2009c  \n\n", id="white space at the edges and odd spaces stay"
        ),
        pytest.param("a\u2028b\x85c\x0bd\x0ce", "a\u2028b\x85c\x0bd\x0ce", id="other separators are not line ends"),
        pytest.param(
            "e\u0301\u200b\ufeff😀", "e\u0301\u200b\ufeff😀", id="nothing is composed and nothing invisible goes"
        ),
    ],
)
def test_text_is_stored_character_for_character_but_for_line_ends(tmp_path: Path, written: str, stored: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(written.encode())

    assert document(path).text == stored


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param("tekst".encode("utf-32"), "UTF-32", id="UTF-32 with its mark, which begins as UTF-16 does"),
        pytest.param("een tekst".encode("utf-32-be"), "UTF-32", id="UTF-32 without a mark"),
        pytest.param("een tekst".encode("utf-16-le"), "UTF-16 without a byte order mark", id="UTF-16 without a mark"),
        pytest.param(b"\xff\xfea\x00b", "damaged UTF-16", id="half a character at the end of UTF-16"),
        pytest.param(b"\xff\xfea\x00\x00\xd8b\x00", "lone surrogate U+D800 at 1", id="half a pair in UTF-16"),
        pytest.param(b"a\xed\xa0\x80b", "lone surrogate U+D800 at 1", id="half a pair in UTF-8"),
        pytest.param("één coördinatie à la".encode()[:-1] + b"\xc3", "damaged UTF-8: byte 0xC3", id="UTF-8 cut off"),
        pytest.param(b"\xef\xbb\xbfcaf\xe9", "damaged UTF-8: byte 0xE9 at 6", id="marked as UTF-8 but is not"),
        pytest.param(b"een\x00twee", "NUL", id="a NUL byte"),
        pytest.param("een\0twee".encode("utf-16"), "NUL character at 3", id="a NUL in UTF-16"),
        pytest.param(b"tekst \x81 tekst", "byte 0x81 at 6", id="a byte that windows-1252 does not define"),
        pytest.param("Дигитална политика".encode("cp1251"), "too few plain letters", id="Cyrillic"),
        pytest.param("de coördinatie".encode("cp850"), "code page other than", id="a DOS code page"),
        pytest.param("de pilot’s coördinatie".encode("mac-roman"), "code page other than", id="a Macintosh code page"),
        pytest.param("het kost € 3 in één keer".encode("iso-8859-15"), "ISO-8859-15", id="the other euro sign"),
        pytest.param(b"\x01\x02\x03\x04abc", "binary", id="control characters"),
        pytest.param(b"%PDF-1.7 tekst", "PDF", id="a PDF under another name"),
        pytest.param(b"PK\x03\x04word", "zip archive", id="a docx under another name"),
        pytest.param(b"<!DOCTYPE html><p>x</p>", "HTML in a .txt file", id="a page under another name"),
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf", "empty", id="nothing but a mark"),
        pytest.param(b"\xff\xfe", "empty", id="nothing but the mark of UTF-16"),
        pytest.param(" \n\t\u00a0".encode(), "nothing but white space", id="white space"),
        pytest.param(b"--- 2021 ---", "no letter in it", id="no words"),
        pytest.param(b"a" * (MAX_BYTES + 1), "larger than 5 MB", id="too large"),
    ],
)
def test_anything_else_is_refused_by_name(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    assert reason in refusal(path)


def test_a_text_of_exactly_the_limit_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * MAX_BYTES)

    assert len(document(path).text) == MAX_BYTES


def test_a_folder_is_read_in_sorted_order_and_what_is_hidden_is_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/B.TXT", "c.docx", ".hidden.txt", ".git/x.txt", "a/.DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("tekst", encoding="utf-8")

    records = list(read_sources([tmp_path]))

    names = [str(Path(record.name).relative_to(tmp_path)) for record in records]
    assert names == ["a/B.TXT", "a/z.txt", "b.txt", "c.docx"]
    assert [type(record) for record in records] == [SourceDocument] * 3 + [Refusal]


def test_paths_are_read_in_the_order_given(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("tekst", encoding="utf-8")

    records = list(read_sources([tmp_path / "b.txt", str(tmp_path / "a.txt")]))

    assert [Path(record.name).name for record in records] == ["b.txt", "a.txt"]


def test_what_is_no_file_gets_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "inside").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "inside" / "folder.txt").mkdir()

    reasons = {Path(r.name).name: r.reason for r in read_sources([tmp_path]) if isinstance(r, Refusal)}

    assert reasons == {
        "dead.txt": "cannot be read: No such file or directory",
        "loop": "a link to a folder; name the folder itself",
        "pipe.txt": "not a regular file",
    }
    assert "No such file" in refusal(tmp_path / "missing.txt")
    assert "no file in it" in refusal(tmp_path / "inside")
    assert "not a file name" in refusal(Path("a\0b.txt"))
    assert "too long" in refusal(tmp_path / ("x" * 5000 + ".txt"))


def test_a_file_that_may_not_be_read_is_refused_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.jsonl", "d.txt"):
        (tmp_path / name).write_text("tekst", encoding="utf-8")
    opened = Path.open

    def refuse_some(path: Path, *args: str) -> object:
        if path.name in ("b.txt", "c.jsonl"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *args)

    monkeypatch.setattr(Path, "open", refuse_some)

    records = list(read_sources([tmp_path]))

    assert [type(record) for record in records] == [SourceDocument, Refusal, Refusal, SourceDocument]
    assert [r.reason for r in records if isinstance(r, Refusal)] == ["cannot be read: Permission denied"] * 2
    assert count_inputs([tmp_path]) == 4


def test_names_that_a_terminal_would_obey_are_made_harmless(tmp_path: Path) -> None:
    for raw in (b"new\nline.txt", b"esc\x1b[31m.txt", b"latin\xe9.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text("tekst", encoding="utf-8")

    names = [Path(record.name).name for record in read_sources([tmp_path])]

    assert names == ["esc�[31m.txt", "latin�.txt", "new�line.txt"]
    assert all(name.isprintable() for name in names)


def test_a_long_path_keeps_its_end(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(4):
        folder = folder / ("map" * 60)
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("tekst", encoding="utf-8")

    name = document(folder / "a.txt").name

    assert len(name) <= 500
    assert name.endswith("/a.txt")


def test_the_count_beforehand_is_the_number_of_records(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"x")
    (tmp_path / "c.jsonl").write_text('{"text": "een"}\n\n  \nniets\n{"text": "twee"}', encoding="utf-8")
    (tmp_path / "d.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "e").mkdir()
    paths = [tmp_path, tmp_path / "missing", tmp_path / "e"]

    assert count_inputs(paths) == len(list(read_sources(paths))) == 8


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst", encoding="utf-8")
    (tmp_path / "b.txt").write_text("tekst", encoding="utf-8")

    records = read_sources([tmp_path])
    next(records)
    (tmp_path / "b.txt").unlink()

    assert isinstance(next(records), Refusal)
