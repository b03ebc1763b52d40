"""From words to commitment: one page for a statement that promises something."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import CheckedForm, ForgivingSelect
from initiatives.admin.base import address_of, link_to
from initiatives.admin.reading import statement_in_its_article
from initiatives.curation.commitments import MadeAlreadyError, first_made_by, make_commitment, tie_statement
from initiatives.curation.publishing import CurationError
from initiatives.models import Commitment, CommitmentStatement, DeadlineBasis, Drift, Relation, Statement, StatusUpdate
from initiatives.promises.drift import Wording, propose
from initiatives.promises.proposing import ProposedCommitment, proposed_commitment
from initiatives.promises.questions import questions
from initiatives.promises.similar import Suggestion, suggestions

FIELDS = [
    "title", "responsible_organisation", "responsible_person", "initiative", "made_on", "made_precision",
    "deadline", "deadline_precision", "deadline_basis",
]  # fmt: skip
TIES = [(value, label) for value, label in Relation.choices if value != Relation.FIRST]
RELATIONS = {
    Drift.POSTPONED: Relation.CHANGE,
    Drift.STRONGER: Relation.CHANGE,
    Drift.WEAKER: Relation.WEAKENING,
    Drift.SAME: Relation.REPETITION,
}
if TYPE_CHECKING:
    Choice = forms.ModelChoiceField[Commitment]
else:
    Choice = forms.ModelChoiceField


class NewCommitmentForm(CheckedForm):
    """What is proposed, to be mended; a day needs no basis to be chosen, and no day has none."""

    def clean(self) -> Any:
        values = super().clean() or {}
        if values.get("deadline") is None and "deadline" not in self.errors:
            values["deadline_basis"] = DeadlineBasis.NONE
        elif values.get("deadline_basis") == DeadlineBasis.NONE:
            values["deadline_basis"] = DeadlineBasis.EXPLICIT
        return values


class TieForm(forms.Form):
    """What the statement did to a commitment that is there."""

    commitment = Choice(Commitment.objects.all(), widget=forms.HiddenInput)
    relation = forms.ChoiceField(label=gettext_lazy("What the words do to it"), choices=TIES)
    moves = forms.BooleanField(label=gettext_lazy("record the deadline of the statement as a shift"), required=False)


@dataclass(frozen=True)
class Likely:
    """A suggestion with the words that it would stand beside, and its form."""

    suggestion: Suggestion
    address: str
    before: Statement | None
    compared: list[str]
    form: TieForm


class PromisePage:
    """A statement, what it may belong to, and the commitment that it would make."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site
        self.commitments: Any = site.get_model_admin(Commitment)

    def __call__(self, request: HttpRequest, pk: Any) -> HttpResponse:
        if not self.commitments.has_add_permission(request):
            raise PermissionDenied
        statement = get_object_or_404(Statement.objects.select_related("article"), pk=pk)
        if not self.site.get_model_admin(Statement).has_view_permission(request, statement):
            raise PermissionDenied
        if request.method == "POST":
            return self._tie(request, statement) if "commitment" in request.POST else self._make(request, statement)
        return self._show(request, statement)

    # Doing --------------------------------------------------------------------------------------------------------

    def _make(self, request: HttpRequest, statement: Statement) -> HttpResponse:
        form = self._form(request, data=request.POST)
        if not form.is_valid():
            return self._show(request, statement, form, status=422)
        try:
            commitment = make_commitment(statement, **form.cleaned_data)
        except MadeAlreadyError as error:
            text = _("This statement made a commitment already: {}.")
            messages.error(request, format_html(text, link_to(self.site, error.commitment)))
            return self._show(request, statement, form, status=409)
        self.commitments.log_addition(request, commitment, [{"added": {}}])
        text = _("The commitment {} was made; it is a candidate until it is published.")
        messages.success(request, format_html(text, link_to(self.site, commitment)))
        return HttpResponseRedirect(self._onwards(request, statement, commitment))

    def _tie(self, request: HttpRequest, statement: Statement) -> HttpResponse:
        if not self.commitments.has_change_permission(request):
            raise PermissionDenied
        form = TieForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose a commitment, and what the words do to it."))
            return self._show(request, statement, status=422)
        commitment = form.cleaned_data["commitment"]
        moved_by = request.user if form.cleaned_data["moves"] and self._may_move(request) else None
        try:
            link = tie_statement(commitment, statement, Relation(form.cleaned_data["relation"]), moved_by)  # type: ignore[arg-type]
        except CurationError as error:
            messages.error(request, str(error))
            return self._show(request, statement, status=409)
        self.commitments.log_change(request, commitment, [{"added": {"name": str(link._meta.verbose_name)}}])
        text = _("The statement was tied to {}.")
        messages.success(request, format_html(text, link_to(self.site, commitment)))
        return HttpResponseRedirect(self._onwards(request, statement, commitment))

    def _onwards(self, request: HttpRequest, statement: Statement, commitment: Commitment) -> str:
        """Back to the desk for who came from there."""
        if "desk" in request.GET:
            return reverse("admin:desk-article", args=[statement.article_id], current_app=self.site.name)
        return address_of(self.site, commitment)

    def _may_move(self, request: HttpRequest) -> bool:
        return bool(self.site.get_model_admin(StatusUpdate).has_add_permission(request))

    # Showing ------------------------------------------------------------------------------------------------------

    def _show(self, request: HttpRequest, statement: Statement, form: Any = None, status: int = 200) -> HttpResponse:
        proposed = proposed_commitment(statement)
        made = first_made_by(statement)
        form = form or self._form(request, initial=_initial(proposed))
        for name, reason in proposed.why.items():
            form.fields[name].help_text = _("Proposed: %(reason)s.") % {"reason": reason}
        links = statement.commitment_links.select_related("commitment").order_by("pk")
        ties = [(link, address_of(self.site, link.commitment)) for link in links]
        tied = [link.commitment_id for link in links]
        may_tie = self.commitments.has_change_permission(request)
        context = {
            **self.site.each_context(request),
            **statement_in_its_article(statement, self.site),
            "title": _("Make a commitment"),
            "statement": statement,
            "statement_address": address_of(self.site, statement),
            "ties": ties,
            "made": made,
            "likely": self._likely(request, statement, proposed, tied) if may_tie else [],
            "other": self._other(request, statement) if may_tie else None,
            "form": form,
            "questions": questions(Commitment(title=proposed.title, **proposed.facts), [statement]),
            "media": self.commitments.media + form.media,
        }
        return TemplateResponse(request, "admin/promise.html", context, status=status)

    def _form(self, request: HttpRequest, **kwargs: Any) -> Any:
        field = partial(self.commitments.formfield_for_dbfield, request=request)
        form = forms.modelform_factory(Commitment, NewCommitmentForm, fields=FIELDS, formfield_callback=field)
        return form(**kwargs)

    def _likely(
        self, request: HttpRequest, statement: Statement, proposed: ProposedCommitment, tied: list[Any]
    ) -> list[Likely]:
        found = suggestions(proposed.as_said(statement), without=tied)
        links = CommitmentStatement.objects.in_order()
        rows = Commitment.objects.filter(pk__in=[one.commitment.pk for one in found])
        with_links = rows.prefetch_related(Prefetch("statement_links", queryset=links))
        by_key = {row.pk: list(row.statement_links.all()) for row in with_links}
        return [self._one(request, one, statement, by_key[one.commitment.pk]) for one in found]

    def _one(self, request: HttpRequest, one: Suggestion, statement: Statement, links: list[Any]) -> Likely:
        """Beside the last words that were said before, as they would stand in order."""
        said = [link.statement for link in links]
        earlier = [row for row in said if not (row.said_on and statement.said_on) or row.said_on <= statement.said_on]
        before = earlier[-1] if earlier else None
        compared = None
        if before is not None:
            standing = next((row.deadline for row in reversed(earlier) if row.deadline), None)
            compared = propose(Wording(before.quote, standing), Wording(statement.quote, statement.deadline))
        relation = RELATIONS.get(Drift(compared.kind)) if compared and compared.kind else None
        moves = bool(statement.deadline and statement.deadline != one.commitment.deadline)
        form = TieForm(
            auto_id=f"id_{one.commitment.pk}_%s",
            initial={
                "commitment": one.commitment.pk,
                "relation": relation or Relation.ADDITION,
                "moves": moves and relation == Relation.CHANGE,
            },
        )
        if not moves or not self._may_move(request):
            del form.fields["moves"]
        address = address_of(self.site, one.commitment)
        return Likely(one, address, before, compared.reasons if compared else [], form)

    def _other(self, request: HttpRequest, statement: Statement) -> TieForm:
        """Any commitment, found by typing."""
        form = TieForm(auto_id="id_other_%s", initial={"relation": Relation.REPETITION})
        field: Any = form.fields["commitment"]
        widget = ForgivingSelect(CommitmentStatement._meta.get_field("commitment"), self.site)
        widget.choices = field.choices
        field.widget, field.label = widget, _("commitment")
        if statement.deadline is None or not self._may_move(request):
            del form.fields["moves"]
        return form


def _initial(proposed: ProposedCommitment) -> dict[str, Any]:
    facts = {name: getattr(value, "pk", value) for name, value in proposed.facts.items()}
    return {"title": proposed.title, **facts}
