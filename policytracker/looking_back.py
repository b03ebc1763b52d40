"""`as_of` and `known_on`: public addresses show what was true on a day of the past."""

import re
from collections.abc import Callable
from datetime import date
from html import escape

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.asked_day import AskedDay
from articles.filters import EARLIEST
from initiatives.past import looking_back

Handler = Callable[[HttpRequest], HttpResponseBase]

PARAMETERS = ("as_of", "known_on")
# Addresses that have no past, by name or namespace, and why.
WITHOUT_A_PAST = {
    "about": "tells how the site works, not what was promised",
    "set_language": "changes a cookie and shows nothing",
    "api-docs": "the manual of the API of today",
    "api-redoc": "the manual of the API of today",
    "v1:schema": "the description of the API of today",
    "v1:api-root": "the list of endpoints of today",
    "v1:nothing": "there is nothing at that address on any day",
    "initiatives:correction-feed": "a feed tells readers what is new; its list takes the day",
    "admin": "editors work on the present; the history of each row is there",
}
AN_HOUR = "max-age=3600"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
LINK = re.compile(rb' href="(/[^"#]*)(#[^"]*)?"')
READING_FORM = re.compile(rb'<form [^>]*method="get"[^>]*>')
TODAY = b"data-today"


class BadDayError(ValueError):
    """A day that cannot be asked for; `name` is the parameter, the message tells the reader why."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def takes_a_day(path: str) -> bool:
    """Whether the address has a past."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.view_name not in WITHOUT_A_PAST and not WITHOUT_A_PAST.keys() & set(match.namespaces)


def asked_for(given: QueryDict) -> AskedDay | None:
    """The day that a query string asks for; empty fields of a form ask for nothing. Raises BadDayError."""
    as_of, known_on = (_day(name, given.get(name, "")) for name in PARAMETERS)
    if as_of is None and known_on is not None:
        raise BadDayError("known_on", _("known_on needs as_of beside it."))
    return None if as_of is None else AskedDay(as_of, known_on)


def _day(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise BadDayError(name, _("Write a day as in 2024-03-01."))
    if day < EARLIEST:
        raise BadDayError(name, _("Nothing here is older than %(year)s.") % {"year": str(EARLIEST.year)})
    if day > timezone.localdate():
        raise BadDayError(name, _("This day has not come yet: nobody knows what will be true then."))
    return day


class LookingBackMiddleware:
    """Answers a reader's question about a day of the past; the present, and whoever writes, pass untouched."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.asked_day = None  # type: ignore[attr-defined]
        asks = request.method in ("GET", "HEAD") and any(name in request.GET for name in PARAMETERS)
        if not asks or not takes_a_day(request.path_info):
            return self.get_response(request)
        try:
            asked = _in_its_language(request, lambda: asked_for(request.GET))
        except BadDayError as error:
            return _refusal(request, error)
        if asked is None:
            return self.get_response(request)
        request.asked_day = asked  # type: ignore[attr-defined]
        with looking_back(asked):
            response = self.get_response(request)
        response["X-Robots-Tag"] = "noindex"
        if asked.is_settled and response.status_code == 200:
            # Settled for ever, but for what is withdrawn: an hour is as long as that may take to be gone.
            response["Cache-Control"] = AN_HOUR
        if isinstance(response, HttpResponse) and response.get("Content-Type", "").startswith("text/html"):
            response.content = with_kept_day(response.content, asked)
        return response


def _is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _in_its_language(request: HttpRequest, answer: Callable[[], AskedDay | None]) -> AskedDay | None:
    with translation.override("en" if _is_api(request) else translation.get_language()):
        return answer()


def _refusal(request: HttpRequest, error: BadDayError) -> HttpResponse:
    if _is_api(request):
        return JsonResponse({error.name: [str(error)]}, status=400, headers={"Content-Language": "en"})
    return render(request, "400_day.html", {"message": str(error), "today": today_of(request)}, status=400)


def today_of(request: HttpRequest) -> str:
    """The same address, of today."""
    given = request.GET.copy()
    for name in (*PARAMETERS, "since"):
        given.pop(name, None)
    return f"{request.path}?{given.urlencode()}" if given else request.path


def with_kept_day(html: bytes, asked: AskedDay) -> bytes:
    """The page with the day in each of its links and forms that have a past, so that readers stay in it."""
    days = {"as_of": asked.day.isoformat()}
    if asked.known_on:
        days["known_on"] = asked.known_on.isoformat()
    query = urlencode(days).replace("&", "&amp;").encode()
    fields = "".join(f'<input type="hidden" name="{n}" value="{escape(day)}">' for n, day in days.items()).encode()
    has_past: dict[bytes, bool] = {}

    def kept(found: re.Match[bytes]) -> bytes:
        address, anchor = found[1], found[2] or b""
        path, _mark, given = address.partition(b"?")
        if path not in has_past:
            has_past[path] = takes_a_day(path.decode())
        if not has_past[path] or b"as_of=" in given or html.startswith(b" " + TODAY, found.end()):
            return found[0]
        return b' href="' + address + (b"&amp;" if given else b"?") + query + anchor + b'"'

    def with_fields(found: re.Match[bytes]) -> bytes:
        return found[0] if TODAY in found[0] else found[0] + fields

    return READING_FORM.sub(with_fields, LINK.sub(kept, html))
