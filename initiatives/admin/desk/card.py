"""The card of the statement on the desk: what the reader made of it, to be corrected with few keys."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.editorial import DatePrecision, EditorialState
from articles.models import Article
from initiatives.curation.desk import Corrections
from initiatives.models import DeadlineBasis, Initiative, Organisation, Person, Statement, StatementKind


class CardForm(forms.Form):
    """Speakers and initiatives are chosen among those whom the article names; others on the statement's own page."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=StatementKind.choices, widget=forms.RadioSelect)
    speakers = forms.MultipleChoiceField(
        label=gettext_lazy("Who says it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    role = forms.CharField(label=gettext_lazy("Role as printed, of the first"), required=False, max_length=300)
    document = forms.CharField(label=gettext_lazy("Or a document"), required=False, max_length=300)
    initiatives = forms.MultipleChoiceField(
        label=gettext_lazy("About"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_commitment = forms.BooleanField(label=gettext_lazy("A commitment"), required=False)
    deadline = forms.DateField(
        label=gettext_lazy("By"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    deadline_precision = forms.ChoiceField(
        label=gettext_lazy("Precision"), choices=DatePrecision.choices, required=False, initial=DatePrecision.DAY
    )
    deadline_basis = forms.ChoiceField(
        label=gettext_lazy("Basis"), choices=DeadlineBasis.choices, required=False, initial=DeadlineBasis.NONE
    )

    def __init__(self, statement: Statement, data: Any = None) -> None:
        self.statement = statement
        self.rows = {**_named_by(statement), **named_in(statement.article)}
        super().__init__(data, initial=_initial(statement), prefix="card")
        initiatives = [(key, str(row)) for key, row in self.rows.items() if isinstance(row, Initiative)]
        speakers = [(key, str(row)) for key, row in self.rows.items() if not isinstance(row, Initiative)]
        for name, choices in (("speakers", speakers), ("initiatives", initiatives)):
            cast("forms.MultipleChoiceField", self.fields[name]).choices = choices

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        has_day, basis = bool(values.get("deadline")), values.get("deadline_basis") or DeadlineBasis.NONE
        if has_day and basis == DeadlineBasis.NONE:
            values["deadline_basis"] = DeadlineBasis.EXPLICIT
        elif not has_day and "deadline" not in self.errors:
            values["deadline_basis"] = DeadlineBasis.NONE
        for name in ("document", "role"):
            if "\x00" in (values.get(name) or ""):
                self.add_error(name, _("Null characters are not allowed."))
        return values

    def corrections(self) -> Corrections:
        """What the card says, for curation."""
        values = self.cleaned_data
        document = values["document"].strip()
        return Corrections(
            kind=values["kind"],
            is_commitment=values["is_commitment"],
            deadline=values["deadline"],
            deadline_precision=values["deadline_precision"] or DatePrecision.DAY,
            deadline_basis=values["deadline_basis"],
            initiatives=[self.rows[key] for key in values["initiatives"]],
            speakers=[*(self.rows[key] for key in values["speakers"]), *([document] if document else [])],
            role=values["role"].strip() if "card-role" in self.data else None,
        )


def _key(row: Any) -> str:
    return f"{row._meta.model_name}-{row.pk}"


def _named_by(statement: Statement) -> dict[str, Any]:
    """Speakers and initiatives that the statement has already, by a key for the form."""
    speakers = [row.person or row.organisation for row in statement.speakers.all()]
    return {_key(row): row for row in (*speakers, *statement.initiatives.all()) if row}


def named_in(article: Article) -> dict[str, Any]:
    """People, then organisations, then initiatives that the article names, by a key for the form."""
    mentions = article.mentions.select_related("person", "organisation", "initiative").order_by("start", "pk")
    by_kind: dict[type, dict[str, Any]] = {Person: {}, Organisation: {}, Initiative: {}}
    for mention in mentions:
        named = mention.person or mention.organisation or mention.initiative
        if named is not None and not named.merged_into_id and named.state != EditorialState.REJECTED:
            by_kind[type(named)][_key(named)] = named
    return {key: row for named_alike in by_kind.values() for key, row in named_alike.items()}


def _initial(statement: Statement) -> dict[str, Any]:
    speakers = list(statement.speakers.all())
    return {
        "kind": statement.kind,
        "speakers": [_key(named) for row in speakers if (named := row.person or row.organisation)],
        "role": speakers[0].role if speakers else "",
        "document": next((row.document for row in speakers if row.document), ""),
        "initiatives": [_key(row) for row in statement.initiatives.all()],
        "is_commitment": statement.is_commitment,
        "deadline": statement.deadline,
        "deadline_precision": statement.deadline_precision,
        "deadline_basis": statement.deadline_basis,
    }
