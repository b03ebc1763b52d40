"""The pages of coding: what is to be coded, a coder's own sheet, the differences for a third editor, the agreement."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import Mark, marked
from initiatives.admin.coding.forms import AssignForm, CodingForm, SettleForm
from initiatives.agreement import agreement, coded, compare
from initiatives.curation.coding import assign, keep_answers, settle_coding
from initiatives.curation.publishing import CurationError
from initiatives.models import Coding, CodingAssignment, CodingDecision, Statement

ADD = "initiatives.add_coding"


class CodingPages:
    """For one admin site. A page shows a coder's decisions to that coder alone, until both have finished."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site

    def overview(self, request: HttpRequest) -> HttpResponse:
        """What the editor has to code or to settle; who may gives articles to two coders here."""
        user = self._editor(request)
        form = AssignForm(request.POST or None) if user.has_perm(ADD) else None
        if request.method == "POST":
            if form is None:
                raise PermissionDenied
            if form.is_valid() and self._assigned(request, form):
                return HttpResponseRedirect(self._address("coding"))
        mine = CodingAssignment.objects.filter(coder=user, coding__in=Coding.objects.open())
        context = {
            "title": _("Two coders"),
            "form": form,
            "mine": mine.select_related("coding__article").defer("coding__article__text"),
            "to_settle": coded().open().exclude(assignments__coder=user),
            "under_way": Coding.objects.open().exclude(pk__in=Coding.objects.coded().values("pk")).count(),
        }
        return self._page(request, "list", context)

    def _assigned(self, request: HttpRequest, form: AssignForm) -> bool:
        user: Any = request.user
        values = form.cleaned_data
        try:
            assign(values["article"], (values["first"], values["second"]), user)
        except CurationError as error:
            form.add_error(None, str(error))
            return False
        messages.success(request, _("Two coders have “%(article)s” now.") % {"article": values["article"]})
        return True

    def code(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """The coder's own sheet; nobody else's, whoever asks."""
        user = self._editor(request)
        share = CodingAssignment.objects.select_related("coding__article").filter(coding=pk, coder=user).first()
        if share is None:
            raise Http404
        if share.finished_at is not None:
            messages.info(request, _("You have finished this article."))
            return HttpResponseRedirect(self._address("coding"))
        article = share.coding.article
        decisions = list(share.decisions.select_related("person", "organisation"))
        form = CodingForm(article, decisions, request.POST or None)
        status = 200
        if request.method == "POST" and form.is_valid():
            finish = request.POST.get("action") == "finish"
            try:
                keep_answers(share, form.answers(), finish=finish)
            except CurationError as error:
                messages.error(request, str(error))
                status = 409
            else:
                messages.success(request, _("Finished.") if finish else _("Kept."))
                return HttpResponseRedirect(
                    self._address("coding") if finish else self._address("coding-sheet", share.coding_id)
                )
        marks = [Mark(start, end, "found", f"at-{row.pk}") for row in form.candidates for start, end in row.spans]
        context = {
            "title": _("Coding: %(article)s") % {"article": article},
            "article": article,
            "marked_text": marked(article.text, marks),
            "form": form,
        }
        return self._page(request, "sheet", context, status)

    def differences(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Both coders' answers side by side, for a third editor."""
        user = self._editor(request)
        coding = get_object_or_404(coded().open(), pk=pk)
        if any(share.coder_id == user.pk for share in coding.assignments.all()):
            raise PermissionDenied
        form = SettleForm(compare(coding), request.POST or None)
        status = 200
        if request.method == "POST" and form.is_valid():
            try:
                left_alone = settle_coding(coding, user, form.outcome())
            except CurationError as error:
                messages.error(request, str(error))
                status = 409
            else:
                messages.success(request, _("The outcome is with the candidates; the desk publishes them."))
                if left_alone:
                    text = _("%(n)d statements were judged by somebody meanwhile and stay as they are.")
                    messages.warning(request, text % {"n": left_alone})
                return HttpResponseRedirect(reverse("admin:desk-article", args=[coding.article_id]))
        text = coding.article.text
        context = {
            "title": _("Differences: %(article)s") % {"article": coding.article},
            "coding": coding,
            "form": form,
            "rows": [
                (text[unit.either.start : unit.either.end], _told(unit.first), _told(unit.second), choice)
                for unit, choice in form.rows()
            ],
            "differing": sum(unit.differs for unit in form.units),
        }
        return self._page(request, "differences", context, status)

    def agreement(self, request: HttpRequest) -> HttpResponse:
        """Cohen's kappa by pair and by month."""
        self._editor(request)
        pairs, months = agreement()
        return self._page(request, "agreement", {"title": _("Agreement of coders"), "pairs": pairs, "months": months})

    def _editor(self, request: HttpRequest) -> Any:
        if not self.site.get_model_admin(Statement).has_change_permission(request):
            raise PermissionDenied
        return request.user

    def _address(self, name: str, *args: Any) -> str:
        return reverse(f"admin:{name}", args=args, current_app=self.site.name)

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        context = {**self.site.each_context(request), **context}
        return TemplateResponse(request, f"admin/coding/{name}.html", context, status=status)


def _told(decision: CodingDecision | None) -> list[str]:
    """A coder's answer in words."""
    if decision is None or not decision.found:
        return [_("No statement")]
    promise = [_("A commitment")] if decision.is_commitment else []
    return [_("A statement"), str(decision.speaker or _("nobody who is named")), *promise]
