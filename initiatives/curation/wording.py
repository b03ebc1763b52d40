"""How a promise's words changed: the rule's proposal is kept, an editor decides."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from initiatives.curation.publishing import CurationError
from initiatives.models import Commitment, CommitmentStatement, Drift
from initiatives.promises.drift import proposals


@transaction.atomic
def propose_drift(commitment: Commitment) -> None:
    """Bring the rule's proposals up to date; what editors decided stays as it is."""
    links = list(CommitmentStatement.objects.filter(commitment=commitment).in_order())
    for link, proposal in zip(links, proposals(links), strict=True):
        kind = proposal.kind if proposal else ""
        if link.drift_proposed != kind:
            link.drift_proposed = kind
            link.save(update_fields=["drift_proposed", "updated_at"])


@transaction.atomic
def decide_drift(commitment: Commitment, decisions: Mapping[int, tuple[str, str]]) -> int:
    """By link: what the words made of those before (empty takes a decision back), and the id of the statement before.

    Returns how many decisions are new. Raises CurationError where the statements stand in another order by now, or
    the decision is none that there is.
    """
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    links = list(CommitmentStatement.objects.filter(commitment=commitment).in_order())
    changed = 0
    for before, link in pairwise(links):
        if link.pk in decisions:
            changed += _decide(before, link, *decisions[link.pk])
    return changed


def _decide(before: Any, link: Any, drift: str, seen_before: str) -> bool:
    """Whether this changes anything."""
    if drift not in ("", *Drift.values):
        raise CurationError(_("Choose one of the comparisons."))
    if seen_before != str(before.statement_id):
        raise CurationError(_("The statements stand in another order by now; look at them again."))
    compared_with = before.statement_id if drift else None
    if (link.drift, link.drift_from_id) == (drift, compared_with):
        return False
    link.drift, link.drift_from_id = drift, compared_with
    link.save(update_fields=["drift", "drift_from", "updated_at"])
    return True
