"""Final statuses that wait for a second editor: one at a time, with the evidence beside it."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.admin.base import address_of
from initiatives.curation.publishing import CurationError
from initiatives.curation.tracking import approve, decline
from initiatives.models import StatusUpdate
from initiatives.roles import APPROVE


def waiting_proposals() -> QuerySet[StatusUpdate]:
    """Oldest first."""
    return (
        StatusUpdate.objects.proposals()
        .as_recorded()
        .select_related("commitment", "proposed_by", "evidence_article", "evidence_statement__article")
    )


class ProposalPages:
    """The queue of proposals, for one admin site."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site

    def queue(self, request: HttpRequest) -> HttpResponse:
        if not self.site.get_model_admin(StatusUpdate).has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request)
        return self._show(request, request.GET.get("proposal"))

    def _show(self, request: HttpRequest, key: str | None, status: int = 200) -> HttpResponse:
        user: Any = request.user
        waiting = list(waiting_proposals())
        place = next((n for n, row in enumerate(waiting) if str(row.pk) == key), 0)
        current = waiting[place] if waiting else None
        context = {
            **self.site.each_context(request),
            "title": _("Final statuses to approve"),
            "current": current,
            "place": place + 1,
            "total": len(waiting),
            "preceding": waiting[place - 1] if place > 0 else None,
            "following": waiting[place + 1] if place + 1 < len(waiting) else None,
            "commitment_address": address_of(self.site, current.commitment) if current else "",
            "is_own": current is not None and current.proposed_by_id == user.pk,
            "may_approve": user.has_perm(APPROVE),
            "typed": request.POST.get("reason", ""),
        }
        return TemplateResponse(request, "admin/desk/proposals.html", context, status=status)

    def _decide(self, request: HttpRequest) -> HttpResponse:
        """Approve or decline; a proposer may take an own proposal back."""
        user: Any = request.user
        key, wanted = request.POST.get("proposal", ""), request.POST.get("action", "")
        update = _by_key(key)
        if update is None:
            messages.error(request, _("This proposal is gone."))
            return self._show(request, None, status=409)
        if not user.has_perm(APPROVE) and not (wanted == "decline" and update.proposed_by_id == user.pk):
            raise PermissionDenied
        try:
            if wanted == "approve":
                approve(update, user)
                messages.success(request, _("Approved: “%(row)s”.") % {"row": update.commitment})
            else:
                decline(update, user, request.POST.get("reason", ""))
                messages.success(request, _("Declined: “%(row)s”.") % {"row": update.commitment})
        except CurationError as error:
            messages.error(request, str(error))
            return self._show(request, key, status=409)
        return HttpResponseRedirect(reverse("admin:proposals", current_app=self.site.name))


def _by_key(key: str) -> StatusUpdate | None:
    try:
        return StatusUpdate.objects.filter(pk=key).first() if key else None
    except (ValidationError, ValueError):
        return None
