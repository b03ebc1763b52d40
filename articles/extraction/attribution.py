"""Who is said to say something in a sentence: volgens X, zegt X, X vindt, heeft X toegezegd, "X over Y:"."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from articles.extraction import lexicon
from articles.extraction.classes import ATTRIBUTES, OTHER_WORDS, SAID, SAYS
from articles.extraction.document import Document
from articles.extraction.mentions import Mention
from articles.extraction.other_words import Attribution, OtherWords
from articles.extraction.senses import sense_of
from articles.extraction.sentences import Sentence
from articles.extraction.stances import Stances
from articles.extraction.subjects import ADVERBS, Subjects
from articles.extraction.vocabulary import GROUPS, Verb, is_role, reporting_participles

MAY_ATTRIBUTE = SAYS | SAID | ATTRIBUTES | OTHER_WORDS
MAX_PARTICLE_DISTANCE = 30
# People who are quoted without a name.
PASSERS_BY = frozenset(
    "deelnemer deelneemster bezoeker bezoekster inwoner inwoonster bewoner bewoonster buurtbewoner man vrouw klant "
    "ondernemer ambtenaar aanwezige student studente scholier lezer gebruiker cliënt patiënt ouder moeder vader "
    "vrijwilliger medewerker collega toehoorder omstander burger leerling anderen ander insider betrokkene".split()
)
CROWDS = frozenset(
    "partijen fracties gemeenten bedrijven organisaties inwoners burgers critici "
    "bewoners kamerleden raadsleden onderzoekers wetenschappers juristen ambtenaren wethouders hoogleraren".split()
)
MANY = [[word] for word in "de deze veel meerdere enkele verschillende sommige alle twee drie".split()]
CLOSING = frozenset("”’»\"'")
JUDGES = ("noemen", "vinden")  # "…, noemt het rapport een begin": the document is what is judged
# A word in small letters that may be a verb: none that joins clauses or points.
VERB_FORM = re.compile(r"(?!waar|voor|volgens|tegen|zoals|omdat|terwijl|samen|maar|toen|want|over)[a-zë]{3,}$")
RELATIVE_CLAUSE = 12  # tokens


class Attributor:
    """Finds the attributions of sentences; quotations are looked through."""

    def __init__(self, document: Document, sentences: list[Sentence], mentions: list[Mention]) -> None:
        self.document = document
        self.mentioned = _by_sentence(sentences, mentions)
        self.subjects = Subjects(document, mentions)
        self.mention_at = self.subjects.mention_at
        self.stances = Stances(document)
        self.other_words = OtherWords(document, self.subjects)
        self._subjects_of: dict[int, list[Mention]] = {}
        self._outside: dict[int, list[int]] = {}

    def may_tell(self, sentence: Sentence) -> bool:
        """Whether anybody may say something in a sentence: it quotes, names somebody or says where it was said."""
        return bool(sentence.first in self.mentioned or sentence.quotations or sentence.classes & OTHER_WORDS)

    def attribute(self, sentence: Sentence) -> Attribution | None:
        classes = sentence.classes
        if not (classes & MAY_ATTRIBUTE or sentence.quotations):
            return None
        saying = self.outside(sentence, SAYS) if classes & SAYS else []
        if sentence.first not in self.mentioned:
            told = self._otherwise(sentence) if classes & OTHER_WORDS else None
            return told or (self._by_nobody(saying, sentence) if saying else None)
        return (
            (self._by_nobody(saying, sentence) if saying else None)
            or (self._closing(saying, sentence) if saying else None)
            or (self._otherwise(sentence) if classes & OTHER_WORDS else None)
            or (self._saying(saying, sentence) if saying else None)
            or (self._perfect(sentence) if classes & SAID else None)
            or ((self._colon(sentence) or self._any_verb(sentence)) if sentence.quotations else None)
            or (self._taking_stance(sentence) if classes & ATTRIBUTES else None)
        )

    def _otherwise(self, sentence: Sentence) -> Attribution | None:
        """Without a verb of saying: volgens X, dat staat in het rapport, wat X betreft."""
        return self.other_words.attribute(self.outside(sentence, OTHER_WORDS), self._told(sentence))

    def outside(self, sentence: Sentence, classes: int) -> list[int]:
        """The tokens of these classes in the sentence that stand in no quotation."""
        tokens = self.document.having_in(classes, sentence.first, sentence.last)
        if not (tokens and sentence.quotations):
            return tokens
        told = set(self._told(sentence))
        return [token for token in tokens if token in told]

    def _told(self, sentence: Sentence) -> Sequence[int]:
        """All tokens of the sentence that stand in no quotation."""
        if not sentence.quotations:
            return range(sentence.first, sentence.last)
        if sentence.first not in self._outside:
            outside: list[int] = []
            token = sentence.first
            for quotation in sentence.quotations:
                outside += range(token, min(sentence.last, self.document.token_at(quotation.outer.start)))
                token = max(token, self.document.token_at(quotation.outer.end))
            self._outside[sentence.first] = [*outside, *range(token, sentence.last)]
        return self._outside[sentence.first]

    def subjects_outside(self, sentence: Sentence) -> list[Mention]:
        """Who and what the sentence mentions, its quotations left aside."""
        mentioned = self.mentioned.get(sentence.first, [])
        if not (mentioned and sentence.quotations):
            return mentioned
        if sentence.first not in self._subjects_of:
            told = set(self._told(sentence))
            self._subjects_of[sentence.first] = [mention for mention in mentioned if mention.first in told]
        return self._subjects_of[sentence.first]

    # zegt X, X zegt ---------------------------------------------------------------------------------------------------

    def _saying(self, saying: list[int], sentence: Sentence) -> Attribution | None:
        lows, words = self.document.lows, self.document.words
        for index in saying:
            if words[index][0].isupper() and index != sentence.first:
                continue
            if index > sentence.first and lows[index - 1] in ("ik", "we", "wij", "je", "u", "men", "er", "te"):
                continue
            verb = self._sense(index, sentence)
            if verb is None or self._in_relative_clause(index, sentence):
                continue
            found = self.subjects.of_verb(index, sentence)
            if found is None:
                continue
            subjects, first, last = found
            return Attribution(
                subjects, lows[index], f"says-{verb.strength}", min(first, index), max(last, index + 1), verb
            )
        return None

    def _by_nobody(self, saying: list[int], sentence: Sentence) -> Attribution | None:
        """Words of somebody whom the text does not name."""
        for index in saying:
            unnamed = self._unnamed_behind(index, sentence) or self._unnamed_opens(index, sentence)
            if unnamed and (verb := self._sense(index, sentence)):
                return Attribution([], self.document.lows[index], "nobody", index, index + 2, verb)
        return None

    def _unnamed_behind(self, verb: int, sentence: Sentence) -> bool:
        """ "schreef iemand", "vraagt een deelnemer"."""
        who = self.document.lows[verb + 1 : verb + 3]
        if self.document.lows[verb].endswith("en") and self._names_many(verb, sentence):
            return True
        if who[:1] != ["iemand"] and (who[:1] != ["een"] or who[-1] not in PASSERS_BY):
            return False
        behind = (self.mention_at.get(i) for i in range(verb + 1, min(verb + 9, sentence.last)))
        return not any(mention and (mention.people or mention.body) for mention in behind)

    def _many_before(self, verb: int, sentence: Sentence) -> bool:
        """ "Experts hebben het kabinet opgeroepen": what stands behind the verb is not who calls."""
        noun = self.document.lows[verb - 1]
        plural = noun in GROUPS or noun in CROWDS
        return sentence.first <= verb - 1 < sentence.first + 3 and plural

    def _names_many(self, verb: int, sentence: Sentence) -> bool:
        """ "“…”, roepen de overhandigers van de petitie": several whom the text does not name."""
        lows = self.document.lows
        if lows[verb - 1] not in CLOSING and not (lows[verb - 1] == "," and lows[verb - 2] in CLOSING):
            return False
        index = verb + 1 + (lows[verb + 1 : verb + 2] in MANY)
        noun = lows[index] if index < sentence.last else ""
        plural = noun.endswith(("s", "en")) and noun.isalpha() and self.document.words[index].islower()
        mentioned = any(self.mention_at.get(i) for i in range(verb + 1, index + 1))
        return plural and len(noun) > 4 and noun not in ADVERBS and not mentioned

    def _unnamed_opens(self, verb: int, sentence: Sentence) -> bool:
        """ "Een deelnemer uit Zandmeer vond": the sentence begins with somebody, and names nobody up to the verb."""
        first, lows = sentence.first, self.document.lows
        if not 1 < verb - first < 6 or lows[first] != "een" or lows[first + 1] not in PASSERS_BY:
            return False
        return not any(self.mention_at.get(i) for i in range(first + 2, verb))

    def _in_relative_clause(self, index: int, sentence: Sentence) -> bool:
        """ "De raad, die het advies schreef, noemt …": the verb before the closing comma is not the sentence's."""
        lows = self.document.lows
        if lows[index + 1 : index + 2] != [","]:
            return False
        for position in range(index - 1, max(sentence.first, index - RELATIVE_CLAUSE), -1):
            if lows[position] == "die" and position > sentence.first:
                return True  # "De voorbeelden die zij schetste, …"
            if lows[position] in (",", ".", "“", "”", "‘", "’", '"', "„"):
                return lows[position] == "," and lows[position + 1] in ("die", "dat", "wie", "waarin", "waarvan")
        return False

    def _closing(self, saying: list[int], sentence: Sentence) -> Attribution | None:
        """ "…, schrijft de minister": an attribution that closes the sentence outranks a verb inside it."""
        lows = self.document.lows
        for index in saying:
            if index <= sentence.first + 3:
                continue
            behind_comma = lows[index - 1] == "," or (lows[index - 1] == "zo" and lows[index - 2] == ",")
            if behind_comma and index != self._told(sentence)[0] and not self.subjects.opens(index - 1, sentence):
                verb = self._sense(index, sentence)
                after = self.subjects.after(index, sentence) if verb else None
                if verb and after and not (after.kind == "document" and verb.infinitive in JUDGES):
                    subjects = self.subjects.with_others(after)
                    return Attribution(subjects, lows[index], f"says-{verb.strength}", index, subjects[-1].last, verb)
        return None

    def _sense(self, index: int, sentence: Sentence) -> Verb | None:
        lows = self.document.lows
        reach = index + MAX_PARTICLE_DISTANCE + 1
        if sentence.quotations:
            outside = self._told(sentence)
            later = [lows[i] for i in outside[bisect_right(outside, index) :] if i < reach]
        else:
            later = lows[index + 1 : min(reach, sentence.last)]
        return sense_of(lows[index], later, quotes=bool(sentence.quotations))

    # heeft X bekendgemaakt, X heeft toegezegd -----------------------------------------------------------------------

    def _perfect(self, sentence: Sentence) -> Attribution | None:
        lows = self.document.lows
        participles = reporting_participles()
        said = next(
            (
                i
                for i in self.outside(sentence, SAID)
                if (lows[i] != "gevonden" and (lows[i] != "weten" or lows[i - 1] == "laten"))
                and (infinitive := participles[lows[i]].infinitive)
                and (infinitive == "besluiten" or infinitive in lexicon.words("indirect_verbs.txt"))
            ),
            None,
        )
        if said is None or (lows[said] == "besloten" and lows[said - 1] in ("niets", "niet")):
            return None
        having = [index for index in self.outside(sentence, ATTRIBUTES) if lows[index] in ("heeft", "hebben")]
        for index in [said - 1] if said - 1 in having else having:
            if abs(index - said) <= MAX_PARTICLE_DISTANCE:
                found = self.subjects.of_verb(index, sentence)
                if found and not (found[1] == index and self._many_before(index, sentence)):
                    subjects, first, last = found
                    verb = participles[lows[said]]
                    if verb.infinitive == "besluiten":
                        verb = Verb("besluiten", "commit", "")
                    return Attribution(
                        subjects, lows[said], f"has-said-{verb.strength}", first, max(last, index + 1), verb
                    )
        return None

    def _taking_stance(self, sentence: Sentence) -> Attribution | None:
        """ "De VNG is positief over het plan", "durft De Poorter niet te zeggen": declining to say is an answer too."""
        verbs = [i for i in self.outside(sentence, ATTRIBUTES) if i not in self.mention_at]  # but Wil van Gemert
        for index, rule, strength in self.stances.verbs(verbs, sentence):
            if found := self.subjects.of_verb(index, sentence):
                subjects, first, last = found
                cue = self.document.lows[index]
                return Attribution(subjects, cue, rule, first, last, Verb(cue, strength, ""))
        return None

    # X: “…”, X over Y: “…” ------------------------------------------------------------------------------------------

    def _colon(self, sentence: Sentence) -> Attribution | None:
        first_quote = self.document.token_at(sentence.quotations[0].outer.start)
        colon = first_quote - 1
        if colon < sentence.first or self.document.lows[colon] != ":":
            return None
        for mention in self.subjects_outside(sentence):
            if mention.first >= colon:
                break
            if mention.kind == "document" and self.document.lows[mention.first - 1] in ("in", "uit"):
                return Attribution([mention], ":", "colon", mention.first, colon)
            if self._is_anybody(mention):
                return Attribution([], ":", "nobody", mention.first, colon)
            inside = mention.kind == "body" and mention.first - sentence.first > 1  # "Open dag gemeente X: ‘…’"
            if mention.kind != "document" and not inside and self.subjects.may_be_subject(mention):
                return Attribution([mention], ":", "colon", mention.first, colon)
        return None

    def _any_verb(self, sentence: Sentence) -> Attribution | None:
        """ "“…”, begon X", "“…”, zo vatte X het samen": any verb between what is quoted and a name."""
        quotation, lows = sentence.quotations[0], self.document.lows
        index = self.document.token_at(quotation.outer.end)
        if quotation.outer.start > sentence.span.start or lows[index : index + 1] != [","]:
            return None
        index += 1 + (lows[index + 1 : index + 2] == ["zo"])
        if index + 1 >= sentence.last or not VERB_FORM.match(self.document.words[index]) or is_role(lows[index]):
            return None
        mention = self.subjects.after(index, sentence)
        named = mention and mention.kind in ("person", "surname")
        return Attribution([mention], lows[index], "verb-behind", index, mention.last) if mention and named else None

    def _is_anybody(self, mention: Mention) -> bool:
        """ "Een wethouder vraagt zich af": one of many, other than a spokesman, who speaks for a body."""
        some = mention.kind == "role" and self.document.lows[mention.first] == "een"
        return some and not mention.words.endswith(("woordvoerder", "voorlichter", "woordvoerster"))


def _by_sentence(sentences: list[Sentence], mentions: list[Mention]) -> dict[int, list[Mention]]:
    """The mentions of the sentences that hold any, be it in a quotation, by the first token of the sentence."""
    firsts = [sentence.first for sentence in sentences]
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        place = bisect_right(firsts, mention.first) - 1
        if place >= 0 and mention.first < sentences[place].last:
            found.setdefault(firsts[place], []).append(mention)
    return found
