"""Every text of the pages and the admin is there in Dutch, and the compiled file is the one that was translated."""

import ast
import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "locale" / "nl" / "LC_MESSAGES" / "django.po"
TRANSLATE = re.compile(r"""{% translate ("(?:[^"]+)"|'(?:[^']+)')""")
BLOCK = re.compile(r"{% blocktranslate([^%]*)%}(.*?){% endblocktranslate %}", re.DOTALL)
PLURAL = re.compile(r"{% plural %}")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def dutch() -> polib.POFile:
    return polib.pofile(str(SOURCE))


def texts_in_templates() -> set[str]:
    found = set()
    for path in (ROOT / "templates").rglob("*.html"):
        source = path.read_text(encoding="utf-8")
        found |= {match[1:-1] for match in TRANSLATE.findall(source)}
        found |= {as_message(words, "trimmed" in options) for options, words in BLOCK.findall(source)}
    return found


def as_message(block: str, trimmed: bool) -> str:
    """A block as gettext sees it, without its plural: {{ name }} becomes %(name)s."""
    message = re.sub(r"{{ (\w+) }}", r"%(\1)s", PLURAL.split(block)[0])
    return " ".join(message.split()) if trimmed else message


FUNCTIONS = ("_", "gettext", "gettext_lazy", "ngettext")


def texts_in_code() -> set[str]:
    found = set()
    modules = [
        path for package in ("policytracker", "initiatives", "articles") for path in (ROOT / package).rglob("*.py")
    ]
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and ast.unparse(node.func) in FUNCTIONS and node.args
            if called and isinstance(node.args[0], ast.Constant) and "migrations" not in path.parts:
                found.add(node.args[0].value)
    return found


def test_every_text_is_translated(dutch: polib.POFile) -> None:
    known = {entry.msgid for entry in dutch}
    missing = (texts_in_templates() | texts_in_code()) - known
    assert sorted(missing) == [], "run `make messages` and translate"
    assert [entry.msgid for entry in dutch if not entry.translated()] == []
    assert [entry.msgid for entry in dutch if "fuzzy" in entry.flags] == []


def test_a_translation_keeps_the_placeholders(dutch: polib.POFile) -> None:
    for entry in dutch:
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert set(PLACEHOLDER.findall(text)) <= wanted, entry.msgid


def test_the_compiled_file_is_the_translated_one(dutch: polib.POFile) -> None:
    compiled = polib.mofile(str(SOURCE.with_suffix(".mo")))

    def texts(entries) -> dict[tuple[str | None, str], object]:
        return {(entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr for entry in entries}

    assert texts(compiled) == texts(dutch)
