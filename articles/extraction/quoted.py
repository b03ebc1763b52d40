"""Which quotations report somebody's words, and which are titles, terms, fragments or repeats."""

import re
from itertools import islice

from articles.extraction.document import Document, Line, Role
from articles.extraction.other_words import Attribution
from articles.extraction.quotations import Quotation
from articles.extraction.repeats import Repeats
from articles.extraction.sentences import Sentence
from articles.extraction.vocabulary import DOCUMENT_HEADS, head

MIN_WORDS = 4
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
PULL_QUOTE_SHARE = 0.45  # of its runs of words
LONGEST_LABEL = 50  # code points
LONGEST_NAME = 8  # words
GOES_ON = frozenset("dat die waarin waarmee waarvan als voor van in is wordt en".split())
# Words before a quotation that make it a title or a term, not somebody's words.
TITLE_WORDS = frozenset(
    "lezing workshop boek thema stelling titel getiteld term woord begrip zogenaamde zogeheten artikel debat "
    "sessie cursus film serie podcast rubriek "
    "motto slogan adagium credo devies heet genaamd naam onder handleiding folder poster kop noemer titels "
    "column webinar training "
    "masterclass tentoonstelling voorstelling spel categorie prijs award".split()
)


class Quoted:
    def __init__(self, document: Document, repeats: Repeats) -> None:
        self.document = document
        self.text = document.text
        self.repeats = repeats

    def groups(self, sentence: Sentence, attribution: Attribution | None) -> list[list[Quotation]]:
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
        words = WORD.finditer(" ".join(q.inner.of(self.text) for q in group))
        if sum(1 for _word in islice(words, MIN_WORDS)) < MIN_WORDS:
            return False
        first = group[0]
        line = self.document.lines[sentence.line]
        inside = first.inner.of(self.text)
        if self._is_title(first, sentence, attribution):
            return False
        if line.role is Role.TITLE and self.repeats.repeats(first.inner):
            return False
        if inside.isupper() and self._stands_alone(first, line):
            return False  # taken out of the text, in capitals
        labelled = attribution is None or attribution.rule == "colon"
        if labelled and self._stands_alone(first, line) and self.repeats.repeats(first.inner, PULL_QUOTE_SHARE):
            return False
        if line.role is Role.HEADING:
            return False
        starts_small = inside.lstrip("‘“\"'’")[:1].islower()
        before = self.text[sentence.span.start : first.outer.start].rstrip()
        if starts_small and before and not before.endswith(":"):
            return attribution is not None
        return True

    def _is_set_in(self, quotation: Quotation, sentence: Sentence) -> bool:
        """ "presenteert ze ‘Het Manifest: Dicht de kloof’ dat als begin geldt": a name in the middle of a sentence."""
        words = quotation.inner.of(self.text).split()
        behind = self.text[quotation.outer.end : sentence.span.end].split()
        return len(words) <= LONGEST_NAME and words[0][0].isupper() and bool(behind) and behind[0] in GOES_ON

    def _stands_alone(self, quotation: Quotation, line: Line) -> bool:
        """A line of nothing but the quotation, perhaps behind a name: a pull quote, if it repeats the text."""
        before = self.text[line.span.start : quotation.outer.start].strip(" >*_")
        labelled = before.endswith(":") and len(before) < LONGEST_LABEL
        return (not before or labelled) and line.span.end - quotation.outer.end < 80

    def _names(self, index: int, sentence: Sentence) -> bool:
        """Whether two capitalised words end here, an article before them: what a quotation behind them is called."""
        words = self.document.words
        named = index - 2 >= sentence.first and words[index][0].isupper() and words[index - 1][0].isupper()
        return named and self.document.lows[index - 2] in ("de", "het")

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
        if attribution is None and not ends and inside[0].isupper() and self._names(token - 1, sentence):
            return True  # "de City Deal ‘Slimme stad, zo doe je dat’"
        if attribution is None and not ends and self._is_set_in(quotation, sentence):
            return True
        return not ends and (
            previous in TITLE_WORDS
            or previous in DOCUMENT_HEADS
            or head(previous) is not None
            or previous.endswith(("brief", "rapport", "motie"))
        )
