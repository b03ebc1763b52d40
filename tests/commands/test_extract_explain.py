"""`manage.py extract --explain` and `--html` show the whole text with what was found in it, and why."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.commands.test_extract import ARTICLE, manage, run
from tests.explaining.test_page import Outline

ESCAPE = re.compile(r"\x1b\[[\d;]*m")
WORDS = "Wij gaan in 2022 alle digitale loketten van de stad openen"


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_bytes(ARTICLE.encode())
    return path


def explained(path: Path, *, out: StringIO | None = None, **options: object) -> str:
    out = out or StringIO()
    call_command("extract", str(path), explain=True, stdout=out, **options)
    return out.getvalue()


def test_each_statement_is_marked_and_followed_by_what_found_it(article: Path) -> None:
    out, err, code = run(article, "--explain")

    assert (err, code) == ("", 0)
    assert "Door Jan de Vries, 18 maart 2021" in out
    plain = " ".join(out.split())
    assert f'“[1" {WORDS} 1]”, zegt wethouder Zoë van Dijk van Utrecht.' in plain
    line = '1" Zoë van Dijk · quotation · commitment by 2022-12-31 (“in 2022”, as stated) · says-say · “zegt” · 97%'
    assert line in plain
    assert "A verb of saying has the speaker as its subject." in plain
    assert re.search(r"Zoë van Dijk +wethouder ", out)


def test_the_text_is_wrapped_to_the_width_there_is(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, explained(article).splitlines())) <= 40


@pytest.mark.parametrize(
    ("terminal", "options", "environment", "coloured"),
    [
        pytest.param(False, {}, {}, False, id="a file is plain"),
        pytest.param(True, {}, {}, True, id="a terminal is not"),
        pytest.param(True, {}, {"TERM": "dumb"}, False, id="a dumb one is"),
        pytest.param(True, {}, {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(True, {}, {"NO_COLOR": ""}, True, id="NO_COLOR left empty"),
        pytest.param(False, {}, {"FORCE_COLOR": "1"}, True, id="FORCE_COLOR"),
        pytest.param(True, {"no_color": True}, {"FORCE_COLOR": "1"}, False, id="--no-color"),
        pytest.param(False, {"force_color": True}, {"NO_COLOR": "1"}, True, id="--force-color"),
    ],
)
def test_colours_come_where_they_are_wanted(
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,
    options: dict[str, bool],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    plain = explained(article)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    out = explained(article, out=Terminal() if terminal else StringIO(), **options)

    assert ("\x1b[" in out) is coloured
    assert ESCAPE.sub("", out) == plain


def test_each_speaker_has_one_colour(article: Path) -> None:
    article.write_text(
        ARTICLE + "\n“Dat is echt veel te weinig geld”, zegt Piet Jansen van de VNG.\n", encoding="utf-8"
    )
    out = explained(article, force_color=True)
    colours = {name: set(re.findall(rf"\x1b\[(\d+)m{name}", out)) for name in ("Zoë van Dijk", "Piet Jansen")}
    assert [len(found) for found in colours.values()] == [1, 1]
    assert colours["Zoë van Dijk"] != colours["Piet Jansen"]


@pytest.mark.parametrize("form", ["--explain", "--html"])
def test_nothing_comes_through_that_a_terminal_would_obey(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a\u202eb.txt"
    hostile = ARTICLE.replace("loketten", "lo\x1b]0;x\x07k\u202eet\x9bten").replace("Zoë", "Z\u2066oë")
    path.write_text(hostile + "Een gewone alinea.\n" * 50, encoding="utf-8")

    out, _, _ = run(path, form)

    assert "lo␛]0;x␇k‹U+202E›et‹U+009B›ten" in out
    assert not set("\x1b\x07\x9b\u202e\u2066") & set(out)


def test_the_page_is_whole_and_in_dutch(article: Path) -> None:
    out, err, code = run(article, "--html")

    assert (err, code) == ("", 0)
    assert Outline(out).faults == []
    assert '<html lang="nl">' in out
    assert "<title>Wethouder opent alle loketten – Wat de lezer vond – Policytracker</title>" in out
    assert WORDS in out
    assert "uiterlijk 31 december 2022" in out
    assert "De spreker is onderwerp van een werkwoord van zeggen." in out


def test_all_articles_stand_on_one_page(article: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    out, err, code = run(article, article, "--html", "--output", page)

    assert (out, err, code) == ("", "", 0)
    outline = Outline(page.read_text(encoding="utf-8"))
    assert outline.faults == []
    assert outline.tags["article"] == 2


@pytest.mark.parametrize("form", ["--explain", "--html"])
def test_a_refused_file_gets_one_line_and_the_others_go_on(article: Path, tmp_path: Path, form: str) -> None:
    empty, lone = tmp_path / "empty.txt", tmp_path / "lone.txt"
    empty.write_bytes(b"")
    lone.write_bytes(b"Half \xed\xa0\x80 teken")

    out, err, code = run(empty, lone, tmp_path / "missing.txt", article, form)

    assert code == 1
    assert err.splitlines() == [
        f"Refused: {empty}: empty",
        f"Refused: {lone}: lone surrogate U+D800 at 5",
        f"Refused: {tmp_path / 'missing.txt'}: cannot be read: No such file or directory",
    ]
    assert WORDS in " ".join(out.split())


def test_where_nothing_can_be_read_there_is_no_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    out, err, code = run(tmp_path / "missing.txt", "--html", "--output", page)
    assert (out, code, len(err.splitlines())) == ("", 1, 1)
    assert not page.exists()


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        pytest.param(["--html", "--explain"], "not allowed with", id="two forms"),
        pytest.param(["--html", "--format", "jsonl"], "not allowed with", id="two forms, one with a value"),
        pytest.param(["--output", "x.html"], "--output goes with --html", id="no page to write"),
        pytest.param(["--html", "--output", "{folder}"], "cannot be written: Is a directory", id="a folder"),
        pytest.param(["--html", "--output", "{folder}/no/x"], "cannot be written: No such file", id="no folder"),
        pytest.param(["--html", "--output", "{article}"], "is to be read", id="the article itself"),
    ],
)
def test_a_wrong_call_is_a_command_error(article: Path, args: list[str], complaint: str) -> None:
    before = article.read_bytes()
    with pytest.raises(CommandError, match=re.escape(complaint)):
        call_command("extract", str(article), *(a.format(folder=article.parent, article=article) for a in args))
    assert article.read_bytes() == before


@pytest.mark.parametrize("form", ["--explain", "--html"])
def test_output_that_takes_no_unicode_is_no_obstacle(article: Path, form: str) -> None:
    process = manage(article, form, PYTHONIOENCODING="ascii", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    out, err = process.communicate(timeout=60)

    assert (err, process.returncode) == (b"", 0)
    assert out.isascii()
    if form == "--html":
        assert "Zoë van Dijk" in Outline(out.decode()).words


@pytest.mark.parametrize("form", ["--explain", "--html", "--format=text"])
def test_a_reader_that_stops_early_causes_no_traceback(article: Path, form: str) -> None:
    process = manage(*[article] * 100, form)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()

    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0
