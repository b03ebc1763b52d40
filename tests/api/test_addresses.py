"""Every address of the API, every method, for everybody: who gets which answer."""

import json
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.api.conftest import KINDS, key_of

BASENAMES = {
    "articles": "article", "people": "person", "organisations": "organisation", "memberships": "membership",
    "initiatives": "initiative", "statements": "statement", "commitments": "commitment",
    "status-updates": "statusupdate", "corrections": "correction", "changes": "change",
}  # fmt: skip
PUBLIC = {"api-docs", "api-redoc", "v1:schema", "v1:api-root"}
ACTS = {"publish": 200, "reject": 409, "withdraw": 200, "reconsider": 409}
OWN_ACTS: dict[str, dict[str, int]] = {"status-updates": {"approve": 409, "decline": 400}, "corrections": {}}
ANSWERABLE = {"articles", "statements", "commitments"}  # withdrawing them takes a reason
FURTHER_ACTS = {"statements": {"promise": 409, "tie": 400}}
STAFF_READS = {"statements": ["suggestions"]}
CREATED = {"people", "organisations", "memberships", "initiatives", "commitments", "status-updates"}
METHODS = ["get", "post", "put", "patch", "delete"]


def table() -> dict[tuple[str, str, str], tuple[int, int]]:
    """(prefix, route, method) → the answers to an outsider and to a curator who sends nothing."""
    rows = {}
    for prefix in KINDS:
        rows[prefix, "list", "get"] = rows[prefix, "detail", "get"] = (200, 200)
        rows[prefix, "list", "post"] = (403, 400 if prefix in CREATED else 405)
        for method in ("put", "patch", "delete"):
            rows[prefix, "list", method] = rows[prefix, "detail", method] = (403, 405)
        rows[prefix, "detail", "post"] = (403, 405)
        if prefix not in OWN_ACTS:
            rows[prefix, "detail", "patch"] = (403, 200)
        for act, status in OWN_ACTS.get(prefix, ACTS).items():
            rows |= {(prefix, act, method): (403, 405) for method in METHODS}
            rows[prefix, act, "get"] = (405, 405)
            rows[prefix, act, "post"] = (403, 400 if act == "withdraw" and prefix in ANSWERABLE else status)
        for act, status in FURTHER_ACTS.get(prefix, {}).items():
            rows |= {(prefix, act, method): (403, 405) for method in METHODS}
            rows[prefix, act, "get"] = (405, 405)
            rows[prefix, act, "post"] = (403, status)
        for read in STAFF_READS.get(prefix, []):
            rows |= {(prefix, read, method): (403, 405) for method in METHODS}
            rows[prefix, read, "get"] = (403, 200)
    rows |= {("changes", "list", method): (200, 200) if method == "get" else (403, 405) for method in METHODS}
    return rows


TABLE = table()


def names(resolver: URLResolver, namespace: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{namespace}{pattern.name}")
        else:
            found |= names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
    return found


def test_every_address_of_the_api_is_in_a_table() -> None:
    routes = {f"v1:{BASENAMES[prefix]}-{route}" for prefix, route, _ in TABLE}
    assert {name for name in names(get_resolver()) if "api" in name or name.startswith("v1:")} == (
        routes | PUBLIC | {"v1:nothing"}
    )


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_everybody_may_read_about_the_api(name: str, client: Client, db: None) -> None:
    assert client.get(reverse(name)).status_code == 200
    assert client.post(reverse(name)).status_code in (403, 405)


@pytest.mark.parametrize(("prefix", "route", "method"), TABLE)
def test_everybody_gets_the_answer_of_the_table(
    prefix: str, route: str, method: str, world: SimpleNamespace, client: Client, bystander: Client, reader: Client,
    curator: Client,
) -> None:  # fmt: skip
    args = [] if route == "list" else [key_of(prefix, getattr(world, KINDS[prefix]))]
    address = reverse(f"v1:{BASENAMES[prefix]}-{route}", args=args)
    outside, inside = TABLE[prefix, route, method]
    answers = [
        getattr(who, method)(address, content_type="application/json", data={} if method == "get" else "{}")
        for who in (client, bystander, reader, curator)
    ]
    assert [answer.status_code for answer in answers] == [outside] * 3 + [inside]
    for answer in answers:
        assert isinstance(json.loads(answer.content), dict | list)


@pytest.mark.parametrize(("prefix", "route", "method"), [row for row in TABLE if row[1] != "list" and row[2] != "get"])
def test_an_outsiders_write_does_not_tell_which_rows_exist(
    prefix: str, route: str, method: str, hidden: list[SimpleNamespace], client: Client
) -> None:
    keys = [key_of(prefix, getattr(hidden[0], KINDS[prefix])), "00000000-0000-4000-8000-000000000000"]
    answers = [getattr(client, method)(reverse(f"v1:{BASENAMES[prefix]}-{route}", args=[key])) for key in keys]
    assert answers[0].status_code == answers[1].status_code == 403
    assert answers[0].content == answers[1].content


def test_a_write_from_another_site_is_refused(world: SimpleNamespace, curator: Client) -> None:
    elsewhere = Client(enforce_csrf_checks=True)
    elsewhere.cookies = curator.cookies
    answer = elsewhere.post(f"/api/v1/people/{world.people.slug}/withdraw/")
    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]
