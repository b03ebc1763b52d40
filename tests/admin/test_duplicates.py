"""Possible duplicates and merges in the back office."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editorial import EditorialState
from initiatives.duplicates.finding import look
from initiatives.models import EntryKind, Merge, Person, PossibleDuplicate
from initiatives.roles import EDITOR, REVIEWER
from tests.factories import PersonFactory, SpeakerFactory, UserFactory

LIST = "admin:initiatives_possibleduplicate_changelist"


def two(**fields: Any) -> tuple[Person, Person]:
    return PersonFactory(name="Anna Bos", family_name="Bos", **fields), PersonFactory(
        name="Anna Bos", family_name="Bos", **fields
    )


def merge_page(one: Person, other: Person) -> str:
    return reverse("admin:initiatives_person_merge", args=[one.pk, other.pk])


def press(client: Client, one: Person, other: Person, **options: Any) -> Any:
    """What the button of the preview sends."""
    seen = [f"{row.pk}:{row.version}" for row in (one, other)]
    return client.post(merge_page(one, other), {"seen_versions": seen}, **options)


def test_what_was_changed_after_the_preview_is_not_merged(chief: Client, superuser: User) -> None:
    one, other = two()
    chief.get(merge_page(one, other))
    changed = Person.objects.get(pk=other.pk)
    changed.given_name = "Annie"
    changed.save()
    answer = press(chief, one, other, follow=True)
    assert "while you had it open" in answer.text
    assert not Merge.objects.exists()
    assert chief.post(merge_page(one, other), follow=True).status_code == 200, "without versions neither"
    assert not Merge.objects.exists()
    press(chief, one, changed)
    assert Merge.objects.exists()


def test_an_empty_list_says_so_and_offers_to_look(chief: Client) -> None:
    page = chief.get(reverse(LIST))
    assert "No pairs wait" in page.text
    two()
    assert chief.post(reverse("admin:initiatives_duplicate_look")).status_code == 302
    assert len(chief.get(reverse(LIST)).context["cl"].result_list) == 1


def test_a_pair_is_set_apart_or_skipped_by_a_press(chief: Client, superuser: User) -> None:
    two()
    look(EntryKind.PERSON)
    (pair,) = PossibleDuplicate.objects.all()
    assert chief.post(reverse("admin:initiatives_duplicate_skip", args=[pair.pk])).status_code == 302
    assert not chief.get(reverse(LIST)).context["cl"].result_list
    chief.post(reverse("admin:initiatives_duplicate_unskip"))
    assert chief.get(reverse(LIST)).context["cl"].result_list
    chief.post(reverse("admin:initiatives_duplicate_apart", args=[pair.pk]))
    assert not chief.get(reverse(LIST)).context["cl"].result_list
    pair.refresh_from_db()
    assert pair.set_apart_by == superuser
    assert chief.get(reverse("admin:initiatives_duplicate_apart", args=[pair.pk])).status_code == 405


def test_the_preview_changes_nothing_and_tells_what_moves(chief: Client) -> None:
    one, other = two()
    SpeakerFactory(person=one)
    page = chief.get(merge_page(one, other))
    assert page.status_code == 200
    assert page.context["summary"].total == 1
    assert merge_page(other, one) in page.text
    assert not Merge.objects.exists()
    one.refresh_from_db()
    assert one.state == EditorialState.CANDIDATE


def test_merging_and_undoing_by_two_presses(chief: Client) -> None:
    one, other = two()
    speaker = SpeakerFactory(person=one)
    answer = press(chief, one, other, follow=True)
    done = Merge.objects.get()
    assert reverse("admin:initiatives_merge_change", args=[done.pk]) in answer.text
    speaker.refresh_from_db()
    assert speaker.person == other
    assert "Undo this merge" in chief.get(reverse("admin:initiatives_merge_change", args=[done.pk])).text
    chief.post(reverse("admin:initiatives_merge_undo", args=[done.pk]))
    speaker.refresh_from_db()
    assert speaker.person == one
    assert chief.post(reverse("admin:initiatives_merge_undo", args=[done.pk]), follow=True).status_code == 200


def test_what_cannot_be_merged_is_refused_in_words(chief: Client) -> None:
    one = PersonFactory(state="published", name="Anna Bos")
    other = PersonFactory(name="Anna Bos")
    page = chief.get(merge_page(one, other))
    assert "the other way round" in page.context["refusal"]
    press(chief, one, other)
    assert not Merge.objects.exists()
    assert chief.get(merge_page(one, one)).status_code == 404


@pytest.mark.parametrize(("role", "status"), [(EDITOR, 403), (REVIEWER, 200)])
def test_published_entries_are_merged_by_reviewers(role: str, status: int, db: None, login: Any) -> None:
    user = UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = login(user)
    one, other = two(state="published")
    assert client.get(merge_page(one, other)).status_code == status
    press(client, one, other)
    assert Merge.objects.exists() is (status == 200)


def test_an_editor_undoes_own_merges_only(db: None, login: Any, superuser: User) -> None:
    from initiatives.curation.merging import merge

    user = UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    client = login(user)
    theirs, mine = merge(*two(), superuser), merge(*two(), user)
    assert client.post(reverse("admin:initiatives_merge_undo", args=[theirs.pk])).status_code == 403
    assert client.post(reverse("admin:initiatives_merge_undo", args=[mine.pk])).status_code == 302
    assert list(Merge.objects.standing()) == [theirs]


def test_the_pages_ask_no_more_for_more_rows(chief: Client) -> None:
    one, _other = two()
    SpeakerFactory(person=one)
    look(EntryKind.PERSON)

    def asked(page: str) -> int:
        chief.get(page)
        with CaptureQueriesContext(connection) as queries:
            chief.get(page)
        return len(queries)

    few = asked(reverse(LIST))
    for n in range(15):
        for _ in range(2):
            PersonFactory(name=f"Bea Smit{n}tra", given_name="Bea", family_name=f"Smit{n}tra")
    assert look(EntryKind.PERSON) > 10
    assert asked(reverse(LIST)) == few
