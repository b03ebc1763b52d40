"""What is a promise, and by when: against wishes, analyses, duties of others, the past and denials."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from articles.extraction import FoundStatement, extract
from articles.extraction.cabinets import cabinets
from articles.extraction.deadlines import find_deadline_in

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
        ("in het eerste kwartaal", "2025-03-31", "derived"),
        ("in het tweede kwartaal van volgend jaar", "2026-06-30", "explicit"),
        ("in de tweede helft van het jaar", "2025-12-31", "derived"),
        ("in de eerste helft van 2026", "2026-06-30", "explicit"),
        ("nog dit jaar", "2025-12-31", "derived"),
        ("volgend jaar", "2026-12-31", "derived"),
        ("dit najaar", "2025-12-31", "derived"),
        ("vóór de jaarwisseling", "2025-12-31", "explicit"),
        ("voor het einde van het jaar", "2025-12-31", "explicit"),
        ("volgende maand", "2025-04-30", "derived"),
        ("binnen twee weken", "2025-03-17", "explicit"),
        ("voor de zomer van 2026", "2026-07-01", "explicit"),
        ("voor de zomer", "2025-07-01", "derived"),
        ("vóór het zomerreces", "2025-07-01", "derived"),
        ("binnenkort", "2025-06-03", "derived"),
        ("de komende weken", "2025-05-03", "derived"),
        ("de komende maanden", "2025-09-03", "derived"),
        ("deze kabinetsperiode", "2026-02-22", "derived"),
        ("voor het einde van deze regeerperiode", "2026-02-22", "derived"),
        ("bij de verkiezingen van 16 maart 2026", "2026-03-16", "explicit"),
        ("op koopzondag 27 oktober", "2025-10-27", "explicit"),
        ("vóór kerst", "2025-12-24", "explicit"),
        ("over een jaar", "2026-03-03", "explicit"),
        ("de komende drie jaar", "2028-03-03", "explicit"),
    ],
)
def test_deadlines(term: str, day: str, basis: str) -> None:
    deadline = only(f"“Wij gaan {term} alle loketten openen”, zegt wethouder Jan de Vries.").deadline

    assert deadline is not None
    assert (deadline.day.isoformat(), deadline.basis) == (day, basis)
    assert deadline.words.strip() in term


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De minister liet deze week weten dat elk loket nog dit jaar opengaat.", "dit jaar"),
        ("Wij gaan door, dat heeft het bestuur in april besloten.", None),
        ("Wij beginnen volgend jaar, dat hebben de leden in september besloten.", "volgend jaar"),
        ("De minister kondigde in november aan dat er een register komt.", None),
        ("De wet geeft burgers sinds deze zomer recht op inzage.", None),
        ("Wij gaan in september open.", "in september"),
    ],
)
def test_the_period_in_which_something_was_told_is_no_deadline(sentence: str, words: str | None) -> None:
    found = find_deadline_in(sentence, date(2024, 3, 12))
    assert (found.words if found else None) == words


def test_a_day_named_later_counts_before_a_season() -> None:
    said = "Wij gaan dit voorjaar luisteren. Vóór 1 september 2026 maken wij alles openbaar"
    deadline = only(f"“{said}”, zegt wethouder Jan de Vries.").deadline
    assert deadline is not None
    assert deadline.words == "Vóór 1 september 2026"


def test_anothers_promise_is_none_of_the_speaker() -> None:
    told = "“De minister heeft ons beloofd dat elk loket uiterlijk 30 september opengaat”, zegt wethouder Jan de Vries."
    assert not only(told).is_commitment


def test_no_term_is_no_deadline() -> None:
    assert only("“Wij gaan alle loketten openen”, zegt wethouder Jan de Vries.").deadline is None


@pytest.mark.parametrize(
    ("said_on", "last_day"),
    [
        (date(2018, 5, 1), date(2022, 1, 9)),
        (date(2021, 6, 1), date(2022, 1, 9)),
        (date(2022, 1, 10), date(2024, 7, 1)),
        (date(2024, 7, 1), date(2024, 7, 1)),
        (date(2026, 5, 1), None),
        (date(1980, 1, 1), None),
    ],
    ids=["in office", "demissionary", "the first day", "the last day", "of a cabinet in office", "before the list"],
)
def test_this_cabinet_period_ends_with_the_cabinet_of_that_day(said_on: date, last_day: date | None) -> None:
    found = find_deadline_in("Wij gaan dat deze kabinetsperiode regelen", said_on)
    assert (found.day if found else None) == last_day


def test_the_cabinets_follow_each_other_and_fall_while_in_office() -> None:
    for cabinet, following in pairwise(cabinets()):
        assert cabinet.last_day == following.first_day - timedelta(days=1)
        assert cabinet.demissionary_from is not None
        assert cabinet.first_day < cabinet.demissionary_from <= cabinet.last_day


@pytest.mark.parametrize(
    ("term", "last_day"),
    [("in het najaar", date(2024, 12, 31)), ("in het voorjaar", date(2024, 6, 30)), ("in de zomer", date(2024, 9, 30))],
)
def test_a_season_is_the_next_one(term: str, last_day: date) -> None:
    found = find_deadline_in(f"Wij sturen {term} een plan", date(2024, 3, 12))
    assert found is not None
    assert (found.day, found.basis) == (last_day, "derived")


@pytest.mark.parametrize("verb", ["zegt", "zegde", "zei"])
def test_toezeggen_in_every_tense_is_a_promise(verb: str) -> None:
    (found,) = extract(
        f"Minister Anna Bos {verb} de Kamer woensdag toe vóór de zomer met een plan te komen."
    ).statements
    assert found.is_commitment
