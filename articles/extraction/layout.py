"""What each line of a saved page is there for: title, by-line, heading, question, caption, leftovers of the site …

Nothing is cut: a line of page furniture keeps its place and is only marked, so that offsets stay true.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from articles.extraction import lexicon
from articles.extraction.classes import MONTH_NAME, NUMBER, ROLE, union
from articles.extraction.dates import ISO, MONTH_ONLY, NUMERIC, WRITTEN, WRITTEN_SHORT
from articles.extraction.document import Document, Line, Role
from articles.extraction.vocabulary import given_gender

OPENING_MARKS = "“‘„«\"'"
MARKS = " :.!?|»>…"
EDGES = MARKS + ","
CLOSING_MARKS = "”’“»\"'"

BYLINE = re.compile(
    r"(?!interview\smet\b)(?:\w{1,20}\s)?(?:door|tekst(?:\sen\sbeeld|\s&\sfoto)?|auteurs?|verslag|interview"
    r"|geschreven door|samenstelling|redactie)\b\s{0,3}[:|]?\s",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\(?(?:foto(?:'?s|grafie|graaf)?|foto’s|beeld|illustraties?|eindredactie|fotocredits?|tekening|©"
    r"|bron foto)\b\s{0,3}[:/|]?\s?",
    re.IGNORECASE,
)
MODERATOR = re.compile(
    r"(?:onder leiding van|gespreksleider|debatleider|moderator|dagvoorzitter|presentatie)\b", re.IGNORECASE
)
NAMES_MAKERS = re.compile(r"(?:tekst|door|foto|fotografie|beeld|interview)\b\s?:?\s[A-Z]", re.IGNORECASE)
BULLET = re.compile(r"\s{0,8}(?:[•·*▪●◦‣+-]|–|—)\s{1,4}(?=\S)")
LETTER_START = re.compile(r"(?:geachte|beste|hooggeachte)\s[\w\s,]{2,60},?$", re.IGNORECASE)
SALUTES_WITH = "BbGgHh"  # that these begin with
LETTER_END = re.compile(r"(?:hoogachtend|met (?:\w+ ){0,2}groet(?:en)?|namens)\b,?", re.IGNORECASE)
SUBJECT = re.compile(r"(?:betreft|onderwerp)\s{0,12}:?\s{0,12}(?=\S)", re.IGNORECASE)
NAVIGATION = re.compile(
    r"\S {2,20}\S[^\n]{0,80}? {2,20}\S|\s[|»›•>]\s[^\n]{0,80}\s[|»›•>]\s|^(?:home|u bent hier)\b.{0,80}[>/»›]",
    re.IGNORECASE,
)
MENU_MARKS = re.compile(r"\s[/–—·•|>›»-]\s")
LONGEST_MENU = 120  # code points
FENCES = ("  ", "|", "»", "›", "•", ">", "/")  # without these no line navigates
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^[\w.-]{3,60}\.(?:nl|com|org|eu|be)$", re.IGNORECASE)
FURNITURE_LISTS = (
    "lees ook",
    "zie ook",
    "meer over",
    "meer lezen",
    "documenten",
    "gerelateerd",
    "ook interessant",
    "wellicht ook",
    "bekijk ook",
    "tags",
    "downloads",
    "links",
)
ENDS_SENTENCE = tuple(". ! ? … .” !” ?” .’ ?’ !’ .\" ?\" !\" .' ?' !' .» ?» .) ?) :".split())
# A line in italics or bold, as plain text marks it: the questions of an interview.
EMPHASISED = re.compile(r"([*_]{1,3})[^*_]{3,400}\1$")
MAX_HEADING = 110
MAX_QUESTION = 420
RUNNING_LENGTH = 90


@dataclass(slots=True, eq=False)
class Layout:
    """The lines by role; `body` starts at the first line of running text."""

    title: Line | None = None
    body: int = 0
    letter: bool = False
    questions: list[Line] = field(default_factory=list)


def read_layout(document: Document) -> Layout:
    lines = document.lines
    layout = Layout(body=next((i for i, line in enumerate(lines) if _is_running(line)), len(lines)))
    _mark_furniture(document)
    for index, line in enumerate(lines):
        if line.role is Role.TEXT:
            line.role = _role(line, index < layout.body)
    layout.title = _find_title(document, lines, layout.body)
    if layout.title:
        layout.title.role = Role.TITLE
    _mark_letter(lines, layout)
    _mark_questions(lines, layout)
    return layout


def _is_running(line: Line) -> bool:
    text = line.text
    return (
        len(text) >= RUNNING_LENGTH and (text.endswith(ENDS_SENTENCE) or len(text) >= 160) and not navigates(text[:200])
    )


def _mark_furniture(document: Document) -> None:
    phrases = lexicon.words("noise_lines.txt")
    exact = lexicon.words("noise_lines_exact.txt")
    listing = -1
    for line in document.lines:
        low = line.span.of(document.low)
        if line.paragraph == listing and len(line.text) < RUNNING_LENGTH * 2:
            line.role = Role.NOISE
        elif low.strip(MARKS) in exact or (len(line.text) < 160 and _is_furniture(low, line, phrases)):
            line.role = Role.NOISE
            if low.startswith(FURNITURE_LISTS):
                listing = line.paragraph


def _is_furniture(low: str, line: Line, phrases: frozenset[str]) -> bool:
    text = line.text
    if " " not in text and ADDRESS.match(text):
        return True
    teaser = low.startswith(FURNITURE_LISTS[:4])
    if _begins_with(low, phrases) and (teaser or not (len(text) > 60 and text.endswith((".", "”", "’")))):
        return not _has_date(line)
    return navigates(text) and not _has_date(line) and not SUBJECT.match(text) and not _names_people(line)


def _names_people(line: Line) -> bool:
    """ "Tekst X  –  Fotografie Y", "Anna Bos | directeur | Wijkwijs": no navigation."""
    tells = bool(line.classes & ROLE) and given_gender(line.text.split(maxsplit=1)[0]) is not None
    return tells or bool(NAMES_MAKERS.match(line.text))


def _begins_with(low: str, phrases: frozenset[str]) -> bool:
    """Whether the first words, up to five, are one of the phrases, marks left aside."""
    first = low.split(maxsplit=1)[0].strip(EDGES)
    if first and first not in _first_words(phrases):
        return False
    words = low.split(maxsplit=6)
    first = first or next(filter(None, (word.strip(EDGES) for word in words)), "")
    if first not in _first_words(phrases):
        return False
    return any(" ".join(words[:n]).strip(MARKS).rstrip(":.,") in phrases for n in range(1, 6))


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[0].strip(EDGES) for phrase in phrases)


def navigates(text: str) -> bool:
    fenced = False
    for fence in FENCES:  # quicker than a pattern over a whole paragraph
        if fence in text:
            fenced = True
            break
    return (fenced and bool(NAVIGATION.search(text))) or _is_menu(text)


def _is_menu(text: str) -> bool:
    """ "Over ons / Thema’s / Nieuws", "Artikelen – Columns – Over ons": words of a site with marks between them."""
    items = MENU_MARKS.split(text.lower()) if len(text) < LONGEST_MENU and MENU_MARKS.search(text) else []
    return len(items) > 2 and sum(item in lexicon.words("noise_lines_exact.txt") for item in items) >= 2


def _has_date(line: Line) -> bool:
    text = line.text
    return bool(line.classes & NUMBER) and any(form.search(text) for form in (ISO, NUMERIC, WRITTEN, WRITTEN_SHORT))


def _has_month(line: Line) -> bool:
    return bool(line.classes & MONTH_NAME and line.classes & NUMBER and MONTH_ONLY.search(line.text))


def _role(line: Line, in_header: bool) -> Role:
    text = line.text
    if not text[0].isalnum() and BULLET.match(text):
        line.bullet = True
        return Role.LIST_ITEM
    if len(text) < 120 and CREDIT.match(text):
        return Role.CREDIT
    if len(text) < 120 and BYLINE.match(text) and not text.endswith("?"):
        return Role.BYLINE
    if (
        len(text) < 100
        and (_has_date(line) or (in_header and len(text) < 60 and _has_month(line)))
        and not text.endswith((".", "?"))
    ):
        return Role.DATE
    if text.endswith("?") and len(text) <= MAX_QUESTION and text[0] not in OPENING_MARKS:
        return Role.QUESTION
    if text[0] in "*_" and len(text) <= MAX_QUESTION and EMPHASISED.match(text):
        return Role.QUESTION
    if len(text) <= MAX_HEADING and not text.endswith(ENDS_SENTENCE) and text[-1] not in CLOSING_MARKS:
        return Role.CAPTION if _looks_like_caption(text) else Role.HEADING
    return Role.TEXT


CAPTION_FORM = re.compile(r"\((?:links|rechts|midden|foto|beeld)\b|, (?:met|bij|tijdens|in gesprek)\s", re.IGNORECASE)


def _looks_like_caption(text: str) -> bool:
    return bool(CAPTION_FORM.search(text))


def _find_title(document: Document, lines: list[Line], body: int) -> Line | None:
    """The first headline-like line above the running text; a letter's subject line is its title."""
    header = lines[: body or 1]
    for line in lines[: body + 4]:
        if match := SUBJECT.match(line.text):
            line.span = type(line.span)(line.span.start + match.end(), line.span.end)
            line.text = line.text[match.end() :]
            line.first = document.token_at(line.span.start)
            line.classes = union(document.classes[line.first : line.last])
            return line
    good = [
        line
        for line in header
        if line.role in (Role.HEADING, Role.TEXT, Role.QUESTION, Role.CAPTION) and _is_headline(line.text)
    ]
    good = [line for line in good if line.role is not Role.CAPTION] or good
    if not good:
        return None
    together = Counter(line.paragraph for line in lines)
    scores = [_headline_score(line.text) + 3 * (together[line.paragraph] == 1) for line in good]
    # Below the headline may stand a longer line: the first that looks nearly as good is it.
    return next(line for line, score in zip(good, scores, strict=True) if score >= max(scores) - CLOSE_SCORE)


CLOSE_SCORE = 2
TAGLINE = re.compile(
    r"(?:(?:het|hét|onafhankelijk) )?(?:magazine|vakblad|platform|weekblad|maandblad|kwartaalblad|nieuwsbrief"
    r"|tijdschrift|website|kennisplatform|vakmedium|ledenblad|blog)\s(?:voor|van|over)\b",
    re.IGNORECASE,
)
KICKER = re.compile(r"(?:Achtergrond|Reportage|Analyse|Reconstructie|Opinie|Commentaar|Profiel|Dossier) (?![-–:|])")
LONGEST_SITE_NAME = 5  # words
SITE_NAME = re.compile(
    r"\b(?:magazine|krant|courant|nieuwsbrief|jaargang|editie|reportage|opinies|essays|website|blad)\b"
    r"|^(?:ministerie|gemeente|provincie|vereniging|stichting)\b",
    re.IGNORECASE,
)


def _headline_score(text: str) -> int:
    """How much a line looks like a headline and not like the name of the site or a rubric."""
    words = text.split()
    score = min(len(words), 6) + 2 * bool(re.search("[‘’“”„«\"':?]", text))
    capitals = sum(word[0].isupper() for word in words)
    if (capitals >= len(words) - 1 and len(words) <= 4) or (" & " in text and len(words) <= 4):
        score -= 3
    if KICKER.match(text):
        score -= 4
    if (
        TAGLINE.match(text)
        or (SITE_NAME.search(text) and len(words) <= LONGEST_SITE_NAME)
        or re.search(r"\s[•·–]\s|\s{3,}", text)
    ):
        score -= 5
    return score


EVENT_FACT = re.compile(
    r"(?:waar|wanneer|voor wie|kosten|datum|tijd|locatie|aanmelden|toegang|plaats)\b(?::|\s{2,})", re.IGNORECASE
)


def _is_headline(text: str) -> bool:
    if (
        len(text) < 8
        or len(text) > 250
        or " | " in text
        or text.count(" - ") > 1
        or text.endswith((".", ":", ","))
        or LETTER_START.match(text)
    ):
        return False
    if EVENT_FACT.match(text):
        return False
    letters = list(filter(str.isalpha, text))
    shouting = sum(map(str.isupper, letters)) > 0.6 * len(letters)
    words = text.split()
    first = words[0].strip(EDGES)
    kicker = first.isupper() and len(first) > 4 and "," in text
    return not shouting and not kicker and len(words) >= 2 and not re.match(r"[\w\s]{3,30}:\s*$", text)


def _mark_letter(lines: list[Line], layout: Layout) -> None:
    start = next(
        (i for i, line in enumerate(lines) if line.text[0] in SALUTES_WITH and LETTER_START.match(line.text)), None
    )
    if start is None:
        return
    layout.letter = True
    for line in lines[:start]:
        if line.role in (Role.TEXT, Role.HEADING, Role.CAPTION):
            line.role = Role.LIST_ITEM
    lines[start].role = Role.HEADING
    layout.body = start + 1
    ending = next(
        (i for i in range(start + 1, len(lines)) if LETTER_END.match(lines[i].text) and len(lines[i].text) < 40), None
    )
    for line in lines[ending:] if ending is not None else []:
        if _is_running(line):
            break
        if line.role is not Role.NOISE:
            line.role = Role.SIGNATURE


def _mark_questions(lines: list[Line], layout: Layout) -> None:
    """A question stands alone above an answer; a heading that asks is no question of an interview."""
    asked = []
    for index, line in enumerate(lines):
        if line.role is not Role.QUESTION:
            continue
        following = next((other for other in lines[index + 1 : index + 12] if other.role is not Role.NOISE), None)
        alone = following is not None and following.paragraph != line.paragraph
        if alone and following is not None and following.role in (Role.TEXT, Role.PULL_QUOTE):
            asked.append(line)
        else:
            line.role = Role.TEXT if len(line.text) > MAX_HEADING else Role.HEADING
    if len(asked) < 2:
        for line in asked:
            line.role = Role.HEADING
        asked = []
    layout.questions = [
        line
        for line in asked
        if line.span.start >= (lines[layout.body - 1].span.end if 0 < layout.body <= len(lines) else 0)
    ] or asked
