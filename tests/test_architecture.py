"""The shape of the house: who may import whom, what the reader may know, how long a module may be."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("policytracker", "initiatives", "articles")
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "signals.py", "common", "core"}
# The login keeps its own rows: counts of attempts, apps and recovery codes.
WRITERS = ("initiatives/curation/", "initiatives/importing/", "policytracker/login/")
# Calls that write whatever they are called on; `update` and `delete` are also the words of dicts and clients.
ALWAYS_WRITE = {"save", "create", "get_or_create", "update_or_create"} | {
    "bulk_create", "bulk_update", "bulk_history_create"
}  # fmt: skip
OF_ROWS = (".objects", "_manager", ".filter(", ".exclude(", ".all(", ".published(", ".candidates(")
MAX_LINES = 330


def modules() -> list[Path]:
    return [p for package in PACKAGES for p in sorted((ROOT / package).rglob("*.py")) if "migrations" not in p.parts]


def test_the_import_contracts_hold() -> None:
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_the_reader_loads_without_django() -> None:
    code = "import sys, articles.extraction; sys.exit(any(m.split('.')[0] == 'django' for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_no_module_is_a_drawer_for_everything() -> None:
    found = [p for package in PACKAGES for p in (ROOT / package).rglob("*") if p.name in FORBIDDEN_NAMES]
    assert found == []


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_has_one_theme_and_stays_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


# A group repeated for good, `(…)*+`: older releases of Python 3.11, such as Debian 12 has, keep what did not match.
REPEATED_FOR_GOOD = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_patterns_match_the_same_on_every_python(path: Path) -> None:
    literals = (n.value for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Constant))
    assert not [text for text in literals if isinstance(text, str) and REPEATED_FOR_GOOD.search(text)]


def test_a_group_repeated_for_good_is_found() -> None:
    assert REPEATED_FOR_GOOD.search(r"\w+(?:-\w+)*+")
    assert REPEATED_FOR_GOOD.search(r"(?:x|y){0,16}+\d")
    assert not REPEATED_FOR_GOOD.search(r"\w++(?:-\w+)*|[a-z]*+")


def orm_writes(source: str) -> list[str]:
    """Calls that write rows: `x.save()`, `Model.objects.create()`, `queryset.update()` …"""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        target, name = ast.unparse(node.func.value), node.func.attr
        on_rows = any(mark in target for mark in OF_ROWS)
        bare = not node.args and bool(node.keywords) is (name == "update")
        if (name in ALWAYS_WRITE and "super()" not in target) or (name in ("update", "delete") and (on_rows or bare)):
            found.append(f"{node.lineno}: {ast.unparse(node.func)}")
    return found


def test_only_curation_and_importing_write_rows() -> None:
    found = {
        str(path.relative_to(ROOT)): writes
        for path in modules()
        if not str(path.relative_to(ROOT)).startswith(WRITERS)
        and (writes := orm_writes(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "person.save()",
        "Person.objects.create(name='x')",
        "Person.objects.filter(a=1).update(b=2)",
        "rows.bulk_create(x)",
        "queryset.update(state='published')",
        "rows.filter(a=1).delete()",
        "person.delete()",
        "person.statements.create(quote='x')",
        "Person.history.bulk_history_create(rows)",
    ],
)
def test_a_write_elsewhere_would_be_caught(source: str) -> None:
    assert orm_writes(source)
