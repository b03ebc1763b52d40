"""What a sentence tells somebody to be: "X is directeur van Y", "verdient haar brood als jurist bij Y", "leidt Y"."""

from articles.extraction.document import Document, Line
from articles.extraction.employed import BEHIND_BODY, is_employed
from articles.extraction.employed import REACH as REACH_OF_CLAUSES
from articles.extraction.role_phrases import BOTH_OF_THEM, RolePhrases
from articles.extraction.roles_before import role_modifiers, singular
from articles.extraction.vocabulary import is_role
from articles.extraction.workplaces import DUTIES

LEADS = frozenset("leidt leidde runt bestuurt coördineert vertegenwoordigt".split())
APPOINTED = frozenset("benoemd aangesteld gekozen".split())
TELLS = frozenset("is was wordt werd werkt als".split()) | LEADS | APPOINTED
# "verdient zijn brood als", "begon als", "ging aan de slag als": verbs with which "als" brings a function.
WORKS = frozenset(
    "werkt werkte verdient verdiende begon startte fungeert treedt trad ging gaat legt legde vertrekt vertrok stopt "
    "stopte volgt volgde keert keerde blijft bleef vervult vervulde".split()
)
SPEAKS_FOR = frozenset("voert voerde spreekt sprak zit zat doet deed stelde diende".split())
MOVES = frozenset("stapte stapt maakte vertrok".split())
FOUNDS = frozenset("begon startte begonnen richtte".split())
BEFORE_PLACES = frozenset("in te bij op van uit voor over naar aan door met".split())
PLURAL_VERBS = frozenset(("zijn", "waren", "werken"))
BEFORE_PLURALS = frozenset("de het beiden beide allebei samen nieuwe twee".split())
WHERE = frozenset(("van", "bij", "vanuit", "namens"))
REACH = 6  # tokens between a verb and what it brings
PREDICATE = 9  # tokens: "is nu zo'n tweeënhalf jaar directeur"
STOPS_PREDICATE = frozenset(". , van met over tegen op door aan naar dat die om omdat als uit".split())
CLAUSE = 14  # tokens up to "en is"
CLOSES = frozenset((".", "?", "!", "“", "‘", '"', "„", ":", ";"))

Told = tuple[str | None, str | None]
NOTHING: Told = (None, None)


class RolesTold:
    def __init__(self, document: Document, phrases: RolePhrases) -> None:
        self.document = document
        self.phrases = phrases

    def behind(self, verb: int, line: Line) -> Told:
        """The function and the body that the finite verb at a token, the subject before it, tells."""
        if verb >= line.last:
            return NOTHING
        low = self.document.lows[verb]
        if low in PLURAL_VERBS:
            return self.plural(verb, line)
        if low in TELLS:
            return self._told(verb, line)
        if (low in WORKS or self.document.lows[verb + 1 : verb + 2] == ["als"]) and any(
            found := self._as_function(verb, line)
        ):
            return found
        if low in SPEAKS_FOR and (named := self._spoken_for(verb, line)):
            return None, named
        if low in FOUNDS and (founded := self.founded(verb, line)):
            return None, founded
        if employer := self._doing(verb, line):
            return None, employer
        return self._also_is(verb, line)

    def employed(self, name_end: int, line: Line) -> str | None:
        """The body for which the clause behind a name says that somebody works."""
        document = self.document
        for position in range(name_end + 1, min(name_end + REACH_OF_CLAUSES, line.last)):
            if position in self.phrases.bodies_at and (found := self.phrases.bodies_at[position])[1].is_body:
                between = document.low[document.end(name_end - 1) : document.starts[position]]
                end = document.end(found[0] - 1)
                return found[1].name if is_employed(between, document.low[end : end + BEHIND_BODY]) else None
        return None

    def plural(self, verb: int, line: Line) -> Told:
        """ "X en Y zijn de projectleiders van Wijkwijs", "X en Y werken bij Wijkwijs"."""
        lows = self.document.lows
        if verb >= line.last or lows[verb] not in PLURAL_VERBS:
            return NOTHING
        position = verb + 1
        while position < line.last - 2 and lows[position] in BEFORE_PLURALS:
            position += 1
        if position + 1 >= line.last:
            return NOTHING
        if lows[verb] == "werken":
            return None, self.phrases.organisation_at(position + 1, line) if lows[position] in WHERE else None
        one = lows[position] if lows[position - 1] in BOTH_OF_THEM else singular(lows[position])
        if not is_role(one) or (one == lows[position] and lows[position - 1] not in BOTH_OF_THEM):
            return NOTHING
        return one, self.phrases.organisation_at(position + 2, line) if lows[position + 1] in WHERE else None

    def _doing(self, verb: int, line: Line) -> str | None:
        """ "staat aan het hoofd van Wijkwijs", "doet de inkoop bij Wijkwijs", "geeft les aan het Wijkcollege"."""
        lows = self.document.lows
        if lows[verb + 1 : verb + 5] == ["aan", "het", "hoofd", "van"]:
            return self.phrases.organisation_at(verb + 5, line)
        for position in range(verb + 1, min(verb + REACH + 2, line.last) if lows[verb] in DUTIES else verb):
            taught = lows[position] == "aan" and not {"les", "onderzoek", "college"}.isdisjoint(lows[verb:position])
            if lows[position] == "bij" or taught:
                return self.phrases.organisation_at(position + 1, line)
            if lows[position] in CLOSES or lows[position] == ",":
                break
        return None

    def founded(self, index: int, line: Line) -> str | None:
        """ "begon vijf jaar geleden met twee vrienden Wolkje", "die in Hoogeveen met Loketwerk begon"."""
        lows, clause = self.document.lows, range(index, min(index + CLAUSE, line.last))
        closing = next((i for i in clause if lows[i] in CLOSES or lows[i] == ","), clause.stop)
        for at in range(index, closing):
            if at not in self.phrases.bodies_at:
                continue
            last, body = self.phrases.bodies_at[at]
            begun = lows[at - 1] == "met" and last < closing and lows[last] in FOUNDS
            if body.is_body and (begun or (lows[index] in FOUNDS and lows[at - 1] not in BEFORE_PLACES)):
                return body.name
        return None

    def _told(self, verb: int, line: Line) -> Told:
        """ "was wijkverpleegkundige en is vicevoorzitter": what somebody is now comes first."""
        lows = self.document.lows
        if lows[verb] == "als":
            first = verb + 1 + (lows[verb + 1 : verb + 2] in ([low] for low in role_modifiers()))
            following = lows[first] if first < line.last else ""
            if not is_role(following):
                return NOTHING
            at = lows[first + 1 : first + 2] in (["van"], ["bij"], ["namens"])
            organisation = self.phrases.organisation_at(first + 2, line) if at else None
            return " ".join(lows[verb + 1 : first + 1]), organisation
        if (appointed := self._appointment(verb, line)) is not None:
            return self._appointed(appointed, line)
        if lows[verb] in LEADS:
            led = verb + 1 in self.phrases.bodies_at or lows[verb + 1 : verb + 2] in (["de"], ["het"])
            return None, self.phrases.organisation_at(verb + 1, line) if led else None
        if lows[verb] == "was":
            now = next((i for i in range(verb + 1, min(verb + 10, line.last)) if lows[i] == "is"), None)
            if now is not None and (found := self.predicate(now + 1, line))[0]:
                return found
        if lows[verb] == "werkt" and any(found := self._as_function(verb, line)):
            return found[0], found[1] or self.predicate(verb + 1, line)[1]
        role, organisation = self.predicate(verb + 1, line)
        works = next((i for i in range(verb, min(verb + REACH, line.last)) if lows[i : i + 2] == ["en", "werkt"]), None)
        return role, organisation or (self.predicate(works + 2, line)[1] if works else None)

    def _appointed(self, index: int, line: Line) -> Told:
        """ "Wijkwijs heeft X benoemd tot directeur Techniek": the body opens the sentence."""
        role, organisation = self.phrases.role_at(index + 2, line.last, line)
        start = index
        while start > line.first and self.document.lows[start - 1] != ".":
            start -= 1
        opening = next(
            (self.phrases.bodies_at[i][1] for i in range(start, min(start + 3, index)) if i in self.phrases.bodies_at),
            None,
        )
        return role, organisation or (opening.name if opening and opening.is_body else None)

    def _appointment(self, verb: int, line: Line) -> int | None:
        """The participle in "werd per 1 januari 2019 aangesteld als directeur"."""
        lows, clause = self.document.lows, range(verb, min(verb + CLAUSE, line.last))
        return next((i for i in clause if lows[i] in APPOINTED and lows[i + 1 : i + 2] in (["tot"], ["als"])), None)

    def predicate(self, index: int, line: Line) -> Told:
        """ "X is sinds maart programmadirecteur van …", "X is er namens Logius projectleider"."""
        lows = self.document.lows
        for position in range(index, min(index + PREDICATE, line.last)):
            if is_role(lows[position]) or lows[position] == "chief":
                modified = position > index and lows[position - 1] in role_modifiers()
                return self.phrases.role_at(position - modified, line.last, line)
            if lows[position] == "namens":
                return self._on_behalf(position + 1, line)
            if lows[position] in ("bij", "voor") and lows[index - 1] in ("werkt", "leidt"):
                return None, self.phrases.organisation_at(position + 1, line)
            if lows[position] in STOPS_PREDICATE:
                break
        return NOTHING

    def at_body(self, index: int, line: Line) -> Told:
        """ "X, die bij Saxion lector data-ethiek is": the body that begins at a token, and the function behind."""
        at = index + (self.document.lows[index : index + 1] in (["de"], ["het"]))
        if at not in self.phrases.bodies_at:
            return NOTHING
        role, _ = self.phrases.role_at(self.phrases.bodies_at[at][0], line.last, line)
        return role, self.phrases.organisation_at(index, line)

    def _on_behalf(self, index: int, line: Line) -> Told:
        role, organisation = self.at_body(index, line)
        return role, organisation or self.phrases.organisation_at(index, line)

    def _as_function(self, verb: int, line: Line) -> Told:
        """ "verdient haar brood als cloudarchitect bij Het Waterschapshuis"."""
        lows = self.document.lows
        for position in range(verb + 1, min(verb + 1 + REACH, line.last - 1)):
            if lows[position] == "als":
                return self.phrases.role_at(position + 1, line.last, line)
            if lows[position] in CLOSES or lows[position] == ",":
                break
        return NOTHING

    def _spoken_for(self, verb: int, line: Line) -> str | None:
        """ "voerde het woord namens GroenLinks"."""
        lows = self.document.lows
        at = next((i for i in range(verb + 1, min(verb + REACH, line.last)) if lows[i] == "namens"), None)
        return self.phrases.organisation_at(at + 1, line) if at else None

    def _also_is(self, verb: int, line: Line) -> Told:
        """ "X doet de inkoop van Y en is secretaris van Z"; "X stapte in maart over naar Z"."""
        lows = self.document.lows
        limit = min(verb + CLAUSE, line.last)
        for position in range(verb, limit):
            if lows[position] in CLOSES:
                break
            if lows[position : position + 2] in (["en", "is"], ["en", "werkt"]):
                return self.predicate(position + 2, line)
            if lows[position] == "naar" and lows[verb] in MOVES and "over" in lows[verb:position]:
                return None, self.phrases.organisation_at(position + 1, line)
        return NOTHING
