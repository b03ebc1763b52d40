"""Commitments, the statements that made them, and what became of them."""

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.admin.answerable import AnswerableAdmin
from initiatives.admin.base import CuratedFormSet, CuratedInline
from initiatives.admin.filters import ContradictionFilter, WorkFilter
from initiatives.admin.record import EVIDENCE, RecordFormSet, outcome
from initiatives.admin.statements import SideAdmin
from initiatives.admin.wording import WordingPage
from initiatives.models import Commitment, CommitmentStatement, Relation, StatusUpdate
from initiatives.models.commitments import CommitmentQuerySet
from initiatives.models.worklists import CONTRADICTIONS
from initiatives.promises.drift import shown
from initiatives.promises.questions import questions
from initiatives.promises.slipping import slipped_in_words

DEADLINE = ("deadline", "deadline_precision", "deadline_basis")


class LinkFormSet(CuratedFormSet):
    def clean(self) -> None:
        super().clean()
        rows = [form.cleaned_data for form in self.forms if form.is_valid()]
        kept = [row for row in rows if row.get("statement") and not row.get("DELETE")]
        if sum(row["relation"] == Relation.FIRST for row in kept) > 1:
            raise ValidationError(_("Only one statement made the promise first."))


class StatementLinkInline(CuratedInline):
    model = CommitmentStatement
    formset = LinkFormSet
    autocomplete_fields = ["statement"]
    fields = ["statement", "relation"]
    verbose_name_plural = _("Statements")


class RecordInline(CuratedInline):
    """What was recorded: read only, because the past is never rewritten."""

    model = StatusUpdate
    fields = ["happened_on", "kind", "outcome", "explanation", "proposed_by", "approved_by"]
    readonly_fields = ["happened_on", "kind", "outcome", "explanation", "proposed_by", "approved_by"]
    verbose_name_plural = _("Record")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatusUpdate]:
        rows: Any = super().get_queryset(request)
        return rows.select_related("commitment", "proposed_by", "approved_by").latest_first()  # type: ignore[no-any-return]

    @admin.display(description=_("outcome"))
    def outcome(self, update: StatusUpdate) -> str:
        return outcome(update)


class NewUpdateInline(CuratedInline):
    """A further row for the record."""

    model = StatusUpdate
    formset = RecordFormSet
    autocomplete_fields = ["evidence_article", "evidence_statement"]
    fields: ClassVar[Any] = ["kind", ("happened_on", "happened_precision"), *EVIDENCE]
    template = "admin/edit_inline/stacked.html"
    verbose_name = _("new update")
    verbose_name_plural = _("Add to the record")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        formset.by = request.user  # type: ignore[attr-defined]
        return formset


@admin.register(Commitment)
class CommitmentAdmin(AnswerableAdmin):
    change_form_template = "admin/initiatives/commitment/change_form.html"
    list_display = [
        "title",
        "state",
        "status",
        "attention",
        "deadline",
        "responsible_organisation",
        "initiative",
        "made_on",
        "importance",
    ]
    list_filter = [WorkFilter, ContradictionFilter, "state", "status", "importance", "deadline_basis"]
    list_select_related = ["responsible_organisation", "initiative"]
    search_fields = ["search_key", "responsible_organisation__search_key", "initiative__search_key"]
    date_hierarchy = "made_on"
    autocomplete_fields = ["responsible_organisation", "responsible_person", "initiative"]
    inlines = [StatementLinkInline, RecordInline, NewUpdateInline]
    readonly_fields = ["status", "state", "created_at", "updated_at"]
    fieldsets = [
        (None, {"fields": ["title", ("made_on", "made_precision"), "status", "importance"]}),
        (_("Who and what"), {"fields": ["responsible_organisation", "responsible_person", "initiative"]}),
        (_("Deadline"), {"fields": [DEADLINE]}),
        (_("Registers of Parliament"), {"fields": [("tk_number", "ek_number")]}),
        (_("State"), {"fields": ["state", "created_at", "updated_at"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> CommitmentQuerySet:
        queryset: CommitmentQuerySet = super().get_queryset(request)  # type: ignore[assignment]
        today = timezone.localdate()
        return queryset.with_flags(today).with_contradictions(today)

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(WordingPage(self.admin_site))
        return [path("<uuid:pk>/woorden/", page, name="commitment_wording"), *super().get_urls()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Once the record moved the deadline, only the record moves it further."""
        moved = obj is not None and StatusUpdate.objects.moves().filter(commitment=obj).exists()
        return [*super().get_readonly_fields(request, obj), *(DEADLINE if moved else ())]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        commitment = kwargs["obj"]
        if commitment is not None:
            said = list(commitment.statement_links.in_order())
            context["questions"] = questions(commitment, [link.statement for link in said])
            context["wording_address"] = reverse("admin:commitment_wording", args=[commitment.pk])
            context["undecided"] = sum(not kind for kind in shown(said)[1:])
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("attention"))
    def attention(self, commitment: Any) -> str:
        flags = {
            _("overdue"): commitment.is_overdue,
            _("due soon"): commitment.is_due_soon,
            _("silent"): commitment.is_silent,
        }
        words = [str(flag) for flag, holds in flags.items() if holds]
        words += [str(label) for kind, label in CONTRADICTIONS.items() if getattr(commitment, f"contradicts_{kind}")]
        return ", ".join([*words, *filter(None, [slipped_in_words(commitment)])])


@admin.register(CommitmentStatement)
class CommitmentStatementAdmin(SideAdmin):
    """Links are changed beside their commitment."""

    list_display = ["commitment", "relation", "statement"]
    list_filter = ["relation"]
    list_select_related = ["commitment", "statement"]
    search_fields = ["commitment__search_key", "statement__search_key"]
