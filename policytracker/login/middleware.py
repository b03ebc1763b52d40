"""A session lasts as long as the second factor that opened it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from policytracker.login.second_factor import fits_session

Handler = Callable[[HttpRequest], HttpResponseBase]


class SecondFactorMiddleware:
    """Ends a session whose second factor was reset, replaced or never asked for.

    It looks when somebody first asks who the user is: public pages that do not ask pay nothing.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(lambda: _user(request))  # type: ignore[assignment]
        return self.get_response(request)


def _user(request: HttpRequest) -> Any:
    user = get_user(request)
    if user.is_authenticated and not fits_session(request, user):
        request.session.flush()
        return AnonymousUser()
    return user
