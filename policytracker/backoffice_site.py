"""The back office's own pages: its name, what waits for an editor, and what autocomplete fields offer."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache


class BackofficeSite(AdminSite):
    site_header = "Policytracker"
    site_title = "Policytracker"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from initiatives.admin.waiting import following_up, work_waiting

        lists = {"work_waiting": work_waiting(self, request), "following_up": following_up(self, request)}
        return super().index(request, {**lists, **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> Any:
        from initiatives.admin.base import Suggestions

        return Suggestions.as_view(admin_site=self)(request)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from initiatives.admin.coding.pages import CodingPages
        from initiatives.admin.desk.proposals import ProposalPages
        from initiatives.admin.desk.views import DeskPages
        from initiatives.admin.history_pages import recent_changes
        from policytracker.login import pages, steps

        desk, coding = DeskPages(self), CodingPages(self)
        return [
            path("desk/", self.admin_view(desk.queue), name="desk"),
            path("desk/<uuid:pk>/", self.admin_view(desk.article), name="desk-article"),
            path("desk/voorstellen/", self.admin_view(ProposalPages(self).queue), name="proposals"),
            path("codering/", self.admin_view(coding.overview), name="coding"),
            path("codering/overeenstemming/", self.admin_view(coding.agreement), name="coding-agreement"),
            path("codering/<uuid:pk>/", self.admin_view(coding.code), name="coding-sheet"),
            path("codering/<uuid:pk>/verschillen/", self.admin_view(coding.differences), name="coding-differences"),
            path("wijzigingen/", self.admin_view(recent_changes), name="recent_changes"),
            path("login/code/", never_cache(steps.CodeStep.as_view()), name="login_code"),
            path("login/instellen/", never_cache(steps.SetUpStep.as_view()), name="login_set_up"),
            path("tweede-factor/", self.admin_view(pages.Overview.as_view()), name="second_factor"),
            path("tweede-factor/instellen/", self.admin_view(pages.SetUp.as_view()), name="second_factor_set_up"),
            path("tweede-factor/uitzetten/", self.admin_view(pages.TurnOff.as_view()), name="second_factor_off"),
            path("tweede-factor/herstelcodes/", self.admin_view(pages.NewCodes.as_view()), name="recovery_codes"),
            *super().get_urls(),
        ]

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Django's login page, with our first step behind it."""
        from policytracker.login.steps import PasswordStep

        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = {
            **self.each_context(request),
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            **(extra_context or {}),
        }
        if REDIRECT_FIELD_NAME not in request.GET and REDIRECT_FIELD_NAME not in request.POST:
            context[REDIRECT_FIELD_NAME] = reverse("admin:index")
        request.current_app = self.name
        return PasswordStep.as_view(extra_context=context)(request)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        from policytracker.login.steps import ChangePassword

        request.current_app = self.name
        return ChangePassword.as_view(extra_context={**self.each_context(request), **(extra_context or {})})(request)
