"""`as_of` and `known_on` together: the same bytes for ever, whatever is added, corrected, renamed or merged later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.editorial import EditorialState
from initiatives.curation.commitments import tie_statement
from initiatives.curation.correcting import correcting
from initiatives.curation.editing import add_speaker, save_edit, untie
from initiatives.curation.merging import merge
from initiatives.curation.publishing import publish, reconsider, withdraw
from initiatives.curation.tracking import approve, record_update
from initiatives.models import (
    CommitmentStatement,
    Correction,
    Person,
    Relation,
    Statement,
    StatementSpeaker,
    Status,
    StatusUpdate,
    UpdateKind,
)
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    InitiativeFactory,
    OrganisationFactory,
    PersonFactory,
    StatementFactory,
    UserFactory,
)
from tests.pages.conftest import PUBLISHED, World, make_world
from tests.pages.test_every_page import addresses

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
KNOWN_ON, AS_OF = "2026-03-10", "2026-02-01"
API = (
    "articles", "people", "organisations", "memberships", "initiatives", "statements", "commitments",
    "status-updates", "corrections", "changes",
)  # fmt: skip


@contextmanager
def at(moment: datetime) -> Any:
    with mock.patch.object(timezone, "now", return_value=moment):
        yield


@dataclass
class Recorded:
    world: World
    shown: dict[str, bytes]


@pytest.fixture(scope="module")
def recorded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Recorded]:
    """A world that was recorded on 1 March 2026, with a proposal that waits, and all that is shown of it.

    Made once for all tests here, in a transaction that is undone behind the last of them.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        world = recorded_world()
        yield Recorded(world, everything(world, Client()))
        transaction.set_rollback(True)


@pytest.fixture
def then(recorded: Recorded, db: None) -> World:
    """Rows of the test's own, that it may change."""
    return deepcopy(recorded.world)


def recorded_world() -> World:
    with at(NOW):
        world = make_world()
        PersonFactory(name="Wacht nog")
        by = UserFactory(username="eerste")
        moved = {"deadline_after": date(2026, 12, 31), "explanation": "Uitstel"}
        record_update(world.commitment, by, UpdateKind.DEADLINE, date(2026, 1, 3), **moved)
        bezig = {"status_after": Status.IN_PROGRESS, "explanation": "Bezig"}
        record_update(world.commitment, by, UpdateKind.STATUS, date(2026, 1, 5), **bezig)
        klaar = {"status_after": Status.FULFILLED, "explanation": "Klaar"}
        record_update(world.commitment, by, UpdateKind.STATUS, date(2026, 1, 9), **klaar)
    # These take their moment from a default that was bound when the model was made.
    for model in (StatusUpdate, Correction):
        QuerySet.update(model.objects.all(), recorded_at=NOW)
    return world


def public_addresses(world: World) -> list[str]:
    rows = [world.article, world.person, world.organisation, world.initiative, world.statement, world.commitment]
    endpoints = ("article", "person", "organisation", "initiative", "statement", "commitment")
    details = [reverse(f"v1:{name}-detail", args=[row.pk]) for name, row in zip(endpoints, rows, strict=True)]
    lists = [f"/api/v1/{name}/" for name in API]
    searched = [f"/api/v1/{name}/?q=openbaar&ordering=created_at" for name in ("people", "commitments", "statements")]
    pages = [address for name, address in addresses(world).items() if name != "about"]
    return [*pages, *lists, *searched, *details]


def everything(world: World, client: Client) -> dict[str, bytes]:
    """Every page and endpoint, as it was on the day by what was known then."""
    found = {}
    for address in public_addresses(world):
        mark = "&" if "?" in address else "?"
        answer = client.get(f"{address}{mark}as_of={AS_OF}&known_on={KNOWN_ON}")
        assert answer.status_code == 200, address
        found[address] = answer.content
    return found


def rename(world: World) -> None:
    for row, name in ((world.person, "Aaf Anders"), (world.organisation, "Aanders"), (world.initiative, "Aa")):
        row.refresh_from_db()
        row.name = row.sort_name = name
        save_edit(row)


def correct(world: World) -> None:
    world.commitment.refresh_from_db()
    with correcting(world.commitment, UserFactory(), "Het was anders."):
        world.commitment.title = "Een andere titel"
        world.commitment.made_on = date(2026, 1, 31)
        save_edit(world.commitment)
    world.statement.refresh_from_db()
    with correcting(world.statement, UserFactory(), "Verkeerd gelezen."):
        world.statement.attribution_text = "aldus een ander"
        save_edit(world.statement, initiatives=[InitiativeFactory(state=PUBLISHED)])


def edit_the_article(world: World) -> None:
    world.article.refresh_from_db()
    world.article.title, world.article.published_on = "Aangepast", date(2019, 1, 1)
    save_edit(world.article)


def approve_the_proposal(world: World) -> None:
    approve(StatusUpdate.objects.proposals().get(), UserFactory())


def record_late(world: World) -> None:
    by = UserFactory()
    for day in (None, date(2026, 1, 1), date(2026, 1, 20)):
        facts = {"status_after": Status.STALLED, "explanation": "Later bekend"}
        record_update(world.commitment, by, UpdateKind.STATUS, day, **facts)
        moved = {"deadline_after": date(2027, 1, 1), "explanation": "x"}
        record_update(world.commitment, by, UpdateKind.DEADLINE, day, **moved)
        record_update(world.commitment, by, UpdateKind.CHECK, day, explanation="Niets gevonden")


def publish_more(world: World) -> None:
    make_world(name="Openbaar Later")
    article = ArticleFactory(state=PUBLISHED, published_on=date(2025, 1, 1), text="Openbaar nieuws van vroeger. " * 9)
    statement = StatementFactory(state=PUBLISHED, article=article, said_on=date(2025, 1, 1), start=3, end=9)
    add_speaker(StatementSpeaker(statement=statement, person=world.person))
    statement.initiatives.add(world.initiative)
    tie_statement(world.commitment, statement, Relation.REPETITION)
    CommitmentFactory(
        state=PUBLISHED, made_on=date(2025, 1, 1), responsible_person=world.person, initiative=world.initiative,
        responsible_organisation=world.organisation,
    )  # fmt: skip


def publish_what_waited(world: World) -> None:
    for row in Person.objects.candidates():
        publish(row)


def change_speakers_and_ties(world: World) -> None:
    add_speaker(StatementSpeaker(statement=world.statement, person=PersonFactory(state=PUBLISHED)))
    world.statement.speakers.exclude(organisation=None).get().delete()
    untie(CommitmentStatement.objects.get(commitment=world.commitment, statement=world.statement))


def merge_entries(world: World) -> None:
    world.person.refresh_from_db()
    merge(world.person, PersonFactory(state=PUBLISHED, name="De ander"))
    world.initiative.refresh_from_db()
    merge(world.initiative, InitiativeFactory(state=PUBLISHED, name="Het andere"))
    world.organisation.refresh_from_db()
    merge(world.organisation, OrganisationFactory(state=PUBLISHED, name="De andere dienst"))


LATER: list[Callable[[World], None]] = [
    rename, correct, edit_the_article, approve_the_proposal, record_late, publish_more, publish_what_waited,
    change_speakers_and_ties, merge_entries,
]  # fmt: skip


@pytest.mark.parametrize("happens", LATER, ids=lambda happens: happens.__name__)
def test_nothing_that_is_recorded_later_changes_a_byte(
    happens: Callable[[World], None], recorded: Recorded, then: World, client: Client
) -> None:
    before = recorded.shown
    with at(NOW + timedelta(days=60)):
        happens(then)
    after = everything(then, client)
    assert [address for address in before if before[address] != after[address]] == []


def test_without_known_on_these_things_do_show(then: World, client: Client) -> None:
    """The canary of the test above: by what is known now, each of them changes something."""

    def shown() -> list[bytes]:
        lists = [f"/api/v1/{name}/" for name in ("people", "statements", "commitments")]
        return [client.get(address, {"as_of": AS_OF}).content for address in lists]

    for happens in (rename, correct, approve_the_proposal, record_late, publish_more):
        before = shown()
        with at(NOW + timedelta(days=60)):
            happens(then)
        assert before != shown(), happens.__name__


def test_before_it_was_recorded_nothing_was_known(then: World, client: Client) -> None:
    given = {"as_of": AS_OF, "known_on": "2026-02-27"}
    for name in API:
        assert client.get(f"/api/v1/{name}/", given).json()["count"] == 0
    for address in then.pages.values():
        assert client.get(address, given).status_code == 404


@pytest.mark.parametrize("back", [False, True], ids=["withdrawn", "withdrawn and published again"])
def test_hidden_content_never_comes_back(back: bool, then: World, client: Client) -> None:
    quote = then.statement.quote
    with at(NOW + timedelta(days=60)):
        withdraw(then.statement, UserFactory(), "Onterecht toegeschreven.")
        withdraw(then.person)
        if back:
            for row in (then.person, then.statement):
                reconsider(row)
                publish(row)
    given = {"as_of": AS_OF, "known_on": KNOWN_ON}
    assert Statement.objects.get().state == (PUBLISHED if back else EditorialState.WITHDRAWN)
    for address in [a for a in public_addresses(then) if "?" not in a]:
        text = client.get(address, given).content.decode()
        assert quote[:20] not in text, address
        assert then.person.name not in text, address
    assert client.get(then.statement.get_absolute_url(), given).status_code == 410


def test_the_answer_may_be_kept_only_where_nothing_changes_it(then: World, client: Client) -> None:
    settled, open_ended = ({"as_of": AS_OF, **known} for known in ({"known_on": KNOWN_ON}, {}))
    address = then.commitment.get_absolute_url()
    assert client.get(address, settled)["Cache-Control"] == "max-age=3600"
    assert "Cache-Control" not in client.get(address, open_ended)
    today = {"as_of": AS_OF, "known_on": timezone.localdate().isoformat()}
    assert "Cache-Control" not in client.get(address, today)


def test_a_final_status_is_known_from_its_approval(then: World, client: Client) -> None:
    with at(NOW + timedelta(days=60)):
        approve_the_proposal(then)
    address = reverse("v1:commitment-detail", args=[then.commitment.pk])
    statuses = [
        client.get(address, {"as_of": AS_OF, "known_on": known}).json()["status"]
        for known in (KNOWN_ON, "2026-04-29", "2026-04-30")
    ]
    assert statuses == ["in_progress", "in_progress", "fulfilled"]


def test_what_was_merged_by_then_is_shown_under_what_replaced_it(then: World, client: Client) -> None:
    other = InitiativeFactory(state=PUBLISHED, name="Het andere")
    with at(NOW + timedelta(days=3)):
        save_edit(other)
        merge(then.initiative, other)
    given = {"as_of": AS_OF, "known_on": KNOWN_ON, "initiative": other.slug}
    assert client.get("/api/v1/statements/", given).json()["count"] == 1
    given["known_on"] = "2026-03-02"
    assert client.get("/api/v1/statements/", {**given, "initiative": then.initiative.slug}).json()["count"] == 1
