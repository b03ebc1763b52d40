"""The back office as a chief editor meets it, and one row of every model in it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import models
from django.test import Client

from articles.models import Article
from initiatives.models import (
    Coding,
    Commitment,
    CommitmentStatement,
    Correction,
    DeskStep,
    Initiative,
    Membership,
    Mention,
    Merge,
    Organisation,
    Person,
    PossibleDuplicate,
    Statement,
    StatementSpeaker,
    StatusUpdate,
    UpdateKind,
)
from tests.factories import (
    ArticleFactory,
    CodingFactory,
    CommitmentFactory,
    CommitmentStatementFactory,
    CorrectionFactory,
    DeskStepFactory,
    InitiativeFactory,
    MembershipFactory,
    MentionFactory,
    MergeFactory,
    OrganisationFactory,
    PossibleDuplicateFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
    UserFactory,
)


def speaker() -> StatementSpeaker:
    made = SpeakerFactory(statement__is_commitment=True)
    made.statement.initiatives.add(InitiativeFactory())
    return made


MAKERS: dict[type[models.Model], Callable[[], Any]] = {
    Article: lambda: StatementFactory().article,
    Person: lambda: MembershipFactory(source_article=ArticleFactory()).person,
    Organisation: lambda: MembershipFactory(organisation__parent=OrganisationFactory()).organisation,
    Membership: MembershipFactory,
    Initiative: lambda: InitiativeFactory(lead_organisation=OrganisationFactory()),
    Statement: lambda: speaker().statement,
    StatementSpeaker: speaker,
    Mention: MentionFactory,
    DeskStep: DeskStepFactory,
    Coding: CodingFactory,
    Commitment: lambda: (
        StatusUpdateFactory(
            kind=UpdateKind.DEADLINE,
            deadline_before=date(2025, 1, 1),
            deadline_after=date(2025, 6, 1),
            commitment__responsible_organisation=OrganisationFactory(),
            commitment__initiative=InitiativeFactory(),
        ).commitment
    ),
    CommitmentStatement: CommitmentStatementFactory,
    Correction: CorrectionFactory,
    Merge: MergeFactory,
    PossibleDuplicate: PossibleDuplicateFactory,
    StatusUpdate: lambda: StatusUpdateFactory(evidence_article=ArticleFactory()),
    User: UserFactory,
    Group: lambda: Group.objects.create(name=f"Redactie {Group.objects.count()}"),
}


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def chief(superuser: User, login: Callable[[User], Client]) -> Client:
    client = login(superuser)
    speak(client, "en")
    return client


def speak(client: Client, language: str) -> None:
    """What the language switch of the site does."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language


@pytest.fixture
def commitment(db: None) -> Commitment:
    return CommitmentFactory()
