"""What waits for an editor."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Article
from initiatives.models import (
    Commitment,
    Initiative,
    Membership,
    Organisation,
    Person,
    PossibleDuplicate,
    Statement,
    StatusUpdate,
)
from initiatives.models.worklists import WORK_LISTS


@dataclass(frozen=True)
class Waiting:
    """One kind of work: how many rows, and the list that shows them."""

    label: str
    count: int
    address: str


def work_waiting(site: AdminSite, request: HttpRequest) -> list[Waiting]:
    """Candidates, open questions and proposals that the user may see; kinds of which nothing waits are left out."""
    work = []
    for model in (Statement, Article, Person, Organisation, Membership, Initiative, Commitment):
        name = str(capfirst(model._meta.verbose_name_plural))
        if site.get_model_admin(model).has_view_permission(request):
            candidates = model._default_manager.candidates()
            work.append(_waiting(_("%(models)s to judge") % {"models": name}, candidates, "state__exact=candidate"))
            if hasattr(model, "question"):
                work.append(
                    _waiting(
                        _("%(models)s with a question") % {"models": name},
                        candidates.exclude(question=""),
                        "asked=yes&state__exact=candidate",
                    )
                )
    if site.get_model_admin(PossibleDuplicate).has_view_permission(request):
        work.append(_waiting(_("Possible duplicates"), PossibleDuplicate.objects.waiting(), ""))
    if site.get_model_admin(StatusUpdate).has_view_permission(request):
        proposals = StatusUpdate.objects.proposals().count()
        work.append(Waiting(_("Final statuses to approve"), proposals, reverse("admin:proposals")))
    return [row for row in work if row.count]


def following_up(site: AdminSite, request: HttpRequest) -> list[Waiting]:
    """The lists of commitments that ask for an editor; empty ones are left out."""
    if not site.get_model_admin(Commitment).has_view_permission(request):
        return []
    today = timezone.localdate()
    lists = [
        _waiting(str(label), Commitment.objects.work(name, today), f"flag={name}") for name, label in WORK_LISTS.items()
    ]
    return [row for row in lists if row.count]


def _waiting(label: str, rows: Any, filters: str) -> Waiting:
    options = rows.model._meta
    address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return Waiting(label, rows.count(), f"{address}?{filters}" if filters else address)
