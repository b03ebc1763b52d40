"""From a name to a row: what is taken for the same, what is new, and what becomes a question."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from articles.editorial import EditorialState
from articles.extraction import FoundInitiative, FoundOrganisation
from initiatives.curation.merging import merge
from initiatives.importing.known import Register
from initiatives.importing.matching import Match, match_initiative, match_organisation
from initiatives.importing.matching_people import match_person
from initiatives.models import Classification, Initiative, Organisation, Person
from tests.factories import InitiativeFactory, MembershipFactory, OrganisationFactory, PersonFactory
from tests.importing.readings import person

pytestmark = pytest.mark.django_db


def loaded() -> Register:
    register = Register()
    register.refresh()
    return register


def body(name: str, **facts: Any) -> Organisation:
    return OrganisationFactory(name=name, **facts)


def human(name: str, role: str = "", organisation: Organisation | None = None, **facts: Any) -> Person:
    row = PersonFactory(name=name, **facts)
    if organisation:
        MembershipFactory(person=row, organisation=organisation, role=role)
    return row


# Bodies


@pytest.fixture
def bodies(db: None) -> dict[str, Organisation]:
    ministry = {"classification": Classification.MINISTRY}
    return {
        "EZ": body(
            "Ministerie van Economische Zaken",
            abbreviation="EZ",
            founded_on=date(2012, 11, 5),
            dissolved_on=date(2017, 10, 25),
            **ministry,
        ),
        "EZK": body(
            "Ministerie van Economische Zaken en Klimaat",
            abbreviation="EZK",
            founded_on=date(2017, 10, 26),
            dissolved_on=date(2024, 7, 1),
            **ministry,
        ),
        "EZ again": body(
            "Ministerie van Economische Zaken", abbreviation="EZ", founded_on=date(2024, 7, 2), **ministry
        ),
        "Almere": body("Gemeente Almere", classification=Classification.MUNICIPALITY),
        "Utrecht": body("Gemeente Utrecht", classification=Classification.MUNICIPALITY),
        "Utrecht (province)": body("Provincie Utrecht", classification=Classification.PROVINCE),
        "RDI": body("Rijksinspectie Digitale Infrastructuur", abbreviation="RDI", other_names=["Agentschap Telecom"]),
    }


BODIES = [
    pytest.param("Ministerie van Economische Zaken en Klimaat", 2020, "EZK", id="full-name"),
    pytest.param("ministerie van economische zaken en klimaat", 2020, "EZK", id="case-does-not-count"),
    pytest.param("EZK", 2020, "EZK", id="abbreviation"),
    pytest.param("ministerie van EZK", 2020, "EZK", id="kind-and-abbreviation"),
    pytest.param("het ministerie van EZK", 2020, "EZK", id="article-kind-and-abbreviation"),
    pytest.param("Economische Zaken en Klimaat", 2020, "EZK", id="name-without-kind"),
    pytest.param("EZ", 2015, "EZ", id="short-form-of-two-the-one-that-existed"),
    pytest.param("EZ", 2025, "EZ again", id="short-form-of-two-the-one-that-exists-now"),
    pytest.param("EZ", 2020, "EZ", id="short-form-when-neither-existed-the-last-one-before"),
    pytest.param("EZ", None, "EZ again", id="no-date-the-current-one"),
    pytest.param("gemeente Almere", None, "Almere", id="municipality"),
    pytest.param("Almere", None, "Almere", id="municipality-without-kind"),
    pytest.param("provincie Utrecht", None, "Utrecht (province)", id="kind-decides-between-namesakes"),
    pytest.param("agentschap telecom", None, "RDI", id="another-name"),
]


@pytest.mark.parametrize(("name", "year", "expected"), BODIES)
def test_a_body_is_recognised_by(name: str, year: int | None, expected: str, bodies: dict[str, Organisation]) -> None:
    day = date(year, 6, 1) if year else None
    match = match_organisation(FoundOrganisation(name), loaded(), day)
    assert (match.verdict, match.row) == ("known", bodies[expected])


NEW_BODIES = [
    pytest.param(FoundOrganisation("Utrecht"), "Utrecht", id="two-that-both-exist-under-a-short-form"),
    pytest.param(
        FoundOrganisation("Rijksdienst Digitale Infrastructuur", aliases=("RDI",)), "RDI", id="the-same-abbreviation"
    ),
    pytest.param(FoundOrganisation("Rijksinspectie Digitale Infrastuctuur"), "RDI", id="a-letter-lost"),
]


@pytest.mark.parametrize(("found", "maybe"), NEW_BODIES)
def test_a_doubtful_body_becomes_a_question(
    found: FoundOrganisation, maybe: str, bodies: dict[str, Organisation]
) -> None:
    match = match_organisation(found, loaded(), None)
    assert match.verdict == "new"
    assert match.question
    assert match.maybe == bodies[maybe]


UNLIKE_BODIES = [
    pytest.param("Gemeente Almelo", id="another-municipality-however-alike"),
    pytest.param("RDW", id="short-names-resemble-too-much"),
    pytest.param("Waterschap Almere", id="another-kind-of-body"),
    pytest.param("Stichting Digitale Inclusie", id="nothing-like-it"),
]


@pytest.mark.parametrize("name", UNLIKE_BODIES)
def test_a_new_body_raises_no_question(name: str, bodies: dict[str, Organisation]) -> None:
    assert match_organisation(FoundOrganisation(name), loaded(), None) == Match("new")


def test_the_kind_that_the_reader_saw_decides_between_namesakes(bodies: dict[str, Organisation]) -> None:
    found = FoundOrganisation("Utrecht", classification="province")
    assert match_organisation(found, loaded(), None).row == bodies["Utrecht (province)"]


def test_one_doubt_makes_one_candidate_for_all_articles(bodies: dict[str, Organisation]) -> None:
    asking = body("Utrecht", question="Which one?", maybe_same_as=bodies["Utrecht"])
    assert match_organisation(FoundOrganisation("Utrecht"), loaded(), None).row == asking


def test_a_merged_body_leads_to_the_one_that_replaced_it(bodies: dict[str, Organisation]) -> None:
    merge(body("Bureau Telecom"), bodies["RDI"])
    assert match_organisation(FoundOrganisation("Bureau Telecom"), loaded(), None).row == bodies["RDI"]


def test_a_rejected_name_is_not_proposed_again() -> None:
    body("Digitale", state=EditorialState.REJECTED)
    InitiativeFactory(name="Het plan", state=EditorialState.REJECTED)
    PersonFactory(name="Beste Lezer", state=EditorialState.REJECTED)
    register = loaded()
    assert match_organisation(FoundOrganisation("Digitale"), register, None).verdict == "rejected"
    assert match_initiative(FoundInitiative("het plan"), register).verdict == "rejected"
    assert match_person(person("Beste Lezer"), None, register).verdict == "rejected"


# Initiatives

INITIATIVES = [
    pytest.param("nl digibeter", "known", id="case-does-not-count"),
    pytest.param("de Agenda Digitale Overheid", "known", id="another-name-with-an-article"),
    pytest.param("Digitaliseringsstrategie 2021", "new", id="another-year-is-another-initiative"),
    pytest.param("Wet digitale overheden", "question", id="nearly-the-same-name"),
    pytest.param("Loket Nabij", "new", id="nothing-like-it"),
]


@pytest.mark.parametrize(("name", "expected"), INITIATIVES)
def test_an_initiative_is_matched(name: str, expected: str) -> None:
    InitiativeFactory(name="NL DIGIbeter", other_names=["Agenda Digitale Overheid"])
    InitiativeFactory(name="Digitaliseringsstrategie 2018")
    InitiativeFactory(name="Wet digitale overheid")
    match: Match[Initiative] = match_initiative(FoundInitiative(name), loaded())
    assert ("question" if match.question else match.verdict) == expected


# People


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    vng, tno, ministry = body("VNG"), body("TNO"), body("Ministerie van BZK")
    programme = body("VNG Realisatie", parent=vng)
    successor = body("Ministerie van Digitale Zaken")
    Organisation.objects.filter(pk=ministry.pk).update(succeeded_by=successor)
    human("Jan de Vries", "directeur", vng)
    human("Sietske ’t Lam", "staatssecretaris", ministry)
    human("Aïcha el Amrani")
    return {"VNG": vng, "TNO": tno, "VNG Realisatie": programme, "successor": successor}


PEOPLE = [
    pytest.param("Jan de Vries", None, None, "known", id="full-name-alone"),
    pytest.param("jan de vries", None, None, "known", id="case-does-not-count"),
    pytest.param("Aicha El Amrani", None, None, "known", id="accents-do-not-count"),
    pytest.param("Sietske 't Lam", None, None, "known", id="the-other-apostrophe"),
    pytest.param("Jan de Vries", "voorzitter", "VNG", "known", id="another-role-at-the-same-body"),
    pytest.param("Jan de Vries", "adviseur", "VNG Realisatie", "known", id="at-a-part-of-the-same-body"),
    pytest.param("Sietske ’t Lam", "minister", "successor", "known", id="at-the-body-that-took-over"),
    pytest.param("Jan de Vries", "directeur", "TNO", "known", id="the-same-role-elsewhere"),
    pytest.param("Jan de Vries", "onderzoeker", None, "known", id="another-role-at-no-body"),
    pytest.param("Jan de Vries", "onderzoeker", "TNO", "question", id="another-role-at-an-unrelated-body"),
    pytest.param("Jan de Vries", None, "TNO", "question", id="an-unrelated-body-and-no-role"),
    pytest.param("J. de Vries", None, None, "question", id="initials-that-agree"),
    pytest.param("P. de Vries", None, None, "new", id="initials-that-differ"),
    pytest.param("De Vries", "directeur", "VNG", "question", id="only-a-surname"),
    pytest.param("Jan de Vriess", None, None, "question", id="nearly-the-same-name"),
    pytest.param("Piet de Vries", None, None, "new", id="another-given-name"),
]


@pytest.mark.parametrize(("name", "role", "organisation", "expected"), PEOPLE)
def test_a_person_is_matched(
    name: str, role: str | None, organisation: str | None, expected: str, people: dict[str, Any]
) -> None:
    match = match_person(person(name, role), people[organisation] if organisation else None, loaded())
    assert ("question" if match.question else match.verdict) == expected
    assert (match.maybe is not None) == (expected == "question")


def test_a_contradiction_is_put_in_plain_words(people: dict[str, Any]) -> None:
    with translation.override("en"):
        match = match_person(person("Jan de Vries", "onderzoeker"), people["TNO"], loaded())
    assert match.question == (
        "A Jan de Vries is known as directeur, VNG; this article says onderzoeker, TNO. Is this the same person?"
    )


def test_of_two_namesakes_the_one_at_that_body_is_meant(people: dict[str, Any]) -> None:
    other = human("Jan de Vries", "onderzoeker", people["TNO"], question="The same?")
    assert match_person(person("Jan de Vries", "projectleider"), people["TNO"], loaded()).row == other


def test_of_two_namesakes_none_is_picked_silently(people: dict[str, Any]) -> None:
    human("Jan de Vries", "onderzoeker", people["TNO"])
    match = match_person(person("Jan de Vries"), None, loaded())
    assert match.verdict == "new"
    assert match.question


@pytest.mark.parametrize("role", [None, "schipper"])
def test_mentions_that_name_no_body_share_one_open_question(role: str | None, people: dict[str, Any]) -> None:
    human("Jan de Vries", "onderzoeker", people["TNO"])
    asking = human("Jan de Vries", question="Which one?")
    assert match_person(person("Jan de Vries", role), None, loaded()).row == asking


def test_a_third_namesake_elsewhere_is_asked_about_as_well(people: dict[str, Any]) -> None:
    human("Jan de Vries", "onderzoeker", people["TNO"], question="The same?")
    match = match_person(person("Jan de Vries", "schipper"), body("Rederij"), loaded())
    assert match.verdict == "new"
    assert match.question


def test_a_bare_surname_is_recognised_where_role_and_body_agree() -> None:
    vng = body("VNG")
    known = human("Oedairadjsingh", "voorzitter", vng)
    register = loaded()
    assert match_person(person("Oedairadjsingh", "voorzitter"), vng, register).row == known
    assert match_person(person("Oedairadjsingh", "raadslid"), body("Rederij"), register).question


def test_an_alias_that_an_editor_gave_is_a_name() -> None:
    known = human("Raymond Knops", other_names=["Knops"])
    assert match_person(person("Knops"), None, loaded()).row == known
