"""What every request passes: the choice of language, and an answer in words where two editors met at one row."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from articles.collisions import collision_message
from articles.editorial import StaleRowError

Handler = Callable[[HttpRequest], HttpResponseBase]


class CookieLanguageMiddleware:
    """Dutch, unless the reader has chosen otherwise with the switch on the site.

    Looks at the language cookie alone: a browser's Accept-Language changes nothing.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        patch_vary_headers(response, ["Cookie"])
        response.headers.setdefault("Content-Language", language)
        return response


class CollisionMiddleware:
    """A write that lost a race, wherever no page of its own tells so, is answered 409 with who was first."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, StaleRowError):
            return None
        context = {"message": collision_message(exception.row)}
        return render(request, "409.html", context, status=HTTPStatus.CONFLICT)
