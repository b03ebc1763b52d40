"""Functions and bodies that the text gives people elsewhere than beside their names."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from articles.extraction.body_forms import Body
from articles.extraction.classes import SAYS
from articles.extraction.document import Document, Line, Role
from articles.extraction.employers import Employers
from articles.extraction.mentions import Mention
from articles.extraction.person import Person
from articles.extraction.quotations import Bare
from articles.extraction.role_phrases import PLACE_PREPOSITIONS
from articles.extraction.roles import RoleReader
from articles.extraction.roles_before import singular
from articles.extraction.vocabulary import reporting_verbs

BEHIND = 40  # tokens
COLLEAGUE = 4  # tokens
OWN = frozenset(("onze", "ons", "mijn"))
NAMED = ("person", "surname", "given")
CAPACITIES = ("rol ", "hoedanigheid ", "functie ")
CAPACITY = re.compile(r"\b(?:zijn|haar) (?:rol|hoedanigheid|functie) (?:van|als) (?=\w)")
BESIDE = 4  # mentions
OPENING = 16  # tokens between "Als" and whom the sentence is about


def complete_posts(
    document: Document, people: list[Person], bodies: list[Body], mentions: list[Mention], roles: RoleReader, bare: Bare
) -> None:
    """Fill in functions and bodies from signatures, "de directeur X van Y" and the bodies nearby."""
    _from_signature(document, people, roles)
    roles.read_pronouns(people, _named_at(people, mentions))
    _from_surnames(document, people, mentions, roles)
    _from_opening_functions(document, people, mentions, roles)
    _from_capacities(document, people, mentions, roles)
    _from_definite_functions(document, people, mentions, roles)
    of_people = (m for m in mentions if m.kind in ("person", "surname", "role"))
    told = (m for m in of_people if not bare.quotes(document.starts[m.first]))
    _from_function_behind_name(document, people, told, roles)
    parties = {body.name for body in bodies if body.kind == "party"}
    without = [person for person in people if _lacks_body(person, parties)]
    if without:
        employers = Employers(document, people, bodies, mentions)
        for person in without:
            person.organisation = employers.of(person) or person.organisation


def _named_at(people: list[Person], mentions: list[Mention]) -> list[tuple[int, int]]:
    full = ((first, number) for number, person in enumerate(people) for first, _ in person.places)
    short = ((m.first, m.people[0]) for m in mentions if m.kind in ("surname", "given") and len(m.people) == 1)
    return sorted({*full, *short})


def complete_colleagues(document: Document, people: list[Person], speaking: tuple[int, ...]) -> None:
    """ "onze controller X", "mijn voorganger, X," in a text of one voice: they work for the same body."""
    if len(speaking) != 1 or (employer := people[speaking[0]].organisation) is None:
        return
    for person in people:
        if person.organisation or person.is_author or not person.places:
            continue
        first = person.places[0][0]
        before = document.lows[max(document.line_at(first).first, first - COLLEAGUE) : first]
        if before[-1:] in ([","], ["?"]):
            before = before[:-1]
        marks = [i for i, low in enumerate(before) if not low[0].isalnum()]
        if not OWN.isdisjoint(before[marks[-1] + 1 if marks else 0 :]):
            person.organisation = employer


def _lacks_body(person: Person, parties: set[str]) -> bool:
    """Whether nothing beside the name tells for which body somebody works."""
    if not (person.role and person.places) or person.rule in ("by-line", "credit"):
        return False
    return person.organisation is None or (person.organisation in parties and _governs(person))


def _governs(person: Person) -> bool:
    """ "wethouder Anna de Vries (CDA)" works for her municipality; a raadslid speaks for the party."""
    return (person.role or "").lower().split(" ")[0].endswith(("wethouder", "burgemeester", "gedeputeerde"))


def _from_signature(document: Document, people: list[Person], roles: RoleReader) -> None:
    """A letter ends with the function above or below the name."""
    signature = [line for line in document.lines if line.role is Role.SIGNATURE]
    if not signature:
        return
    signers = [p for p in people for first, _ in p.places if document.line_at(first).role is Role.SIGNATURE]
    if not signers or signers[0].role:
        return
    for line in signature:
        for token in range(line.first, min(line.first + 3, line.last)):
            role, organisation = roles.phrases.role_at(token, line.last, line)
            if role:
                signers[0].role, signers[0].organisation = role.rstrip(","), organisation
                return


def _from_surnames(document: Document, people: list[Person], mentions: list[Mention], roles: RoleReader) -> None:
    """ "Van Dam is burgemeester van Zandmeer": what a text tells of somebody whom it named in full before."""
    for mention in mentions:
        if mention.kind in ("surname", "given") and len(mention.people) == 1:
            person = people[mention.people[0]]
            if person.role is None or person.organisation is None:
                roles.read_told(person, _past_age(document, mention.last))
                roles.read_relative(person, mention.first, mention.last)
                roles.read_apposition(person, mention.last)


def _past_age(document: Document, index: int) -> int:
    """Past the parentheses in "Bouma (55) werd"."""
    lows = document.lows
    aged = lows[index : index + 1] == ["("] and lows[index + 2 : index + 3] == [")"] and lows[index + 1].isdigit()
    return index + 3 if aged else index


def _from_opening_functions(
    document: Document, people: list[Person], mentions: list[Mention], roles: RoleReader
) -> None:
    """ "Als aanjager bij Bibliotheek Duinwijk is ze blij": the function of whom the sentence is about."""
    last: Person | None = None
    for mention in mentions if "Als" in document.text else ():
        if mention.kind in ("person", "surname", "given") and len(mention.people) == 1:
            last = people[mention.people[0]]
        elif mention.kind != "pronoun":
            continue
        before = range(mention.first - 1, max(0, mention.first - OPENING), -1)
        start = next((i for i in before if document.words[i] in ("Als", ".", ",", ":")), 0)
        if last is not None and document.words[start] == "Als":
            line = document.line_at(start)
            roles.complete(last, *roles.phrases.role_at(start + 1, mention.first, line))


def _from_capacities(document: Document, people: list[Person], mentions: list[Mention], roles: RoleReader) -> None:
    """ "In haar rol van ambassadeur van Wijkwijs reist X": of whom the sentence tells, before the words or behind."""
    if not any(noun in document.text for noun in CAPACITIES):
        return
    for match in CAPACITY.finditer(document.text):
        first = document.token_at(match.end())
        line = document.line_at(first)
        place = bisect_left(mentions, first, key=lambda mention: mention.first)
        beside = (m for m in mentions[max(0, place - BESIDE) : place + BESIDE] if line.first <= m.first < line.last)
        named = [m for m in beside if m.kind in NAMED and len(m.people) == 1]
        before = [m for m in named if m.first < first and "." not in document.lows[m.last : first]]
        if meant := before[-1:] or [m for m in named if m.first > first][:1]:
            roles.complete(people[meant[0].people[0]], *roles.phrases.role_at(first, line.last, line))


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
        if mention.kind == "role" and not mention.people and _is_one(document, mention) and _speaks(document, mention):
            line = document.line_at(mention.first)
            role, organisation = _definite_function(document, mention, line, roles)
            if role:
                person = people[without[0]]
                person.role, person.organisation = role, person.organisation or organisation
                mention.people = (without[0],)
                return


def _from_function_behind_name(
    document: Document, people: list[Person], mentions: Iterable[Mention], roles: RoleReader
) -> None:
    """ "Halil Demirtaş zit achter twee schermen. De teamleider houdt bij …": whose function a text gives next."""
    named: Mention | None = None
    for mention in mentions:
        if mention.kind in ("person", "surname") and len(mention.people) == 1:
            named = mention
        elif mention.kind == "role" and named is not None and _is_one(document, mention):
            if any(mention.words in (people[number].role or "").lower() for number in mention.people):
                continue
            person = people[named.people[0]]
            between = mention.first - named.last
            if (
                person.role is None
                and not person.is_author
                and between < BEHIND
                and _same_line(document, named, mention)
            ):
                person.role, organisation = _with_field(document, mention, roles)
                person.organisation = person.organisation or organisation
                mention.people = named.people


def _with_field(document: Document, mention: Mention, roles: RoleReader) -> tuple[str, str | None]:
    """ "De hoogleraar digitale bestuurskunde aan de Erasmus Universiteit": more than the noun where a body follows."""
    line = document.line_at(mention.first)
    role, organisation = roles.phrases.role_at(mention.first + 1, line.last, line)
    return (role, organisation) if role and organisation and len(role.split()) <= 4 else (mention.words, None)


def _is_one(document: Document, mention: Mention) -> bool:
    """ "de teamleider", "het raadslid", not "de onderzoekers" or "een wethouder"."""
    word = mention.words.split()[-1]
    if document.lows[mention.first] == "het":
        return word.endswith("lid")
    plural = singular(word) != word or word.endswith("lieden")
    return document.lows[mention.first] == "de" and not plural


def _same_line(document: Document, first: Mention, second: Mention) -> bool:
    return "\n" not in document.text[document.starts[first.first] : document.starts[second.first]]


def _speaks(document: Document, mention: Mention) -> bool:
    """ "zegt de directeur", "volgens de directeur": somebody who was named must be meant."""
    if document.lows[mention.first] != "de":
        return False
    before = mention.first - 1
    beside = document.classes[max(before, 0)] | document.classes[min(mention.last, len(document.classes) - 1)]
    plain = any(
        not verb.particle
        for token in (before, mention.last)
        for verb in reporting_verbs().get(document.lows[min(max(token, 0), len(document.lows) - 1)], ())
    )
    return bool(beside & SAYS and plain) or (before >= 0 and document.lows[before] in ("volgens", "aldus"))


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
