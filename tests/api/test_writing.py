"""Who may write what, and what a wrong write is answered."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from articles.editorial import EditorialState
from initiatives.api.serializers import PersonSerializer
from initiatives.curation.publishing import publish
from initiatives.models import Commitment, Initiative, Organisation, Person, Status, UpdateKind
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    InitiativeFactory,
    OrganisationFactory,
    PersonFactory,
    StatementFactory,
    StatusUpdateFactory,
)

WRITES = [
    ("post", "people/", {"name": "Nieuw Persoon"}),
    ("post", "organisations/", {"name": "Nieuwe Dienst"}),
    ("post", "initiatives/", {"name": "Nieuw Programma"}),
    ("post", "commitments/", {"title": "Nieuwe belofte"}),
]


@pytest.mark.parametrize(("method", "path", "data"), WRITES, ids=[w[1] for w in WRITES])
def test_writing_needs_the_permission(
    method: str, path: str, data: dict, client: Client, bystander: Client, curator: Client
) -> None:
    for outsider in (client, bystander):
        assert getattr(outsider, method)(f"/api/v1/{path}", data, content_type="application/json").status_code == 403
    made = getattr(curator, method)(f"/api/v1/{path}", data, content_type="application/json")
    assert made.status_code == 201, made.content
    assert made.json()["web_url"] is None


def test_what_is_made_through_the_api_is_a_candidate(curator: Client, client: Client) -> None:
    curator.post("/api/v1/people/", {"name": "Nieuw Persoon"}, content_type="application/json")
    assert Person.objects.get().state == EditorialState.CANDIDATE
    assert client.get("/api/v1/people/").json()["count"] == 0
    assert curator.get("/api/v1/people/?state=candidate").json()["count"] == 1


def test_a_change_is_remembered_as_reviewed(curator: Client) -> None:
    person = PersonFactory(state=EditorialState.PUBLISHED)
    answer = curator.patch(
        f"/api/v1/people/{person.slug}/", {"given_name": "Sanne-Fleur"}, content_type="application/json"
    )
    assert answer.status_code == 200
    person.refresh_from_db()
    assert person.given_name == "Sanne-Fleur"
    assert person.reviewed_at is not None


def test_the_words_of_a_statement_cannot_be_typed(curator: Client) -> None:
    statement = StatementFactory()
    before = (statement.quote, statement.spans)
    curator.patch(
        f"/api/v1/statements/{statement.pk}/",
        {"quote": "Iets anders", "spans": [[0, 3]], "is_commitment": True},
        content_type="application/json",
    )
    statement.refresh_from_db()
    assert (statement.quote, statement.spans) == before
    assert statement.is_commitment


def test_statements_and_articles_cannot_be_added(curator: Client) -> None:
    for path in ("statements/", "articles/"):
        assert curator.post(f"/api/v1/{path}", {}, content_type="application/json").status_code in (403, 405)


def test_nothing_can_be_deleted(curator: Client) -> None:
    person = PersonFactory(state=EditorialState.PUBLISHED)
    assert curator.delete(f"/api/v1/people/{person.slug}/").status_code == 405


@pytest.mark.parametrize(
    ("path", "data", "what"),
    [
        ("people/", {"name": ""}, "a name is needed"),
        ("people/", {"name": "X", "other_names": "X"}, "a list is needed"),
        ("organisations/", {"name": "X", "parent": "bestaat-niet"}, "an unknown relation"),
        ("organisations/", {"name": "X", "founded_on": "2020-01-01", "dissolved_on": "2019-01-01"}, "dates in order"),
        ("commitments/", {"title": "X", "deadline": "2026-01-01"}, "a deadline needs a basis"),
        ("initiatives/", {"name": "X", "kind": "onbekend"}, "an unknown kind"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else None,
)
def test_wrong_data_is_refused_and_nothing_is_kept(path: str, data: dict, what: str, curator: Client) -> None:
    answer = curator.post(f"/api/v1/{path}", data, content_type="application/json")
    assert answer.status_code == 400, answer.content
    assert not Person.objects.exists()
    assert not Organisation.objects.exists()
    assert not Commitment.objects.exists()
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("body", ["[" * 100_000, "{", "null", "\x00"], ids=["deep", "half", "null", "NUL"])
def test_a_body_that_cannot_be_read_is_the_senders_error(body: str, curator: Client) -> None:
    assert curator.post("/api/v1/people/", body, content_type="application/json").status_code == 400


NOT_TEXT = ["a\\u0000b", "a\\ud800b"]


@pytest.mark.parametrize("text", NOT_TEXT, ids=["NUL", "half a character"])
@pytest.mark.parametrize(
    "field",
    [
        '{"name": "%s"}', '{"name": "X", "other_names": ["%s"]}', '{"name": "X", "identifiers": {"tooi": "%s"}}',
        '{"name": "X", "identifiers": {"%s": "y"}}', '{"name": "X", "classification": "%s"}',
        '{"name": "X", "parent": "%s"}', '{"name": "X", "website": "%s"}',
    ],
)  # fmt: skip
def test_text_that_no_database_can_keep_is_refused(field: str, text: str, curator: Client) -> None:
    answer = curator.post("/api/v1/organisations/", field % text, content_type="application/json")
    assert answer.status_code == 400, answer.content
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-30", "vandaag", 20240101, None, ["2024-01-01"]])
def test_a_day_that_is_none_is_refused(day: object, curator: Client) -> None:
    answer = curator.post(
        "/api/v1/commitments/",
        {"title": "X", "made_on": day, "deadline": day, "deadline_basis": "explicit"},
        content_type="application/json",
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("charset", ["utf-16", "zlib", "rot13", "nonsense"])
def test_json_is_utf8_whatever_the_header_says(charset: str, curator: Client) -> None:
    answer = curator.generic(
        "POST", "/api/v1/people/", '{"name": "Zoë"}'.encode(), content_type=f"application/json; charset={charset}"
    )
    assert (answer.status_code, answer.json()["name"]) == (201, "Zoë")


def test_other_formats_are_not_read(curator: Client) -> None:
    assert curator.post("/api/v1/people/", {"name": "X"}).status_code == 415


def test_related_rows_are_written_by_slug_and_shown_in_full(world: SimpleNamespace, curator: Client) -> None:
    made = curator.post(
        "/api/v1/initiatives/",
        {"name": "Nieuw", "lead_organisation": world.organisations.slug, "partners": [world.organisations.slug]},
        content_type="application/json",
    )
    assert made.status_code == 201
    assert made.json()["lead_organisation"]["name"] == world.organisations.name
    assert [partner["slug"] for partner in made.json()["partners"]] == [world.organisations.slug]
    assert made["Location"] == made.json()["api_url"]
    assert curator.get(made["Location"] + "?state=all").json() == made.json()


@pytest.mark.parametrize("value", ["verborgen", 1, True, {"slug": "x"}, ["x"], "x" * 5000])
def test_a_related_row_must_be_published(value: object, curator: Client) -> None:
    OrganisationFactory(state=EditorialState.WITHDRAWN, slug="verborgen")
    for field in ({"parent": value}, {"succeeded_by": value}):
        answer = curator.post("/api/v1/organisations/", {"name": "X", **field}, content_type="application/json")
        assert answer.status_code == 400
        assert set(answer.json()) == set(field)


def test_the_initiatives_of_a_statement_can_be_changed(world: SimpleNamespace, curator: Client) -> None:
    other = InitiativeFactory(state=EditorialState.PUBLISHED)
    answer = curator.patch(
        f"/api/v1/statements/{world.statements.pk}/",
        {"initiatives": [other.slug], "reason": "Het ging over een ander programma."},
        content_type="application/json",
    )
    assert [row["slug"] for row in answer.json()["initiatives"]] == [other.slug]
    assert list(world.statements.initiatives.all()) == [other]


def test_what_is_known_of_an_article_can_be_changed_and_its_text_cannot(curator: Client) -> None:
    article = ArticleFactory(state=EditorialState.PUBLISHED)
    text, fingerprint = article.text, article.sha256
    data = {"title": "Beter", "authors": ["Jos"], "text": "Anders", "sha256": "0" * 64, "state": "withdrawn"}
    answer = curator.patch(f"/api/v1/articles/{article.pk}/", data, content_type="application/json")
    assert (answer.status_code, answer.json()["title"]) == (200, "Beter")
    article.refresh_from_db()
    assert (article.title, article.authors, article.text) == ("Beter", ["Jos"], text)
    assert (article.sha256, article.state) == (fingerprint, EditorialState.PUBLISHED)


def test_two_articles_cannot_have_one_address(curator: Client) -> None:
    ArticleFactory(url="https://example.org/a")
    article = ArticleFactory(state=EditorialState.PUBLISHED)
    answer = curator.patch(
        f"/api/v1/articles/{article.pk}/", {"url": "https://example.org/a"}, content_type="application/json"
    )
    assert answer.status_code == 400


def test_a_publication_in_between_is_not_undone(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody publishes the person after the API has read it and before it writes."""
    person = PersonFactory()
    validate = PersonSerializer.run_validation

    def publish_meanwhile(serializer: PersonSerializer, data: dict) -> dict:
        publish(Person.objects.get(pk=person.pk))
        return validate(serializer, data)

    monkeypatch.setattr(PersonSerializer, "run_validation", publish_meanwhile)
    answer = curator.patch(f"/api/v1/people/{person.pk}/", {"given_name": "Jo"}, content_type="application/json")
    assert (answer.status_code, answer.json()["state"]) == (200, EditorialState.PUBLISHED)


def test_a_deadline_that_the_record_moved_is_moved_by_the_record_alone(curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED, deadline=date(2025, 1, 1), deadline_basis="explicit")
    path = f"/api/v1/commitments/{commitment.pk}/"
    earlier = {"deadline": "2025-02-01", "reason": "De maand was verkeerd gelezen."}
    before = curator.patch(path, earlier, content_type="application/json")
    assert (before.status_code, before.json()["deadline"]) == (200, "2025-02-01")
    StatusUpdateFactory(commitment=commitment, kind=UpdateKind.DEADLINE, deadline_after=date(2025, 2, 1))
    after = curator.patch(path, {"deadline": "2025-03-01"}, content_type="application/json")
    assert after.status_code == 400
    assert set(after.json()) == {"deadline"}
    answer = curator.patch(path, {"title": "Anders", "reason": "Een tikfout."}, content_type="application/json")
    assert answer.status_code == 200


def test_the_status_of_a_commitment_is_written_by_the_record_alone(curator: Client) -> None:
    commitment = CommitmentFactory(state=EditorialState.PUBLISHED)
    curator.patch(f"/api/v1/commitments/{commitment.pk}/", {"status": "fulfilled"}, content_type="application/json")
    commitment.refresh_from_db()
    assert commitment.status == Status.OPEN
