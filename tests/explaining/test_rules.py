"""Every rule of the reader is explained in words, and nothing else is."""

from functools import cache
from pathlib import Path

import pytest
from django.utils import translation

from articles.explaining.rules import NAMES, PROMISES, STATEMENTS, promise, why_name, why_statement
from articles.extraction import Extraction, FoundStatement, extract
from articles.extraction.vocabulary import reporting_participles, reporting_verbs

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "articles" / "extraction").glob("*.py"))


@cache
def readings() -> list[Extraction]:
    return [extract(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests" / "corpus").glob("*.txt"))]


def test_every_rule_that_finds_a_statement_is_explained() -> None:
    found = {statement.rule for reading in readings() for statement in reading.statements}
    assert len(found) > 10
    assert sorted(found - STATEMENTS.keys()) == []


def test_every_rule_that_finds_a_name_is_explained() -> None:
    found = {
        name.rule for reading in readings() for name in (*reading.persons, *reading.organisations, *reading.initiatives)
    }
    assert len(found) > 10
    assert sorted(found - NAMES.keys()) == []


def test_every_strength_of_a_verb_of_saying_is_explained() -> None:
    says = {f"says-{verb.strength}" for verbs in reporting_verbs().values() for verb in verbs}
    has_said = {f"has-said-{verb.strength}" for verb in reporting_participles().values()}
    assert sorted((says | has_said) - STATEMENTS.keys()) == []


def test_a_cue_that_is_no_word_of_the_text_is_explained() -> None:
    found = {statement.cue for reading in readings() for statement in reading.statements if promise(statement)}
    assert found
    assert sorted(found - PROMISES.keys()) == []


@pytest.mark.parametrize("rule", [r for r in (*STATEMENTS, *NAMES) if not r.startswith(("says-", "has-said-"))])
def test_no_rule_is_explained_that_the_reader_does_not_have(rule: str) -> None:
    assert f'"{rule}"' in SOURCES


@pytest.mark.parametrize(("language", "why"), [("en", "names the source"), ("nl", "noemt de bron")])
def test_explanations_are_in_the_language_of_the_reader(language: str, why: str) -> None:
    with translation.override(language):
        assert why in why_statement("volgens")
        assert promise(FoundStatement((), "authored", cue="pledge")) != "pledge"


def test_a_rule_that_is_new_shows_as_itself() -> None:
    assert (why_statement("brand-new"), why_name("brand-new")) == ("brand-new", "brand-new")
    assert promise(FoundStatement((), "authored", cue="brand-new")) == "brand-new"
    assert promise(FoundStatement((), "indirect", rule="says-say", cue="zegt")) == ""
