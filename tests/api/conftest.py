"""A small world: one published row of each kind, and hidden ones beside it."""

from datetime import date
from types import SimpleNamespace

import pytest

from articles.editorial import EditorialState
from initiatives.models import UpdateKind
from tests.factories import (
    ArticleFactory,
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

PUBLISHED = EditorialState.PUBLISHED
HIDDEN = [EditorialState.CANDIDATE, EditorialState.REJECTED, EditorialState.WITHDRAWN]


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
    update = StatusUpdateFactory(commitment=commitment, kind=UpdateKind.PROGRESS, evidence_article=article)
    return SimpleNamespace(
        articles=article, people=person, organisations=organisation, initiatives=initiative, memberships=membership,
        statements=statement, commitments=commitment, updates=update,
    )  # fmt: skip


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    return make_world(PUBLISHED, "Openbaar")


@pytest.fixture
def hidden(db: None) -> list[SimpleNamespace]:
    return [make_world(state, f"Verborgen{state}") for state in HIDDEN]
