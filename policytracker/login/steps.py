"""From the login page to the admin: the password, the code, and setting up an app where one is required.

Nobody is logged in before the last step. Whatever asks for a logged-in user, the API too, needs to know
nothing of a second factor.
"""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from policytracker.login import known_browser, second_factor
from policytracker.login.forms import ChangePasswordForm, CodeForm, FirstCodeForm, Guessing, PasswordForm
from policytracker.login.history import note
from policytracker.login.pending import Pending, begin, end, pending_user
from policytracker.login.qr import qr_code

SECRET_KEY = "second_factor_secret"  # noqa: S105 - where the session keeps it


class AnswersTooEarly:
    """Answers 429 to a guess that came too early, and says when to come back."""

    def form_invalid(self, form: Any) -> HttpResponse:
        answer: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        if isinstance(form, Guessing) and form.slowed:
            wait = form.slowed.until - timezone.now()
            answer.status_code = 429
            answer["Retry-After"] = str(max(int(wait.total_seconds()) + 1, 1))
        return answer


class PasswordStep(AnswersTooEarly, LoginView):
    """Name and password."""

    authentication_form = PasswordForm
    template_name = "admin/login.html"

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")

    def form_valid(self, form: Any) -> HttpResponse:
        user, next_page = form.get_user(), self.get_success_url()
        if second_factor.factor_of(user):
            begin(self.request, user, next_page)
            return redirect("admin:login_code")
        if second_factor.is_required(user):
            begin(self.request, user, next_page)
            return redirect("admin:login_set_up")
        return complete(self.request, user, redirect(next_page))


def complete(request: HttpRequest, user: User, answer: HttpResponse) -> HttpResponse:
    """Log in: the session gets a new id, is tied to the second factor, and the browser is known from now on."""
    end(request)
    request.session.pop(SECRET_KEY, None)
    login(request, user)
    second_factor.mark_session(request, user)
    known_browser.remember(request, answer, user.get_username())
    return answer


class SecondStep(AnswersTooEarly, FormView):  # type: ignore[type-arg]
    """Between the password and the login; anybody else goes back to the login page."""

    user: User
    pending: Pending
    has_factor: bool

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = pending_user(request)
        if found is None or bool(second_factor.factor_of(found[0])) is not self.has_factor:
            end(request)
            return back_to_login(request)
        self.user, self.pending = found
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request, "user": self.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**admin.site.each_context(self.request), **kwargs)


def back_to_login(request: HttpRequest) -> HttpResponseRedirect:
    """With a line that says why."""
    messages.warning(request, _("Log in once more: too much time passed, or something about the account changed."))
    return HttpResponseRedirect(f"{reverse('admin:login')}?{urlencode({REDIRECT_FIELD_NAME: reverse('admin:index')})}")


class CodeStep(SecondStep):
    """The code of the second factor."""

    form_class = CodeForm
    template_name = "login/code.html"
    extra_context = {"title": gettext_lazy("Second factor")}
    has_factor = True

    def form_valid(self, form: Any) -> HttpResponse:
        answer = complete(self.request, self.user, redirect(self.pending.next))
        if form.was_recovery_code:
            left = self.user.recovery_codes.count()
            note(self.user, self.user, _("Logged in with a recovery code."))
            text = ngettext(
                "You used a recovery code; %(n)d is left.", "You used a recovery code; %(n)d are left.", left
            )
            messages.warning(self.request, text % {"n": left})
        return answer


class SettingUp:
    """What setting up an app needs: a secret that only this session has seen, as a picture and as text."""

    request: HttpRequest
    user: User

    @property
    def secret(self) -> str:
        if SECRET_KEY not in self.request.session:
            self.request.session[SECRET_KEY] = second_factor.new_secret()
        return str(self.request.session[SECRET_KEY])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        address = second_factor.proposed(self.user, self.secret).config_url
        context: dict[str, Any] = super().get_context_data(  # type: ignore[misc]
            qr_code=qr_code(address), secret=second_factor.readable(self.secret), app_address=address, **kwargs
        )
        return context

    def show_codes(self, codes: list[str], next_page: str) -> TemplateResponse:
        """The only time that anybody sees them: they are not kept, so this page cannot be asked for again."""
        context = {
            **admin.site.each_context(self.request),
            "title": _("Your recovery codes"),
            "codes": codes,
            "next": next_page,
        }
        return TemplateResponse(self.request, "login/recovery_codes_shown.html", context)


class SetUpStep(SettingUp, SecondStep):
    """Setting up the app at the first login, where a second factor is required."""

    form_class = FirstCodeForm
    template_name = "login/set_up_first.html"
    extra_context = {"title": gettext_lazy("Set up a second factor")}
    has_factor = False

    def form_valid(self, form: Any) -> HttpResponse:
        codes = second_factor.set_up(self.user, self.secret, form.cleaned_data["code"], replace=False)
        if codes is None:
            form.add_error("code", _("This is not the code. Does your telephone show the right time?"))
            return self.form_invalid(form)
        note(self.user, self.user, _("Second factor set up."))
        login_done = complete(self.request, self.user, HttpResponse())
        answer = self.show_codes(codes, self.pending.next)
        answer.cookies = login_done.cookies
        return answer


class ChangePassword(AnswersTooEarly, PasswordChangeView):
    """Django's own page; guesses at the old password are counted, and all other sessions end."""

    form_class = ChangePasswordForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def get_success_url(self) -> str:
        return reverse("admin:password_change_done")
