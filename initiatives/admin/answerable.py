"""Rows that readers cite: what is public of them changes, or goes, only with a public reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import CheckedForm
from articles.collisions import VersionedForm
from initiatives.admin.base import EditorialAdmin
from initiatives.curation.correcting import correcting
from initiatives.curation.publishing import ReasonNeededError, withdraw

LONGEST_REASON = 1000
MISSING = "_reason_missing"


class ReasonField(forms.CharField):
    """Why what was public changes; everybody can read it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=gettext_lazy("Public reason"),
            max_length=LONGEST_REASON,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=gettext_lazy(
                "Needed when something changes that readers could see, and to withdraw. It stands in the public log of "
                "corrections for ever: do not repeat what has to go."
            ),
            **kwargs,
        )


class AnswerableForm(VersionedForm, CheckedForm):
    reason = ReasonField(required=False)
    missing: str = ""

    def clean(self) -> Any:
        data = super().clean()
        if self.missing:
            self.add_error("reason", self.missing)
        return data


class AnswerableAdmin(EditorialAdmin):
    """What an editor changes in one go is one correction.

    Whether a reason is needed shows when everything has been written; where it is missing all of it is undone
    and the form comes back.
    """

    form: Any = AnswerableForm

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, *args, **kwargs)
        try:
            with transaction.atomic():
                row = self.get_object(request, unquote(object_id))
                with correcting(row, request.user, request.POST.get("reason", "")):  # type: ignore[arg-type]
                    return super().changeform_view(request, object_id, *args, **kwargs)
        except ReasonNeededError as error:
            setattr(request, MISSING, str(error))
            return super().changeform_view(request, object_id, *args, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.missing = getattr(request, MISSING, "")  # type: ignore[attr-defined]
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        own: Sequence[Any] = super().get_fieldsets(request, obj)
        asked = obj is not None and obj.is_published and self.has_change_permission(request, obj)
        return [*own, (gettext_lazy("Correction"), {"fields": ["reason"]})] if asked else own

    @admin.action(description=gettext_lazy("Withdraw the chosen %(verbose_name_plural)s"), permissions=["change"])
    def withdraw_rows(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """From a row's form the reason comes along; from the list it is asked on a page of its own."""
        reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
        if not reason and "_move" in request.POST:
            raise ReasonNeededError
        if not reason:
            return self._ask(request, queryset)

        def withdrawn(row: Any) -> None:
            withdraw(row, request.user, reason)  # type: ignore[arg-type]

        self._move(request, queryset, withdrawn, _("Withdrawn."), _("%(rows)s withdrawn."))
        return None

    def _ask(self, request: HttpRequest, rows: Any) -> HttpResponse:
        if "reason" in request.POST:
            self.message_user(request, str(ReasonNeededError()), messages.ERROR)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Withdraw"),
            "opts": self.model._meta,
            "rows": rows,
            "checkbox": ACTION_CHECKBOX_NAME,
            "field": ReasonField().get_bound_field(forms.Form(), "reason"),
        }
        return TemplateResponse(request, "admin/withdraw.html", context)
