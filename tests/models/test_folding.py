"""Searching: the same answers whatever the case, the accents, the quotation marks and the database."""

import pytest

from articles.folding import fold
from initiatives.models import Initiative, Organisation, Person
from tests.factories import InitiativeFactory, OrganisationFactory, PersonFactory, StatementFactory

pytestmark = pytest.mark.django_db

FOUND = {
    "case": ("Jansen", "jANSEN"),
    "accents in the name": ("Zoë Müller", "zoe muller"),
    "accents in the question": ("Zoe Muller", "Zoë Müller"),
    "an accent that stands apart": ("Zoë", "Zoe\u0308"),
    "a Turkish dotless i": ("Işıl Kılıç", "isil kilic"),
    "a Turkish dotted capital": ("İpek", "ipek"),
    "a stroke through the letter": ("Søren Łukasz", "soren lukasz"),
    "a sharp s": ("Weiß", "WEISS"),
    "typographic quotes": ("‘s-Hertogenbosch", "'s-hertogenbosch"),
    "a long dash": ("Noord–Holland", "noord-holland"),
    "words in another order": ("Sanne de Wit", "wit sanne"),
    "part of a word": ("Rijksdienst", "dienst"),
    "white space": ("Sanne de Wit", "  sanne\t\n wit "),
    "a ligature": ("Oﬃce", "office"),
    "full width letters": ("ＡＢＣ", "abc"),
}
NOT_FOUND = {
    "a wildcard is a sign like any other": ("Sanne", "S%e"),
    "an underscore is a sign like any other": ("Sanne", "S_nne"),
    "every word must be there": ("Sanne de Wit", "sanne zwart"),
    "a backslash": ("Sanne", "\\"),
}


@pytest.mark.parametrize(("name", "query"), FOUND.values(), ids=list(FOUND))
def test_a_name_is_found(name: str, query: str) -> None:
    person = PersonFactory(name=name)
    PersonFactory(name="Iemand Anders")
    assert list(Person.objects.search(query)) == [person]


@pytest.mark.parametrize(("name", "query"), NOT_FOUND.values(), ids=list(NOT_FOUND))
def test_a_name_is_not_found(name: str, query: str) -> None:
    PersonFactory(name=name)
    assert not Person.objects.search(query).exists()


@pytest.mark.parametrize("query", ["", "   ", "\u0301", "\x00"], ids=["empty", "blank", "an accent alone", "NUL"])
def test_a_query_without_words_finds_everything(query: str) -> None:
    PersonFactory()
    assert Person.objects.search(query).count() == 1


def test_a_renamed_row_is_found_under_its_new_name() -> None:
    person = PersonFactory(name="Oud")
    person.name = "Nieuw"
    person.save()
    assert Person.objects.search("nieuw").exists()
    assert not Person.objects.search("oud").exists()


def test_bodies_and_initiatives_are_found_by_their_abbreviation() -> None:
    OrganisationFactory(name="Ministerie van Binnenlandse Zaken", abbreviation="BZK")
    InitiativeFactory(name="Wet digitale overheid", abbreviation="Wdo")
    assert Organisation.objects.search("bzk").count() == 1
    assert Initiative.objects.search("WDO").count() == 1


def test_a_statement_is_found_by_its_words() -> None:
    statement = StatementFactory(quote="Één “loket” vóór 1 juli")
    assert list(type(statement).objects.search('een "loket" voor')) == [statement]


def test_names_sort_alike_on_every_database() -> None:
    for sort_name in ("Zwart, Ab", "Äpfel, Bo", "apenstaart, Cor", "de Boer, Di", "Azijn, Ed"):
        PersonFactory(sort_name=sort_name)
    names = Person.objects.by_name().values_list("sort_name", flat=True)
    assert list(names) == ["apenstaart, Cor", "Äpfel, Bo", "Azijn, Ed", "de Boer, Di", "Zwart, Ab"]


@pytest.mark.parametrize(
    "text", ["Één  ‘pilot’", "İIıi", "ﬃ ß", "a\u0301\u0302"], ids=["Dutch", "i", "ligature", "two"]
)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
