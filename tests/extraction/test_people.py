"""Names of people with their function and body, as the text gives them."""

import pytest

from articles.extraction import extract


def people(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.role, p.organisation) for p in extract(text).persons]


@pytest.mark.parametrize(
    "name",
    [
        "Jan de Vries",
        "Nienke Hoekzema-van der Tuin",
        "Fatima El Khattabi",
        "Ignace Van Den Eynde",
        "Fleur d'Ancona",
        "Maartje op ’t Root",
        "Astrid In 't Veld",
        "Geert-Jan ten Cate",
        "Wing-Yan Wong",
        "Chukwuemeka Eze",
        "Tarık Özdemir",
        "R.A. de Wit",
        "A.M. (Anneke) van der Berg",
        "Mei-Ling Tjon-A-Hung",
    ],
)
def test_names_of_every_origin(name: str) -> None:
    assert people(f"“Dat gaan wij niet meer meemaken”, zegt wethouder {name}.") == [(name, "wethouder", None)]


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Anna Bos, directeur Digitale Economie bij TNO, ging weg.", "directeur Digitale Economie", "TNO"),
        ("TNO-onderzoeker Anna Bos ging weg.", "onderzoeker", "TNO"),
        ("Anna Bos (adviseur bij Logius) ging weg.", "adviseur", "Logius"),
        ("Onze functionaris gegevensbescherming, Anna Bos, ging weg.", "functionaris gegevensbescherming", None),
        ("Hoogleraar bestuursrecht Anna Bos (KU Leuven) ging weg.", "hoogleraar bestuursrecht", "KU Leuven"),
        ("Chief information officer Anna Bos van het UWV ging weg.", "chief information officer", "UWV"),
        ("De gemeente Zandmeer wil dat.\n\nAnna Bos, adviseur bij de gemeente, ging.", "adviseur", "gemeente Zandmeer"),
        ("Kamerlid Anna Bos (VVD) ging weg uit de Tweede Kamer.", "kamerlid", "VVD"),
        ("Anna Bos ging weg. Ze is sinds mei directeur bij Logius.", "directeur", "Logius"),
        ("• Anna Bos, teamleider, Logius", "teamleider", "Logius"),
    ],
)
def test_function_and_body(text: str, role: str, organisation: str | None) -> None:
    assert people(text) == [("Anna Bos", role, organisation)]


@pytest.mark.parametrize(
    "text",
    ["Het ministerie van Binnenlandse Zaken wil dat.", "Universiteit Utrecht onderzoekt het.", "Meer over Open Noord."],
)
def test_bodies_are_no_people(text: str) -> None:
    assert people(text) == []


def test_people_of_one_surname_are_kept_apart() -> None:
    text = (
        "Wethouder Bart de Boer en raadslid Els de Boer waren er. “Ik wil dat nu graag doen”, zegt Els de Boer. "
        "“Dat gaat mij echt veel te snel”, antwoordt wethouder De Boer."
    )

    assert [s.speakers[0].name for s in extract(text).statements] == ["Els de Boer", "Bart de Boer"]
