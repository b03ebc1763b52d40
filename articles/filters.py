"""Filters of the archive, and what all filters share: one FilterSet drives the page and the API."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.folding import fold
from articles.models import Article, Genre

MAX_QUERY_LENGTH = 200
# Days outside these years are no dates of this archive, and some databases cannot compare them.
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)
YES_OR_NO = {"true": True, "false": False}


class DayFilter(django_filters.DateFilter):
    """A day between 1800 and 2200."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        super().__init__(*args, validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)], **kwargs)


class YesNoField(forms.NullBooleanField):
    """true or false; Django's own field takes whatever it does not understand for "no answer"."""

    widget = forms.Select

    def to_python(self, value: Any) -> bool | None:  # type: ignore[override]
        if value in (None, ""):
            return None
        try:
            return YES_OR_NO[str(value).lower()]
        except KeyError:
            raise ValidationError(_("Choose true or false."), code="invalid") from None


class YesNoFilter(django_filters.BooleanFilter):
    field_class = YesNoField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Select(choices=[("", _("Any")), ("true", _("Yes")), ("false", _("No"))]))
        super().__init__(*args, **kwargs)


class SearchFilterSet(django_filters.FilterSet):
    """Adds `q`: every word must be there, whatever the case and accents."""

    q = django_filters.CharFilter(method="search", label=_("Search"), max_length=MAX_QUERY_LENGTH)

    def search(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        found: QuerySet[Any] = queryset.search(value)  # type: ignore[attr-defined]
        return found


class ArticleFilter(SearchFilterSet):
    genre = django_filters.ChoiceFilter(choices=Genre.choices, label=_("Genre"))
    publication = django_filters.CharFilter(
        method="of_publication", label=_("Publication"), max_length=MAX_QUERY_LENGTH
    )
    published_after = DayFilter(field_name="published_on", lookup_expr="gte", label=_("Published from"))
    published_before = DayFilter(field_name="published_on", lookup_expr="lte", label=_("Published until"))

    class Meta:
        model = Article
        fields: list[str] = []

    def of_publication(self, queryset: QuerySet[Article], name: str, value: str) -> QuerySet[Article]:
        """Whatever the case and accents; `iexact` knows capitals beyond ASCII on one database only."""
        outlets = queryset.order_by().values_list("publication", flat=True).distinct()
        return queryset.filter(publication__in=[outlet for outlet in outlets if fold(outlet) == fold(value)])
