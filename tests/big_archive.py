"""An archive of the size that a newsroom has after years, made up and the same every time."""

import hashlib
import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from rich.progress import track

from articles.editorial import EditorialState
from articles.models import Article, Genre
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Membership,
    Mention,
    Organisation,
    Person,
    Relation,
    Statement,
    StatementKind,
    StatementSpeaker,
    Status,
    StatusUpdate,
    UpdateKind,
)

STATEMENTS_AN_ARTICLE = 20
FIRST_DAY = date(2015, 1, 1)
DAYS = 4000
BATCH = 2000
SYLLABLES = "ba de ka lo mi no pe ri su ta ve wo zi har mel dor sten wijk veld berg".split()
SUBJECTS = "loket register dienst archief portaal netwerk sleutel bericht toets raad wallet kaart".split()


def fill(statements: int) -> None:
    """Rows in the proportions of a real archive: one article in three waits for an editor."""
    chance = random.Random(7)
    articles = statements // STATEMENTS_AN_ARTICLE
    people = _made(_people(chance, max(1, articles // 2)))
    bodies = _made(_bodies(chance, max(1, articles // 5)))
    initiatives = _made(_initiatives(chance, max(1, articles // 5)))
    _made(_roles(chance, people, bodies))
    for number in track(range(0, articles, 200), "Articles"):
        some = [_article(chance, n) for n in range(number, min(number + 200, articles))]
        _statements(chance, _made(some), people, bodies, initiatives)
    _commitments(chance, people, bodies, initiatives)


def _made(rows: Iterable[Any]) -> list[Any]:
    rows = list(rows)
    return type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH) if rows else []


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).title()


def _state(chance: random.Random) -> str:
    return EditorialState.PUBLISHED if chance.random() < 0.7 else EditorialState.CANDIDATE


def _named(model: type, name: str, number: int, state: str, **fields: Any) -> Any:
    """An entry as publishing leaves it: with an address once it is public."""
    slug = f"{model.__name__.lower()}-{number}" if state == EditorialState.PUBLISHED else None
    return model(name=name, slug=slug, state=state, **fields)


def _people(chance: random.Random, count: int) -> Iterable[Person]:
    for number in range(count):
        given, family = _word(chance), _word(chance)
        yield _named(
            Person, f"{given} {family}", number, _state(chance),
            given_name=given, family_name=family, sort_name=f"{family}, {given}",
        )  # fmt: skip


def _bodies(chance: random.Random, count: int) -> Iterable[Organisation]:
    for number in range(count):
        yield _named(Organisation, f"Gemeente {_word(chance)}", number, _state(chance))


def _initiatives(chance: random.Random, count: int) -> Iterable[Initiative]:
    for number in range(count):
        yield _named(Initiative, f"Programma {_word(chance)}", number, _state(chance))


def _roles(chance: random.Random, people: list[Person], bodies: list[Organisation]) -> Iterable[Membership]:
    for person in people:
        yield Membership(person=person, organisation=chance.choice(bodies), role="directeur", state=person.state)


def _article(chance: random.Random, number: int) -> Article:
    sentences = [
        f"‘Wij openen in {2016 + n % 12} {chance.randint(2, 90)} keer een {chance.choice(SUBJECTS)} in "
        f"{_word(chance)}’, zegt {_word(chance)} {_word(chance)}.\n\n"
        for n in range(STATEMENTS_AN_ARTICLE)
    ]  # fmt: skip
    text = f"Artikel {number}\n\n" + "".join(sentences)
    return Article(
        title=f"{_word(chance)} krijgt een {chance.choice(SUBJECTS)}",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        publication=f"De {_word(chance)} Courant",
        genre=Genre.NEWS,
        published_on=FIRST_DAY + timedelta(days=number * DAYS // 5000 % DAYS),
        state=EditorialState.CANDIDATE if number % 3 == 0 else EditorialState.PUBLISHED,
    )


def _statements(
    chance: random.Random,
    articles: list[Article],
    people: list[Person],
    bodies: list[Organisation],
    initiatives: list[Initiative],
) -> None:
    rows, mentions = [], []
    for article in articles:
        at = 0
        for _number in range(STATEMENTS_AN_ARTICLE):
            start = article.text.index("‘", at) + 1
            at = end = article.text.index("’", start)
            rows.append(_statement(chance, article, start, end))
            mentions.append(
                Mention(article=article, start=end + 8, end=end + 12, words="naam", person=chance.choice(people))
            )
    _made(rows)
    _made(mentions)
    _made(
        StatementSpeaker(statement=row, person=chance.choice(people), role="directeur")
        if chance.random() < 0.9
        else StatementSpeaker(statement=row, organisation=chance.choice(bodies))
        for row in rows
    )
    about = Statement.initiatives.through
    _made(about(statement=row, initiative=chance.choice(initiatives)) for row in rows if chance.random() < 0.5)


def _statement(chance: random.Random, article: Article, start: int, end: int) -> Statement:
    return Statement(
        article=article,
        spans=[[start, end]],
        start=start,
        end=end,
        quote=article.text[start:end],
        kind=StatementKind.DIRECT,
        said_on=article.published_on,
        is_commitment=chance.random() < 0.3,
        confidence=round(chance.uniform(0.5, 0.99), 2),
        rule="direct",
        state=article.state,
    )


def _commitments(
    chance: random.Random, people: list[Person], bodies: list[Organisation], initiatives: list[Initiative]
) -> None:
    """One for every twenty statements, each with two statements and three updates."""
    editor, _made_now = User.objects.get_or_create(username="archive")
    said = list(Statement.objects.published().filter(is_commitment=True).defer("search_key")[::6])
    rows = [
        Commitment(
            title=f"{statement.quote[:200]}",
            made_on=statement.said_on,
            responsible_person=chance.choice(people),
            responsible_organisation=chance.choice(bodies),
            initiative=chance.choice(initiatives),
            status=Status.IN_PROGRESS,
            state=EditorialState.PUBLISHED,
        )
        for statement in said
    ]
    _made(rows)
    _made(
        CommitmentStatement(commitment=row, statement=statement, relation=Relation.FIRST)
        for row, statement in zip(rows, said, strict=True)
    )
    _made(
        StatusUpdate(
            commitment=row,
            kind=kind,
            happened_on=row.made_on + timedelta(days=100 * (n + 1)),
            status_before=Status.OPEN if kind == UpdateKind.STATUS else "",
            status_after=Status.IN_PROGRESS if kind == UpdateKind.STATUS else "",
            explanation="Gelezen in het jaarverslag.",
            proposed_by=editor,
        )
        for row in rows
        for n, kind in enumerate((UpdateKind.STATUS, UpdateKind.PROGRESS, UpdateKind.CHECK))
    )
