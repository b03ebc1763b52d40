"""Names at the desk: the known one, somebody new, or nothing; what is decided is learned."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.importing.known import Register
from initiatives.models import Organisation, Person, Statement
from tests.factories import OrganisationFactory, PersonFactory


def send(client: Client, article: Article, **data: Any) -> Any:
    return client.post(reverse("admin:desk-article", args=[article.pk]), data)


def test_candidates_that_the_article_names_are_shown(desk_client: Client, candidates: list[Statement]) -> None:
    page = desk_client.get(reverse("admin:desk-article", args=[candidates[0].article_id]))

    assert [str(name.entry) for name in page.context["names"]] == ["Anna Bos", "Jan de Vries"]


def test_a_name_is_accepted_as_new(desk_client: Client, article: Article, anna: Person) -> None:
    Person.objects.filter(pk=anna.pk).update(question="Is zij het?")

    assert send(desk_client, article, action="new", name=f"person-{anna.pk}").status_code == 302
    anna.refresh_from_db()
    assert (anna.state, anna.question) == (EditorialState.PUBLISHED, "")


def test_a_name_that_is_known_is_learned_as_an_alias(desk_client: Client, article: Article, anna: Person) -> None:
    known = PersonFactory(name="A. Bos-de Wit", state=EditorialState.PUBLISHED, slug="bos")

    send(desk_client, article, action="same", name=f"person-{anna.pk}", known_name="a. bos-de wit")

    known.refresh_from_db()
    assert "Anna Bos" in known.other_names
    assert "Anna Bos" in Register().confirmed.persons[0].aliases


def test_the_suggested_one_needs_no_typing(desk_client: Client, article: Article, anna: Person, jan: Person) -> None:
    Person.objects.filter(pk=anna.pk).update(question="Is het Jan?", maybe_same_as=jan)

    send(desk_client, article, action="same", name=f"person-{anna.pk}")

    anna.refresh_from_db()
    assert anna.merged_into == jan


def test_what_is_no_entity_is_not_proposed_again(desk_client: Client, article: Article, anna: Person) -> None:
    send(desk_client, article, action="nothing", name=f"person-{anna.pk}")

    register = Register()
    register.refresh()
    assert register.persons.is_rejected("Anna Bos")


@pytest.mark.parametrize(
    "data",
    [
        {"name": "person-x"},
        {"name": "kat-1"},
        {"name": ""},
        {"action": "same", "known_name": "Niemand"},
        {"action": "same", "known_name": ""},
    ],
    ids=["no key", "no kind", "empty", "unknown", "nothing typed"],
)
def test_nonsense_is_refused(desk_client: Client, article: Article, anna: Person, data: dict[str, str]) -> None:
    answer = send(desk_client, article, **{"action": "new", "name": f"person-{anna.pk}", **data})

    assert answer.status_code == 409
    anna.refresh_from_db()
    assert anna.state == EditorialState.CANDIDATE


def test_an_abbreviation_names_the_body(desk_client: Client, article: Article) -> None:
    known = OrganisationFactory(name="Vereniging X", abbreviation="VX", state=EditorialState.PUBLISHED, slug="vx")
    other = OrganisationFactory(name="Ver. X")

    send(desk_client, article, action="same", name=f"organisation-{other.pk}", known_name="vx")

    assert Organisation.objects.get(pk=other.pk).merged_into == known
