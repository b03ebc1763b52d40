"""How much: numbers with what they count, and nothing that only looks like one."""

import pytest

from initiatives.promises.amounts import Amount, amounts


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Wij openen 45 loketten", 45, "loketten"),
        ("nog eens 1.500 extra pakketten", 1500, "pakketten"),
        ("18 miljoen euro voor scholen", 18_000_000, "euro"),
        ("€ 2,5 miljoen beschikbaar", 2_500_000, "euro"),
        ("€2.000.000", 2_000_000, "euro"),
        ("in 80 procent van de gevallen", 80, "%"),
        ("99,9% van de tijd", 99.9, "%"),
        ("twintig grootste organisaties", 20, "organisaties"),
        ("drie miljard euro", 3_000_000_000, "euro"),
        ("vijfentwintig gemeenten", 25, "gemeenten"),
        ("Vijfhonderd organisaties doen mee", 500, "organisaties"),
        ("veertigduizend laptops", 40_000, "laptops"),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, value: float, unit: str) -> None:
    [found] = amounts(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "vóór 1 juli 2021", "uiterlijk 31-12-2022", "in het 2e kwartaal van 2023", "eind 2025", "om 11:30", "om 9 uur",
        "binnen twee weken", "in twee jaar tijd", "artikel 5 van de wet", "een 5G-netwerk", "COVID-19", "versie 2",
        "om elf ging de deur open", "motie 12", "de wet van 1998", "op 3 april", "zonder getallen", "", "1" * 5000,
        "een eerste stap", "twee aan twee",
    ],
)  # fmt: skip
def test_dates_terms_and_names_are_no_amounts(text: str) -> None:
    assert amounts(text) == []


def test_words_that_leave_nothing_out_are_an_amount_too() -> None:
    found = amounts("Elke gemeente krijgt een loket, voor iedereen, en de helft daarvan dit jaar")
    assert found == [Amount("elke gemeente"), Amount("iedereen"), Amount("helft")]


def test_the_words_are_those_of_the_text() -> None:
    assert [one.words for one in amounts("Wij openen 45 nieuwe loketten")] == ["45 nieuwe loketten"]
