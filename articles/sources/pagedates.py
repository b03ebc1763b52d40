"""When a page says that it was published: in its meta tags, its JSON-LD or a marked <time>; never by its address."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement

from articles.extraction import VagueDate
from articles.sources.dates import vague_date

# In order of trust; compared in lower case.
META_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.available",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
ARTICLE_TYPES = ("Article", "Posting", "Report", "WebPage", "CreativeWork")
PLAUSIBLE = range(1980, 2100)  # systems that know no date print 0001, 1970 or 9999
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)", re.ASCII)
_DAY = re.compile(r"(\d{4})[-/.](\d{2})[-/.](\d{2})(?!\d)", re.ASCII)
_MAX_JSON_NODES = 5000


def published_on(tree: HtmlElement) -> VagueDate | None:
    for written in (*_metas(tree), *_linked_data(tree), *_times(tree)):
        if found := page_date(written):
            return found
    return None


def page_date(written: str) -> VagueDate | None:
    """A date as pages print it for machines; a moment counts by the clock in Amsterdam."""
    written = written.strip()[:40]
    found = vague_date(written) or _day_of_moment(written) or _plain_day(written)
    return found if found and found.day.year in PLAUSIBLE else None


def _day_of_moment(written: str) -> VagueDate | None:
    try:
        moment = datetime.fromisoformat(written)
        return VagueDate((moment.astimezone(AMSTERDAM) if moment.tzinfo else moment).date())
    except (ValueError, OverflowError):
        return None


def _plain_day(written: str) -> VagueDate | None:
    if found := _DAY.match(written):
        return vague_date("-".join(found.groups()))
    if found := _DAY_FIRST.match(written):
        day, month, year = found.groups()
        return vague_date(f"{year}-{month:0>2}-{day:0>2}")
    return None


def _metas(tree: HtmlElement) -> list[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name in META_NAMES:
            found.setdefault(name, meta.get("content") or "")
    return [found[name] for name in META_NAMES if name in found]


def _linked_data(tree: HtmlElement) -> list[str]:
    """Dates of articles before those of anything else."""
    articles: list[str] = []
    others: list[str] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue
        for node in _objects(data):
            written = node.get("datePublished")
            if isinstance(written, str):
                is_article = str(node.get("@type")).strip("[]'\"").endswith(ARTICLE_TYPES)
                (articles if is_article else others).append(written)
    return articles + others


def _objects(data: object) -> Iterator[dict[str, object]]:
    waiting = [data]
    for _ in range(_MAX_JSON_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _times(tree: HtmlElement) -> list[str]:
    """<time> marked as the date of publication; an unmarked one only where an article holds a single date."""
    marked, plain = [], []
    for time in tree.iter("time"):
        written = time.get("datetime") or ""
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
            marked.append(written)
        elif any(ancestor.tag == "article" for ancestor in time.iterancestors()):
            plain.append(written)
    return marked or (plain if len(set(plain)) == 1 else [])
