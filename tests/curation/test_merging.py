"""Answering the importer's questions."""

import pytest

from articles.editorial import EditorialState
from initiatives.curation.merging import merge, settle
from initiatives.curation.publishing import CurationError, publish
from initiatives.models import Organisation
from tests.factories import (
    CommitmentFactory,
    InitiativeFactory,
    MembershipFactory,
    MentionFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def test_the_kept_person_takes_over_words_roles_and_promises() -> None:
    double, kept = PersonFactory(name="J. de Vries"), PersonFactory(name="Jan de Vries")
    rows = [
        SpeakerFactory(person=double),
        MembershipFactory(person=double),
        MentionFactory(person=double),
        CommitmentFactory(responsible_person=double),
    ]
    merge(double, kept)
    for row in rows:
        row.refresh_from_db()
    assert [rows[0].person, rows[1].person, rows[2].person, rows[3].responsible_person] == [kept] * 4
    assert (double.state, double.merged_into) == (EditorialState.MERGED, kept)
    assert kept.other_names == ["J. de Vries"]


def test_a_statement_does_not_get_one_speaker_twice() -> None:
    double, kept = PersonFactory(), PersonFactory()
    statement = StatementFactory()
    SpeakerFactory(statement=statement, person=kept)
    SpeakerFactory(statement=statement, person=double)
    merge(double, kept)
    assert [speaker.person for speaker in statement.speakers.all()] == [kept]


def test_statements_about_a_double_initiative_are_about_the_kept_one() -> None:
    double, kept = InitiativeFactory(), InitiativeFactory()
    both, one = StatementFactory(), StatementFactory()
    both.initiatives.set([double, kept])
    one.initiatives.set([double])
    merge(double, kept)
    assert list(both.initiatives.all()) == list(one.initiatives.all()) == [kept]


def test_parts_of_a_double_body_become_parts_of_the_kept_one_and_never_of_themselves() -> None:
    double = OrganisationFactory()
    kept = OrganisationFactory(parent=double)
    part = OrganisationFactory(parent=double)
    merge(double, kept)
    part.refresh_from_db()
    assert part.parent == kept
    assert Organisation.objects.get(pk=kept.pk).parent is None


def test_what_was_merged_before_points_at_the_last_one() -> None:
    first, second, third = (PersonFactory() for _ in range(3))
    merge(first, second)
    merge(second, third)
    first.refresh_from_db()
    assert first.merged_into == third


def test_questions_about_a_double_are_about_the_kept_one() -> None:
    double, kept = PersonFactory(), PersonFactory()
    asking = PersonFactory(question="The same?", maybe_same_as=double)
    merge(double, kept)
    asking.refresh_from_db()
    assert asking.maybe_same_as == kept


@pytest.mark.parametrize("state", [EditorialState.REJECTED, EditorialState.MERGED])
def test_what_is_out_of_use_is_not_merged(state: str) -> None:
    target = PersonFactory()
    out = PersonFactory(state=state, merged_into=target if state == EditorialState.MERGED else None)
    with pytest.raises(CurationError):
        merge(out, PersonFactory())
    with pytest.raises(CurationError):
        merge(PersonFactory(), out)


def test_nobody_is_merged_into_themselves() -> None:
    person = PersonFactory()
    with pytest.raises(CurationError):
        merge(person, person)


def test_a_settled_question_no_longer_stops_publication() -> None:
    asking = PersonFactory(question="The same?", maybe_same_as=PersonFactory())
    with pytest.raises(CurationError):
        publish(asking)
    settle(asking)
    publish(asking)
    assert asking.is_published
    assert asking.maybe_same_as is None
