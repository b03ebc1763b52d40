"""Where somebody's name ends: given names or initials, then the surname with its prefixes."""

from collections import Counter

from articles.extraction import lexicon
from articles.extraction.classes import CAPITAL, ELIDED, FULL_STOP, HEADED, INITIALS, LISTED, NAME_WORD, PREFIX, ROLE
from articles.extraction.document import Document
from articles.extraction.evidence import STRONG_PREFIXES
from articles.extraction.gazetteer import base_gazetteer
from articles.extraction.vocabulary import CAPITAL_PREFIXES, given_gender, is_portfolio, is_type_word, places

# Particles that open a surname with a capital: El Khattabi, Aït Taleb, Oulad Haj.
PARTICLES = frozenset(
    (
        "El",
        "Al",
        "Aït",
        "Ait",
        "Ben",
        "Bin",
        "Ould",
        "Oulad",
        "Abou",
        "Abu",
        "Da",
        "Dos",
        "De",
        "Di",
        "La",
        "Le",
        "Mc",
        "Mac",
        "St",
        "A",
    )
)
OPENING_PARTICLES = PARTICLES - {"A"}
SECOND_PREFIXES = STRONG_PREFIXES | {"den"}
# Prepositions that are surname prefixes only behind a given name: Jan op den Camp, not "Beheer bij de Rijksdienst".
NO_PREFIXES = frozenset(
    (
        "in",
        "bij",
        "voor",
        "over",
        "uit",
        "in de",
        "in het",
        "bij de",
        "bij het",
        "voor de",
        "voor het",
        "over het",
        "uit het",
    )
)
VAGUE_PREFIXES = frozenset(("bij", "op", "in", "aan", "voor", "over", "uit", "onder", "te", "tot"))
JOINED_PREFIXES = ("-van", "-de", "-den", "-der", "-ten", "-ter", "-el", "-in", "-op", "-van't")
MAX_NAME_TOKENS = 8


class NameReader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self._around_van: Counter[tuple[str, ...]] | None = None
        self._alone: set[tuple[str, ...]] = set()

    def parse(self, index: int, limit: int) -> tuple[int, int] | None:
        """End of the name and start of the surname (with its prefix): given names or initials, then the surname."""
        words, classes = self.document.words, self.document.classes
        limit = min(limit, index + MAX_NAME_TOKENS)
        position = self._initials(index, limit) if classes[index] & INITIALS else index
        has_initials = position > index
        if words[index] == "Wil" and not self._is_first_name(index, limit):
            return None
        if position == index and words[index] == "Ben":
            position += 1  # a first name here, a prefix in Mohamed Ben Ali
        while position < limit and classes[position] & NAME_WORD and words[position] not in OPENING_PARTICLES:
            position += 1
        if position == index:
            return None
        return self._with_prefix(index, position, limit, has_initials) or self._plain(index, position, limit)

    def _is_first_name(self, index: int, limit: int) -> bool:
        """ "Wil van Gemert", "Wil Bakker, directeur": no verb as in "Wil de gemeente dat?"."""
        words = self.document.words
        if index + 2 >= limit or words[index + 1] in places():
            return False
        named = words[index + 1] == "van" and words[index + 2][0].isupper()
        return named or (self._is_name_word(index + 1) and words[index + 2] in (",", "("))

    def _with_prefix(self, index: int, position: int, limit: int, has_initials: bool) -> tuple[int, int] | None:
        """A surname with a prefix: de Groot, El Khattabi, In 't Veld, d'Ancona."""
        words = self.document.words
        after_prefix = self._skip_prefix(position, limit)
        if (
            position < after_prefix < limit
            and self._is_family_word(after_prefix)
            and not (words[position] in VAGUE_PREFIXES and not (has_initials or given_gender(words[index])))
            and " ".join(words[position:after_prefix]) not in NO_PREFIXES
            and not self._names_portfolio(position, after_prefix)
        ):
            plain = all(given_gender(words[i]) or not words[i][0].isupper() for i in range(index, position))
            if position - index == 1 or has_initials or (plain and self._may_be_second_name(position - 1)):
                return self._family_end(after_prefix, limit), position
        if (
            position < limit
            and words[position] in PARTICLES
            and position + 1 < limit
            and self._is_name_word(position + 1)
        ):
            return self._family_end(position + 1, limit), position
        return self._with_capital_prefix(position, limit) if position - index == 1 else None

    def _may_be_second_name(self, index: int) -> bool:
        """ "Jan Willem van Dam", and not "Omar Aydin van Wijkwijs": a first name of elsewhere is a surname here."""
        first = self.document.words[index].split("-", 1)[0]
        return not first[0].isupper() or first in lexicon.table("given_names_dutch.txt")

    def _names_portfolio(self, prefix: int, index: int) -> bool:
        """ "minister Jacobs van Economische Zaken", "wethouder Horn van Financiën": of which somebody is in charge."""
        words, before = self.document.words, prefix - 2
        led = before >= 0 and self.document.classes[before] & ROLE and not given_gender(words[before + 1])
        if led and words[prefix] == "van" and is_portfolio(words[index]):
            return True
        match = base_gazetteer().match(self.document.words, index) if self.document.classes[index] & LISTED else None
        return match is not None and match[0] > index + 1

    def _with_capital_prefix(self, position: int, limit: int) -> tuple[int, int] | None:
        """In 't Veld, Van Den Eynde (the Flemish way), d'Ancona."""
        words = self.document.words
        family = position
        while family < limit and family - position < 3 and words[family] in CAPITAL_PREFIXES:
            family += 1
        if position < family < limit and given_gender(words[position - 1]) and self._is_family_word(family):
            return self._family_end(family, limit), position
        capital = position + 2 < limit and words[position] in ("In", "Van", "Op", "Aan", "Uit", "Onder")
        if capital and self.document.classes[position + 1] & PREFIX:
            return self._family_end(position + 2, limit), position
        if position < limit and self.document.classes[position] & ELIDED:
            return self._family_end(position, limit), position
        return None

    def _plain(self, index: int, givens_end: int, limit: int) -> tuple[int, int] | None:
        """A surname without a prefix behind initials or given names."""
        words = self.document.words
        first_name = self._initials(index, limit) if self.document.classes[index] & INITIALS else index
        if first_name > index:
            end = self._joined_prefix_end(givens_end, limit)
            return (end, first_name) if givens_end > first_name else None
        if givens_end - index < 2:
            return self._behind_function(index, limit)
        givens_end = self._joined_prefix_end(givens_end, limit)
        family = index + 1
        while family < givens_end - 1 and given_gender(words[family]) and words[family] not in PARTICLES:
            family += 1
        return self._second_surname_end(givens_end, limit), family

    def _behind_function(self, index: int, limit: int) -> tuple[int, int] | None:
        """ "gedeputeerde Jaap Bond": behind a function and a first name a type word is a surname."""
        classes, family = self.document.classes, index + 1
        headed = family < limit and classes[family] & CAPITAL and classes[family] & HEADED
        if not headed or not given_gender(self.document.words[index]):
            return None
        called = index and classes[index - 1] & ROLE
        compound = not is_type_word(self.document.lows[family])  # Kaplan only ends like a plan
        return (family + 1, family) if called or compound else None

    def _second_surname_end(self, end: int, limit: int) -> int:
        """Wim Schoonderwoerd den Bezemer: a second surname with a prefix that is no preposition."""
        last = self._skip_prefix(end, limit)
        prefix = " ".join(self.document.lows[end:last])
        if prefix == "van" and last < limit and self._recurs(end - 1, last + 1):
            return last + 1
        second = prefix in SECOND_PREFIXES and last < limit and self._is_family_word(last)
        return last + 1 if second else end

    def _recurs(self, first: int, last: int) -> bool:
        """ "Terwisscha van Eupen" without a first name elsewhere: the words belong together."""
        words = self.document.words
        if self._around_van is None:
            vans = [index for index, low in enumerate(self.document.lows) if low == "van" and index > 1]
            self._around_van = Counter(tuple(words[index - 1 : index + 2]) for index in vans)
            for index in vans:
                if not self._is_name_word(index - 2) and not self.document.classes[index - 2] & PREFIX:
                    self._alone.add(tuple(words[index - 1 : index + 2]))
        name = tuple(words[first:last])
        return last - first == 3 and self._around_van[name] > 1 and name in self._alone

    def _initials(self, index: int, limit: int) -> int:
        """R.A. or J. P., each with its dot."""
        classes, starts = self.document.classes, self.document.starts
        position = index
        while (
            position + 1 < limit
            and classes[position] & INITIALS
            and classes[position + 1] & FULL_STOP
            and starts[position + 1] == self.document.end(position)
        ):
            position += 2
        return self._nickname_end(position, limit) if position > index else position

    def _nickname_end(self, position: int, limit: int) -> int:
        """R.J. (Rob) de Vries: the first name in parentheses behind the initials."""
        words = self.document.words
        if (
            position + 3 < limit
            and words[position] == "("
            and words[position + 2] == ")"
            and words[position + 1][0].isupper()
        ):
            return position + 3
        return position

    def _skip_prefix(self, position: int, limit: int) -> int:
        start = position
        while position < limit and position - start < 4 and self.document.classes[position] & PREFIX:
            position += 1
        return position

    def _family_end(self, position: int, limit: int) -> int:
        end = position + 1
        words = self.document.words
        if words[end : end + 1] == ["van"] and end + 1 < limit and self._recurs(position, end + 2):
            return end + 2  # Van Tuyll van Serooskerken
        while end < limit and end - position < 3 and self._is_name_word(end) and not given_gender(words[end]):
            end += 1
        if end + 1 < limit and words[end] in ("tot", "thoe") and words[end + 1][0].isupper():
            end += 2  # Van Nispen tot Zevenaar
        return self._joined_prefix_end(end, limit)

    def _joined_prefix_end(self, end: int, limit: int) -> int:
        """Hoekzema-van der Tuin: the second surname brings its prefix behind the hyphen."""
        words = self.document.words
        if not words[end - 1].lower().endswith(JOINED_PREFIXES):
            return end
        last = self._skip_prefix(end, limit)
        return last + 1 if last < limit and words[last][0].isupper() else end

    def _is_name_word(self, index: int) -> bool:
        return bool(self.document.classes[index] & NAME_WORD)

    def _is_family_word(self, index: int) -> bool:
        """Behind a prefix any capitalised word may be a surname: de Groot, van Dam."""
        word = self.document.words[index]
        return word[0].isupper() and not (word.isupper() and len(word) > 1) and word.replace("-", "").isalpha()
