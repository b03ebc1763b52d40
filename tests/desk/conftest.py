"""An article with three candidates, and an editor at the desk."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.models import Article
from initiatives.models import Mention, Person, Statement, StatementSpeaker
from tests.factories import ArticleFactory, PersonFactory, UserFactory

TEXT = (
    "Wethouder Anna Bos opent het loket. “Wij gaan dit jaar open”, zegt Anna Bos. “Dat beloof ik 😀 iedereen.” "
    "Volgens Jan de Vries is het loket te duur."
)
QUOTES = ("Wij gaan dit jaar open", "Dat beloof ik 😀 iedereen.", "Volgens Jan de Vries is het loket te duur.")


def place(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


@pytest.fixture
def article(db: None) -> Article:
    return ArticleFactory(text=TEXT, title="Het loket")


@pytest.fixture
def anna(article: Article) -> Person:
    return _named(article, "Anna Bos")


@pytest.fixture
def jan(article: Article) -> Person:
    return _named(article, "Jan de Vries")


@pytest.fixture
def candidates(article: Article, anna: Person, jan: Person) -> list[Statement]:
    found = []
    for words, kind, speaker in zip(QUOTES, ("direct", "direct", "indirect"), (anna, anna, jan), strict=True):
        start, end = place(words)
        statement = Statement.objects.create(
            article=article, spans=[[start, end]], start=start, end=end, quote=words, kind=kind, rule="says-say"
        )
        StatementSpeaker.objects.create(statement=statement, person=speaker, role="wethouder")
        found.append(statement)
    return found


@pytest.fixture
def editor(db: None) -> User:
    user: User = UserFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label__in=["initiatives", "articles"]))
    return user


@pytest.fixture
def desk_client(editor: User) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def _named(article: Article, name: str) -> Person:
    person: Person = PersonFactory(name=name)
    start, end = place(name)
    Mention.objects.create(article=article, start=start, end=end, words=name, person=person)
    return person


def card(statement: Statement, **changes: Any) -> dict[str, Any]:
    """What the browser sends for a statement's card."""
    from initiatives.curation.desk import seen

    statement.refresh_from_db()
    return {
        "statement": str(statement.pk),
        "seen": seen(statement),
        "card-kind": statement.kind,
        "card-speakers": [f"person-{row.person_id}" for row in statement.speakers.all()],
        "card-deadline_precision": "day",
        "card-deadline_basis": "none",
        **changes,
    }
