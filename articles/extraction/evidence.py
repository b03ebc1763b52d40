"""Why a run of capitalised words is a person: given name, title, function, by-line, verb of saying."""

import re
from functools import cached_property

from articles.extraction import lexicon
from articles.extraction.classes import (
    ARTICLES,
    BEFORE_SENTENCE,
    CAPITAL,
    COURTESY,
    HEADED,
    INITIALS,
    LISTED,
    ORDINARY,
    OTHER_WORDS,
    ROLE,
    SAYS,
    SURNAME,
    TYPE_WORD,
)
from articles.extraction.document import Document, Line, Role
from articles.extraction.gazetteer import base_gazetteer
from articles.extraction.vocabulary import given_gender, head, is_role, places, reporting_verbs, titles

# Prefixes that stand in surnames alone, whatever the first name.
STRONG_PREFIXES = frozenset(("van der", "van den", "op den", "van 't", "van ’t", "in 't", "in ’t", "ter", "ten"))
# Given names that are common words too.
COMMON_WORDS = frozenset("anders mei roos merel storm ster wolf beer puck lotus".split())
# Verbs that report only together with other words: is van mening, heeft moeite met.
AUXILIARIES = frozenset("is zijn was waren heeft hebben had hadden wil willen wilde wilden doet doen".split())
ACRONYM = re.compile(r"[A-Z][A-Z&]{2,7}$")
NAME_LINES = (Role.BYLINE, Role.CREDIT)


BEFORE_NO_PERSON = frozenset(
    "van bij in op uit aan de het een met voor door naar via te over heet binnen rond tussen sinds volgens tijdens per "
    "achter onder boven tegen om buiten langs".split()
)


class Evidence:
    """`known` are names of the register, folded to small letters; `ended` the tokens where found names end."""

    def __init__(self, document: Document, known: set[str]) -> None:
        self.document = document
        self.known = known
        self.ended: set[int] = set()
        self._behind_heads: set[tuple[str, ...]] | None = None

    def of(self, index: int, family: int, end: int, line: Line) -> str | None:
        """Why this is a person: a given name, a title, a role beside it, a by-line, a verb of saying."""
        words, lows = self.document.words, self.document.lows
        name = self.document.slice(index, end)
        if name.lower() in self.known:
            return "known"
        if words[index] == "The" or self._is_no_name(index, end):
            return None
        if self.document.classes[index] & INITIALS and words[index + 1 : index + 2] == ["."]:
            return "initials"
        is_given = given_gender(words[index]) and words[index] not in places()
        if not is_given and (words[end - 1] in places() or name in places() or self._belongs_to_body(index, line)):
            return None
        if is_given and (head(lows[end - 1]) is None or family < end - 1):
            return "given-name"
        if words[index - 1] in ("de", "het"):
            return None  # "directeur X van de Groene Kade"
        if family > index and " ".join(lows[family : end - 1]) in STRONG_PREFIXES:
            return "surname-prefix"
        return self._before(index, end, line) or self._after(index, end, line) or self._elsewhere(index, end, line)

    def _is_no_name(self, index: int, end: int) -> bool:
        """A title, a function of two words, or, behind "X van", where X works: Hudson Cyberdijk."""
        lows = self.document.lows
        if lows[index] in titles() or " ".join(lows[index:end]) in lexicon.lowered("roles.txt"):
            return True
        return self.document.lows[index - 1] in ("van", "bij") and index - 1 in self.ended

    def _elsewhere(self, index: int, end: int, line: Line) -> str | None:
        """What the text tells somewhere else of a name that nobody knows."""
        if not self._may_be_unknown(index, end, line):
            return None
        if self.document.words[end - 1] in self._talking:
            return "talks-elsewhere"
        return "pronoun-says" if self._is_meant(index, end, line) else None

    def _may_be_unknown(self, index: int, end: int, line: Line) -> bool:
        """ "Daar was Amparo Leito"; in "Buurman Leito" the first word has its capital for the sentence it opens."""
        words, classes = self.document.words, self.document.classes
        opens = index == line.first or classes[index - 1] & BEFORE_SENTENCE
        if opens or line.role is not Role.TEXT or not 2 <= end - index <= 4 or words[index - 1] in ARTICLES:
            return False
        joined = any(not word[1:].islower() for word in words[index:end] if word[0].isupper() and "-" not in word)
        return not joined and not any(classes[i] & (HEADED | ORDINARY | COURTESY | ROLE) for i in range(index, end))

    def _is_meant(self, index: int, end: int, line: Line) -> bool:
        """ "Binnen zit Amparo Leito. “…”, zegt ze": whom but the one named could the paragraph mean?"""
        lows, classes = self.document.lows, self.document.classes
        if classes[index - 1] & (CAPITAL | TYPE_WORD) or lows[index - 1] in BEFORE_NO_PERSON:
            return False
        if not all(classes[i] & SURNAME for i in (index, end - 1)) or any(line.first < i <= index for i in self.ended):
            return False
        saying = self.document.having_in(SAYS, end, line.last)
        return any(lows[i + 1] in ("hij", "zij", "ze") for i in saying if i + 1 < line.last)

    @cached_property
    def _talking(self) -> set[str]:
        """Capitalised words that stand alone beside a verb of saying, behind "volgens" or before a quotation."""
        words, lows, classes = self.document.words, self.document.lows, self.document.classes
        found: set[str] = set()
        for index in self.document.having(SAYS | OTHER_WORDS):
            if classes[index] & SAYS and classes[index] & CAPITAL:
                continue  # part of a name: Vroeg Erbij
            for at in (index - 1, index + 1) if classes[index] & SAYS else (index + 1,):
                beyond = at + (at - index)
                alone = 0 <= beyond < len(words) and not classes[beyond] & CAPITAL
                if alone and classes[at] & SURNAME and not (at < index and lows[at - 1] in ARTICLES):
                    found.add(words[at])
        return found

    def _belongs_to_body(self, index: int, line: Line) -> bool:
        """ "Energiefonds Overijsselse Vecht", "stichting Open Straat", and wherever else the text says Open Straat."""
        words = self.document.words
        before = index - 1
        while before >= line.first and index - before < 4:
            if head(self.document.lows[before]) is not None:
                return True
            if not self.document.classes[before] & CAPITAL:
                break
            before -= 1
        return (words[index], *words[index + 1 : index + 2]) in self._headed()

    def _headed(self) -> set[tuple[str, ...]]:
        """The first two words of every name behind a type word."""
        if self._behind_heads is None:
            words, classes = self.document.words, self.document.classes
            self._behind_heads = {
                (words[i + 1], words[i + 2])
                for i in self.document.having(TYPE_WORD)
                if i + 2 < len(words) and classes[i + 1] & classes[i + 2] & CAPITAL
            }
        return self._behind_heads

    def _before(self, index: int, end: int, line: Line) -> str | None:
        lows = self.document.lows
        before = lows[index - 1] if index > line.first else ""
        if before in (",", "en") and index - 1 in self.ended and end - index <= 4:
            company = self.document.words[end - 1] in lexicon.words("company_tails.txt")
            return None if company else "beside-person"
        if (
            before == ":"
            and index - 2 >= line.first
            and lows[index - 2] in ("foto", "beeld", "fotografie", "foto's", "tekst")
        ):
            return "credit"
        if before == "." and index - 2 >= line.first and lows[index - 2] in titles():
            return "title"
        if before in titles() or (is_role(before) and not self._names_field(index)):
            return "role-before"
        if before == "," and lows[end : end + 1] == [","] and self._names_function(index, line):
            return "role-before"
        return None

    def _names_field(self, index: int) -> bool:
        """ "Anna Bos, algemeen directeur Slimme Straat": behind a name a function brings its field or body, no name."""
        lows = self.document.lows
        mark = next((i for i in range(index - 2, max(index - 5, -1), -1) if lows[i] in (",", "(", "–", "-")), None)
        return mark is not None and mark in self.ended

    def _names_function(self, index: int, line: Line) -> bool:
        """ "onze functionaris gegevensbescherming, X,": a function of a few words before the comma."""
        return any(self.document.classes[i] & ROLE for i in range(max(line.first, index - 4), index - 1))

    def _after(self, index: int, end: int, line: Line) -> str | None:
        words, lows = self.document.words, self.document.lows
        works_at = lows[index - 1] in ("bij", "van", "voor", "aan", "namens")
        if line.role in NAME_LINES and index > line.first and head(lows[index - 1]) is None and not works_at:
            return "by-line"
        after = lows[end] if end < line.last else ""
        if self._comes_from(index, end, line):
            return "works-at"
        if words[index] in places() or any(w in places() for w in words[index:end]):
            return None
        if after == "," and (told := self._behind_comma(index, end, line)):
            return told
        if after == "(" and (told := self._in_parentheses(end + 1, line, end - index)):
            return told
        if after == "is" and any(is_role(low) for low in lows[end + 1 : end + 4]):
            return "role-after"
        says = reporting_verbs()
        if end - index <= 4 and (
            _before_says(lows, index, line)
            or (after in says and says[after][0].strength == "say" and not after.endswith("en"))  # one person "zegt"
        ):
            return "says"
        return None

    def is_first_name(self, index: int, line: Line) -> bool:
        """An age, a function or a verb of saying beside a first name."""
        lows, classes = self.document.lows, self.document.classes
        if lows[index] in COMMON_WORDS:
            return False
        behind = lows[index + 1 : index + 4]
        if len(behind) > 2 and behind[0] in (",", "(") and behind[1].isdigit():
            return True
        before = classes[index - 1] if index > line.first else 0
        after = classes[index + 1] if index + 1 < line.last else 0
        return bool((before | after) & SAYS) or bool(before & ROLE)

    def _behind_comma(self, index: int, end: int, line: Line) -> str | None:
        """ "X, directeur van", "X, plaatsvervangend directeur", "X, die": a function or a clause about a person."""
        lows = self.document.lows
        if any(is_role(low) for low in lows[end + 1 : min(end + 3, line.last)]):
            return "role-after"
        headed = head(lows[end - 1]) or head(lows[index - 1])
        clause = lows[end + 1 : end + 2] == ["die"] and 2 <= end - index <= 4 and not headed
        return "relative-clause" if clause else None

    def _comes_from(self, index: int, end: int, line: Line) -> bool:
        """ "Jurjen Postma van de NVVB" opens a sentence: a body that is abbreviated or listed behind two words."""
        words, classes = self.document.words, self.document.classes
        opens = index == line.first or bool(classes[index - 1] & BEFORE_SENTENCE)
        if not opens or end - index != 2 or end + 2 >= line.last or words[end] not in ("van", "bij"):
            return False
        at = end + 1 + (words[end + 1] in ("de", "het"))
        if words[at] in places():
            return False
        return bool(ACRONYM.match(words[at]) or (classes[at] & LISTED and base_gazetteer().match(words, at)))

    def _in_parentheses(self, index: int, line: Line, length: int) -> str | None:
        """ "(47)", "(CIO bij …)" or "(Zandmeer)" behind a name of `length` tokens."""
        following = range(index, min(index + 2, line.last))
        closes = ")" in self.document.lows[index : index + 12]
        if following and length == 2 and self.document.words[index] in places():
            return "place-behind"
        if following and length > 1 and head(self.document.lows[index]) is not None and closes:
            return "works-at"
        if following and self.document.lows[index].isdigit() and len(self.document.lows[index]) == 2:
            return "age"
        return "role-after" if any(self.document.classes[i] & ROLE for i in following) else None

    def starts_too_early(self, index: int, end: int, rule: str) -> bool:
        """In "teamleider Kwaliteit Wojciech Nowak" the name starts at its given name."""
        words = self.document.words
        return rule not in ("known", "given-name", "initials", "role-after", "age") and any(
            given_gender(words[i]) and words[i][0].isupper() for i in range(index + 1, end - 1)
        )


def _before_says(lows: list[str], index: int, line: Line) -> bool:
    """A verb of saying right before: zegt Songül Demirtaş."""
    if index <= line.first:
        return False
    before = lows[index - 1]
    return before == "aldus" or (before in reporting_verbs() and before not in AUXILIARIES)
