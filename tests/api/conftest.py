"""A small world: one published row of each kind, and hidden ones beside it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission
from django.db.models import Model
from django.test import Client

from articles.editorial import EditorialState
from initiatives.models import UpdateKind
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    CommitmentStatementFactory,
    CorrectionFactory,
    InitiativeFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
    UserFactory,
)

KINDS = {
    "articles": "articles", "people": "people", "organisations": "organisations", "memberships": "memberships",
    "initiatives": "initiatives", "statements": "statements", "commitments": "commitments", "status-updates": "updates",
    "corrections": "corrections",
}  # fmt: skip
PUBLISHED = EditorialState.PUBLISHED
HIDDEN = [EditorialState.CANDIDATE, EditorialState.REJECTED, EditorialState.WITHDRAWN]


def key_of(prefix: str, row: Model) -> str:
    """What the row is found by: its slug where it has one."""
    return str(getattr(row, "slug", None) or row.pk)


def make_world(state: EditorialState, name: str) -> SimpleNamespace:
    """Related rows of one editorial state."""
    article = ArticleFactory(state=state, title=f"Artikel over {name}", published_on=date(2024, 1, 1))
    person = PersonFactory(state=state, name=f"Persoon {name}")
    organisation = OrganisationFactory(state=state, name=f"Dienst {name}")
    initiative = InitiativeFactory(state=state, name=f"Programma {name}", lead_organisation=organisation)
    membership = MembershipFactory(state=state, person=person, organisation=organisation)
    statement = StatementFactory(state=state, article=article)
    SpeakerFactory(statement=statement, person=person)
    statement.initiatives.add(initiative)
    commitment = CommitmentFactory(
        state=state,
        title=f"Belofte van {name}",
        responsible_organisation=organisation,
        responsible_person=person,
        initiative=initiative,
    )
    CommitmentStatementFactory(commitment=commitment, statement=statement)
    update = StatusUpdateFactory(
        commitment=commitment, kind=UpdateKind.PROGRESS, happened_on=date(2024, 2, 1), evidence_article=article
    )
    correction = CorrectionFactory(commitment=commitment, recorded_at=datetime(2024, 3, 1, tzinfo=UTC))
    return SimpleNamespace(
        articles=article, people=person, organisations=organisation, initiatives=initiative, memberships=membership,
        statements=statement, commitments=commitment, updates=update,
        corrections=correction,
    )  # fmt: skip


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    return make_world(PUBLISHED, "Openbaar")


@pytest.fixture
def hidden(db: None) -> list[SimpleNamespace]:
    return [make_world(state, f"Verborgen{state}") for state in HIDDEN]


def client_with(permissions: list[str], *, is_staff: bool = True) -> Client:
    """A client of a new user with these permissions on every model of the archive and the tracker."""
    user = UserFactory(is_staff=is_staff)
    for_all = Permission.objects.filter(content_type__app_label__in=["articles", "initiatives"])
    pairs = for_all.values_list("pk", "codename") if permissions else ()
    user.user_permissions.add(*(key for key, codename in pairs if codename.split("_")[0] in permissions))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def curator(db: None) -> Client:
    """Staff who may view, add and change, and approve final statuses."""
    return client_with(["view", "add", "change", "approve"])


@pytest.fixture
def bystander(db: None) -> Client:
    """Staff without any permission."""
    return client_with([])


@pytest.fixture
def reader(db: None) -> Client:
    """Somebody with every permission who is no staff."""
    return client_with(["view", "add", "change"], is_staff=False)
