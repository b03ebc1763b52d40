"""Functions and bodies that the text gives people elsewhere than beside their names."""

import re
from collections import Counter

from articles.extraction.body_forms import CLASS_OF_BARE, Body
from articles.extraction.classes import SAYS
from articles.extraction.document import Document, Line, Role
from articles.extraction.mentions import Mention
from articles.extraction.person import Person
from articles.extraction.results import Span
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
    "kamerlid": "parliament",
    "lid": "parliament",
    "senator": "parliament",
    "ceo": "company",
    "topman": "company",
    "topvrouw": "company",
    "minister": "ministry",
    "staatssecretaris": "ministry",
}
# Functions inside a body that the article is about, when it names none beside them.
INSIDE = re.compile(
    r"directeur|bestuurder|bestuursvoorzitter|voorzitter|teamleider|manager|adviseur|coördinator|woordvoerder|voorlichter"
    r"|beheerder|medewerker|analist|leider|functionaris|officer|hoofd|ceo|topman|topvrouw|secretaris|portier|regisseur"
    r"|architect|projectleider|specialist|ontwikkelaar"
)
# Functions that say nothing about a body when none is named.
WITHOUT_BODY = re.compile(
    r"journalist|fotograaf|columnist|gespreksleider|debatleider|moderator|dagvoorzitter|voorganger|ondernemer|bakker",
    re.IGNORECASE,
)
# Bodies that an article speaks of often without being about their people.
OUTSIDE = ("parliament", "ministry", "media", "party")
MIN_NAMED = 2
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
    roles.read_pronouns(people)
    _from_definite_functions(document, people, mentions, roles)
    bare = Counter(mention.words for mention in mentions if mention.kind == "bare_body")
    for person in people:
        if person.organisation is None and person.role and person.places and person.rule not in ("by-line", "credit"):
            person.organisation = (
                _speakers_body(document, person, people, mentions)
                or _nearby_body(document, person, bodies)
                or _home_body(person, people, bodies, bare)
            )


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
        if mention.kind == "role" and not mention.people and _speaks(document, mention):
            line = document.line_at(mention.first)
            role, organisation = _definite_function(document, mention, line, roles)
            if role:
                person = people[without[0]]
                person.role, person.organisation = role, person.organisation or organisation
                mention.people = (without[0],)
                return


def _speaks(document: Document, mention: Mention) -> bool:
    """ "zegt de directeur", "volgens de directeur": somebody who was named must be meant."""
    if document.lows[mention.first] != "de":
        return False
    before = mention.first - 1
    beside = document.classes[max(before, 0)] | document.classes[min(mention.last, len(document.classes) - 1)]
    return bool(beside & SAYS) or (before >= 0 and document.lows[before] in ("volgens", "aldus"))


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
    words = re.split(r"[\s-]", role)
    kind = next((kind for word, kind in BODY_OF_ROLE.items() if any(w.endswith(word) for w in words)), None)
    if kind == "ministry":
        return _ministry(document, person, bodies)
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
        if line.span.start <= span.start < first and not _is_source(document, span)
    ]
    if named:
        return max(named, key=lambda item: item[0])[1].name
    return None


def _speakers_body(document: Document, person: Person, people: list[Person], mentions: list[Mention]) -> str | None:
    """ "De Wit: … volgens onze functionaris, X, …": of the body that the one who speaks in the paragraph works for."""
    first = person.places[0][0]
    line = document.line_at(first)
    if not {"onze", "ons", "mijn"} & set(document.lows[max(line.first, first - 6) : first]):
        return None
    label = next((m for m in mentions if line.first <= m.first < line.first + 3), None)
    if label is None or len(label.people) != 1 or document.lows[label.last] != ":":
        return None
    return people[label.people[0]].organisation


def _is_source(document: Document, span: Span) -> bool:
    """ "Volgens de inspectie …": a body that is cited, not the one that the next person works for."""
    token = document.token_at(span.start)
    return "volgens" in document.lows[max(0, token - 2) : token]


def _ministry(document: Document, person: Person, bodies: list[Body]) -> str | None:
    """A minister's own: the ministry named before in the paragraph, or the only one that the text names."""
    ministries = [body for body in bodies if body.kind == "ministry"]
    line = document.line_at(person.places[0][0])
    first = document.starts[person.places[0][0]]
    in_line = [b for b in ministries if any(line.span.start <= span.start < first for span in b.mentions)]
    return in_line[-1].name if in_line else ministries[0].name if len(ministries) == 1 else None


def _home_body(person: Person, people: list[Person], bodies: list[Body], bare: Counter[str]) -> str | None:
    """The body that an article is about: the one whose people speak in it most, else the one named most often."""
    if not INSIDE.search((person.role or "").lower()):
        return None
    counts = Counter({body.name: len(body.mentions) for body in bodies if body.is_body and body.kind not in OUTSIDE})
    for word, times in bare.items():
        of_type = [body.name for body in bodies if body.is_body and body.kind in CLASS_OF_BARE.get(word, ())]
        if len(of_type) == 1 and of_type[0] in counts:
            counts[of_type[0]] += times
    for other in people:
        if other is not person and other.organisation in counts:
            counts[other.organisation] += len(other.mentions)
    name, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return name if count >= MIN_NAMED else None


def _nearest(bodies: list[Body], at: int) -> str | None:
    """The body named last before a place, else the one named first."""
    before = [(span.start, b.name) for b in bodies for span in b.mentions if span.start < at]
    if before:
        return max(before)[1]
    after = [(span.start, b.name) for b in bodies for span in b.mentions]
    return min(after)[1] if after else None
