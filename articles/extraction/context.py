"""Who speaks where the sentence itself does not say: the sentences around it, the question above it, who spoke last."""

import re
from bisect import bisect_left
from collections import Counter

from articles.extraction.attribution import Attributor
from articles.extraction.document import Document, Role
from articles.extraction.layout import Layout
from articles.extraction.mentions import Mention
from articles.extraction.other_words import Attribution
from articles.extraction.results import Speaker
from articles.extraction.sentences import Sentence
from articles.extraction.speakers import Resolver
from articles.extraction.voices import Voices

REFERS_BACK = re.compile(r"(?:dat|dit|zo|aldus|die woorden|met (?:die|deze) (?:zin|woorden|oproep))\b", re.IGNORECASE)
OPENS_DOCUMENT = re.compile(
    r"(?:met (?:die|deze) (?:zin|woorden)|zo) (?:opent|begint|eindigt|besluit)\s", re.IGNORECASE
)
THE_ONE_WHO = re.compile(
    r"de (?:vrouw|man|ambtenaar|wethouder|minister|spreker|directeur|bestuurder|onderzoeker) die (?:dat"
    r"|dit) (?:zegt|vertelt|stelt|schrijft|opmerkt)\b",
    re.IGNORECASE,
)
# How far ahead the one who is introduced after their words may be named, in code points and in sentences.
INTRODUCED_WITHIN = 600
SENTENCES_AHEAD = 12
STAGED_WITHIN = 8  # tokens
ACTING = ("person", "surname", "given", "role")
FLOORS = frozenset(("beurt", "woord"))
FLOOR = 6  # tokens
SUBORDINATING = frozenset("dat zodat als omdat of wat hoe terwijl waardoor opdat voordat nadat wanneer".split())
NAMED = ("person", "surname", "given")
MAIN_SHARE, MAIN_QUOTES = 0.6, 3


class Context:
    def __init__(
        self,
        document: Document,
        layout: Layout,
        sentences: list[Sentence],
        mentions: list[Mention],
        voices: Voices,
        attributor: Attributor,
        resolver: Resolver,
    ) -> None:
        self.document = document
        self.layout = layout
        self.sentences = sentences
        self.voices = voices
        self.attributor = attributor
        self.resolver = resolver
        self.full_names = [mention for mention in mentions if mention.kind == "person"]
        asked = {question.span.start for question in layout.questions}
        self.under_question = {i + 1 for i, line in enumerate(document.lines) if line.span.start in asked}
        self.gives_floor = any(word in document.low for word in FLOORS)
        self.line = -1
        self.question_before = False
        self.paragraph_speakers: tuple[Speaker, ...] = ()
        self.before: tuple[Speaker, ...] = ()  # of whom the paragraph before this one told last
        self.last: tuple[Speaker, ...] = ()
        self.group: tuple[Speaker, ...] = ()  # whom the last sentence about several people named
        self.quoted: Counter[tuple[Speaker, ...]] = Counter()

    def enter(self, sentence: Sentence) -> None:
        """A new paragraph begins without a speaker, unless a label names one."""
        if sentence.line == self.line:
            return
        self.line = sentence.line
        self.question_before = sentence.line in self.under_question
        label = self.voices.labels.get(sentence.line)
        told = all(speaker.kind == "person" for speaker in self.paragraph_speakers)
        self.before = self.paragraph_speakers if told and self.document.lines[sentence.line].role is Role.TEXT else ()
        self.paragraph_speakers = (self._person(label[0]),) if label else ()

    def speakers(self, attribution: Attribution | None) -> tuple[Speaker, ...]:
        """The people and bodies that an attribution names."""
        found: list[Speaker] = []
        for subject in attribution.subjects if attribution else ():
            if subject.kind == "plural":
                found += self.participants()
            elif subject.words in ("ze", "zij") and attribution and _is_plural(attribution):
                found += self.group
            elif (speaker := self.resolver.speaker_of(subject)) and speaker not in found:
                found.append(speaker)
        return tuple(found)

    def means_unnamed_many(self, attribution: Attribution | None) -> bool:
        """ "schrijven ze", where the text has named no several people."""
        words = {subject.words for subject in attribution.subjects} if attribution else set()
        unnamed = bool(words) and words <= {"ze", "zij"} and not self.group
        return unnamed and attribution is not None and _is_plural(attribution)

    def note_group(self, sentence: Sentence) -> None:
        """Who "ze" may mean in "benadrukken ze"."""
        mentioned = self.attributor.subjects_outside(sentence)
        if len(mentioned) < 2:
            return
        named = [m.people[0] for m in mentioned if m.kind in NAMED and m.people]
        if len(set(named)) > 1:
            self.group = tuple(self._person(number) for number in dict.fromkeys(named))

    def participants(self) -> tuple[Speaker, ...]:
        return tuple(self._person(number) for number in self.voices.participants)

    def note_subject(self, sentence: Sentence) -> None:
        """A sentence about somebody makes them the likely speaker of a quotation that follows it."""
        governed = []
        mentioned = self.attributor.subjects_outside(sentence)
        if self.gives_floor and any(map(self._becomes_speaker, filter(self._has_the_floor, mentioned))):
            return
        for mention in mentioned:
            pointing = mention.words == "hij" or (mention.words in ("zij", "ze") and self._means_one(mention))
            if mention.kind not in ACTING and not pointing:
                continue
            if self.attributor.subjects.is_governed(mention, sentence):
                governed.append(mention)
            elif self._becomes_speaker(mention):
                return
        next(filter(self._becomes_speaker, governed), None)

    def _has_the_floor(self, mention: Mention) -> bool:
        """ "Na X was het de beurt aan wethouder Y", "Het woord was aan Y"."""
        before = self.document.lows[max(0, mention.first - FLOOR) : mention.first]
        return "aan" in before and not FLOORS.isdisjoint(before) and mention.kind in NAMED

    def _means_one(self, mention: Mention) -> bool:
        """ "Ze ziet", "Dan ziet ze"; in a clause "ze" may as well be many: "gemeenten, zodat ze …"."""
        return self.document.lows[mention.first - 1] not in SUBORDINATING

    def _becomes_speaker(self, mention: Mention) -> bool:
        speaker = self.resolver.speaker_of(mention)
        if speaker and speaker.kind == "person":
            self.paragraph_speakers = (speaker,)
            return True
        return False

    def note_attribution(self, attribution: Attribution, speakers: tuple[Speaker, ...]) -> None:
        for subject in attribution.subjects:
            if subject.kind != "pronoun":
                self.resolver.note(subject)
        if not (self.paragraph_speakers and _is_somebodys(attribution, self.document)):
            self.paragraph_speakers = speakers

    def _main(self) -> tuple[Speaker, ...]:
        """In a portrait most words are one person's."""
        speakers, times = next(iter(self.quoted.most_common(1)), ((), 0))
        return speakers if times >= MAIN_QUOTES and times >= MAIN_SHARE * self.quoted.total() else ()

    def note_speakers(self, speakers: tuple[Speaker, ...]) -> None:
        self.quoted[speakers] += 1
        self.last = self.paragraph_speakers = speakers
        for speaker in speakers:
            self.resolver.spoke(speaker)

    def speaker_of(self, number: int, sentence: Sentence) -> tuple[tuple[Speaker, ...], str, float]:
        """The speakers of a quotation, the rule that found them, and how sure it is."""
        if following := self._pointed_back(number, sentence):
            return following, "says-behind", 0.85
        if signer := self._signed_below(sentence):
            return (signer,), "signed-below", 0.88
        interviewee = (self._person(self.voices.interviewee),) if self.voices.interviewee is not None else ()
        if self.paragraph_speakers:
            return self.paragraph_speakers, "same-paragraph", 0.88
        if interviewee and self._is_answer(sentence):
            return interviewee, "interview-answer", 0.95
        if staged := self._staged_behind(number, sentence):
            return (staged,), "sentence-behind", 0.88
        if told := self._main() or self.before or self.last:
            return told, "last-speaker", 0.75
        if later := self._introduced_later(number):
            return later, "next-speaker", 0.5
        return (interviewee, "only-speaker", 0.6) if interviewee else ((), "nobody-named", 0.4)

    def _person(self, number: int) -> Speaker:
        return self.resolver.persons[number]

    def _is_answer(self, sentence: Sentence) -> bool:
        questions = self.layout.questions
        return bool(questions) and self.document.lines[sentence.line].span.start > questions[0].span.start

    def _pointed_back(self, number: int, sentence: Sentence) -> tuple[Speaker, ...]:
        """The next sentence points back: "Dat vonden ook de deelnemers", "De vrouw die dat zegt …"."""
        following = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
        if following is None or following.line != sentence.line:
            return ()
        words = following.span.of(self.document.text)
        if THE_ONE_WHO.match(words) and (introduced := self._introduced_after(following)):
            return (introduced,)
        if not REFERS_BACK.match(words):
            return ()
        if opened := OPENS_DOCUMENT.match(words):
            return self._document_behind(following, opened.end())
        attribution = self.attributor.attribute(following)
        if attribution and attribution.first - following.first <= 3:
            by_document = attribution.rule == "stands-in"
            return self.speakers(attribution) if by_document or not following.quotations else ()
        return ()

    def _signed_below(self, sentence: Sentence) -> Speaker | None:
        """A line of nothing but a quotation, and below it a line of nothing but a name: words taken out of the text."""
        lines = self.document.lines
        line, *behind = lines[sentence.line : sentence.line + 2]
        alone = len(sentence.quotations) == 1 and line.span.end - line.span.start <= len(
            sentence.quotations[0].outer.of(self.document.text)
        )
        mention = self.attributor.mention_at.get(behind[0].first) if alone and behind else None
        # "Anna Bos," with the function on the next line
        closed = mention and self.document.lows[mention.last : behind[0].last] in ([], [","])
        named = mention and mention.kind == "person" and closed
        return self._person(mention.people[0]) if mention and named else None

    def _document_behind(self, sentence: Sentence, offset: int) -> tuple[Speaker, ...]:
        """ "Met die zin opent het manifest": the words are the document's."""
        first = self.document.token_at(sentence.span.start + offset)
        mention = self.attributor.mention_at.get(first)
        speaker = self.resolver.speaker_of(mention) if mention and mention.kind == "document" else None
        return (speaker,) if speaker else ()

    def _introduced_after(self, sentence: Sentence) -> Speaker | None:
        place = bisect_left(self.full_names, sentence.first, key=lambda mention: mention.first)
        mention = self.full_names[place] if place < len(self.full_names) else None
        if mention is None or self.document.starts[mention.first] - sentence.span.start >= INTRODUCED_WITHIN:
            return None
        return self._person(mention.people[0])

    def _staged_behind(self, number: int, sentence: Sentence) -> Speaker | None:
        """ "“…” Burgemeester Kuipers staat in een raadszaal zonder licht": the next sentence shows who spoke."""
        following = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
        if following is None or following.line != sentence.line or following.quotations:
            return None
        mention = next(iter(self.attributor.subjects_outside(following)), None)
        if (
            mention is None
            or mention.kind not in ("person", "surname")
            or mention.first - following.first > STAGED_WITHIN
        ):
            return None
        return self.resolver.speaker_of(mention)

    def _introduced_later(self, number: int) -> tuple[Speaker, ...]:
        """Who is introduced after their first words: the next person quoted or named, before any body."""
        bodies: tuple[Speaker, ...] = ()
        for sentence in self.sentences[number + 1 : number + SENTENCES_AHEAD]:
            if self.document.lines[sentence.line].role is not Role.TEXT:
                continue
            speakers = self.speakers(self.attributor.attribute(sentence)) if sentence.quotations else ()
            if any(speaker.kind == "person" for speaker in speakers):
                return speakers
            bodies = bodies or speakers
            named = next((m for m in self.attributor.subjects_outside(sentence) if m.kind == "person"), None)
            if named:
                return (self._person(named.people[0]),)
        return bodies


def _is_somebodys(attribution: Attribution, document: Document) -> bool:
    """ "Zijn commissie heeft opgeroepen": the one whose body it is goes on speaking."""
    first = attribution.subjects[0] if attribution.subjects else None
    return first is not None and first.kind == "bare_body" and document.lows[first.first] in ("haar", "zijn")


def _is_plural(attribution: Attribution) -> bool:
    """ "benadrukken ze", and not "benadrukt ze": Dutch plurals end in -en."""
    return attribution.verb is not None and attribution.cue.endswith("en")
