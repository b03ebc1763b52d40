"""What the database refuses, whoever asks: each constraint has a row that breaks it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from articles.models import Article
from initiatives.models import (
    Coding,
    CodingAssignment,
    CodingDecision,
    Commitment,
    CommitmentStatement,
    Correction,
    DeadlineBasis,
    DeskStep,
    Initiative,
    Membership,
    Mention,
    Merge,
    Organisation,
    Person,
    PossibleDuplicate,
    Relation,
    Statement,
    StatementSpeaker,
    StatusUpdate,
    UpdateKind,
)
from tests.factories import (
    ArticleFactory,
    CodingAssignmentFactory,
    CodingDecisionFactory,
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
    PersonFactory,
    PossibleDuplicateFactory,
    SpeakerFactory,
    StatementFactory,
    StatusUpdateFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
FACTORIES: dict[type[models.Model], Any] = {
    Article: ArticleFactory,
    Person: PersonFactory,
    Organisation: OrganisationFactory,
    Initiative: InitiativeFactory,
    Membership: MembershipFactory,
    Statement: StatementFactory,
    StatementSpeaker: SpeakerFactory,
    Mention: MentionFactory,
    DeskStep: DeskStepFactory,
    Coding: CodingFactory,
    CodingAssignment: CodingAssignmentFactory,
    CodingDecision: CodingDecisionFactory,
    Commitment: CommitmentFactory,
    CommitmentStatement: CommitmentStatementFactory,
    StatusUpdate: StatusUpdateFactory,
    Correction: CorrectionFactory,
    PossibleDuplicate: PossibleDuplicateFactory,
    Merge: MergeFactory,
}
EARLY, LATE = date(2024, 1, 1), date(2025, 1, 1)


def made(model: type[models.Model], **facts: Any) -> Callable[[], Any]:
    """Makes a row with these facts; callables among them are asked when it is made."""
    return lambda: FACTORIES[model](**{name: fact() if callable(fact) else fact for name, fact in facts.items()})


def twice(model: type[models.Model], **same: Any) -> Callable[[], Any]:
    def make() -> None:
        facts = {name: fact() if callable(fact) else fact for name, fact in same.items()}
        FACTORIES[model](**facts)
        with_other_text = {} if model is not Article else {"text": "Een andere tekst."}
        FACTORIES[model](**{**facts, **with_other_text})

    return make


def merged_into_itself(model: type[models.Model]) -> Callable[[], Any]:
    def make() -> None:
        row = FACTORIES[model]()
        model._default_manager.filter(pk=row.pk).update(state="merged", merged_into=row)

    return make


def approved_by_the_proposer() -> None:
    user = UserFactory()
    StatusUpdateFactory(proposed_by=user, approved_by=user, approved_at=timezone.now())


def two_at_one_position() -> None:
    statement = StatementFactory()
    SpeakerFactory(statement=statement, position=0)
    SpeakerFactory(statement=statement, position=0)


def said_twice_by(field: str, factory: Any) -> Callable[[], Any]:
    def make() -> None:
        statement, who = StatementFactory(), factory()
        for position in (0, 1):
            SpeakerFactory(**{"statement": statement, "person": None, field: who, "position": position})

    return make


NAMED = {"person": Person, "organisation": Organisation, "initiative": Initiative}
ENTRIES = {**NAMED, "membership": Membership}


def after_itself() -> None:
    row = MembershipFactory()
    row.succeeds = row
    row.save()


BREAKS: dict[str, Callable[[], Any]] = {
    "article_state_known": made(Article, state="onbekend"),
    "article_sha256_length": made(Article, sha256="abc"),
    "article_text_not_empty": made(Article, text=""),
    "article_url_unique": twice(Article, url="https://example.nl/a"),
    **{f"{name}_state_known": made(model, state="onbekend") for name, model in ENTRIES.items()},
    **{f"{name}_merged_names_target": made(model, state="merged") for name, model in ENTRIES.items()},
    **{f"{name}_not_into_itself": merged_into_itself(model) for name, model in ENTRIES.items()},
    **{f"{name}_has_name": made(model, name="") for name, model in NAMED.items()},
    **{
        f"{name}_published_is_settled": made(model, state="published", question="Wie is dit?")
        for name, model in NAMED.items()
    },
    "organisation_dates_in_order": made(Organisation, founded_on=LATE, dissolved_on=EARLY),
    "membership_dates_in_order": made(Membership, start_on=LATE, end_on=EARLY),
    "membership_not_after_itself": after_itself,
    "initiative_dates_in_order": made(Initiative, start_on=LATE, end_on=EARLY),
    "statement_state_known": made(Statement, state="onbekend"),
    "statement_span_not_empty": made(Statement, start=5, end=5, quote="x"),
    "statement_has_quote": made(Statement, quote=""),
    "statement_kind_known": made(Statement, kind="zang"),
    "statement_confidence_range": made(Statement, confidence=1.01),
    "statement_deadline_has_basis": made(Statement, deadline=LATE),
    "statement_once_per_place": twice(Statement, article=ArticleFactory),
    "speaker_is_exactly_one": made(StatementSpeaker, organisation=OrganisationFactory),
    "speaker_position_unique": two_at_one_position,
    "speaker_person_once": said_twice_by("person", PersonFactory),
    "speaker_organisation_once": said_twice_by("organisation", OrganisationFactory),
    "mention_span_not_empty": made(Mention, start=4, end=4, words="x"),
    "mention_is_exactly_one": made(Mention, person=None),
    "desk_step_action_known": made(DeskStep, action="niets"),
    "coding_one_open_per_article": twice(Coding, article=ArticleFactory),
    "coding_settled_has_both": made(Coding, settled_at=timezone.now),
    "coding_coder_once": twice(CodingAssignment, coding=CodingFactory, coder=UserFactory),
    "coding_decision_once": twice(CodingDecision, assignment=CodingAssignmentFactory, statement=StatementFactory),
    "coding_span_not_empty": made(CodingDecision, start=3),
    "coding_one_speaker": made(CodingDecision, person=PersonFactory, organisation=OrganisationFactory),
    "coding_nothing_of_what_is_none": made(CodingDecision, found=False, is_commitment=True),
    "commitment_state_known": made(Commitment, state="onbekend"),
    "commitment_has_title": made(Commitment, title=""),
    "commitment_status_known": made(Commitment, status="onbekend"),
    "commitment_importance_known": made(Commitment, importance=4),
    "commitment_deadline_has_basis": made(Commitment, deadline=LATE),
    "commitment_statement_once": twice(
        CommitmentStatement, commitment=CommitmentFactory, statement=StatementFactory, relation=Relation.CHANGE
    ),
    "commitment_one_first": twice(CommitmentStatement, commitment=CommitmentFactory, relation=Relation.FIRST),
    "commitment_statement_made_one": twice(CommitmentStatement, statement=StatementFactory, relation=Relation.FIRST),
    "commitment_statement_drift_known": made(CommitmentStatement, drift="zachter", drift_from=StatementFactory),
    "commitment_statement_proposal_known": made(CommitmentStatement, drift_proposed="zachter"),
    "commitment_statement_drift_has_both": made(CommitmentStatement, drift="weaker"),
    "update_kind_known": made(StatusUpdate, kind="onbekend"),
    "update_status_only_in_status_updates": made(StatusUpdate, status_after="open"),
    "update_deadline_only_in_deadline_updates": made(StatusUpdate, deadline_after=LATE),
    "update_has_evidence_or_reason": made(StatusUpdate, explanation=""),
    "update_approved_by_another": approved_by_the_proposer,
    "update_approval_has_both": made(StatusUpdate, approved_at=timezone.now),
    "update_reason_fits_status": made(
        StatusUpdate, kind=UpdateKind.STATUS, status_after="lapsed", status_reason="deadline_passed"
    ),
    "update_reply_only_in_responses": made(StatusUpdate, asked_on=LATE),
    "update_answer_has_words": made(
        StatusUpdate, kind=UpdateKind.RESPONSE, answered_on=LATE, explanation="", evidence_url="https://x.example/"
    ),
    "update_answer_after_question": made(
        StatusUpdate, kind=UpdateKind.RESPONSE, asked_on=LATE, answered_on=LATE - timedelta(days=1)
    ),
    "update_nothing_found_only_in_checks": made(StatusUpdate, nothing_found=True),
    "update_decline_has_all": made(StatusUpdate, declined_by=UserFactory, declined_at=timezone.now),
    "update_approved_or_declined": made(
        StatusUpdate,
        approved_by=UserFactory,
        approved_at=timezone.now,
        declined_by=UserFactory,
        declined_at=timezone.now,
        decline_reason="x",
    ),
    "duplicate_pair_once": twice(PossibleDuplicate, of=lambda: (PersonFactory(), PersonFactory())),
    "duplicate_pair_in_order": made(PossibleDuplicate, one_id=UUID(int=2), other_id=UUID(int=1)),
    "duplicate_kind_known": made(PossibleDuplicate, kind="dier"),
    "merge_kind_known": made(Merge, kind="dier"),
    "merge_of_two": made(Merge, kept_id=UUID(int=1), replaced_id=UUID(int=1)),
    "correction_kind_known": made(Correction, kind="verzwegen"),
    "correction_of_exactly_one": made(Correction, statement=StatementFactory),
    "correction_has_reason": made(Correction, reason=""),
    "correction_articles_withdrawn": made(Correction, commitment=None, article=ArticleFactory, changes=list),
}
FURTHER: dict[str, tuple[str, Callable[[], Any]]] = {
    "a published entry without an address": ("person_published_is_settled", made(Person, state="published", slug=None)),
    "a basis without a deadline": (
        "commitment_deadline_has_basis",
        made(Commitment, deadline_basis=DeadlineBasis.EXPLICIT),
    ),
    "no confidence below nothing": ("statement_confidence_range", made(Statement, confidence=-0.01)),
    "nobody speaks": ("speaker_is_exactly_one", made(StatementSpeaker, person=None)),
    "a person and a document": ("speaker_is_exactly_one", made(StatementSpeaker, document="De brief")),
    "a replacement for what was not merged": ("person_merged_names_target", made(Person, merged_into=PersonFactory)),
    "a mention of two": ("mention_is_exactly_one", made(Mention, organisation=OrganisationFactory)),
    "a status update without a status": (
        "update_status_only_in_status_updates",
        made(StatusUpdate, kind=UpdateKind.STATUS),
    ),
    "words compared without a decision": (
        "commitment_statement_drift_has_both",
        made(CommitmentStatement, drift_from=StatementFactory),
    ),
    "a correction of nothing": ("correction_of_exactly_one", made(Correction, commitment=None, changes=list)),
    "an approver without a moment": ("update_approval_has_both", made(StatusUpdate, approved_by=UserFactory)),
}


CONSTRAINTS = {
    constraint.name: (model, constraint)
    for label in ("articles", "initiatives")
    for model in apps.get_app_config(label).get_models()
    for constraint in model._meta.constraints
}


def names_of(constraint: str) -> tuple[str, ...]:
    """How an engine may call it: by its name, and SQLite by the columns that must be unique."""
    model, rule = CONSTRAINTS[constraint]
    columns = [f"{model._meta.db_table}.{model._meta.get_field(field).column}" for field in getattr(rule, "fields", ())]
    return (constraint, ", ".join(columns)) if columns else (constraint,)


def test_every_constraint_is_in_the_table() -> None:
    assert set(BREAKS) == set(CONSTRAINTS)


@pytest.mark.parametrize(
    ("name", "make"), [*BREAKS.items(), *FURTHER.values()], ids=[*BREAKS, *(reason for reason in FURTHER)]
)
def test_the_database_refuses(name: str, make: Callable[[], Any]) -> None:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make()
    assert any(known in str(refusal.value) for known in names_of(name)), refusal.value


@pytest.mark.parametrize("model", list(FACTORIES), ids=lambda model: model.__name__)
def test_a_plain_row_is_accepted(model: type[models.Model]) -> None:
    row = FACTORIES[model]()
    row.full_clean()
    assert model._default_manager.get() == row


@pytest.mark.parametrize("model", NAMED.values(), ids=list(NAMED))
def test_one_address_leads_to_one_entry(model: type[models.Model]) -> None:
    FACTORIES[model](slug="een-adres")
    with pytest.raises(IntegrityError), transaction.atomic():
        FACTORIES[model](slug="een-adres")


def test_one_text_is_kept_once() -> None:
    ArticleFactory(text="Dezelfde tekst.")
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleFactory(text="Dezelfde tekst.")


def test_articles_without_an_address_do_not_collide() -> None:
    ArticleFactory(url="")
    ArticleFactory(url="")
    assert Article.objects.count() == 2
