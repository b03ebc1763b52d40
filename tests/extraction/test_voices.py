"""Whole texts in somebody's own voice: opinion pieces, interviews without marks, panels with labels."""

from articles.extraction import extract

PARAGRAPH = "Wij bouwen al jaren aan een loket dat voor iedereen in onze stad toegankelijk is, en dat is nog niet af."


FURTHER = "Daarom vraag ik de minister om niet langer te wachten en gemeenten eindelijk geld te geven voor hun balies."


def authored(text: str) -> list[tuple[str, str]]:
    return [(s.speakers[0].name, s.spans[0].of(text)) for s in extract(text).statements if s.kind == "authored"]


def test_every_paragraph_of_an_opinion_piece_is_the_author_s() -> None:
    text = f"Opinie\n\nEen loket voor iedereen\n\nDoor Anna Bos\n\n{PARAGRAPH}\n\n{FURTHER}\n"

    assert authored(text) == [("Anna Bos", PARAGRAPH), ("Anna Bos", FURTHER)]


def test_a_first_person_inside_quotations_makes_no_opinion_piece() -> None:
    quoted = f"'{PARAGRAPH[:-1]}', zegt Anna Bos."

    assert authored(f"Een loket voor iedereen\n\nDoor Jan de Vries\n\n{quoted}\n\n{quoted}\n\n{quoted}\n") == []


def test_answers_without_marks_are_one_statement_each() -> None:
    text = (
        "Anna Bos is directeur van Logius en zij heeft de afgelopen jaren veel gedaan aan de digitale overheid.\n\n"
        "Waarom dit loket?\n\nOmdat ik het zelf nodig had toen mijn vader ziek was.\n\nEn dat vond ik mooi.\n\n"
        "Wat volgt er?\n\nWij gaan in 2030 open.\n\nZe kijkt op haar telefoon en loopt weg.\n"
    )

    assert authored(text) == [
        ("Anna Bos", "Omdat ik het zelf nodig had toen mijn vader ziek was.\n\nEn dat vond ik mooi."),
        ("Anna Bos", "Wij gaan in 2030 open."),
    ]


def test_labels_in_capitals_name_the_speaker() -> None:
    text = (
        "Hier zitten Anna Bos, directeur van Logius, en Jan de Vries, wethouder van de gemeente Den Haag, samen.\n\n"
        "BOS: Ik raad dat iedereen af, want het werkt nog niet goed.\n\n"
        "DE VRIES: “Dat zie ik toch echt anders.”\n\nBOS: Dat mag, maar ik blijf erbij.\n"
    )

    assert authored(text) == [
        ("Anna Bos", "Ik raad dat iedereen af, want het werkt nog niet goed."),
        ("Anna Bos", "Dat mag, maar ik blijf erbij."),
    ]
    assert [s.speakers[0].name for s in extract(text).statements if s.kind == "direct"] == ["Jan de Vries"]
