"""The record of status updates: rows are added and approved, never changed."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from initiatives.admin.base import CuratedAdmin, CuratedFormSet
from initiatives.admin.filters import ApprovalFilter
from initiatives.curation.tracking import approve, record_update
from initiatives.models import StatusUpdate, UpdateKind
from initiatives.roles import APPROVE

EVIDENCE = [
    ("status_after", "status_reason"),
    ("deadline_after", "deadline_after_precision"),
    ("asked_on", "answered_on"),
    "nothing_found",
    "explanation",
    "evidence_article",
    "evidence_statement",
    "evidence_url",
    "evidence_archive_url",
]
FACTS = (
    "happened_precision",
    "status_after",
    "status_reason",
    "asked_on",
    "answered_on",
    "nothing_found",
    "deadline_after",
    "deadline_after_precision",
    "explanation",
    "evidence_article",
    "evidence_statement",
    "evidence_url",
    "evidence_archive_url",
)
WHO = ["status_before", "deadline_before", "proposed_by", "recorded_at", "approved_by", "approved_at"]
DECLINED = ["declined_by", "declined_at", "decline_reason"]


def outcome(update: StatusUpdate) -> str:
    """The new status or deadline, and whether it counts yet."""
    if update.kind == UpdateKind.DEADLINE:
        return date_format(update.deadline_after) if update.deadline_after else _("no deadline any more")
    words = str(update.get_status_after_display())
    if update.status_reason:
        words = f"{words}: {update.get_status_reason_display()}"
    elif update.nothing_found:
        words = _("Checked, nothing found")
    elif update.without_answer:
        words = _("No response")
    if update.counts:
        return words
    waiting = _("%(status)s (waits for a second editor)") % {"status": words}
    return _("%(status)s (declined)") % {"status": words} if update.declined_at else waiting


def recorded(draft: StatusUpdate, by: Any) -> StatusUpdate:
    """The row that a form describes, recorded by that editor."""
    facts = {name: getattr(draft, name) for name in FACTS}
    return record_update(draft.commitment, by, UpdateKind(draft.kind), draft.happened_on, **facts)


class RecordFormSet(CuratedFormSet):
    by: User

    def write(self, form: Any) -> None:
        form.instance = recorded(form.instance, self.by)


@admin.register(StatusUpdate)
class StatusUpdateAdmin(CuratedAdmin):
    list_display = ["commitment", "kind", "happened_on", "outcome", "proposed_by", "approved_by", "recorded_at"]
    list_filter = [ApprovalFilter, "kind", "status_after", "status_reason"]
    list_select_related = ["commitment", "proposed_by", "approved_by"]
    search_fields = ["commitment__search_key"]
    date_hierarchy = "happened_on"
    autocomplete_fields = ["commitment", "evidence_article", "evidence_statement"]
    actions = ["approve_rows"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        first = (None, {"fields": ["commitment", "kind", ("happened_on", "happened_precision"), *EVIDENCE]})
        if obj is None:
            return [first]
        return [first, (gettext_lazy("Record"), {"fields": [*WHO, *(DECLINED if obj.declined_at else ())]})]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(APPROVE)

    def save_model(self, request: HttpRequest, obj: StatusUpdate, form: Any, change: bool) -> None:
        row = recorded(obj, request.user)
        obj.pk, obj._state.adding = row.pk, False

    def view_on_site(self, obj: Any) -> str | None:
        return None

    @admin.display(description=gettext_lazy("outcome"))
    def outcome(self, update: StatusUpdate) -> str:
        return outcome(update)

    @admin.action(description=gettext_lazy("Approve the chosen final statuses"), permissions=["approve"])
    def approve_rows(self, request: HttpRequest, queryset: Any) -> None:
        def approved(update: StatusUpdate) -> None:
            approve(update, by=request.user)  # type: ignore[arg-type]

        if done := self.each(request, queryset, approved, _("Approved.")):
            self.message_user(request, _("%(n)d approved.") % {"n": len(done)}, messages.SUCCESS)
