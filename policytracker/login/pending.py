"""Somebody whose password was right and who is not logged in yet: the second factor comes first."""

import time
from dataclasses import asdict, dataclass

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

KEY = "login_pending"
LASTS = 600  # seconds


@dataclass(frozen=True, slots=True)
class Pending:
    """What the session keeps between the two steps."""

    user_id: int
    backend: str
    password_mark: str
    next: str
    since: float


def begin(request: HttpRequest, user: User, next_page: str) -> None:
    """The password was right. The session gets a new id here, and another one at the login itself."""
    if request.user.is_authenticated:
        logout(request)
    request.session.cycle_key()
    pending = Pending(user.pk, user.backend, user.get_session_auth_hash(), next_page, time.time())
    request.session[KEY] = asdict(pending)


def pending_user(request: HttpRequest) -> tuple[User, Pending] | None:
    """Who is between the steps, unless it took too long or the account was changed meanwhile."""
    kept = request.session.get(KEY)
    if not kept:
        return None
    pending = Pending(**kept)
    user = User.objects.filter(pk=pending.user_id, is_active=True, is_staff=True).first()
    in_time = 0 <= time.time() - pending.since <= LASTS
    if user is None or not in_time or not constant_time_compare(pending.password_mark, user.get_session_auth_hash()):
        end(request)
        return None
    user.backend = pending.backend
    return user, pending


def end(request: HttpRequest) -> None:
    """Forget the first step."""
    request.session.pop(KEY, None)
