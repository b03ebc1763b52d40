"""Taking one article in: read, matched and written in one transaction, or refused with a reason.

The importer only ever adds rows. A text that is archived already changes nothing at all.
"""

import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, Protocol

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import translation

from articles.editorial import DatePrecision
from articles.extraction import Extraction, KnownNames, extract
from articles.models import Article, Genre
from articles.sources import SourceDocument
from articles.sources.documents import printable
from initiatives.importing.known import Register
from initiatives.importing.plan import fit
from initiatives.importing.planning import plan_article
from initiatives.importing.publication import publish_article

logger = logging.getLogger(__name__)
_IMPORT_LOCK = 7_051_302  # any number that no other part of the project locks on


class Reader(Protocol):
    def __call__(self, text: str, *, known: KnownNames) -> Extraction: ...


class RefusedError(Exception):
    """This article cannot be taken in; the message says why, in one line."""


class _TakenMeanwhileError(Exception):
    """Another importer took the same text in while this one was reading it."""


@dataclass(frozen=True)
class Outcome:
    """What became of one input."""

    name: str
    verdict: Literal["new", "known", "refused"]
    reason: str = ""
    counts: Counter[str] = field(default_factory=Counter)


class Importer:
    """One run: the register is loaded once; every article is its own transaction.

    With `publish` all that has no open question is published at once; with `dry_run` nothing is written.
    """

    def __init__(self, *, publish: bool = False, dry_run: bool = False, reader: Reader = extract) -> None:
        self.publish = publish
        self.dry_run = dry_run
        self.reader = reader
        self.register = Register()
        self._planned: dict[str, str] = {}

    def take(self, document: SourceDocument) -> Outcome:
        """Never raises for what is wrong with one article: that is a refusal, and the others go on."""
        try:
            if self._is_known(document):
                return Outcome(document.name, "known")
            return Outcome(document.name, "new", counts=self._take_new(document))
        except _TakenMeanwhileError:
            return Outcome(document.name, "known")
        except RefusedError as error:
            return Outcome(document.name, "refused", str(error))
        except Exception as error:
            logger.debug("import of %s failed", document.name, exc_info=True)
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            return Outcome(document.name, "refused", printable(reason))

    def _take_new(self, document: SourceDocument) -> Counter[str]:
        if "\x00" in document.text:
            raise RefusedError("the text holds a NUL character: this is not text")
        found = self.reader(document.text, known=self.register.confirmed)
        article = _article(document, found)
        if self.dry_run:
            return self._try(article, found)
        try:
            return self._write(article, document, found)
        except BaseException:
            self.register.forget()
            raise

    @transaction.atomic
    def _write(self, article: Article, document: SourceDocument, found: Extraction) -> Counter[str]:
        _lock_out_other_importers()
        if self._is_known(document):
            raise _TakenMeanwhileError
        self.register.refresh()
        plan = plan_article(article, found, self.register)
        plan.write()
        counts = plan.counts()
        if self.publish:
            counts += publish_article(article)
        self.register.written()
        return counts

    def _try(self, article: Article, found: Extraction) -> Counter[str]:
        counts = plan_article(article, found, self.register).counts()
        self._planned[article.sha256] = article.url
        return counts

    def _is_known(self, document: SourceDocument) -> bool:
        """Whether this very text is archived. Raises RefusedError where its address stands for another text."""
        url = document.url or ""
        if document.sha256 in self._planned:
            return True
        if url and url in self._planned.values():
            raise RefusedError(f"{url} is also the address of another text in this run")
        same = Q(sha256=document.sha256) | (Q(url=url) if url else Q(pk__in=()))
        archived = list(Article.objects.filter(same).only("sha256", "title", "url"))
        if any(article.sha256 == document.sha256 for article in archived):
            return True
        for article in archived:
            raise RefusedError(f"{url} is archived with another text: “{article}” ({article.pk})")
        return False


def import_article(document: SourceDocument, importer: Importer | None = None) -> Outcome:
    """Take in one article: new, known (nothing written) or refused with a reason."""
    return (importer or Importer()).take(document)


def _article(document: SourceDocument, found: Extraction) -> Article:
    """What the source tells about itself goes before what the reader found in the text."""
    printed = found.metadata
    published = document.published_on or printed.published
    article = Article(
        title=document.title or fit(Article, "title", printed.title),
        url=document.url or "",
        publication=document.publication or fit(Article, "publication", printed.publication),
        authors=list(document.authors or printed.authors),
        genre=printed.genre if printed.genre in Genre.values else Genre.OTHER,
        published_on=published.day if published else None,
        published_precision=published.precision if published else DatePrecision.DAY,
        retrieved_at=document.retrieved_at,
        text=document.text,
        sha256=document.sha256,
        source_name=fit(Article, "source_name", document.name),
    )
    try:
        with translation.override("en"):
            article.clean_fields()
    except ValidationError as error:
        reasons = "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
        raise RefusedError(reasons) from error
    return article


def _lock_out_other_importers() -> None:
    """Two importers that match at the same moment would each make the same person.

    SQLite's transactions exclude one another anyway (transaction_mode IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_IMPORT_LOCK])
