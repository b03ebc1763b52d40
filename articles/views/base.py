"""What every public page shares: published rows only, filters that show their errors, answers for what is gone."""

from typing import Any

from django.db.models import Model, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.generic import DetailView, ListView

from articles.asked_day import asked_day, on_any_day, past_day
from articles.editorial import Editorial, EditorialState
from articles.models import Article
from articles.views.filtering import Filters, PickLists


def with_public_rows_only(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Every row that these rows point at is fetched among the published ones; a hidden one reads as None.

    Holds for all foreign keys of the model, so that no template has to remember it. Texts of articles are left out.
    """
    related = [
        Prefetch(field.name, queryset=_published(field.related_model))
        for field in queryset.model._meta.fields
        if field.is_relation and issubclass(field.related_model, Editorial)
    ]
    return queryset.select_related(None).prefetch_related(*related)


def _published(model: type[Model]) -> QuerySet[Any]:
    published: QuerySet[Any] = model._default_manager.published()  # type: ignore[attr-defined]
    return published.defer("text") if model is Article else published


class PublicListView(ListView):  # type: ignore[type-arg]
    """Published rows, filtered, twenty a page. A filter that is not understood shows its error and no rows."""

    paginate_by = 20
    filterset_class: Any

    def get_queryset(self) -> QuerySet[Any]:
        rows = self.filterset_class(
            self.request.GET, queryset=with_public_rows_only(self.public_rows()), request=self.request
        )
        self.filters = Filters(rows, self.pick_lists())
        return self.filters.rows

    def public_rows(self) -> QuerySet[Any]:
        """The rows of the list in their order."""
        raise NotImplementedError

    def pick_lists(self) -> PickLists:
        """Published rows, or values with their words, that the filter of that name offers to choose from."""
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(filters=self.filters, **kwargs)


class PublicDetailView(DetailView):  # type: ignore[type-arg]
    """A published row. What was merged leads on for ever, what was withdrawn says so, the rest does not exist."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return self.instead()

    def get_queryset(self) -> QuerySet[Any]:
        return with_public_rows_only(self.public_rows())

    def public_rows(self) -> QuerySet[Any]:
        there: QuerySet[Any] = self.model._default_manager.published().existing_by(past_day())
        return there

    def instead(self) -> HttpResponse:
        """The answer for a row that is not published. Raises Http404 where nobody may know of it."""
        keys = {name: self.kwargs[name] for name in ("pk", "slug") if name in self.kwargs}
        with on_any_day():
            asked = self.model._default_manager.filter(**keys).first()
            row = successor(asked)
            if asked_day() and row is not None and row == asked and self.is_public(row):
                return render(self.request, "404_day.html", status=404)
        notice = None if row is None else self.withdrawal(row)
        if row is not None and (notice or self.was_withdrawn(row)):
            return render(self.request, "410.html", {"withdrawal": notice}, status=410)
        if row is not None and row != asked and row.is_published:
            # A merge can be undone: a browser that keeps the redirect for ever would never find the old page again.
            return HttpResponsePermanentRedirect(row.get_absolute_url(), headers={"Cache-Control": "max-age=3600"})
        raise Http404

    def is_public(self, row: Any) -> bool:
        return bool(self.model._default_manager.published().filter(pk=row.pk).exists())

    def was_withdrawn(self, row: Any) -> bool:
        return bool(row.state == EditorialState.WITHDRAWN)

    def withdrawal(self, row: Any) -> Any:
        """What the public was told when the row was withdrawn; it stays at the address until the row is back."""
        told = getattr(row, "corrections", None)
        return None if told is None else told.withdrawals().first()


def successor(row: Any) -> Any:
    """The row itself, or the one that took its place after however many merges; None where they go in a circle."""
    seen = set()
    while row is not None and row.state == EditorialState.MERGED:
        seen.add(row.pk)
        row = row.merged_into if row.merged_into_id not in seen else None
    return row
