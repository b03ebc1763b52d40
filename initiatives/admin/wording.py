"""How the words of a commitment changed: every statement beside the one before, proposed by rule, decided here."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from initiatives.admin.answerable import LONGEST_REASON, ReasonField
from initiatives.admin.base import address_of
from initiatives.curation.correcting import correcting
from initiatives.curation.publishing import CurationError, ReasonNeededError
from initiatives.curation.wording import decide_drift
from initiatives.models import Commitment, CommitmentStatement, Drift
from initiatives.promises.drift import proposals
from initiatives.promises.side_by_side import side_by_side


class WordingPage:
    """One commitment; a decision that readers saw changes only with a public reason."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site
        self.commitments: Any = site.get_model_admin(Commitment)

    def __call__(self, request: HttpRequest, pk: Any) -> HttpResponse:
        commitment = get_object_or_404(Commitment, pk=pk)
        if not self.commitments.has_view_permission(request, commitment):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request, commitment)
        return self._show(request, commitment)

    def _decide(self, request: HttpRequest, commitment: Commitment) -> HttpResponse:
        if not self.commitments.has_change_permission(request, commitment):
            raise PermissionDenied
        sent = request.POST
        keys = CommitmentStatement.objects.filter(commitment=commitment).values_list("pk", flat=True)
        decisions = {
            key: (sent[f"drift-{key}"], sent.get(f"before-{key}", "")) for key in keys if f"drift-{key}" in sent
        }
        try:
            with correcting(commitment, cast(User, request.user), sent.get("reason", "")[:LONGEST_REASON]):
                changed = decide_drift(commitment, decisions)
        except ReasonNeededError as error:
            messages.error(request, str(error))
            return self._show(request, commitment, status=422)
        except CurationError as error:
            messages.error(request, str(error))
            return self._show(request, commitment, status=409)
        if changed:
            self.commitments.log_change(request, commitment, _("Words compared."))
        text = ngettext("%(n)d comparison was decided.", "%(n)d comparisons were decided.", changed)
        messages.success(request, text % {"n": changed})
        return HttpResponseRedirect(request.path)

    def _show(self, request: HttpRequest, commitment: Commitment, status: int = 200) -> HttpResponse:
        speakers = ("statement__speakers__person", "statement__speakers__organisation")
        links = list(commitment.statement_links.in_order().prefetch_related(*speakers))
        rows = [
            {
                "compared": compared,
                "proposal": proposal,
                "address": address_of(self.site, compared.link.statement),
                "chosen": request.POST.get(f"drift-{compared.link.pk}", compared.drift),
            }
            for compared, proposal in zip(side_by_side(links), proposals(links), strict=True)
        ]
        context = {
            **self.site.each_context(request),
            "title": _("Words compared"),
            "opts": Commitment._meta,
            "commitment": commitment,
            "commitment_address": address_of(self.site, commitment),
            "rows": rows,
            "choices": Drift.choices,
            "may_decide": self.commitments.has_change_permission(request, commitment),
            "reason": ReasonField(required=False).get_bound_field(Form(request.POST or None), "reason"),
        }
        return TemplateResponse(request, "admin/wording.html", context, status=status)
