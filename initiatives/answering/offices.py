"""Comparing roles as they are printed: which post a role names.

“staatssecretaris van Digitale Zaken” and “Staatssecretaris Digitale Zaken” name one post, and so do “minister van
Economische Zaken” at a ministry of that name and “minister van Economische Zaken en Klimaat” after it was renamed.
Only titles that pass from one holder to the next are looked at: a second professor is not the first one's successor.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from articles.folding import fold


class Seats(Enum):
    """How many hold a title at one body: one, one or else one for each portfolio, or always several."""

    ONE = "one"
    ONE_OR_BY_PORTFOLIO = "one or by portfolio"
    SEVERAL = "several"


OFFICES = {
    **dict.fromkeys(
        ("minister-president", "burgemeester", "gemeentesecretaris", "provinciesecretaris", "dijkgraaf", "korpschef",
         "secretaris-generaal", "inspecteur-generaal", "bestuursvoorzitter", "ceo", "cio", "ciso", "cto", "cdo"),
        Seats.ONE,
    ),
    **dict.fromkeys(
        ("minister", "staatssecretaris", "commissaris", "regeringscommissaris", "directeur", "voorzitter"),
        Seats.ONE_OR_BY_PORTFOLIO,
    ),
    **dict.fromkeys(
        ("wethouder", "gedeputeerde", "heemraad", "directeur-generaal", "programmadirecteur"),
        Seats.SEVERAL,
    ),
}  # fmt: skip
SAME_TITLE = {
    "premier": "minister-president",
    "wethoudster": "wethouder",
    "directrice": "directeur",
    "voorzitster": "voorzitter",
    "burgemeesteres": "burgemeester",
    "sg": "secretaris-generaal",
    "dg": "directeur-generaal",
    "ig": "inspecteur-generaal",
}
TITLES = sorted([*OFFICES, *SAME_TITLE], key=len, reverse=True)
# Who is all this holds the post all the same.
HOLDING = {
    "demissionair", "demissionaire", "missionair", "waarnemend", "waarnemende", "wnd", "interim", "tijdelijk",
    "tijdelijke", "huidig", "huidige", "nieuw", "nieuwe", "toenmalig", "toenmalige", "algemeen", "algemene",
    "de", "het",
}  # fmt: skip
FILLERS = {
    "van", "voor", "de", "het", "der", "den", "des", "en", "in", "op", "bij", "aan", "te", "t", "s", "ministerie",
    "departement", "gemeente", "provincie", "dienst", "stichting",
}  # fmt: skip
WORD = re.compile(r"[a-z0-9]+(?:[&'-][a-z0-9]+)*")
NEXT_OFFICE = re.compile(
    rf"\s*(?:[,;/&]|\btevens\b|\ben\b)\s*(?:(?:tevens|ook)\s+)?(?=(?:{'|'.join(map(re.escape, TITLES))})(?![\w-]))"
)
AT_THE_BODY = re.compile(r"\b(?:van|bij|op|in|aan) (?:het |de )?(?:ministerie|departement|gemeente|provincie)\b.*")


@dataclass(frozen=True, slots=True)
class Office:
    """A title with the words for what it is about; no words where the role is the bare title."""

    title: str
    words: frozenset[str]

    @property
    def is_vague(self) -> bool:
        """Whether it may stand for several posts at one body."""
        return not self.words and OFFICES[self.title] is not Seats.ONE

    @property
    def may_be_alone(self) -> bool:
        """Whether a bare title tells the post where nobody else is known to have that title."""
        return OFFICES[self.title] is not Seats.SEVERAL

    def portfolio(self, names: Iterable[str]) -> frozenset[str]:
        """The words without a name of the body; none where it is about the body as a whole."""
        whole = sorted((words_of(name) for name in names), key=len, reverse=True)
        return self.words - next((words for words in whole if words and words <= self.words), frozenset())


@lru_cache(maxsize=8192)
def offices_in(role: str) -> tuple[Office, ...]:
    """The posts that a role names, none where it is no office (“hoogleraar”) or one of the past (“oud-minister”)."""
    found = (_office(part) for part in NEXT_OFFICE.split(fold(role)))
    return tuple(office for office in found if office is not None)


def _office(part: str) -> Office | None:
    words = WORD.findall(AT_THE_BODY.sub("", part))
    while words and words[0] in HOLDING:
        words = words[1:]
    if not words:
        return None
    title = SAME_TITLE.get(words[0], words[0])
    return Office(title, frozenset(words[1:]) - FILLERS) if title in OFFICES else None


@lru_cache(maxsize=8192)
def words_of(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(fold(name))) - FILLERS
