"""Organisations and initiatives: by type word, by capitals, by apposition, by the lists and by use."""

import pytest

from articles.extraction import extract


def organisations(text: str) -> list[str]:
    return [o.name for o in extract(text).organisations]


def initiatives(text: str) -> list[str]:
    return [i.name for i in extract(text).initiatives]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dat meldt de gemeente Den Haag vandaag.", "gemeente Den Haag"),
        ("Het waterschap Rijn en Merwede doet mee.", "waterschap Rijn en Merwede"),
        ("Het ministerie van EZK doet mee.", "ministerie van EZK"),
        ("Directeur Jan de Vries van Wijkwijs doet mee.", "Wijkwijs"),
        ("Anna Bos, adviseur digitale zaken bij Wijkwijs, doet mee.", "Wijkwijs"),
        ("Netbeheerder Stedin doet mee.", "Stedin"),
        ("Dat gaat samen met de NVVB.", "Nederlandse Vereniging voor Burgerzaken"),
        ("Het bedrijf Kop & Kogge ICT doet mee.", "Kop & Kogge ICT"),
        ("De ondernemingsraad van de NVWA doet mee.", "ondernemingsraad van de NVWA"),
        ("Rekenkamer Almeerdam doet onderzoek.", "Rekenkamer Almeerdam"),
    ],
)
def test_bodies(text: str, name: str) -> None:
    found = [form for o in extract(text).organisations for form in (o.name, *o.aliases)]

    assert name in found or (name in {"Nederlandse Vereniging voor Burgerzaken"} and "NVVB" in found)


def test_an_abbreviation_is_tied_to_its_full_form() -> None:
    text = "De Vereniging van Nederlandse Gemeenten (VNG) doet mee. De VNG wil snel beginnen."

    assert organisations(text) == ["Vereniging van Nederlandse Gemeenten"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dat staat in de Nederlandse Digitaliseringsstrategie.", "Nederlandse Digitaliseringsstrategie"),
        ("Wij werken aan het Actieplan Open Overheid.", "Actieplan Open Overheid"),
        ("Dat regelt de Wet inzage en correctie basisgegevens.", "Wet inzage en correctie basisgegevens"),
        ("Wij werken nu met het programma ‘Iedereen doet mee’.", "Iedereen doet mee"),
        ("De burger kijkt in het Gegevensboek.", "Gegevensboek"),
        ("Zo ontstond het spreekuur Samen Inloggen.", "Samen Inloggen"),
        ("Wij zijn blij met Open Noord en met de taart.", "Open Noord"),
        ("Overheden verbeteren Mijn Voertuig in de zomer.", "Mijn Voertuig"),
    ],
)
def test_initiatives(text: str, name: str) -> None:
    assert initiatives(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Zij woont in Udenhout.",
        "Samen gaan wij dat doen.",
        "Dat gebeurde in het Deltacafé in Arnhem.",
        "De Tilburger lacht.",
    ],
)
def test_places_and_common_words_are_no_initiatives(text: str) -> None:
    assert initiatives(text) == []
