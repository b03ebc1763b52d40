"""The archive's pages, and what all lists and details share."""

from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import DetailView, ListView

from articles.editorial import EditorialState
from articles.filters import ArticleFilter
from articles.models import Article


class FilteredListView(ListView):  # type: ignore[type-arg]
    """Published rows, filtered; a filter that makes no sense is said to be so, and then nothing is shown."""

    paginate_by = 20
    filterset_class: type[django_filters.FilterSet]

    def get_queryset(self) -> QuerySet[Any]:
        self.filterset = self.filterset_class(self.request.GET, queryset=self.rows(), request=self.request)
        return self.filterset.qs if self.filterset.is_valid() else self.rows().none()

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.copy()
        query.pop("page", None)
        return super().get_context_data(
            filter=self.filterset, query=f"{query.urlencode()}&" if query else "", chips=self._chips(), **kwargs
        )

    def _chips(self) -> list[dict[str, str]]:
        """The filters in use, each with the address without it."""
        if not self.filterset.is_valid():
            return []
        given = [(name, value) for name, values in self.request.GET.lists() for value in values if value]
        chips = []
        for name, value in given:
            if name not in self.filterset.form.fields:
                continue
            field = self.filterset.form.fields[name]
            labels = (
                {str(key): str(label) for key, label in getattr(field, "choices", ())}
                if not hasattr(field, "queryset")
                else {}
            )
            left = [pair for pair in given if pair != (name, value) and pair[0] != "page"]
            chips.append({"label": str(field.label), "value": labels.get(value, value), "left": urlencode(left)})
        return chips


class PublicDetailView(DetailView):  # type: ignore[type-arg]
    """A published row; what was merged leads on, what was withdrawn says so and no more, the rest is not there."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row = self.get_object()
        if row.state == EditorialState.WITHDRAWN:
            return render(request, "410.html", status=410)
        target = getattr(row, "merged_into", None)
        if row.state == EditorialState.MERGED and target is not None and target.is_published:
            return redirect(target, permanent=True)
        if row.state != EditorialState.PUBLISHED:
            raise Http404
        self.object = row
        return self.render_to_response(self.get_context_data(object=row))


class ArticleListView(FilteredListView):
    model = Article
    filterset_class = ArticleFilter

    def rows(self) -> QuerySet[Article]:
        return Article.objects.published().defer("text").newest_first()


class ArticleDetailView(PublicDetailView):
    """What the archive says of an article and what was said in it; the article itself stays with its publisher."""

    model = Article

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statements = self.object.statements.published().with_public_relations().in_reading_order()
        return super().get_context_data(statements=statements, **kwargs)
