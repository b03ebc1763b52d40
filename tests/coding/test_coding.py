"""Two coders who do not see each other, a third who settles, and what comes of the candidates."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.agreement import agreement
from initiatives.curation.coding import assign, keep_answers, settle_coding
from initiatives.curation.publishing import CurationError
from initiatives.models import Coding, CodingDecision, Person, Statement
from initiatives.roles import EDITOR, REVIEWER
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def member(role: str, name: str) -> User:
    user: User = UserFactory(username=name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def team(db: None) -> list[User]:
    return [member(EDITOR, "annelies"), member(EDITOR, "bert"), member(REVIEWER, "carla")]


@pytest.fixture
def coding(article: Article, candidates: list[Statement], team: list[User]) -> Coding:
    return assign(article, team[:2], team[2])


def sheet(coding: Coding) -> str:
    return reverse("admin:coding-sheet", args=[coding.pk])


def said(candidates: list[Statement], *answers: tuple[str, Person | None, bool]) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for statement, (found, speaker, promise) in zip(candidates, answers, strict=True):
        sent[f"found-{statement.pk}"] = found
        sent[f"speaker-{statement.pk}"] = f"person-{speaker.pk}" if speaker else ""
        if promise:
            sent[f"commitment-{statement.pk}"] = "on"
    return sent


@pytest.fixture
def coded(
    coding: Coding, candidates: list[Statement], anna: Person, jan: Person, team: list[User],
    login: Callable[[User], Client],
) -> Coding:  # fmt: skip
    """The first: all three are statements, the first promises; the second rejects the third and names another."""
    first = said(candidates, ("yes", anna, True), ("yes", anna, False), ("yes", jan, False))
    second = said(candidates, ("yes", anna, True), ("yes", jan, False), ("no", None, False))
    second |= {"first-0": "Wethouder Anna", "last-0": "opent", "speaker-0": f"person-{anna.pk}"}
    for coder, answers in zip(team[:2], (first, second), strict=True):
        assert login(coder).post(sheet(coding), {**answers, "action": "finish"}).status_code == 302
    return coding


def test_a_coders_answers_are_kept_and_shown_to_that_coder_alone(
    coding: Coding, candidates: list[Statement], anna: Person, team: list[User], superuser: User,
    login: Callable[[User], Client],
) -> None:  # fmt: skip
    first = login(team[0])
    sent = {f"found-{candidates[0].pk}": "yes", f"speaker-{candidates[0].pk}": f"person-{anna.pk}", "action": "keep"}
    assert first.post(sheet(coding), sent).status_code == 302
    mine = first.get(sheet(coding)).context["form"]
    assert mine[f"found-{candidates[0].pk}"].value() == "yes"
    theirs = login(team[1]).get(sheet(coding)).context["form"]
    assert theirs[f"found-{candidates[0].pk}"].value() is None
    for nosy in (team[2], superuser):
        client = login(nosy)
        assert client.get(sheet(coding)).status_code == 404
        assert client.get(reverse("admin:coding-differences", args=[coding.pk])).status_code == 404
        assert "κ" not in client.get(reverse("admin:coding-agreement")).text


TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def test_while_two_code_no_other_page_changes_by_what_they_say(
    coding: Coding, candidates: list[Statement], anna: Person, team: list[User], superuser: User, login: Any
) -> None:
    chief, second = login(superuser), login(team[1])
    pages = [
        reverse("admin:index"),
        reverse("admin:coding"),
        reverse("admin:coding-agreement"),
        reverse("admin:recent_changes"),
        reverse("admin:desk"),
        reverse("admin:initiatives_coding_changelist"),
        reverse("admin:initiatives_coding_change", args=[coding.pk]),
        reverse("admin:articles_article_change", args=[coding.article_id]),
        reverse("admin:articles_article_history", args=[coding.article_id]),
        reverse("admin:initiatives_statement_change", args=[candidates[0].pk]),
        "/api/v1/statements/?state=all",
    ]

    def shown() -> list[str]:
        texts = [chief.get(page).text for page in pages] + [second.get(sheet(coding)).text]
        return [TOKEN.sub("", text) for text in texts]

    shown()
    before = shown()
    answers = said(candidates, ("yes", anna, True), ("no", None, False), ("no", None, False))
    assert login(team[0]).post(sheet(coding), {**answers, "action": "finish"}).status_code == 302
    assert shown() == before


def test_an_article_with_the_coders_is_not_on_the_desk(coding: Coding, superuser: User, login: Any) -> None:
    chief = login(superuser)
    assert chief.get(reverse("admin:desk-article", args=[coding.article_id])).status_code == 302
    assert not any(row.pk == coding.article_id for row in chief.get(reverse("admin:desk")).context["page"])


def test_finishing_needs_an_answer_for_every_candidate(
    coding: Coding,
    candidates: list[Statement],
    team: list[User],
    login: Callable[[User], Client],
) -> None:
    client = login(team[0])
    sent = {f"found-{candidates[0].pk}": "yes", "action": "finish"}
    answer = client.post(sheet(coding), sent)
    assert answer.status_code == 409
    assert answer.context["form"][f"found-{candidates[0].pk}"].value() == "yes", "what was chosen is still there"
    assert not CodingDecision.objects.exists()


def test_who_has_finished_changes_nothing_any_more(coded: Coding, team: list[User], login: Any) -> None:
    share = coded.assignments.first()
    assert share is not None
    before = list(CodingDecision.objects.values_list("pk", flat=True))
    login(team[0]).post(sheet(coded), {"action": "keep"})
    with pytest.raises(CurationError):
        keep_answers(share, [], finish=False)
    assert list(CodingDecision.objects.values_list("pk", flat=True)) == before


def test_the_agreement_is_counted_when_both_have_finished(coded: Coding, team: list[User], login: Any) -> None:
    pairs, months = agreement()
    (pair,) = pairs
    assert pair.label == ("annelies", "bert")
    # Found: yes-yes, yes-yes, yes-no, no-yes: p_o = 2/4; p_e = (3x3 + 1x1)/16; kappa = (8 - 10)/(16 - 10)
    # Speaker, of the two that both found: anna-anna, anna-jan: p_o = 1/2; p_e = 2x1/4; kappa = 0
    # Commitment, of the same two: yes-yes, no-no: kappa = 1
    assert [(f.n, f.kappa) for f in pair.figures] == [(4, pytest.approx(-1 / 3)), (2, 0.0), (2, 1.0)]
    assert [month.articles for month in months] == [1]
    assert "annelies – bert" in login(team[2]).get(reverse("admin:coding-agreement")).text


def test_a_third_editor_settles_and_the_candidates_follow(
    coded: Coding,
    candidates: list[Statement],
    anna: Person,
    team: list[User],
    login: Any,
) -> None:
    page = reverse("admin:coding-differences", args=[coded.pk])
    for coder in team[:2]:
        assert login(coder).get(page).status_code == 403
    client = login(team[2])
    shown = client.get(page)
    assert shown.context["differing"] == 3
    assert client.post(page, {}).status_code == 200, "each difference needs a choice"
    choices = {field.html_name: "second" for _row, field in shown.context["form"].rows() if field}
    first_name = next(iter(choices))
    choices[first_name] = "second"  # the words that only the second coder added are a statement
    assert client.post(page, choices).status_code == 302
    rows = {row.pk: row for row in Statement.objects.filter(article=coded.article)}
    assert [rows[c.pk].state for c in candidates] == [
        EditorialState.CANDIDATE, EditorialState.CANDIDATE, EditorialState.REJECTED,
    ]  # fmt: skip
    assert rows[candidates[0].pk].is_commitment
    assert [str(s) for s in rows[candidates[1].pk].speakers.all()] == ["Jan de Vries"]
    (added,) = [row for row in rows.values() if row.pk not in {c.pk for c in candidates}]
    assert added.quote == "Wethouder Anna Bos opent"
    assert [s.person for s in added.speakers.all()] == [anna]
    coded.refresh_from_db()
    assert coded.settled_by == team[2]
    with pytest.raises(CurationError):
        settle_coding(coded, team[2], [])


def test_a_coder_cannot_settle_an_own_coding_from_the_shell_either(coded: Coding, team: list[User]) -> None:
    with pytest.raises(CurationError):
        settle_coding(coded, team[0], [])
    assert Coding.objects.open().exists()


@pytest.mark.parametrize("who", ["the same twice", "open already", "nothing to code"])
def test_what_cannot_be_given_to_two_is_refused(
    who: str,
    article: Article,
    candidates: list[Statement],
    team: list[User],
) -> None:
    coders = [team[0], team[0]] if who == "the same twice" else team[:2]
    if who == "open already":
        assign(article, team[1:], team[2])
    if who == "nothing to code":
        Statement.objects.filter(article=article).delete()
    with pytest.raises(CurationError):
        assign(article, coders, team[2])


def test_only_reviewers_give_articles_out(
    article: Article, candidates: list[Statement], team: list[User], login: Any
) -> None:
    sent = {"article": str(article.pk), "first": str(team[0].pk), "second": str(team[1].pk)}
    assert login(team[0]).post(reverse("admin:coding"), sent).status_code == 403
    assert login(team[2]).post(reverse("admin:coding"), sent).status_code == 302
    assert [share.coder for share in Coding.objects.get().assignments.all()] == team[:2]


def test_the_figures_ask_no_more_for_more_articles(coded: Coding, team: list[User], login: Any) -> None:
    from tests.factories import SpeakerFactory

    client = login(team[2])
    where = reverse("admin:coding-agreement")
    client.get(where)
    with CaptureQueriesContext(connection) as one:
        client.get(where)
    for _ in range(5):
        statement = SpeakerFactory().statement
        more = assign(statement.article, team[:2], team[2])
        for share in more.assignments.all():
            from initiatives.curation.coding import Answer

            keep_answers(share, [Answer(statement, (statement.start, statement.end), True)], finish=True)
    with CaptureQueriesContext(connection) as many:
        client.get(where)
    assert len(many) == len(one)
