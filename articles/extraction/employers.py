"""For which body somebody works where nothing beside the name says so: from what the text names around it."""

import re
from bisect import bisect_left
from collections import Counter

from articles.extraction.body_forms import CLASS_OF_BARE, Body
from articles.extraction.document import Document
from articles.extraction.mentions import Mention
from articles.extraction.person import Person
from articles.extraction.vocabulary import head

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
ROLES_OF_KINDS = tuple(BODY_OF_ROLE)
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
REPRESENTATIVES = ("raadslid", "kamerlid", "statenlid", "fractievoorzitter", "fractieleider")
PARTY_WITHIN = 60  # code points before a name
MIN_NAMED = 2
NEAR = 5  # people
HOME_WITHIN = 4000  # code points
NEAR_NAME = 6  # tokens
PLACE_WITHIN = 8  # tokens behind a name


class Employers:
    def __init__(self, document: Document, people: list[Person], bodies: list[Body], mentions: list[Mention]) -> None:
        self.document = document
        self.people = people
        self.mention_at = {mention.first: mention for mention in mentions}
        self.named: dict[str, list[tuple[int, str]]] = {"": []}
        for body in bodies:
            if body.is_body or body.both:
                places = [(document.starts[first], body.name) for first, _ in body.places]
                self.named[""] += places if body.kind != "media" else []
                self.named.setdefault(body.kind, []).extend(places)
        for places in self.named.values():
            places.sort()
        self.of_place = {f"{body.kind} {body.name.split()[-1]}": body.name for body in bodies if body.is_body}
        self.people_at = sorted(
            (document.starts[first], person.organisation)
            for person in people
            if person.organisation
            for first, _ in person.places
        )
        self.employing = {person.organisation for person in people}
        self.home = self._home(bodies, mentions)

    def of(self, person: Person) -> str | None:
        """The body of whoever speaks of "our" functionary, the one that the function belongs to, or the nearest one."""
        role = (person.role or "").lower()
        if WITHOUT_BODY.search(role):
            return None
        if speaking := self._speakers_own(person):
            return speaking
        words = [word for word in re.split(r"[\s-]", role) if word.endswith(ROLES_OF_KINDS)]
        kind = next((BODY_OF_ROLE[own] for own in ROLES_OF_KINDS if any(word.endswith(own) for word in words)), None)
        if kind == "ministry":
            return self._ministry(person)
        if any(word.endswith(REPRESENTATIVES) for word in words) and (party := self._party_before(person)):
            return party
        if not kind and self._works_at_unnamed(person):
            return None
        nearby = self._nearest(kind, person) if kind else self._in_paragraph(role, person)
        return nearby or (self.home if INSIDE.search(role) and self._is_near_home(person, kind) else None)

    def _is_near_home(self, person: Person, kind: str | None) -> bool:
        """Whether the body that the article is about is of the kind and was spoken of not long before."""
        if kind and all(name != self.home for _at, name in self.named.get(kind, ())):
            return False
        start = self.document.starts[person.places[0][0]]
        named = [at for at, name in self.named[""] if name == self.home]
        return any(start - HOME_WITHIN < at for at in named)

    def _party_before(self, person: Person) -> str | None:
        """ "De ChristenUnie stemde tegen. Raadslid X erkende …": the party of which the sentence before tells."""
        start = self.document.starts[person.places[0][0]]
        party = self._in_paragraph("", person, "party")
        near = party and any(start - PARTY_WITHIN < at < start and name == party for at, name in self.named["party"])
        return party if near else None

    def _speakers_own(self, person: Person) -> str | None:
        """ "De Wit: … volgens onze functionaris, X, …": of the body that the one who speaks works for."""
        lows, first = self.document.lows, person.places[0][0]
        line = self.document.line_at(first)
        if not {"onze", "ons", "mijn"} & set(lows[max(line.first, first - 6) : first]):
            return None
        label = next((m for i in range(line.first, line.first + 3) if (m := self.mention_at.get(i))), None)
        if label is None or len(label.people) != 1 or lows[label.last : label.last + 1] != [":"]:
            return None
        return self.people[label.people[0]].organisation

    def _works_at_unnamed(self, person: Person) -> bool:
        """ "Anna Bos, directeur van de bibliotheek in Almelo": a body that has no name in the text."""
        words, lows, last = self.document.words, self.document.lows, person.places[0][1]
        for index in range(last, min(last + NEAR_NAME, len(words) - 4)):
            if lows[index] in ("van", "bij") and lows[index + 1] in ("de", "het", "een"):
                kind = head(lows[index + 2])
                return bool(kind and kind.is_body and lows[index + 3] in ("in", "te") and words[index + 4][0].isupper())
        return False

    def _nearest(self, kind: str, person: Person) -> str | None:
        """The body of a kind that is named last before a person, else the one named first."""
        named = self.named.get(kind, [])
        place = bisect_left(named, (self.document.starts[person.places[0][0]], ""))
        return self._of_place(kind, person) or (named[max(place - 1, 0)][1] if named else None)

    def _of_place(self, kind: str, person: Person) -> str | None:
        """ "burgemeester X van Zwolle", "is wethouder in Utrecht", "de Zwolse wethouder X"."""
        words, lows, (first, last) = self.document.words, self.document.lows, person.places[0]
        for word in words[max(0, first - 4) : first]:
            stem = word.removesuffix("se") if word.endswith("se") and word[0].isupper() else ""
            for of_place, body in self.of_place.items() if stem else ():
                if of_place.startswith((f"{kind} {stem}", f"other {stem}")):
                    return body
        for index in range(last, min(last + PLACE_WITHIN, len(words) - 1)):
            if lows[index] in ("van", "in", "uit") and (name := self.of_place.get(f"{kind} {words[index + 1]}")):
                return name
        return None

    def _in_paragraph(self, role: str, person: Person, kind: str = "") -> str | None:
        """The body named last before a person in the same paragraph, unless it is cited."""
        first = person.places[0][0]
        start = self.document.line_at(first).span.start
        named = self.named.get(kind, [])
        place = bisect_left(named, (self.document.starts[first], ""))
        while place and named[place - 1][0] >= start:
            place -= 1
            if not self._is_source(named[place][0]) and named[place][1] not in self._others_in(start, person):
                return named[place][1]
        return None

    def _others_in(self, start: int, person: Person) -> set[str]:
        """The bodies of the people who are named before somebody in the paragraph: those are theirs."""
        first = bisect_left(self.people_at, (start, ""))
        last = bisect_left(self.people_at, (self.document.starts[person.places[0][0]], ""))
        return {organisation for _start, organisation in self.people_at[max(first, last - NEAR) : last]}

    def _is_source(self, start: int) -> bool:
        """ "Volgens de inspectie …": a body that is cited, not the one that the next person works for."""
        token = self.document.token_at(start)
        return "volgens" in self.document.lows[max(0, token - 2) : token]

    def _ministry(self, person: Person) -> str | None:
        """A minister's own: the ministry named before in the paragraph, or the only one that the text names."""
        ministries = {name for _start, name in self.named.get("ministry", ())}
        only = ministries.pop() if len(ministries) == 1 else None
        if len(self.named.get("ministry", ())) == 1 and only in self.employing:
            only = None  # it is named once, as somebody else's
        return self._in_paragraph("", person, "ministry") or only

    def _home(self, bodies: list[Body], mentions: list[Mention]) -> str | None:
        """The body that an article is about: named most often, by its name, by its type word or beside its people."""
        counts = Counter({b.name: len(b.places) for b in bodies if b.is_body and b.kind not in OUTSIDE})
        for word, times in Counter(m.words for m in mentions if m.kind == "bare_body").items():
            of_type = [b.name for b in bodies if b.is_body and b.kind in CLASS_OF_BARE.get(word, ())]
            if len(of_type) == 1 and of_type[0] in counts:
                counts[of_type[0]] += times
        for person in self.people:
            if person.organisation is not None and person.organisation in counts:
                counts[person.organisation] += len(person.places)
        name, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
        employed = [person.organisation for person in self.people if person.organisation]
        elsewhere = len(employed) > 2 and employed.count(name) * 2 < len(employed)  # people of many bodies meet here
        return name if count >= MIN_NAMED and not elsewhere else None
