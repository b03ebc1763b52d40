"""From a mention to a person, body or document: shared surnames, pronouns, functions, "de gemeente", "het rapport"."""

from bisect import bisect_right
from collections.abc import Callable

from articles.extraction.body_forms import CLASS_OF_BARE, Body
from articles.extraction.classes import ROLE
from articles.extraction.document import Document
from articles.extraction.document_titles import DocumentTitles
from articles.extraction.mentions import MINISTERIAL, PRONOUNS, Mention
from articles.extraction.person import Person
from articles.extraction.results import Speaker
from articles.extraction.vocabulary import is_role

# How many people and bodies are remembered as spoken of.
REMEMBERED = 60
SPOKESPEOPLE = ("woordvoerder", "woordvoerster", "voorlichter", "voorlichtster")
SENTENCE = 40  # tokens
UNNAMED_WITHIN = 80  # tokens
# Words that mean a body of which the text does not tell what it is: Wijkwijs … het bedrijf.
ANY_BODY = frozenset("bedrijf organisatie coöperatie stichting vereniging".split())
# Bodies that are named by their type word alone.
SELF_NAMED = frozenset(("kabinet",))


class Resolver:
    """Keeps who was last spoken of while the text is read from start to end."""

    def __init__(self, document: Document, people: list[Person], bodies: list[Body], mentions: list[Mention]) -> None:
        self.document = document
        self.people = people
        self.persons = [Speaker("person", person.name) for person in people]
        self.bodies = bodies
        self.mention_at = {mention.first: mention for mention in mentions}
        self.recent: list[int] = []
        self.recent_bodies: list[Body] = []
        self.titles = DocumentTitles(document)
        self.numbers = {person.name: number for number, person in enumerate(people)}
        self.named_later = [m for m in mentions if m.kind in ("person", "surname") and len(m.people) == 1]
        self.typed: dict[str, Body | None] = {}
        self.last_document = ""
        self.spokes_body: Speaker | None = None  # for whom "een woordvoerder" spoke last

    def note(self, mention: Mention) -> None:
        """A mention makes its person or body the most recent one."""
        if mention.people and self.people[mention.people[0]].rule in ("credit", "by-line"):
            return
        if mention.kind == "role" and self.spokes_body and _speaks_for(mention):
            return
        if mention.people and mention.kind in ("person", "surname", "given", "role"):
            number = self._choose(mention) if len(mention.people) > 1 else mention.people[0]
            if number is not None:
                self._push(number)
        elif mention.body is not None and mention.body.is_body:
            self._push_body(mention.body)
        elif mention.kind == "bare_body" and (body := self._most_recent(mention.words)):
            self._push_body(body)
        elif mention.kind == "document":
            # What a letter says is said by who wrote it.
            self.last_document = "" if mention.words.endswith(("brief", "bericht")) else mention.words

    def speaker_of(self, mention: Mention) -> Speaker | None:
        """Who a mention means as a speaker; None where the text tells nobody."""
        if mention.kind in ("person", "surname", "given"):
            number = self._choose(mention)
            if number is None:
                return None
            self._push(number)
            return self.persons[number]
        if mention.kind == "pronoun":
            return self._pronoun(mention)
        if mention.kind == "role":
            return self._holder(mention)
        if mention.kind == "body" and mention.body is not None:
            return self._body(mention.body)
        if mention.kind == "bare_body":
            return self._bare_body(mention)
        return self._document(mention) if mention.kind == "document" else None

    def _body(self, body: Body) -> Speaker | None:
        """A body that speaks; a fund or a name without a type that speaks is a body and no scheme."""
        if body.kind == "fund" or body.rule == "capitals":
            body.is_body = True
        if not (body.is_body or body.both):
            return None
        self._push_body(body)
        return Speaker("organisation", body.name)

    def spoke(self, speaker: Speaker) -> None:
        """Who has just spoken is the most recent one."""
        number = self.numbers.get(speaker.name)
        if speaker.kind == "person" and number is not None:
            self._push(number)

    def _push(self, number: int) -> None:
        if any(speaker in (self.people[number].role or "") for speaker in SPOKESPEOPLE):
            self.spokes_body = None
        if number in self.recent:
            self.recent.remove(number)
        self.recent.insert(0, number)
        del self.recent[REMEMBERED:]

    def _push_body(self, body: Body) -> None:
        if body in self.recent_bodies:
            self.recent_bodies.remove(body)
        self.recent_bodies.insert(0, body)
        del self.recent_bodies[REMEMBERED:]

    def _choose(self, mention: Mention) -> int | None:
        """Among people of one surname: the one whose body stands behind the name, else the most recent."""
        if len(mention.people) == 1:
            return mention.people[0]
        if (named := self._by_function_before(mention)) is not None:
            return named
        behind = self.document.text[
            self.document.end(mention.last - 1) : self.document.end(mention.last - 1) + 60
        ].lower()
        for number in mention.people:
            organisation = self.people[number].organisation
            body = next((b for b in self.bodies if organisation in b.forms), None) if organisation else None
            if body and any(
                behind.startswith(
                    (f" van {form.lower()}", f" van het {form.lower()}", f" van de {form.lower()}", f" ({form.lower()}")
                )
                for form in body.forms
            ):
                return number
        return next(
            (number for number in self.recent if number in mention.people),
            mention.people[0] if mention.people else None,
        )

    def _by_function_before(self, mention: Mention) -> int | None:
        """ "wethouder De Boer": the one of that surname who has the function."""
        before = self.document.lows[mention.first - 1] if mention.first else ""
        if not is_role(before):
            return None
        roles = {n: (self.people[n].role or "", *self.people[n].also_roles) for n in mention.people}
        fitting = [n for n, held in roles.items() if before in " ".join(held).lower().split()]
        return fitting[0] if len(fitting) == 1 else None

    def _pronoun(self, mention: Mention) -> Speaker | None:
        gender = PRONOUNS[mention.words]
        for number in self.recent:
            if self.people[number].gender in (gender, "x"):
                self._push(number)
                return self.persons[number]
        if self.recent or self._tells_of_unnamed(mention):
            return None
        for later in self._named_after(mention):
            if self.people[later.people[0]].gender in (gender, "x"):
                return self.persons[later.people[0]]
        if mention.words in ("zij", "ze") and self.recent_bodies:
            return Speaker("organisation", self.recent_bodies[0].name)
        return None

    def _tells_of_unnamed(self, mention: Mention) -> bool:
        """ "Een onderzoeker maakte een ronde. Hij stond versteld": the pronoun means nobody who is named later."""
        lows, classes = self.document.lows, self.document.classes
        first = max(self.document.line_at(mention.first).first, mention.first - UNNAMED_WITHIN)
        return any(lows[i] == "een" and classes[i + 1] & ROLE for i in range(first, mention.first - 1))

    def _named_after(self, mention: Mention) -> list[Mention]:
        """The next mentions of people by name."""
        place = bisect_right(self.named_later, mention.first, key=lambda other: other.first)
        return self.named_later[place : place + REMEMBERED]

    def _holder(self, mention: Mention) -> Speaker | None:
        speaks_for = _speaks_for(mention)
        unnamed = speaks_for and self.document.lows[mention.first] == "een"
        if unnamed or (speaks_for and self.spokes_body):
            body = self._body_behind(mention) if unnamed else None
            self.spokes_body = Speaker("organisation", body.name) if body else self.spokes_body
            return self.spokes_body
        holders = mention.people
        if holders:
            number = next((n for n in self.recent if n in holders), holders[0])
            self._push(number)
            return self.persons[number]
        if speaks_for:
            body = self._body_behind(mention)
            return Speaker("organisation", body.name) if body else None
        if mention.words not in MINISTERIAL:
            return self._unnamed(mention)
        if mention.words in MINISTERIAL:
            number_of = next(
                (n for n in self.recent if (self.people[n].role or "").startswith(("minister", "staatssecretaris"))),
                None,
            )
            return self.persons[number_of] if number_of is not None else None
        return None

    def _unnamed(self, mention: Mention) -> Speaker | None:
        """A function that the text gives nobody: whoever was spoken of without a function, else who is named next."""
        if mention.words.endswith(("s", "en")) and not mention.words.endswith("commissaris"):
            return None  # "de hackers"
        for number in self.recent[:2]:
            if self.people[number].role is None and not self.people[number].is_author:
                return self.persons[number]
        if self.recent:
            return None
        later = next((m for m in self._named_after(mention) if m.kind == "person"), None)
        return self.persons[later.people[0]] if later else None

    def _body_behind(self, mention: Mention) -> Body | None:
        """ "een woordvoerder van het ministerie", "een woordvoerder van Logius"."""
        for token in range(mention.last + 1, mention.last + 4):
            other = self.mention_at.get(token)
            if other and other.kind == "body":
                return other.body
            if other and other.kind == "bare_body":
                return self._most_recent(other.words)
        return self._body_before(mention) or (self.recent_bodies[0] if self.recent_bodies else None)

    def _body_before(self, mention: Mention) -> Body | None:
        """ "Dat brengt de toezichthouder uit, liet een woordvoerder weten": the body that the sentence names first."""
        named = None
        for token in range(mention.first - 1, max(0, mention.first - SENTENCE), -1):
            if self.document.lows[token] in (".", "?", "!", ":"):
                break
            other = self.mention_at.get(token)
            if other and other.kind == "body" and other.body and other.body.is_body:
                named = other.body
            elif other and other.kind == "bare_body":
                named = self._most_recent(other.words)
        return named

    def _bare_body(self, mention: Mention) -> Speaker | None:
        if mention.words in SELF_NAMED:
            return Speaker("organisation", mention.words)
        if owned := self._owned(mention):
            return owned
        body = self._most_recent(mention.words)
        if body:
            self._push_body(body)
        return Speaker("organisation", body.name) if body else None

    def _owned(self, mention: Mention) -> Speaker | None:
        """ "haar partij", "zijn ministerie": the body that whoever was spoken of last works for."""
        gender = {"haar": "f", "zijn": "m"}.get(self.document.lows[mention.first])
        for number in self.recent if gender else ():
            person = self.people[number]
            if person.gender in (gender, "x"):
                own = self._most_recent(mention.words) or next(
                    (b for b in self.bodies if person.organisation == b.name), None
                )
                return Speaker("organisation", own.name) if own else None
        return None

    def _most_recent(self, word: str) -> Body | None:
        """The last named body of that type, by its type word in the name or by its classification."""
        kinds = CLASS_OF_BARE.get(word, ("association", "council") if word.endswith("raad") else ())
        return (
            next((b for b in self.recent_bodies if self._is_called(b, word)), None)
            or next((b for b in self.recent_bodies[:1] if word in ANY_BODY and b.kind == "other"), None)
            or self._first(word, lambda body: self._is_called(body, word))
            or next((b for b in self.recent_bodies if b.kind in kinds), None)
            or self._first(f"kind {word}", lambda body: body.kind in kinds)
        )

    def _is_called(self, body: Body, word: str) -> bool:
        """Whether the name has the type word, be it as the end of a longer one, or the text puts it in front once."""
        if any(part.endswith(word) for form in body.forms for part in form.lower().split()):
            return True
        return any(self.document.lows[first - 1] == word for first, _ in body.places if first)

    def _first(self, key: str, fits: Callable[[Body], bool]) -> Body | None:
        """The first body of the text that fits; looked up once for each question."""
        if key not in self.typed:
            self.typed[key] = next((body for body in self.bodies if body.is_body and fits(body)), None)
        return self.typed[key]

    def _document(self, mention: Mention) -> Speaker | None:
        at, points = mention.last - 1, mention.words in ("daarin", "hierin")
        if title := self.titles.behind(at):
            return Speaker("document", title)
        if self.document.words[at][0].isupper() and not points:
            return Speaker("document", self.titles.proper_name(at))
        if title := self.titles.meant_at(at):
            return Speaker("document", title)
        if points and not self.last_document:
            return Speaker("organisation", self.recent_bodies[0].name) if self.recent_bodies else None
        return Speaker("document", self.last_document if points else self.document.lows[at])


def _speaks_for(mention: Mention) -> bool:
    """ "een woordvoerder", "de persvoorlichter"."""
    return any(speaker in mention.words for speaker in SPOKESPEOPLE)
