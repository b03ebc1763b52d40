"""What is a promise, and by when: against wishes, analyses, duties of others, the past and denials."""

import pytest

from articles.extraction import FoundStatement, extract

PUBLISHED = "Gepubliceerd: 3 maart 2025\n\n"


def only(text: str) -> FoundStatement:
    [statement] = extract(PUBLISHED + text).statements
    return statement


@pytest.mark.parametrize(
    ("words", "promises"),
    [
        ("Wij gaan dit jaar alle loketten openen", True),
        ("Ik beloof dat het loket open blijft", True),
        ("We hebben besloten het loket te houden", True),
        ("Daarna zetten we die kast definitief uit", True),
        ("Vóór 1 juli hebben alle wijken een loket", True),
        ("Wij willen graag alle loketten openen", False),
        ("We moeten allemaal meer gaan doen", False),
        ("Wij hebben vorig jaar alle loketten geopend", False),
        ("Dat kan ik u nog niet toezeggen", False),
        ("Ik wil daar niets toezeggen, wij gaan het bekijken", False),
        ("Dat kan ik niet beloven, al gaan wij ons best doen", False),
        ("Daarna bedacht ik dat er loketten bestaan", False),
        ("De markt gaat dat de komende tijd regelen", False),
        ("Gaan wij dan nog alle loketten openen?", False),
    ],
)
def test_promises_in_somebody_s_own_words(words: str, promises: bool) -> None:
    assert only(f"“{words}”, zegt wethouder Jan de Vries.").is_commitment is promises


@pytest.mark.parametrize(
    ("sentence", "promises"),
    [
        ("Het kabinet trekt de komende drie jaar 87 miljoen euro uit voor het loket.", True),
        ("De minister stelt 9 miljoen euro beschikbaar voor loketten, zegt minister Anna Bos.", True),
        ("Logius zorgt ervoor dat elk loket vóór 1 september een medewerker heeft.", True),
        ("Voor kleine havens richt het ministerie van EZK het Fonds Kleine Havens in.", True),
        ("Minister Anna Bos vindt dat gemeenten meer loketten moeten openen.", False),
        ("Minister Anna Bos verwacht dat de loketten goed werken.", False),
    ],
)
def test_promises_that_are_reported(sentence: str, promises: bool) -> None:
    assert only(sentence).is_commitment is promises


@pytest.mark.parametrize(
    ("term", "day", "basis"),
    [
        ("vóór 1 juli 2026", "2026-06-30", "explicit"),
        ("uiterlijk 1 mei", "2025-05-01", "explicit"),
        ("uiterlijk vrijdag 20 oktober", "2025-10-20", "explicit"),
        ("eind 2026", "2026-12-31", "explicit"),
        ("in het eerste kwartaal van 2026", "2026-03-31", "explicit"),
        ("in de tweede helft van het jaar", "2025-12-31", "explicit"),
        ("nog dit jaar", "2025-12-31", "explicit"),
        ("vóór de jaarwisseling", "2025-12-31", "explicit"),
        ("voor het einde van het jaar", "2025-12-31", "explicit"),
        ("volgende maand", "2025-04-30", "explicit"),
        ("binnen twee weken", "2025-03-17", "explicit"),
        ("voor de zomer van 2026", "2026-07-01", "explicit"),
        ("voor de zomer", "2025-07-01", "derived"),
        ("binnenkort", "2025-06-03", "derived"),
        ("bij de verkiezingen van 16 maart 2026", "2026-03-16", "explicit"),
    ],
)
def test_deadlines(term: str, day: str, basis: str) -> None:
    deadline = only(f"“Wij gaan {term} alle loketten openen”, zegt wethouder Jan de Vries.").deadline

    assert deadline is not None
    assert (deadline.day.isoformat(), deadline.basis) == (day, basis)
    assert deadline.words.strip() in term


def test_no_term_is_no_deadline() -> None:
    assert only("“Wij gaan alle loketten openen”, zegt wethouder Jan de Vries.").deadline is None
