"""What each role may do: the groups that a site starts with, and the two permissions that are no form's."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EDITOR, REVIEWER, ADMINISTRATOR = "Editor", "Reviewer", "Administrator"
LABELS: dict[str, Promise] = {EDITOR: _("Editor"), REVIEWER: _("Reviewer"), ADMINISTRATOR: _("Administrator")}

APPROVE = "initiatives.approve_statusupdate"
MERGE = "initiatives.merge_person"

_WRITE, _LINK = ("view", "add", "change"), ("view", "add", "change", "delete")
# By role and model, in small letters: the verbs of Django's own permissions and of ours.
_EDITS: dict[str, tuple[str, ...]] = {
    "articles.article": ("view", "change"),
    "initiatives.person": _WRITE,
    "initiatives.organisation": _WRITE,
    "initiatives.membership": _WRITE,
    "initiatives.initiative": _WRITE,
    "initiatives.statement": _WRITE,
    "initiatives.statementspeaker": _LINK,
    "initiatives.mention": ("view",),
    "initiatives.commitment": _WRITE,
    "initiatives.commitmentstatement": _LINK,
    "initiatives.statusupdate": ("view", "add"),
    "initiatives.correction": ("view",),
    "initiatives.deskstep": ("view",),
    "initiatives.merge": ("view",),
    "initiatives.possibleduplicate": ("view",),
}
_REVIEWS: dict[str, tuple[str, ...]] = {
    "initiatives.statusupdate": ("approve",),
    "initiatives.person": ("merge",),
    "initiatives.coding": ("view", "add"),
    "initiatives.codingassignment": ("view",),
}
_ADMINISTERS: dict[str, tuple[str, ...]] = {"auth.user": _WRITE, "auth.group": _WRITE}
ROLES: dict[str, tuple[dict[str, tuple[str, ...]], ...]] = {
    EDITOR: (_EDITS,),
    REVIEWER: (_EDITS, _REVIEWS),
    ADMINISTRATOR: (_EDITS, _REVIEWS, _ADMINISTERS),
}


def may_merge(user: Any, entry: Any) -> bool:
    """A candidate is tied to a known entry by every editor; an entry that readers know goes with a reviewer only."""
    verb = f"{entry._meta.app_label}.change_{entry._meta.model_name}"
    return bool(user.has_perm(MERGE) if entry.is_published else user.has_perm(verb))
