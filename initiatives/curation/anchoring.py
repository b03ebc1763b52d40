"""Where a statement stands: its spans are checked against the archived text, and its quote is always sliced from it."""

from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.models import Article
from initiatives.curation.publishing import CurationError
from initiatives.models import Statement, StatementKind, StatementSpeaker

Spans = Sequence[tuple[int, int]]
ELLIPSIS = " … "
LONGEST_SEARCH = 300  # code points of the first or last words that an editor types


def clean_spans(article: Article, spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """The spans in order, without white space at their edges.

    Raises CurationError where one is empty, lies outside the text or overlaps another.
    """
    cleaned: list[tuple[int, int]] = []
    for start, end in sorted((int(start), int(end)) for start, end in spans):
        if not 0 <= start < end <= len(article.text):
            raise CurationError(_("These words do not stand in the text."))
        words = article.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            raise CurationError(_("Choose at least one word of the text."))
        if cleaned and start < cleaned[-1][1]:
            raise CurationError(_("The parts of a statement may not overlap."))
        cleaned.append((start, end))
    if not cleaned:
        raise CurationError(_("Choose at least one word of the text."))
    return cleaned


def quote_of(article: Article, spans: Spans) -> str:
    """The words at the spans; an interruption shows as an ellipsis."""
    return ELLIPSIS.join(article.text[start:end] for start, end in spans)


@transaction.atomic
def anchor(statement: Statement, spans: Iterable[Sequence[int]]) -> None:
    """Let a statement stand elsewhere in its article.

    Raises CurationError where the spans are no place in the text, or another statement of the kind stands there.
    """
    _place(statement, clean_spans(statement.article, spans))
    _save(statement)


@transaction.atomic
def add_statement(article: Article, spans: Iterable[Sequence[int]], kind: str = StatementKind.DIRECT) -> Statement:
    """A statement that the reader missed, as a candidate without speaker.

    Raises CurationError as `anchor` does.
    """
    statement = Statement(
        article=article, kind=kind, said_on=article.published_on, said_precision=article.published_precision
    )
    _place(statement, clean_spans(article, spans))
    _save(statement)
    return statement


@transaction.atomic
def split(statement: Statement, at: int) -> Statement:
    """Cut a statement in two at a place in the text; returns the second part, which has all that the first has.

    Raises CurationError where the place does not lie inside the statement.
    """
    first = [(start, min(end, at)) for start, end in statement.spans if start < at]
    second = [(max(start, at), end) for start, end in statement.spans if end > at]
    if not first or not second:
        raise CurationError(_("Choose a place inside the statement to split it."))
    article = statement.article
    first, second = clean_spans(article, first), clean_spans(article, second)
    speakers, initiatives = list(statement.speakers.all()), list(statement.initiatives.all())
    _place(statement, first)
    _save(statement)
    other = Statement.objects.get(pk=statement.pk)
    other.pk, other._state.adding = Statement._meta.pk.get_default(), True
    _place(other, second)
    _save(other)
    other.initiatives.set(initiatives)
    for speaker in speakers:
        StatementSpeaker(
            statement=other,
            position=speaker.position,
            person=speaker.person,
            organisation=speaker.organisation,
            document=speaker.document,
            role=speaker.role,
        ).save()
    return other


@transaction.atomic
def join(statement: Statement, other: Statement) -> None:
    """Let a statement take in another of the same article; parts with only white space between become one.

    The other stays behind as it was: whoever joins sets it aside.
    """
    if statement.article_id != other.article_id or statement.pk == other.pk:
        raise CurationError(_("Only two statements of one article can be joined."))
    text = statement.article.text
    joined: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for start, end in [*statement.spans, *other.spans]):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    anchor(statement, joined)


def find_span(article: Article, first_words: str, last_words: str, near: int = 0) -> tuple[int, int]:
    """From the first words up to and including the last, at or behind a place, else anywhere in the text.

    Raises CurationError where the text does not hold them.
    """
    first, last = first_words.strip()[:LONGEST_SEARCH], last_words.strip()[:LONGEST_SEARCH]
    start = article.text.find(first, near) if first else -1
    if first and start < 0:
        start = article.text.find(first)
    if start < 0:
        raise CurationError(_("The text does not hold the words “%(words)s”.") % {"words": first})
    end = article.text.find(last or first, start)
    if end < 0:
        raise CurationError(_("Behind these words the text does not hold “%(words)s”.") % {"words": last})
    return start, end + len(last or first)


def _place(statement: Statement, spans: Spans) -> None:
    statement.spans = [list(span) for span in spans]
    statement.start, statement.end = spans[0][0], spans[-1][1]
    statement.quote = quote_of(statement.article, spans)


def _save(statement: Statement) -> None:
    try:
        with transaction.atomic():
            statement.save()
    except IntegrityError as error:
        raise CurationError(_("Another statement of this kind stands at these words.")) from error
