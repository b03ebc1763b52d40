"""Which roles name one post."""

import pytest

from initiatives.answering.offices import offices_in

BZK = ["Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", "BZK"]


def told(role: str, names: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    return [(office.title, tuple(sorted(office.portfolio(names)))) for office in offices_in(role)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("staatssecretaris van Digitale Zaken", "Staatssecretaris Digitale Zaken"),
        ("demissionair staatssecretaris Digitale Zaken", "staatssecretaris voor Digitale Zaken"),
        ("minister van Binnenlandse Zaken en Koninkrijksrelaties", "minister van BZK"),
        ("staatssecretaris van BZK (Digitale Zaken)", "staatssecretaris Digitale Zaken"),
        ("vicepremier en minister van BZK", "minister van Binnenlandse Zaken & Koninkrijksrelaties"),
        ("Wethouder Zórg en Digitalisering", "wethouder Digitalisering en Zorg"),
        ("waarnemend burgemeester van de gemeente Utrecht", "burgemeester"),
        ("premier", "minister-president"),
        ("DG Digitale Overheid", "directeur-generaal Digitale Overheid"),
        ("minister bij het ministerie van BZK", "minister"),
    ],
)
def test_roles_that_name_one_post(one: str, other: str) -> None:
    assert told(one, BZK) == told(other, BZK) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("minister van BZK", "minister voor Volkshuisvesting"),
        ("staatssecretaris Digitale Zaken", "staatssecretaris Herstel Groningen"),
        ("minister", "staatssecretaris"),
        ("directeur-generaal", "directeur"),
        ("CIO", "CIO Rijk"),
        ("minister voor Koninkrijksrelaties", "minister van BZK"),
    ],
)
def test_roles_that_name_two_posts(one: str, other: str) -> None:
    assert told(one, BZK) != told(other, BZK)


@pytest.mark.parametrize(
    "role",
    ["", "hoogleraar", "oud-minister van BZK", "voormalig staatssecretaris", "kandidaat-wethouder", "adviseur van de "
     "minister", "plaatsvervangend directeur", "ministerieel adviseur", "van", "…", "lid van het college"],
)  # fmt: skip
def test_what_is_no_office_has_no_successor(role: str) -> None:
    assert told(role, BZK) == []


def test_a_role_may_name_several_offices() -> None:
    found = told("minister van BZK, tevens viceminister-president en staatssecretaris Digitale Zaken", BZK)
    assert found == [("minister", ()), ("staatssecretaris", ("digitale", "zaken"))] or len(found) == 2


@pytest.mark.parametrize(
    ("role", "is_vague", "may_be_alone"),
    [
        ("burgemeester", False, True),
        ("minister", True, True),
        ("wethouder", True, False),
        ("wethouder Digitalisering", False, False),
    ],
)
def test_a_bare_title_tells_a_post_where_a_body_has_one_of_them(role: str, is_vague: bool, may_be_alone: bool) -> None:
    (office,) = offices_in(role)
    assert (office.is_vague, office.may_be_alone) == (is_vague, may_be_alone)
