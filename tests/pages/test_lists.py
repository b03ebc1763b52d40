"""Lists: filters with their errors and chips, pages, numbers of queries."""

from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from initiatives.models import Status
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    CommitmentStatementFactory,
    PersonFactory,
    SpeakerFactory,
    StatusUpdateFactory,
)
from tests.pages.conftest import PUBLISHED, World, an_editor, make_world

COMMITMENTS = "initiatives:commitment-list"


BUDGETS = {
    "home": 45,
    "search": 31,
    "articles:article-list": 2,
    "initiatives:commitment-list": 19,
    "initiatives:statement-list": 8,
    "initiatives:initiative-list": 7,
    "initiatives:person-list": 8,
    "initiatives:organisation-list": 7,
}


@pytest.mark.parametrize("name", BUDGETS)
def test_a_page_needs_the_same_few_queries_for_many_rows(name: str, world: World, queries) -> None:
    address = f"{reverse(name)}?q=openbaar" if name == "search" else reverse(name)
    few = queries(address)
    for number in range(12):
        make_world(name=f"Openbaar{number}")
    assert queries(address) == few
    assert few <= BUDGETS[name]


def enlarge(world: World, number: int) -> None:
    """One more statement, commitment and update on every page of the world."""
    other = make_world(name=f"Ander{number}")
    other.statement.article = world.article
    other.statement.start += number
    other.statement.save()
    other.statement.initiatives.add(world.initiative)
    SpeakerFactory(statement=other.statement, person=world.person)
    SpeakerFactory(statement=other.statement, person=None, organisation=world.organisation)
    world.commitment.statement_links.create(statement=other.statement, relation="repetition")
    StatusUpdateFactory(
        commitment=world.commitment,
        evidence_article=world.article,
        evidence_statement=other.statement,
        proposed_by=an_editor(),
    )
    CommitmentStatementFactory(commitment=other.commitment, statement=world.statement, relation="repetition")
    other.commitment.responsible_person = world.person
    other.commitment.responsible_organisation = world.organisation
    other.commitment.initiative = world.initiative
    other.commitment.save()


@pytest.mark.parametrize("kind", ["article", "person", "organisation", "initiative", "statement", "commitment"])
def test_a_detail_page_needs_the_same_queries_for_many_rows(kind: str, world: World, queries) -> None:
    address = getattr(world, kind).get_absolute_url()
    enlarge(world, 1)
    few = queries(address)
    for number in range(2, 8):
        enlarge(world, number)
    assert queries(address) == few


@pytest.mark.parametrize(
    ("name", "query", "field"),
    [
        (COMMITMENTS, {"status": "kwijt"}, "status"),
        (COMMITMENTS, {"responsible": "bestaat-niet"}, "responsible"),
        (COMMITMENTS, {"responsible": "met\x00nul"}, "responsible"),
        (COMMITMENTS, {"made_after": "31-02-2020"}, "made_after"),
        (COMMITMENTS, {"deadline_before": "0001-01-01"}, "deadline_before"),
        (COMMITMENTS, {"q": "x" * 201}, "q"),
        (COMMITMENTS, {"q": "nul\x00teken"}, "q"),
        ("initiatives:statement-list", {"article": "geen-uuid"}, "article"),
        ("initiatives:statement-list", {"kind": "gezongen"}, "kind"),
        ("articles:article-list", {"published_after": "gisteren"}, "published_after"),
    ],
)
def test_a_filter_that_is_not_understood_shows_its_error_and_no_rows(
    name: str, query: dict[str, str], field: str, world: World, client: Client
) -> None:
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "errorlist" in html
    assert f'id="id_{field}_error"' in html
    assert not answer.context["object_list"]
    assert '<details class="fold" open' in html


def test_a_filter_on_a_hidden_row_is_answered_like_one_on_nothing(world: World, client: Client) -> None:
    hidden = PersonFactory(slug="verborgen", state="withdrawn")
    known = client.get(reverse(COMMITMENTS), {"person": hidden.slug}).content.decode()
    unknown = client.get(reverse(COMMITMENTS), {"person": "bestaatxxx"}).content.decode()
    assert known.replace("verborgen", "") == unknown.replace("bestaatxxx", "")


@pytest.mark.django_db
def test_chips_name_each_active_filter_and_lead_to_the_list_without_it(client: Client) -> None:
    body = make_world(name="Chip").organisation
    query = "status=open&status=lapsed&responsible=" + body.slug + "&made_after=2020-01-31&page=1"
    chips = client.get(f"{reverse(COMMITMENTS)}?{query}").context["filters"].chips
    assert [(chip.value, chip.remaining) for chip in chips] == [
        (str(Status.OPEN.label), f"status=lapsed&responsible={body.slug}&made_after=2020-01-31"),
        (str(Status.LAPSED.label), f"status=open&responsible={body.slug}&made_after=2020-01-31"),
        ("Dienst Chip", "status=open&status=lapsed&made_after=2020-01-31"),
        ("31 januari 2020", f"status=open&status=lapsed&responsible={body.slug}"),
    ]


def test_a_list_can_be_filtered_by_the_rows_it_offers(world: World, client: Client) -> None:
    make_world(name="Anders")
    for name, value in (
        ("responsible", world.organisation),
        ("person", world.person),
        ("initiative", world.initiative),
    ):
        answer = client.get(reverse(COMMITMENTS), {name: value.slug})
        assert [row.pk for row in answer.context["object_list"]] == [world.commitment.pk]
        assert f'<option value="{value.slug}" selected>{value.name}</option>' in answer.content.decode()


def test_an_article_chosen_elsewhere_stays_chosen_out_of_sight(world: World, client: Client) -> None:
    make_world(name="Anders")
    answer = client.get(reverse("initiatives:statement-list"), {"article": world.article.pk})
    assert [row.pk for row in answer.context["object_list"]] == [world.statement.pk]
    assert f'<input type="hidden" name="article" value="{world.article.pk}"' in answer.content.decode()
    assert [chip.value for chip in answer.context["filters"].chips] == [world.article.title]
    assert 'name="article"' not in client.get(reverse("initiatives:statement-list")).content.decode()


def test_a_list_that_is_too_long_to_choose_from_is_typed_into(world: World, client: Client, monkeypatch) -> None:
    monkeypatch.setattr("articles.views.filtering.LONGEST_PICK_LIST", 0)
    html = client.get(reverse(COMMITMENTS)).content.decode()
    assert '<input type="text" name="responsible"' in html
    assert 'id="id_responsible_helptext"' in html


@pytest.mark.django_db
def test_pages_hold_twenty_rows_and_lead_to_each_other_with_the_filters(client: Client) -> None:
    for number in range(41):
        CommitmentFactory(state=PUBLISHED, title=f"Loket {number}", made_on=date(2020, 1, 1))
    CommitmentFactory(state=PUBLISHED, title="Iets anders")
    answer = client.get(reverse(COMMITMENTS), {"q": "loket", "page": 2})
    assert len(answer.context["object_list"]) == 20
    html = unescape(answer.content.decode())
    assert '<link rel="prev" href="?q=loket&page=1">' in html
    assert '<a rel="next" href="?q=loket&page=3">' in html
    assert 'rel="canonical" href="http://testserver/toezeggingen/?page=2"' in html
    assert len(client.get(reverse(COMMITMENTS), {"q": "loket", "page": 3}).context["object_list"]) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "99999999999999999999"])
def test_a_page_beyond_the_last_does_not_exist(page: str, client: Client) -> None:
    assert client.get(reverse(COMMITMENTS), {"page": page}).status_code == 404


def test_nothing_found_offers_the_whole_list(world: World, client: Client) -> None:
    html = client.get(reverse(COMMITMENTS), {"q": "eenhoorn"}).content.decode()
    assert 'class="empty"' in html
    assert f'href="{reverse(COMMITMENTS)}"' in html


@pytest.mark.django_db
def test_a_large_number_of_pages_is_not_written_with_separators_in_addresses(client: Client, monkeypatch) -> None:
    monkeypatch.setattr("articles.views.base.PublicListView.paginate_by", 1)
    for number in range(3):
        ArticleFactory(state=PUBLISHED, title=f"Artikel {number}")
    monkeypatch.setattr("django.core.paginator.Page.next_page_number", lambda page: 1234)
    assert "page=1234" in client.get(reverse("articles:article-list")).content.decode()
