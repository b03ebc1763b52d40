"""Quotation marks of every kind: what is somebody's words, where they begin and end, and what is none."""

import pytest

from articles.extraction import extract

SAID = "zegt wethouder Jan de Vries"


def direct(text: str) -> list[list[str]]:
    return [[span.of(text) for span in s.spans] for s in extract(text).statements if s.kind == "direct"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ("‘", "’"), ("„", "”"), ("„", "“"), ("«", "»"), ('"', '"'), ("'", "'"), ("”", "”")],
)
def test_every_pair_of_marks(opening: str, closing: str) -> None:
    text = f"{opening}Wij openen morgen het loket{closing}, {SAID}."

    assert direct(text) == [["Wij openen morgen het loket"]]


@pytest.mark.parametrize(
    "words",
    [
        "'s Ochtends staan er al twintig foto's online",
        "zo'n loket in 's-Hertogenbosch werkt ook 's avonds",
        "Dat zei mevrouw Van 't Hart ook al over die agenda's",
    ],
)
def test_apostrophes_are_no_marks(words: str) -> None:
    assert direct(f"'{words}', {SAID}.") == [[words]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"“Het is”, {SAID}, “een kans voor de hele stad.”", [["Het is", "een kans voor de hele stad."]]),
        (
            f"“Het is een kans voor ons.” Dat {SAID}. “Wij gaan dat nu doen.”",
            [["Het is een kans voor ons."], ["Wij gaan dat nu doen."]],
        ),
        (
            f"“Zij noemde het ‘een mooi plan’ en liep toen weg”, {SAID}.",
            [["Zij noemde het ‘een mooi plan’ en liep toen weg"]],
        ),
        ("Wethouder Jan de Vries zegt: “Wij openen morgen het loket.", [["Wij openen morgen het loket."]]),
    ],
    ids=["interrupted", "two sentences", "nested", "unclosed"],
)
def test_parts_of_quotations(text: str, expected: list[list[str]]) -> None:
    assert direct(text) == expected


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "Jan de Vries is wethouder. “Wij openen morgen het loket.\n\n“En daarna nog twee andere.”, zegt De Vries."

    [[words]] = direct(text)

    assert words == "Wij openen morgen het loket.\n\n“En daarna nog twee andere."


@pytest.mark.parametrize(
    "text",
    [
        "Wethouder Jan de Vries noemt dat een ‘kwestie van tijd’.",
        "Wethouder Jan de Vries leest het boek ‘Een overheid die altijd luistert’.",
        "Wethouder Jan de Vries kwam met de zogenaamde ‘digitale kaart van de stad’ niet verder.",
    ],
    ids=["fragment", "title", "term"],
)
def test_what_is_not_somebody_s_words(text: str) -> None:
    assert direct(text) == []


def test_a_pull_quote_repeats_the_text() -> None:
    body = f"“Wij openen morgen het loket voor iedereen in de stad”, {SAID}."

    assert len(direct(f"{body}\n\n“Wij openen morgen het loket voor iedereen”\n\nDaarna ging hij naar huis.")) == 1
