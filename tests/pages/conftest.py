"""A small public world with something on every page, and hidden rows of every state to put beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editorial import DatePrecision, EditorialState
from initiatives.models import Classification, DeadlineBasis, Relation, Status, UpdateKind
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
)

PUBLISHED = EditorialState.PUBLISHED
HIDDEN = (EditorialState.CANDIDATE, EditorialState.REJECTED, EditorialState.WITHDRAWN)
LISTS = (
    "articles:article-list", "initiatives:commitment-list", "initiatives:statement-list",
    "initiatives:initiative-list", "initiatives:person-list", "initiatives:organisation-list",
)  # fmt: skip


@dataclass
class World:
    """Rows that belong together, all of one editorial state."""

    article: Any
    person: Any
    organisation: Any
    initiative: Any
    membership: Any
    statement: Any
    commitment: Any

    @property
    def pages(self) -> dict[str, str]:
        """The address of each row's page, by the name of the address."""
        return {
            "articles:article-detail": reverse("articles:article-detail", args=[self.article.pk]),
            "initiatives:person-detail": reverse("initiatives:person-detail", args=[self.person.slug or "geen"]),
            "initiatives:organisation-detail": reverse(
                "initiatives:organisation-detail", args=[self.organisation.slug or "geen"]
            ),
            "initiatives:initiative-detail": reverse(
                "initiatives:initiative-detail", args=[self.initiative.slug or "geen"]
            ),
            "initiatives:statement-detail": reverse("initiatives:statement-detail", args=[self.statement.pk]),
            "initiatives:commitment-detail": reverse("initiatives:commitment-detail", args=[self.commitment.pk]),
        }


def an_editor() -> User:
    """Without a password: hashing one takes longer than showing a page."""
    return User.objects.get_or_create(username="redacteur")[0]


def make_world(state: EditorialState = PUBLISHED, name: str = "Openbaar") -> World:
    text = f"Over {name}. ‘Wij openen het loket vóór 1 juli’, zegt de wethouder van {name}. Dat is nieuw."
    article = ArticleFactory(
        state=state, title=f"Artikel {name}", text=text, published_on=date(2021, 3, 4), authors=[f"Auteur {name}"],
        url=f"https://krant.example/{name}", archive_url=f"https://archief.example/{name}",
    )  # fmt: skip
    person = PersonFactory(state=state, name=f"Persoon {name}", sort_name=f"{name}, Persoon")
    ministry = OrganisationFactory(state=state, name=f"Ministerie {name}", classification=Classification.MINISTRY)
    organisation = OrganisationFactory(
        state=state, name=f"Dienst {name}", abbreviation=f"D{name}"[:30], parent=ministry, succeeded_by=ministry
    )
    OrganisationFactory(state=state, name=f"Voorganger {name}", succeeded_by=organisation)
    initiative = InitiativeFactory(
        state=state, name=f"Programma {name}", lead_organisation=organisation, description=f"Over {name}."
    )
    initiative.partners.add(ministry)
    InitiativeFactory(state=state, name=f"Deelprogramma {name}", parent=initiative)
    membership = MembershipFactory(
        state=state, person=person, organisation=organisation, role=f"directeur {name}", start_on=date(2020, 1, 1)
    )
    statement = StatementFactory(
        state=state, article=article, is_commitment=True, deadline=date(2021, 6, 30), cue=f"cue {name}",
        deadline_precision=DatePrecision.QUARTER, deadline_basis=DeadlineBasis.DERIVED, confidence=0.9,
    )  # fmt: skip
    SpeakerFactory(statement=statement, person=person, role=f"wethouder {name}")
    SpeakerFactory(statement=statement, person=None, organisation=organisation)
    statement.initiatives.add(initiative)
    commitment = CommitmentFactory(
        state=state, title=f"Belofte {name}", made_on=date(2021, 3, 4), deadline=date(2022, 12, 31),
        deadline_precision=DatePrecision.YEAR, deadline_basis=DeadlineBasis.EXPLICIT, responsible_person=person,
        responsible_organisation=organisation, initiative=initiative, tk_number=f"TZ-{name}"[:30],
    )  # fmt: skip
    CommitmentStatementFactory(commitment=commitment, statement=statement, relation=Relation.FIRST)
    editor = an_editor()
    StatusUpdateFactory(
        commitment=commitment, kind=UpdateKind.DEADLINE, deadline_before=date(2021, 6, 30), proposed_by=editor,
        deadline_after=date(2022, 12, 31), explanation=f"Uitgesteld {name}", evidence_article=article,
    )  # fmt: skip
    StatusUpdateFactory(
        commitment=commitment, kind=UpdateKind.CHECK, happened_on=None, explanation=f"Ooit {name}",
        evidence_statement=statement, evidence_url="https://bewijs.example/", proposed_by=editor,
    )  # fmt: skip
    CorrectionFactory(
        commitment=commitment, reason=f"Tikfout {name}", recorded_by=editor,
        changes=[{"field": "responsible_person", "was": None, "is": {"person": str(person.pk)}}],
    )  # fmt: skip
    return World(article, person, organisation, initiative, membership, statement, commitment)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def english(client: Client, settings: Any) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.fixture
def queries(client: Client) -> Callable[[str], int]:
    """How many queries a page needs."""

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def propose_final_status(commitment: Any) -> Any:
    """A proposal that nobody has approved."""
    return StatusUpdateFactory(
        commitment=commitment,
        kind=UpdateKind.STATUS,
        status_after=Status.FULFILLED,
        explanation="Nog niet goedgekeurd",
        proposed_by=an_editor(),
    )
