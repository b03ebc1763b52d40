"""What an outsider can read: everything published and nothing else."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.editorial import EditorialState
from initiatives.models import Relation, Status, UpdateKind
from policytracker.api import router
from tests.api.conftest import KINDS, PUBLISHED, key_of, make_world
from tests.factories import (
    CommitmentFactory,
    CommitmentStatementFactory,
    InitiativeFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
)


def test_every_registered_endpoint_is_in_the_table() -> None:
    assert {prefix for prefix, _, _ in router.registry} == {*KINDS, "changes"}


@pytest.mark.parametrize("prefix", KINDS)
def test_lists_and_details_show_what_is_published(prefix: str, world: SimpleNamespace, client: Client) -> None:
    listed = client.get(f"/api/v1/{prefix}/").json()
    row = getattr(world, KINDS[prefix])
    assert listed["count"] == 1
    shown = listed["results"][0]
    assert shown["id"] == str(row.pk)
    detail = client.get(shown["api_url"])
    assert detail.status_code == 200
    assert shown.items() <= detail.json().items()


def everything_that_is_shown(client: Client) -> dict[str, bytes]:
    """Every list, filtered by everything public, and every detail."""
    filters = [
        "", "?q=openbaar", "?ordering=-created_at", "?organisation=dienst-openbaar", "?person=persoon-openbaar",
        "?initiative=programma-openbaar", "?lead=dienst-openbaar", "?responsible=dienst-openbaar", "?flag=silent",
        "?flag=slipped", "?flag=overdue", "?status=open", "?page_size=1", "?publication=de+digitale+courant",
    ]  # fmt: skip
    seen = {}
    for prefix in KINDS:
        for query in filters:
            answer = client.get(f"/api/v1/{prefix}/{query}")
            seen[f"{prefix}{query}"] = answer.content
            for address in {row["api_url"] for row in answer.json().get("results", [])} - seen.keys():
                seen[address] = client.get(address).content
    return seen


@pytest.mark.parametrize("state", [EditorialState.CANDIDATE, EditorialState.REJECTED, EditorialState.WITHDRAWN])
def test_hidden_rows_change_no_answer(state: EditorialState, world: SimpleNamespace, client: Client) -> None:
    before = everything_that_is_shown(client)
    hidden = make_world(state, "Openbaar verborgen")
    # Hidden rows of every kind, tied to the public ones in every way.
    SpeakerFactory(statement=world.statements, person=hidden.people)
    SpeakerFactory(statement=world.statements, person=None, organisation=hidden.organisations)
    world.statements.initiatives.add(hidden.initiatives)
    world.initiatives.partners.add(hidden.organisations)
    InitiativeFactory(state=state, lead_organisation=world.organisations, parent=world.initiatives)
    OrganisationFactory(state=state, parent=world.organisations, succeeded_by=world.organisations)
    MembershipFactory(state=state, person=world.people, organisation=world.organisations)
    MembershipFactory(state=PUBLISHED, person=world.people, organisation=hidden.organisations)
    MembershipFactory(state=PUBLISHED, person=hidden.people, organisation=world.organisations)
    said = StatementFactory(state=state, article=world.articles, start=0, end=5, is_commitment=True)
    SpeakerFactory(statement=said, person=world.people)
    said.initiatives.add(world.initiatives)
    CommitmentStatementFactory(commitment=world.commitments, statement=said, relation=Relation.REPETITION)
    StatementFactory(state=PUBLISHED, article=hidden.articles, start=0, end=5)
    promised = CommitmentFactory(
        state=state,
        responsible_organisation=world.organisations,
        responsible_person=world.people,
        initiative=world.initiatives,
    )
    CommitmentStatementFactory(commitment=promised, statement=world.statements, relation=Relation.REPETITION)
    StatusUpdateFactory(commitment=promised, evidence_article=world.articles, evidence_statement=world.statements)
    StatusUpdateFactory(commitment=world.commitments, kind=UpdateKind.STATUS, status_after=Status.FULFILLED)
    after = everything_that_is_shown(client)
    assert after == before


def test_a_published_row_does_not_name_hidden_ones(world: SimpleNamespace, client: Client) -> None:
    secret = make_world(EditorialState.CANDIDATE, "Geheim")
    commitment = CommitmentFactory(
        state=PUBLISHED,
        responsible_organisation=secret.organisations,
        responsible_person=secret.people,
        initiative=secret.initiatives,
    )
    withdrawn = StatementFactory(state=PUBLISHED, article__state=EditorialState.WITHDRAWN)
    StatusUpdateFactory(commitment=commitment, evidence_article=secret.articles, evidence_statement=secret.statements)
    StatusUpdateFactory(commitment=commitment, evidence_statement=withdrawn)
    OrganisationFactory(state=PUBLISHED, parent=secret.organisations, succeeded_by=secret.organisations)
    InitiativeFactory(state=PUBLISHED, lead_organisation=secret.organisations, parent=secret.initiatives)
    MembershipFactory(
        state=PUBLISHED, person=world.people, organisation=world.organisations, source_article=secret.articles
    )
    for text in everything_that_is_shown(client).values():
        for hidden in ("Geheim", secret.articles.pk, secret.statements.pk, withdrawn.pk, withdrawn.article_id):
            assert str(hidden).encode() not in text


@pytest.mark.parametrize("prefix", KINDS)
def test_a_hidden_row_answers_like_one_that_never_was(
    prefix: str, hidden: list[SimpleNamespace], client: Client
) -> None:
    missing = client.get(f"/api/v1/{prefix}/00000000-0000-4000-8000-000000000000/")
    assert missing.status_code == 404
    for other in hidden:
        answer = client.get(f"/api/v1/{prefix}/{key_of(prefix, getattr(other, KINDS[prefix]))}/")
        assert (answer.status_code, answer.content) == (404, missing.content)


@pytest.mark.parametrize("state", [*EditorialState.values, "all", "nonsense", ""])
@pytest.mark.parametrize("prefix", KINDS)
def test_an_outsider_may_not_ask_for_a_state(
    prefix: str, state: str, world: SimpleNamespace, client: Client, bystander: Client, reader: Client
) -> None:
    row = key_of(prefix, getattr(world, KINDS[prefix]))
    for outsider in (client, bystander, reader):
        assert outsider.get(f"/api/v1/{prefix}/", {"state": state}).status_code == 403
        assert outsider.get(f"/api/v1/{prefix}/{row}/", {"state": state}).status_code == 403


@pytest.mark.parametrize("prefix", [prefix for prefix in KINDS if prefix not in ("status-updates", "corrections")])
def test_staff_see_hidden_rows_only_when_they_ask(prefix: str, hidden: list[SimpleNamespace], curator: Client) -> None:
    path = f"/api/v1/{prefix}/"
    candidate = getattr(hidden[0], KINDS[prefix])
    assert curator.get(path).json()["count"] == 0
    assert [row["id"] for row in curator.get(f"{path}?state=candidate").json()["results"]] == [str(candidate.pk)]
    assert curator.get(f"{path}?state=all").json()["count"] == len(hidden)
    assert curator.get(f"{path}?state=nonsense").status_code == 400
    detail = f"{path}{key_of(prefix, candidate)}/"
    assert curator.get(detail).status_code == 404
    assert curator.get(f"{detail}?state=all").json()["state"] == EditorialState.CANDIDATE


def test_staff_find_the_proposals_that_wait(world: SimpleNamespace, client: Client, curator: Client) -> None:
    proposal = StatusUpdateFactory(commitment=world.commitments, kind=UpdateKind.STATUS, status_after=Status.FULFILLED)
    path = "/api/v1/status-updates/"
    assert client.get(f"{path}{proposal.pk}/").status_code == 404
    assert [row["id"] for row in client.get(path).json()["results"]] == [str(world.updates.pk)]
    assert [row["id"] for row in curator.get(f"{path}?state=candidate").json()["results"]] == [str(proposal.pk)]
    assert curator.get(f"{path}?state=all").json()["count"] == 2


def test_the_text_of_an_article_is_never_republished(world: SimpleNamespace, client: Client) -> None:
    for text in everything_that_is_shown(client).values():
        assert b"Dit is artikel" not in text


def test_a_commitment_shows_what_was_said_and_what_became_of_it(world: SimpleNamespace, client: Client) -> None:
    later = StatusUpdateFactory(
        commitment=world.commitments,
        kind=UpdateKind.DEADLINE,
        happened_on=date(2024, 6, 1),
        deadline_before=date(2024, 7, 1),
        deadline_after=date(2024, 12, 31),
    )
    world.commitments.deadline, world.commitments.deadline_basis = date(2024, 12, 31), "explicit"
    world.commitments.save()
    listed = client.get("/api/v1/commitments/").json()["results"][0]
    assert (listed["times_slipped"], listed["days_slipped"]) == (1, 183)
    assert (listed["is_overdue"], listed["is_due_soon"]) == (True, False)
    assert listed["latest_update"]["id"] == str(later.pk)
    assert listed["statements"][0]["relation"] == Relation.FIRST
    assert listed["statements"][0]["statement"]["speakers"][0]["person"]["slug"] == world.people.slug
    assert "updates" not in listed
    detail = client.get(listed["api_url"]).json()
    assert [row["id"] for row in detail["updates"]] == [str(later.pk), str(world.updates.pk)]
    assert detail["updates"][1]["evidence_article"]["id"] == str(world.articles.pk)


def test_a_statement_leads_to_its_commitments(world: SimpleNamespace, client: Client) -> None:
    shown = client.get(f"/api/v1/statements/{world.statements.pk}/").json()
    assert [link["commitment"]["id"] for link in shown["commitments"]] == [str(world.commitments.pk)]


@pytest.mark.parametrize("prefix", KINDS)
def test_addresses_lead_to_pages_that_exist(prefix: str, world: SimpleNamespace, client: Client) -> None:
    shown = client.get(f"/api/v1/{prefix}/").json()["results"][0]
    if prefix in ("memberships", "status-updates"):
        assert "web_url" not in shown
    else:
        assert client.get(shown["web_url"]).status_code == 200


@pytest.mark.parametrize("by", ["slug", "id"])
def test_a_merged_entry_redirects_to_what_replaced_it(by: str, world: SimpleNamespace, client: Client) -> None:
    between = PersonFactory(name="Tussen", state=EditorialState.MERGED, merged_into=world.people)
    first = PersonFactory(name="Dubbel", slug="dubbel", state=EditorialState.MERGED, merged_into=between)
    answer = client.get(f"/api/v1/people/{first.slug if by == 'slug' else first.pk}/")
    assert answer.status_code == 301
    assert answer["Location"] == f"http://testserver/api/v1/people/{world.people.slug}/"
    assert client.get("/api/v1/people/").json()["count"] == 1


@pytest.mark.parametrize(
    ("slug", "target", "why"),
    [
        ("dubbel", EditorialState.WITHDRAWN, "what replaced it is hidden"),
        (None, EditorialState.PUBLISHED, "it was never public itself"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else None,
)
def test_a_merged_entry_tells_nothing_otherwise(slug, target, why: str, db: None, client: Client) -> None:
    into = PersonFactory(state=target, slug="doel")
    merged = PersonFactory(name="Dubbel", slug=slug, state=EditorialState.MERGED, merged_into=into)
    assert client.get(f"/api/v1/people/{slug or merged.pk}/").status_code == 404


def test_merges_in_a_circle_end(db: None, client: Client) -> None:
    one = PersonFactory(name="Een", slug="een", state=EditorialState.CANDIDATE)
    two = PersonFactory(name="Twee", slug="twee", state=EditorialState.MERGED, merged_into=one)
    one.state, one.merged_into = EditorialState.MERGED, two
    one.save()
    assert client.get("/api/v1/people/een/").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_api_speaks_english_whatever_the_pages_speak(language: str, db: None, client: Client) -> None:
    client.cookies["django_language"] = language
    answer = client.get("/api/v1/people/?q=%00")
    assert answer.json() == {"q": ["Null characters are not allowed."]}
    assert answer["Content-Language"] == "en"


def test_an_address_that_does_not_exist_is_answered_in_json(db: None, client: Client) -> None:
    answer = client.get("/api/v1/nonsense/")
    assert (answer.status_code, answer.json()) == (404, {"detail": "Not found."})
    assert client.get("/api/v1/people").status_code == 301


def test_only_json_is_served(db: None, client: Client) -> None:
    assert client.get("/api/v1/people/", headers={"accept": "text/html"}).status_code == 406
    assert client.get("/api/v1/people/", headers={"accept": "text/html,*/*;q=0.8"}).status_code == 200


def test_reading_sets_no_cookie(login: Callable[[User], Client], world: SimpleNamespace, client: Client) -> None:
    assert not client.get("/api/v1/commitments/").cookies
