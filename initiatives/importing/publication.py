"""Publishing an imported article at once, for archives that were checked elsewhere."""

from collections import Counter
from typing import Any

from django.db import models

from articles.editorial import EditorialState
from initiatives.curation.publishing import CurationError, OpenQuestionError, publish
from initiatives.importing.plan import Plan
from initiatives.models import Initiative, Organisation, Person


def publish_plan(plan: Plan) -> Counter[str]:
    """Publish what the article brought, and count what had to stay a candidate and why."""
    counts: Counter[str] = Counter()
    spoken = {speaker.statement_id for speaker in plan.speakers}
    silent = [statement for statement in plan.statements if statement.pk not in spoken]
    counts["left without a speaker"] = len(silent)
    loud = [statement for statement in plan.statements if statement.pk in spoken]
    for row in [plan.article, *_candidates(plan), *plan.memberships, *loud]:
        counts[_attempt(row)] += 1
    for entry in plan.used.values():
        if not entry.question and entry.state == EditorialState.CANDIDATE:
            entry.state = EditorialState.PUBLISHED
    return counts


def _attempt(row: models.Model) -> str:
    try:
        publish(row)
    except OpenQuestionError:
        return "left with an open question"
    except CurationError:
        return "left beside something withdrawn"
    return "published"


def _candidates(plan: Plan) -> list[Any]:
    """The register entries that the article names and that nobody published yet, as the database has them now."""
    return [
        row
        for model in (Organisation, Person, Initiative)
        for row in model._default_manager.filter(
            pk__in=[pk for pk, row in plan.used.items() if isinstance(row, model)], state=EditorialState.CANDIDATE
        )
    ]
