"""The four questions of a promise that can be checked: what, how much, when, who.

Each is answered, answered vaguely or not at all, by rules that can be told in a sentence; nobody's opinion is in them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from articles.folding import fold
from articles.templatetags.archive import vague_date
from initiatives.models import Commitment, DeadlineBasis, Statement
from initiatives.promises.amounts import amounts
from initiatives.promises.derivation import derivation

State = Literal["answered", "vague", "missing"]
MOST_AMOUNTS = 3
# What cannot be seen to have been done, because it names an effort and no result.
EFFORT = re.compile(
    r"\b(?:onderzoek(?:t|en)|verken(?:t|nen)|bezien|bekijk(?:t|en)|kijk(?:t|en) naar|nagaan|ga(?:at|an) na|inzetten"
    r"|zet(?:ten)? (?:zich |ons )?in|aandacht|streef(?:t)?|streven|bevorder(?:t|en)|stimuler(?:en)|stimuleert"
    r"|werk(?:t|en) aan|in gesprek|overleg(?:t|gen)?|prober(?:en)|probeert|samenwerken|bijdragen|draagt bij|versterken"
    r"|verbeteren|aan de slag|vinger aan de pols)\b"
)


ICONS = {"answered": "fulfilled", "vague": "unverifiable", "missing": "lapsed"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with the answer that the promise gives, and why it counts as such.

    `in_dutch` where the answer is the promise's own words or a name.
    """

    key: str
    label: str
    state: State
    answer: str
    why: str
    in_dutch: bool = False

    @property
    def state_label(self) -> str:
        return {"answered": _("answered"), "vague": _("vague"), "missing": _("missing")}[self.state]

    @property
    def icon(self) -> str:
        return ICONS[self.state]


def questions(
    commitment: Commitment, statements: Iterable[Statement] = (), published_only: bool = False
) -> list[Question]:
    """What the title and the quotations answer; who and by when as the commitment has it.

    The caller gives the statements that its reader may see; with `published_only` a body that is hidden is not named.
    """
    said = list(statements)
    return [
        _what(commitment),
        _how_much(commitment, [statement.quote for statement in said]),
        _when(commitment, said),
        _who(commitment, published_only),
    ]


def count_answered(asked: Iterable[Question]) -> int:
    return sum(question.state == "answered" for question in asked)


def _what(commitment: Commitment) -> Question:
    effort = EFFORT.search(fold(commitment.title))
    if effort:
        why = _("names an effort; whether it was made enough cannot be seen")
        return Question("what", _("What"), "vague", f"“{effort[0]}”", why, in_dutch=True)
    return Question("what", _("What"), "answered", _("a result"), _("the promise names what is to be there"))


def _how_much(commitment: Commitment, quotes: Iterable[str]) -> Question:
    named = dict.fromkeys(amount.words for text in (commitment.title, *quotes) for amount in amounts(text))
    if named:
        answer = "; ".join(list(named)[:MOST_AMOUNTS])
        why = _("a number or share in title or quotation")
        return Question("how_much", _("How much"), "answered", answer, why, in_dutch=True)
    why = _("neither title nor quotation names a number or share")
    return Question("how_much", _("How much"), "missing", _("no amount named"), why)


def _when(commitment: Any, said: list[Statement]) -> Question:
    if commitment.deadline is None:
        return Question("when", _("When"), "missing", _("no deadline stated"), _("nobody named a day or a period"))
    day = vague_date(commitment.deadline, commitment.deadline_precision)
    if commitment.deadline_basis == DeadlineBasis.DERIVED:
        why = _("derived from vague words")
        words = derivation(commitment.deadline, said)
        return Question("when", _("When"), "vague", day, f"{why}, {words}" if words else why)
    return Question("when", _("When"), "answered", day, _("as stated"))


def _who(commitment: Commitment, published_only: bool) -> Question:
    rows = (commitment.responsible_organisation, commitment.responsible_person)
    body, person = (row if row and (row.is_published or not published_only) else None for row in rows)
    if body is not None:
        return Question("who", _("Who"), "answered", str(body), _("a body has to keep it"), in_dutch=True)
    if person is not None:
        why = _("a person; the body that has to keep it is missing")
        return Question("who", _("Who"), "vague", str(person), why, in_dutch=True)
    return Question("who", _("Who"), "missing", _("not established"), _("nobody is known who has to keep it"))
