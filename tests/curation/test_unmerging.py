"""A merge can be undone for thirty days; what was changed since stays, and is told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from articles.editorial import EditorialState
from initiatives.curation.editing import save_edit
from initiatives.curation.merging import merge
from initiatives.curation.publishing import CurationError
from initiatives.curation.unmerging import undo
from initiatives.models import Merge, Person
from tests.curation.test_at_the_same_time import together
from tests.factories import InitiativeFactory, MembershipFactory, PersonFactory, SpeakerFactory, StatementFactory

pytestmark = pytest.mark.django_db


def pair(**fields: Any) -> tuple[Person, Person]:
    return PersonFactory(name="A. Bos", **fields), PersonFactory(name="Anna Bos", **fields)


def test_after_thirty_days_a_merge_stands(editor: User) -> None:
    done = merge(*pair(), editor)
    done.merged_at = timezone.now() - timedelta(days=30, seconds=1)
    done.save()
    with override("en"), pytest.raises(CurationError, match="more than 30 days ago"):
        undo(done, editor)
    done.merged_at = timezone.now() - timedelta(days=29, hours=23)
    done.save()
    undo(done, editor)
    with override("en"), pytest.raises(CurationError, match="undone before"):
        undo(done, editor)


def test_a_later_edit_of_the_kept_entry_stays_and_is_told(editor: User) -> None:
    replaced, kept = pair()
    replaced.given_name, kept.given_name = "Anna", ""
    save_edit(replaced)
    save_edit(kept)
    done = merge(replaced, kept, editor)
    kept.refresh_from_db()
    assert kept.given_name == "Anna"
    kept.given_name, kept.family_name = "Annie", "Bosch"
    save_edit(kept)
    with override("en"):
        left = undo(done, editor)
    kept.refresh_from_db()
    replaced.refresh_from_db()
    assert (kept.given_name, kept.family_name) == ("Annie", "Bosch")
    assert replaced.state == EditorialState.CANDIDATE
    assert any("changed since" in line for line in left)
    done.refresh_from_db()
    assert done.left == left


def test_a_row_that_was_given_to_somebody_else_since_stays_there(editor: User) -> None:
    replaced, kept = pair()
    speaker, other = SpeakerFactory(person=replaced), PersonFactory()
    done = merge(replaced, kept, editor)
    speaker.refresh_from_db()
    speaker.person = other
    save_edit(speaker)
    with override("en"):
        (line,) = undo(done, editor)
    speaker.refresh_from_db()
    assert speaker.person == other
    assert "changed since and stays" in line


def test_what_came_after_the_merge_stays_with_the_kept_entry(editor: User) -> None:
    replaced, kept = pair()
    done = merge(replaced, kept, editor)
    later = SpeakerFactory(person=kept)
    assert undo(done, editor) == []
    later.refresh_from_db()
    assert later.person == kept


def test_moved_rows_have_a_further_version_and_a_record_of_the_move(editor: User) -> None:
    replaced, kept = pair()
    speaker = SpeakerFactory(person=replaced)
    done = merge(replaced, kept, editor)
    speaker.refresh_from_db()
    assert speaker.version == 2
    assert [record.person_id for record in speaker.history.all()] == [kept.pk, replaced.pk]
    undo(done, editor)
    assert [record.person_id for record in speaker.history.all()] == [replaced.pk, kept.pk, replaced.pk]


def test_a_statement_remembers_which_initiative_it_was_about(editor: User) -> None:
    replaced, kept = InitiativeFactory(), InitiativeFactory()
    statement = StatementFactory()
    statement.initiatives.set([replaced])
    done = merge(replaced, kept, editor)
    undo(done, editor)
    records = [{link.initiative_id for link in record.initiatives.all()} for record in statement.history.all()[:3]]
    assert records == [{replaced.pk}, {kept.pk}, {replaced.pk}]


def test_the_old_address_leads_on_and_stands_again_after_undoing(editor: User, client: Client) -> None:
    first, second, third = (
        PersonFactory(state="published", name=name) for name in ("A. Bos", "Anna Bos", "Anna K. Bos")
    )
    addresses = [row.get_absolute_url() for row in (first, second, third)]
    merge(first, second, editor)
    last = merge(second, third, editor)
    for old in addresses[:2]:
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, addresses[2])
    undo(last, editor)
    assert client.get(addresses[0])["Location"] == addresses[1]
    assert client.get(addresses[1]).status_code == 200


def test_a_public_role_learns_nothing_from_one_that_nobody_checked(editor: User) -> None:
    replaced, kept = pair(state="published")
    body = MembershipFactory(person=kept, role="directeur", state="published").organisation
    MembershipFactory(person=replaced, organisation=body, role="Directeur", end_on="2020-01-01")
    merge(replaced, kept, editor)
    assert kept.memberships.published().get().end_on is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("crosswise", [False, True], ids=["the same", "crosswise"])
def test_of_two_who_merge_the_same_pair_one_is_told(crosswise: bool, editor: User) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")

    def merging(one: Person, other: Person) -> Callable[[], Any]:
        return lambda: merge(Person.objects.get(pk=one.pk), Person.objects.get(pk=other.pk), editor)

    for _ in range(5):
        one, other = pair()
        second = (other, one) if crosswise else (one, other)
        assert sorted(together(merging(one, other), merging(*second))) == ["", CurationError.__name__]
        assert Person.objects.filter(pk__in=[one.pk, other.pk], state=EditorialState.MERGED).count() == 1
    assert Merge.objects.count() == 5
