"""Functions and bodies that the text gives people elsewhere than beside their names."""

import re

from articles.extraction.body_forms import Body
from articles.extraction.document import Document, Line, Role
from articles.extraction.mentions import Mention
from articles.extraction.person import Person
from articles.extraction.role_phrases import PLACE_PREPOSITIONS
from articles.extraction.roles import RoleReader

# Functions that belong to one kind of body: a wethouder is one of the municipality that the article is about.
BODY_OF_ROLE = {
    "wethouder": "municipality",
    "burgemeester": "municipality",
    "raadslid": "municipality",
    "gemeentesecretaris": "municipality",
    "gedeputeerde": "province",
    "statenlid": "province",
    "dijkgraaf": "water_authority",
    "heemraad": "water_authority",
}
# Functions that say nothing about a body when none is named.
WITHOUT_BODY = re.compile(
    r"journalist|fotograaf|columnist|gespreksleider|debatleider|moderator|dagvoorzitter|minister|staatssecretaris"
    r"|voorganger|ondernemer|bakker",
    re.IGNORECASE,
)
SIGNATURE_ROLE = re.compile(
    r"(?:de |het )?((?:minister|staatssecretaris|wethouder|burgemeester|directeur|voorzitter|gedeputeerde"
    r"|commissaris)\b[^,\n]{0,120})",
    re.IGNORECASE,
)


def complete_posts(
    document: Document, people: list[Person], bodies: list[Body], mentions: list[Mention], roles: RoleReader
) -> None:
    """Fill in functions and bodies from signatures, "de directeur X van Y" and the bodies nearby."""
    _from_signature(document, people, roles)
    _from_definite_functions(document, people, mentions, roles)
    for person in people:
        if person.organisation is None and person.role and person.places and person.rule not in ("by-line", "credit"):
            person.organisation = _nearby_body(document, person, bodies)


def _from_signature(document: Document, people: list[Person], roles: RoleReader) -> None:
    """A letter ends with the function above or below the name."""
    signature = [line for line in document.lines if line.role is Role.SIGNATURE]
    signers = [p for p in people for first, _ in p.places if document.line_at(first).role is Role.SIGNATURE]
    if not signers or signers[0].role:
        return
    for line in signature:
        for token in range(line.first, min(line.first + 3, line.last)):
            role, organisation = roles.phrases.role_at(token, line.last, line)
            if role:
                signers[0].role, signers[0].organisation = role.rstrip(","), organisation
                return


def _from_definite_functions(
    document: Document, people: list[Person], mentions: list[Mention], roles: RoleReader
) -> None:
    """ "de directeur Digitale Economie van EZK" with nobody's name beside it is the one person without a function."""
    without = [
        n
        for n, p in enumerate(people)
        if p.role is None
        and p.rule not in ("by-line", "credit")
        and not _only_in(document, p, (Role.BYLINE, Role.CREDIT, Role.DATE))
    ]
    if len(without) != 1:
        return
    for mention in mentions:
        if mention.kind == "role" and not mention.people and document.lows[mention.first] == "de":
            line = document.line_at(mention.first)
            role, organisation = _definite_function(document, mention, line, roles)
            if role:
                person = people[without[0]]
                person.role, person.organisation = role, person.organisation or organisation
                mention.people = (without[0],)
                return


def _definite_function(
    document: Document, mention: Mention, line: Line, roles: RoleReader
) -> tuple[str | None, str | None]:
    """More than the noun belongs to the function only where a capital or a preposition follows it."""
    behind = mention.last
    if behind < line.last and (document.words[behind][0].isupper() or document.lows[behind] in PLACE_PREPOSITIONS):
        return roles.phrases.role_at(mention.first + 1, line.last, line)
    return mention.words, None


def _only_in(document: Document, person: Person, roles: tuple[Role, ...]) -> bool:
    return all(document.line_at(first).role in roles for first, _ in person.places)


def _nearby_body(document: Document, person: Person, bodies: list[Body]) -> str | None:
    """The kind of body that the function needs, else the body named last before the name in the same paragraph."""
    role = (person.role or "").lower()
    first = document.starts[person.places[0][0]]
    kind = next((kind for word, kind in BODY_OF_ROLE.items() if word in role), None)
    if kind:
        return _nearest([b for b in bodies if b.kind == kind and b.is_body], first)
    if WITHOUT_BODY.search(role):
        return None
    line = document.line_at(person.places[0][0])
    named = [
        (span.start, b)
        for b in bodies
        if b.is_body or b.both
        for span in b.mentions
        if line.span.start <= span.start < first
    ]
    if named:
        return max(named, key=lambda item: item[0])[1].name
    if line.text.lower().startswith(("op het ministerie", "bij het ministerie")):
        return _nearest([b for b in bodies if b.kind == "ministry"], first)
    return None


def _nearest(bodies: list[Body], at: int) -> str | None:
    """The body named last before a place, else the one named first."""
    before = [(span.start, b.name) for b in bodies for span in b.mentions if span.start < at]
    if before:
        return max(before)[1]
    after = [(span.start, b.name) for b in bodies for span in b.mentions]
    return min(after)[1] if after else None
