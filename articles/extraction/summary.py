"""From the reader's working records to the frozen results."""

from articles.extraction.body_forms import Body
from articles.extraction.document import Document
from articles.extraction.person import Person
from articles.extraction.results import (
    Extraction,
    FoundInitiative,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    Metadata,
    Span,
)


def summarise(
    document: Document,
    metadata: Metadata,
    people: list[Person],
    bodies: list[Body],
    statements: list[FoundStatement],
    version: str,
) -> Extraction:
    """Everything found, in the order of the text."""
    speaking = {
        speaker.name for statement in statements for speaker in statement.speakers if speaker.kind == "organisation"
    }
    employers = [person.organisation for person in people]
    concerned = speaking | {person.organisation for person in people if person.organisation}
    own = {metadata.publication} - concerned  # the page's own name is no body that it writes about
    organisations = [
        FoundOrganisation(
            body.name,
            tuple(sorted(body.aliases)),
            body.kind,
            body.both,
            _spans(document, sorted(body.places)),
            body.rule,
        )
        for body in bodies
        if (body.is_body or (body.both and body.name in speaking)) and body.name not in own
    ]
    named = {organisation.name for organisation in organisations}
    organisations += [FoundOrganisation(name, rule="speaker") for name in sorted(speaking - named)]
    named |= speaking | {form for organisation in organisations for form in organisation.aliases}
    organisations += [FoundOrganisation(name, rule="compound") for name in sorted({*filter(None, employers)} - named)]
    return Extraction(
        metadata=metadata,
        persons=tuple(
            FoundPerson(
                person.name,
                tuple(sorted(person.aliases)),
                person.role,
                person.organisation,
                person.is_author,
                _spans(document, person.places),
                person.rule,
            )
            for person in people
        ),
        organisations=tuple(organisations),
        initiatives=tuple(
            FoundInitiative(
                body.name, tuple(sorted(body.aliases)), body.kind, _spans(document, sorted(body.places)), body.rule
            )
            for body in bodies
            if not body.is_body
        ),
        statements=tuple(statements),
        version=version,
    )


def _spans(document: Document, places: list[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple([document.span(first, last) for first, last in places])
