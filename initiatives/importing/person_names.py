"""Taking Dutch personal names apart, and telling whether two of them may mean the same human being."""

import re
from dataclasses import dataclass

from articles.folding import fold

_PREFIXES = frozenset(
    [
        "van", "de", "den", "der", "des", "ten", "ter", "te", "'t", "het", "in", "op", "aan", "bij", "uit", "uijt",
        "over", "onder", "voor", "la", "le", "du", "di", "da", "von", "zu", "zur", "d'", "l'", "el", "al",
    ]
)  # fmt: skip
_TITLES = frozenset(
    [
        "dr", "drs", "ir", "ing", "prof", "professor", "mr", "mw", "mevr", "mevrouw", "dhr", "ds",
        "msc", "bsc", "llm", "mba", "phd", "emba", "jr", "sr",
    ]
)  # fmt: skip
_INITIALS = re.compile(r"(?:[^\W\d_][a-z]{0,2}\.-?){1,8}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name as printed; empty where a part is missing."""

    given_name: str = ""
    initials: str = ""
    family_name_prefix: str = ""
    family_name: str = ""

    @property
    def sort_name(self) -> str:
        """“Groot, Jos de”: by family name, the prefix last."""
        rest = " ".join(filter(None, (self.given_name or self.initials, self.family_name_prefix)))
        return ", ".join(filter(None, (self.family_name, rest)))

    @property
    def surname_key(self) -> str:
        """Prefix and family name, folded: what two forms of one name have in common."""
        return fold(f"{self.family_name_prefix} {self.family_name}")

    @property
    def first_letter(self) -> str:
        """Of the given name or else the initials, folded; empty for a bare surname."""
        return fold(self.given_name or self.initials)[:1]

    @property
    def is_full(self) -> bool:
        """A given name and a family name: enough to recognise somebody by."""
        return bool(self.given_name and self.family_name)


def split_name(name: str) -> PersonName:
    """Take a name apart: “R.W. (Raymond) van der Knoop” has all four parts."""
    words = [word.strip(",;") for word in name.replace("(", " ").replace(")", " ").split()]
    words = [word for word in words if word and fold(word).rstrip(".") not in _TITLES] or name.split() or [""]
    initials = [word for word in words[:-1] if _INITIALS.fullmatch(word)]
    names = [word for word in words if word not in initials] or words
    at = next((n for n, word in enumerate(names[:-1]) if _is_prefix(word.rpartition("-")[2])), len(names) - 1)
    end = at
    while end < len(names) - 1 and _is_prefix(names[end]):  # not at “Wolthuis-van Dijk”: there the surname begins
        end += 1
    prefix = " ".join(names[at:end])
    return PersonName(
        given_name=" ".join(names[:at]),
        initials="".join(initials),
        family_name_prefix=prefix if at or initials else prefix[:1].lower() + prefix[1:],
        family_name=" ".join(names[end:]),
    )


def may_be_short_for(one: PersonName, other: PersonName) -> bool:
    """The same surname, and one of the two tells only initials (that agree) or no first name at all."""
    if not one.surname_key or one.surname_key != other.surname_key or (one.given_name and other.given_name):
        return False
    return not one.first_letter or not other.first_letter or one.first_letter == other.first_letter


def _is_prefix(word: str) -> bool:
    return fold(word) in _PREFIXES
