"""The subject of a verb: the name, function, pronoun or body that stands before or behind it."""

from articles.extraction import lexicon
from articles.extraction.classes import CAPITAL
from articles.extraction.document import Document
from articles.extraction.mentions import Mention
from articles.extraction.sentences import Sentence
from articles.extraction.vocabulary import is_role, titles

MAX_APPOSITION = 22
LONGEST_LIST = 8  # names between commas
ADVERBS = frozenset(
    "ook dan nu daarom dus echter wel nog juist zelf al daarbij verder vooral bijvoorbeeld graag toch intussen "
    "ondertussen inmiddels vandaag "
    "dinsdag maandag woensdag donderdag vrijdag zaterdag zondag gisteren droog lachend tot slot terecht eveneens "
    "bovendien daarnaast vervolgens eerder "
    "nogmaals nadrukkelijk stellig resoluut meteen opnieuw later alvast hier daar zo eerlijk ronduit"
    " vorige week".split()
)
PREPOSITIONS = frozenset(
    "van voor bij met op in aan door over tegen namens tussen uit naar om rond onder zonder binnen tot per via "
    "na sinds tijdens dankzij richting jegens".split()
)
MODIFIERS = lexicon.words("role_modifiers.txt")
SUBJECT_ONLY_OBJECTS = frozenset(("hem", "haar"))


class Subjects:
    def __init__(self, document: Document, mentions: list[Mention]) -> None:
        self.document = document
        self.mention_at = {mention.first: mention for mention in mentions}
        self.mention_ending = {mention.last: mention for mention in mentions}

    def with_others(self, mention: Mention) -> list[Mention]:
        """ "VNG en BZK", "A, B en C": subjects joined by "en"."""
        subjects, listed = [mention], list[Mention]()
        while len(listed) < LONGEST_LIST and (joined := self._joined_to((listed or subjects)[-1])):
            joint, other = joined
            listed.append(other)
            if joint != ",":  # a comma alone may as well open an apposition
                subjects, listed = [*subjects, *listed], []
        return subjects

    def _joined_to(self, mention: Mention) -> tuple[str, Mention] | None:
        """The joint behind a mention, and the mention that it joins."""
        joint = self._behind_parentheses(mention.last)
        low = self.document.lows[joint] if joint < len(self.document.lows) else ""
        other = self._past_article(joint + 1) if low in ("en", "&", ",") else None
        return None if other is None or other.kind in ("pronoun", "document") else (low, other)

    def _past_article(self, position: int) -> Mention | None:
        """The mention that starts at a token, or behind an article there."""
        return self.mention_at.get(position + (self.document.lows[position : position + 1] in (["de"], ["het"])))

    def _behind_parentheses(self, position: int) -> int:
        """ "zeggen A (CIO van de Wijkbank) en B": where the parentheses behind a name end."""
        lows = self.document.lows
        if lows[position : position + 1] != ["("]:
            return position
        closing = next((i for i in range(position, min(position + MAX_APPOSITION, len(lows))) if lows[i] == ")"), None)
        return position if closing is None or closing + 1 >= len(lows) else closing + 1

    def of_verb(self, verb: int, sentence: Sentence) -> tuple[list[Mention], int, int] | None:
        before = self._subject_before(verb, sentence)
        if before:
            subjects = self._joined_before(before, sentence)
            return subjects, subjects[0].first, verb + 1
        after = self.after(verb, sentence)
        if after:
            subjects = self.with_others(after)
            return subjects, verb, subjects[-1].last
        return None

    def after(self, verb: int, sentence: Sentence) -> Mention | None:
        lows = self.document.lows
        position, reach = verb + 1, verb + 4
        while position < sentence.last and position <= reach:
            mention = self.mention_at.get(position)
            if mention:
                return mention if self.may_be_subject(mention) else None
            low = lows[position]
            reach += low in titles() or low == "."
            # "zegt wethouder Zorg X", "zegt de Zwolse wethouder X"
            field = self.document.classes[position] & CAPITAL and (is_role(lows[position - 1]) or low.endswith("se"))
            passed = field or low in ADVERBS or low in ("(", ")", "[", "]", "oud", "wel")
            if passed or self._before_name(position):
                position += 1
                continue
            return None
        return None

    def _before_name(self, position: int) -> bool:
        """Titles and functions between the verb and the name: "zegt wethouder X", "aldus gedeputeerde mr. X"."""
        low = self.document.lows[position]
        return is_role(low) or low in titles() or low in (".", "de", "het", "een") or low in MODIFIERS

    def _subject_before(self, verb: int, sentence: Sentence) -> Mention | None:
        """The subject right before the verb, an apposition or a few adverbs between."""
        lows = self.document.lows
        position = verb - 1
        while position >= sentence.first and (lows[position] in ADVERBS or lows[position] == "zich"):
            position -= 1
        mention = self.mention_ending.get(position + 1) or self._with_place(position, sentence)
        if mention is None and position >= sentence.first and lows[position] in (",", ")"):
            mention = self._before_apposition(position, sentence)
        if mention is None and position > sentence.first and lows[position] in ("maar", "en"):
            mention = next(
                (m for i in range(sentence.first, sentence.first + 3) if (m := self.mention_at.get(i))), None
            )
            return mention if mention and mention.last < position and self.may_be_subject(mention) else None
        if mention is None or mention.first < sentence.first or not self.may_be_subject(mention):
            return None
        if mention.kind == "body" and (holder := self._holder_before(mention, sentence)):
            return holder
        preposition = self._preposition_before(mention, sentence)
        return self._earlier_subject(preposition, sentence) if preposition is not None else mention

    def _holder_before(self, mention: Mention, sentence: Sentence) -> Mention | None:
        """ "X, CEO Wijkwijs vult aan": the apposition is not closed, and X is who speaks."""
        lows = self.document.lows
        for position in range(mention.first - 1, max(sentence.first, mention.first - 7), -1):
            if lows[position] == ",":
                holder = self.mention_ending.get(position)
                return holder if holder and holder.kind == "person" and is_role(lows[position + 1]) else None
            if not lows[position].isalpha():
                return None
        return None

    def _with_place(self, position: int, sentence: Sentence) -> Mention | None:
        """ "Burgemeester X van Zwolle": the name before "van" and a name that is no mention of its own."""
        start = position
        while start > sentence.first and self.document.classes[start] & CAPITAL:
            start -= 1
        if start == position or self.document.lows[start] not in ("van", "uit"):
            return None
        mention = self.mention_ending.get(start)
        return mention if mention and mention.kind in ("person", "surname") else None

    def is_governed(self, mention: Mention, sentence: Sentence) -> bool:
        """ "door dagvoorzitter X": not who acts in the sentence."""
        return self._preposition_before(mention, sentence) is not None

    def _preposition_before(self, mention: Mention, sentence: Sentence) -> int | None:
        """The preposition that governs a mention, an article and adjectives between."""
        lows = self.document.lows
        for position in range(mention.first - 1, max(sentence.first, mention.first - 4) - 1, -1):
            if lows[position] in PREPOSITIONS:
                return position
            ending = self.mention_ending.get(position + 1)
            if not lows[position][0].isalpha() or (ending and ending.kind != "bare_body") or lows[position] == "en":
                return None
        return None

    def _earlier_subject(self, preposition: int, sentence: Sentence) -> Mention | None:
        """Raadslid Sanne Claassen van de partij Tilburg Vooruit vindt: the name before the preposition."""
        other = self.mention_ending.get(preposition)
        if (
            other
            and other.first >= sentence.first
            and self.document.lows[preposition] in ("van", "bij", "namens", "uit")
        ):
            return other if self.may_be_subject(other) else None
        return None

    def _before_apposition(self, position: int, sentence: Sentence) -> Mention | None:
        lows = self.document.lows
        opening = "(" if lows[position] == ")" else ","
        inserted = self.mention_ending.get(position)
        if (
            inserted
            and inserted.kind == "person"
            and inserted.first > sentence.first
            and lows[inserted.first - 1] == opening
        ):
            return inserted
        for start in range(position - 1, max(sentence.first, position - MAX_APPOSITION) - 1, -1):
            mention = self.mention_ending.get(start - (lows[start - 1] == ")" and lows[start] == opening))
            named = mention and mention.first >= sentence.first and mention.kind != "pronoun"
            if not (mention and named and lows[start] == opening):
                continue
            if mention.first == sentence.first or lows[mention.first - 1] not in PREPOSITIONS:
                return mention
        # "De waakhond van onze privacy, de AP, schrijft": the apposition names whom the text only describes
        named = inserted and inserted.kind == "body" and lows[self._joint_before(inserted)] == ","
        return inserted if named else None

    def opens(self, comma: int, sentence: Sentence) -> bool:
        """ "X, de minister van BZK, zegde de Kamer toe": the sentence begins with its subject and one apposition."""
        mention = self.mention_at.get(sentence.first)
        if mention is None or mention.kind not in ("person", "surname"):
            return False
        between = self.document.lows[mention.last : comma]
        return between[:1] == [","] and between.count(",") == 1 and between[1:2] not in (["zegt"], ["aldus"])

    def _joined_before(self, mention: Mention, sentence: Sentence) -> list[Mention]:
        subjects = [mention]
        lows = self.document.lows
        joints = ("en", "&", "als") if "zowel" in lows[sentence.first : sentence.first + 2] else ("en", "&")
        while (joint := self._joint_before(subjects[0])) > sentence.first:
            if lows[joint] not in joints and not (lows[joint] == "," and len(subjects) > 1):
                break
            other = self.mention_ending.get(joint)
            if other is None and lows[joint - 1] == ",":
                other = self._before_apposition(joint - 1, sentence)
            if other is None or other.first < sentence.first or other.kind in ("pronoun", "document"):
                break
            subjects.insert(0, other)
        return subjects

    def _joint_before(self, mention: Mention) -> int:
        """The token before a mention and its article."""
        before = mention.first - 1
        return before - (before > 0 and self.document.lows[before] in ("de", "het"))

    @staticmethod
    def may_be_subject(mention: Mention) -> bool:
        return mention.words not in SUBJECT_ONLY_OBJECTS

    def source_behind(self, index: int) -> Mention | None:
        """ "volgens voorlopige berekeningen van de VNG": whose calculations they are."""
        lows = self.document.lows
        for position in range(index, min(index + 4, len(lows) - 2)):
            if lows[position] == "van":
                return self.mention_at.get(position + 1) or self.mention_at.get(position + 2)
            if not lows[position].isalpha() or self.document.classes[position] & CAPITAL:
                return None
        return None

    def mention_from(self, index: int, reach: int) -> Mention | None:
        """The mention that starts here, or behind an article, an adjective or a title."""
        for position in range(index, index + reach + 1):
            mention = self.mention_at.get(position)
            if mention:
                return mention
            if position >= len(self.document.lows):
                return None
            low = self.document.lows[position]
            if not (self._before_name(position) or (position == index and low[0].isalpha())):
                return None
        return None
