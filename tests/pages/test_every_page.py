"""Promises that every page keeps, walked over all addresses of the site."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.editorial import EditorialState
from tests.factories import CommitmentFactory, MembershipFactory, SpeakerFactory, StatusUpdateFactory
from tests.pages.conftest import HIDDEN, LISTS, PUBLISHED, World, an_editor, make_world, propose_final_status

PLAIN = ("home", "search", "about", "initiatives:change-list", "initiatives:correction-list", *LISTS)
DETAILS = (
    "articles:article-detail", "initiatives:person-detail", "initiatives:organisation-detail",
    "initiatives:initiative-detail", "initiatives:statement-detail", "initiatives:commitment-detail",
)  # fmt: skip
# Walked by the tests of their own parts, or no pages at all.
OTHERS = ("api-docs", "api-redoc", "set_language", "initiatives:correction-feed")
WALKED_ELSEWHERE = ("admin", "v1")


def names(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        elif pattern.namespace not in WALKED_ELSEWHERE:
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)


def addresses(world: World) -> dict[str, str]:
    return {name: reverse(name) for name in PLAIN} | {"search": f"{reverse('search')}?q=openbaar"} | world.pages


class Outline(HTMLParser):
    """What a machine sees of a page: language, headings, landmarks, labels, inline code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in tags]


def test_every_address_is_in_a_table() -> None:
    assert set(names(get_resolver())) == {*PLAIN, *DETAILS, *OTHERS}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [*PLAIN, *DETAILS])
def test_a_page_with_data_is_sound(name: str, language: str, world: World, client: Client, settings) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(addresses(world)[name])
    assert answer.status_code == 200
    html = answer.content.decode()
    page = Outline(html)
    assert [attributes["lang"] for attributes in page.all("html")] == [language]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert len(page.all("main")) == 1
    assert html.partition("</head>")[0].count("<title>") == 1
    assert len(page.all("caption")) == len(page.all("table"))
    assert page.all("script", "style") == []
    assert [attributes for _, attributes in page.tags if "style" in attributes or "onclick" in attributes] == []
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labelled = {attributes.get("for") for attributes in page.all("label")}
    fields = [a for a in page.all("input", "select") if a.get("type") not in ("hidden", "checkbox")]
    assert [field for field in fields if field.get("id") not in labelled] == []
    canonical = [a["href"] for a in page.all("link") if a.get("rel") == "canonical"]
    assert canonical == [f"http://testserver{addresses(world)[name].partition('?')[0]}"]
    description = next(a["content"] for a in page.all("meta") if a.get("name") == "description")
    assert description
    assert "\n" not in description


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PLAIN)
def test_a_page_without_data_says_so(name: str, language: str, client: Client, settings) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert ('class="empty"' in answer.content.decode()) is (name != "about")


def test_titles_tell_pages_apart(world: World, client: Client) -> None:
    titles = [
        re.search("<title>(.*)</title>", client.get(address).content.decode(), re.S).group(1)
        for address in addresses(world).values()
    ]
    assert len(titles) == len(set(titles))


def test_hidden_rows_change_no_byte_of_any_page(world: World, client: Client) -> None:
    before = {address: client.get(address).content for address in addresses(world).values()}
    for number, state in enumerate(HIDDEN, start=1):
        hide_among(world, make_world(state, f"Openbaar Verborgen {state.value}"), number)
    merge_into(world, make_world(EditorialState.CANDIDATE, "Openbaar Samengevoegd"))
    propose_final_status(world.commitment)
    after = {address: client.get(address).content for address in before}
    assert after == before


def hide_among(world: World, hidden: World, number: int) -> None:
    """Ties hidden rows to the public ones in every way that a page follows."""
    SpeakerFactory(statement=world.statement, person=hidden.person)
    SpeakerFactory(statement=world.statement, person=None, organisation=hidden.organisation)
    SpeakerFactory(statement=hidden.statement, person=world.person)
    world.statement.initiatives.add(hidden.initiative)
    hidden.statement.initiatives.add(world.initiative)
    hidden.statement.article = world.article
    hidden.statement.start += number
    hidden.statement.save()
    world.initiative.partners.add(hidden.organisation)
    hidden.initiative.parent, hidden.initiative.lead_organisation = world.initiative, world.organisation
    hidden.initiative.save()
    hidden.organisation.succeeded_by = hidden.organisation.parent = world.organisation
    hidden.organisation.save()
    for person, organisation, state in (
        (world.person, world.organisation, hidden.person.state),
        (world.person, hidden.organisation, PUBLISHED),
        (hidden.person, world.organisation, PUBLISHED),
    ):
        MembershipFactory(state=state, person=person, organisation=organisation, role="Verborgen rol")
    world.commitment.statement_links.create(statement=hidden.statement, relation="repetition")
    hidden.commitment.statement_links.create(statement=world.statement, relation="repetition")
    hidden.commitment.responsible_person = world.person
    hidden.commitment.responsible_organisation = world.organisation
    hidden.commitment.initiative = world.initiative
    hidden.commitment.save()


def merge_into(world: World, other: World) -> None:
    for kind in ("person", "organisation", "initiative"):
        row = getattr(other, kind)
        row.state, row.merged_into = EditorialState.MERGED, getattr(world, kind)
        row.save()


@pytest.mark.parametrize("state", HIDDEN)
def test_published_rows_do_not_name_the_hidden_rows_they_point_at(state, world: World, client: Client) -> None:
    hidden = make_world(state, "Geheim")
    hidden_slug = "geheim-adres"
    type(hidden.person).objects.filter(pk=hidden.person.pk).update(slug=hidden_slug)
    commitment = CommitmentFactory(
        state=PUBLISHED, title="Openbare belofte", responsible_person=hidden.person,
        responsible_organisation=hidden.organisation, initiative=hidden.initiative,
    )  # fmt: skip
    StatusUpdateFactory(
        commitment=commitment,
        evidence_article=hidden.article,
        evidence_statement=hidden.statement,
        explanation="Ja.",
        proposed_by=an_editor(),
    )
    world.organisation.parent = world.organisation.succeeded_by = hidden.organisation
    world.organisation.save()
    world.initiative.lead_organisation, world.initiative.parent = hidden.organisation, hidden.initiative
    world.initiative.save()
    world.membership.source_article = hidden.article
    world.membership.save()
    pages = [*addresses(world).values(), commitment.get_absolute_url(), "/zoeken/?q=geheim", "/zoeken/?q=openbare"]
    for address in pages:
        html = client.get(address).content.decode().replace("q=geheim", "").replace('value="geheim"', "")
        for trace in ("Geheim", hidden_slug, str(hidden.article.pk), str(hidden.statement.pk)):
            assert trace not in html, address


def test_a_statement_of_a_hidden_article_is_hidden(world: World, client: Client) -> None:
    address = world.statement.get_absolute_url()
    world.article.state = "candidate"
    world.article.save()
    assert client.get(address).status_code == 404
    for page in (reverse("home"), world.pages["initiatives:commitment-detail"], reverse("initiatives:statement-list")):
        assert world.statement.quote not in client.get(page).content.decode()
