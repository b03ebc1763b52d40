"""How much a promise names: numbers with what they count, money, shares, and words such as “alle”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.folding import fold

_SMALL = "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
_TEENS = {
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
}
_TENS = {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
         "negentig": 90}  # fmt: skip
_COMPOSED = {
    f"{word}{tail}": number * size + ten
    for number, word in enumerate(_SMALL, start=1)
    for tail, size, ten in (
        *(((f"en{tens}"), 1, ten) for tens, ten in _TENS.items() if number < 10),
        *((("honderd", 100, 0), ("duizend", 1000, 0)) if number > 1 else ()),
    )
}
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_SMALL, start=1) if number > 1},
    **_TEENS,
    **_TENS,
    **_COMPOSED,
    **{f"{word}duizend": number * 1000 for word, number in (_TENS | _TEENS).items()},
    "beide": 2,
    "honderd": 100,
    "duizend": 1000,
}
MULTIPLES = {"duizend": 1_000, "mln": 1_000_000, "miljoen": 1_000_000, "mld": 1_000_000_000, "miljard": 1_000_000_000}
EACH = "alle elke elk ieder iedere".split()
ALONE = (
    "iedereen niemand allemaal overal altijd helft verdubbelen verdubbelt verdubbeld halveren halveert gehalveerd"
).split()
# What several of something look like: “elf gemeenten”, and not “om elf ging de deur open”.
COUNTABLE = re.compile(r"(?:en|s|euro|procent|keer)$")
# Words that stand between a number and what it counts.
BETWEEN = frozenset(
    "extra nieuwe meer andere verschillende grote grootste kleine kleinste van de het deze die onze".split()
)
EURO, PERCENT = "euro", "%"
MONTHS = "jan feb mrt maart apr mei jun jul aug sep okt nov dec".split()
PERIODS = frozenset("jaar jaren maand maanden week weken dag dagen kwartaal kwartalen uur".split())
# Numbers that count nothing: years, days of a month, times, numbered things.
NUMBERED = re.compile(
    r"\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\b\d{1,2}(?::\d\d| uur)\b|\b(?:19|20)\d\d\b(?! (?:euro|miljoen|miljard))"
    r"|\b(?:artikel|versie|fase|lid|paragraaf|motie|bijlage|deel|niveau|stap|punt|q) ?\d{1,4}\b"
    r"|\b\d{1,2} (?:" + "|".join(MONTHS) + r")[a-z]{0,8}\b"
)
NUMBER = re.compile(
    r"(?<![\w.,-])(?P<sign>€ ?)?(?P<number>\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})(?:,(?P<part>\d{1,4}))?(?![\w-])"
    r"(?: ?(?P<percent>%|procent))?"
)
WORD = re.compile(r"[a-z][a-z-]{0,60}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and what it counts, in the words of the text; `value` is None for words such as “alle”."""

    words: str
    value: float | None = None
    unit: str = ""


def amounts(text: str) -> list[Amount]:
    """In the order of the text. A period (“binnen twee weken”) is a deadline and no amount."""
    low = NUMBERED.sub(lambda match: "#" * len(match[0]), " ".join(fold(text).split()))
    found = [*_in_figures(low), *_in_words(low)]
    return [amount for _place, amount in sorted(found, key=lambda one: one[0])]


def _in_figures(low: str) -> Iterator[tuple[int, Amount]]:
    for match in NUMBER.finditer(low):
        value = float(match["number"].replace(".", "") + "." + (match["part"] or "0"))
        following = [] if match["percent"] else _following(low, match.end())
        value, counted = _multiplied(value, following)
        unit = PERCENT if match["percent"] else EURO if match["sign"] else counted
        if unit in PERIODS:
            continue
        words = " ".join([match[0].strip(), *_shown(following, unit)])
        yield match.start(), Amount(words, value, unit)


def _in_words(low: str) -> Iterator[tuple[int, Amount]]:
    for match in WORD.finditer(low):
        word = match[0]
        if word in NUMBER_WORDS:
            following = _following(low, match.end())
            value, unit = _multiplied(float(NUMBER_WORDS[word]), following)
            if COUNTABLE.search(unit) and unit not in PERIODS:
                yield match.start(), Amount(" ".join([word, *_shown(following, unit)]), value, unit)
        elif word in EACH:
            if following := _following(low, match.end()):
                yield match.start(), Amount(f"{word} {following[0]}")
        elif word in ALONE:
            yield match.start(), Amount(word)


def _following(low: str, end: int) -> list[str]:
    """The next few words, up to a mark."""
    stretch = re.split(r"[^a-z -]", low[end : end + 80], maxsplit=1)[0]
    return stretch.split()[:4]


def _multiplied(value: float, following: list[str]) -> tuple[float, str]:
    """The value with its million, and what is counted."""
    unit = ""
    for word in following:
        if word in MULTIPLES and not unit:
            value *= MULTIPLES[word]
        elif word not in BETWEEN:
            unit = word
            break
    return value, unit


def _shown(following: list[str], unit: str) -> list[str]:
    return following[: following.index(unit) + 1] if unit in following else []
