"""Pages about everything: home, search, about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles.filters import MAX_QUERY_LENGTH
from articles.models import Article
from initiatives.models import Initiative, Organisation, Person
from initiatives.views.rows import Few, commitment_rows, distribution, few, statement_rows

ON_HOME = 5


class Home(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        commitments = commitment_rows()
        overdue = commitments.overdue(on=timezone.localdate()).order_by("deadline", "title", "id")  # type: ignore[attr-defined]
        return super().get_context_data(
            distribution=distribution(commitments),
            overdue=few(overdue, ON_HOME),
            commitments=few(commitments, ON_HOME),
            statements=few(statement_rows(), ON_HOME),
            **kwargs,
        )


class About(TemplateView):
    template_name = "about.html"


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search the tracker"), max_length=MAX_QUERY_LENGTH, required=False)


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind, with the address of the whole list."""

    kind: str
    found: Few
    address: str


class Search(TemplateView):
    """Every kind of row that holds all words of `q`."""

    template_name = "search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SearchForm(self.request.GET)
        query = form.cleaned_data["q"] if form.is_valid() else ""
        groups = list(self.groups(query)) if query else []
        total = sum(group.found.total for group in groups)
        return super().get_context_data(form=form, query=query, groups=groups, total=total, **kwargs)

    def groups(self, query: str) -> Iterator[Group]:
        sources: list[tuple[str, QuerySet[Any]]] = [
            ("initiatives:commitment", commitment_rows()),
            ("initiatives:statement", statement_rows()),
            ("initiatives:initiative", Initiative.objects.published().by_name()),
            ("initiatives:person", Person.objects.published().by_name()),
            ("initiatives:organisation", Organisation.objects.published().by_name()),
            ("articles:article", Article.objects.published().defer("text").newest_first()),
        ]
        for name, rows in sources:
            address = f"{reverse(f'{name}-list')}?{urlencode({'q': query})}"
            yield Group(name.partition(":")[2], few(rows.search(query), ON_HOME), address)  # type: ignore[attr-defined]
