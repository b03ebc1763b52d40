"""An extraction as the record that annotations by hand are compared with."""

import json
from datetime import date

from articles.extraction import (
    Deadline,
    Extraction,
    FoundInitiative,
    FoundOrganisation,
    FoundPerson,
    FoundStatement,
    Metadata,
    Span,
    Speaker,
    VagueDate,
)
from articles.extraction.gold_format import as_record


def test_every_field_has_its_place() -> None:
    extraction = Extraction(
        metadata=Metadata("Kop", VagueDate(date(2021, 3, 31), "month"), "Blad", ("Jan de Vries",), "news"),
        persons=(FoundPerson("Jan de Vries", ("De Vries",), "redacteur", "Blad", True),),
        organisations=(FoundOrganisation("Dienst X", ("DX",), "agency", True),),
        initiatives=(FoundInitiative("Plan Y", ("PY",)),),
        statements=(
            FoundStatement(
                spans=(Span(1, 4), Span(9, 12)),
                kind="direct",
                speakers=(
                    Speaker("person", "Jan de Vries"),
                    Speaker("organisation", "Dienst X"),
                    Speaker("document", "Nota"),
                ),
                initiatives=("Plan Y",),
                is_commitment=True,
                deadline=Deadline(date(2022, 6, 30), "quarter", "explicit", "tweede kwartaal"),
                cue="zegt",
                rule="says-say",
                confidence=0.9,
            ),
        ),
        version="1.0",
    )

    record = as_record(extraction, "a.txt")

    assert (
        json.loads(json.dumps(record))
        == record
        == {
            "file": "a.txt",
            "version": "1.0",
            "article": {
                "title": "Kop",
                "published": "2021-03",
                "publication": "Blad",
                "authors": ["Jan de Vries"],
                "genre": "news",
            },
            "persons": [
                {
                    "name": "Jan de Vries",
                    "aliases": ["De Vries"],
                    "role": "redacteur",
                    "organisation": "Blad",
                    "is_author": True,
                }
            ],
            "organisations": [{"name": "Dienst X", "aliases": ["DX"], "also_initiative": True}],
            "initiatives": [{"name": "Plan Y", "aliases": ["PY"]}],
            "statements": [
                {
                    "spans": [[1, 4], [9, 12]],
                    "kind": "direct",
                    "speakers": [{"person": "Jan de Vries"}, {"organisation": "Dienst X"}, {"document": "Nota"}],
                    "initiatives": ["Plan Y"],
                    "commitment": True,
                    "deadline": "2022-06-30",
                    "cue": "zegt",
                    "rule": "says-say",
                    "confidence": 0.9,
                }
            ],
        }
    )


def test_what_was_not_found_is_null_or_empty() -> None:
    record = as_record(Extraction(metadata=Metadata()), "a.txt")

    assert record["article"] == {"title": None, "published": None, "publication": None, "authors": [], "genre": "other"}
    assert (record["persons"], record["statements"]) == ([], [])
