"""Any memberships, any succession of bodies, any day, beside a model that is simple enough to be believed."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.answering.answers import Promise, answer_from, made_in
from initiatives.answering.facts import Facts
from initiatives.answering.posts import Period, Posts
from initiatives.answering.succession import Succession
from initiatives.models import Membership, Organisation, Person

FIRST = date(2020, 1, 1)
BODY = Organisation(pk=UUID(int=100), name="Ministerie van Loketten", state="published")
PEOPLE = [Person(pk=UUID(int=n), name=name, sort_key=name, state="published") for n, name in enumerate("abcd", 1)]
POSTS = {
    "digital": ["staatssecretaris Digitale Zaken", "Staatssecretaris van Digitale Zaken", "demissionair "
                "staatssecretaris voor Digitale Zaken"],
    "rights": ["minister voor Rechten", "minister van Rechten"],
    "whole": ["minister van Loketten", "Minister van Loketten"],
}  # fmt: skip
MEANS = {role: post for post, roles in POSTS.items() for role in roles}
days = st.integers(0, 12).map(lambda number: FIRST + timedelta(days=number))
maybe = st.none() | days


@st.composite
def memberships(draw: st.DrawFn) -> list[Membership]:
    rows = []
    for _number in range(draw(st.integers(0, 6))):
        ends = draw(maybe), draw(maybe)
        first, last = (min(ends), max(ends)) if None not in ends else ends
        person, role = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(sorted(MEANS)))
        rows.append(Membership(pk=uuid4(), person=person, organisation=BODY, role=role, start_on=first, end_on=last))
    return rows


def there(row: Membership, day: date) -> bool:
    return (row.start_on is None or row.start_on <= day) and (row.end_on is None or row.end_on >= day)


def model(rows: list[Membership], made: date, day: date) -> set[UUID] | None:
    """Who answers for what the first person promised; None where the post cannot be known."""
    own = [row for row in rows if row.person == PEOPLE[0] and there(row, made)]
    posts = {MEANS[row.role] for row in own}
    if not own:
        return None
    if len(posts) > 1:
        return {PEOPLE[0].pk} if all(there(row, day) for row in own) else None
    return {row.person_id for row in rows if MEANS[row.role] in posts and there(row, day)}


def facts_of(rows: list[Membership], day: date) -> Facts:
    succession = Succession({}, {}, {}, day)
    people = {person.pk: person for person in PEOPLE}
    return Facts(day, succession, Posts(rows, succession), people, {BODY.pk: BODY}, {})


@given(memberships(), days, st.integers(0, 12))
def test_who_answers_is_who_holds_the_post_that_day(rows: list[Membership], made: date, later: int) -> None:
    day = made + timedelta(days=later)
    promise = Promise(PEOPLE[0].pk, BODY.pk, made_in(made, "day"), "")
    answer = answer_from(promise, facts_of(rows, day))
    expected = model(rows, made, day)
    assert {holder.person.pk for holder in answer.holders} == (expected or set())
    if expected is None:
        assert answer.kind == "body"
    elif not expected:
        assert answer.kind == "unknown"
    else:
        assert answer.kind == ("same_person" if PEOPLE[0].pk in expected else "successor")
    assert len(answer.holders) == len({holder.person.pk for holder in answer.holders})


@given(memberships(), days, st.randoms())
def test_the_order_of_the_rows_changes_nothing(rows: list[Membership], made: date, random) -> None:
    shuffled = [*rows]
    random.shuffle(shuffled)
    promise = Promise(PEOPLE[0].pk, BODY.pk, made_in(made, "year"), "")
    assert answer_from(promise, facts_of(rows, made)) == answer_from(promise, facts_of(shuffled, made))


links = st.dictionaries(st.integers(0, 6), st.integers(0, 6)).map(
    lambda found: {UUID(int=one): UUID(int=other) for one, other in found.items() if one != other}
)


def succession_of(successors: dict[UUID, UUID]) -> Succession:
    bodies = {UUID(int=n): Organisation(pk=UUID(int=n), name=f"Dienst {n}") for n in range(7)}
    predecessors: dict[UUID, list[UUID]] = {}
    for before, after in successors.items():
        predecessors.setdefault(after, []).append(before)
    return Succession(bodies, successors, predecessors, FIRST)


@given(links)
def test_what_a_body_carries_is_what_leads_to_it(successors: dict[UUID, UUID]) -> None:
    succession = succession_of(successors)
    for one in succession.bodies:
        path = succession.path(one)
        assert path[0] == one
        assert len(path) == len(set(path))
        assert succession.present(one) in path
        assert succession.present(succession.present(one)) == succession.present(one) or len(path) > 1
        for other in succession.bodies:
            assert (one in succession.carried_by(other)) == (other in path)
        assert succession.renamed(one) <= succession.family(one)


@pytest.mark.parametrize(
    ("last", "precision", "first"),
    [
        ("2020-05-31", "day", "2020-05-31"),
        ("2020-05-31", "month", "2020-05-01"),
        ("2020-06-30", "quarter", "2020-04-01"),
        ("2020-12-31", "quarter", "2020-10-01"),
        ("2020-12-31", "year", "2020-01-01"),
    ],
)
def test_a_vague_day_is_its_period(last: str, precision: str, first: str) -> None:
    assert made_in(date.fromisoformat(last), precision) == Period(date.fromisoformat(first), date.fromisoformat(last))
    assert made_in(None, precision) == Period(None, None)
