"""Pages about everything: home, search, about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles.asked_day import past_day, the_day
from articles.filters import MAX_QUERY_LENGTH
from articles.models import Article
from initiatives.distribution import distribution
from initiatives.models import Initiative, Organisation, Person, Status
from initiatives.views.rows import (
    Few,
    commitment_rows,
    few,
    few_of_different_articles,
    statement_rows,
    with_answers,
)

ON_HOME = 5


class HomeView(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        commitments = commitment_rows()
        overdue = commitments.overdue(on=the_day()).order_by("deadline", "title", "id")  # type: ignore[attr-defined]
        late, newest = few(overdue, ON_HOME), few(commitments, ON_HOME)
        with_answers([*late.rows, *newest.rows])
        return super().get_context_data(
            distribution=distribution(commitments),
            overdue=late,
            commitments=newest,
            statements=few_of_different_articles(ON_HOME),
            **kwargs,
        )


MEANINGS = {
    Status.OPEN: _("Promised, and nothing is known yet of its execution."),
    Status.IN_PROGRESS: _("There is evidence that work is being done."),
    Status.STALLED: _("The work stopped, or nobody mentions it any more."),
    Status.PARTLY_FULFILLED: _("Part of what was promised is there."),
    Status.FULFILLED: _("What was promised is there."),
    Status.NOT_FULFILLED: _("It did not come, and it will not come in time."),
    Status.LAPSED: _("It was dropped, or circumstances made it pointless."),
    Status.UNVERIFIABLE: _("It cannot be established whether it was kept."),
}


class AboutView(TemplateView):
    template_name = "about.html"
    extra_context = {"meanings": MEANINGS.items()}


class SearchForm(forms.Form):
    q = forms.CharField(max_length=MAX_QUERY_LENGTH, required=False, widget=forms.SearchInput)


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind, with the address of the whole list."""

    kind: str
    title: Promise
    found: Few
    address: str


class SearchView(TemplateView):
    """Every kind of row that holds all words of `q`."""

    template_name = "search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SearchForm(self.request.GET)
        query = form.cleaned_data["q"] if form.is_valid() else ""
        groups = list(self.groups(query)) if query else []
        total = sum(group.found.total for group in groups)
        return super().get_context_data(form=form, query=query, groups=groups, total=total, **kwargs)

    def groups(self, query: str) -> Iterator[Group]:
        initiatives = Initiative.objects.published().existing_by(past_day())
        organisations = Organisation.objects.published().existing_by(past_day())
        articles = Article.objects.published().existing_by(past_day())
        sources: list[tuple[str, Promise, QuerySet[Any]]] = [
            ("initiatives:commitment", _("Commitments"), commitment_rows()),
            ("initiatives:statement", _("Statements"), statement_rows()),
            (
                "initiatives:initiative",
                _("Initiatives"),
                initiatives.by_name(),
            ),
            ("initiatives:person", _("People"), Person.objects.published().by_name()),
            (
                "initiatives:organisation",
                _("Organisations"),
                organisations.by_name(),
            ),
            (
                "articles:article",
                _("Articles"),
                articles.defer("text").newest_first(),
            ),
        ]
        for name, title, rows in sources:
            address = f"{reverse(f'{name}-list')}?{urlencode({'q': query})}"
            found = few(rows.search(query), ON_HOME)  # type: ignore[attr-defined]
            if name == "initiatives:commitment":
                with_answers(found.rows)
            yield Group(name.partition(":")[2], title, found, address)
