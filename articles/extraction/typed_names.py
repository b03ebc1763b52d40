"""Names behind a type word in small letters: gemeente Zandmeer, programma ‘Samen Slim’, ondernemingsraad van de SVB."""

from dataclasses import dataclass

from articles.extraction.body_forms import CALLED_BEHIND
from articles.extraction.document import Document, Line
from articles.extraction.gazetteer import base_gazetteer
from articles.extraction.phrases import LOWER_HEADS_OF_BODIES, Phrases
from articles.extraction.vocabulary import DOCUMENT_HEADS, NEVER_INSIDE, QUOTED_NAME, Head, head, places

# "ministerie van Financiën", "hoogheemraadschap van Delfland": what may stand between a type word and a name.
MAY_FOLLOW_TYPE = {
    "ministerie": ("van", "voor"),
    "hoogheemraadschap": ("van", "de"),
    "waterschap": ("de",),
    "universiteit": ("van",),
}
# Type words whose names may begin with an article: waterschap De Dommel, stichting Het Begin.
MAY_HAVE_ARTICLE = frozenset("waterschap hoogheemraadschap stichting vereniging coöperatie bibliotheek".split())
# Documents whose titles name no initiative.
TITLED_DOCUMENTS = DOCUMENT_HEADS - {"manifest", "visie"}
COUNCILS = frozenset(("ondernemingsraad", "medezeggenschapsraad", "cliëntenraad", "studentenraad"))
LONGEST_TITLE = 8  # words


@dataclass(frozen=True, slots=True)
class Typed:
    """A name in place: tokens `first` to `last` (not included); `title` is what stands in quotation marks."""

    first: int
    last: int
    kind: Head
    title: str | None = None


class TypedNames:
    def __init__(self, document: Document, phrases: Phrases) -> None:
        self.document = document
        self.phrases = phrases

    def behind(self, index: int, line: Line) -> Typed | None:
        """The name with the type word at a token; None where no name follows it."""
        kind = head(self.document.lows[index])
        if kind is None or index + 1 >= line.last or self.phrases.ministry_follows(index):
            return None
        return self._of_council(index, kind, line) or self._quoted(index, kind, line) or self._plain(index, kind, line)

    def _of_council(self, index: int, kind: Head, line: Line) -> Typed | None:
        """ "de ondernemingsraad van de NVWA": a council with the body that it belongs to."""
        lows = self.document.lows
        if lows[index] not in COUNCILS or lows[index + 1 : index + 2] != ["van"]:
            return None
        if lows[index - 3 : index] == ["lid", "van", "de"]:
            return None  # "lid van de cliëntenraad van …" tells what somebody is
        following = index + 2 + (lows[index + 2 : index + 3] in (["de"], ["het"]))
        if following >= line.last or not self.phrases.is_name_part(following):
            return None
        return Typed(index, self.phrases.phrase_end(following, line), kind)

    def _quoted(self, index: int, kind: Head, line: Line) -> Typed | None:
        """A type word with a name in quotation marks; rapport and brief make a document, not an initiative."""
        if kind.is_body or self.document.lows[index] in TITLED_DOCUMENTS:
            return None
        match = QUOTED_NAME.match(self.document.text, self.document.end(index), line.span.end)
        if match is None or len(match[1].split()) > LONGEST_TITLE or match[1][-1] in ".!?":
            return None
        first, last = self.document.token_at(match.start(1)), self.document.token_at(match.end(1))
        return Typed(first, last, kind, match[1]) if first < last else None

    def _plain(self, index: int, kind: Head, line: Line) -> Typed | None:
        """ "gemeente Zandmeer", "ministerie van Financiën", "waterschap De Dommel"."""
        words, type_word = self.document.words, self.document.lows[index]
        if not kind.is_body or type_word not in LOWER_HEADS_OF_BODIES or self._is_called_behind(index):
            return None
        following = index + 1 + (words[index + 1] in MAY_FOLLOW_TYPE.get(type_word, ()))
        if following >= line.last or (following in self.phrases.taken and words[following] not in places()):
            return None
        opens = self.phrases.is_name_part(following) and words[following] not in NEVER_INSIDE
        if not (opens or words[following] in ("’s", "'s") or self._begins_with_article(index, following, line)):
            return None
        return Typed(index, self.phrases.place_end(following, line), kind)

    def _begins_with_article(self, index: int, following: int, line: Line) -> bool:
        """ "gemeente De Bilt", "waterschap De Dommel"."""
        words = self.document.words
        if " ".join(words[following : following + 2]) in places():
            return True
        articled = self.document.lows[index] in MAY_HAVE_ARTICLE and words[following] in ("De", "Het")
        return articled and following + 1 < line.last and self.phrases.is_name_part(following + 1)

    def _is_called_behind(self, index: int) -> bool:
        """ "stichting Bits of Freedom": the list knows the body without its type word, and how far its name goes."""
        words = self.document.words
        match = self.phrases.known.match(words, index + 1) or base_gazetteer().match(words, index + 1)
        return self.document.lows[index] in CALLED_BEHIND and match is not None and match[1][1]
