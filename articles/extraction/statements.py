"""Statements: quotations, reported sentences and authored paragraphs, each with its speakers and its reason."""

import re
from datetime import date

from articles.extraction import lexicon
from articles.extraction.attribution import PREPOSITIONS, Attribution, Attributor
from articles.extraction.body_forms import Body
from articles.extraction.commitments import PAST, promise_in, promise_reported
from articles.extraction.dates import find_deadline
from articles.extraction.document import Document, Role
from articles.extraction.layout import Layout
from articles.extraction.mentions import Mention
from articles.extraction.person import Person
from articles.extraction.quotations import Quotation
from articles.extraction.results import FoundStatement, Span, Speaker
from articles.extraction.sentences import Sentence
from articles.extraction.speakers import Resolver
from articles.extraction.vocabulary import DOCUMENT_HEADS, head
from articles.extraction.voices import FIRST_PERSON, QUOTED, Voices

MIN_WORDS = 4
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
# Words before a quotation that make it a title or a term, not somebody's words.
TITLE_WORDS = frozenset(
    "lezing workshop boek thema stelling titel getiteld term woord begrip zogenaamde zogeheten artikel debat "
    "sessie cursus film serie podcast rubriek "
    "motto slogan heet genaamd naam onder handleiding folder poster kop noemer titels column webinar training "
    "masterclass tentoonstelling voorstelling spel".split()
)
# A quotation with a verb of saying right behind it: the page is told by a journalist, not written as answers.
CREDITED_QUOTE = re.compile(
    r"[’”'\"»],?\s(?:zegt|vertelt|stelt|aldus|vindt|belooft|antwoordt|oppert|meent|reageert|vraagt|voegt|geeft"
    r"|legt|licht)\s"
)
REFERS_BACK = re.compile(r"(?:dat|dit|zo|aldus|die woorden)\b", re.IGNORECASE)
THE_ONE_WHO = re.compile(
    r"de (?:vrouw|man|ambtenaar|wethouder|minister|spreker|directeur|bestuurder|onderzoeker) die (?:dat"
    r"|dit) (?:zegt|vertelt|stelt|schrijft|opmerkt)\b",
    re.IGNORECASE,
)
FUTURE_SUBJECT = re.compile(r"\b(?:gaat|gaan|zal|zullen)\b")
PLEDGES_ITSELF = re.compile(
    r"\b(?:stelt zich ten doel|stellen zich ten doel|neemt (?:\w+\s){0,6}op zich|zorgt ervoor dat|is van plan"
    r"|zijn van plan|trekt (?:\w+\s){1,6}uit|investeert|maakt (?:\w+\s){1,5}vrij)\b"
)
# What a stated day does not make a promise: duties, possibilities, events.
NO_ACT = re.compile(
    r"\b(?:naar verwachting|sloot|begon|kreeg|nam|gaf|bleef|stond|zag|liet|hield|vroeg|schreef|trok|bracht|stelde"
    r"|maakte|moet|moeten|kan|kunnen|mag|mogen|zou|zouden|vindt plaats|is er|bestaat|telt|ligt|staat|geldt)\b"
)
NOT_PLEDGES = re.compile(
    r"\b(?:gaat (?:het )?(?:om|over)|gaat volgens|gaat uit van|zal wel|gaat niet|gaan niet|zal niet|zullen niet)\b"
)


class StatementReader:
    """Walks the sentences once, from start to end, and keeps who spoke last."""

    def __init__(
        self, document: Document, layout: Layout, sentences: list[Sentence], mentions: list[Mention], people: list[Person],
        bodies: list[Body], voices: Voices, said_on: date | None,
    ) -> None:  # fmt: skip
        self.document = document
        self.text = document.text
        self.layout = layout
        self.sentences = sentences
        self.mentions = mentions
        self.people = people
        self.bodies = bodies
        self.voices = voices
        self.said_on = said_on
        self.attributor = Attributor(document, mentions)
        self.resolver = Resolver(document, people, bodies, mentions)
        self.found: list[FoundStatement] = []
        self.pending: list[int] = []
        self.last: tuple[Speaker, ...] = ()
        self.paragraph_speakers: tuple[Speaker, ...] = ()
        self.paragraph = -1
        self.subject: Speaker | None = None
        self.question_before = False
        self.authored_lines = self._authored_lines()

    def read(self) -> list[FoundStatement]:
        self._authored()
        for number, sentence in enumerate(self.sentences):
            self._enter(sentence)
            self._read_sentence(number, sentence)
        self._settle_headline()
        return sorted(self.found, key=lambda s: (s.spans[0].start, s.kind))

    # Authored text ----------------------------------------------------------------------------------------------------

    def _authored_lines(self) -> set[int]:
        """Lines that are the author's own words, or answers without quotation marks."""
        lines = self.document.lines
        if self.voices.is_first_person:
            return self._first_person_lines()
        if len(CREDITED_QUOTE.findall(self.text)) >= 2:
            return set()
        quoted_labels = any(self.document.words[token] in "“‘„«\"'" for _, token in self.voices.labels.values())
        if not quoted_labels and (self.layout.questions or self.voices.labels):
            return {i for i in self._answer_lines() if lines[i].text[0] not in "“‘„«\"'"}
        return set()

    def _first_person_lines(self) -> set[int]:
        author = self.people[self.voices.author or 0]
        chosen: set[int] = set()
        for index, line in enumerate(self.document.lines):
            if line.role is not Role.TEXT or index < self.layout.body or len(line.text) < 40:
                continue
            bare = QUOTED.sub(" ", line.text)
            named = any(line.first <= first < line.last for first, _ in author.places) or author.surname in line.text
            if named and not FIRST_PERSON.search(bare):
                if chosen and author.name in line.text[: len(author.name) + 16] and line.text[0] not in "“‘„«\"'":
                    break
                continue
            if not bare.strip(" .,”’\"'") or self._repeats(line.span, line.span):
                continue
            chosen.add(index)
        return chosen

    def _answer_lines(self) -> list[int]:
        """Running text under a question or behind a speaker's label."""
        answers: list[int] = []
        answering = False
        for index, line in enumerate(self.document.lines):
            if index in self.voices.labels:
                answering = True
            elif line in self.layout.questions:
                answering = True
                continue
            elif line.role in (Role.NOISE, Role.CAPTION, Role.CREDIT, Role.BYLINE, Role.DATE):
                continue
            elif line.role is not Role.TEXT:
                answering = answering and line.role is Role.LIST_ITEM
                continue
            if answering:
                answers.append(index)
        return answers

    def _authored(self) -> None:
        if self.voices.is_first_person:
            speaker = Speaker("person", self.people[self.voices.author or 0].name)
            for index in sorted(self.authored_lines):
                self._add_authored(self.document.lines[index].span, speaker, "first-person")
            return
        self._answers()

    def _answers(self) -> None:
        """One statement an answer: from the label or question up to the next."""
        start: Span | None = None
        speaker: Speaker | None = None
        last_index = -1
        for index in sorted(self.authored_lines):
            line = self.document.lines[index]
            label = self.voices.labels.get(index)
            asked_between = (
                any(
                    self.document.lines[last_index].span.start < q.span.start < line.span.start
                    for q in self.layout.questions
                )
                if last_index >= 0
                else True
            )
            if label or asked_between:
                if start and speaker:
                    self._add_authored(start, speaker, "answer")
                start = Span(self.document.starts[label[1]], line.span.end) if label else line.span
                number = label[0] if label else self.voices.interviewee
                speaker = Speaker("person", self.people[number].name) if number is not None else None
            elif start:
                start = Span(start.start, line.span.end)
            last_index = index
        if start and speaker:
            self._add_authored(start, speaker, "answer")

    def _add_authored(self, span: Span, speaker: Speaker, rule: str) -> None:
        words = span.of(self.text)
        promises, deadline, why = promise_in(QUOTED.sub(" ", words), self.said_on)
        self.found.append(
            FoundStatement(
                (span,), "authored", (speaker,), None, self._initiatives(span, question=rule == "answer"), promises, deadline,
                cue=why, rule=rule, confidence=0.9,
            )
        )  # fmt: skip

    # Sentences --------------------------------------------------------------------------------------------------------

    def _enter(self, sentence: Sentence) -> None:
        line = self.document.lines[sentence.line]
        if sentence.line == self.paragraph:
            return
        self.question_before = any(
            q.span.end <= line.span.start and not self._text_between(q.span.end, line.span.start)
            for q in self.layout.questions
        )
        self.paragraph = sentence.line
        self.paragraph_speakers = ()
        self.subject = None
        label = self.voices.labels.get(sentence.line)
        if label:
            self.paragraph_speakers = (Speaker("person", self.people[label[0]].name),)

    def _text_between(self, start: int, end: int) -> bool:
        return bool(self.text[start:end].strip())

    def _read_sentence(self, number: int, sentence: Sentence) -> None:
        line = self.document.lines[sentence.line]
        if sentence.line in self.authored_lines:
            self._quoted_in_authored(sentence)
            return
        if line.role in (Role.LIST_ITEM, Role.SIGNATURE, Role.CAPTION, Role.QUESTION):
            for mention in self.attributor.subjects_outside(sentence):
                self.resolver.note(mention)
            if line.role is not Role.LIST_ITEM or not sentence.quotations:
                return
        if self._inside_quotation(sentence):
            return
        attribution = self.attributor.attribute(sentence)
        speakers = self._speakers(attribution)
        for mention in self.attributor.subjects_outside(sentence):
            if not attribution or mention not in attribution.subjects:
                self.resolver.note(mention)
        groups = self._groups(sentence, attribution)
        if groups:
            self._direct(number, sentence, groups, attribution, speakers)
        elif line.role is Role.TEXT:
            self._indirect(number, sentence, attribution, speakers)
        if attribution and speakers:
            for subject in attribution.subjects:
                if subject.kind != "pronoun":
                    self.resolver.note(subject)
            self.paragraph_speakers = speakers
        elif not groups:
            self._note_subject(sentence)

    def _inside_quotation(self, sentence: Sentence) -> bool:
        """The later paragraphs of a quotation over several."""
        return any(
            s.kind == "direct"
            and any(span.start < sentence.span.start and sentence.span.end <= span.end + 1 for span in s.spans)
            for s in self.found[-3:]
        )

    def _note_subject(self, sentence: Sentence) -> None:
        """A sentence about somebody makes them the likely speaker of a quotation that follows it."""
        for mention in self.attributor.subjects_outside(sentence):
            if mention.kind in ("person", "surname", "given", "role", "pronoun") and (
                mention.kind != "pronoun" or mention.words in ("hij", "zij", "ze")
            ):
                speaker = self.resolver.speaker_of(mention)
                if speaker and speaker.kind == "person":
                    self.subject = speaker
                    self.paragraph_speakers = (speaker,)
                    return

    def _speakers(self, attribution: Attribution | None) -> tuple[Speaker, ...]:
        if attribution is None:
            return ()
        speakers: list[Speaker] = []
        for subject in attribution.subjects:
            if subject.kind == "plural":
                speakers += [Speaker("person", self.people[n].name) for n in self.voices.participants]
            else:
                speaker = self.resolver.speaker_of(subject)
                if speaker and speaker not in speakers:
                    speakers.append(speaker)
        return tuple(speakers)

    # Quotations -------------------------------------------------------------------------------------------------------

    def _groups(self, sentence: Sentence, attribution: Attribution | None) -> list[list[Quotation]]:
        """The quotations of a sentence that report words; parts of one interrupted sentence stand together."""
        groups: list[list[Quotation]] = []
        for quotation in sentence.quotations:
            if groups and self._continues(groups[-1][-1], quotation):
                groups[-1].append(quotation)
            else:
                groups.append([quotation])
        return [group for group in groups if self._reports_words(group, sentence, attribution)]

    def _continues(self, before: Quotation, quotation: Quotation) -> bool:
        first = quotation.inner.of(self.text).lstrip("‘“\"'’")[:1]
        ended = before.inner.of(self.text)[-1:] in ".!?…"
        between = self.text[before.outer.end : quotation.outer.start]
        return (
            len(between) < 160
            and not ended
            and (first.islower() or (between.rstrip().endswith(",") and not before.inner.of(self.text).endswith(",")))
        )

    def _reports_words(self, group: list[Quotation], sentence: Sentence, attribution: Attribution | None) -> bool:
        words = sum(len(WORD.findall(q.inner.of(self.text))) for q in group)
        if words < MIN_WORDS:
            return False
        first = group[0]
        line = self.document.lines[sentence.line]
        inside = first.inner.of(self.text)
        if self._is_title(first, sentence, attribution):
            return False
        if line.role in (Role.TITLE, Role.HEADING) or (
            first.outer.start == line.span.start and line.span.end - first.outer.end < 80
        ):
            if self._repeats(first.inner, line.span):
                return False
        if line.role is Role.HEADING:
            return line.role is Role.TITLE
        starts_small = inside.lstrip("‘“\"'’")[:1].islower()
        before = self.text[sentence.span.start : first.outer.start].rstrip()
        if starts_small and before and not before.endswith(":") and len(group) == 1:
            return attribution is not None
        return True

    def _is_title(self, quotation: Quotation, sentence: Sentence, attribution: Attribution | None) -> bool:
        token = self.document.token_at(quotation.outer.start)
        if token <= sentence.first or token > len(self.document.lows):
            return False
        previous = self.document.lows[token - 1]
        if previous == ":":
            line = self.document.lines[sentence.line]
            label = self.document.lows[token - 3 : token - 1]
            return (
                line.role is Role.HEADING
                or any(word in TITLE_WORDS for word in label)
                or (line.role is not Role.TITLE and label[:1] == ["stelling"])
            )
        inside = quotation.inner.of(self.text)
        ends = inside[-1:] in ".!" and len(inside) > 40
        return not ends and (
            previous in TITLE_WORDS
            or previous in DOCUMENT_HEADS
            or head(previous) is not None
            or previous.endswith(("brief", "rapport", "motie"))
        )

    def _repeats(self, span: Span, line: Span) -> bool:
        """Nearly every run of four words stands elsewhere in the body: a pull quote or a headline from the text."""
        words = [_plain(w) for w in WORD.findall(span.of(self.text))]
        if len(words) < 3:
            return False
        runs = [tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))]
        elsewhere = self._runs(len(runs[0]))
        own = 1
        hits = sum(elsewhere.get(run, 0) > own for run in runs)
        return hits >= 0.6 * len(runs)

    def _runs(self, size: int) -> dict[tuple[str, ...], int]:
        if not hasattr(self, "_run_tables"):
            self._run_tables: dict[int, dict[tuple[str, ...], int]] = {}
        table = self._run_tables.get(size)
        if table is None:
            words = [
                _plain(w)
                for line in self.document.lines
                if line.role is not Role.NOISE
                for w in WORD.findall(line.text)
            ]
            table = {}
            for i in range(len(words) - size + 1):
                run = tuple(words[i : i + size])
                table[run] = table.get(run, 0) + 1
            self._run_tables[size] = table
        return table

    def _direct(
        self,
        number: int,
        sentence: Sentence,
        groups: list[list[Quotation]],
        attribution: Attribution | None,
        speakers: tuple[Speaker, ...],
    ) -> None:
        for group in groups:
            if speakers:
                who, rule, confidence = speakers, attribution.rule if attribution else "", 0.97
            else:
                who, rule, confidence = self._speaker_from_context(number, sentence, group[0])
            words = " ".join(q.inner.of(self.text) for q in group)
            promises, deadline, why = promise_in(words, self.said_on)
            if (
                not promises
                and attribution
                and attribution.verb
                and attribution.verb.strength == "commit"
                and not words.endswith("?")
            ):
                promises, deadline, why = promise_reported(words, attribution.verb, self.said_on)
            span = (
                self.document.span(attribution.first, attribution.last)
                if attribution and attribution.last > attribution.first
                else None
            )
            self.found.append(
                FoundStatement(
                    tuple(q.inner for q in group), "direct", who, span,
                    self._initiatives(*(q.inner for q in group), question=self.question_before),
                    promises, deadline, cue=attribution.cue if attribution else "", rule=rule, confidence=confidence,
                )
            )  # fmt: skip
            if self.document.lines[sentence.line].role is Role.TITLE and not speakers:
                self.pending.append(len(self.found) - 1)
                continue
            if who:
                self.last = who
                self.paragraph_speakers = who
                for speaker in who:
                    number_of = next((n for n, p in enumerate(self.people) if p.name == speaker.name), None)
                    if speaker.kind == "person" and number_of is not None:
                        self.resolver._push(number_of)

    def _speaker_from_context(
        self, number: int, sentence: Sentence, quotation: Quotation
    ) -> tuple[tuple[Speaker, ...], str, float]:
        """No words in the sentence say who speaks: the sentences around it do."""
        following = self._following(number, sentence)
        if following is not None:
            return following, "says-behind", 0.9
        if (
            (self.layout.questions or self.question_before)
            and self.voices.interviewee is not None
            and self._is_answer(sentence)
        ):
            return (Speaker("person", self.people[self.voices.interviewee].name),), "interview-answer", 0.95
        if self.paragraph_speakers:
            return self.paragraph_speakers, "same-paragraph", 0.88
        if self.last:
            return self.last, "last-speaker", 0.75
        later = self._next_attributed(number)
        if later:
            return later, "next-speaker", 0.7
        if self.voices.interviewee is not None:
            return (Speaker("person", self.people[self.voices.interviewee].name),), "only-speaker", 0.6
        return (), "nobody-named", 0.4

    def _is_answer(self, sentence: Sentence) -> bool:
        start = self.document.lines[sentence.line].span.start
        return bool(self.layout.questions) and start > self.layout.questions[0].span.start

    def _following(self, number: int, sentence: Sentence) -> tuple[Speaker, ...] | None:
        """ "“…” Dat vonden ook de deelnemers", "“…” De vrouw die dat zegt …": the next sentence points back."""
        if number + 1 >= len(self.sentences):
            return None
        following = self.sentences[number + 1]
        if following.line != sentence.line or following.quotations:
            return None
        words = following.span.of(self.text)
        if THE_ONE_WHO.match(words):
            for mention in self.mentions:
                if (
                    mention.first >= following.first
                    and mention.kind == "person"
                    and self.document.starts[mention.first] - following.span.start < 600
                ):
                    return (Speaker("person", self.people[mention.people[0]].name),)
        if REFERS_BACK.match(words):
            attribution = self.attributor.attribute(following)
            if attribution and attribution.first - following.first <= 3:
                speakers = self._speakers(attribution)
                return speakers or None
        return None

    def _next_attributed(self, number: int) -> tuple[Speaker, ...]:
        for sentence in self.sentences[number + 1 : number + 12]:
            if sentence.quotations and self.document.lines[sentence.line].role is Role.TEXT:
                attribution = self.attributor.attribute(sentence)
                speakers = self._speakers(attribution)
                if speakers:
                    return speakers
        return ()

    def _settle_headline(self) -> None:
        """A headline quotation without a name is of the participants, or of whoever is quoted most."""
        for index in self.pending:
            counts: dict[tuple[Speaker, ...], int] = {}
            for statement in self.found:
                if statement.kind != "authored" and statement is not self.found[index] and statement.speakers:
                    counts[statement.speakers] = counts.get(statement.speakers, 0) + 1
            if len(self.voices.participants) > 1:
                who = tuple(Speaker("person", self.people[n].name) for n in self.voices.participants)
            elif counts:
                who = max(counts, key=lambda speakers: counts[speakers])
            else:
                continue
            self.found[index] = _replace_speakers(self.found[index], who)

    def _quoted_in_authored(self, sentence: Sentence) -> None:
        """Inside somebody's own text, words of a named other are statements of their own."""
        if self._inside_quotation(sentence):
            return
        attribution = self.attributor.attribute(sentence)
        speakers = self._speakers(attribution)
        author = self.people[self.voices.author].name if self.voices.author is not None else None
        if not speakers or any(s.name == author for s in speakers) or attribution is None:
            return
        if any(subject.kind in ("pronoun", "role") for subject in attribution.subjects):
            return
        groups = self._groups(sentence, attribution)
        if not groups and self._reports(attribution, sentence.span.of(self.text)):
            self._indirect(0, sentence, attribution, speakers)
        for group in groups:
            self.found.append(
                FoundStatement(
                    tuple(q.inner for q in group),
                    "direct",
                    speakers,
                    None,
                    (),
                    cue=attribution.cue,
                    rule=attribution.rule,
                    confidence=0.8,
                )
            )

    # Reported words ---------------------------------------------------------------------------------------------------

    def _indirect(
        self, number: int, sentence: Sentence, attribution: Attribution | None, speakers: tuple[Speaker, ...]
    ) -> None:
        words = sentence.span.of(self.text)
        if words.endswith("?") or len(words.split()) < 4:
            return
        if attribution and speakers and self._reports(attribution, words):
            promises, deadline, why = promise_reported(words, attribution.verb, self.said_on)
            self._add_indirect(sentence, speakers, attribution, attribution.rule, promises, deadline, 0.85)
            return
        own = self._own_future(sentence, words) or self._own_term(sentence, words)
        if own:
            self._add_indirect(sentence, (own,), None, "own-future", True, find_deadline(words, self.said_on), 0.7)

    def _reports(self, attribution: Attribution, words: str) -> bool:
        if attribution.rule in ("volgens", "aldus", "concerning"):
            return True
        verb = attribution.verb
        if verb is None or verb.strength == "ask":
            return False
        if verb.infinitive == "schrijven" and not re.search(r"\bdat\b|,", words):
            return False
        if verb.infinitive not in lexicon.words("indirect_verbs.txt"):
            return verb.infinitive == "besluiten" and attribution.rule.startswith("has-said")
        return not verb.past or bool(re.search(r"\b(?:dat|of|om)\b|,", words))

    def _own_future(self, sentence: Sentence, words: str) -> Speaker | None:
        """A named person's or body's own future act: "De gemeente Breda gaat de kaart gebruiken"."""
        if not (FUTURE_SUBJECT.search(words) or PLEDGES_ITSELF.search(words)) or NOT_PLEDGES.search(words):
            return None
        subjects = [
            m
            for m in self.attributor.subjects_outside(sentence)
            if m.first - sentence.first <= 2 and m.kind in ("person", "surname", "body", "bare_body")
        ]
        if not subjects:
            return None
        mention = subjects[0]
        gap = " ".join(self.document.lows[mention.last : mention.last + 3])
        if not (
            re.match(
                r"(?:gaat|gaan|zal|zullen|stelt zich|stellen zich|neemt|is van plan|zorgt|trekt|investeert|maakt)\b",
                gap,
            )
            or self.document.lows[mention.last] == ","
        ):
            return None
        return self.resolver.speaker_of(mention)

    def _own_term(self, sentence: Sentence, words: str) -> Speaker | None:
        """A named body that does something by a stated day: "Rijkswaterstaat begint in het derde kwartaal met …"."""
        deadline = find_deadline(words, self.said_on)
        if deadline is None or deadline.basis != "explicit" or PAST.search(words) or NO_ACT.search(words):
            return None
        for mention in self.attributor.subjects_outside(sentence):
            if mention.kind not in ("body", "bare_body", "person", "surname") or mention.first - sentence.first > 5:
                continue
            before = self.document.lows[mention.first - 1] if mention.first > sentence.first else ""
            if before in PREPOSITIONS or (mention.body is not None and not mention.body.is_body):
                continue
            return self.resolver.speaker_of(mention)
        return None

    def _add_indirect(
        self,
        sentence: Sentence,
        speakers: tuple[Speaker, ...],
        attribution: Attribution | None,
        rule: str,
        promises: bool,
        deadline: object,
        confidence: float,
    ) -> None:
        span = self.document.span(attribution.first, attribution.last) if attribution else None
        self.found.append(
            FoundStatement(
                (sentence.span,), "indirect", speakers, span, self._initiatives(sentence.span), promises, deadline if promises else None,  # type: ignore[arg-type]
                cue=attribution.cue if attribution else "future", rule=rule, confidence=confidence,
            )
        )  # fmt: skip

    # What it is about -------------------------------------------------------------------------------------------------

    def _initiatives(self, *spans: Span, question: bool = False) -> tuple[str, ...]:
        """The initiatives named in the words, else in the question they answer."""
        named = [b.name for b in self._plans() if any(m.overlaps(span) for m in b.mentions for span in spans)]
        if question:
            asked = [q for q in self.layout.questions if q.span.end <= spans[0].start]
            if asked:
                named += [b.name for b in self._plans() if any(m.overlaps(asked[-1].span) for m in b.mentions)]
        return tuple(dict.fromkeys(named))

    def _plans(self) -> list[Body]:
        return [b for b in self.bodies if not b.is_body or b.both]


def _plain(word: str) -> str:
    """Without case and stress accents: óók is ook."""
    return word.lower().translate(_ACCENTS)


_ACCENTS = str.maketrans("áéíóúàèìòù", "aeiouaeiou")


def _replace_speakers(statement: FoundStatement, speakers: tuple[Speaker, ...]) -> FoundStatement:
    from dataclasses import replace

    return replace(statement, speakers=speakers, rule="headline", confidence=0.6)
