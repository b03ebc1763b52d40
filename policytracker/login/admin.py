"""Accounts in the back office: who has a second factor, and taking it away when somebody lost everything."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.admin import CarefulList
from initiatives.roles import LABELS
from policytracker.login import history

if TYPE_CHECKING:
    BaseUserAdmin = UserAdmin[User]
else:
    BaseUserAdmin = UserAdmin

# Its pages show secrets, and change them without a trace in the account's own history.
admin.site.unregister(TOTPDevice)
admin.site.unregister(User)


class HasSecondFactor(admin.SimpleListFilter):
    """Accounts with a second factor, or without."""

    title = gettext_lazy("second factor")
    parameter_name = "second_factor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("With a second factor")), ("no", _("Without a second factor"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in ("yes", "no"):
            return queryset.filter(has_factor=self.value() == "yes")
        return queryset


def _role_name(group: Any) -> str:
    return str(LABELS.get(group.name, group.name))


@admin.register(User)
class AccountAdmin(BaseUserAdmin):
    """Django's own, and the second factor."""

    list_display = (*UserAdmin.list_display, "second_factor")  # type: ignore[misc]
    list_filter = (*UserAdmin.list_filter, HasSecondFactor)
    readonly_fields = ("second_factor",)
    fieldsets = (
        (None, {"fields": ("username", "password", "second_factor")}),
        *UserAdmin.fieldsets[1:],  # type: ignore[index]
    )
    change_form_template = "login/account_change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).annotate(has_factor=Exists(apps))

    @admin.display(boolean=True, description=gettext_lazy("second factor"), ordering="has_factor")
    def second_factor(self, user: Any) -> bool:
        return bool(user.has_factor)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A superuser's account is changed by superusers only, so that nobody makes a way around the roles."""
        actor: Any = request.user
        if obj is not None and obj.is_superuser and not actor.is_superuser:
            return False
        return bool(super().has_change_permission(request, obj))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CarefulList

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        actor: Any = request.user
        return fields if actor.is_superuser else (*fields, "is_superuser", "user_permissions")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The roles by their names in the editor's language."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups" and field is not None:
            field.label_from_instance = _role_name  # type: ignore[assignment, method-assign]
        return field

    def get_urls(self) -> list[URLPattern]:
        reset = self.admin_site.admin_view(self.reset_second_factor)
        return [
            path("<path:object_id>/tweede-factor/", reset, name="auth_user_reset_second_factor"),
            *super().get_urls(),
        ]

    def may_reset(self, request: HttpRequest, user: User) -> bool:
        """Who may change the account, but no superuser's without being one, and never one's own.

        One's own goes by the password, on one's own page: an open session must not be enough.
        """
        actor: Any = request.user
        return (
            self.has_change_permission(request, user)
            and (actor.is_superuser or not user.is_superuser)
            and actor.pk != user.pk
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        user = self.get_object(request, object_id)
        offered = user is not None and user.has_factor and self.may_reset(request, user)  # type: ignore[attr-defined]
        return super().change_view(
            request, object_id, form_url, {"may_reset_second_factor": offered, **(extra_context or {})}
        )

    def reset_second_factor(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks, then takes the app and the recovery codes away. The account's sessions end with them."""
        user = self.get_object(request, object_id)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is None:
            raise Http404
        if not self.may_reset(request, user):
            raise PermissionDenied
        if request.method == "POST":
            self._reset(request, user)
            return redirect("admin:auth_user_change", user.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reset the second factor"),
            "opts": self.opts,
            "account": user,
        }
        return TemplateResponse(request, "login/reset.html", context)

    def _reset(self, request: HttpRequest, user: User) -> None:
        actor: Any = request.user
        if history.reset(user, by=actor):
            self.message_user(request, _("Second factor reset."), messages.SUCCESS)
        else:
            self.message_user(request, _("This account has no second factor."), messages.WARNING)
