"""Filters of the tracker: one FilterSet drives the page and the API.

Related rows are chosen by slug or id among the published ones only, so that a filter cannot ask after a hidden row.
"""

from datetime import date, datetime
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.asked_day import the_day
from articles.filters import DayFilter, SearchFilterSet, YesNoFilter
from articles.models import Article
from initiatives.answering import answerable_by, succession_on
from initiatives.changes import LATELY, ChangeKind, Period, changed
from initiatives.models import (
    Classification,
    Commitment,
    Correction,
    CorrectionKind,
    Initiative,
    InitiativeKind,
    Membership,
    Organisation,
    Person,
    Statement,
    StatementKind,
    Status,
    StatusReason,
    StatusUpdate,
    UpdateKind,
)


class PublishedChoice(django_filters.ModelChoiceFilter):
    """A published row by its slug (or another unique field), typed and not picked from a list of thousands."""

    def __init__(self, model: Any, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("to_field_name", "slug")
        kwargs.setdefault("widget", forms.TextInput)
        super().__init__(*args, queryset=lambda request: model.objects.published(), **kwargs)


class PersonFilter(SearchFilterSet):
    organisation = PublishedChoice(Organisation, method="of_organisation", label=_("Organisation"))

    class Meta:
        model = Person
        fields: list[str] = []

    def of_organisation(self, queryset: QuerySet[Person], name: str, value: Organisation | None) -> QuerySet[Person]:
        if value is None:
            return queryset
        return queryset.filter(pk__in=Membership.objects.public().filter(organisation=value).values("person"))


class OrganisationFilter(SearchFilterSet):
    classification = django_filters.ChoiceFilter(choices=Classification.choices, label=_("Classification"))

    class Meta:
        model = Organisation
        fields: list[str] = []


class InitiativeFilter(SearchFilterSet):
    kind = django_filters.ChoiceFilter(choices=InitiativeKind.choices, label=_("Kind"))
    lead = PublishedChoice(Organisation, field_name="lead_organisation", label=_("Lead organisation"))

    class Meta:
        model = Initiative
        fields: list[str] = []


class MembershipFilter(django_filters.FilterSet):
    person = PublishedChoice(Person, label=_("Person"))
    organisation = PublishedChoice(Organisation, label=_("Organisation"))
    on = DayFilter(method="held_on", label=_("Held on"))

    class Meta:
        model = Membership
        fields: list[str] = []

    def held_on(self, queryset: Any, name: str, value: Any) -> QuerySet[Membership]:
        held: QuerySet[Membership] = queryset.held_on(value)
        return held


class StatementFilter(SearchFilterSet):
    kind = django_filters.ChoiceFilter(choices=StatementKind.choices, label=_("Kind"))
    commitment = YesNoFilter(field_name="is_commitment", label=_("Commitments only"))
    person = PublishedChoice(Person, field_name="speakers__person", label=_("Person"))
    organisation = PublishedChoice(Organisation, field_name="speakers__organisation", label=_("Organisation"))
    initiative = PublishedChoice(Initiative, field_name="initiatives", label=_("Initiative"))
    article = PublishedChoice(Article, to_field_name="id", label=_("Article"))
    said_after = DayFilter(field_name="said_on", lookup_expr="gte", label=_("Said from"))
    said_before = DayFilter(field_name="said_on", lookup_expr="lte", label=_("Said until"))

    class Meta:
        model = Statement
        fields: list[str] = []


def carried_by(queryset: QuerySet[Commitment], name: str, value: Organisation | None) -> QuerySet[Commitment]:
    """What the body promised, and what came to it from those that it succeeded."""
    if value is None:
        return queryset
    return queryset.filter(responsible_organisation__in=succession_on(the_day()).carried_by(value.pk))


class CommitmentFilter(SearchFilterSet):
    FLAGS = [
        ("overdue", _("Overdue")),
        ("due_soon", _("Due soon")),
        ("silent", _("Silent")),
        ("slipped", _("Slipped")),
    ]

    status = django_filters.MultipleChoiceFilter(
        choices=Status.choices, label=_("Status"), widget=forms.CheckboxSelectMultiple
    )
    flag = django_filters.ChoiceFilter(choices=FLAGS, method="flagged", label=_("Flag"))
    responsible = PublishedChoice(Organisation, method=carried_by, label=_("Responsible body"))
    person = PublishedChoice(Person, field_name="responsible_person", label=_("Responsible person"))
    answerable = PublishedChoice(Person, method="answerable_by", label=_("Answerable now"))
    initiative = PublishedChoice(Initiative, label=_("Initiative"))
    made_after = DayFilter(field_name="made_on", lookup_expr="gte", label=_("Made from"))
    made_before = DayFilter(field_name="made_on", lookup_expr="lte", label=_("Made until"))
    deadline_after = DayFilter(field_name="deadline", lookup_expr="gte", label=_("Deadline from"))
    deadline_before = DayFilter(field_name="deadline", lookup_expr="lte", label=_("Deadline until"))

    class Meta:
        model = Commitment
        fields: list[str] = []

    def flagged(self, queryset: Any, name: str, value: str) -> QuerySet[Commitment]:
        found: QuerySet[Commitment] = getattr(queryset, value)(on=the_day())
        return found

    def answerable_by(self, queryset: QuerySet[Commitment], name: str, value: Person | None) -> QuerySet[Commitment]:
        """What the person answers for, promised by themself or by others in the same post."""
        return queryset if value is None else queryset.filter(pk__in=answerable_by(value))


class ChangeForm(forms.Form):
    def clean_since(self) -> date | None:
        since: date | None = self.cleaned_data["since"]
        if since is not None and since >= the_day():
            raise ValidationError(_("Nothing can have changed yet since this day: choose an earlier one."))
        return since


class ChangeFilter(SearchFilterSet):
    """Commitments to which something happened; without `since`, in the last thirty days."""

    since = DayFilter(method="as_it_is", label=_("Since"))
    change = django_filters.ChoiceFilter(choices=ChangeKind.choices, method="as_it_is", label=_("What changed"))
    responsible = PublishedChoice(Organisation, method=carried_by, label=_("Responsible body"))
    person = PublishedChoice(Person, field_name="responsible_person", label=_("Responsible person"))
    initiative = PublishedChoice(Initiative, label=_("Initiative"))

    class Meta:
        model = Commitment
        fields: list[str] = []
        form = ChangeForm

    def as_it_is(self, queryset: QuerySet[Commitment], name: str, value: Any) -> QuerySet[Commitment]:
        """These two are asked together, in `filter_queryset`."""
        return queryset

    def filter_queryset(self, queryset: QuerySet[Commitment]) -> QuerySet[Commitment]:
        since = self.form.cleaned_data["since"] or the_day() - LATELY
        return changed(
            super().filter_queryset(queryset), Period(since, the_day()), self.form.cleaned_data["change"] or ""
        )


class StatusUpdateFilter(django_filters.FilterSet):
    commitment = PublishedChoice(Commitment, to_field_name="id", label=_("Commitment"))
    kind = django_filters.ChoiceFilter(choices=UpdateKind.choices, label=_("Kind"))
    status_reason = django_filters.ChoiceFilter(choices=StatusReason.choices, label=_("Reason"))
    happened_after = DayFilter(field_name="happened_on", lookup_expr="gte", label=_("Happened from"))
    happened_before = DayFilter(field_name="happened_on", lookup_expr="lte", label=_("Happened until"))

    class Meta:
        model = StatusUpdate
        fields: list[str] = []


class MonthFilter(django_filters.CharFilter):
    """A month such as 2026-03, in the site's time zone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pattern = RegexValidator(r"\A(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])\Z", _("Write a month as in 2026-03."))
        super().__init__(*args, validators=[pattern], **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        year, month = map(int, value.split("-"))
        zone = timezone.get_current_timezone()
        start = datetime(year, month, 1, tzinfo=zone)
        end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
        return qs.filter(**{f"{self.field_name}__gte": start, f"{self.field_name}__lt": end})


class CorrectionFilter(django_filters.FilterSet):
    month = MonthFilter(field_name="recorded_at", label=_("Month"))
    kind = django_filters.ChoiceFilter(choices=CorrectionKind.choices, label=_("Kind"))
    statement = PublishedChoice(Statement, to_field_name="id", label=_("Statement"))
    commitment = PublishedChoice(Commitment, to_field_name="id", label=_("Commitment"))

    class Meta:
        model = Correction
        fields: list[str] = []
