"""Taking Dutch names apart."""

import pytest

from initiatives.importing.person_names import PersonName, may_be_short_for, split_name

NAMES = [
    pytest.param("Raymond Knops", ("Raymond", "", "", "Knops"), "Knops, Raymond", id="two-words"),
    pytest.param("Jos de Groot", ("Jos", "", "de", "Groot"), "Groot, Jos de", id="one-prefix"),
    pytest.param("Bert van den Berg", ("Bert", "", "van den", "Berg"), "Berg, Bert van den", id="two-prefixes"),
    pytest.param("Sophie in 't Veld", ("Sophie", "", "in 't", "Veld"), "Veld, Sophie in 't", id="straight-apostrophe"),
    pytest.param("Sietske ’t Lam", ("Sietske", "", "’t", "Lam"), "Lam, Sietske ’t", id="curly-apostrophe"),
    pytest.param("R.W. Knops", ("", "R.W.", "", "Knops"), "Knops, R.W.", id="initials-only"),
    pytest.param("R.W. (Raymond) Knops", ("Raymond", "R.W.", "", "Knops"), "Knops, Raymond", id="letterhead"),
    pytest.param("Th. van Dijk", ("", "Th.", "van", "Dijk"), "Dijk, Th. van", id="two-letter-initial"),
    pytest.param("De Vries", ("", "", "de", "Vries"), "Vries, de", id="bare-surname-at-the-start-of-a-sentence"),
    pytest.param("Oedairadjsingh", ("", "", "", "Oedairadjsingh"), "Oedairadjsingh", id="bare-surname-in-one-word"),
    pytest.param("prof. dr. Anna Smit", ("Anna", "", "", "Smit"), "Smit, Anna", id="titles-are-no-names"),
    pytest.param("Jan-Peter ten Cate", ("Jan-Peter", "", "ten", "Cate"), "Cate, Jan-Peter ten", id="double-given-name"),
    pytest.param("Anna Maria Smit", ("Anna Maria", "", "", "Smit"), "Smit, Anna Maria", id="two-given-names"),
    pytest.param(
        "Hennie Wolthuis-van Dijk",
        ("Hennie", "", "", "Wolthuis-van Dijk"),
        "Wolthuis-van Dijk, Hennie",
        id="prefix-after-hyphen",
    ),
]


@pytest.mark.parametrize(("name", "parts", "sort_name"), NAMES)
def test_a_name_is_taken_apart(name: str, parts: tuple[str, ...], sort_name: str) -> None:
    found = split_name(name)
    assert (found.given_name, found.initials, found.family_name_prefix, found.family_name) == parts
    assert found.sort_name == sort_name


PAIRS = [
    pytest.param("J. de Vries", "Jan de Vries", True, id="initial-agrees"),
    pytest.param("P. de Vries", "Jan de Vries", False, id="initial-differs"),
    pytest.param("De Vries", "Jan de Vries", True, id="only-a-surname"),
    pytest.param("Jan de Vries", "Piet de Vries", False, id="two-given-names"),
    pytest.param("J. Vries", "Jan de Vries", False, id="another-surname-without-prefix"),
]


@pytest.mark.parametrize(("one", "other", "may_be"), PAIRS)
def test_short_forms_are_recognised_both_ways(one: str, other: str, may_be: bool) -> None:
    assert may_be_short_for(split_name(one), split_name(other)) is may_be
    assert may_be_short_for(split_name(other), split_name(one)) is may_be


def test_nothing_is_short_for_an_empty_name() -> None:
    assert not may_be_short_for(PersonName(), PersonName())
