"""`manage.py import_articles`: the door with its summary, its refusals and its exit codes."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from articles.sources import SourceDocument
from initiatives.importing import run as importing_run
from initiatives.importing.run import Account, LostInputError, import_all
from initiatives.importing.service import Importer, Outcome
from initiatives.models import Person, Statement
from tests.factories import OrganisationFactory, PersonFactory
from tests.importing.readings import ReaderOf, document, dump

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES = {
    "a.txt": "Loket open\n\n“Wij openen in 2022 alle loketten van de stad”, zegt wethouder Zoë van Dijk van Utrecht.\n",
    "b.txt": "Kabels\n\n“Wij leggen vóór 1 mei 2023 nieuwe kabels in de straat”, zegt Omar Haddad van Glasnet.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*args: object) -> tuple[str, str, int]:
    """Standard output, standard error, exit code."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_articles", *map(str, args), stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}", error.returncode
    except SystemExit as stop:
        return out.getvalue(), err.getvalue(), int(stop.code or 0)
    return out.getvalue(), err.getvalue(), 0


@pytest.mark.django_db
def test_new_articles_come_in_with_an_account_of_what_was_found(folder: Path) -> None:
    out, _, code = run(folder)
    assert code == 0
    assert out.startswith("2 new, 0 known, 0 refused\nFound 2 people (2 new), ")
    assert "2 statements (" in out
    assert set(Statement.objects.values_list("state", flat=True)) == {"candidate"}


@pytest.mark.django_db
def test_a_second_run_knows_everything_and_changes_nothing(folder: Path) -> None:
    run(folder)
    before = dump()
    assert run(folder)[::2] == ("0 new, 2 known, 0 refused\n", 0)
    assert dump() == before


@pytest.mark.django_db
def test_one_bad_file_gets_one_line_and_the_others_go_on(folder: Path) -> None:
    OrganisationFactory()
    (folder / "aa.txt").write_bytes(b"\xef\xbb\xbf\xff kapot")
    out, err, code = run(folder)
    assert out.startswith("2 new, 0 known, 1 refused\n")
    assert code == 1
    assert err.count("\n") == 1
    assert err.startswith(f"refused: {folder / 'aa.txt'}: ")


@pytest.mark.django_db
def test_lines_of_an_archive_count_one_by_one(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in ARTICLES.values()]
    (tmp_path / "archive.jsonl").write_text("\n".join([*lines, "{}", lines[0]]), encoding="utf-8")
    out, err, code = run(tmp_path)
    assert out.startswith("2 new, 1 known, 1 refused\n")
    assert "archive.jsonl:3: key text: missing" in err
    assert code == 1


@pytest.mark.django_db
def test_a_dry_run_writes_nothing_and_says_so(folder: Path) -> None:
    before = dump()
    out, _, code = run(folder, "--dry-run")
    assert out.startswith("2 new, 0 known, 0 refused\n")
    assert out.endswith("Dry run: nothing was written.\n")
    assert (code, dump()) == (0, before)


@pytest.mark.django_db
def test_a_limit_stops_after_so_many_articles(folder: Path) -> None:
    assert run(folder, "--limit", "1")[0].startswith("1 new, 0 known, 0 refused\n")
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_publishing_at_once_is_said_and_done(folder: Path) -> None:
    out, _, _ = run(folder, "--publish")
    assert "Published " in out
    assert "rows at once; nothing left" in out
    assert Statement.objects.published().count() == 2
    assert Person.objects.published().count() == 2


@pytest.mark.django_db
def test_publishing_at_once_tells_what_was_left_and_why(folder: Path) -> None:
    PersonFactory(name="Z. van Dijk")
    out, _, _ = run(folder, "--publish")
    assert "1 open questions for editors" in out
    assert "left with an open question" in out
    assert not Person.objects.published().filter(name="Zoë van Dijk").exists()
    assert Statement.objects.published().count() == 1


@pytest.mark.django_db
def test_an_empty_register_is_pointed_out(folder: Path) -> None:
    assert "load_register" in run(folder, "--dry-run")[1]
    OrganisationFactory()
    assert "load_register" not in run(folder, "--dry-run")[1]


WRONG_CALLS = [
    pytest.param(["nowhere"], "nowhere: no such file or folder", id="no-such-path"),
    pytest.param(["."], "nothing to import", id="nothing-to-read-there"),
    pytest.param([], "required: PATH", id="no-path"),
    pytest.param([".", "--limit", "0"], "0 is no whole number above 0", id="a-limit-of-nothing"),
    pytest.param([".", "--limit", "x"], "x is no whole number above 0", id="a-limit-that-is-no-number"),
    pytest.param([".", "--pubish"], "unrecognized arguments: --pubish", id="an-unknown-option"),
]


@pytest.mark.parametrize(("args", "reason"), WRONG_CALLS)
def test_a_wrong_call_ends_with_2_and_one_reason(args: list[str], reason: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "import_articles", *args],
        cwd=tmp_path,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.django_db
def test_an_interrupted_run_counts_what_is_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Importer.take

    def interrupted(self: Importer, source: SourceDocument) -> Outcome:
        if source.name.endswith("b.txt"):
            raise KeyboardInterrupt
        return real(self, source)

    monkeypatch.setattr(Importer, "take", interrupted)
    out, _, code = run(folder)
    assert out.startswith("1 new, 0 known, 0 refused\n")
    assert code == 130
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_no_input_goes_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_run.Account, "add", lambda *args: None)
    with pytest.raises(LostInputError):
        list(import_all([document()], Importer(reader=ReaderOf()), Account()))


def start(folder: Path, env: dict[str, str]) -> Any:
    command = [sys.executable, ROOT / "manage.py", "import_articles", folder]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_importers_at_once_share_the_work_and_the_people(tmp_path: Path, site_file: dict[str, str]) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(12):
        (texts / f"{number}.txt").write_text(f"{ARTICLES['a.txt']}\nNummer {number}.\n", encoding="utf-8")
    runs = [start(texts, site_file) for _ in range(4)]
    done = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0, 0], done
    taken = [tuple(int(word) for word in out.split("\n")[0].split() if word.isdigit()) for out, _ in done]
    assert sum(new for new, _, _ in taken) == 12
    assert all(new + known == 12 for new, known, _ in taken)
    count = "from initiatives.models import *; print(Person.objects.count(), Statement.objects.count())"
    command = [sys.executable, ROOT / "manage.py", "shell", "-v0", "-c", count]
    shown = subprocess.run(command, env=site_file, capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["1", "12"]
