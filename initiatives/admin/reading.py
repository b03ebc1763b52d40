"""An article's text with what was found in it, for reading beside a form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite

from articles.admin import Mark, marked
from articles.models import Article
from initiatives.admin.base import address_of
from initiatives.models import Statement

ANCHOR = "statement"


@dataclass(frozen=True)
class Found:
    """A statement in the list beside its article."""

    statement: Statement
    anchor: str
    address: str
    speakers: str


def article_with_statements(article: Article, site: AdminSite) -> dict[str, Any]:
    """The whole text with every statement marked and listed."""
    statements = (
        Statement.objects.filter(article=article)
        .prefetch_related("speakers__person", "speakers__organisation")
        .in_reading_order()
    )
    found = [
        Found(row, f"at-{row.pk}", _address(site, row), ", ".join(str(speaker) for speaker in row.speakers.all()))
        for row in statements
    ]
    marks = [mark for row in found for mark in _marks(row.statement, "found", row.anchor, row.address)]
    return {"marked_text": marked(article.text, marks), "found": found}


def statement_in_its_article(statement: Statement, site: AdminSite) -> dict[str, Any]:
    """The whole text with this statement marked strongly and the others lightly."""
    article = statement.article
    others = Statement.objects.filter(article=article).exclude(pk=statement.pk).in_reading_order()
    marks = [
        *_marks(statement, "this", ANCHOR),
        *(m for o in others for m in _marks(o, "found", "", _address(site, o))),
    ]
    return {
        "marked_text": marked(article.text, marks),
        "article": article,
        "article_address": address_of(site, article),
    }


def _marks(statement: Statement, style: str, anchor: str = "", address: str = "") -> Iterable[Mark]:
    for start, end in statement.spans:
        yield Mark(start, end, style, anchor, address)


def _address(site: AdminSite, statement: Statement) -> str:
    return f"{address_of(site, statement)}#{ANCHOR}"
