"""The reader of Dutch policy articles: pure Python, deterministic, no network."""

from articles.extraction.bodies import find_bodies
from articles.extraction.document import read_document
from articles.extraction.layout import read_layout
from articles.extraction.mentions import find_mentions
from articles.extraction.metadata import read_metadata, read_published, reference_day
from articles.extraction.people import find_people
from articles.extraction.posts import complete_colleagues, complete_posts
from articles.extraction.quotations import Bare, find_quotations
from articles.extraction.results import (
    Deadline,
    Extraction,
    FoundInitiative,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    KnownName,
    KnownNames,
    Metadata,
    Span,
    Speaker,
    VagueDate,
)
from articles.extraction.roles import RoleReader
from articles.extraction.sentences import split_sentences
from articles.extraction.statements import StatementReader
from articles.extraction.summary import summarise
from articles.extraction.voices import find_voices

VERSION = "1.3"

__all__ = [
    "VERSION",
    "Deadline",
    "Extraction",
    "FoundInitiative",
    "FoundOrganisation",
    "FoundPerson",
    "FoundStatement",
    "KnownName",
    "KnownNames",
    "Metadata",
    "Span",
    "Speaker",
    "VagueDate",
    "extract",
]


NOTHING_KNOWN = KnownNames()


def extract(text: str, known: KnownNames = NOTHING_KNOWN) -> Extraction:
    """Read one article: who says what about which initiative, with offsets into `text`.

    Deterministic and pure; the time grows linearly with the text. `known` holds the names that the register knows.
    """
    document = read_document(text)
    layout = read_layout(document)
    people = find_people(document, known)
    bodies = find_bodies(document, people, known)
    roles = RoleReader(document, bodies)
    roles.read(people)
    quotations = find_quotations(document)
    sentences = split_sentences(document, quotations)
    mentions = find_mentions(document, people, bodies)
    bare = Bare(document, quotations)
    complete_posts(document, people, bodies, mentions, roles, bare)
    voices = find_voices(document, layout, people, mentions, bare)
    published = read_published(document, layout)
    reader = StatementReader(
        document, layout, sentences, mentions, people, bodies, voices, bare, reference_day(document, layout, published)
    )
    statements = reader.read()
    metadata = read_metadata(document, layout, people, voices, published)
    complete_colleagues(document, people, voices.speaking)
    return summarise(document, metadata, people, bodies, statements, VERSION)
