"""How exact a deadline of the past was, and what it was based on."""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from articles.editorial import DatePrecision
from initiatives.models.statements import DeadlineBasis


def deadline_words_then(moved: Any, first_move: Any, links: Any) -> dict[str, Any]:
    """deadline_precision_then and deadline_basis_then: those of the last move, otherwise of the words that named it."""
    named = links.filter(commitment=OuterRef("commitment"), statement__deadline=OuterRef("deadline_before"))
    shown_by = Case(
        When(deadline_after=None, then=Value(DeadlineBasis.NONE.value)),
        When(evidence_statement__deadline=F("deadline_after"), then=F("evidence_statement__deadline_basis")),
        default=Value(DeadlineBasis.EXPLICIT.value),
    )
    first_named = Case(
        When(deadline_before=None, then=Value(DeadlineBasis.NONE.value)),
        default=Coalesce(Subquery(named.values("statement__deadline_basis")[:1]), Value(DeadlineBasis.EXPLICIT.value)),
    )
    first_precision = Coalesce(
        Subquery(named.values("statement__deadline_precision")[:1]), Value(DatePrecision.DAY.value)
    )
    return {
        "deadline_precision_then": Case(
            When(Exists(moved), then=Subquery(moved.values("deadline_after_precision")[:1])),
            When(Exists(first_move), then=Subquery(first_move.annotate(was=first_precision).values("was")[:1])),
            default=F("deadline_precision"),
        ),
        "deadline_basis_then": Case(
            When(Exists(moved), then=Subquery(moved.annotate(now=shown_by).values("now")[:1])),
            When(Exists(first_move), then=Subquery(first_move.annotate(was=first_named).values("was")[:1])),
            default=F("deadline_basis"),
        ),
    }
