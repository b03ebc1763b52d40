"""Suggestions: which commitments some words may belong to."""

from datetime import date

import pytest

from initiatives.promises.similar import Said, suggestions
from tests.factories import CommitmentFactory, CommitmentStatementFactory, InitiativeFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
WORDS = "Elke bibliotheek opent uiterlijk 1 juli een digitaal spreekuur"


def scores(said: Said) -> dict[str, int]:
    return {one.commitment.title: one.score for one in suggestions(said)}


def test_the_same_promise_in_other_words_comes_before_another() -> None:
    CommitmentFactory(title="Een digitaal spreekuur in elke bibliotheek")
    CommitmentFactory(title="Een digitaal paspoort voor elke bibliotheek")
    CommitmentFactory(title="Minder regels voor havens")
    assert next(iter(scores(Said(WORDS)))) == "Een digitaal spreekuur in elke bibliotheek"
    assert "Minder regels voor havens" not in scores(Said(WORDS))


def test_another_form_of_a_word_is_the_same_word() -> None:
    CommitmentFactory(title="Bibliotheken openen digitale spreekuren")
    [one] = suggestions(Said(WORDS))
    assert one.reasons == ["words alike for 81%: bibliotheken, spreekuren, digitale"]


def test_what_is_shared_counts_and_is_told() -> None:
    initiative, body = InitiativeFactory(name="Loket"), OrganisationFactory(name="Dienst")
    CommitmentFactory(
        title="Iets heel anders", initiative=initiative, responsible_organisation=body, deadline=date(2022, 7, 1),
        deadline_basis="explicit",
    )  # fmt: skip
    said = Said(WORDS, deadline=date(2022, 7, 1), initiatives=frozenset([initiative.pk]), organisation=body)
    [one] = suggestions(said)
    assert one.reasons == ["the same initiative, Loket", "the same body, Dienst", "the same deadline"]
    assert one.score == 40


def test_a_statement_tied_to_it_counts_as_its_words() -> None:
    link = CommitmentStatementFactory(commitment__title="Spreekuur in de bieb", statement__quote=WORDS)
    [one] = suggestions(Said(WORDS))
    assert (one.commitment, one.score) == (link.commitment, 55)


@pytest.mark.parametrize("words", ["", "de het een", "“”", "x" * 100_000, "loket " * 20_000])
def test_odd_words_are_answered(words: str) -> None:
    CommitmentFactory()
    assert isinstance(suggestions(Said(words)), list)


def test_what_is_left_out_stays_out_and_few_are_shown() -> None:
    rows = [CommitmentFactory(title=WORDS) for _ in range(8)]
    assert len(suggestions(Said(WORDS))) == 5
    assert suggestions(Said(WORDS), without=[row.pk for row in rows]) == []
