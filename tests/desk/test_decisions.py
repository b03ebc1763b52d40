"""What an editor decides at the desk is done whole, can be undone, and never parts words from their place."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.curation.anchoring import find_span
from initiatives.curation.desk import A_SLIP_OF_THE_HAND, Corrections, Desk, StaleError, seen
from initiatives.curation.publishing import CurationError
from initiatives.models import DeskStep, Person, Statement
from tests.desk.conftest import QUOTES, TEXT, place


@pytest.fixture
def desk(editor: User, article: Article) -> Desk:
    return Desk(editor, article)


def state(statement: Statement) -> str:
    return Statement.objects.get(pk=statement.pk).state


def everything() -> list[Any]:
    """All statements with their links, to be compared before and after."""
    rows = Statement.objects.order_by("pk").values("pk", "state", "spans", "start", "end", "quote", "kind", "deadline")
    links = Statement.objects.order_by("pk").values_list("pk", "initiatives", "speakers__person", "speakers__role")
    return [list(rows), sorted(map(str, links))]


def test_accepting_publishes_the_statement_and_its_speaker(desk: Desk, candidates: list[Statement]) -> None:
    desk.accept(candidates[0], seen(candidates[0]))

    assert state(candidates[0]) == EditorialState.PUBLISHED
    assert Person.objects.get(name="Anna Bos").state == EditorialState.PUBLISHED


def test_nothing_is_published_without_a_speaker(desk: Desk, candidates: list[Statement]) -> None:
    candidates[0].speakers.all().delete()

    with pytest.raises(CurationError):
        desk.accept(candidates[0], seen(candidates[0]))
    assert state(candidates[0]) == EditorialState.CANDIDATE


def test_correcting_keeps_the_role_of_a_speaker_who_stays(
    desk: Desk, candidates: list[Statement], anna: Person, jan: Person
) -> None:
    desk.correct(candidates[0], seen(candidates[0]), Corrections("indirect", True, speakers=[jan, anna]))

    fresh = Statement.objects.get(pk=candidates[0].pk)
    assert (fresh.kind, fresh.is_commitment) == ("indirect", True)
    assert [(row.person, row.role) for row in fresh.speakers.all()] == [(jan, ""), (anna, "wethouder")]


def test_the_quote_is_sliced_from_the_text_wherever_it_is_put(desk: Desk, candidates: list[Statement]) -> None:
    start, end = place("beloof ik 😀")

    desk.move(candidates[1], seen(candidates[1]), [[start, end + 1]])

    fresh = Statement.objects.get(pk=candidates[1].pk)
    assert fresh.quote == TEXT[fresh.start : fresh.end] == "beloof ik 😀"


@pytest.mark.parametrize(
    "spans",
    [[[-1, 4]], [[4, 4]], [[5, 3]], [[0, 10_000]], [[9, 10]], [[0, 20], [10, 30]], []],
    ids=["before", "empty", "backwards", "behind", "white space", "overlapping", "none"],
)
def test_no_statement_stands_where_no_words_are(
    desk: Desk, candidates: list[Statement], spans: list[list[int]]
) -> None:
    before = everything()

    with pytest.raises(CurationError):
        desk.move(candidates[0], seen(candidates[0]), spans)
    assert everything() == before


def test_splitting_makes_two_with_the_same_speaker(desk: Desk, candidates: list[Statement], anna: Person) -> None:
    desk.split(candidates[0], seen(candidates[0]), place("dit jaar")[0])

    quotes = Statement.objects.filter(speakers__person=anna).in_reading_order().values_list("quote", flat=True)
    assert list(quotes) == ["Wij gaan", "dit jaar open", QUOTES[1]]


def test_joining_leaves_one_candidate_with_both_parts(desk: Desk, candidates: list[Statement]) -> None:
    desk.join(candidates[0], seen(candidates[0]), candidates[1])

    fresh = Statement.objects.get(pk=candidates[0].pk)
    assert fresh.quote == f"{QUOTES[0]} … {QUOTES[1]}"
    assert state(candidates[1]) == EditorialState.REJECTED


def test_a_missed_statement_is_added_as_a_candidate(desk: Desk, candidates: list[Statement]) -> None:
    added = desk.add([place("Wethouder Anna Bos opent het loket.")], "indirect")

    assert (added.quote, added.state) == ("Wethouder Anna Bos opent het loket.", EditorialState.CANDIDATE)


@pytest.mark.parametrize("action", ["accept", "reject", "correct", "move", "split", "join", "add"])
def test_every_step_can_be_undone(desk: Desk, candidates: list[Statement], jan: Person, action: str) -> None:
    before, first = everything(), candidates[0]
    steps = {
        "accept": lambda: desk.accept(first, seen(first)),
        "reject": lambda: desk.reject(first, seen(first)),
        "correct": lambda: desk.correct(first, seen(first), Corrections("indirect", True, speakers=[jan])),
        "move": lambda: desk.move(first, seen(first), [place("het loket")]),
        "split": lambda: desk.split(first, seen(first), place("dit jaar")[0]),
        "join": lambda: desk.join(first, seen(first), candidates[1]),
        "add": lambda: desk.add([place("het loket")], "direct"),
    }
    steps[action]()
    assert everything() != before

    desk.undo()

    assert everything() == before
    with pytest.raises(CurationError):
        desk.undo()


def test_steps_are_undone_one_after_the_other(desk: Desk, candidates: list[Statement]) -> None:
    before = everything()
    desk.split(candidates[0], seen(candidates[0]), place("dit jaar")[0])
    desk.reject(candidates[1], seen(candidates[1]))

    desk.undo()
    desk.undo()

    assert everything() == before


def test_what_somebody_else_changed_since_is_not_undone(desk: Desk, candidates: list[Statement]) -> None:
    desk.reject(candidates[0], seen(candidates[0]))
    Statement.objects.filter(pk=candidates[0].pk).update(state=EditorialState.CANDIDATE)

    with pytest.raises(CurationError):
        desk.undo()
    assert DeskStep.objects.filter(undone_at__isnull=True).exists()


def test_nobody_decides_on_what_they_have_not_seen(desk: Desk, candidates: list[Statement]) -> None:
    shown = seen(candidates[0])
    desk.correct(candidates[0], shown, Corrections("indirect", False, speakers=[]))

    with pytest.raises(StaleError):
        desk.reject(candidates[0], shown)
    assert state(candidates[0]) == EditorialState.CANDIDATE


def test_what_readers_may_have_read_is_withdrawn_and_not_undone(desk: Desk, candidates: list[Statement]) -> None:
    desk.accept(candidates[0], seen(candidates[0]))
    long_ago = timezone.now() - A_SLIP_OF_THE_HAND - timedelta(seconds=1)
    DeskStep.objects.update(created_at=long_ago)

    with pytest.raises(CurationError):
        desk.undo()
    assert state(candidates[0]) == EditorialState.PUBLISHED


def test_the_desk_changes_candidates_only(desk: Desk, candidates: list[Statement]) -> None:
    first, second = candidates[:2]
    desk.accept(first, seen(first))
    first.refresh_from_db()
    before = everything()

    for decide in (
        lambda: desk.correct(first, seen(first), Corrections("indirect", False)),
        lambda: desk.move(first, seen(first), [place("het loket")]),
        lambda: desk.join(second, seen(second), first),
    ):
        with pytest.raises(CurationError):
            decide()
    assert everything() == before


def test_one_editor_does_not_undo_the_other(desk: Desk, candidates: list[Statement], article: Article) -> None:
    desk.reject(candidates[0], seen(candidates[0]))
    other = User.objects.create_user("ander", is_staff=True)

    with pytest.raises(CurationError):
        Desk(other, article).undo()


def test_words_are_found_behind_the_place_first(article: Article) -> None:
    behind = TEXT.index("“Wij")

    assert find_span(article, "loket", "", behind)[0] > behind
    assert TEXT[slice(*find_span(article, "Wij gaan", "open"))] == QUOTES[0]
    with pytest.raises(CurationError):
        find_span(article, "staat er niet", "")
