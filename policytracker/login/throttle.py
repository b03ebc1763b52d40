"""Guessing is slowed: every attempt is counted in the database before it is looked at.

Counting first makes the count hold for guesses that arrive together, in whatever process. Passwords are
counted for the account and for the address, codes of the second factor likewise. A browser in which the
account logged in before has a count of its own instead: whoever hammers an account from elsewhere does
not keep its owner out.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from policytracker.login.models import Attempts

log = logging.getLogger(__name__)

FORGOTTEN_AFTER = timedelta(hours=24)
FIRST_WAIT = timedelta(minutes=1)
CLEARED_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Rule:
    """How many failures are free, and how long the wait that then doubles with each may become."""

    free: int
    longest: timedelta

    def wait(self, failures: int) -> timedelta | None:
        """How long after so many failures the next attempt must wait."""
        if failures < self.free:
            return None
        doublings = min(failures - self.free, 20)
        wait: timedelta = min(FIRST_WAIT * 2**doublings, self.longest)
        return wait


# An address may be a whole office. The longest wait is what an owner without a known browser may meet.
RULES = {
    "account": Rule(free=5, longest=timedelta(minutes=15)),
    "code": Rule(free=5, longest=timedelta(minutes=15)),
    "browser": Rule(free=5, longest=timedelta(minutes=15)),
    "address": Rule(free=20, longest=timedelta(hours=1)),
}


@dataclass(frozen=True, slots=True, order=True)
class Counter:
    """One thing that attempts are counted for."""

    kind: str
    key: str

    @classmethod
    def of(cls, kind: str, value: str) -> "Counter":
        return cls(kind, salted_hmac(f"policytracker.login.{kind}", value, algorithm="sha256").hexdigest())


class SlowedError(Exception):
    """Too many attempts failed; the next one counts from `until` on."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@dataclass(slots=True)
class Attempt:
    """One guess; whoever looks at it says so when it was right."""

    right: bool = False


@contextmanager
def attempt(counters: list[Counter], address: str) -> Iterator[Attempt]:
    """Counts a guess, then lets it be looked at. Raises SlowedError instead where it comes too early."""
    _clear_old()
    _count(counters, address)
    guess = Attempt()
    yield guess
    if guess.right:
        _forgive(counters)


@transaction.atomic
def _count(counters: list[Counter], address: str) -> None:
    now = timezone.now()
    rows = _held(counters, now)
    ends = [row.blocked_until for row in rows if row.blocked_until and row.blocked_until > now]
    if ends:
        raise SlowedError(max(ends))
    for row in rows:
        if row.last_on < now - FORGOTTEN_AFTER:
            row.failures = 0
        row.failures += 1
        row.last_on = now
        wait = RULES[row.kind].wait(row.failures)
        row.blocked_until = now + wait if wait else None
        row.save()
        if wait:
            log.warning("Login slowed for %s by %s; last attempt from %s", wait, row.kind, address or "nowhere")


def _held(counters: list[Counter], now: datetime) -> list[Attempts]:
    """The rows of the counters, locked in one order so that no two attempts wait for each other for ever."""
    counters = sorted(counters)
    Attempts.objects.bulk_create(
        [Attempts(kind=counter.kind, key=counter.key, last_on=now) for counter in counters], ignore_conflicts=True
    )
    rows = Attempts.objects.select_for_update().filter(key__in=[counter.key for counter in counters])
    return list(rows.order_by("kind", "key"))


@transaction.atomic
def _forgive(counters: list[Counter]) -> None:
    """A right guess clears its account or browser; its address gets back this one attempt only.

    Otherwise somebody with an account of their own could clear the address between guesses at others.
    """
    for row in _held(counters, timezone.now()):
        if row.kind == "address":
            row.failures = max(row.failures - 1, 0)
            row.blocked_until = None
            row.save()
        else:
            row.delete()


@transaction.atomic
def _clear_old() -> None:
    """What nobody tried for a day is forgotten; a row that is being counted just now is passed over."""
    old = Attempts.objects.filter(last_on__lt=timezone.now() - FORGOTTEN_AFTER).order_by("pk")
    keys = list(old.select_for_update(skip_locked=True).values_list("pk", flat=True)[:CLEARED_AT_ONCE])
    if keys:
        Attempts.objects.filter(pk__in=keys).delete()
