"""A reading in the terminal: marks that can be read without colours, and colours that tell the speakers apart."""

import re
from datetime import date
from io import StringIO

from rich.console import Console

from articles.explaining import Reading, print_reading
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
)

AN, BO = Speaker("person", "An"), Speaker("organisation", "Bond [bold]")


def printed(text: str, *statements: FoundStatement, width: int = 200, coloured: bool = False, **names: tuple) -> str:
    out = StringIO()
    colours = {"force_terminal": True, "color_system": "standard"} if coloured else {"color_system": None}
    console = Console(file=out, width=width, highlight=False, **colours)
    print_reading(Reading("a.txt", text, Extraction(Metadata(), statements=statements, **names)), console)
    return out.getvalue()


def test_a_statement_inside_another_is_marked_inside_it() -> None:
    out = printed(
        "Ik zeg: wij openen. Goed.\nTot slot.",
        FoundStatement((Span(0, 25),), "authored", (AN,), rule="first-person"),
        FoundStatement((Span(8, 18),), "direct", (BO,), rule="colon", cue=":", confidence=0.97),
    )
    assert out.splitlines()[3:7] == [
        '[1= Ik zeg: [2" wij openen 2]. Goed. 1]',
        "    1= An · written · first-person · 50%",
        '    2" Bond [bold] · quotation · colon · “:” · 97%',
        "Tot slot.",
    ]


def test_words_that_are_interrupted_have_their_number_twice_and_one_note() -> None:
    out = printed("“Wij”, zegt An,\n“openen.”", FoundStatement((Span(1, 4), Span(17, 24)), "direct", (AN,)))
    assert out.splitlines()[3:6] == ['“[1" Wij 1]”, zegt An,', '“[1" openen. 1]”', '    1" An · quotation · 50%']


def test_a_note_tells_all_that_was_found() -> None:
    deadline = Deadline(date(2022, 6, 30), "month", "derived", "medio\n2022")
    found = FoundStatement(
        (Span(0, 3),), "indirect", (AN, BO), None, ("Plan A", "Plan B"), True, deadline, "zegt", "says-say", 0.85
    )
    assert (
        "1~ An & Bond [bold] · reported · commitment by 2022-06-30 (“medio 2022”, derived from vague words)"
        " · Plan A · Plan B · says-say · “zegt” · 85%"
    ) in printed("Wij", found)


def test_a_promise_without_a_verb_beside_it_says_what_makes_it_one() -> None:
    found = FoundStatement((Span(0, 3),), "authored", (AN,), is_commitment=True, cue="pledge", rule="first-person")
    assert "commitment · first-person · promises or decides it in so many words · 50%" in printed("Wij", found)


def test_words_of_nobody_say_so() -> None:
    assert '1" nobody named · quotation · nobody-named · 40%' in printed(
        "Wij", FoundStatement((Span(0, 3),), "direct", rule="nobody-named", confidence=0.4)
    )


def test_the_names_stand_in_tables_with_what_found_them() -> None:
    out = printed(
        "Wij",
        persons=(FoundPerson("An", role="wethouder", organisation="gemeente X", rule="role-before"),),
        organisations=(FoundOrganisation("Vereniging", ("V", "de [V]"), rule="listed"),),
        initiatives=(FoundInitiative("Plan", ("P",), rule="law"),),
    )
    assert re.search(r"An +wethouder +gemeente X +role-before", out)
    assert re.search(r"Vereniging +V, de \[V\] +listed", out)
    assert re.search(r"Plan +P +law", out)
    assert re.search(r"role-before +A function or title stands before it\.", out)


def test_every_speaker_has_a_colour_and_nobody_has_none() -> None:
    statements = [FoundStatement((Span(n, n + 1),), "direct", (Speaker("person", f"P{n}"),)) for n in range(12)]
    out = printed("a" * 13, *statements, FoundStatement((Span(12, 13),), "direct"), coloured=True)
    marks = re.findall(r'\x1b\[([1-9]\d*)m\[(\d+)" ', out)
    assert [int(number) for _, number in marks] == list(range(1, 13))
    assert len({colour for colour, _ in marks}) == 12


def test_without_colours_nothing_is_sent_but_text() -> None:
    text = "Wij \x1b[31mopenen\u202e alles\x07."
    found = FoundStatement((Span(0, 4),), "direct", (Speaker("person", "A\x1bn"),), cue="\u2067zegt")
    out = printed(text, found)
    assert not set("\x1b\x07\u202e\u2067") & set(out)
    assert "␛[31mopenen‹U+202E› alles␇." in out
    assert "A␛n" in out


def test_long_lines_are_wrapped_and_long_words_cut() -> None:
    text = "een twee drie " * 30 + "x" * 100
    out = printed(text, FoundStatement((Span(0, len(text)),), "direct", (AN,)), width=30)
    assert max(map(len, out.splitlines())) <= 30
    assert out.count("x") >= 100
