"""The back office's own pages: its name, what waits for an editor, and what autocomplete fields offer."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse


class BackofficeSite(AdminSite):
    site_header = "Policytracker"
    site_title = "Policytracker"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from initiatives.admin.waiting import work_waiting

        return super().index(request, {"work_waiting": work_waiting(self, request), **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> Any:
        from initiatives.admin.base import Suggestions

        return Suggestions.as_view(admin_site=self)(request)
