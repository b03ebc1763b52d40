"""Names at the desk: is this the known one, somebody new, or no entity at all?"""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.editorial import EditorialState
from articles.folding import fold
from articles.models import Article
from initiatives.admin.base import address_of
from initiatives.curation.merging import merge, settle
from initiatives.curation.publishing import CurationError, publish, reject
from initiatives.models import Initiative, Organisation, Person
from initiatives.roles import may_merge

KINDS: dict[str, Any] = {"person": Person, "organisation": Organisation, "initiative": Initiative}


@dataclass(frozen=True)
class NameToJudge:
    """A candidate that the article names; `times` how often."""

    key: str
    entry: Any
    kind: str
    times: int
    address: str


def names_to_judge(article: Article, site: AdminSite) -> list[NameToJudge]:
    """Candidates with a question first, then those named most often."""
    times: dict[Any, int] = {}
    mentions = article.mentions.select_related(
        "person__maybe_same_as", "organisation__maybe_same_as", "initiative__maybe_same_as"
    )
    for mention in mentions.order_by("start", "pk"):
        entry = mention.person or mention.organisation or mention.initiative
        if entry is not None and entry.state == EditorialState.CANDIDATE:
            times[entry] = times.get(entry, 0) + 1
    found = [
        NameToJudge(
            f"{entry._meta.model_name}-{entry.pk}", entry, str(entry._meta.verbose_name), n, address_of(site, entry)
        )
        for entry, n in times.items()
    ]
    return sorted(found, key=lambda name: (not name.entry.question, -name.times))


def judge_name(by: Any, action: str, key: str, known_name: str) -> Any:
    """Do it to the entry of a key; returns the entry. Raises CurationError where it is refused.

    `known_name` is what the editor typed for the entry that it is the same as; empty means the suggested one.
    """
    entry = _entry(key)
    if not may_merge(by, entry):
        raise CurationError(_("“%(row)s” is published: a reviewer merges it.") % {"row": entry})
    if action == "new":
        settle(entry, by)
        publish(entry)
    elif action == "nothing":
        reject(entry)
    else:
        merge(entry, _known(entry, known_name.strip()) if known_name.strip() else _suggested(entry), by)
    return entry


def _entry(key: str) -> Any:
    kind, _dash, pk = key.partition("-")
    try:
        entry = KINDS[kind]._default_manager.filter(pk=pk).first() if kind in KINDS else None
    except (ValidationError, ValueError):
        entry = None
    if entry is None:
        raise CurationError(_("Choose a name first."))
    return entry


def _suggested(entry: Any) -> Any:
    if entry.maybe_same_as is None:
        raise CurationError(_("Type the name of the known entry that “%(row)s” is.") % {"row": entry})
    return entry.maybe_same_as


def _known(entry: Any, name: str) -> Any:
    """The one entry in use of that name or abbreviation."""
    rows = type(entry)._default_manager.current().exclude(pk=entry.pk)
    found = [row for row in rows.filter(search_key__contains=fold(name)) if _is_called(row, name)]
    if len(found) != 1:
        text = _("“%(name)s” is the name of %(n)d known entries; exactly one is needed.")
        raise CurationError(text % {"name": name, "n": len(found)})
    return found[0]


def _is_called(row: Any, name: str) -> bool:
    names = [*row.all_names, getattr(row, "abbreviation", "")]
    return fold(name) in {fold(other) for other in names if other}
