"""Giving an article to two coders, keeping what each decides, and bringing the outcome to the candidates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from articles.models import Article
from initiatives.curation.anchoring import clean_spans
from initiatives.curation.desk import Corrections, Desk, seen
from initiatives.curation.publishing import CurationError
from initiatives.models import Coding, CodingAssignment, CodingDecision, Person, Statement, StatementKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What a coder says of a candidate (`statement`) or of words that were missed (`span`)."""

    statement: Statement | None
    span: tuple[int, int]
    found: bool
    speaker: Any = None
    is_commitment: bool = False


@transaction.atomic
def assign(article: Article, coders: Iterable[User], by: User) -> Coding:
    """Give an article to two coders. Raises CurationError where they are not two, or it is being coded already."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    two = {coder.pk: coder for coder in coders}
    if len(two) != 2:
        raise CurationError(_("Choose two different coders."))
    if Coding.objects.open().filter(article=article).exists():
        raise CurationError(_("This article is being coded already."))
    if not Statement.objects.candidates().filter(article=article).exists():
        raise CurationError(_("This article has no candidates to code."))
    coding = Coding.objects.create(article=article, assigned_by=by)
    for coder in two.values():
        CodingAssignment.objects.create(coding=coding, coder=coder)
    return coding


@transaction.atomic
def keep_answers(assignment: CodingAssignment, answers: Iterable[Answer], *, finish: bool) -> None:
    """Replace what the coder said so far; with `finish` it stays so.

    Raises CurationError where the coder has finished before, or leaves a candidate open when finishing.
    """
    share = CodingAssignment.objects.select_for_update().select_related("coding__article").get(pk=assignment.pk)
    if share.finished_at is not None:
        raise CurationError(_("You have finished this article; nothing was changed."))
    article = share.coding.article
    share.decisions.all().delete()
    judged = set()
    for answer in answers:
        ((start, end),) = clean_spans(article, [answer.span])
        CodingDecision.objects.create(
            assignment=share,
            statement=answer.statement,
            start=start,
            end=end,
            found=answer.found,
            is_commitment=answer.found and answer.is_commitment,
            **_speaker(answer),
        )
        judged.add(answer.statement)
    if not finish:
        return
    waiting = [row for row in Statement.objects.candidates().filter(article=article) if row not in judged]
    if waiting:
        raise CurationError(_("%(n)d candidates are not judged yet.") % {"n": len(waiting)})
    share.finished_at = timezone.now()
    share.save()


def _speaker(answer: Answer) -> dict[str, Any]:
    if not answer.found or answer.speaker is None:
        return {}
    return {"person" if isinstance(answer.speaker, Person) else "organisation": answer.speaker}


@transaction.atomic
def settle_coding(coding: Coding, by: User, outcome: Iterable[CodingDecision]) -> int:
    """Bring to the candidates what the two agreed on, and what a third editor chose where they differed.

    Accepted candidates stay candidates, for the desk to publish. Returns how many candidates were left alone because
    somebody judged them meanwhile. Raises CurationError where a coder would settle an own coding, where one of the
    two has not finished, and where it was settled before.
    """
    held = Coding.objects.select_for_update().select_related("article").get(pk=coding.pk)
    shares = list(held.assignments.all())
    if held.settled_at is not None:
        raise CurationError(_("This coding was settled before."))
    if any(share.finished_at is None for share in shares):
        raise CurationError(_("The coders have not both finished."))
    if by.pk in {share.coder_id for share in shares}:
        raise CurationError(_("A third editor settles the differences."))
    desk = Desk(by, held.article)
    left_alone = sum(not _apply(desk, decision) for decision in outcome)
    held.settled_by, held.settled_at = by, timezone.now()
    held.save()
    return left_alone


def _apply(desk: Desk, decision: CodingDecision) -> bool:
    statement = decision.statement
    if statement is None:
        if decision.found:
            _correct(desk, desk.add([[decision.start, decision.end]], StatementKind.DIRECT), decision)
        return True
    statement.refresh_from_db()
    if statement.state != EditorialState.CANDIDATE:
        return False
    if decision.found:
        _correct(desk, statement, decision)
    else:
        desk.reject(statement, seen(statement))
    return True


def _correct(desk: Desk, statement: Statement, decision: CodingDecision) -> None:
    """The speaker and the promise are the coders'; whatever they were not asked about stays as it was."""
    speaker = decision.person or decision.organisation
    documents = [row.document for row in statement.speakers.all() if row.document]
    desk.correct(
        statement,
        seen(statement),
        Corrections(
            kind=statement.kind,
            is_commitment=decision.is_commitment,
            deadline=statement.deadline,
            deadline_precision=statement.deadline_precision,
            deadline_basis=statement.deadline_basis,
            initiatives=list(statement.initiatives.all()),
            speakers=[speaker] if speaker else documents,
        ),
    )
