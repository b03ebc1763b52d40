"""What was public changes only with a public reason, and the change is told as it was."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.forms import modelform_factory
from django.utils.translation import override

from initiatives.admin.commitments import CommitmentAdmin
from initiatives.admin.statements import StatementAdmin
from initiatives.api.serializers import StatementSerializer
from initiatives.api.tracking import CommitmentSerializer
from initiatives.curation.commitments import tie_statement
from initiatives.curation.correcting import correcting, public_facts
from initiatives.curation.editing import add_speaker, save_edit, untie
from initiatives.curation.publishing import CurationError, ReasonNeededError, reconsider, withdraw
from initiatives.curation.tracking import record_update
from initiatives.models import (
    AppendOnlyError,
    Commitment,
    CommitmentStatement,
    Correction,
    CorrectionKind,
    Relation,
    Statement,
    StatementSpeaker,
    UpdateKind,
)
from tests.factories import (
    ArticleFactory,
    CommitmentFactory,
    CommitmentStatementFactory,
    CorrectionFactory,
    InitiativeFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db
DAY, LATER = date(2025, 5, 1), date(2025, 9, 1)
REASON = "Het jaartal was verkeerd gelezen."


def public_statement(**facts: Any) -> Statement:
    return StatementFactory(state="published", article__state="published", **facts)


def public_commitment(**facts: Any) -> Commitment:
    return CommitmentFactory(**{"state": "published", "deadline": DAY, "deadline_basis": "explicit", **facts})


def set_to(**facts: Any) -> Callable[[Any], None]:
    def change(row: Any) -> None:
        for name, value in facts.items():
            setattr(row, name, value() if callable(value) else value)
        save_edit(row)

    return change


def public_person() -> Any:
    return PersonFactory(state="published", name="Zij")


CHANGES: dict[str, tuple[Callable[[], Any], Callable[[Any], None], str]] = {
    "a title": (public_commitment, set_to(title="Anders"), "title"),
    "a deadline": (public_commitment, set_to(deadline=LATER), "deadline"),
    "the precision of a deadline": (public_commitment, set_to(deadline_precision="year"), "deadline"),
    "the basis of a deadline": (public_commitment, set_to(deadline_basis="derived"), "deadline_basis"),
    "when it was promised": (public_commitment, set_to(made_on=LATER), "made_on"),
    "who promised it": (public_commitment, set_to(responsible_person=public_person), "responsible_person"),
    "a number of the register": (public_commitment, set_to(tk_number="TZ1"), "tk_number"),
    "the importance": (public_commitment, set_to(importance=3), "importance"),
    "the kind of a statement": (public_statement, set_to(kind="indirect"), "kind"),
    "when it was said": (public_statement, set_to(said_on=LATER), "said_on"),
    "whether it promises something": (public_statement, set_to(is_commitment=True), "is_commitment"),
    "what it is about": (
        public_statement,
        lambda row: save_edit(row, initiatives=[InitiativeFactory(state="published")]),
        "initiatives",
    ),
    "who said it": (
        public_statement,
        lambda row: add_speaker(StatementSpeaker(statement=row, person=public_person())),
        "speakers",
    ),
}


@pytest.mark.parametrize(("make", "change", "field"), CHANGES.values(), ids=list(CHANGES))
def test_a_change_of_what_was_public_needs_a_reason_and_is_told(
    make: Callable[[], Any], change: Callable[[Any], None], field: str, editor: User
) -> None:
    row = make()
    before = public_facts(row)
    with pytest.raises(ReasonNeededError), correcting(row, editor, "  \n "):
        change(row)
    row = type(row).objects.get(pk=row.pk)
    assert public_facts(row) == before, "without a reason nothing is changed"
    assert not Correction.objects.exists()
    with correcting(row, editor, REASON):
        change(row)
    told = Correction.objects.get()
    assert (told.kind, told.reason, told.recorded_by, told.about_id) == ("corrected", REASON, editor, row.pk)
    assert [change["field"] for change in told.changes] == [field]
    (changed,) = told.changes
    assert (changed["was"], changed["is"]) == (before[field], public_facts(row)[field])


HIDDEN_CHANGES: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {
    "nothing at all": (public_commitment, save_edit),
    "a candidate": (CommitmentFactory, set_to(title="Anders")),
    "a withdrawn row": (lambda: CommitmentFactory(state="withdrawn"), set_to(title="Anders")),
    "a statement of a hidden article": (lambda: StatementFactory(state="published"), set_to(kind="indirect")),
    "a hidden person who is responsible": (public_commitment, set_to(responsible_person=PersonFactory)),
    "a hidden speaker": (
        public_statement,
        lambda row: add_speaker(StatementSpeaker(statement=row, person=PersonFactory())),
    ),
    "a hidden initiative": (public_statement, lambda row: save_edit(row, initiatives=[InitiativeFactory()])),
    "a further statement": (public_commitment, lambda row: tie_statement(row, public_statement(), Relation.REPETITION)),
}


@pytest.mark.parametrize(("make", "change"), HIDDEN_CHANGES.values(), ids=list(HIDDEN_CHANGES))
def test_what_takes_nothing_from_the_public_needs_no_reason(
    make: Callable[[], Any], change: Callable[[Any], None], editor: User
) -> None:
    row = make()
    with correcting(row, editor, ""):
        change(row)
    assert not Correction.objects.exists()


def test_taking_a_statement_from_a_promise_is_a_correction(editor: User) -> None:
    link = CommitmentStatementFactory(commitment=public_commitment(), statement=public_statement())
    with pytest.raises(ReasonNeededError), correcting(link.commitment, editor, ""):
        untie(link)
    link = CommitmentStatement.objects.get()
    with correcting(link.commitment, editor, REASON):
        untie(link)
    (change,) = Correction.objects.get().changes
    assert change == {
        "field": "statements",
        "was": [{"statement": str(link.statement_id), "relation": "first"}],
        "is": [],
    }


def test_what_the_record_does_to_a_deadline_is_no_correction(editor: User) -> None:
    commitment = public_commitment(deadline_precision="quarter")
    for _ in range(2):
        with correcting(commitment, editor, ""):
            record_update(commitment, editor, UpdateKind.DEADLINE, DAY, deadline_after=LATER, explanation="Later.")
    with correcting(commitment, editor, ""):
        record_update(commitment, editor, UpdateKind.STATUS, DAY, status_after="stalled", explanation="Stil.")
    assert not Correction.objects.exists()


def test_a_first_deadline_that_is_corrected_while_it_moves_is_told(editor: User) -> None:
    commitment = public_commitment()
    with correcting(commitment, editor, REASON):
        set_to(deadline=date(2025, 6, 1))(commitment)
        record_update(commitment, editor, UpdateKind.DEADLINE, DAY, deadline_after=LATER, explanation="Later.")
    (change,) = Correction.objects.get().changes
    assert (change["field"], change["was"]["day"], change["is"]["day"]) == ("deadline", "2025-05-01", "2025-06-01")


EXEMPT_OF_THE_API = {"id", "state", "status", "reason", "version"}
TOLD_TOGETHER = {"said_precision", "deadline_precision", "made_precision"}


@pytest.mark.parametrize(
    ("make", "serializer"),
    [(public_statement, StatementSerializer), (public_commitment, CommitmentSerializer)],
    ids=["statement", "commitment"],
)
def test_every_field_that_the_api_writes_is_told(make: Callable[[], Any], serializer: Any) -> None:
    writable = {name for name, field in serializer().get_fields().items() if not field.read_only}
    assert writable - TOLD_TOGETHER - EXEMPT_OF_THE_API <= set(public_facts(make()))


@pytest.mark.parametrize(
    ("make", "options"),
    [(public_statement, StatementAdmin), (public_commitment, CommitmentAdmin)],
    ids=["statement", "commitment"],
)
def test_every_field_that_the_back_office_writes_is_told(make: Callable[[], Any], options: Any) -> None:
    named = {name for _, fields in options.fieldsets for entry in fields["fields"] for name in _flat(entry)}
    form = modelform_factory(type(make()), fields=sorted(named - set(options.readonly_fields)))
    assert set(form.base_fields) - TOLD_TOGETHER <= set(public_facts(make()))


def _flat(entry: Any) -> list[str]:
    return [entry] if isinstance(entry, str) else [name for part in entry for name in _flat(part)]


ANSWERABLE = {
    "statement": public_statement,
    "commitment": public_commitment,
    "article": lambda: ArticleFactory(state="published"),
}


@pytest.mark.parametrize("make", ANSWERABLE.values(), ids=list(ANSWERABLE))
def test_withdrawing_takes_a_reason_that_stays(make: Callable[[], Any], editor: User) -> None:
    row = make()
    with override("en"), pytest.raises(ReasonNeededError, match="Give the reason"):
        withdraw(row, editor, " ")
    assert row.state == "published", "the caller's copy is not touched either"
    row.refresh_from_db()
    assert row.state == "published"
    withdraw(row, editor, REASON)
    reconsider(row)
    told = Correction.objects.withdrawals().get()
    assert (told.reason, told.changes, told.about_id) == (REASON, [], row.pk)


def test_a_candidate_is_not_withdrawn_whatever_the_reason(editor: User) -> None:
    with override("en"), pytest.raises(CurationError, match="is a candidate"):
        withdraw(CommitmentFactory(), editor, REASON)
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Een tikfout.\x0b \r\n\x00 Twee.  ", "Een tikfout.\nTwee."), ("a\tb", "a b"), ("é — “x”", "é — “x”")],
    ids=["control characters", "a tab", "typography"],
)
def test_a_reason_is_kept_as_every_feed_can_hold_it(typed: str, kept: str, editor: User) -> None:
    withdraw(public_commitment(), editor, typed)
    assert Correction.objects.get().reason == kept


def test_a_correction_is_never_rewritten_or_removed() -> None:
    told = CorrectionFactory()
    told.reason = "Iets anders"
    for attempt in (
        told.save,
        told.delete,
        lambda: Correction.objects.update(reason="x"),
        lambda: Correction.objects.all().delete(),
        lambda: Correction.objects.bulk_update([told], ["reason"]),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert Correction.objects.get().reason == "Het jaartal klopte niet."


def test_the_database_keeps_what_was_corrected() -> None:
    told = CorrectionFactory(kind=CorrectionKind.WITHDRAWN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.filter(pk=told.commitment_id).delete()


def test_a_speaker_is_told_with_the_role() -> None:
    statement = public_statement()
    body = OrganisationFactory(state="published")
    SpeakerFactory(statement=statement, person=None, organisation=body, role="als gastheer")
    SpeakerFactory(statement=statement, person=None, document="De brief")
    assert public_facts(statement)["speakers"] == [
        {"organisation": str(body.pk), "role": "als gastheer"},
        {"document": "De brief"},
    ]
