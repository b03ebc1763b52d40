"""`manage.py extract` prints what is read, touches no database and goes on after a bad file."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLE = (
    "Wethouder opent alle loketten\r\n\r\nDoor Jan de Vries, 18 maart 2021\r\n\r\n"
    "“Wij gaan in 2022 alle digitale loketten van de stad openen”, zegt wethouder Zoë van Dijk van Utrecht.\r\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_bytes(ARTICLE.encode())
    return path


def run(*args: object) -> tuple[str, str, int]:
    """Standard output, standard error, exit code."""
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command("extract", *map(str, args), stdout=out, stderr=err)
    except SystemExit as stop:
        code = int(stop.code or 0)
    return out.getvalue(), err.getvalue(), code


def test_a_record_has_offsets_into_the_text_as_stored(article: Path) -> None:
    out, err, code = run(article, "--format", "jsonl")

    (line,) = out.splitlines()
    record = json.loads(line)
    stored = ARTICLE.replace("\r\n", "\n")
    words = "Wij gaan in 2022 alle digitale loketten van de stad openen"
    assert (err, code) == ("", 0)
    assert record["file"] == "artikel.txt"
    assert [stored[slice(*s["spans"][0])] for s in record["statements"] if s["kind"] == "direct"] == [words]


def test_every_article_is_one_line_and_says_what_found_each_statement(article: Path, tmp_path: Path) -> None:
    lines = tmp_path / "x.jsonl"
    lines.write_text("\n".join(json.dumps({"text": ARTICLE}) for _ in range(2)), encoding="utf-8")

    out, _, code = run(article, lines, "--format=jsonl")

    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [record["file"] for record in records] == ["artikel.txt", "x.jsonl:1", "x.jsonl:2"]
    assert all(s["rule"] and 0 < s["confidence"] <= 1 and "cue" in s for r in records for s in r["statements"])
    assert any(record["statements"] for record in records)


def test_the_summary_names_who_said_what(article: Path) -> None:
    out, err, code = run(article)

    assert (err, code) == ("", 0)
    assert "Wethouder opent alle loketten" in out
    assert "Zoë van Dijk · direct · commitment" in out
    assert "Wij gaan in 2022 alle digitale loketten van de stad openen" in out


def test_the_summary_holds_nothing_that_a_terminal_would_obey(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    hostile = ARTICLE.replace("loketten", "lo\x1b]0;x\x07ket\x9bten")
    path.write_text(hostile + "Een gewone alinea.\n" * 50, encoding="utf-8")

    out, _, _ = run(path)

    assert "lo]0;xketten" in out
    assert not set("\x1b\x07\x9b") & set(out)


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_refused_file_gets_one_line_and_the_others_go_on(article: Path, tmp_path: Path, form: str) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01")

    out, err, code = run(bad, tmp_path / "missing.txt", article, "--format", form)

    assert code == 1
    assert len(err.splitlines()) == 2
    assert f"{bad}: looks like binary" in err
    assert "artikel.txt" in out


@pytest.mark.parametrize(
    "args",
    [pytest.param([], id="no file"), pytest.param(["a.txt", "--format", "xml"], id="no such format")],
)
def test_a_wrong_call_is_a_command_error(args: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("extract", *args)


def manage(*args: object, **environment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "manage.py", "extract", *map(str, args)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=pipe, stderr=pipe)


def test_no_database_is_needed(article: Path) -> None:
    process = manage(article, "--format", "jsonl", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    out, err = process.communicate(timeout=60)

    assert (err, process.returncode) == (b"", 0)
    assert json.loads(out)["file"] == "artikel.txt"


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_output_that_takes_no_unicode_is_no_obstacle(article: Path, form: str) -> None:
    process = manage(article, "--format", form, PYTHONIOENCODING="ascii")
    out, err = process.communicate(timeout=60)

    assert (err, process.returncode) == (b"", 0)
    assert out.isascii()
    if form == "jsonl":
        assert "Zoë van Dijk" in [person["name"] for person in json.loads(out)["persons"]]


def test_a_reader_that_stops_early_causes_no_traceback(article: Path) -> None:
    process = manage(*[article] * 300, "--format", "jsonl")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()

    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0
