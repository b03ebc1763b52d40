"""An extraction as one JSON object, in the format that annotations by hand are kept in.

Offsets are code points into the text that was read; each statement also says what found it.
"""

from articles.extraction.results import Extraction, FoundPerson, FoundStatement

Json = dict[str, object]


def as_record(extraction: Extraction, file: str) -> Json:
    """What was read from `file` (a base name), as plain JSON values."""
    metadata = extraction.metadata
    return {
        "file": file,
        "version": extraction.version,
        "article": {
            "title": metadata.title,
            "published": str(metadata.published) if metadata.published else None,
            "publication": metadata.publication,
            "authors": list(metadata.authors),
            "genre": metadata.genre,
        },
        "persons": [_person(person) for person in extraction.persons],
        "organisations": [
            {"name": body.name, "aliases": list(body.aliases), "also_initiative": body.also_initiative}
            for body in extraction.organisations
        ],
        "initiatives": [{"name": plan.name, "aliases": list(plan.aliases)} for plan in extraction.initiatives],
        "statements": [_statement(statement) for statement in extraction.statements],
    }


def _person(person: FoundPerson) -> Json:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "role": person.role,
        "organisation": person.organisation,
        "is_author": person.is_author,
    }


def _statement(statement: FoundStatement) -> Json:
    return {
        "spans": [[span.start, span.end] for span in statement.spans],
        "kind": statement.kind,
        "speakers": [{speaker.kind: speaker.name} for speaker in statement.speakers],
        "initiatives": list(statement.initiatives),
        "commitment": statement.is_commitment,
        "deadline": statement.deadline.day.isoformat() if statement.deadline else None,
        "cue": statement.cue,
        "rule": statement.rule,
        "confidence": statement.confidence,
    }
