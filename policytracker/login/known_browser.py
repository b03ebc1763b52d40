"""Browsers in which somebody logged in before: guesses made there are counted apart from everybody else's.

The cookie opens nothing. Whoever steals it gets as many guesses as anybody, on a count of their own.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from policytracker.login.throttle import Counter

COOKIE = "known_browser"
LASTS = timedelta(days=180)
SALT = "policytracker.login.known_browser"


def counters(request: HttpRequest, kind: str, who: str, username: str, address: str) -> list[Counter]:
    """What a guess is counted for: the browser where it is known, else the account and the address."""
    browser = _browser(request, username)
    if browser:
        return [Counter.of("browser", f"{kind} {browser}")]
    return [Counter.of(kind, who), Counter.of("address", address)]


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Let the browser know that it is known; told after a complete login only."""
    browser = _browser(request, username) or secrets.token_urlsafe(16)
    response.set_cookie(
        COOKIE,
        signing.dumps([_account(username), browser], salt=SALT),
        max_age=LASTS,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _browser(request: HttpRequest, username: str) -> str:
    """The browser's own mark, where the account of that name logged in before; else nothing."""
    try:
        account, browser = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        return ""
    return str(browser) if account == _account(username) else ""


def _account(username: str) -> str:
    return Counter.of("account", username).key
