"""What happens to a second factor leaves a trace: in the account's history, a reset in the log too."""

import logging

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from policytracker.login import second_factor

log = logging.getLogger(__name__)


def note(actor: User, user: User, text: str) -> None:
    """Into the account's history in the admin."""
    LogEntry.objects.log_actions(actor.pk, [user], CHANGE, text, single_object=True)


def reset(user: User, by: User | None) -> bool:
    """Take it away, note and log it; returns whether there was one. Without an administrator it is done on the server.

    The history has no line without an account behind it: the server's stand in the account's own name.
    """
    with transaction.atomic():
        if not second_factor.remove(user):
            return False
        note(by or user, user, _("Second factor reset.") if by else _("Second factor reset on the server."))
    log.warning("Second factor of %s reset by %s", user.get_username(), by.get_username() if by else "the server")
    return True
