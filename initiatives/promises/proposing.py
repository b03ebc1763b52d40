"""What a statement says of the commitment that it makes: a title from its words, and who must keep it.

Everything here is a proposal that an editor looks at; beside each stands why.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from articles.editorial import EditorialState
from articles.extraction.deadlines import find_deadline_in
from articles.folding import fold
from initiatives.models import Initiative, Membership, Organisation, Person, Statement
from initiatives.promises.similar import Said

LONGEST_TITLE = 160
ROLE_ALIKE = 60
SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"']?\s+(?=[“‘\"']?[A-ZÉ])")
PROMISING = re.compile(
    r"\b(?:zal|zullen|ga|gaat|gaan|uiterlijk|vóór|belo\w{1,4}|garandeer\w{0,3}|zeg\w{0,3} toe|toegezegd|komt|komen"
    r"|investeer\w{0,3}|beschikbaar)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:en|maar|want|dus|ook|daarom|bovendien|daarnaast|vervolgens|daarbij)\b[,:]?\s+", re.IGNORECASE
)
REPORTING = r"(?:zegt|zei|belooft|beloofde|kondigt|kondigde|meldt|meldde|maakt|maakte|schrijft|schreef|heeft|laat|liet)"
# “De wethouder zegt toe dat …” and “…, belooft de wethouder” say who speaks, not what is promised.
SAYS_BEFORE = re.compile(rf"^[^,:]{{1,140}}?\b{REPORTING}\b[^,:]{{0,60}}?\bdat\s+")
SAYS_BEHIND = re.compile(rf",\s(?:{REPORTING}|aldus)\b[^,]{{0,90}}$")
POINTING = re.compile(r"(?:hij|zij|ze|die|dat|dit|deze|daar|daarin|het)\b(?! [a-z]{4,30} )", re.IGNORECASE)
QUOTATION_MARKS = "“”‘’„\"' "


@dataclass
class ProposedCommitment:
    """The facts of a commitment as the statement has them; `why` tells by field where one comes from."""

    title: str
    facts: dict[str, Any]
    why: dict[str, str] = field(default_factory=dict)

    def as_said(self, statement: Statement) -> Said:
        """What to look for among the commitments that are there."""
        return Said(
            words=statement.quote,
            deadline=statement.deadline,
            initiatives=frozenset(statement.initiatives.values_list("pk", flat=True)),
            organisation=self.facts["responsible_organisation"],
            person=self.facts["responsible_person"],
        )


def proposed_commitment(statement: Statement) -> ProposedCommitment:
    speakers = list(statement.speakers.select_related("person", "organisation"))
    person = next((row.person for row in speakers if row.person), None)
    spoken_body = next((row.organisation for row in speakers if row.organisation), None)
    why: dict[str, str] = {}
    if spoken_body is not None:
        body: Organisation | None = spoken_body
        why["responsible_organisation"] = _("this body speaks itself")
    else:
        role = next((row.role for row in speakers if row.person), "")
        body, why["responsible_organisation"] = _body_of(person, role, statement) if person else (None, "")
    initiative, why["initiative"] = _initiative_of(statement)
    facts = {
        "made_on": statement.said_on,
        "made_precision": statement.said_precision,
        "responsible_person": person,
        "responsible_organisation": body,
        "initiative": initiative,
        "deadline": statement.deadline,
        "deadline_precision": statement.deadline_precision,
        "deadline_basis": statement.deadline_basis,
    }
    told = {name: text for name, text in why.items() if text}
    return ProposedCommitment(proposed_title(statement), facts, told)


def proposed_title(statement: Statement) -> str:
    """The sentence with the deadline, else the first that announces something, without who says so; cut at a word."""
    sentences = SENTENCE_END.split(" ".join(statement.quote.split()))
    chosen = next((one for one in sentences if _names_deadline(one, statement)), "")
    chosen = chosen or next((one for one in sentences if PROMISING.search(one)), sentences[0])
    bare = chosen.strip(QUOTATION_MARKS).rstrip(".")
    for around in (SAYS_BEHIND, SAYS_BEFORE, OPENING):
        without = around.sub("", bare).strip(QUOTATION_MARKS)
        bare = without if without and not POINTING.match(without) else bare
    title = bare[:1].upper() + bare[1:]
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[: LONGEST_TITLE - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(".,;: ") + "…"


def _names_deadline(sentence: str, statement: Statement) -> bool:
    if statement.deadline is None:
        return False
    found = find_deadline_in(sentence, statement.said_on)
    return found is not None and found.day == statement.deadline


def _body_of(person: Person, role: str, statement: Statement) -> tuple[Organisation | None, str]:
    """Where the speaker held a role that day, as far as the register knows; nothing where it points several ways."""
    held = Membership.objects.exclude(state__in=[EditorialState.REJECTED, EditorialState.MERGED]).filter(person=person)
    if statement.said_on is not None:
        held = held.held_on(statement.said_on)
    ranked = sorted(
        ((_rank(row, role, statement), row) for row in held.select_related("organisation__merged_into")),
        key=lambda one: one[0],
        reverse=True,
    )
    best = [row for rank, row in ranked if rank == ranked[0][0]]
    bodies = {_present(row.organisation): row for row in best}
    if not bodies:
        return None, _("no role of %(person)s on that day is known") % {"person": person}
    if len(bodies) > 1:
        names = ", ".join(sorted(str(body) for body in bodies))
        return None, _("several roles on that day: %(names)s") % {"names": names}
    (body, row) = next(iter(bodies.items()))
    if not row.role:
        return body, _("%(person)s belonged to it on that day") % {"person": person}
    return body, _("%(person)s was %(role)s there on that day") % {"person": person, "role": row.role}


def _rank(row: Membership, role: str, statement: Statement) -> tuple[bool, bool, bool]:
    """The article's own word first, then the role as printed, then a role whose days are known."""
    same_role = bool(role and row.role) and fuzz.token_set_ratio(fold(role), fold(row.role)) >= ROLE_ALIKE
    dated = row.start_on is not None or row.end_on is not None
    return row.source_article_id == statement.article_id, same_role, dated


def _present(body: Organisation) -> Organisation:
    successor: Organisation | None = body.merged_into  # type: ignore[assignment]
    return successor or body


def _initiative_of(statement: Statement) -> tuple[Initiative | None, str]:
    """The one that the words name, else the first."""
    rows = list(statement.initiatives.by_name())
    words = fold(statement.quote)
    named = [row for row in rows if any(name and fold(name) in words for name in (*row.all_names, row.abbreviation))]
    if named:
        return named[0], _("the words name it")
    if len(rows) > 1:
        return rows[0], _("the first of %(n)d that the statement is about") % {"n": len(rows)}
    return (rows[0], _("the statement is about it")) if rows else (None, "")
