"""What an address answers when its row is not, or no longer, public."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.editorial import EditorialState
from tests.factories import OrganisationFactory, PersonFactory
from tests.pages.conftest import World, make_world

ROWS = ("article", "person", "organisation", "initiative", "statement", "commitment")
MERGED = EditorialState.MERGED


def set_state(row, state: EditorialState) -> str:
    address = row.get_absolute_url()
    row.state = state
    row.save()
    return address


@pytest.mark.parametrize("state", [EditorialState.CANDIDATE, EditorialState.REJECTED])
@pytest.mark.parametrize("kind", ROWS)
def test_a_hidden_row_is_answered_like_one_that_never_was(kind, state, world: World, client: Client) -> None:
    row = getattr(world, kind)
    address = set_state(row, state)
    never = address.replace(str(getattr(row, "slug", None) or row.pk), "00000000-0000-4000-8000-000000000000")
    hidden, missing = client.get(address), client.get(never)
    assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert missing.status_code == 404


@pytest.mark.parametrize("kind", ROWS)
def test_a_withdrawn_row_says_withdrawn_and_nothing_else(kind: str, world: World, client: Client) -> None:
    address = set_state(getattr(world, kind), EditorialState.WITHDRAWN)
    answer = client.get(address)
    assert answer.status_code == 410
    html = answer.content.decode()
    assert "Openbaar" not in html
    assert "loket" not in html


def test_a_withdrawn_article_takes_its_statements_along(world: World, client: Client) -> None:
    set_state(world.article, EditorialState.WITHDRAWN)
    assert client.get(world.statement.get_absolute_url()).status_code == 410
    set_state(world.statement, EditorialState.CANDIDATE)
    assert client.get(world.statement.get_absolute_url()).status_code == 404


@pytest.mark.django_db
def test_a_merged_entry_leads_on_for_ever_through_any_number_of_merges(client: Client) -> None:
    last = PersonFactory(state="published", slug="laatste")
    middle = PersonFactory(state=MERGED, slug="midden", merged_into=last)
    PersonFactory(state=MERGED, slug="eerste", merged_into=middle)
    answer = client.get(reverse("initiatives:person-detail", args=["eerste"]))
    assert (answer.status_code, answer["Location"]) == (301, last.get_absolute_url())


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "status"), [("candidate", 404), ("rejected", 404), ("withdrawn", 410)])
def test_a_merge_into_a_hidden_entry_does_not_tell_of_it(state: str, status: int, client: Client) -> None:
    target = OrganisationFactory(state=state, slug="doel")
    OrganisationFactory(state=MERGED, slug="oud", merged_into=target)
    answer = client.get(reverse("initiatives:organisation-detail", args=["oud"]))
    assert answer.status_code == status
    assert "doel" not in answer.content.decode()


@pytest.mark.django_db
def test_entries_merged_in_a_circle_are_not_found(client: Client) -> None:
    one, other = PersonFactory(slug="een"), PersonFactory(slug="ander")
    for row, target in ((one, other), (other, one)):
        type(row).objects.filter(pk=row.pk).update(state=MERGED, merged_into=target)
    assert client.get(reverse("initiatives:person-detail", args=["een"])).status_code == 404


@pytest.mark.parametrize("code", [400, 403, 404, 410, 500])
def test_error_pages_need_no_request(code: int) -> None:
    from django.template.loader import render_to_string

    html = render_to_string(f"{code}.html")
    assert html.count("<h1") == 1
    assert 'rel="canonical"' not in html


def test_many_kinds_of_hidden_worlds_stay_out_of_search(world: World, client: Client) -> None:
    make_world(EditorialState.CANDIDATE, "Zoekterm")
    html = client.get(reverse("search"), {"q": "zoekterm"}).content.decode()
    assert html.count("Zoekterm") == 0
    assert "ledger" not in html
