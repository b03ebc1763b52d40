"""What every page of the back office shares: writes go through curation, and editors move rows between states."""

from collections import Counter
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import model_ngettext
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import models, transaction
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin import SECURE_ADDRESSES, CheckedForm, ReadingAdmin, Relations
from articles.collisions import collision_message
from articles.editorial import EditorialState, StaleRowError
from initiatives.admin.history_pages import WithHistory
from initiatives.curation.editing import save_edit, untie
from initiatives.curation.publishing import CurationError, hold, publish, reconsider, reject, withdraw

if TYPE_CHECKING:
    FormSet = BaseInlineFormSet[Any, Any, Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    FormSet = BaseInlineFormSet
    TabularInline = admin.TabularInline

MOVES: dict[str, list[tuple[str, Any]]] = {
    EditorialState.CANDIDATE: [
        ("publish_rows", gettext_lazy("Save and publish")),
        ("reject_rows", gettext_lazy("Save and reject")),
    ],
    EditorialState.PUBLISHED: [("withdraw_rows", gettext_lazy("Save and withdraw"))],
    EditorialState.REJECTED: [("reconsider_rows", gettext_lazy("Save and reconsider"))],
    EditorialState.WITHDRAWN: [("reconsider_rows", gettext_lazy("Save and reconsider"))],
}
SHOWN_FAILURES = 10
SEEN = "seen_versions"  # of the rows of a list, as `key:version`


def counted(models_made: Counter[type[models.Model]]) -> str:
    """As in “1 article, 2 people”."""
    return ", ".join(f"{n} {model_ngettext(model._meta, n)}" for model, n in models_made.items())


def seen_versions(request: HttpRequest) -> dict[str, str]:
    """By key: the version of each row that the page showed."""
    return dict(pair.rsplit(":", 1) for pair in request.POST.getlist(SEEN) if ":" in pair)


@transaction.atomic
def operation_if_unchanged(row: Any, seen: str | None, operation: Callable[[Any], Any]) -> Any:
    """Do it to the row as the editor saw it. Raises CurationError where it was changed after the page was made."""
    if seen is not None:
        hold(row)
        row.refresh_from_db(fields=["version"])
        if seen != str(row.version):
            raise CurationError(collision_message(row))
    return operation(row)


def link_to(site: admin.AdminSite, row: models.Model) -> str:
    """A link to the row's page in the back office."""
    return format_html('<a href="{}">{}</a>', address_of(site, row), row)


def address_of(site: admin.AdminSite, row: models.Model) -> str:
    name = f"{row._meta.app_label}_{row._meta.model_name}_change"
    return reverse(f"admin:{name}", args=[row.pk], current_app=site.name)


class CuratedFormSet(FormSet):
    """Rows of an inline, written by curation."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        setattr(form.instance, self.fk.name, self.instance)
        self.write(form)
        return form.instance

    def save_existing(self, form: Any, obj: Any, commit: bool = True) -> Any:
        self.write(form)
        return form.instance

    def delete_existing(self, obj: Any, commit: bool = True) -> None:
        untie(obj)

    def write(self, form: Any) -> None:
        save_edit(form.instance)


class CuratedInline(Relations, TabularInline):
    form = CheckedForm
    formset = CuratedFormSet
    formfield_overrides = SECURE_ADDRESSES
    extra = 0
    show_change_link = True


class CuratedAdmin(WithHistory, ReadingAdmin):
    """Saving goes through curation; a row is locked while it is being changed."""

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST":
            return row
        hold(row)
        return super().get_object(request, object_id, from_field)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        save_edit(obj)

    def view_on_site(self, obj: Any) -> str | None:
        """The public page, where there is one."""
        if not type(obj)._default_manager.published().filter(pk=obj.pk).exists():
            return None
        return str(obj.get_absolute_url())

    def each(self, request: HttpRequest, rows: Sequence[Any], operation: Callable[[Any], Any], noted: str) -> list[Any]:
        """Do it to each row and note it in the row's history; a row that refuses is named, the others go on."""
        done = []
        refusals = []
        seen = seen_versions(request)
        for row in rows:
            try:
                result = operation_if_unchanged(row, seen.get(str(row.pk)), operation)
            except CurationError as error:
                refusals.append(str(error))
            except StaleRowError as error:
                refusals.append(collision_message(error.row))
            else:
                done.append(result)
                self.log_change(request, row, noted)
        for refusal in refusals[:SHOWN_FAILURES]:
            self.message_user(request, refusal, messages.ERROR)
        if more := len(refusals[SHOWN_FAILURES:]):
            text = ngettext("%(n)d further row was refused.", "%(n)d further rows were refused.", more)
            self.message_user(request, text % {"n": more}, messages.ERROR)
        return done


class EditorialAdmin(CuratedAdmin):
    """Rows that editors publish, reject, withdraw or reconsider."""

    actions: Sequence[Any] = ["publish_rows", "reject_rows", "withdraw_rows", "reconsider_rows"]
    change_form_template = "admin/editorial_change_form.html"
    change_list_template = "admin/editorial_change_list.html"

    @admin.action(description=gettext_lazy("Publish the chosen %(verbose_name_plural)s"), permissions=["change"])
    def publish_rows(self, request: HttpRequest, queryset: Any) -> None:
        done = self.each(request, queryset, publish, _("Published."))
        if not done:
            return
        made: Counter[type[models.Model]] = sum(done, Counter())
        own = Counter({self.model: made.pop(self.model, 0)})
        if made:
            text = _("%(rows)s published, and with them %(others)s.") % {"rows": counted(own), "others": counted(made)}
        else:
            text = _("%(rows)s published.") % {"rows": counted(own)}
        self.message_user(request, text, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Reject the chosen %(verbose_name_plural)s"), permissions=["change"])
    def reject_rows(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, reject, _("Rejected."), _("%(rows)s rejected."))

    @admin.action(description=gettext_lazy("Withdraw the chosen %(verbose_name_plural)s"), permissions=["change"])
    def withdraw_rows(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        self._move(request, queryset, withdraw, _("Withdrawn."), _("%(rows)s withdrawn."))
        return None

    @admin.action(description=gettext_lazy("Reconsider the chosen %(verbose_name_plural)s"), permissions=["change"])
    def reconsider_rows(self, request: HttpRequest, queryset: Any) -> None:
        self._move(request, queryset, reconsider, _("Made a candidate again."), _("%(rows)s are candidates again."))

    def _move(self, request: HttpRequest, rows: Any, operation: Callable[[Any], Any], noted: str, text: str) -> None:
        if done := self.each(request, rows, operation, noted):
            self.message_user(request, text % {"rows": counted(Counter({self.model: len(done)}))}, messages.SUCCESS)

    def moves_of(self, request: HttpRequest, row: Any) -> list[tuple[str, Any]]:
        """What the buttons below the row's form do beside saving: the action's name and the button's words."""
        return MOVES.get(row.state, [])

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        may = row is not None and self.has_change_permission(request, row)
        context["moves"] = self.moves_of(request, row) if may else []
        page = super().render_change_form(request, context, *args, **kwargs)
        if getattr(context["adminform"].form, "outdated", False):
            page.status_code = HTTPStatus.CONFLICT
        return page

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        wanted = request.POST.get("_move")
        if wanted in dict(self.moves_of(request, obj)):
            getattr(self, str(wanted))(request, [obj])
        return super().response_change(request, obj)


class Suggestions(AutocompleteJsonView):
    """What an autocomplete field offers: nothing that was rejected or merged, and namesakes told apart."""

    def get_queryset(self) -> Any:
        queryset = super().get_queryset()
        return queryset.current() if hasattr(queryset, "current") else queryset

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        if getattr(obj, "abbreviation", ""):
            result["text"] += f" ({obj.abbreviation})"
        if getattr(obj, "state", EditorialState.PUBLISHED) != EditorialState.PUBLISHED:
            result["text"] += f" · {obj.get_state_display()}"
        return result
