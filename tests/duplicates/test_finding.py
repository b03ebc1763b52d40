"""Entries that may be one: found with a reason, remembered as different where an editor says so."""

import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from initiatives.curation.duplicates import set_apart
from initiatives.curation.merging import merge
from initiatives.duplicates.finding import look, pairs
from initiatives.models import EntryKind, Initiative, Organisation, Person, PossibleDuplicate
from tests.factories import InitiativeFactory, MembershipFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def person(name: str, **fields: Any) -> Person:
    *first, last = name.split()
    if first[0].endswith("."):
        fields["initials"], first = first[0], []
    made: Person = PersonFactory(
        name=name, given_name=" ".join(first), family_name_prefix="", family_name=last, **fields
    )
    return made


def reasons(kind: EntryKind) -> dict[frozenset[Any], set[str]]:
    return {frozenset((pair.one, pair.other)): {r.key for r in pair.reasons} for pair in pairs(kind)}


def found(one: Any, other: Any) -> set[str]:
    return reasons(EntryKind.of(one)).get(frozenset((one.pk, other.pk)), set())


def test_one_identifier_elsewhere_makes_one_person() -> None:
    assert "identifier" in found(
        person("Anna Bos", identifiers={"wikidata": "Q1"}), person("Annie Smit", identifiers={"wikidata": "Q1"})
    )


def test_another_identifier_makes_two() -> None:
    assert not found(
        person("Anna Bos", identifiers={"wikidata": "Q1"}), person("Anna Bos", identifiers={"wikidata": "Q2"})
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Bos", "Anna Bos"), ("Anna Bosman", "Anna Bosmann"), ("Fatima el Khattabi", "Fatima El Khattabi")],
)
def test_people_of_nearly_one_name_are_found(one: str, other: str) -> None:
    assert found(person(one), person(other))


@pytest.mark.parametrize(("one", "other"), [("Anna Bos", "Jan Bos"), ("Anna Bos", "Anna Smit")])
def test_people_of_other_names_are_not(one: str, other: str) -> None:
    assert not found(person(one), person(other))


def test_an_alias_shared_is_a_reason() -> None:
    one = OrganisationFactory(name="Vereniging van Nederlandse Gemeenten", other_names=["VNG"])
    assert found(one, OrganisationFactory(name="VNG"))


def test_an_abbreviation_that_is_another_ones_name_is_a_reason() -> None:
    one = OrganisationFactory(name="Dienst voor Digitale Zaken", abbreviation="DDZ")
    assert found(one, OrganisationFactory(name="DDZ"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Werkagenda 2021", "Werkagenda 2022"), ("Programma Loket Nabij", "Programma Dataslot")],
    ids=["another year", "another name"],
)
def test_initiatives_of_other_names_and_years_are_two(one: str, other: str) -> None:
    assert not found(InitiativeFactory(name=one), InitiativeFactory(name=other))


def test_a_successor_is_no_duplicate() -> None:
    new = OrganisationFactory(name="Ministerie van Digitale Zaken")
    assert not found(OrganisationFactory(name="Ministerie van Digitale Zaak", succeeded_by=new), new)


def test_what_is_not_a_duplicate_is_remembered_either_way_round(editor: User) -> None:
    one, other = person("Anna Bos"), person("Anna Bos")
    assert look(EntryKind.PERSON) == 1
    set_apart(other, one, editor)
    assert look(EntryKind.PERSON) == 0
    assert PossibleDuplicate.objects.get().set_apart_by == editor


def test_it_is_remembered_after_one_of_them_is_merged(editor: User) -> None:
    one, other, third = person("Anna Bos"), person("Anna Bos"), person("Anna Bos")
    set_apart(one, other, editor)
    merge(other, third, editor)
    assert look(EntryKind.PERSON) == 0


def test_strong_new_evidence_brings_a_pair_back_marked(editor: User) -> None:
    one, other = person("Anna Bos"), person("Anna Bos")
    look(EntryKind.PERSON)
    set_apart(one, other, editor)
    for row in (one, other):
        row.refresh_from_db()
        row.identifiers = {"wikidata": "Q1"}
        row.save()
    assert look(EntryKind.PERSON) == 1
    assert PossibleDuplicate.objects.get().in_doubt


def test_merged_and_rejected_entries_wait_for_nobody(editor: User) -> None:
    one, other = person("Anna Bos"), person("Anna Bos")
    look(EntryKind.PERSON)
    merge(one, other, editor)
    assert not PossibleDuplicate.objects.waiting().exists()


def test_a_shared_body_speaks_for_one_person() -> None:
    one, other = person("A. Bos"), person("Anna Bos")
    assert found(one, other) == {"surname_and_letter"}
    body = OrganisationFactory()
    for somebody in (one, other):
        MembershipFactory(person=somebody, organisation=body)
    assert found(one, other) == {"surname_and_letter", "body"}


def test_a_large_register_is_compared_in_blocks() -> None:
    """Twice the entries take about twice the time, not four times."""
    syllables = "ba de ka lo mi no pe ri su ta".split()

    def names(start: int, count: int) -> list[str]:
        words = []
        for n in range(start, start + count):
            given = syllables[n % 10] + syllables[n // 10 % 10] + syllables[n // 7 % 10]
            family = "".join(syllables[n // 10**k % 10] for k in range(4)) + "stra"
            words.append(f"{given.title()} {family.title()}")
        return words

    def add(start: int, count: int) -> None:
        Person.objects.bulk_create(
            Person(name=name, given_name=name.split()[0], family_name=name.split()[1], sort_name=name)
            for name in names(start, count)
        )

    def seconds() -> float:
        start = time.process_time()
        list(pairs(EntryKind.PERSON))
        return time.process_time() - start

    add(0, 1500)
    once = seconds()
    add(1500, 1500)
    assert seconds() < 3.4 * once + 0.2


def test_the_command_tells_how_many_wait(capsys: pytest.CaptureFixture[str]) -> None:
    person("Anna Bos")
    person("Anna Bos")
    call_command("find_duplicates")
    assert "person: 1 pair waits" in capsys.readouterr().out
    assert not Organisation.objects.exists()
    assert not Initiative.objects.exists()
