"""What the page prints about itself: title, date, publication, authors, genre."""

import re
from datetime import date
from functools import cache

from articles.extraction import lexicon
from articles.extraction.classes import NUMBER, ROLE, union
from articles.extraction.dates import MONTH, YEAR, first_date
from articles.extraction.document import TOKEN, Document, Line, Role
from articles.extraction.layout import Layout
from articles.extraction.person import Person
from articles.extraction.results import Metadata, VagueDate
from articles.extraction.voices import Voices

EVENT_DATE = re.compile(
    r"^(?:wanneer|datum en tijd|tijd|op|waar|locatie)\b|(?<![\d.])\d{1,2}[.:]\d\d\s?(?:uur|[–-])", re.IGNORECASE
)
# "AMERSFOORT, 17-01-2023 - …", "Gepubliceerd op dinsdag 3 mei 2022": capitals and a few words, then the date.
DATELINE = re.compile(
    r"(?>[A-ZÀ-Ý][\w’'-]*+|[^\w\n]|(?:op|gepubliceerd|geplaatst|laatst|bijgewerkt|gewijzigd|van|door|aan|den|de|het"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b){0,16}\d"
)
EVENT = re.compile(
    r"\b(?:aanmelden|inloop|programma:|locatie|wanneer:|kosten:|congres|bijeenkomst|debat)\b", re.IGNORECASE
)
EDITION = re.compile(
    r"\b(?:editie|nummer)\s\w{1,10}\s(?:van\s)?([A-Z][\w&.]{2,30})"
    r"|^([A-Z][\w&’' ]{2,40}?)(?:, (?:jaargang|nummer|nr\.|editie)\s| (?:nr\.|jaargang) \d)",
    re.MULTILINE,
)
EDITION_WORDS = ("editie", "nummer", "nr.", "jaargang")  # one of which stands in every such line
ONE_VOICE = re.compile(r"\binterview\b|\bin gesprek met\b|\bvertelt (?:hij|zij|ze)\b", re.IGNORECASE)
DOMAIN = re.compile(r"\b([\w-]{3,40}\.(?:nl|eu|com|org))\b")
RUBRICS = frozenset(
    "opinie nieuws persbericht nieuwsbericht interview column verslag home achtergrond debat essay reportage "
    "artikel blog agenda praktijk podium analyse actueel opinies digitaal politiek bestuur advertentie advertorial "
    "rubriek dossier dossiers themas thema nieuwsarchief archief publicaties podcast video".split()
)
# "werd per 1 januari 2009 aangesteld": from or until when, not the day of the article.
FROM_DAY = re.compile(rf"\b(?:per|sinds|vanaf|tot) (?:\d\d? )?{MONTH} {YEAR}", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*[|/•·–—]\s*|\s{2,}|:\s")
# "Wet Digitale Overheid" is a longer name, "volgens de Volkskrant" another outlet.
CITES = re.compile(
    r"(?:\b(?:[A-Z][a-z]+|directie|agenda) |\b(?:[Vv]olgens|schrijft|schrijven|schreef|schreven|meldt|melden|meldde"
    r"|meldden|bericht|berichtte) (?:de |het )?)$"
)
PICTURES = frozenset("beeld foto foto's foto’s fotografie illustratie illustraties eindredactie vormgeving".split())
MADE = PICTURES | {"tekst", "door", "interview", "auteur"}
SITE_LINES = (Role.CREDIT, Role.NOISE)
MAX_HEADER_LINES = 14
OPENING = 600  # code points
SHORT_NAME = 6


def read_published(document: Document, layout: Layout) -> VagueDate | None:
    """The date in the header, in the first line of a news item ("AMERSFOORT, 17-01-2023 - …"), or at the foot."""
    lines = document.lines
    for line in lines[: max(layout.body, 1) + 1][:MAX_HEADER_LINES]:
        if line is not layout.title and (found := _date_in_header(line)) and not _tells_of_event(line):
            return found
    foot = [line for line in lines[-6:] if line.role in (Role.DATE, Role.BYLINE)]
    below = [
        line
        for line in lines[: layout.body + 6]
        if line.role in (Role.DATE, Role.BYLINE) and not EVENT_DATE.search(line.text)
    ]
    return next((found for line in [*foot, *below] if (found := first_date(line.text))), None)


def _tells_of_event(line: Line) -> bool:
    """ "Wanneer: woensdag 3 juni 2020": when something takes place, not when the page was published."""
    if not EVENT_DATE.search(line.text) or re.match(r"(?:gepubliceerd|geplaatst)\b", line.text, re.IGNORECASE):
        return False
    return line.role is not Role.DATE or bool(re.match(r"wanneer|op\b", line.text, re.IGNORECASE))


def _date_in_header(line: Line) -> VagueDate | None:
    running = line.role is Role.TEXT
    if not line.classes & NUMBER:
        return None
    if running and not DATELINE.match(line.text):
        return None
    found = first_date(line.text[:40] if running and len(line.text) >= 120 else line.text)
    return found if found and (not running or found.precision == "day") else None


def reference_day(document: Document, layout: Layout, published: VagueDate | None) -> date | None:
    """The day that relative terms count from: the publication, else the first date in the opening paragraphs."""
    if published:
        return published.day
    opening = document.lines[layout.body : layout.body + 2]
    if not union([line.classes for line in opening]) & NUMBER:
        return None
    found = first_date(FROM_DAY.sub("", " ".join(line.text for line in opening)[:800]))
    return found.day if found else None


def read_metadata(
    document: Document, layout: Layout, people: list[Person], voices: Voices, published: VagueDate | None
) -> Metadata:
    authors = _authors(document, layout, people, voices)
    for person in people:
        person.is_author = person.name in authors
    return Metadata(
        title=" ".join(layout.title.text.splitlines()) if layout.title else None,
        published=published,
        publication=_publication(document, layout),
        authors=tuple(authors),
        genre=_genre(document, layout, voices),
    )


def _authors(document: Document, layout: Layout, people: list[Person], voices: Voices) -> list[str]:
    if voices.authors:
        return [people[number].name for number in voices.authors]
    authors = []
    below = set(document.lines[layout.body :])
    for person in people:
        for first, last in person.places:
            line = document.line_at(first)
            alone = line.first == first and line.last == last
            if line.role is Role.BYLINE and (_made_pictures(document, line, first) or _answers(document, line, first)):
                continue
            signs = alone and person.role is None and line.role is Role.HEADING
            signs = signs and not (line in below and _is_under_quotation(document, line))
            if line.role in (Role.BYLINE, Role.DATE) or signs:
                authors.append(person.name)
                break
    return authors


def _is_under_quotation(document: Document, line: Line) -> bool:
    """A name alone below a line in quotation marks: whose words were taken out of the text."""
    above = document.text[: line.span.start].rstrip()
    return above.endswith(tuple("”’»\"'"))


def _answers(document: Document, line: Line, name: int) -> bool:
    """ "Interview CIO Rijk X": a function between the word and the name tells who answered, not who asked."""
    return document.lows[line.first] == "interview" and any(
        document.classes[i] & ROLE for i in range(line.first + 1, name)
    )


def _made_pictures(document: Document, line: Line, name: int) -> bool:
    """ "Tekst: X, redacteur Beeld: Y": the label before a name says what its bearer made."""
    made = [document.lows[i] for i in range(line.first, name) if document.lows[i] in MADE]
    return bool(made) and made[-1] in PICTURES


def _publication(document: Document, layout: Layout) -> str | None:
    names = _publications()
    header = document.lines[: max(layout.body, 1)][:MAX_HEADER_LINES]
    parts = [part.strip().lower() for line in header for part in SEPARATOR.split(line.text)]
    if listed := next((names[part] for part in parts if part in names), None):
        return listed
    edges = [*header, *document.lines[-5:]]
    short = [line.text for line in edges if line.role in SITE_LINES or len(line.text) < 50]
    printed = "\n".join(line.text for line in edges)
    edition = EDITION.search(printed) if any(word in printed for word in EDITION_WORDS) else None
    if match := next((found for text in short if (found := DOMAIN.search(text))), None) or edition:
        return match.group(match.lastindex or 0)
    if own := _site_name(document, layout):
        return own
    named = _named_publications()
    opening = named.keys() & document.lows[: document.token_at(OPENING)]
    listed_first = sorted(entry for word in opening for entry in named[word])
    text = document.low[:OPENING]
    for _place, name, pattern in listed_first:
        found = pattern.search(text) if name.lower() in text else None
        as_printed = found and not document.text[found.start() : found.end()].islower()
        if found and as_printed and not CITES.search(document.text, max(0, found.start() - 30), found.start()):
            return name
    return None


@cache
def _publications() -> dict[str, str]:
    return {name.lower(): name for name in lexicon.lines("publications.txt")}


@cache
def _named_publications() -> dict[str, list[tuple[int, str, re.Pattern[str]]]]:
    """Publications that a running text may name, by their longest word: place in the list, name and pattern.

    Short names mean other things too.
    """
    named: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
    for place, name in enumerate(lexicon.lines("publications.txt")):
        if len(name) > SHORT_NAME:
            low = name.lower()
            entry = (place, name, re.compile(rf"\b{re.escape(low)}\b"))
            named.setdefault(max(TOKEN.findall(low), key=len), []).append(entry)
    return named


def _site_name(document: Document, layout: Layout) -> str | None:
    """The first line of a page, where it is a name and no rubric: "De Bestuurskamer"."""
    first = document.lines[0] if document.lines else None
    if first is None or first is layout.title or first.role in (Role.BYLINE, Role.CREDIT, Role.LIST_ITEM):
        return None
    pieces = re.split(r"\s+[|/•·–—>»›]\s+|\s{2,}", first.text)
    if first.role in (Role.NOISE, Role.DATE) and len(pieces) < 2:
        return None
    name = pieces[0].strip()
    words = name.split()
    if (
        not 1 <= len(words) <= 5
        or not name[0].isupper()
        or name.lower() in RUBRICS
        or name.endswith((".", "?", ":", "”", "’"))
    ):
        return None
    return name


def _genre(document: Document, layout: Layout, voices: Voices) -> str:
    if layout.letter:
        return "other"
    if voices.authors:
        return "oped"
    if len(voices.participants) > 1 or voices.has_panel:
        return "panel"
    if len(layout.questions) >= 2:
        return "interview"
    if sum(bool(EVENT.search(line.text)) for line in document.lines if len(line.text) < 120) >= 2:
        return "event"
    quoted = sum(map(document.text.count, "”’»"))
    return "interview" if quoted >= 12 and speaks_of_one_voice(document) else "news"


def speaks_of_one_voice(document: Document) -> bool:
    """Whether an article says of itself that it is a conversation with somebody."""
    told = any(part in document.low for part in ("nterview", "prek met", "vertelt"))
    return told and bool(ONE_VOICE.search(document.text))
