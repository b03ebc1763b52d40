"""Text in the speaker's own voice: first-person pieces, letters, and interview answers without quotation marks."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from articles.extraction.document import Document, Line, Role
from articles.extraction.layout import Layout
from articles.extraction.person import Person
from articles.extraction.quotations import Bare
from articles.extraction.repeats import Repeats
from articles.extraction.results import Span, Speaker
from articles.extraction.voices import Voices

MARKS = "“”‘’„«»\"'"
SKIPPED = frozenset((Role.NOISE, Role.CAPTION, Role.CREDIT, Role.BYLINE, Role.DATE))
BETWEEN_ANSWERS = SKIPPED | {Role.TEXT, Role.LIST_ITEM}
THIRD_PERSON = re.compile(r"(?:hij|zij|ze)\s(?:is|heeft|\w+t)\b", re.IGNORECASE)
MIN_PERSONAL_ANSWERS = 0.4
LONGEST_SIGNATURE = 90  # code points
# A quotation with a verb of saying right behind it: the page is told by a journalist, not written as answers.
CREDITED_QUOTE = re.compile(
    r"[’”'\"»],?\s(?:zegt|vertelt|stelt|aldus|vindt|belooft|antwoordt|oppert|meent|reageert|vraagt|voegt|geeft"
    r"|legt|licht)\s"
)


class Authored:
    """`lines` are the indexes of the lines that are somebody's own words."""

    def __init__(
        self, document: Document, layout: Layout, voices: Voices, people: list[Person], repeats: Repeats, bare: Bare
    ) -> None:
        self.document = document
        self.layout = layout
        self.voices = voices
        self.people = people
        self.repeats = repeats
        self.bare = bare
        self.lines = self._lines() | voices.comments.keys()

    def passages(self) -> Iterator[tuple[Span, tuple[Speaker, ...], str]]:
        """Each passage with its speaker and rule: a paragraph of the author, or one whole answer."""
        for index, number in self.voices.comments.items():
            yield self.document.lines[index].span, (Speaker("person", self.people[number].name),), "comment"
        if not self.voices.authors:
            yield from self._answers()
            return
        speakers = tuple(Speaker("person", self.people[number].name) for number in self.voices.authors)
        for index in sorted(self.lines - self.voices.comments.keys()):
            yield self.document.lines[index].span, speakers, "first-person"

    def _lines(self) -> set[int]:
        if self.voices.authors:
            return set(self._first_person_lines([self.people[number] for number in self.voices.authors]))
        if len(self.voices.labels) >= 2:
            return set(self._labelled_lines())
        if not self.layout.questions or len(CREDITED_QUOTE.findall(self.document.text)) >= 2:
            return set()
        lines = {i for i in self._answer_lines() if self.document.lines[i].text[0] not in MARKS}
        personal = sum(self._is_personal(i) for i in lines)
        return lines if personal >= MIN_PERSONAL_ANSWERS * len(lines) else set()

    def _is_personal(self, index: int) -> bool:
        return self.bare.is_personal(self.document.lines[index])

    def _labelled_lines(self) -> Iterator[int]:
        """What stands unquoted behind a speaker's label, and the paragraphs that go on in the first person."""
        speaking = False
        for index, line in enumerate(self.document.lines):
            if label := self.voices.labels.get(index):
                speaking = self.document.words[label[1]] not in MARKS
                if speaking:
                    yield index
            elif line.role is Role.TEXT and line.text[0] not in MARKS and speaking and self._is_personal(index):
                yield index
            elif line.role not in SKIPPED:
                speaking = False

    def _first_person_lines(self, authors: list[Person]) -> Iterator[int]:
        """The author's paragraphs, up to the lines that introduce the author in the third person."""
        begun = False
        naming = {self.document.line_at(first).span.start for author in authors for first, _ in author.places}
        for index, line in enumerate(self.document.lines):
            if begun and (line.text.startswith("Naschrift") or self._signs(authors, line)):
                return
            if index in self.voices.comments:
                continue
            if line.role is not Role.TEXT or index < self.layout.body or len(line.text) < 40:
                continue
            named = line.span.start in naming or any(author.surname in line.text for author in authors)
            if named and not self.bare.is_personal(line):
                if begun and self._tells_of(authors, line.text):
                    return
            elif self.bare.of(line.span).strip(" .,”’\"'") and not self.repeats.repeats(line.span):
                begun = True
                yield index

    @staticmethod
    def _signs(authors: list[Person], line: Line) -> bool:
        """A short line below the text that begins with the author's name."""
        short = len(line.text) < LONGEST_SIGNATURE and line.text[-1] not in MARKS
        return short and any(line.text.startswith(author.name) for author in authors)

    @staticmethod
    def _tells_of(authors: list[Person], text: str) -> bool:
        """A paragraph that begins with the author's name introduces the author."""
        told = text[0] not in MARKS and text[-1] not in MARKS
        return told and any(author.name in text[: len(author.name) + 16] for author in authors)

    def _answer_lines(self) -> Iterator[int]:
        """Running text under a question, up to where the journalist takes over again."""
        answering = False
        asked = {question.span.start for question in self.layout.questions}
        for index, line in enumerate(self.document.lines):
            if line.span.start in asked:
                answering = True
            elif answering and line.role is Role.TEXT:
                answering = not self._is_narrated(index)
                if answering:
                    yield index
            elif line.role not in BETWEEN_ANSWERS:
                answering = False

    def _is_narrated(self, index: int) -> bool:
        """ "Ze kijkt op haar telefoon.": the interviewee in the third person, and nobody in the first."""
        text = self.document.lines[index].text
        return bool(THIRD_PERSON.match(text)) and not self._is_personal(index)

    def _answers(self) -> Iterator[tuple[Span, tuple[Speaker, ...], str]]:
        """One passage an answer: from the label or question up to the next."""
        passage: Span | None = None
        speaker: Speaker | None = None
        previous = -1
        for index in sorted(self.lines - self.voices.comments.keys()):
            line = self.document.lines[index]
            label = self.voices.labels.get(index)
            if passage is None or label or self._asked_between(previous, index):
                if passage and speaker:
                    yield passage, (speaker,), "answer"
                passage = Span(self.document.starts[label[1]], line.span.end) if label else line.span
                number = label[0] if label else self.voices.interviewee
                speaker = Speaker("person", self.people[number].name) if number is not None else None
            else:
                passage = Span(passage.start, line.span.end)
            previous = index
        if passage and speaker:
            yield passage, (speaker,), "answer"

    def _asked_between(self, previous: int, index: int) -> bool:
        end = self.document.lines[index].span.start
        place = bisect_left(self.layout.questions, end, key=lambda question: question.span.start)
        return place > 0 and self.layout.questions[place - 1].span.start > self.document.lines[previous].span.start
