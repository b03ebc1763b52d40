"""Who says it: cues of Dutch reporting, pronouns, functions, and speakers who come later."""

import pytest

from articles.extraction import extract

INTRODUCED = "Jan de Vries is wethouder in Vlietdam. "


def told(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(s.kind, s.rule, tuple(x.name for x in s.speakers)) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Volgens De Vries is het loket te duur.", "volgens"),
        ("Het loket is te duur, aldus De Vries.", "aldus"),
        ("Wat De Vries betreft gaat het loket dicht.", "concerning"),
        ("De Vries vindt dat het loket te duur is.", "says-opinion"),
        ("De wethouder waarschuwt dat het loket te duur is.", "says-opinion"),
        ("De Vries kondigt aan dat het loket dichtgaat.", "says-commit"),
        ("De Vries heeft toegezegd dat het loket open blijft.", "has-said-commit"),
        ("De Vries gaat het loket in Vlietdam zelf openen.", "own-future"),
        ("De Vries is positief over het loket.", "judges"),
        ("Of dat zo blijft, durft De Vries niet te zeggen.", "declines"),
    ],
)
def test_indirect_speech(sentence: str, rule: str) -> None:
    assert told(INTRODUCED + sentence) == [("indirect", rule, ("Jan de Vries",))]


@pytest.mark.parametrize(
    "sentence",
    [
        "De Vries opende gisteren het loket.",
        "De Vries vertelt hoe het loket is ontstaan.",
        "Het overleg met De Vries vindt morgen plaats.",
        "Er wordt een nieuw loket geopend.",
        "De Vries denkt lang na.",
    ],
    ids=["past act", "topic only", "takes place", "passive", "thinks"],
)
def test_what_reports_nothing(sentence: str) -> None:
    assert told(INTRODUCED + sentence) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (INTRODUCED + "“Wij gaan dat morgen doen”, zegt hij.", "says-say"),
        (INTRODUCED + "De Vries: “Wij gaan dat morgen doen.”", "colon"),
        (INTRODUCED + "“Wij gaan dat morgen doen.”", "same-paragraph"),
        ("“Wij gaan dat morgen doen.” Wethouder Jan de Vries loopt door de zaal.", "sentence-behind"),
        ("“Wij gaan dat morgen doen.”\n\nDe stem is van Jan de Vries, die in de zaal staat.", "next-speaker"),
        (INTRODUCED + "\n\nDat kan beter. “Wij gaan dat morgen doen”, zegt de bestuurder.", "says-say"),
    ],
)
def test_speakers_of_quotations(text: str, rule: str) -> None:
    assert told(text)[-1] == ("direct", rule, ("Jan de Vries",))


def test_a_relative_clause_does_not_speak() -> None:
    text = "De Adviesraad Registers, die het advies schreef, noemt de aanpak van Logius een voorbeeld."

    assert told(text) == [("indirect", "says-say", ("Adviesraad Registers",))]


def test_a_document_speaks() -> None:
    text = "In het rapport ‘Minder is beter’ staat dat registers te veel bewaren."

    assert told(text) == [("indirect", "stands-in", ("Minder is beter",))]
