"""What a word may be: each is looked up once, so that the stages visit only the tokens that concern them."""

import re
from functools import reduce
from operator import or_

from articles.extraction import lexicon
from articles.extraction.dates import MONTHS
from articles.extraction.gazetteer import base_gazetteer
from articles.extraction.vocabulary import (
    DOCUMENT_HEADS,
    GROUPS,
    NEVER_INSIDE,
    SENTENCE_STARTERS,
    given_gender,
    head,
    is_bare_body,
    is_document,
    is_role,
    not_names,
    places,
    prefixes,
    reporting_participles,
    reporting_verbs,
)

CAPITAL = 1 << 0
UPPER = 1 << 1  # differs from itself in small letters
LISTED = 1 << 2  # the first word of a name that the lists know
HEADED = 1 << 3  # gives a name its type, also with a capital: Strategie
TYPE_WORD = 1 << 4  # a word, in small letters, that gives a name its type: gemeente, strategie
NAME_WORD = 1 << 5  # may be part of a person's name
NAME_PART = 1 << 6  # a capitalised word inside the name of a body or plan
ORDINARY = 1 << 7  # a place, or a word that is often capitalised without being a name
PREFIX = 1 << 8  # of a surname: van, 't

ROLE = 1 << 9  # a function: wethouder
COURTESY = 1 << 10  # mevrouw, de heer
NOUN = 1 << 11  # a common noun for a body, a document or a group: de gemeente, het rapport, de panelleden
DOCUMENT = 1 << 12  # a text that may have a title: rapport, Kamerbrief
POINTS = 1 << 13  # may begin a short mention: a pronoun, an article, an elided word
ARTICLE = 1 << 14  # de, het, dit
MENTIONS = 1 << 15  # may begin a mention whatever follows: a capital or what points without being an article

SAYS = 1 << 16  # a finite reporting verb: zegt
SAID = 1 << 17  # a participle that reports: toegezegd
ATTRIBUTES = 1 << 18  # may judge or decline: is positief, kan niet zeggen
OTHER_WORDS = 1 << 19  # volgens, aldus, wat betreft, staat in
FUTURE = 1 << 20  # gaat, zal, neemt, investeert …
FIRST_PERSON = 1 << 21
OWN_VOICE = 1 << 22  # ik, onze, also joined: ik-vorm

TERM = 1 << 23  # part of a period: a number, a month, jaar, binnenkort
NUMBER = 1 << 24  # holds a digit
PERIOD = 1 << 25  # jaar, kwartaal, binnenkort, also inside a longer word

WORD = 1 << 26  # no mark
STARTER = 1 << 27  # opens sentences: De, Maar
FULL_STOP = 1 << 28
BEFORE_SENTENCE = 1 << 29  # a mark after which a sentence or quotation begins

# Rare ones: numbers from 1 << 30 on take Python longer.
MONTH_NAME = 1 << 30
INITIALS = 1 << 31  # R or R.A, without the last dot
ELIDED = 1 << 32  # a surname with its prefix in one: d'Ancona
SURNAME = 1 << 33  # may be a surname that stands alone, by its form: no first name, place or type word

MAY_HOLD_TERM = NUMBER | MONTH_NAME | PERIOD
# What one stage or another looks for in the text.
NOTABLE = (
    UPPER | CAPITAL | LISTED | TYPE_WORD | MENTIONS | NOUN | ROLE | DOCUMENT | COURTESY | SAYS | SAID | ATTRIBUTES
    | OTHER_WORDS | FUTURE | NAME_WORD | INITIALS
)  # fmt: skip

INITIALS_FORM = re.compile(r"[A-Z](?:\.[A-Z][a-z]?){0,5}$")
ELIDED_FORM = re.compile(r"[dl][’'][A-Z]")
COURTESIES = frozenset("mevrouw meneer mijnheer heer juffrouw".split())
POINTING = frozenset("hij zij ze hem haar hijzelf zijzelf diezelfde de het deze dat dit een die zijn hun".split())
ARTICLES = frozenset("de het deze dat dit een die".split())
ATTRIBUTING = frozenset(
    "begint begon besloot besluit deden deed deelt delen doen doet durfde durft eindigde eindigt gaat gaf gaven "
    "geeft geven ging hebben heeft is kan komen komt kon konden kwam kwamen maakt maken opende opent sloot sluit "
    "sprak spraken spreekt spreken tonen toonde toonden toont verbaasde verbaasden verbaast verbazen voelde "
    "rekent rekenen rekende rekenden houdt houden hield hielden zet zetten zette herkent herkennen herkende herkenden "
    "kunnen staat staan stond stonden gingen gaan "
    "voelden voelen voelt waren was weigerde weigerden weigeren weigert wil wilde wilden willen zijn zou zouden".split()
)
IN_OTHER_WORDS = frozenset(
    "volgens aldus wat staat stond blijkt lezen ligt ogen mening oordeel verwachting "
    "vast duidelijk helder zeker zeggen".split()
)
TERM_WORDS = frozenset(MONTHS) | frozenset(
    "jaar jaarhelft kwartaal kwartalen helft maand maanden week weken dag dagen zomer kerst najaar voorjaar "
    "binnenkort termijn jaarwisseling kabinetsperiode regeerperiode zomerreces".split()
)
PERIOD_STEMS = ("jaar", "maand", "week", "weken", "periode", "kwartaal", "helft", "zomer", "kerst", "binnen", "termijn")
MONTH_FORM = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b")
FUTURE_WORDS = frozenset(
    "gaat gaan ga zal zullen stelt stellen neemt nemen zorgt zorgen is zijn trekt trekken investeert "
    "investeren steekt steken maakt maken reserveert reserveren laat laten richt richten wil willen komt komen".split()
)
FIRST_PERSONS = frozenset("ik wij we wíj ons onze mijn mij me".split())
OWN_VOICE_FORM = re.compile(r"\b(?:" + "|".join(FIRST_PERSONS) + r")\b")
MAX_REMEMBERED = 200_000


class _Classes(dict[str, int]):
    def __missing__(self, word: str) -> int:
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        found = _classes_of(word)
        found = self[word] = _sums.setdefault(found, found)
        return found


_classes = _Classes()
_sums: dict[int, int] = {}  # one number for all words that are of the same classes: less memory to go through


def classify(words: list[str]) -> list[int]:
    """The classes of each word, as a sum of the constants above."""
    return list(map(_classes.__getitem__, words))


def union(classes: list[int]) -> int:
    """All classes that occur among the words of a sentence or passage."""
    return reduce(or_, classes, 0)


def _classes_of(word: str) -> int:
    low = word.lower()
    capital, role = word[0].isupper(), is_role(low)
    trade_surnames = lexicon.words("trade_surnames.txt")
    found = 0
    for class_, fits in (
        (CAPITAL, capital),
        (UPPER, word != low),
        (LISTED, word in base_gazetteer().by_first),
        (TYPE_WORD, word[0].islower() and (head(low) is not None or low in ("spoedwet", "rijkswet"))),
        (HEADED, head(low) is not None),
        (NAME_WORD, capital and (not role or low.rpartition("-")[2] in trade_surnames) and _may_be_name(word, low)),
        (ROLE, role),
        (DOCUMENT, low in DOCUMENT_HEADS or low.endswith(("brief", "rapport", "advies"))),
        (NOUN, is_bare_body(low) or is_document(low) or low in GROUPS),
        (SAYS, low in reporting_verbs()),
        (SAID, low in reporting_participles()),
        (POINTS, low in POINTING or word[0] in "’'‘"),
        (ARTICLE, low in ARTICLES),
        (MENTIONS, capital or ((low in POINTING or word[0] in "’'‘") and low not in ARTICLES)),
        (NAME_PART, capital and not role and word not in NEVER_INSIDE and not (word.isupper() and len(word) > 6)),
        (ORDINARY, word in not_names() or word in places()),
        (ATTRIBUTES, low in ATTRIBUTING),
        (OTHER_WORDS, low in IN_OTHER_WORDS),
        (TERM, low in TERM_WORDS or any(c.isdigit() for c in low)),
        (NUMBER, any(c.isdigit() for c in low)),
        (MONTH_NAME, MONTH_FORM.search(low)),
        (PERIOD, any(stem in low for stem in PERIOD_STEMS)),
        (OWN_VOICE, OWN_VOICE_FORM.search(low)),
        (FUTURE, low in FUTURE_WORDS),
        (FIRST_PERSON, low in FIRST_PERSONS),
        (INITIALS, capital and INITIALS_FORM.match(word)),
        (PREFIX, (not capital and word in prefixes()) or (word[0] in "’'‘" and word[1:] in ("t", "s"))),
        (ELIDED, ELIDED_FORM.match(word)),
        (WORD, word[-1].isalnum() or word[-1] == "_"),
        (FULL_STOP, word == "."),
        (COURTESY, low in COURTESIES),
        (STARTER, word in SENTENCE_STARTERS),
        (BEFORE_SENTENCE, word in ".!?:“‘„«\"'"),
    ):
        if fits:
            found |= class_
    alone = found & NAME_WORD and not found & (LISTED | ORDINARY | STARTER | HEADED)
    if alone and len(word) > 3 and word[1:].islower() and not given_gender(word):
        found |= SURNAME
    return found


def _may_be_name(word: str, low: str) -> bool:
    if word in not_names() or any(c.isdigit() or c in "&._" for c in word):
        return False
    if word.isupper() and len(word) > 1:
        return False
    return not (head(low) and not given_gender(word))
