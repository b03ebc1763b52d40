"""Entries that may be the same, side by side, for an editor to judge."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin import CarefulList
from initiatives.admin.base import address_of
from initiatives.admin.comparing import Fact, facts_of
from initiatives.admin.merges import better_last, merge_address
from initiatives.admin.statements import ShownAdmin
from initiatives.curation.duplicates import set_apart
from initiatives.duplicates.finding import look
from initiatives.duplicates.words import in_words
from initiatives.models import EntryKind, Membership, PossibleDuplicate
from initiatives.roles import may_merge

SKIPPED = "skipped_duplicates"
MOST_SKIPPED = 500


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, as its card shows it."""

    entry: Any
    address: str
    facts: list[Fact]


class JudgedFilter(admin.SimpleListFilter):
    """Without a choice, what waits."""

    title = gettext_lazy("judgement")
    parameter_name = "judged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("apart", gettext_lazy("Not a duplicate"))]

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] if "judged=" in choice["query_string"] else _("Waiting")}

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.set_apart() if self.value() == "apart" else queryset.waiting()


class PairList(CarefulList):
    """Pairs with both entries; what this editor skips stays out until the end of the session."""

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        skipped = request.session.get(SKIPPED, [])
        return super().get_queryset(request, *args, **kwargs).exclude(pk__in=skipped)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        dress(self.result_list, self.model_admin.admin_site, request)


def dress(pairs: Iterable[Any], site: admin.AdminSite, request: HttpRequest) -> None:
    """Give each pair its two sides, its reasons in words, and the addresses of what can be done with it."""
    pairs = list(pairs)
    for kind in EntryKind:
        wanted = [pair for pair in pairs if pair.kind == kind]
        if wanted:
            _dress_kind(kind, wanted, site, request)


def _dress_kind(kind: EntryKind, pairs: list[Any], site: admin.AdminSite, request: HttpRequest) -> None:
    entries = _entries(kind, {key for pair in pairs for key in (pair.one_id, pair.other_id)})
    may = site.get_model_admin(kind.model).has_change_permission(request)
    for pair in pairs:
        both = [entries[key] for key in (pair.one_id, pair.other_id) if key in entries]
        if len(both) == 2:
            both = list(better_last(*both))
            pair.merge_address = merge_address(site, *both) if may and may_merge(request.user, both[0]) else ""
        pair.sides = [Side(entry, address_of(site, entry), _facts(entry)) for entry in both]
        pair.words = [in_words(reason) for reason in pair.reasons]
        pair.may = may


def _entries(kind: EntryKind, keys: set[Any]) -> dict[Any, Any]:
    """The entries with what is told of them, in a fixed number of queries."""
    rows = kind.model.objects.filter(pk__in=keys)
    rows = rows.select_related(*(f.name for f in kind.model._meta.fields if f.is_relation and f.name in FOLLOWED))
    if kind == EntryKind.PERSON:
        roles = Membership.objects.exclude(state__in=["rejected", "merged"]).select_related("organisation")
        rows = rows.prefetch_related(Prefetch("memberships", roles, to_attr="held"))
    said = "statements" if kind == EntryKind.INITIATIVE else "spoken"
    return {row.pk: row for row in rows.annotate(said=Count(said, distinct=True))}


FOLLOWED = {"parent", "succeeded_by", "lead_organisation"}


def _facts(entry: Any) -> list[Fact]:
    roles = "; ".join(
        ", ".join(filter(None, (role.role, str(role.organisation)))) for role in getattr(entry, "held", ())
    )
    own = [Fact(_("State"), entry.get_state_display())]
    if roles:
        own.append(Fact(_("Roles"), roles))
    return [*own, Fact(_("Statements"), str(entry.said)), *facts_of(entry)]


@admin.register(PossibleDuplicate)
class PossibleDuplicateAdmin(ShownAdmin):
    """Pairs by likeness; nothing is merged without a preview."""

    list_display = ["kind", "score"]
    list_filter = [JudgedFilter, "kind"]
    list_select_related = ["set_apart_by"]
    list_per_page = 20
    search_fields = []
    actions = None
    fields = ["kind", "score", "found_at", "set_apart_by", "set_apart_at", "in_doubt"]
    change_list_template = "admin/initiatives/possibleduplicate/change_list.html"

    def get_urls(self) -> list[Any]:
        def at(route: str, view: Any, name: str) -> Any:
            return path(route, self.admin_site.admin_view(require_POST(view)), name=f"initiatives_duplicate_{name}")

        return [
            at("look/", self.look_view, "look"),
            at("<int:pk>/apart/", self.apart_view, "apart"),
            at("<int:pk>/skip/", self.skip_view, "skip"),
            at("unskip/", self.unskip_view, "unskip"),
            *super().get_urls(),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PairList]:
        return PairList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        own = {
            "may_look": bool(self._kinds(request)),
            "skipped": len(request.session.get(SKIPPED, [])),
            "title": _("Possible duplicates"),
        }
        return super().changelist_view(request, {**own, **(extra_context or {})})

    def _kinds(self, request: HttpRequest) -> list[EntryKind]:
        site = self.admin_site
        return [kind for kind in EntryKind if site.get_model_admin(kind.model).has_change_permission(request)]

    def look_view(self, request: HttpRequest) -> HttpResponse:
        kinds = self._kinds(request)
        if not kinds:
            raise PermissionDenied
        waiting = sum(look(kind) for kind in kinds)
        self.message_user(request, _("The register was compared: %(n)d pairs wait.") % {"n": waiting}, messages.SUCCESS)
        return self._back()

    def apart_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        pair = PossibleDuplicate.objects.filter(pk=pk).first()
        entries = EntryKind(pair.kind).model.objects.in_bulk([pair.one_id, pair.other_id]) if pair else {}
        if pair is None or len(entries) < 2:
            raise Http404
        if pair.kind not in self._kinds(request):
            raise PermissionDenied
        one, other = entries[pair.one_id], entries[pair.other_id]
        set_apart(one, other, request.user)  # type: ignore[arg-type]
        self.log_change(request, pair, _("Not a duplicate."))
        text = _("“%(one)s” and “%(other)s” are not the same; this is remembered.") % {"one": one, "other": other}
        self.message_user(request, text, messages.SUCCESS)
        return self._back()

    def skip_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """For this editor, until the end of the session."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        skipped = [key for key in request.session.get(SKIPPED, []) if key != pk]
        request.session[SKIPPED] = [*skipped, pk][-MOST_SKIPPED:]
        return self._back()

    def unskip_view(self, request: HttpRequest) -> HttpResponse:
        request.session.pop(SKIPPED, None)
        return self._back()

    def _back(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:initiatives_possibleduplicate_changelist"))
