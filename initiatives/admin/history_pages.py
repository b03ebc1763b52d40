"""The pages of the history: of one row, of everything, and an earlier version put back into the form."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from initiatives.admin.history import CURATED, Change, changes_of, earlier_values, latest_changes

PAGE_SIZE = 50
EARLIER = "version_of"  # in the address of a form: the historical record that fills it


def writers() -> Any:
    """Accounts that wrote something."""
    wrote = [model.history.exclude(history_user=None).order_by().values("history_user") for model in CURATED]
    return User.objects.filter(pk__in=wrote[0].union(*wrote[1:])).order_by("username")


def chosen_writer(request: HttpRequest) -> int | None:
    wanted = request.GET.get("by", "")
    return int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 10 else None


class WithHistory(admin.ModelAdmin):  # type: ignore[type-arg]
    """Every row has a page that tells who changed what; an earlier version opens in the form, to be saved or not."""

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        if self.model not in CURATED:
            return super().history_view(request, object_id, extra_context)
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        by = chosen_writer(request)
        changes = changes_of(row)
        chosen = [change for change in changes if by is None or change.record.history_user_id == by]
        page = Paginator(chosen, PAGE_SIZE).get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(row)s") % {"row": row},
            "opts": self.model._meta,
            "object": row,
            "page": page,
            "changes": [(change, self._form_with(request, row, change)) for change in page],
            "writers": dict.fromkeys(filter(None, (change.record.history_user for change in changes))),
            "by": by,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)

    def _form_with(self, request: HttpRequest, row: Any, change: Change) -> str:
        """The address of the form filled with what the row said after this change; nothing for what it says now."""
        if not change.is_of_the_row or not self.has_change_permission(request, row):
            return ""
        if change.record.history_type == "-" or change.record.version == row.version:
            return ""
        name = f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_change"
        address = reverse(name, args=[row.pk], current_app=self.admin_site.name)
        return f"{address}?{EARLIER}={change.record.history_id}"

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row, on request with the values of an earlier version in the form; nothing is written by looking."""
        row = super().get_object(request, object_id, from_field)
        wanted = request.GET.get(EARLIER, "")
        if row is None or request.method != "GET" or not (wanted.isascii() and wanted.isdecimal()):
            return row
        record = self.model.history.filter(history_id=wanted, id=row.pk).first() if len(wanted) < 19 else None
        if record is not None:
            for name, value in earlier_values(record):
                setattr(row, name, value)
            moment = date_format(timezone.localtime(record.history_date), "DATETIME_FORMAT")
            text = _("The form holds what the row said on %(moment)s. Nothing is changed before you save.")
            self.message_user(request, text % {"moment": moment}, messages.WARNING)
        return row


def recent_changes(request: HttpRequest) -> HttpResponse:
    """The newest changes of all rows that the editor may see."""
    site = admin.site
    seen = [model for model in CURATED if model in site._registry]
    if not all(site._registry[model].has_view_permission(request) for model in seen):
        raise PermissionDenied
    before = _moment(request.GET.get("before", ""))
    by = chosen_writer(request)
    found = latest_changes(before, by, PAGE_SIZE + 1)
    shown = found[:PAGE_SIZE]
    context = {
        **site.each_context(request),
        "title": _("Recent changes"),
        "changes": list(zip(shown, _addresses(shown), strict=True)),
        "older": found[PAGE_SIZE - 1].at.isoformat() if len(found) > PAGE_SIZE else "",
        "writers": writers(),
        "by": by,
        "before": before,
    }
    return TemplateResponse(request, "admin/recent_changes.html", context)


def _moment(words: str) -> datetime | None:
    try:
        moment = parse_datetime(words)
    except ValueError:
        return None
    return moment if moment is None or timezone.is_aware(moment) else timezone.make_aware(moment)


def _addresses(changes: list[Change]) -> list[str]:
    """The history page of the row that each change is about; nothing for rows that are gone."""
    keys: dict[Any, set[Any]] = {}
    for change in changes:
        keys.setdefault(change.record.instance_type, set()).add(change.record.id)
    there = {
        (model, key)
        for model, wanted in keys.items()
        for key in model._default_manager.filter(pk__in=wanted).values_list("pk", flat=True)
    }
    return [
        _history_of(change.record) if (change.record.instance_type, change.record.id) in there else ""
        for change in changes
    ]


def _history_of(record: Any) -> str:
    options = record.instance_type._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_history", args=[record.id])
