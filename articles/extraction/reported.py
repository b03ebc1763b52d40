"""Sentences that report words, opinions and plans without quoting them, and a named body's own future acts."""

import re
from datetime import date

from articles.extraction import lexicon
from articles.extraction.attribution import Attributor
from articles.extraction.classes import FUTURE, ROLE, TERM
from articles.extraction.commitments import ACT, PAST
from articles.extraction.deadlines import find_deadline, is_vague
from articles.extraction.document import Document
from articles.extraction.mentions import Mention
from articles.extraction.other_words import Attribution
from articles.extraction.sentences import Sentence
from articles.extraction.stances import MOOD
from articles.extraction.subjects import PREPOSITIONS

# By these rules the whole sentence is a report, whatever its verb.
REPORTING_RULES = frozenset("volgens aldus concerning stands-in judges wants declines noun-of-saying".split())
SEES = re.compile(
    r"\bziet (?:[\w’'-]+ ){0,4}dat\b(?! niet$)|\bziet (?:[\w’'-]+ ){1,6}(?:als|niet gebeuren|in|zitten)\b"
    r"|\bziet [^.]*:|\b(?:graag|liever|liefst) zien\b"
)
PLURAL_FUTURE = ("zullen", "gaan", "nemen", "stellen", "zorgen")
ASKING = [[word] for word in ("wat", "hoe", "of", "wanneer", "waarom", "waarmee", "welke")]
ACTORS = ("person", "surname", "given", "role", "pronoun", "body", "bare_body")
# What a stated day does not make a promise: duties, possibilities, events, the past.
NO_ACT = re.compile(
    r"\b(?:naar verwachting|sloot|begon|kreeg|nam|gaf|bleef|stond|zag|liet|hield|vroeg|schreef|trok|bracht|stelde"
    r"|maakte|wilde|wilden|moet|moeten|kan|kunnen|mag|mogen|zou|zouden|heeft|hebben"
    r"|neer|opstapt|vertrekt|pensioen|vindt plaats|is er|bestaat|telt|ligt|staat|geldt)\b"
)
NOT_PLEDGES = re.compile(
    r"\b(?:gaat (?:het )?(?:om|over)|gaat (?:ervan|er (?:[\w-]+ )?van) uit|gaat volgens|gaat uit van|zal wel|gaat niet"
    r"|gaan niet|zal niet|zullen niet"
    r"|gaat (?:[\w’-]+ ){0,3}(?:zitten|staan|liggen|door|mee|voorbij|dicht|open))\b"
)


# Verbs that report words in the past tense too, whatever follows.
TELLING_PAST = frozenset(
    "vinden noemen pleiten reageren aandringen waarschuwen oproepen beloven toezeggen aankondigen eisen".split()
)
# Verbs that report only in some of their uses: "ziet dat …", "reageert verheugd", but not "ziet een kast".
REPORTING_USES = {
    "zien": SEES,
    "merken": re.compile(r"\bmerk(?:t|en)\b (?:[\w’'-]+ ){0,4}dat\b"),
    "reageren": re.compile(rf"\breage(?:ert|ren|erde|erden) (?:\w+ )?(?:{MOOD})\b"),
    "schrijven": re.compile(r"\bdat\b|,\s(?:zo\s)?schr(?:ijft|ijven|eef|even)\b"),
    "vaststellen": re.compile(r" dat "),
}
# "vertelt hoe de stad dat aanpakte": what it was about, not what was said.
TOPIC_ONLY = re.compile(r",\s(?:hoe|waarom|over|wat)\b|\bvertel\w{0,2}\s(?:[\w’'-]+\s){0,4}(?:over|hoe|waarom|wat)\b")


def reports(attribution: Attribution, words: str) -> bool:
    """Whether an attribution makes the whole sentence a report, also without a quotation."""
    if attribution.rule in REPORTING_RULES:
        return True
    verb = attribution.verb
    if verb is None or (verb.strength == "ask" and verb.infinitive != "zich afvragen"):
        return False
    if verb.infinitive == "vertellen" and TOPIC_ONLY.search(words):
        return False
    if verb.infinitive in REPORTING_USES and not REPORTING_USES[verb.infinitive].search(words):
        return False
    if verb.infinitive not in lexicon.words("indirect_verbs.txt"):
        return verb.infinitive == "besluiten" and attribution.rule.startswith("has-said")
    return not verb.past or verb.infinitive in TELLING_PAST or bool(re.search(r"\b(?:dat|of|om|te \w+n)\b|,", words))


class OwnActs:
    """What named people and bodies say they will do, by doing it in the sentence itself."""

    def __init__(self, document: Document, attributor: Attributor, said_on: date | None) -> None:
        self.document = document
        self.attributor = attributor
        self.said_on = said_on

    def actors(self, sentence: Sentence, words: str) -> list[Mention]:
        """Who announces an own act: by a future tense, a pledging verb, or a term that is stated."""
        future = self._future(sentence, words) if sentence.classes & FUTURE else []
        return future or (self._term(sentence, words) if sentence.classes & TERM else [])

    def _future(self, sentence: Sentence, words: str) -> list[Mention]:
        """A future act: "De gemeente Breda gaat de kaart gebruiken", "Daarvoor richt het Rijk een fonds in"."""
        document = self.document
        for index in self.attributor.outside(sentence, FUTURE):
            if not ACT.match(document.low, document.starts[index], sentence.span.end):
                continue
            found = self.attributor.subjects.of_verb(index, sentence)
            several = found and found[0][0].words in ("zij", "ze") and self.document.lows[index] in PLURAL_FUTURE
            if several:
                return []  # "De instellingen spraken af dat zij zullen …": more than the one named last
            if found and found[0][0].kind in ACTORS and self._may_act(found[0][0]) and not self._is_asked(found[1]):
                return [] if NOT_PLEDGES.search(words) else found[0]
        return []

    def _is_asked(self, first: int) -> bool:
        """ "vroeg wat zij gaat doen": a clause that asks tells no plan."""
        before = self.document.lows[max(0, first - 3) : first]
        return before[-1:] in ASKING or not {"welk", "welke"}.isdisjoint(before)

    @staticmethod
    def _may_act(mention: Mention) -> bool:
        return mention.body is None or mention.body.is_body or mention.body.both

    def _term(self, sentence: Sentence, words: str) -> list[Mention]:
        """An act by a stated day: "Rijkswaterstaat begint in het derde kwartaal met …"."""
        actor = next((m for m in self._actors(sentence) if self._opens(m, sentence)), None)
        if actor is None or self._is_told_to_be(actor, sentence):
            return []
        verb = self.document.lows[actor.last] if actor.last < sentence.last else ""
        if len(verb) > 4 and verb.endswith(("de", "te")):
            return []  # "BZK organiseerde op 26 oktober …"
        deadline = find_deadline(words, self.said_on, sentence.classes)
        if deadline is None or is_vague(deadline) or PAST.search(words) or NO_ACT.search(words):
            return []
        return self.attributor.subjects.with_others(actor)

    def _is_told_to_be(self, mention: Mention, sentence: Sentence) -> bool:
        """ "X is vanaf 1 februari directeur", "Zwolle is in 2040 een stad": what they are, not what they do."""
        limit = min(mention.last + 8, sentence.last)
        is_one = self.document.lows[mention.last : mention.last + 1] in (["is"], ["wordt"])
        return is_one and (
            mention.kind == "body" or any(self.document.classes[i] & ROLE for i in range(mention.last + 1, limit))
        )

    def _opens(self, mention: Mention, sentence: Sentence) -> bool:
        """Whether the mention is the subject that a sentence begins with."""
        before = self.document.lows[mention.first - 1] if mention.first > sentence.first else ""
        governed = before in PREPOSITIONS or (mention.body is not None and not mention.body.is_body)
        return mention.first - sentence.first <= 5 and not governed

    def _actors(self, sentence: Sentence) -> list[Mention]:
        told = self.attributor.subjects_outside(sentence)
        return [m for m in told if m.kind in ACTORS and (m.kind != "pronoun" or m.words in ("hij", "zij"))]
