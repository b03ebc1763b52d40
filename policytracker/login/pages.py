"""What people who are logged in do about their own second factor."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from policytracker.login import second_factor
from policytracker.login.forms import ConfirmedFirstCodeForm, ConfirmForm
from policytracker.login.history import note
from policytracker.login.steps import SECRET_KEY, AnswersTooEarly, SettingUp


class Overview(TemplateView):
    """Whether the app is set up, and what can be done about it."""

    template_name = "login/overview.html"
    extra_context = {"title": gettext_lazy("Second factor")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        return super().get_context_data(
            **admin.site.each_context(self.request),
            factor=second_factor.factor_of(user),
            codes_left=user.recovery_codes.count(),
            required=settings.SECOND_FACTOR_REQUIRED,
            **kwargs,
        )


class Confirmed(AnswersTooEarly, FormView):  # type: ignore[type-arg]
    """Something that asks for the password once more."""

    form_class: type[Any] = ConfirmForm
    template_name = "login/confirm.html"
    needs_factor = True
    user: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user = request.user
        if self.needs_factor and second_factor.factor_of(self.user) is None:
            return redirect("admin:second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request, "user": self.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**admin.site.each_context(self.request), **kwargs)


class SetUp(SettingUp, Confirmed):
    """A first app, or another one in place of the present; sessions elsewhere end."""

    form_class = ConfirmedFirstCodeForm
    template_name = "login/set_up.html"
    extra_context = {"title": gettext_lazy("Set up a second factor")}
    needs_factor = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(factor=second_factor.factor_of(self.user), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        codes = second_factor.set_up(self.user, self.secret, form.cleaned_data["code"], replace=True)
        if codes is None:
            form.add_error("code", _("This is not the code. Does your telephone show the right time?"))
            return self.form_invalid(form)
        del self.request.session[SECRET_KEY]
        note(self.user, self.user, _("Second factor set up."))
        keep_session(self.request, self.user)
        return self.show_codes(codes, reverse("admin:second_factor"))


def keep_session(request: HttpRequest, user: User) -> None:
    """This session goes on, with a new id, under the changed second factor; no other does."""
    request.session.cycle_key()
    second_factor.mark_session(request, user)


class TurnOff(Confirmed):
    """No second factor any more, where it is optional."""

    extra_context = {
        "title": gettext_lazy("Turn the second factor off"),
        "question": gettext_lazy("From then on your password alone opens the back office."),
        "button": gettext_lazy("Turn off"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if second_factor.is_required(request.user):
            return redirect("admin:second_factor")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        second_factor.remove(self.user)
        note(self.user, self.user, _("Second factor turned off."))
        keep_session(self.request, self.user)
        messages.success(self.request, _("Second factor turned off."))
        return redirect("admin:second_factor")


class NewCodes(SettingUp, Confirmed):
    """Fresh recovery codes in place of those that are left."""

    extra_context = {
        "title": gettext_lazy("New recovery codes"),
        "question": gettext_lazy("You get ten new codes; the ones that you have now stop working."),
        "button": gettext_lazy("Make new codes"),
    }

    def form_valid(self, form: Any) -> HttpResponse:
        codes = second_factor.new_recovery_codes(self.user)
        note(self.user, self.user, _("New recovery codes made."))
        return self.show_codes(codes, reverse("admin:second_factor"))
