"""Who answers for a commitment, and which role took over the post of which, through the API."""

import pytest
from django.test import Client

from initiatives.models import Membership
from tests.answering.conftest import DIGITAL, body, held, person, promised


@pytest.fixture
def posts(db: None) -> tuple:
    ministry = body("Ministerie van Loketten")
    anna, bert = person("Anna"), person("Bert")
    before = held(anna, ministry, DIGITAL, "2017-10-26", "2022-01-09")
    after = held(bert, ministry, "staatssecretaris Toekomst", "2022-01-10")
    return before, after, promised(anna, ministry)


def answer(client: Client, commitment) -> dict:
    (row,) = client.get("/api/v1/commitments/").json()["results"]
    detail = client.get(f"/api/v1/commitments/{commitment.pk}/").json()
    assert row["answerable_now"] == detail["answerable_now"]
    return detail["answerable_now"]


def test_the_answer_says_who_and_why(posts, client: Client) -> None:
    before, after, commitment = posts
    nobody = answer(client, commitment)
    assert (nobody["kind"], nobody["rule"], nobody["people"], nobody["role"]) == (
        "unknown",
        "nobody_known",
        [],
        DIGITAL,
    )
    assert nobody["organisation"]["slug"] == "ministerie-van-loketten"
    after.succeeds = before
    after.save()
    found = answer(client, commitment)
    assert (found["kind"], found["rule"]) == ("successor", "editor")
    assert found["why"] == "Editors established to whom the post passed."
    (holder,) = found["people"]
    assert (holder["person"]["slug"], holder["role"], holder["since"]) == (
        "bert", "staatssecretaris Toekomst", "2022-01-10",
    )  # fmt: skip


def test_commitments_are_found_by_who_answers_for_them(posts, client: Client) -> None:
    before, after, commitment = posts
    assert client.get("/api/v1/commitments/?answerable=bert").json()["count"] == 0
    Membership.objects.filter(pk=after.pk).update(succeeds=before)
    (row,) = client.get("/api/v1/commitments/?answerable=bert").json()["results"]
    assert row["id"] == str(commitment.pk)
    assert client.get("/api/v1/commitments/?answerable=anna").json()["count"] == 0
    assert client.get("/api/v1/commitments/?answerable=anna&as_of=2022-01-09").json()["count"] == 1
    assert client.get("/api/v1/commitments/?answerable=bert&as_of=2022-01-09").json()["count"] == 0


def test_an_editor_writes_which_post_was_taken_over(posts, curator: Client) -> None:
    before, after, commitment = posts
    address = f"/api/v1/memberships/{after.pk}/"
    changed = curator.patch(address, {"succeeds": str(before.pk)}, content_type="application/json")
    assert changed.status_code == 200
    assert changed.json()["succeeds"]["person"]["slug"] == "anna"
    assert answer(curator, commitment)["kind"] == "successor"
    cleared = curator.patch(address, {"succeeds": None}, content_type="application/json")
    assert cleared.json()["succeeds"] is None


@pytest.mark.parametrize("value", ["itself", "circle", "hidden", "onbekend", "\x00", 7])
def test_a_post_that_cannot_have_been_taken_over_is_refused(value, posts, curator: Client) -> None:
    before, after, _commitment = posts
    if value == "circle":
        Membership.objects.filter(pk=after.pk).update(succeeds=before)
    hidden = held(person("Geheim", state="candidate", slug=None), before.organisation, DIGITAL)
    keys = {"itself": before.pk, "circle": after.pk, "hidden": hidden.pk}
    sent = {"succeeds": str(keys.get(value, value)) if value != 7 else 7}
    refused = curator.patch(f"/api/v1/memberships/{before.pk}/", sent, content_type="application/json")
    assert refused.status_code == 400
    assert set(refused.json()) == {"succeeds"}
    before.refresh_from_db()
    assert before.succeeds is None


@pytest.mark.parametrize("what", ["membership", "person", "organisation"])
def test_a_predecessor_that_is_hidden_does_not_show(what: str, posts, client: Client) -> None:
    before, after, _commitment = posts
    other = body("Ander ministerie")
    Membership.objects.filter(pk=before.pk).update(organisation=other)
    Membership.objects.filter(pk=after.pk).update(succeeds=before)
    hidden = {"membership": before, "person": before.person, "organisation": other}[what]
    type(hidden).objects.filter(pk=hidden.pk).update(state="withdrawn")
    row = client.get(f"/api/v1/memberships/{after.pk}/").json()
    assert row["succeeds"] is None
