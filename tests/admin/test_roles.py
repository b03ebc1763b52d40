"""What each role may do, through every door, and final statuses that a second person approves or declines."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from initiatives.curation.publishing import CurationError
from initiatives.curation.tracking import decline
from initiatives.migrations._granting import grant_roles
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Correction,
    DeskStep,
    Initiative,
    Membership,
    Mention,
    Organisation,
    Person,
    Statement,
    StatementSpeaker,
    StatusUpdate,
)
from initiatives.roles import ADMINISTRATOR, EDITOR, REVIEWER
from tests.admin.test_editing import address
from tests.admin.test_states import act
from tests.factories import PersonFactory, SpeakerFactory, StatusUpdateFactory, UserFactory

pytestmark = pytest.mark.django_db
JSON = "application/json"


@pytest.fixture
def enter(login: Callable[[User], Client]) -> Callable[[str], Client]:
    """A client of a new member of a role."""

    def entered(role: str) -> Client:
        user = UserFactory(is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        return login(user)

    return entered


def proposal(**fields: Any) -> StatusUpdate:
    facts = {"kind": "status", "status_after": "fulfilled", "explanation": "Het loket is open.", **fields}
    update: StatusUpdate = StatusUpdateFactory(**facts)
    return update


ADDS: set[Any] = {Person, Organisation, Initiative, Membership, Commitment, StatusUpdate}
SEES = ADDS | {Article, Statement, StatementSpeaker, CommitmentStatement, Mention, Correction, DeskStep}
ACCOUNTS: set[Any] = {User, Group}
# By role: the lists that it sees, and where it adds rows.
TABLE = {EDITOR: (SEES, ADDS), REVIEWER: (SEES, ADDS), ADMINISTRATOR: (SEES | ACCOUNTS, ADDS | ACCOUNTS)}


@pytest.mark.parametrize("model", sorted(SEES | ACCOUNTS, key=lambda model: model.__name__), ids=lambda m: m.__name__)
@pytest.mark.parametrize("role", TABLE)
def test_each_role_opens_what_it_works_with(role: str, model: Any, enter: Callable[[str], Client]) -> None:
    sees, adds = TABLE[role]
    client = enter(role)
    assert client.get(address(model, "changelist")).status_code == (200 if model in sees else 403)
    assert client.get(address(model, "add")).status_code == (200 if model in adds else 403)


@pytest.mark.parametrize(("role", "allowed"), [(EDITOR, False), (REVIEWER, True), (ADMINISTRATOR, True)])
@pytest.mark.parametrize("door", ["action", "desk", "api"])
def test_only_reviewers_approve(role: str, allowed: bool, door: str, enter: Callable[[str], Client]) -> None:
    update, client = proposal(), enter(role)
    if door == "action":
        act(client, StatusUpdate, "approve_rows", update)
    elif door == "desk":
        client.post(reverse("admin:proposals"), {"proposal": str(update.pk), "action": "approve"})
    else:
        client.post(f"/api/v1/status-updates/{update.pk}/approve/")
    assert Commitment.objects.get().status == ("fulfilled" if allowed else "open")


@pytest.mark.parametrize(("role", "allowed"), [(EDITOR, False), (REVIEWER, True)])
@pytest.mark.parametrize("door", ["desk", "api"])
def test_only_reviewers_decline(role: str, allowed: bool, door: str, enter: Callable[[str], Client]) -> None:
    update, client = proposal(), enter(role)
    reason = {"reason": "De bron zegt iets anders."}
    if door == "desk":
        client.post(reverse("admin:proposals"), {"proposal": str(update.pk), "action": "decline", **reason})
    else:
        client.post(f"/api/v1/status-updates/{update.pk}/decline/", reason, content_type=JSON)
    update.refresh_from_db()
    assert bool(update.declined_at) is allowed
    assert StatusUpdate.objects.proposals().exists() is not allowed
    assert Commitment.objects.get().status == "open"


@pytest.mark.parametrize("door", ["action", "desk", "api", "shell"])
def test_nobody_approves_their_own_through_any_door(door: str, login: Callable[[User], Client]) -> None:
    chief = UserFactory(is_staff=True, is_superuser=True)
    update, client = proposal(proposed_by=chief), login(chief)
    if door == "action":
        act(client, StatusUpdate, "approve_rows", update)
    elif door == "desk":
        answer = client.post(reverse("admin:proposals"), {"proposal": str(update.pk), "action": "approve"})
        assert answer.status_code == 409
    elif door == "api":
        assert client.post(f"/api/v1/status-updates/{update.pk}/approve/").status_code == 409
    else:
        update.approved_by, update.approved_at = chief, timezone.now()
        with pytest.raises(IntegrityError), transaction.atomic():
            update.save(update_fields=["approved_by", "approved_at"])
    assert Commitment.objects.get().status == "open"


def test_an_editor_takes_an_own_proposal_back_but_not_another_ones(login: Callable[[User], Client]) -> None:
    editor = UserFactory(is_staff=True)
    editor.groups.add(Group.objects.get(name=EDITOR))
    client, own, other = login(editor), proposal(proposed_by=editor), proposal()
    sent = {"action": "decline", "reason": "Te vroeg."}
    assert client.post(reverse("admin:proposals"), {"proposal": str(own.pk), **sent}).status_code == 302
    assert client.post(reverse("admin:proposals"), {"proposal": str(other.pk), **sent}).status_code == 403
    assert list(StatusUpdate.objects.proposals()) == [other]


def test_what_was_declined_stays_for_editors_and_never_shows(chief: Client, client: Client, superuser: User) -> None:
    update = proposal(commitment__state="published", explanation="Gelezen in het blad.")
    decline(update, superuser, "Het blad schreef over een ander loket.")
    page = chief.get(address(StatusUpdate, "change", update.pk))
    assert "Het blad schreef over een ander loket." in page.text
    for where in (update.commitment.get_absolute_url(), "/api/v1/status-updates/", "/"):
        assert "ander loket" not in client.get(where).text
        assert "Gelezen in het blad" not in client.get(where).text


def test_a_reason_is_needed_and_typed_words_come_back(chief: Client) -> None:
    update = proposal()
    answer = chief.post(reverse("admin:proposals"), {"proposal": str(update.pk), "action": "decline", "reason": " "})
    assert answer.status_code == 409
    assert StatusUpdate.objects.proposals().exists()


def test_what_was_decided_is_not_decided_again(chief: Client, superuser: User) -> None:
    update = proposal()
    decline(update, superuser, "Nee.")
    with pytest.raises(CurationError):
        decline(update, superuser, "Nee.")
    for action in ("approve", "decline"):
        sent = {"proposal": str(update.pk), "action": action, "reason": "x"}
        assert chief.post(reverse("admin:proposals"), sent).status_code == 409
    assert chief.post(reverse("admin:proposals"), {"proposal": "onzin", "action": "approve"}).status_code == 409


def test_the_queue_shows_one_proposal_with_its_evidence_and_leads_on(chief: Client) -> None:
    assert "No final status waits" in chief.get(reverse("admin:proposals")).text
    speaker = SpeakerFactory()
    first, second = proposal(evidence_statement=speaker.statement), proposal(evidence_url="https://bron.example/")
    page = chief.get(reverse("admin:proposals"))
    assert speaker.statement.quote in page.text
    assert f"?proposal={second.pk}" in page.text
    page = chief.get(reverse("admin:proposals"), {"proposal": str(second.pk)})
    assert "https://bron.example/" in page.text
    assert f"?proposal={first.pk}" in page.text


@pytest.mark.parametrize(("role", "allowed"), [(EDITOR, False), (REVIEWER, True)])
def test_an_entry_that_readers_know_is_merged_by_a_reviewer(
    role: str, allowed: bool, enter: Callable[[str], Client]
) -> None:
    known = PersonFactory(state="published", name="Anna Bos")
    double = PersonFactory(state="published", name="A. Bos", maybe_same_as=known)
    told = act(enter(role), Person, "merge_into_suggestion", double)
    assert len(told) == 1
    double.refresh_from_db()
    assert (double.state == "merged") is allowed


def test_an_editor_ties_a_candidate_to_a_known_entry(enter: Callable[[str], Client]) -> None:
    known = PersonFactory(state="published", name="Anna Bos")
    candidate = PersonFactory(name="A. Bos", maybe_same_as=known, question="Dezelfde?")
    act(enter(EDITOR), Person, "merge_into_suggestion", candidate)
    candidate.refresh_from_db()
    assert candidate.state == "merged"


def test_an_administrator_does_not_reach_a_superuser(enter: Callable[[str], Client], superuser: User) -> None:
    client = enter(ADMINISTRATOR)
    where = address(User, "change", superuser.pk)
    assert client.post(where, {"username": "weg"}).status_code == 403
    assert client.post(reverse("admin:auth_user_password_change", args=[superuser.pk]), {}).status_code == 403
    other = UserFactory()
    client.post(
        address(User, "change", other.pk), {"username": other.username, "is_superuser": "on", "is_active": "on"}
    )
    other.refresh_from_db()
    assert not other.is_superuser


def test_granting_again_keeps_what_a_site_added(db: None) -> None:
    from types import SimpleNamespace

    from django.apps import apps
    from django.contrib.auth.models import Permission
    from django.db import connection

    group = Group.objects.get(name=EDITOR)
    extra = Permission.objects.get(codename="delete_user")
    group.permissions.add(extra)
    group.permissions.remove(*group.permissions.filter(codename="change_statement"))
    before = Group.objects.count()
    models_modules = {label: apps.get_app_config(label).models_module for label in ("articles", "initiatives", "auth")}
    try:
        grant_roles(apps, SimpleNamespace(connection=connection))
    finally:
        for label, module in models_modules.items():
            apps.get_app_config(label).models_module = module
    assert Group.objects.count() == before
    assert {"delete_user", "change_statement"} <= set(group.permissions.values_list("codename", flat=True))
