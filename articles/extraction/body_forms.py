"""A body or initiative as the reader gathers it: its full form, abbreviation and parts of its name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from articles.extraction.gazetteer import Names
from articles.extraction.vocabulary import CONNECTORS, head, places

# What kinds of bodies a type word alone can mean: de gemeente, de toezichthouder.
CLASS_OF_BARE = {
    "gemeente": ("municipality",),
    "provincie": ("province",),
    "ministerie": ("ministry",),
    "departement": ("ministry",),
    "waterschap": ("water_authority",),
    "universiteit": ("university",),
    "hogeschool": ("university",),
    "vereniging": ("association",),
    "koepel": ("association",),
    "koepelorganisatie": ("association",),
    "sectorraad": ("association", "council"),
    "brancheorganisatie": ("association",),
    "belangenvereniging": ("association",),
    "vakbond": ("association",),
    "unie": ("association",),
    "federatie": ("association",),
    "bond": ("association",),
    "coöperatie": ("company", "association"),
    "stichting": ("foundation",),
    "toezichthouder": ("supervisory",),
    "inspectie": ("supervisory",),
    "autoriteit": ("supervisory",),
    "alliantie": ("coalition",),
    "coalitie": ("coalition",),
    "partij": ("party",),
    "ziekenhuis": ("hospital",),
    "bedrijf": ("company",),
    "bank": ("company",),
    "uitvoeringsorganisatie": ("agency", "independent_body"),
    "rijksdienst": ("agency",),
    "dienst": ("agency",),
    "instituut": ("research",),
    "commissie": ("council", "advisory"),
    "ombudsman": ("supervisory",),
    "rekenkamer": ("supervisory",),
    "krant": ("media",),
    "omroep": ("media",),
}


# Kinds of bodies that are called by what stands behind their type word: stichting Open Straat is Open Straat.
NAMED_BEHIND_TYPE = frozenset(("foundation", "association", "company"))
CALLED_BEHIND = frozenset("stichting vereniging bedrijf softwarebedrijf adviesbureau coöperatie".split())
# Bodies that are also programmes: what they are called decides.
# One word that may be short for a longer name, by whether it names a body.
LONG_ENOUGH = {True: 12, False: 8}
BOTH = frozenset(("coalitie", "alliantie", "center", "centre", "centrum", "taskforce", "netwerk", "platform", "loket"))


@dataclass(slots=True, eq=False)
class Body:
    """An organisation or initiative as the reader gathers it."""

    name: str
    kind: str
    is_body: bool
    rule: str
    both: bool = False
    aliases: set[str] = field(default_factory=set)
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def forms(self) -> list[str]:
        return [self.name, *sorted(self.aliases)]


def partial_forms(bodies: Iterable[Body]) -> Names[Body]:
    """The forms by which a text may name bodies again; one that two bodies share means neither."""
    claimed: dict[str, Body | None] = {}
    for body in bodies:
        for form in {body.name, *body.aliases}:
            for part in {form, *_parts(form, body)}:
                claimed[part] = body if claimed.get(part, body) is body else None
    forms: Names[Body] = Names()
    for part, owner in claimed.items():
        if owner is not None:
            forms.add(part, owner)
    return forms


def _parts(form: str, body: Body) -> Iterator[str]:
    words = form.split()
    if len(words) >= 2 and body.kind in NAMED_BEHIND_TYPE and words[0].lower() in CALLED_BEHIND:
        yield " ".join(words[1:])
    if len(words) >= 2:
        last = words[-1]
        typed = len(last) >= 10 and head(last.lower()) and not last.endswith("en")
        if typed or (len(words) == 2 and len(last) >= 12):
            yield last
            yield last.lower()
        if body.is_body and len(words) == 3 and head(words[1].lower()) and words[0][0].isupper():
            yield " ".join(words[:2])
    elif len(form) >= 12 and head(form.lower()):
        yield form.lower()


def plain_name(name: str) -> str:
    words = name.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("de", "het", "een") else words)


def without_shorter_forms(bodies: list[Body]) -> list[Body]:
    """ "Wilhelmina Ziekenhuis" is the same as the one body whose name starts or ends with it."""
    fuller: dict[tuple[bool, tuple[str, ...]], list[Body]] = {}
    for body in bodies:
        words = tuple(body.name.split())
        for part in {part for n in range(1, len(words)) for part in (words[:n], words[n:])} if len(words) > 1 else ():
            fuller.setdefault((body.is_body, part), []).append(body)
    by_initials: dict[tuple[bool, str], list[Body]] = {}
    for body in bodies if any(_is_acronym(body) for body in bodies) else ():
        if len(body.name.split()) > 1:
            by_initials.setdefault((body.is_body, _initials(body.name)), []).append(body)
    kept: list[Body] = []
    for body in bodies:
        words = tuple(body.name.split())
        longer = fuller.get((body.is_body, words), [])
        if _is_acronym(body):
            alike = by_initials.get((body.is_body, body.name), [])
            plans = by_initials.get((False, body.name), [])
            longer = alike or [plan for plan in plans if plan.kind == "law" or len(body.name) > 2]
        typed = head(body.name.lower()) is not None or body.rule == "government"
        called = len(longer) == 1 and head(longer[0].name.split()[0].lower()) and body.name not in places()
        long_enough = called or len(body.name) >= LONG_ENOUGH[body.is_body]
        if (
            len(longer) == 1
            and (len(words) > 1 or long_enough or body.rule == "acronym" or typed)
            and (body.rule != "listed" or body.kind == "ministry" or (body.is_body and typed))
        ):
            longer[0].aliases |= {body.name, *body.aliases}
            longer[0].places = sorted([*longer[0].places, *body.places])
        else:
            kept.append(body)
    return kept


def _is_acronym(body: Body) -> bool:
    return body.rule == "acronym" and body.name.isupper()


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word.lower() not in CONNECTORS).upper()


def settle_name(body: Body) -> None:
    """The fullest form that stands in the text is the name; the others are aliases."""
    if not body.is_body:
        body.aliases = {form.removeprefix("Europese ") for form in body.aliases}
    if len(body.aliases) == 1:
        body.name = body.aliases.pop()
        return
    forms = sorted(body.aliases, key=lambda form: (-len(form), form))
    if forms:
        body.name = forms[0]
        body.aliases = {form for form in forms[1:] if plain_name(form) != plain_name(body.name)}


def is_abbreviation_of(short: str, full: str) -> bool:
    """VNG of Vereniging van Nederlandse Gemeenten, Tozo of Tijdelijke overbruggingsregeling zelfstandig ondernemers."""
    letters = re.sub(r"[^a-z]", "", short.lower())
    words = re.findall(r"\w+", full.lower())
    initials = "".join(word[0] for word in words)
    significant = "".join(word[0] for word in words if word not in CONNECTORS)
    return len(letters) >= 2 and letters in (initials, significant)


def is_both(name: str) -> bool:
    """Coalitions and the like are bodies and programmes at once."""
    return not BOTH.isdisjoint(name.lower().replace("-", " ").split())
