"""Filters of the archive: one FilterSet drives the page and the API."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Genre

MAX_QUERY_LENGTH = 200
# Days outside these years are no dates of this archive, and some databases cannot compare them.
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)


class DayFilter(django_filters.DateFilter):
    """A day between 1800 and 2200."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        super().__init__(*args, validators=[MinValueValidator(EARLIEST), MaxValueValidator(LATEST)], **kwargs)


class SearchFilterSet(django_filters.FilterSet):
    """Adds `q`: every word must be there, whatever the case and accents."""

    q = django_filters.CharFilter(method="search", label=_("Search"), max_length=MAX_QUERY_LENGTH)

    def search(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        found: QuerySet[Any] = queryset.search(value)  # type: ignore[attr-defined]
        return found


class ArticleFilter(SearchFilterSet):
    genre = django_filters.ChoiceFilter(choices=Genre.choices, label=_("Genre"))
    publication = django_filters.CharFilter(lookup_expr="iexact", label=_("Publication"), max_length=MAX_QUERY_LENGTH)
    published_after = DayFilter(field_name="published_on", lookup_expr="gte", label=_("Published from"))
    published_before = DayFilter(field_name="published_on", lookup_expr="lte", label=_("Published until"))

    class Meta:
        model = Article
        fields: list[str] = []
