"""Whose voice an article is in: the interviewee, the author of a first-person piece, the speakers behind labels."""

import re
from dataclasses import dataclass, field

from articles.extraction.document import Document, Line, Role
from articles.extraction.layout import Layout
from articles.extraction.mentions import Mention
from articles.extraction.person import Person
from articles.extraction.quotations import Bare

GROUP_HEADINGS = re.compile(
    r"(?:deelnemers|aan tafel|het panel|panel|panelleden|sprekers|aanwezig|met medewerking van|de deelnemers"
    r"|gesprekspartners|aan het woord)\b",
    re.IGNORECASE,
)
MODERATES = re.compile(
    r"onder leiding van|gespreksleider|debatleider|moderator|dagvoorzitter|presentator", re.IGNORECASE
)
OPINION_RUBRIC = re.compile(
    r"\b(?:opinie|column|blog|essay|ingezonden|commentaar|podium|opiniestuk|de mening van|gastbijdrage"
    r"|brieven van lezers|lezersbrieven)\b",
    re.IGNORECASE,
)
COMMENTS = re.compile(r"(?:\d+ )?(?:reacties|comments)(?: \(\d+\))?:?", re.IGNORECASE)
RECORDED = re.compile(r"(?:opgetekend|genoteerd|vastgelegd)\s(?:door\b|:)", re.IGNORECASE)
PLURAL = re.compile(r"\b(?:wij|we|ons|onze|wíj)\b", re.IGNORECASE)
LAST_LINES = 4
SHORTEST_PARAGRAPH = 60  # code points
LONGEST_RUBRIC = 90
LONGEST_HEADING = 60
RUNNING_TEXT = 160
SIGNING = frozenset("door tekst auteur auteurs over de het drs ir mr dr prof".split())
MIN_FIRST_PERSON_SHARE = 0.34


@dataclass(slots=True, eq=False)
class Voices:
    """`has_panel` tells that a line announces the participants of a conversation.

    `comments` holds, by the index of its line, the person who wrote a paragraph below the article.
    """

    interviewee: int | None = None
    authors: tuple[int, ...] = ()
    participants: tuple[int, ...] = ()
    labels: dict[int, tuple[int, int]] = field(default_factory=dict)
    has_panel: bool = False
    comments: dict[int, int] = field(default_factory=dict)

    @property
    def speaking(self) -> tuple[int, ...]:
        """Who says "onze" in the text: its authors, else the one who is interviewed."""
        return self.authors or ((self.interviewee,) if self.interviewee is not None else ())


def find_voices(
    document: Document, layout: Layout, people: list[Person], mentions: list[Mention], bare: Bare
) -> Voices:
    voices = Voices()
    by_line = _mentions_by_line(document, mentions)
    voices.labels = _labels(document, by_line)
    headings = {line for line in document.lines if len(line.text) < 90 and GROUP_HEADINGS.match(line.text)}
    voices.has_panel = any(len(line.text) < LONGEST_HEADING for line in headings)
    voices.participants = _participants(document, headings, people) if headings else ()
    below = _comments_begin(document)
    voices.comments = _comments(document, below, people)
    by_line = {index: named for index, named in by_line.items() if index < below}
    voices.authors = _first_person_authors(document, layout, people, by_line, bare, below)
    if not voices.authors:
        voices.interviewee = _interviewee(document, layout, people)
    return voices


def _mentions_by_line(document: Document, mentions: list[Mention]) -> dict[int, list[Mention]]:
    by_line: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_line.setdefault(document.line_number(mention.first), []).append(mention)
    return by_line


def _comments_begin(document: Document) -> int:
    """The index of the line above the comments of readers; behind the last line where there is none."""
    lines = document.lines
    return next(
        (i for i, line in enumerate(lines) if len(line.text) < 40 and COMMENTS.fullmatch(line.text)), len(lines)
    )


def _comments(document: Document, below: int, people: list[Person]) -> dict[int, int]:
    """Running text under lines such as "Ans Bos (gemeente Zandmeer) - 14 maart 2019, 08:12"."""
    found: dict[int, int] = {}
    writers = {first: number for number, person in enumerate(people) for first, _ in person.places}
    writer: int | None = None
    for index in range(below + 1, len(document.lines)):
        line = document.lines[index]
        dated = line.role is Role.DATE or (len(line.text) < LONGEST_RUBRIC and any(c.isdigit() for c in line.text))
        if dated:
            writer = writers.get(line.first)
        elif writer is not None and line.role is Role.TEXT:
            found[index] = writer
    return found


def _labels(document: Document, by_line: dict[int, list[Mention]]) -> dict[int, tuple[int, int]]:
    """Lines that open with a speaker's name and a colon: line to (person, token after the colon)."""
    labels = {}
    for index, (mention, *_others) in by_line.items():
        line = document.lines[index]
        if (
            line.role is Role.TEXT
            and mention.first - line.first <= 3
            and mention.kind in ("person", "surname", "given", "role")
            and len(mention.people) == 1
            and document.words[mention.last : mention.last + 1] == [":"]
            and mention.last + 1 < line.last
        ):
            labels[index] = (mention.people[0], mention.last + 1)
    return labels


def _participants(document: Document, headings: set[Line], people: list[Person]) -> tuple[int, ...]:
    """Those in the list of participants, without the moderator."""
    inside, found = False, []
    paragraph = -1
    for line in document.lines:
        if line in headings:
            inside, paragraph = True, line.paragraph
            continue
        if inside and line.role is not Role.LIST_ITEM and line.paragraph > paragraph:
            inside = False
        if inside and not MODERATES.search(line.text):
            found += [
                n
                for n, person in enumerate(people)
                if any(line.first <= first < line.last for first, _ in person.places)
            ]
    return tuple(dict.fromkeys(found))


def _first_person_authors(
    document: Document,
    layout: Layout,
    people: list[Person],
    by_line: dict[int, list[Mention]],
    bare: Bare,
    below: int,
) -> tuple[int, ...]:
    """The people in whose name an opinion piece, letter or first-person article is written."""
    texts = [
        line
        for line in document.lines[layout.body : below]
        if line.role is Role.TEXT and len(line.text) > SHORTEST_PARAGRAPH
    ]
    if not texts or not people:
        return ()
    if layout.letter:
        return _in_lines(document, people, (Role.SIGNATURE,))
    if len(layout.questions) >= 2:
        return ()
    personal = [line for line in texts if bare.is_personal(line)]
    header = document.lines[: layout.body + 1]
    is_opinion = any(len(line.text) < LONGEST_RUBRIC and OPINION_RUBRIC.search(line.text) for line in header)
    if len(personal) < (1 if is_opinion else max(2, MIN_FIRST_PERSON_SHARE * len(texts))):
        return ()
    candidates = _author_candidates(document, layout, people, by_line, below)
    signed = [n for n in _in_lines(document, people, (Role.BYLINE, Role.DATE)) if _is_above(people[n], document, below)]
    together = [n for n in candidates if n in signed] or _introduced_together(document, by_line)
    plural = sum(bool(PLURAL.search(bare.of(line.span))) for line in personal) > len(personal) / 2
    return tuple(together) if plural and len(together) > 1 else tuple(candidates[:1])


def _introduced_together(document: Document, by_line: dict[int, list[Mention]]) -> list[int]:
    """ "Ans Bos is arts. Bea Vos is jurist.": who is introduced sentence by sentence below the text."""
    for line, mentions in reversed(by_line.items()):
        named = [m for m in mentions if m.kind == "person"]
        first = document.lines[line].first
        told = [
            m.people[0]
            for m in named
            if (m.first == first or document.lows[m.first - 1] == ".")
            and document.lows[m.last : m.last + 1] in (["is"], ["was"], ["werkt"])
        ]
        if named and _introduces(document, named[0], line) and len(told) > 1:
            return told
    return []


def _in_lines(document: Document, people: list[Person], roles: tuple[Role, ...]) -> tuple[int, ...]:
    """Those who are named in lines of a kind, in the order of the text."""
    places = [(first, n) for n, person in enumerate(people) for first, _ in person.places]
    return tuple(dict.fromkeys(n for first, n in sorted(places) if document.line_at(first).role in roles))


def _author_candidates(
    document: Document, layout: Layout, people: list[Person], by_line: dict[int, list[Mention]], below: int
) -> list[int]:
    """By-line first, then who signs off ("X is hoogleraar …"), then who is named with the headline or in the lead."""
    by = (n for n, p in enumerate(people) if any(_is_by(document.line_at(first)) for first, _ in p.places))
    bylines = [n for n in by if _is_above(people[n], document, below)]
    last_texts = [
        i
        for i, line in enumerate(document.lines)
        if line.role in (Role.TEXT, Role.CAPTION, Role.HEADING, Role.LIST_ITEM)
    ]
    signers = [
        m.people[0]
        for place, i in enumerate(reversed(last_texts))
        for m in by_line.get(i, ())[:1]
        if m.kind == "person" and (_introduces(document, m, i) or (place < LAST_LINES and _signs(document, m, i)))
    ]
    heading = [
        m.people[0]
        for i in range(min(layout.body, len(document.lines)))
        for m in by_line.get(i, ())
        if m.kind == "person" and document.lines[i].role is not Role.CREDIT
    ]
    if any(RECORDED.match(line.text) for line in document.lines):
        heading += _in_lines(document, people, (Role.HEADING, Role.TEXT, Role.CAPTION))[:1]
    in_full = {n for n, person in enumerate(people) if person.surname}
    ranked = [*[n for n in signers if n in heading or n in bylines], *bylines, *signers, *heading]
    return [n for n in dict.fromkeys(ranked) if n in in_full]


def _is_above(person: Person, document: Document, below: int) -> bool:
    return below >= len(document.lines) or any(first < document.lines[below].first for first, _ in person.places)


def _is_by(line: Line) -> bool:
    """A by-line of who wrote, other than of who wrote down what another told."""
    return line.role in (Role.BYLINE, Role.DATE) and not RECORDED.match(line.text)


def _signs(document: Document, mention: Mention, line: int) -> bool:
    """A line at the foot that begins with a name: "Ans Bos, wijkverpleegkundige", "Door: Ans Bos"."""
    signing = document.lines[line]
    before = document.lows[signing.first : mention.first]
    told = len(signing.text) >= RUNNING_TEXT and document.lows[mention.last : mention.last + 1] not in ([","], ["("])
    return not told and all(low in SIGNING or not low.isalnum() for low in before)


def _introduces(document: Document, mention: Mention, line: int) -> bool:
    """ "Ans Bos (1951) was wijkverpleegkundige": a paragraph that tells in the third person who the writer is."""
    lows = document.lows
    if mention.first != document.lines[line].first:
        return False
    behind = mention.last + 3 if lows[mention.last : mention.last + 1] == ["("] else mention.last
    return lows[behind : behind + 1] in (["is"], ["was"], ["werkt"], ["schrijft"])


def _interviewee(document: Document, layout: Layout, people: list[Person]) -> int | None:
    """Who answers: somebody named before the first question, with a function if possible."""
    limit = layout.questions[0].first if layout.questions else len(document.words)
    named = []
    for number, person in enumerate(people):
        places = [
            first
            for first, _ in person.places
            if document.line_at(first).role not in (Role.BYLINE, Role.CREDIT, Role.DATE)
        ]
        if places:
            named.append((min(places) >= limit, person.role is None, min(places), number))
    return min(named)[3] if named else None
