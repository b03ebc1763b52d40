"""What becomes public together, and what stops it."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.curation.merging import settle
from initiatives.curation.publishing import (
    CurationError,
    OpenQuestionError,
    free_slug,
    publish,
    reconsider,
    reject,
    withdraw,
)
from initiatives.models import Commitment, Initiative, Membership, Organisation, Person, Statement
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
)

pytestmark = pytest.mark.django_db
PUBLISHED = EditorialState.PUBLISHED


def statement_with_everything() -> Statement:
    statement = StatementFactory()
    person = SpeakerFactory(statement=statement).person
    SpeakerFactory(statement=statement, person=None, organisation=OrganisationFactory())
    SpeakerFactory(statement=statement, person=None, document="De brief")
    MembershipFactory(person=person, source_article=statement.article)
    statement.initiatives.add(InitiativeFactory())
    return statement


def states(*models: Any) -> set[str]:
    return {state for model in models for state in model.objects.values_list("state", flat=True)}


def test_a_statement_brings_its_article_speakers_roles_and_initiatives() -> None:
    statement = statement_with_everything()
    made = publish(statement)
    assert made == Counter({Organisation: 2, Statement: 1, Article: 1, Person: 1, Membership: 1, Initiative: 1})
    assert states(Article, Statement, Person, Organisation, Membership, Initiative) == {PUBLISHED}
    assert Statement.objects.published().get() == statement


def test_a_commitment_brings_its_statements_and_who_is_responsible() -> None:
    commitment = CommitmentFactory(
        responsible_organisation=OrganisationFactory(),
        responsible_person=PersonFactory(),
        initiative=InitiativeFactory(),
    )
    CommitmentStatementFactory(commitment=commitment, statement=statement_with_everything())
    publish(commitment)
    assert states(Article, Statement, Person, Organisation, Initiative, Commitment) == {PUBLISHED}


def test_a_role_brings_its_person_and_organisation() -> None:
    made = publish(MembershipFactory())
    assert made == Counter({Membership: 1, Person: 1, Organisation: 1})


def test_other_statements_of_the_article_stay_candidates() -> None:
    statement = StatementFactory()
    other = StatementFactory(article=statement.article, start=0, end=3)
    publish(statement)
    other.refresh_from_db()
    assert other.state == EditorialState.CANDIDATE


def test_a_role_from_another_article_stays_a_candidate() -> None:
    speaker = SpeakerFactory()
    role = MembershipFactory(person=speaker.person, source_article=ArticleFactory())
    publish(speaker.statement)
    role.refresh_from_db()
    assert role.state == EditorialState.CANDIDATE


@pytest.mark.parametrize(
    "organisation",
    [{"question": "Welke dienst?"}, {"state": "rejected"}, {"state": "withdrawn", "slug": "weg"}],
    ids=["with a question", "rejected", "withdrawn"],
)
def test_a_role_at_a_doubtful_organisation_stays_behind_and_stops_nothing(organisation: dict[str, str]) -> None:
    speaker = SpeakerFactory()
    role = MembershipFactory(
        person=speaker.person,
        source_article=speaker.statement.article,
        organisation=OrganisationFactory(**organisation),
    )
    publish(speaker.statement)
    role.refresh_from_db()
    assert role.state == EditorialState.CANDIDATE
    assert speaker.statement.state == PUBLISHED


def test_what_is_published_twice_is_published_once() -> None:
    statement = statement_with_everything()
    publish(statement)
    slug = Person.objects.get().slug
    assert publish(statement).total() == 0
    assert Person.objects.get().slug == slug


def asked(statement: Statement) -> None:
    Person.objects.filter(spoken__statement=statement).update(question="Is dit Jan?")


STOPS: dict[str, tuple[Callable[[Statement], Any], type[CurationError], str]] = {
    "a speaker with a question": (asked, OpenQuestionError, "Is dit Jan?"),
    "an initiative with a question": (
        lambda s: s.initiatives.update(question="Welke wet?"),
        OpenQuestionError,
        "Welke wet?",
    ),
    "a rejected speaker": (
        lambda s: Person.objects.update(state="rejected"),
        CurationError,
        "was rejected; reconsider it first",
    ),
    "a withdrawn article": (
        lambda s: Article.objects.update(state="withdrawn"),
        CurationError,
        "was withdrawn; reconsider it first",
    ),
    "a merged organisation": (
        lambda s: Organisation.objects.filter(spoken__statement=s).update(
            state="merged", merged_into=OrganisationFactory()
        ),
        CurationError,
        "was merged",
    ),
    "a rejected statement": (lambda s: reject(s), CurationError, "was rejected"),
}


@pytest.mark.parametrize(("prepare", "error", "reason"), STOPS.values(), ids=list(STOPS))
def test_nothing_is_published_where_something_stands_in_the_way(
    prepare: Callable[[Statement], Any], error: type[CurationError], reason: str
) -> None:
    statement = statement_with_everything()
    prepare(statement)
    with override("en"), pytest.raises(error, match=reason.replace("?", r"\?")):
        publish(statement)
    assert PUBLISHED not in states(Article, Statement, Person, Organisation, Membership, Initiative)


def test_an_answered_question_no_longer_stops() -> None:
    known = PersonFactory()
    person = PersonFactory(question="Is dit Jan?", maybe_same_as=known)
    settle(person)
    assert (person.question, person.maybe_same_as) == ("", None)
    assert publish(person)[Person] == 1
    assert person.state == PUBLISHED


MOVES = {"publish": publish, "reject": reject, "withdraw": withdraw, "reconsider": reconsider}
ALLOWED = {
    ("candidate", "publish"): "published",
    ("candidate", "reject"): "rejected",
    ("published", "publish"): "published",
    ("published", "withdraw"): "withdrawn",
    ("rejected", "reconsider"): "candidate",
    ("withdrawn", "reconsider"): "candidate",
}


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("state", EditorialState.values)
@pytest.mark.parametrize("factory", [PersonFactory, OrganisationFactory, InitiativeFactory], ids=lambda f: f.__name__)
def test_a_row_moves_only_as_the_table_says(factory: Any, state: str, move: str) -> None:
    row = factory(state=state, merged_into=factory() if state == "merged" else None)
    if target := ALLOWED.get((state, move)):
        MOVES[move](row)
    else:
        target = state
        with pytest.raises(CurationError, match="“"):
            MOVES[move](row)
    assert row.state == target
    row.refresh_from_db()
    assert row.state == target


@pytest.mark.parametrize("factory", [ArticleFactory, StatementFactory, CommitmentFactory, MembershipFactory])
def test_every_kind_of_row_goes_round(factory: Any, editor: User) -> None:
    row = factory()
    withdraw_with_reason = partial(withdraw, by=editor, reason="Het was een ander.")
    for move, state in [(reject, "rejected"), (reconsider, "candidate"), (publish, "published")]:
        move(row)
        assert row.state == state
    for move, state in [(withdraw_with_reason, "withdrawn"), (reconsider, "candidate"), (publish, "published")]:
        move(row)
        assert type(row).objects.get(pk=row.pk).state == state


def test_moving_remembers_the_review_and_touches_nothing_else() -> None:
    person = PersonFactory(name="Jan")
    Person.objects.filter(pk=person.pk).update(name="Jan Jansen")
    publish(person)
    fresh = Person.objects.get()
    assert fresh.name == "Jan Jansen", "what another editor wrote in the meantime stays"
    assert fresh.reviewed_at is not None
    assert fresh.slug == "jan-jansen" == person.slug


def test_a_stale_copy_moves_as_the_database_says() -> None:
    stale = PersonFactory()
    reject(Person.objects.get())
    with pytest.raises(CurationError):
        publish(stale)


def test_an_address_is_given_at_first_publication_and_kept() -> None:
    person = PersonFactory(name="Zoë ’t Hart")
    assert person.slug is None
    publish(person)
    assert person.slug == "zoe-t-hart"
    person.name = "Zoë Hart"
    person.save()
    withdraw(person)
    reconsider(person)
    publish(person)
    assert person.slug == "zoe-t-hart"


def test_a_hidden_namesake_leaves_no_trace_in_an_address() -> None:
    PersonFactory(name="Jan Jansen")
    shown = PersonFactory(name="Jan Jansen")
    publish(shown)
    assert shown.slug == "jan-jansen"


def test_a_second_namesake_ends_in_random_letters_and_not_in_a_number() -> None:
    first, second = PersonFactory(name="Jan Jansen"), PersonFactory(name="Jan Jansen")
    publish(first)
    publish(second)
    assert second.slug is not None
    assert second.slug.startswith("jan-jansen-")
    assert len(second.slug) == len("jan-jansen-") + 6


def test_an_address_taken_at_the_same_moment_becomes_another(monkeypatch: pytest.MonkeyPatch) -> None:
    PersonFactory(name="Jan Jansen", slug="jan-jansen")
    late = PersonFactory(name="Jan Jansen")
    monkeypatch.setattr("initiatives.curation.publishing.free_slug", lambda entry: "jan-jansen")
    publish(late)
    assert late.slug is not None
    assert late.slug.startswith("jan-jansen-")


@pytest.mark.parametrize(
    ("name", "slug"),
    [("日本", "person"), ("!!!", "person"), ("a" * 300, "a" * 100), ("a" * 99 + " b", "a" * 99)],
    ids=["no Latin letters", "no letters", "too long", "cut at a dash"],
)
def test_every_name_yields_an_address(name: str, slug: str) -> None:
    assert free_slug(Person(name=name)) == slug
