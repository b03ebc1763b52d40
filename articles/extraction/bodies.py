"""Organisations and initiatives: names with a type word, names that the lists know, abbreviations with their full forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from articles.extraction import lexicon
from articles.extraction.document import Document, Line, Role
from articles.extraction.people import Person
from articles.extraction.results import KnownNames, Span
from articles.extraction.vocabulary import SENTENCE_STARTERS, Head, head, is_role, not_names, places, reporting_verbs

CONNECTORS = frozenset(
    (
        "van",
        "voor",
        "de",
        "het",
        "der",
        "den",
        "en",
        "&",
        "of",
        "in",
        "op",
        "aan",
        "tot",
        "ten",
        "te",
        "bij",
        "’s",
        "'s",
        "’t",
        "'t",
    )
)
LOWER_HEADS_OF_BODIES = frozenset(
    (
        "ministerie",
        "departement",
        "gemeente",
        "provincie",
        "waterschap",
        "hoogheemraadschap",
        "veiligheidsregio",
        "stichting",
        "vereniging",
        "omgevingsdienst",
        "universiteit",
        "hogeschool",
        "bedrijf",
        "softwarebedrijf",
        "adviesbureau",
    )
)
ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{0,9}[A-Z]?[a-z]?$")
STOPS_LAW = frozenset(
    "is zijn was wordt worden werd komt komen gaat gaan ligt moet moeten kan kunnen zal zullen maakt maken geldt gelden biedt die dat en of maar om "
    "dan als waarin waarmee waarop wel niet nog nu straks al ook bepaalt dwingt verplicht regelt treedt stelt heeft hebben had krijgt naar door "
    "tot te aan uit bij met zonder sinds na volgens zoals terwijl omdat voor van per vorig volgend dit er we wij ze zij hij ik".split()
)
QUOTED_NAME = re.compile(r"\s{0,2}(?:,\s)?[‘“\"'«„]([^‘’“”\"«»„\n]{3,90})[’”\"'»]")
DOCUMENT_HEADS = frozenset(
    "manifest rapport brief kamerbrief advies notitie visie nota monitor onderzoek verslag document essay pamflet position paper visiedocument "
    "handreiking leidraad beleidsbrief jaarverslag evaluatie motie".split()
)


@dataclass(slots=True)
class Body:
    """An organisation or initiative as the reader gathers it."""

    name: str
    kind: str
    is_body: bool
    rule: str
    both: bool = False
    aliases: set[str] = field(default_factory=set)
    mentions: list[Span] = field(default_factory=list)

    @property
    def forms(self) -> list[str]:
        return [self.name, *sorted(self.aliases)]


@cache
def _listed() -> tuple[tuple[str, bool, str, tuple[str, ...]], ...]:
    """The names of the two lists: name, whether it is a body, its kind, its other forms."""
    listed = []
    for file, is_body in (("organisations.tsv", True), ("initiatives.tsv", False)):
        for name, kind, *forms in lexicon.rows(file):
            listed.append((name, is_body, kind, tuple(form for form in forms if form)))
    return tuple(listed)


class Gazetteer:
    """Names by their first word, the longest first."""

    def __init__(self) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, bool, str]]]] = {}

    def add(self, form: str, entry: tuple[str, bool, str]) -> None:
        words = tuple(re.findall(r"[’'‘](?:t|s|n)(?!\w)|\w+(?:[-&.’'·]\w+)*|[^\w\s]", form))
        if words:
            candidates = self.by_first.setdefault(words[0], [])
            candidates.append((words, entry))
            candidates.sort(key=lambda item: -len(item[0]))

    def match(self, words: list[str], index: int) -> tuple[int, tuple[str, bool, str]] | None:
        for form, entry in self.by_first.get(words[index], ()):
            if len(form) == 1 or tuple(words[index : index + len(form)]) == form:
                return index + len(form), entry
        return None


@cache
def _base_gazetteer() -> Gazetteer:
    gazetteer = Gazetteer()
    for name, is_body, kind, forms in _listed():
        for form in (name, *forms):
            gazetteer.add(form, (name, is_body, kind))
    return gazetteer


@cache
def _known_gazetteer(known: KnownNames) -> Gazetteer:
    gazetteer = Gazetteer()
    for names, is_body in ((known.organisations, True), (known.initiatives, False)):
        for name in names:
            for form in (name.name, *name.aliases):
                gazetteer.add(form, (name.name, is_body, name.kind or "other"))
    return gazetteer


READ_FOR_BODIES = (
    Role.TEXT,
    Role.TITLE,
    Role.CAPTION,
    Role.LIST_ITEM,
    Role.SIGNATURE,
    Role.HEADING,
    Role.QUESTION,
    Role.CREDIT,
    Role.PULL_QUOTE,
)
ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}$")
# Bodies that are also programmes: what they are called decides.
BOTH = frozenset(("coalitie", "alliantie", "center", "centre", "centrum", "taskforce", "netwerk", "platform", "loket"))
APPOSITION_HEADS = frozenset(
    "omgeving initiatief samenwerking samenwerkingsverband dienst website app voorziening".split()
)
# Somebody with one of these functions "of X" leads a programme, not a body.
LEADS_PLANS = frozenset(
    (
        "ambassadeur",
        "trekker",
        "programmamanager",
        "projectleider",
        "programmadirecteur",
        "programmaleider",
        "kwartiermaker",
    )
)
MAX_PHRASE = 9


@dataclass(slots=True)
class Found:
    """A name in place: tokens `first` to `last` (not included)."""

    first: int
    last: int
    body: Body


def find_bodies(document: Document, people: list[Person], known: KnownNames) -> list[Body]:
    """Organisations and initiatives in the order of the text, each with the places where it is named."""
    return _Finder(document, people, known).find()


class _Finder:
    def __init__(self, document: Document, people: list[Person], known: KnownNames) -> None:
        self.document = document
        self.known = _known_gazetteer(known)
        self.taken: dict[int, int] = {first: last for person in people for first, last in person.places}
        self.entries: dict[tuple[str, bool], Body] = {}
        self.found: list[Found] = []

    def find(self) -> list[Body]:
        for line in self.document.lines:
            if line.role in READ_FOR_BODIES:
                self._read_line(line)
        self._read_partial_forms()
        for found in self.found:
            found.body.mentions.append(self.document.span(found.first, found.last))
        bodies = {id(found.body): found.body for found in sorted(self.found, key=lambda f: f.first)}
        for body in bodies.values():
            _settle_name(body)
        return _without_shorter_forms(list(bodies.values()))

    def _read_line(self, line: Line) -> None:
        index = line.first
        words = self.document.words
        while index < line.last:
            if index in self.taken:
                index = self.taken[index]
                continue
            end = self._listed(index, line)
            if end is None:
                first = words[index][0]
                if first.isupper():
                    end = self._capitals(index, line)
                elif first.islower():
                    end = self._lower_head(index, line)
            index = end if end is not None and end > index else index + 1

    # What the lists know -------------------------------------------------------------------------------

    def _listed(self, index: int, line: Line) -> int | None:
        words = self.document.words
        match = self.known.match(words, index) or _base_gazetteer().match(words, index)
        if match is None:
            return None
        end, (name, is_body, kind) = match
        if end > line.last:
            return None
        longer = self._phrase_end(index, line) if words[index][0].isupper() else end
        if longer > end and head(self.document.lows[longer - 1]) is not None and kind != "ministry":
            return None
        first = self._with_article_head(index, line) if kind == "ministry" else index
        self._add(name, is_body, kind, first, end, "listed")
        return self._abbreviation_after(end, line, self.entries[(name.lower(), is_body)])

    def _ministry_follows(self, index: int) -> bool:
        """ "ministerie van" before a name that the lists know: the name takes these words along."""
        words = self.document.words
        if self.document.lows[index] != "ministerie":
            return False
        following = index + (2 if words[index + 1 : index + 2] == ["van"] else 1)
        return following < len(words) and self._is_listed_alone(following)

    def _with_article_head(self, index: int, line: Line) -> int:
        """The words "ministerie van" before the name belong to it."""
        lows = self.document.lows
        if index - 2 >= line.first and lows[index - 1] == "van" and lows[index - 2] == "ministerie":
            return index - 2
        if index - 1 >= line.first and lows[index - 1] == "ministerie":
            return index - 1
        return index

    # Names with a capital ------------------------------------------------------------------------------

    def _capitals(self, index: int, line: Line) -> int | None:
        words, lows = self.document.words, self.document.lows
        if self._ministry_follows(index):
            return None
        if words[index] in SENTENCE_STARTERS and self._head_before(index, line) is None:
            return None
        if lows[index] == "dag" and lows[index + 1 : index + 2] == ["van"]:
            return self._phrase_end(index + 2 + (lows[index + 2 : index + 3] in (["de"], ["het"])), line)
        if (
            lows[index] in ("wet", "wetsvoorstel", "spoedwet", "rijkswet", "initiatiefwet")
            or words[index] == "Algemene"
            and lows[index + 1 : index + 2] in (["wet"], ["verordening"])
        ):
            end = self._law_end(index, line)
            if end:
                return self._name(index, end, Head(False, "law"), "law", line)
        end = self._phrase_end(index, line)
        if end is None:
            return None
        kind = self._kind(index, end, line)
        if kind is None:
            return end if end - index > 1 else None
        return self._name(index, end, kind[0], kind[1], line)

    def _phrase_end(self, index: int, line: Line) -> int:
        """The token after the capitalised phrase that starts here; connectors join only what a type word opens."""
        words, lows = self.document.words, self.document.lows
        headed = head(lows[index]) is not None or self._head_before(index, line) is not None
        position = index + 1
        limit = min(line.last, index + MAX_PHRASE)
        while position < limit and position not in self.taken:
            word = words[position]
            if self._is_name_part(position) or (
                word == "&" and position + 1 < limit and words[position + 1][0].isupper()
            ):
                headed = headed or head(lows[position]) is not None
                position += 1
            elif headed and word in CONNECTORS and (after := self._after_connectors(index, position, limit)):
                position = after
            elif (
                re.fullmatch(r"\d(?:\.\d)?|20\d\d|\d{4}-\d{4}", word)
                and headed
                and words[position - 1] not in CONNECTORS
            ):
                position += 1
                break
            else:
                break
        while position > index + 1 and words[position - 1] in (*CONNECTORS, ","):
            position -= 1
        return position

    def _is_name_part(self, index: int) -> bool:
        word = self.document.words[index]
        return (
            word[0].isupper()
            and word not in _NEVER_INSIDE
            and not is_role(word)
            and not (word.isupper() and len(word) > 6)
        )

    def _after_connectors(self, start: int, position: int, limit: int) -> int | None:
        """After "van", "voor de", "en" … when a capital follows; "en" and "in" join only within one name."""
        words, lows = self.document.words, self.document.lows
        first = words[position]
        opened = head(lows[start])
        after = position
        while after < limit and after - position < 3 and words[after] in CONNECTORS:
            after += 1
        if after >= limit or after in self.taken or not self._is_name_part(after):
            return None
        if first == "van" and not (opened and opened.is_body):
            return None
        if first in ("bij", "te", "ten", "tot", "of", "aan") or (first == "en" and after - position > 1):
            return None
        if first == "en" and (head(lows[after]) or ACRONYM.match(words[after]) or self._is_listed_alone(after)):
            return None
        if first == "in" and (words[after] in places() or opened is not None and opened.is_body):
            return None
        return after + 1

    def _is_listed_alone(self, index: int) -> bool:
        words = self.document.words
        return bool(_base_gazetteer().match(words, index) or self.known.match(words, index))

    def _law_end(self, index: int, line: Line) -> int | None:
        """Wet open overheid, Wet op het notarisambt: lower-case words until a verb or a mark."""
        words, lows = self.document.words, self.document.lows
        position = index + (2 if words[index] == "Algemene" else 1)
        limit = min(line.last, position + 7)
        start = position
        while position < limit and words[position][0].isalpha():
            low = lows[position]
            if (
                low in ("op", "in", "van", "voor", "tot", "inzake", "bij")
                and position + 1 < limit
                and lows[position + 1] in ("de", "het")
            ):
                if position == start or low == "in":
                    position += 3
                    continue
                break
            if low in STOPS_LAW or (
                words[position][0].isupper() and position > start + 1 and words[position] in not_names()
            ):
                break
            position += 1
        position = min(position, limit)
        return position if position - index >= 2 and position > start else None

    def _kind(self, index: int, end: int, line: Line) -> tuple[Head, str] | None:
        """What the phrase names, by a type word in it, before it or behind it."""
        words, lows = self.document.words, self.document.lows
        inside = self._head_inside(index, end)
        before = self._head_before(index, line)
        if inside and (end - index > 1 or len(lows[index]) > 8):
            alone = end - index == 1
            if alone and (self._sentence_start(index, line) or is_role(lows[index])) and before is None:
                return None
            if not (alone and inside.is_body and lows[index] in LOWER_HEADS_OF_BODIES):
                return inside, "type-word"
        if before is not None:
            return before, "type-word-before"
        if self._all_ordinary(index, end):
            return None
        behind = self._head_behind(end, line)
        if behind is not None:
            return behind, "apposition"
        if (
            index >= line.first + 2
            and lows[index - 1] in ("van", "bij", "aan")
            and is_role(lows[index - 2])
            and words[index] not in places()
        ):
            return (Head(False, "other") if lows[index - 2] in LEADS_PLANS else Head(True, "other")), "role-at"
        if end - index == 1 and ACRONYM.match(words[index]) and self._says(end, line) and not self._is_ordinary(index):
            return Head(True, "other"), "says"
        return None

    def _head_inside(self, index: int, end: int) -> Head | None:
        lows = self.document.lows
        for position in (end - 1, index, *range(index + 1, end - 1)):
            found = head(lows[position])
            if found and self.document.words[position][0].isupper():
                return found
        return None

    def _head_before(self, index: int, line: Line) -> Head | None:
        """ "het programma Open Noord", "de lokale partij Tilburg Vooruit", "het manifest ‘…’"."""
        lows = self.document.lows
        position = index - 1
        if position >= line.first and self.document.words[position] in "‘“\"'„«":
            position -= 1
        if position < line.first or not lows[position][0].isalpha() or self.document.words[position][0].isupper():
            return None
        found = head(lows[position])
        if (
            found is None
            or lows[position]
            in (
                "bedrijf",
                "dienst",
                "raad",
                "college",
                "kamer",
                "bank",
                "land",
                "wet",
                "fonds",
                "prijs",
                "code",
                "centrum",
                "visie",
                "plan",
            )
            and index == position + 1
            and self._is_ordinary(index)
        ):
            return None
        return found

    def _head_behind(self, end: int, line: Line) -> Head | None:
        """ "GeboorteLijn, een programma dat", "Datakluis, de nieuwe voorziening"."""
        words, lows = self.document.words, self.document.lows
        if end + 2 >= line.last or words[end] != "," or lows[end + 1] not in ("een", "het", "de"):
            return None
        for low in lows[end + 2 : min(end + 5, line.last)]:
            found = head(low)
            if found:
                return found
            if low in APPOSITION_HEADS:
                return Head(False, "facility")
        return None

    def _says(self, end: int, line: Line) -> bool:
        return end < line.last and self.document.lows[end] in reporting_verbs()

    def _is_ordinary(self, index: int) -> bool:
        return self.document.words[index] in not_names() or self.document.words[index] in places()

    def _all_ordinary(self, index: int, end: int) -> bool:
        return all(self._is_ordinary(i) for i in range(index, end))

    def _sentence_start(self, index: int, line: Line) -> bool:
        return index == line.first or self.document.words[index - 1] in ".!?:“‘„«\"'"

    # Names after a type word in small letters ----------------------------------------------------------

    def _lower_head(self, index: int, line: Line) -> int | None:
        words, lows = self.document.words, self.document.lows
        if lows[index] in ("spoedwet", "wet", "rijkswet") and index + 1 < line.last and lows[index] != "wet":
            end = self._law_end(index, line)
            return self._name(index, end, Head(False, "law"), "law", line) if end else None
        found = head(lows[index])
        if found is None or index + 1 >= line.last or self._ministry_follows(index):
            return None
        quoted = self._quoted_name(index, found, line)
        if quoted:
            return quoted
        following = index + 1
        if found.is_body and lows[index] in LOWER_HEADS_OF_BODIES:
            if lows[index] == "ministerie" and words[following] in ("van", "voor"):
                following += 1
            if (
                following < line.last
                and (self._is_name_part(following) or words[following] in ("’s", "'s"))
                and (following not in self.taken or words[following] in places())
                and words[following] not in SENTENCE_WORDS
            ):
                end = self._place_end(following, line)
                return self._name(index, end, found, "type-word", line)
        return None

    def _place_end(self, index: int, line: Line) -> int:
        """The name of a place or body after "gemeente": Den Haag, Noord-Brabant, ’s-Hertogenbosch, Hollandse Eem."""
        words = self.document.words
        position = index
        if words[position] in ("’s", "'s") and position + 2 < line.last and words[position + 1] == "-":
            return position + 3
        position += 1
        while position < line.last and position - index < 5:
            word = words[position]
            if self._is_name_part(position) and word not in not_names():
                position += 1
            elif word in ("aan", "op", "en", "&", "of", "van", "der", "den", "de") and self._joins_place(
                position, line
            ):
                position += 1
            else:
                break
        return position

    def _joins_place(self, position: int, line: Line) -> bool:
        words, starts, ends = self.document.words, self.document.starts, self.document.ends
        following = position + 1
        if following >= line.last or starts[following] != ends[position] + 1:
            return False
        phrase = self.document.slice(position - 1, min(following + 2, line.last))
        return any(
            phrase.startswith(place) or place.startswith(phrase)
            for place in places()
            if " " in place and words[position - 1] in place
        )

    def _quoted_name(self, index: int, found: Head, line: Line) -> int | None:
        """A type word with a name in quotation marks; rapport and brief make a document, not an initiative."""
        if found.is_body or self.document.lows[index] in DOCUMENT_HEADS - {"manifest", "visie"}:
            return None
        match = QUOTED_NAME.match(self.document.text, self.document.ends[index], line.span.end)
        if match is None or len(match[1].split()) > 8 or match[1][-1] in ".!?":
            return None
        first, last = self.document.token_at(match.start(1)), self.document.token_at(match.end(1))
        if first >= last:
            return None
        self._add(match[1], False, found.kind, first, last, "quoted-name")
        return last

    # Keeping -------------------------------------------------------------------------------------------

    def _name(self, index: int, end: int, kind: Head, rule: str, line: Line) -> int:
        name = " ".join(self.document.slice(index, end).split())
        body = self._add(name, kind.is_body, kind.kind, index, end, rule)
        if set(name.lower().replace("-", " ").split()) & BOTH:
            body.both = True
        return self._abbreviation_after(end, line, body)

    def _abbreviation_after(self, end: int, line: Line, body: Body) -> int:
        """ "(VNG)" behind a name is its abbreviation; "(Tijdelijke overbruggingsregeling …)" its full form."""
        words = self.document.words
        if end + 2 >= line.last or words[end] != "(":
            return end
        closing = next((i for i in range(end + 1, min(end + 10, line.last)) if words[i] == ")"), None)
        if closing is None:
            return end
        inside = self.document.slice(end + 1, closing)
        if closing == end + 2 and ABBREVIATION.match(inside) and not inside.islower():
            self._alias(body, inside, end + 1, closing)
            return closing + 1
        if closing > end + 3 and words[end + 1][0].isupper() and is_abbreviation_of(body.name.split("-")[0], inside):
            self._alias(body, inside, end + 1, closing)
            return closing + 1
        return end

    def _alias(self, body: Body, form: str, first: int, last: int) -> None:
        body.aliases.add(form)
        other = self.entries.get((form.lower(), body.is_body))
        if other is None:
            self.entries[(form.lower(), body.is_body)] = body
        self.found.append(Found(first, last, body))

    def _add(self, name: str, is_body: bool, kind: str, first: int, last: int, rule: str) -> Body:
        key = (_plain(name), is_body)
        body = self.entries.get(key) or self.entries.get((key[0], not is_body))
        if body is None:
            body = Body(name, kind, is_body, rule)
            self.entries[key] = body
        self.entries.setdefault((name.lower(), is_body), body)
        form = " ".join(self.document.slice(first, last).split())
        body.aliases.add(form)
        self.found.append(Found(first, last, body))
        return body

    def _read_partial_forms(self) -> None:
        """Later mentions by a part of the name: Bronidentiteit, het Wilhelmina Ziekenhuis, de digitaliseringsstrategie."""
        gazetteer = _partial_forms({id(f.body): f.body for f in self.found}.values())
        covered = {i for found in self.found for i in range(found.first, found.last)}
        covered |= {i for first, last in self.taken.items() for i in range(first, last)}
        words = self.document.words
        for line in self.document.lines:
            if line.role not in READ_FOR_BODIES:
                continue
            index = line.first
            while index < line.last:
                match = gazetteer.get(words[index], None) if index not in covered else None
                end = next(
                    (
                        index + len(form)
                        for form, _ in match or ()
                        if tuple(words[index : index + len(form)]) == form and index + len(form) <= line.last
                    ),
                    None,
                )
                if match and end:
                    body = next(b for form, b in match if len(form) == end - index and tuple(words[index:end]) == form)
                    body.aliases.add(" ".join(self.document.slice(index, end).split()))
                    self.found.append(Found(index, end, body))
                    index = end
                else:
                    index += 1


_NEVER_INSIDE = frozenset(
    "De Het Een Maar Dat Dit Die Deze Volgens Ook Wij We Ik Hij Zij Ze Er Als Wie Wat Waar Hoe Waarom En Of Dus Niet In Op Met Voor Van Door Aan".split()
)
SENTENCE_WORDS = _NEVER_INSIDE


def _partial_forms(bodies: "Iterator[Body] | object") -> dict[str, list[tuple[tuple[str, ...], Body]]]:
    forms: dict[str, list[tuple[tuple[str, ...], Body]]] = {}
    claimed: dict[str, Body | None] = {}
    for body in list(bodies):  # type: ignore[call-overload]
        for form in {body.name, *body.aliases}:
            for part in {form, *_parts(form, body)}:
                claimed[part] = body if claimed.get(part, body) is body else None
    for part, owner in claimed.items():
        if owner is not None:
            words = tuple(re.findall(r"\w+(?:[-&.’'·]\w+)*|[^\w\s]", part))
            if words:
                forms.setdefault(words[0], []).append((words, owner))
    for candidates in forms.values():
        candidates.sort(key=lambda item: -len(item[0]))
    return forms


def _parts(form: str, body: Body) -> Iterator[str]:
    words = form.split()
    if len(words) >= 2:
        last = words[-1]
        if len(last) >= 10 and head(last.lower()) or len(words) == 2 and len(last) >= 12:
            yield last
            yield last.lower()
        if body.is_body and len(words) == 3 and head(words[1].lower()) and words[0][0].isupper():
            yield " ".join(words[:2])
    elif len(form) >= 12 and head(form.lower()):
        yield form.lower()


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^(?:de|het|een)\s", "", name.lower())).strip()


def _without_shorter_forms(bodies: list[Body]) -> list[Body]:
    """ "Wilhelmina Ziekenhuis" is the same as the one body whose name starts or ends with it."""
    kept: list[Body] = []
    for body in bodies:
        words = body.name.split()
        longer = [
            o
            for o in bodies
            if o is not body
            and o.is_body == body.is_body
            and len(o.name) > len(body.name)
            and _part_of(words, o.name.split())
        ]
        if (
            len(longer) == 1
            and (len(words) > 1 or len(body.name) >= 12)
            and (body.rule != "listed" or body.kind == "ministry")
        ):
            longer[0].aliases |= {body.name, *body.aliases}
            longer[0].mentions = sorted([*longer[0].mentions, *body.mentions])
        else:
            kept.append(body)
    return kept


def _part_of(words: list[str], longer: list[str]) -> bool:
    return longer[: len(words)] == words or longer[-len(words) :] == words


def _settle_name(body: Body) -> None:
    """The fullest form that stands in the text is the name; the others are aliases."""
    forms = sorted(body.aliases, key=lambda form: (-len(form), form))
    if forms:
        body.name = forms[0]
        body.aliases = {form for form in forms[1:] if _plain(form) != _plain(body.name)}


def is_abbreviation_of(short: str, full: str) -> bool:
    """VNG of Vereniging van Nederlandse Gemeenten, Tozo of Tijdelijke overbruggingsregeling zelfstandig ondernemers."""
    letters = re.sub(r"[^a-z]", "", short.lower())
    words = [word for word in re.findall(r"\w+", full.lower())]
    initials = "".join(word[0] for word in words)
    significant = "".join(word[0] for word in words if word not in CONNECTORS)
    return len(letters) >= 2 and letters in (initials, significant)
