"""What saved pages of real outlets hold besides tidy prose, told here of fictional people and bodies."""

import pytest

from articles.extraction import Extraction, FoundPerson, extract

SAID = "zegt Ruben Postma"


def spoken(text: str) -> list[tuple[str, list[str]]]:
    """The words of each direct statement, with its speakers."""
    found = extract(text)
    return [
        (" ".join(span.of(text) for span in statement.spans), [speaker.name for speaker in statement.speakers])
        for statement in found.statements
        if statement.kind == "direct"
    ]


def person(found: Extraction, name: str) -> FoundPerson:
    return next(each for each in found.persons if each.name == name)


def posts(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(each.name, each.role, each.organisation) for each in extract(text).persons]


# Marks of somebody who mixes keyboards -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quoted",
    [
        "'Wij bouwen er volgend jaar zeven.’",
        "‘Wij bouwen er volgend jaar zeven.”",
        '„Wij bouwen er volgend jaar zeven."',
        ",,Wij bouwen er volgend jaar zeven.’’",
        ",,Wij bouwen er volgend jaar zeven.”",
        "\"Wij bouwen er volgend jaar zeven.''",
        "''Wij bouwen er volgend jaar zeven.''",
    ],
)
def test_marks_of_two_kinds_make_one_quotation(quoted: str) -> None:
    assert spoken(f"Wethouder Ruben Postma: {quoted}") == [("Wij bouwen er volgend jaar zeven.", ["Ruben Postma"])]


def test_inner_words_of_the_same_marks_do_not_end_a_quotation() -> None:
    words = "Wij heten ‘de slimsten van het land’ en dat is onzin"
    assert spoken(f"‘{words}’, {SAID}.") == [(words, ["Ruben Postma"])]


def test_a_question_ends_an_answer_that_nobody_closed() -> None:
    text = (
        "Een gesprek met Ruben Postma, directeur van Wijkwijs, over het loket dat volgend jaar open moet gaan.\n\n"
        "Wat is er nieuw?\n\n“Alles. De balie is open van negen tot negen en iedereen mag komen.\n\n"
        "En wat kost dat?\n\n“Niet meer dan de oude balie ons heeft gekost.”"
    )
    assert [words for words, _who in spoken(text)] == [
        "Alles. De balie is open van negen tot negen en iedereen mag komen.",
        "Niet meer dan de oude balie ons heeft gekost.",
    ]


# Who speaks --------------------------------------------------------------------------------------------------------


def test_a_name_below_a_line_of_words_taken_out_tells_whose_they_are() -> None:
    text = (
        "De stad krijgt een nieuw loket, zegt wethouder Anna Bos, en daar mag iedereen met elke vraag binnenlopen.\n\n"
        "‘Het beeld dat niemand belt, klopt gewoon niet’\n\nRuben Postma\n\n"
        "Het loket gaat in mei open en blijft dan elke werkdag tot laat in de avond bemand, ook in de vakanties."
    )
    assert spoken(text) == [("Het beeld dat niemand belt, klopt gewoon niet", ["Ruben Postma"])]
    assert not any(each.is_author for each in extract(text).persons)


def test_quotations_above_names_with_their_functions() -> None:
    text = (
        "“We staan samen voor een grote opgave.”\n\nRuben Postma,\n\ndirecteur Beleid bij Wijkwijs\n\n"
        "“Dat lukt alleen als iedereen zijn schop in de grond steekt.”\n\nAnna Bos,\n\nburgemeester van Zandmeer"
    )
    assert [who for _words, who in spoken(text)] == [["Ruben Postma"], ["Anna Bos"]]
    assert posts(text)[0] == ("Ruben Postma", "directeur Beleid", "Wijkwijs")
    assert person(extract(text), "Anna Bos").role == "burgemeester"


@pytest.mark.parametrize(
    "attribution", ["schreef iemand", "zegt een bezoeker", "vraagt een inwoner", "zegt een vrijwilliger"]
)
def test_words_of_somebody_unnamed_are_nobodys(attribution: str) -> None:
    text = f"Wethouder Anna Bos luisterde. “Wees gewoon eerlijk tegen ons”, {attribution}."
    assert spoken(text) == [("Wees gewoon eerlijk tegen ons", [])]


def test_anybody_with_a_function_is_nobody() -> None:
    assert spoken("Een wethouder: “Wij bouwen er zeven.” Daarna ging Anna Bos weg.") == [("Wij bouwen er zeven.", [])]


def test_many_say_it_where_the_verb_is_plural() -> None:
    text = "Anna Bos en Ruben Postma staan naast elkaar. “Wij doen dit voortaan samen”, benadrukken ze."
    assert spoken(text) == [("Wij doen dit voortaan samen", ["Anna Bos", "Ruben Postma"])]


def test_two_speakers_with_their_posts_in_parentheses() -> None:
    text = (
        "“Dat gaat het werk helemaal veranderen”, zeggen Anna Bos (programmamanager bij Wijkwijs) en Ruben Postma "
        "(Chief Information Officer bij de gemeente Zandmeer)."
    )
    assert spoken(text)[0][1] == ["Anna Bos", "Ruben Postma"]
    assert person(extract(text), "Ruben Postma").role == "Chief Information Officer"


def test_who_speaks_behind_an_apposition_that_is_not_closed() -> None:
    text = "Ruben Postma, CEO Wijkwijs vult aan: “Wij doen daar graag aan mee.”"
    assert spoken(text) == [("Wij doen daar graag aan mee.", ["Ruben Postma"])]


def test_a_page_without_its_beginning_knows_people_by_their_surname() -> None:
    text = "Dat kan beter, vertelt Hogeveen. “Wij lopen daar flink op achter.” Hogeveen pleit voor meer haast."
    assert spoken(text) == [("Wij lopen daar flink op achter.", ["Hogeveen"])]


@pytest.mark.parametrize(
    "thing", ["Wijkwijs meldt", "Volgens Wijkwijs", "Bij Wijkwijs werkt dat, vertelt Wijkwijs. Wijkwijs zegt"]
)
def test_bodies_that_speak_are_no_surnames(thing: str) -> None:
    assert extract(f"{thing} dat het loket dicht blijft.").persons == ()


def test_a_document_says_what_stands_in_it() -> None:
    text = "“De dreiging is te groot om te wachten”, aldus de investeringsagenda. Anna Bos is wethouder."
    assert spoken(text) == [("De dreiging is te groot om te wachten", ["investeringsagenda"])]


@pytest.mark.parametrize(
    "attribution",
    [
        "begon dr. Anna Bos, bestuurder van Wijkwijs.",
        "weet voorzitter Anna Bos.",
        "zo vatte Anna Bos het samen.",
        "hield Anna Bos, adviseur bij Wijkwijs, haar gehoor voor.",
        "zegt dijkgraaf jhr. mr. Anna Bos.",
    ],
)
def test_any_verb_between_a_quotation_and_a_name(attribution: str) -> None:
    assert spoken(f"Ruben Postma zat in de zaal. “Wij bouwen er volgend jaar zeven”, {attribution}") == [
        ("Wij bouwen er volgend jaar zeven", ["Anna Bos"])
    ]


def test_a_clause_behind_a_quotation_is_no_attribution() -> None:
    text = "Ruben Postma vertelt. “Wij bouwen er zeven”, waarna Anna Bos de zaal verliet."
    assert spoken(text) == [("Wij bouwen er zeven", ["Ruben Postma"])]


def test_speakers_in_a_list() -> None:
    text = "De loketten moeten open blijven, schrijven Anna Bos, Ruben Postma en Zita Keizer."
    assert [[speaker.name for speaker in each.speakers] for each in extract(text).statements] == [
        ["Anna Bos", "Ruben Postma", "Zita Keizer"]
    ]


def test_bodies_in_a_list() -> None:
    text = "De Belastingdienst, het CJIB en de RDW hebben toegezegd mee te doen."
    assert [[speaker.name for speaker in each.speakers] for each in extract(text).statements] == [
        ["Belastingdienst", "CJIB", "RDW"]
    ]


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("het rapport ‘Meten is weten’", "Meten is weten"),
        ("het rapport Bouwen in de mist van de Rekenkamer", "Bouwen in de mist"),
        ("een memo van april, met de titel ‘Stoppen of doorgaan’", "Stoppen of doorgaan"),
    ],
)
def test_a_document_is_called_by_its_title(named: str, title: str) -> None:
    text = (
        f"Gisteren verscheen {named}. Het stuk staat daarin stil bij veel. “Zes op de tien loketten zijn dicht”, aldus "
    )
    kind = "memo" if "memo" in named else "rapport"
    assert spoken(f"{text}het {kind}.") == [("Zes op de tien loketten zijn dicht", [title])]


# Who wrote ---------------------------------------------------------------------------------------------------------

OWN = (
    "Vorige week stond ik met mijn zus op het plein, in de regen, voor een automaat met een zak erover, en ik dacht "
    "aan mijn oude loket, waar ik veertig jaar lang elke maandag mijn vragen kon stellen.",
    "Ik heb het plan gelezen en ik weet nu wat de gemeente met mij en met mijn zus voorheeft: wij mogen bellen.",
)


def authored(text: str) -> list[list[str]]:
    return [[speaker.name for speaker in each.speakers] for each in extract(text).statements if each.kind == "authored"]


def test_a_letter_to_the_editor_ends_where_it_is_signed() -> None:
    text = "\n\n".join(
        [
            "Opinie | Brieven van lezers",
            "Parkeren is geen examen",
            *OWN,
            "H.W. Jansen-van Ommen, oud-docent, Zandmeer",
            "Naschrift redactie",
            "Reageren? Mail uw brief met naam en woonplaats. De redactie behoudt zich het recht voor om in te korten.",
        ]
    )
    assert authored(text) == [["H.W. Jansen-van Ommen"]] * 2


def test_authors_who_are_introduced_below_the_text() -> None:
    plural = (
        "Wij vertellen dit niet om iemand te kijk te zetten, want het had overal gekund en wij waren er zelf bij.",
        "Wij lazen alle stukken en wij zagen dat onze gemeenten hun gegevens nog altijd bij drie bedrijven bewaren.",
    )
    below = "Anna Bos is hoogleraar recht aan de Universiteit Twente. Ruben Postma is directeur van Wijkwijs."
    assert (
        authored("\n\n".join(["Opinie", "Bouw een wolk die van ons is", *plural, below]))
        == [["Anna Bos", "Ruben Postma"]] * 2
    )


def test_a_recorded_portrait_holds_the_words_of_who_is_portrayed() -> None:
    lead = "Twaalf jaar lang schreef Anna Bos brieven bij een dienst. Nu rijdt ze met een bus door de streek."
    text = "\n\n".join(["Mijn werk", "De brief is mijn sensor", lead, "Opgetekend door Zita Keizer", *OWN])
    assert authored(text) == [["Anna Bos"]] * 2


# Who somebody is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Anna Bos, algemeen directeur Wijkwijs Services, ging.", "algemeen directeur", "Wijkwijs Services"),
        ("Anna Bos, CIO Wijkwijs, ging weg.", "CIO", "Wijkwijs"),
        ("Anna Bos (communicatieadviseur NVKD) ging weg.", "communicatieadviseur", "NVKD"),
        ("De nieuwe voorzitter van de Vereniging Open Straat, Anna Bos, ging.", "voorzitter", "Vereniging Open Straat"),
        ("Anna Bos, dijkgraaf van het hoogheemraadschap van Eem, ging.", "dijkgraaf", "hoogheemraadschap van Eem"),
        ("Nu is Anna Bos nog directeur Telecom bij TNO.", "directeur Telecom", "TNO"),
        ("Anna Bos (hoogleraar Recht en Techniek UvZ) ging weg.", "hoogleraar Recht en Techniek", "UvZ"),
        ("Raadsleden Ruben Postma en Anna Bos gingen weg.", "raadslid", None),
        ("Staatssecretarissen Ruben Postma en Anna Bos gingen weg.", "staatssecretaris", None),
        ("Directeur Loketten (ministerie van BZK) Anna Bos ging.", "directeur Loketten", "ministerie van BZK"),
        ("Anna Bos, Digiwacht opent het gesprek.", None, None),
        ("Anna Bos, hoogleraar Talen Universiteit Leiden, ging.", "hoogleraar Talen", "Universiteit Leiden"),
        ("Anna Bos werkt sinds 2030 bij Wijkwijs en schrijft.", None, "Wijkwijs"),
        ("Anna Bos leidt Wijkwijs en schrijft.", None, "Wijkwijs"),
        ("Directeuren Anna Bos en Ruben Postma van Wijkwijs gingen weg.", "directeur", "Wijkwijs"),
        ("Wijkwijs-directeur Anna Bos ging weg.", "directeur", "Wijkwijs"),
        ("Wethouder Anna Bos van Zwolle ging weg.", "wethouder", "Zwolle"),
        ("Wethouder Anna Bos (Zwolle) ging weg.", "wethouder", "Zwolle"),
        ("Anna Bos, voorheen wethouder, nu directeur van Wijkwijs, ging.", "directeur", "Wijkwijs"),
        ("Anna Bos | directeur | Wijkwijs", "directeur", "Wijkwijs"),
        ("Wethouder Anna Bos (Economie, CDA) sprak toen.", "wethouder Economie", None),
        ("Wethouder Anna Bos (Dienstverlening) sprak toen.", "wethouder Dienstverlening", None),
        ("Anna Bos, functionaris datazaken van Overijssel, ging.", "functionaris datazaken", "Overijssel"),
        ("Vraag uit de zaal (Anna Bos, gemeente Zandmeer): waarom?", None, "gemeente Zandmeer"),
    ],
)  # fmt: skip
def test_posts_as_outlets_print_them(text: str, role: str | None, organisation: str | None) -> None:
    found = person(extract(text), "Anna Bos")
    assert (found.role, found.organisation) == (role, organisation)


def test_a_pronoun_tells_the_post_of_somebody_of_its_gender() -> None:
    text = "Anna Bos en Willem Postma wonen in de stad. Zij is directeur van Wijkwijs. Hij is docent bij Digiwacht."
    assert posts(text) == [("Anna Bos", "directeur", "Wijkwijs"), ("Willem Postma", "docent", "Digiwacht")]


def test_what_a_family_is_to_somebody_is_no_post() -> None:
    assert person(extract("Anna Bos is de dochter van een buschauffeur en studeerde."), "Anna Bos").role is None


@pytest.mark.parametrize("name", ["H.W. Jansen-van Ommen", "A. van Ommen", "Stef Koning"])
def test_names_that_hold_places_and_titles(name: str) -> None:
    assert posts(f"Het staat in de brief die {name} schreef.") == [(name, None, None)]


@pytest.mark.parametrize("text", ["Zwolle belooft een loket.", "Zwolle legt vóór 1 mei 2031 een plan voor."])
def test_a_place_that_acts_is_its_government(text: str) -> None:
    assert [each.name for each in extract(text).organisations] == ["Zwolle"]


@pytest.mark.parametrize(
    "text", ["Zwolle telt veel inwoners.", "Zwolle krijgt een loket.", "Anna Bos ging naar Zwolle."]
)
def test_a_place_that_is_told_of_is_none(text: str) -> None:
    assert extract(text).organisations == ()


def test_a_field_is_no_body() -> None:
    assert posts("Anna Bos, directeur Dienstverlening, ging weg.") == [("Anna Bos", "directeur Dienstverlening", None)]


def test_what_a_text_tells_of_a_surname_later() -> None:
    text = "Sam Kuiper kwam. Kuiper is burgemeester van de gemeente Zandmeer."
    assert posts(text) == [("Sam Kuiper", "burgemeester", "gemeente Zandmeer")]


def test_a_minister_with_a_portfolio_has_no_longer_surname() -> None:
    assert posts("Minister Jacobs van Economische Zaken wil dat.") == [("Jacobs", "minister", "Economische Zaken")]


@pytest.mark.parametrize("surname", ["Visser", "Schipper", "Boer"])
def test_surnames_that_are_trades(surname: str) -> None:
    assert posts(f"“Dat weet ik wel zeker”, zegt directeur Lourens {surname}.")[0][0] == f"Lourens {surname}"


def test_a_chairman_of_the_day_works_for_nobody() -> None:
    text = (
        "Wijkwijs, Wijkwijs en nog eens Wijkwijs: directeur Anna Bos van Wijkwijs antwoordt dagvoorzitter Ton Mulder."
    )
    assert person(extract(text), "Ton Mulder").organisation is None


def test_who_answers_and_who_took_the_picture_did_not_write() -> None:
    text = (
        "Interview CIO Anna Bos\n\nDe stad wil alles anders doen\n\n"
        "Tekst: Omar Aydin, redacteur Beeld: Ruben Postma, fotograaf\n\n"
        "De stad gaat alles anders doen en dat begint bij de balie, die vanaf volgend jaar elke dag open zal zijn."
    )
    assert extract(text).metadata.authors == ("Omar Aydin",)


# What is named -----------------------------------------------------------------------------------------------------


def test_a_surname_is_no_plan() -> None:
    found = extract("Sjaan van de Hoeve is wethouder. Dat het plan van Van de Hoeve duur is, weet zij.")
    assert (found.initiatives, found.organisations) == ((), ())


def test_a_law_with_capitals_ends_with_them_and_owns_its_abbreviation() -> None:
    found = extract("De Wet Digitale Overheid brengt kosten mee. Gemeenten wachten nog steeds op de WDO.")
    assert [(each.name, each.aliases) for each in found.initiatives] == [("Wet Digitale Overheid", ("WDO",))]
    assert found.organisations == ()


def test_a_department_is_no_plan() -> None:
    assert extract("De directie Digitale Straten richt zich daarop.").initiatives == ()


def test_a_name_that_a_type_word_in_small_letters_closes() -> None:
    found = extract("Vandaag begint de Nationale Sensoren coalitie. De coalitie roept iedereen op om mee te doen.")
    assert [each.name for each in found.organisations] == ["Nationale Sensoren coalitie"]
    assert [statement.speakers[0].name for statement in found.statements] == ["Nationale Sensoren coalitie"]


# What is promised --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "“Daarin zullen wij samen keuzes moeten maken”, zegt wethouder Anna Bos.",
        "“Je kunt niet meer zeggen 'ik ga alleen over water'”, zegt wethouder Anna Bos.",
        "Anna Bos is vanaf 1 februari 2031 directeur van Wijkwijs.",
        "De gemeente Zandmeer wilde medio 2031 alle loketten sluiten.",
        "De raad vroeg wethouder Anna Bos wat zij gaat doen om het loket bekend te maken.",
        "Voorzitter Anna Bos zegt de opkomst van slimme straten toe te juichen.",
        "2031 is het jaar om concreet te worden met elkaar, zegt Anna Bos.",
        "Wethouder Anna Bos heeft laten weten dat de stad geen boetes zal opleggen.",
        "Welke rol Anna Bos gaat spelen, is niet bekend.",
    ],
)
def test_no_promise(text: str) -> None:
    assert [statement.is_commitment for statement in extract(text).statements] in ([], [False])


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Uiterlijk 1 oktober 2031 rapporteert de RDW over de resultaten aan de minister.", True),
        ("De RDW rapporteert dat er 900 loketten dicht zijn.", False),
        ("De RDW wil een vaste vergoeding per inwoner.", False),
        ("De RDW wil vóór 1 mei 2031 beginnen met de nieuwe loketten.", True),
        ("Zwolle is in 2040 een slimme stad.", None),
    ],
)
def test_what_a_body_reports_and_wants(text: str, promised: bool | None) -> None:
    assert [each.is_commitment for each in extract(text).statements] == ([] if promised is None else [promised])


def test_several_act_together() -> None:
    found = extract("De Belastingdienst, het CJIB en de RDW gaan samen een loket openen.")
    assert [[speaker.name for speaker in each.speakers] for each in found.statements] == [
        ["Belastingdienst", "CJIB", "RDW"]
    ]


def test_a_pronoun_acts_by_a_stated_day() -> None:
    text = "Wethouder Willem Bos sprak. Ook stuurt hij vóór 1 mei 2031 een brief over de kosten."
    assert [(each.speakers[0].name, each.is_commitment) for each in extract(text).statements] == [("Willem Bos", True)]


def test_who_has_decided_nothing_has_said_nothing() -> None:
    assert extract("De gemeente Zandmeer heeft nog niets besloten over het loket.").statements == ()


def test_a_note_number_behind_a_sentence() -> None:
    text = "De RDW waarschuwt dat er loketten sluiten.[2] Meer weet niemand er nu over te vertellen."
    assert [each.spans[0].of(text) for each in extract(text).statements] == [
        "De RDW waarschuwt dat er loketten sluiten.[2]"
    ]


def test_what_somebody_has_let_know() -> None:
    text = "Het loket gaat open, zo heeft demissionair wethouder Anna Bos van Zandmeer aan de raad laten weten."
    assert [(each.kind, each.speakers[0].name) for each in extract(text).statements] == [("indirect", "Anna Bos")]


# What the page says of itself --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["20 maart ’31 · Digitalisering · 4 min. lezen", "_Geplaatst: 20 maart 2031_", "Verzonden: 20-3-2031"]
)
def test_days_as_pages_print_them(line: str) -> None:
    text = (
        f"Over ons / Thema’s / Nieuws / Vacatures\n\nZeven loketten\n\n{line}\n\nAnna Bos opent er volgend jaar zeven."
    )
    found = extract(text).metadata
    assert (found.title, str(found.published.day if found.published else None)) == ("Zeven loketten", "2031-03-20")


def test_a_day_inside_a_sentence_is_no_day_of_publication() -> None:
    text = (
        "In gesprek met Anna Bos\n\nAnna Bos is vanaf 1 februari 2018 directeur van Wijkwijs, de nieuwe naam voor "
        "het bureau dat al jaren alle loketten van de stad beheert en bemant."
    )
    assert extract(text).metadata.published is None


def test_who_wrote_and_who_took_the_pictures_on_one_line() -> None:
    text = "Tekst Ruben Postma  –  Fotografie Zita Keizer\n\n“Wij bouwen er zeven”, zegt Anna Bos."
    assert [each.name for each in extract(text).persons] == ["Ruben Postma", "Zita Keizer", "Anna Bos"]


def test_a_report_in_the_we_of_its_outlet_has_no_guest_as_author() -> None:
    paragraph = (
        "Vervolgens lichtte {} de nieuwe verkenning toe en nam ons mee langs alle trends die wij mogen verwachten."
    )
    text = "\n\n".join(
        [
            "Terugblik op een middag over het loket",
            "Als aanjager van het debat hebben wij op 31 mei een mooie middag gehad met iedereen die ons helpt.",
            *(paragraph.format(name) for name in ("Arie Bos", "Mona Kuiper", "Ruben Postma", "Anna Hoeve")),
        ]
    )
    assert extract(text).metadata.authors == ()
