"""Statements beside the text that they stand in, their speakers, and where names stand."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy

from articles.admin import CarefulList, ReadingAdmin
from initiatives.admin.answerable import AnswerableAdmin
from initiatives.admin.base import CuratedFormSet, CuratedInline
from initiatives.admin.filters import SpeakerFilter
from initiatives.admin.promising import PromisePage
from initiatives.admin.reading import ANCHOR, statement_in_its_article
from initiatives.curation.editing import add_speaker, save_edit
from initiatives.models import Commitment, Mention, Statement, StatementSpeaker


class SpeakerFormSet(CuratedFormSet):
    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """New speakers stand behind those who are there, also while the form is being checked."""
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if form.instance._state.adding:
            form.instance.position = max((row.position for row in self.get_queryset()), default=-1) + 1 + i
        return form

    def write(self, form: Any) -> None:
        (add_speaker if form.instance._state.adding else save_edit)(form.instance)


class SpeakerInline(CuratedInline):
    model = StatementSpeaker
    formset = SpeakerFormSet
    autocomplete_fields = ["person", "organisation"]
    fields = ["person", "organisation", "document", "role"]
    template = "admin/edit_inline/stacked.html"
    show_change_link = False


class AtItsPlace(CarefulList):
    """A list whose rows open at the words in the text."""

    def url_for_result(self, result: Any) -> str:
        return f"{super().url_for_result(result)}#{ANCHOR}"


@admin.register(Statement)
class StatementAdmin(AnswerableAdmin):
    """Left the text, right what the reader made of it."""

    change_form_template = "admin/initiatives/statement/change_form.html"
    list_display = ["shortened", "state", "spoken_by", "is_commitment", "said_on", "kind", "article", "confidence"]
    list_filter = ["state", SpeakerFilter, "is_commitment", "kind", "deadline_basis"]
    list_select_related = ["article"]
    search_fields = ["search_key"]
    date_hierarchy = "said_on"
    autocomplete_fields = ["initiatives"]
    inlines = [SpeakerInline]
    readonly_fields = ["quote", "article", "state", "rule", "cue", "confidence", "extractor_version", "updated_at"]
    fieldsets = [
        (None, {"fields": ["quote", "kind", "attribution_text", "initiatives", ("said_on", "said_precision")]}),
        (
            gettext_lazy("Commitment"),
            {"fields": ["is_commitment", ("deadline", "deadline_precision", "deadline_basis")]},
        ),
        (
            gettext_lazy("Where it comes from"),
            {"fields": ["article", "state", ("rule", "cue"), ("confidence", "extractor_version"), "updated_at"]},
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        queryset: QuerySet[Statement] = super().get_queryset(request)
        return queryset.prefetch_related("speakers__person", "speakers__organisation")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return AtItsPlace

    @admin.display(description=gettext_lazy("statement"), ordering="search_key")
    def shortened(self, statement: Statement) -> str:
        return str(statement)

    @admin.display(description=gettext_lazy("speakers"))
    def spoken_by(self, statement: Statement) -> str:
        return ", ".join(str(speaker) for speaker in statement.speakers.all())

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        statement = kwargs["obj"]
        context.update(statement_in_its_article(statement, self.admin_site))
        context["may_promise"] = self._may_promise(request)
        context["promise_address"] = self._promise_address(statement)
        return super().render_change_form(request, context, *args, **kwargs)

    def _may_promise(self, request: HttpRequest) -> bool:
        return bool(self.admin_site.get_model_admin(Commitment).has_add_permission(request))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if "_promise" not in request.POST or not self._may_promise(request):
            return super().response_change(request, obj)
        return HttpResponseRedirect(self._promise_address(obj))

    def _promise_address(self, statement: Statement) -> str:
        return reverse("admin:statement_promise", args=[statement.pk], current_app=self.admin_site.name)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(PromisePage(self.admin_site))
        return [path("<uuid:pk>/toezegging/", page, name="statement_promise"), *super().get_urls()]


class ShownAdmin(ReadingAdmin):
    """Rows that are written elsewhere and shown here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class SideAdmin(ShownAdmin):
    """Links between rows: reached from those, and left out of the index."""

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}


@admin.register(StatementSpeaker)
class StatementSpeakerAdmin(SideAdmin):
    """Speakers are changed beside their statement."""

    list_display = ["__str__", "role", "statement"]
    list_select_related = ["statement", "person", "organisation"]
    search_fields = ["person__search_key", "organisation__search_key", "statement__search_key"]
    ordering = ["-created_at", "pk"]


@admin.register(Mention)
class MentionAdmin(ShownAdmin):
    """Where the importer found a name."""

    list_display = ["words", "person", "organisation", "initiative", "article"]
    list_select_related = ["person", "organisation", "initiative", "article"]
    search_fields = ["person__search_key", "organisation__search_key", "initiative__search_key"]
