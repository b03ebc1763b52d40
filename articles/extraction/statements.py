"""Statements: one walk over the sentences, from start to end, that keeps who spoke last."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from articles.extraction.attribution import Attributor
from articles.extraction.authored import Authored
from articles.extraction.body_forms import Body
from articles.extraction.classes import FUTURE, TERM, union
from articles.extraction.commitments import promise_in, promise_reported
from articles.extraction.context import REFERS_BACK, Context
from articles.extraction.deadlines import find_deadline
from articles.extraction.document import Document, Role
from articles.extraction.layout import Layout
from articles.extraction.mentions import Mention
from articles.extraction.other_words import Attribution
from articles.extraction.person import Person
from articles.extraction.quotations import Bare, Quotation
from articles.extraction.quoted import Quoted
from articles.extraction.repeats import Repeats
from articles.extraction.reported import OwnActs, reports
from articles.extraction.results import Deadline, FoundStatement, Span, Speaker
from articles.extraction.sentences import Sentence
from articles.extraction.speakers import Resolver
from articles.extraction.topics import Topics
from articles.extraction.voices import Voices

# Lines that name people but hold no statements; a list may hold quotations.
NAMES_ONLY = frozenset((Role.LIST_ITEM, Role.SIGNATURE, Role.CAPTION, Role.QUESTION))
SAID_ABOVE = re.compile(r"Dat (?:zei|zegt|stelde|stelt|schreef|schrijft|vertelde|vertelt|zeiden|zeggen)\b")
TOLD_OF = ("document", "bare_body")
MAY_ACT = FUTURE | TERM
MIN_WORDS = 4
MIN_PROMISE = 5  # words: “geen goed nieuws” promises nothing, whatever the verb beside it
DATELINE = 9  # tokens: "DEN HAAG (ANP) - Minister X …"
WORDS_OF_NAME = 8  # an entry in a list of participants has no more


class StatementReader:
    def __init__(
        self,
        document: Document,
        layout: Layout,
        sentences: list[Sentence],
        mentions: list[Mention],
        people: list[Person],
        bodies: list[Body],
        voices: Voices,
        bare: Bare,
        said_on: date | None,
    ) -> None:
        self.document = document
        self.text = document.text
        self.sentences = sentences
        self.voices = voices
        self.bare = bare
        self.said_on = said_on
        repeats = Repeats(document)
        self.attributor = Attributor(document, sentences, mentions)
        self.resolver = Resolver(document, people, bodies, mentions)
        self.context = Context(document, layout, sentences, mentions, voices, self.attributor, self.resolver)
        self.authored = Authored(document, layout, voices, people, repeats, bare)
        self.quoted = Quoted(document, repeats)
        self.own_acts = OwnActs(document, self.attributor, said_on)
        self.topics = Topics(document, bodies, layout)
        self.found: list[FoundStatement] = []
        self.headlines: list[int] = []
        self.last_quoted = Span(0, 0)

    def read(self) -> list[FoundStatement]:
        """All statements in the order of the text."""
        for span, speakers, rule in self.authored.passages():
            self._add_authored(span, speakers, rule)
        for number, sentence in enumerate(self.sentences):
            if self.attributor.may_tell(sentence):
                self._read_sentence(number, sentence)
        self._settle_headlines()
        return sorted(self.found, key=lambda s: (s.spans[0].start, s.kind))

    def _read_sentence(self, number: int, sentence: Sentence) -> None:
        self.context.enter(sentence)
        role = self.document.lines[sentence.line].role
        if self._inside_quotation(sentence):
            return
        if sentence.line in self.authored.lines:
            self._others_in_authored(sentence)
        elif role in NAMES_ONLY and not (
            role is Role.LIST_ITEM and (sentence.quotations or self._is_whole_sentence(role, sentence))
        ):
            self._note_all(sentence)
        else:
            self._read_told(number, sentence, role)

    def _read_told(self, number: int, sentence: Sentence, role: Role) -> None:
        """A sentence by the journalist: it may quote, report, or only set the scene."""
        if role is Role.LIST_ITEM:
            self._note_all(sentence)
        attribution = self.attributor.attribute(sentence)
        speakers: tuple[Speaker, ...] = ()
        if attribution:
            self._note_subject_before(sentence, attribution)
            speakers = self.context.speakers(attribution)
        self._note_all(sentence, besides=attribution)
        self.context.note_group(sentence)
        groups = self.quoted.groups(sentence, attribution) if sentence.quotations else []
        for group in groups:
            self._add_direct(number, sentence, group, attribution, speakers)
        if not groups and (role is Role.TEXT or self._is_whole_sentence(role, sentence)):
            self._read_reported(sentence, attribution, speakers)
        if attribution and speakers:
            self.context.note_attribution(attribution, speakers)
        elif not groups:
            self.context.note_subject(sentence)

    def _is_whole_sentence(self, role: Role, sentence: Sentence) -> bool:
        """A list of plans may hold sentences: "• BZK publiceert in 2026 een handreiking."."""
        words = sentence.span.of(self.text)
        return role is Role.LIST_ITEM and words.endswith(".") and len(words.split()) > WORDS_OF_NAME

    def _note_subject_before(self, sentence: Sentence, attribution: Attribution) -> None:
        """ "De coördinator schrijft de aanpak op, zegt ze": the pronoun means who opens the sentence."""
        opening = next(iter(self.attributor.subjects_outside(sentence)), None)
        if opening is None or opening.last > attribution.first:
            return
        before = self.document.lows[sentence.first : opening.first]
        if len(before) <= 2 or (len(before) < DATELINE and not {"-", "–", "—"}.isdisjoint(before)):
            self.resolver.note(opening)

    def _note_all(self, sentence: Sentence, besides: Attribution | None = None) -> None:
        """Everybody whom the sentence mentions, the subjects of its attribution left aside."""
        aside = besides.subjects if besides else ()
        for mention in self.attributor.subjects_outside(sentence):
            if (mention.people or mention.body or mention.kind in TOLD_OF) and mention not in aside:
                self.resolver.note(mention)

    def _inside_quotation(self, sentence: Sentence) -> bool:
        """The later paragraphs of a quotation over several."""
        last = self.last_quoted
        return last.start < sentence.span.start and sentence.span.end <= last.end + 1

    def _others_in_authored(self, sentence: Sentence) -> None:
        """Inside somebody's own text, words of a named other are statements of their own."""
        attribution = self.attributor.attribute(sentence)
        own = self._own_voice(sentence)
        speakers = self.context.speakers(attribution)
        if attribution is None:
            speakers = self.context.paragraph_speakers
        elif (
            any(s.kind == "role" and not s.people for s in attribution.subjects)
            or own & {*speakers}
            or (any(s.kind == "pronoun" for s in attribution.subjects) and speakers != self.context.paragraph_speakers)
        ):
            return
        groups = self.quoted.groups(sentence, attribution) if speakers and not own & {*speakers} else []
        for group in groups:
            spans = tuple(q.inner for q in group)
            cue, rule = (attribution.cue, attribution.rule) if attribution else ("", "same-paragraph")
            self.found.append(FoundStatement(spans, "direct", speakers, cue=cue, rule=rule, confidence=0.8))
        if attribution and speakers:
            if not groups:
                self._read_reported(sentence, attribution, speakers)
            self.context.note_attribution(attribution, speakers)
        elif not groups:
            self.context.note_subject(sentence)

    def _own_voice(self, sentence: Sentence) -> set[Speaker]:
        """Who speaks in the passage as a whole."""
        answering = () if self.voices.interviewee is None else (self.voices.interviewee,)
        label = self.voices.labels.get(sentence.line)
        numbers = (label[0],) if label else self.voices.authors or answering
        return {self.resolver.persons[number] for number in numbers}

    def _read_reported(
        self, sentence: Sentence, attribution: Attribution | None, speakers: tuple[Speaker, ...]
    ) -> None:
        told = attribution is not None and (bool(speakers) or attribution.rule == "nobody")
        if not (told or sentence.classes & MAY_ACT):
            return
        words = sentence.span.of(self.text)
        if (
            words.endswith("?")
            or len(words.split(maxsplit=MIN_WORDS)) < MIN_WORDS
            or self._attributes_quotation(sentence, words)
        ):
            return
        reported = attribution and told and reports(attribution, words)
        if attribution and reported and attribution.rule != "wants":
            promises, deadline = promise_reported(words, attribution.verb, self.said_on, sentence.classes)
            self._add_indirect(sentence, speakers, attribution, deadline if promises else None, promises)
            return
        if told and attribution and attribution.verb and attribution.verb.strength == "ask":
            return  # "In een motie vraagt zij het kabinet …": what others are to do
        acting = map(self.resolver.speaker_of, self.own_acts.actors(sentence, words))
        actors = tuple(dict.fromkeys(filter(None, acting)))
        if attribution and reported and not actors:
            self._add_indirect(sentence, speakers, attribution, None, promises=False)
        elif actors:
            deadline = find_deadline(words, self.said_on, sentence.classes)
            self._add_indirect(sentence, actors, None, deadline, promises=True)

    def _attributes_quotation(self, sentence: Sentence, words: str) -> bool:
        """ "“…” Dat staat in het manifest.": it only tells whose the quotation before it is."""
        end, start = self.last_quoted.end, sentence.span.start
        near = 0 < end <= start and not self.text[end:start].strip("”’»\"'.,) \n")
        if near and "\n" in self.text[end:start]:
            return bool(SAID_ABOVE.match(words))
        return near and bool(REFERS_BACK.match(words))

    def _add_authored(self, span: Span, speakers: tuple[Speaker, ...], rule: str) -> None:
        promises, deadline, why = promise_in(self.bare.of(span), self.said_on, self.document.classes_in(span))
        topics = self.topics.of(span, answers=rule == "answer")
        self.found.append(
            FoundStatement(
                (span,), "authored", speakers, None, topics, promises, deadline, cue=why, rule=rule, confidence=0.85
            )
        )

    def _add_direct(
        self,
        number: int,
        sentence: Sentence,
        group: list[Quotation],
        attribution: Attribution | None,
        speakers: tuple[Speaker, ...],
    ) -> None:
        who, rule, confidence = speakers, attribution.rule if attribution else "", 0.97
        if rule == "nobody" or self.context.means_unnamed_many(attribution):
            confidence = 0.7
        elif not speakers:
            who, rule, confidence = self.context.speaker_of(number, sentence)
        spans = tuple(q.inner for q in group)
        self.last_quoted = spans[-1]
        promises, deadline = self._promise(spans, attribution)
        self.found.append(
            FoundStatement(
                spans,
                "direct",
                who,
                self._attributing_words(attribution),
                self.topics.of(*spans, answers=self.context.question_before),
                promises,
                deadline,
                cue=attribution.cue if attribution else "",
                rule=rule,
                confidence=confidence,
            )
        )
        if self.document.lines[sentence.line].role is Role.TITLE and not speakers and rule != "signed-below":
            self.headlines.append(len(self.found) - 1)
        elif who and rule != "signed-below":
            self.context.note_speakers(who)

    def _promise(self, spans: tuple[Span, ...], attribution: Attribution | None) -> tuple[bool, Deadline | None]:
        """In the words themselves, or because the verb beside them promises: “…”, belooft zij."""
        words = " ".join(span.of(self.text) for span in spans)
        classes = union([self.document.classes_in(span) for span in spans])
        promises, deadline, _rule = promise_in(words, self.said_on, classes)
        verb = attribution.verb if attribution else None
        told = max(len(span.of(self.text).split()) for span in spans) >= MIN_PROMISE
        if not promises and told and verb and verb.strength == "commit" and not words.endswith("?"):
            return promise_reported(words, verb, self.said_on, classes)
        return promises, deadline

    def _attributing_words(self, attribution: Attribution | None) -> Span | None:
        if attribution is None or attribution.last <= attribution.first:
            return None
        return self.document.span(attribution.first, attribution.last)

    def _add_indirect(
        self,
        sentence: Sentence,
        speakers: tuple[Speaker, ...],
        attribution: Attribution | None,
        deadline: Deadline | None,
        promises: bool,
    ) -> None:
        self.found.append(
            FoundStatement(
                (sentence.span,),
                "indirect",
                speakers,
                self._attributing_words(attribution),
                self.topics.of(sentence.span),
                promises,
                deadline,
                cue=attribution.cue if attribution else "future",
                rule=attribution.rule if attribution else "own-future",
                confidence=0.85 if attribution else 0.7,
            )
        )

    def _settle_headlines(self) -> None:
        """A headline quotation without a name is of the participants, or of whoever is quoted most."""
        for index in self.headlines:
            others = [s.speakers for s in self.found if s is not self.found[index] and s.kind != "authored"]
            counts = Counter(speakers for speakers in others if speakers)
            if len(self.voices.participants) > 1:
                who = self.context.participants()
            elif counts:
                who = counts.most_common(1)[0][0]
            else:
                continue
            self.found[index] = replace(self.found[index], speakers=who, rule="headline", confidence=0.6)
