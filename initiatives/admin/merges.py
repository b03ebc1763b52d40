"""Merging two entries with a preview, and the record of merges, from which one can be undone."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.collisions import collision_message
from initiatives.admin.base import address_of, link_to, seen_versions
from initiatives.admin.comparing import summary, values_of
from initiatives.admin.statements import ShownAdmin
from initiatives.curation.merging import merge, preview
from initiatives.curation.publishing import CurationError
from initiatives.curation.unmerging import undo, why_not
from initiatives.models import Merge
from initiatives.roles import MERGE, may_merge


def merge_address(site: admin.AdminSite, replaced: Any, kept: Any) -> str:
    """The page that shows what merging the one into the other would do."""
    name = f"admin:{replaced._meta.app_label}_{replaced._meta.model_name}_merge"
    return reverse(name, args=[replaced.pk, kept.pk], current_app=site.name)


class MergingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin: a page for two entries, which shows what merging them would do before it is done."""

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        view = self.admin_site.admin_view(self.merge_view)
        return [path("<uuid:pk>/merge/<uuid:other>/", view, name=name), *super().get_urls()]

    def merge_view(self, request: HttpRequest, pk: Any, other: Any) -> HttpResponse:
        """`pk` is replaced by `other`."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = self.model._default_manager.in_bulk([pk, other])
        if len(found) < 2:
            raise Http404
        replaced, kept = found[pk], found[other]
        if not may_merge(request.user, replaced):
            raise PermissionDenied
        if request.method == "POST":
            return self._merged(request, replaced, kept)
        shown = preview(replaced, kept)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge “%(replaced)s” into “%(kept)s”?") % {"replaced": replaced, "kept": kept},
            "opts": self.opts,
            "replaced": replaced,
            "kept": kept,
            "links": [link_to(self.admin_site, row) for row in (replaced, kept)],
            "refusal": shown.refusal,
            "values": [] if shown.refusal else values_of(replaced, kept, shown),
            "summary": summary(shown.steps),
            "other_way_round": merge_address(self.admin_site, kept, replaced),
        }
        return TemplateResponse(request, "admin/merge.html", context)

    def _merged(self, request: HttpRequest, replaced: Any, kept: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                self._refuse_if_changed(request, replaced.pk, kept.pk)
                done = merge(replaced, kept, request.user)  # type: ignore[arg-type]
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.path)
        self.log_change(request, replaced, _("Merged."))
        self.log_change(request, kept, _("Merged."))
        text = format_html(
            '{} <a href="{}">{}</a>',
            _("“%(replaced)s” was merged into “%(kept)s”.") % {"replaced": replaced, "kept": kept},
            address_of(self.admin_site, done),
            _("What was moved, and undo"),
        )
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(address_of(self.admin_site, kept))

    def _refuse_if_changed(self, request: HttpRequest, *keys: Any) -> None:
        """What the preview showed must be what is merged."""
        seen = seen_versions(request)
        for row in self.model._default_manager.select_for_update().filter(pk__in=keys).order_by("pk"):
            if seen.get(str(row.pk)) != str(row.version):
                raise CurationError(collision_message(row))

    @admin.action(description=gettext_lazy("Merge the two chosen %(verbose_name_plural)s …"), permissions=["change"])
    def merge_two(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        rows = list(queryset[:3])
        if len(rows) != 2:
            self.message_user(request, _("Choose exactly two to merge."), messages.ERROR)
            return None
        return HttpResponseRedirect(merge_address(self.admin_site, *better_last(*rows)))


def better_last(one: Any, other: Any) -> tuple[Any, Any]:
    """What is public, asks nothing, has the fuller name and was there first is rather kept."""
    rows = sorted((one, other), key=lambda row: row.created_at, reverse=True)
    return tuple(sorted(rows, key=lambda row: (row.is_published, not row.question, len(row.name))))


@admin.register(Merge)
class MergeAdmin(ShownAdmin):
    """What was merged, with everything that it moved."""

    list_display = ["__str__", "kind", "merged_at", "merged_by", "undone_at", "undone_by"]
    list_filter = ["kind"]
    list_select_related = ["merged_by", "undone_by"]
    search_fields = []
    date_hierarchy = "merged_at"
    fields = ["kind", "replaced_name", "kept_name", "merged_at", "merged_by", "undone_at", "undone_by"]
    change_form_template = "admin/initiatives/merge/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(require_POST(self.undo_view))
        return [path("<uuid:pk>/undo/", view, name="initiatives_merge_undo"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        done = kwargs["obj"]
        context["summary"] = summary(done.steps)
        context["left"] = done.left
        context["why_not"] = why_not(done)
        context["may_undo"] = self._may_undo(request, done)
        context["undo_address"] = reverse("admin:initiatives_merge_undo", args=[done.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def undo_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        done = Merge.objects.filter(pk=pk).first()
        if done is None:
            raise Http404
        if not self._may_undo(request, done):
            raise PermissionDenied
        try:
            left = undo(done, request.user)  # type: ignore[arg-type]
        except CurationError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.log_change(request, done, _("Undone."))
            if left:
                self.message_user(request, _("The merge was undone, but for what is listed below."), messages.WARNING)
            else:
                self.message_user(request, _("The merge was undone."), messages.SUCCESS)
        return HttpResponseRedirect(address_of(self.admin_site, done))

    def _may_undo(self, request: HttpRequest, done: Merge) -> bool:
        """Reviewers, and who merged it."""
        user: Any = request.user
        return bool(user.has_perm(MERGE) or (done.merged_by_id is not None and done.merged_by_id == user.pk))
