"""The back office's own pages: its name, what waits for an editor, and what autocomplete fields offer."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path


class BackofficeSite(AdminSite):
    site_header = "Policytracker"
    site_title = "Policytracker"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from initiatives.admin.waiting import work_waiting

        return super().index(request, {"work_waiting": work_waiting(self, request), **(extra_context or {})})

    def get_urls(self) -> list[Any]:
        from initiatives.admin.desk.views import DeskPages

        pages = DeskPages(self)
        return [
            path("desk/", self.admin_view(pages.queue), name="desk"),
            path("desk/<uuid:pk>/", self.admin_view(pages.article), name="desk-article"),
            *super().get_urls(),
        ]

    def autocomplete_view(self, request: HttpRequest) -> Any:
        from initiatives.admin.base import Suggestions

        return Suggestions.as_view(admin_site=self)(request)
