"""Where somebody works, also at a body that only its use shows to be one."""

import pytest

from articles.extraction import extract

SAYS = " “Wij gaan open”, zegt Bos."


def employers(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {p.name: (p.role, p.organisation) for p in extract(text).persons}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Anna Bos, directeur van Digiwerk, is blij.", "directeur"),
        ("Anna Bos, voorzitter Digiwerk, is blij.", "voorzitter"),
        ("Anna Bos (directeur, Digiwerk) is blij.", "directeur"),
        ("Anna Bos (Digiwerk, projectleider) is blij.", "projectleider"),
        ("Anna Bos (CEO Digiwerk) is blij.", "CEO"),
        ("Anna Bos, namens Digiwerk, is blij.", None),
        ("Anna Bos, die bij Digiwerk werkt, is blij.", None),
        ("Anna Bos, verantwoordelijk voor data bij Digiwerk, is blij.", None),
        ("Anna Bos is blij. Zij werkt bij Digiwerk.", None),
        ("Anna Bos, sinds 2019 directeur van Digiwerk, is blij.", "directeur"),
        ("Anna Bos, teamleider Gegevens bij de afdeling Informatie van Digiwerk, is blij.", "teamleider Gegevens"),
        ("Gisteren was Digiwerk-topvrouw Anna Bos blij.", "topvrouw"),
        ("Deelnemers:\n\n- Anna Bos, Digiwerk\n- Jan Smit, Rijnlicht\n\n", None),
        ("Deelnemers:\n\n- Anna Bos, directeur, Digiwerk\n- Jan Smit, Rijnlicht\n\n", "directeur"),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_body_is_known_by_who_works_there(words: str, role: str | None) -> None:
    assert employers(words + SAYS)["Anna Bos"] == (role, "Digiwerk")
    assert "Digiwerk" in {organisation.name for organisation in extract(words + SAYS).organisations}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Gisteren was ICT-manager Anna Bos blij.", "ICT-manager"),
        ("Data-analist Anna Bos is blij.", "data-analist"),
        ("Oud-minister Anna Bos is blij.", "oud-minister"),
        ("Deelnemers:\n\n- Anna Bos, Utrecht\n- Jan Smit, Zwolle\n\n", None),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_is_no_body_employs_nobody(words: str, role: str | None) -> None:
    assert employers(words + SAYS)["Anna Bos"] == (role, None)


def test_a_laboratory_with_a_director_is_a_body() -> None:
    found = extract("Anna Bos, directeur van Datalab Noord, is blij." + SAYS)
    assert [o.name for o in found.organisations] == ["Datalab Noord"]
    assert not found.initiatives


def test_both_have_the_function_that_both_are_given() -> None:
    found = employers("Anna Bos en Jan Smit, beiden adviseur bij Digiwerk, zijn blij." + SAYS)
    assert found == {"Anna Bos": ("adviseur", "Digiwerk"), "Jan Smit": ("adviseur", "Digiwerk")}
