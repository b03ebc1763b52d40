"""What newspapers and trade sites write in passing: rows of people, commas for marks, verbs that are names too."""

import pytest

from articles.extraction import extract
from articles.extraction.results import FoundStatement

Post = tuple[str | None, str | None]


def posts(text: str) -> dict[str, Post]:
    return {each.name: (each.role, each.organisation) for each in extract(text).persons}


def bodies(text: str) -> list[str]:
    return [each.name for each in extract(text).organisations]


def statements(text: str) -> list[tuple[str, list[str]]]:
    return [(each.quote(text), [speaker.name for speaker in each.speakers]) for each in extract(text).statements]


def only(text: str) -> FoundStatement:
    [statement] = extract(text).statements
    return statement


# People in a row ---------------------------------------------------------------------------------------------------


def test_a_function_before_the_first_of_a_row_is_everybodys() -> None:
    found = posts("Wethouders Anna Bos (Buren), Rob Kramer (West Maas en Waal) en Ben Brink (Tiel) tekenden het stuk.")

    assert found == {
        "Anna Bos": ("wethouder", "Buren"),
        "Rob Kramer": ("wethouder", "West Maas en Waal"),
        "Ben Brink": ("wethouder", "Tiel"),
    }


def test_a_function_joined_to_a_party_is_shared_without_it() -> None:
    found = posts("Daar stonden de VVD-kamerleden Anna Bos, Jan Kramer en Piet Smit te wachten.")

    assert set(found.values()) == {("kamerlid", "VVD")}


def test_members_of_parliament_may_be_named_by_surname_in_a_row() -> None:
    found = posts("Dat staat in de nota van de Kamerleden Van Gerwen (SP) en Voorthuis (GroenLinks) over wachtrijen.")

    assert found == {"Van Gerwen": ("kamerlid", "SP"), "Voorthuis": ("kamerlid", "GroenLinks")}


def test_semicolons_part_people_with_where_they_work() -> None:
    found = posts("Panelleden: Anna de Vries, Kadelicht; Bob Smit, wethouder; Dirk Jonker, Wijkwijs.")

    assert found == {
        "Anna de Vries": (None, "Kadelicht"),
        "Bob Smit": ("wethouder", None),
        "Dirk Jonker": (None, "Wijkwijs"),
    }


# Names ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ook Ben van der Kolk was erbij en knikte.", "Ben van der Kolk"),
        ("Ook Frans de Boer was erbij en knikte.", "Frans de Boer"),
        ("Wil van Gemeren, directeur van de stichting, was erbij.", "Wil van Gemeren"),
        ("Vice-admiraal Peter Reesing, directeur van de dienst, was erbij.", "Peter Reesing"),
    ],
)
def test_words_that_are_also_first_names(text: str, name: str) -> None:
    assert name in posts(text)


@pytest.mark.parametrize(
    "text", ["Wil Nederland meedoen, dan moet het snel.", "Wil Rotterdam (ook) dat het snel gaat?"]
)
def test_a_verb_before_a_place_is_no_first_name(text: str) -> None:
    assert posts(text) == {}


def test_a_firm_may_begin_with_a_first_name() -> None:
    text = "Michael Teunissen van Hudson Cyberdijk ging in op de risico’s. Teunissen vindt dat het beter kan."

    assert posts(text) == {"Michael Teunissen": (None, "Hudson Cyberdijk")}


def test_somebody_of_a_firm_has_no_double_surname() -> None:
    text = "Hij sprak met Ron Beenhof van Dekewolk Systems. Later was Ron Beenhof van Dekewolk Systems weg."

    assert [*posts(text)] == ["Ron Beenhof"]


# Where somebody works ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("De man heet Paul Kuipers. Kuipers, sinds april werkzaam als adviseur data bij Kadelicht, is blij.",
         ("adviseur data", "Kadelicht")),
        ("De commissie Kadelicht, waarvan Paul Kuipers voorzitter is, kwam.", ("voorzitter", "Kadelicht")),
        ("Daar kwam chief information officer (CIO) Paul Kuipers binnen.", ("chief information officer", None)),
        ("Paul Kuipers, spreker op de eerste avond van Kadelicht, was blij.", ("spreker", None)),
        ("Dat schrijft minister Paul Kuipers van Volksgezondheid aan de Tweede Kamer.", ("minister", None)),
    ],
)  # fmt: skip
def test_the_function_and_the_body(text: str, post: Post) -> None:
    assert posts(text)["Paul Kuipers"] == post


def test_a_pronoun_means_whoever_was_named_last_also_by_first_name() -> None:
    text = (
        "Ruben Verdonk (gemeente Zandmeer) en Bert van Houtum zaten er. Toen kwam ook Ruben in beeld, "
        "hij is trainee bij de gemeente Zandmeer."
    )
    assert posts(text) == {"Ruben Verdonk": ("trainee", "gemeente Zandmeer"), "Bert van Houtum": (None, None)}


# Bodies ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het model, dat door Kadelicht Data Lab werd ontwikkeld, staat stil.", "Kadelicht Data Lab"),
        ("Het onderzoek dat de stad samen met Kadelicht uitvoerde, is klaar.", "Kadelicht"),
        ("Ook de VVD-fractie vindt dat de kaart beter kan.", "VVD-fractie"),
        ("De gemeenten Buren, West Betuwe en Zaltbommel tekenden.", "West Betuwe"),
        ("Dat zegt regeringspartij VVD ook, elke dag.", "VVD"),
    ],
)
def test_bodies(text: str, name: str) -> None:
    assert name in bodies(text)


def test_an_abbreviation_stands_for_what_the_text_calls_it() -> None:
    text = "NCSC wil meer\n\nDat zei zij bij het Nationaal Cyber Security Center (NCSC). Het NCSC is tevreden."

    assert bodies(text) == ["Nationaal Cyber Security Center"]


def test_an_award_is_no_body() -> None:
    found = extract("De stad kreeg de titel Overheidsorganisatie van het Jaar en is daar trots op.")

    assert [each.name for each in found.initiatives] == ["Overheidsorganisatie van het Jaar"]
    assert [each.name for each in found.organisations] == []


# Who speaks ----------------------------------------------------------------------------------------------------------


def test_two_commas_open_a_quotation_and_end_a_sentence() -> None:
    text = "Wethouder Anna Bos zegt tevreden te zijn over de proef. ,,De stad is er klaar voor.’’ Dat helpt."

    assert statements(text) == [
        ("Wethouder Anna Bos zegt tevreden te zijn over de proef.", ["Anna Bos"]),
        ("De stad is er klaar voor.", ["Anna Bos"]),
    ]


def test_a_quotation_alone_is_of_whom_the_paragraph_before_told_last() -> None:
    text = (
        "‘Deze cijfers kunnen echt beter’, legt raadslid Jan Vos uit.\n\n"
        "Gedeputeerde Anna Bos geeft aan dat alles openbaar is. In de toekomst komt er nog veel meer bij.\n\n"
        "‘Door deze data weten wij precies wat er nodig is. Bij een aanbesteding kan dat veel schelen.’"
    )
    assert statements(text)[-1][1] == ["Anna Bos"]


def test_the_body_in_an_apposition_is_who_writes() -> None:
    text = "De waakhond van onze gegevens, de Autoriteit Persoonsgegevens, schrijft: “De stad mag de beelden bekijken.”"

    assert statements(text) == [("De stad mag de beelden bekijken.", ["Autoriteit Persoonsgegevens"])]


def test_what_somebody_sees_is_an_opinion() -> None:
    assert only("Wethouder Anna Bos ziet dat er nog veel werk is.").kind == "indirect"
    assert extract("Wethouder Anna Bos ziet een uitweg.").statements == ()


def test_the_firm_is_the_one_that_is_called_a_firm() -> None:
    text = (
        "Het bedrijf Kadelicht slaat alles op bij Google, in de wolk van Google. "
        "Volgens het bedrijf is dat veilig geregeld."
    )
    assert [speaker.name for speaker in only(text).speakers] == ["Kadelicht"]


@pytest.mark.parametrize(
    "text",
    [
        "De voorbeelden die Anna Bos schetste, maakten het pijnlijk duidelijk.",
        "Een raadslid is benieuwd welke rol de VNG gaat spelen in de regio.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert extract(text).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "De inbreng van de burger is onmisbaar, vertelt wethouder Anna Bos, die bij de stad over ICT gaat.",
        "Wethouder Anna Bos geeft aan dat alle data al beschikbaar wordt gesteld.",
        "Robotica zal het werk fundamenteel veranderen, zegt wethouder Anna Bos.",
        "Het begrip wordt vaak verkeerd uitgelegd, stelt wethouder Anna Bos.",
    ],
)
def test_what_is_so_is_no_promise(text: str) -> None:
    assert not only(text).is_commitment


@pytest.mark.parametrize(
    "told",
    [
        "Anna Bos werkt sinds 2019 bij Kadelicht als adviseur.",
        "Anna Bos doet de inkoop bij Kadelicht.",
        "Anna Bos staat aan het hoofd van Kadelicht.",
        "Anna Bos vertegenwoordigt Kadelicht in het overleg.",
        "Anna Bos, in het dagelijks leven jurist bij Kadelicht, lacht.",
        "Anna Bos, werkzaam bij Kadelicht, lacht.",
        "Namens Kadelicht zegt Anna Bos dat het niet kan.",
        "Anna Bos, programmamanager Data (Kadelicht), lacht.",
        "Anna Bos is adviseur en werkt voor Kadelicht.",
        "Anna Bos stapte vorig jaar over van de SVB naar Kadelicht.",
        "Anna Bos werd in mei directeur van Kadelicht.",
        "Kadelicht heeft Anna Bos benoemd tot directeur.",
        "Anna Bos is woordvoerder voor Kadelicht.",
        "Directeur Anna Bos van het Rotterdamse Kadelicht lacht.",
        "In haar rol van voorzitter van Kadelicht reist Anna Bos het land door.",
        "Anna Bos werd per 1 januari 2019 aangesteld als directeur Inkoop bij Kadelicht.",
        "Bos (55) werd per 1 januari 2019 aangesteld als directeur Inkoop bij Kadelicht.",
        "“Dat gaat heel goed zo”, vult Anna Bos aan, directeur van Kadelicht.",
        "Anna Bos legt haar functie als directeur van Kadelicht neer.",
        "Anna Bos zit in het bestuur van Kadelicht.",
        "Anna Bos maakt deel uit van de directie van Kadelicht.",
        "Anna Bos leidt de afdeling Data van Kadelicht.",
        "Anna Bos geeft leiding aan Kadelicht.",
        "Anna Bos kwam vorig jaar in dienst bij Kadelicht.",
        "Anna Bos ging in mei aan de slag bij Kadelicht.",
        "Anna Bos (52, directeur van Kadelicht) lacht.",
        "Anna Bos, bij Kadelicht verantwoordelijk voor data, lacht.",
        "Anna Bos, die Kadelicht leidt, lacht.",
        "Anna Bos, die aan het hoofd staat van Kadelicht, lacht.",
        "Anna Bos, eveneens van Kadelicht, lacht.",
        "Vanuit Kadelicht schuift Anna Bos aan.",
        "Bij Kadelicht werkt Anna Bos als projectleider.",
        "Woordvoerder Anna Bos laat namens Kadelicht weten dat het loket open blijft.",
        "Anna Bos en Rob Smit zijn de projectleiders van Kadelicht.",
        "De avond begon. Nu rijdt zij als consulent van Kadelicht door het land, vertelt Anna Bos.",
    ],
)
def test_ways_to_say_where_somebody_works(told: str) -> None:
    text = f"Overleg over loketten\n\nAnna Bos kwam gisteren naar de stad en praatte lang.\n\n{told}\n\nDat was het."

    assert posts(text)["Anna Bos"][1] == "Kadelicht"


def test_a_city_stands_for_its_government_behind_a_function() -> None:
    assert posts("Anna Bos, chief data officer van de stad Veendam, lacht.")["Anna Bos"][1] == "Veendam"
    assert posts("Anna Bos, hoofd digitalisering bij Veendam, lacht.")["Anna Bos"][1] == "Veendam"


def test_colleagues_of_the_one_who_writes_work_for_the_same_body() -> None:
    text = (
        "Door: Anna Bos\n\nColumn\n\nIk zie dat elke dag, want ik tel de brieven zelf. "
        "Dat zei mijn collega Egbert Vos ook, en hij kan het weten.\n\nAnna Bos is adviseur bij Kadelicht."
    )
    assert posts(text)["Egbert Vos"][1] == "Kadelicht"


def test_a_function_may_stand_on_the_line_below_the_name() -> None:
    text = "Kom ook en praat mee over de brieven van de stad.\n\nAnna Bos\nvoorzitter Netwerk Zandmeer"

    assert posts(text)["Anna Bos"] == ("voorzitter", "Netwerk Zandmeer")


def test_our_editor_in_a_by_line_is_no_colleague_of_the_one_who_speaks() -> None:
    text = (
        "De Stadsbrief\n\nHet loket opent later\n\n17 maart 2022 – Van onze redacteur Egbert Vos\n\n"
        "“Het loket opent in juli”, zegt directeur Anna Bos van Kadelicht. “Eerder lukt niet”, aldus Bos.\n\n"
        "“De brieven zijn al geschreven”, zegt Bos ook."
    )
    assert posts(text)["Egbert Vos"] == ("redacteur", None)


# Views without a verb of saying ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "told",
    [
        "In de ogen van wethouder Anna Bos is het loket te klein.",
        "Naar de mening van wethouder Anna Bos is het loket te klein.",
        "Als het aan wethouder Anna Bos ligt, gaat het loket ook op zaterdag open.",
        "Wat wethouder Anna Bos betreft gaat het loket ook op zaterdag open.",
        "Wethouder Anna Bos gaat ervan uit dat het loket open blijft.",
        "Wethouder Anna Bos houdt er rekening mee dat het loket drukker wordt.",
        "Wethouder Anna Bos zet vraagtekens bij het nut van het loket.",
        "Wethouder Anna Bos kan zich niet vinden in de kritiek op het loket.",
        "Wethouder Anna Bos heeft geen goed woord over voor het loket.",
        "Wethouder Anna Bos is er trots op dat het loket bestaat.",
        "Wethouder Anna Bos merkt dat het loket drukker wordt.",
        "Wethouder Anna Bos reageert verheugd op de plannen voor het loket.",
        "Wethouder Anna Bos overweegt om het loket te verplaatsen.",
    ],
)
def test_a_view_that_is_told(told: str) -> None:
    text = f"Drukte aan het loket\n\nIn de stad is een nieuw loket. {told} De raad praat er in mei over."

    assert statements(text) == [(told, ["Anna Bos"])]


@pytest.mark.parametrize(
    "told",
    [
        "Niet meer, als het aan wethouder Anna Bos ligt.",
        "Wethouder Anna Bos is er trots op.",
        "Wethouder Anna Bos merkt een kast op in het loket.",
        "Wethouder Anna Bos reageert later op de plannen voor het loket.",
    ],
)
def test_what_tells_no_view(told: str) -> None:
    assert statements(f"Drukte aan het loket\n\nIn de stad is een nieuw loket. {told} De raad praat erover.") == []


def test_money_put_into_a_plan_is_a_promise() -> None:
    assert only("Drukte\n\nDe gemeente Zandmeer steekt twee miljoen euro in het loket.").is_commitment


@pytest.mark.parametrize("body", ["het Kadehuis", "de Groene Kade", "de Kadefabriek", "Loket Zuid"])
def test_somebody_comes_from_a_body_behind_an_article(body: str) -> None:
    told = posts(f"Overleg\n\nIn de stad is nieuws. “Dat kan echt niet”, zegt Anna Bos van {body}.")

    assert told["Anna Bos"][1] == body.removeprefix("het ").removeprefix("de ")


@pytest.mark.parametrize(
    "told",
    [
        "Het loket werd ontwikkeld in opdracht van Kadelicht.",
        "Het loket is een initiatief van Kadelicht.",
        "De gemeente is aangesloten bij Kadelicht.",
        "Bedrijven als Kadelicht bouwen loketten.",
        "Kadelicht won de aanbesteding voor het loket.",
        "Kadelicht heeft ruim 40 medewerkers.",
        "Kadelicht werd in 2010 opgericht.",
    ],
)
def test_what_is_told_of_bodies_alone(told: str) -> None:
    assert bodies(f"Overleg\n\nIn de stad is een loket.\n\n{told}") == ["Kadelicht"]


@pytest.mark.parametrize("told", ["Klanten van Kadelicht merken niets.", "De kast van Kadelicht is dicht."])
def test_many_people_are_no_person(told: str) -> None:
    assert posts(f"Overleg\n\nIn de stad is een loket.\n\n{told}") == {}


def test_a_name_is_one_with_its_fuller_form_behind_a_type_word() -> None:
    text = (
        "Nieuws\n\nVrijwilligers van AanKade helpen.\n\n“Kom langs in de bieb”, zegt Anna Bos van Bibliotheek AanKade."
    )

    assert bodies(text) == ["Bibliotheek AanKade"]


def test_a_surname_with_van_is_somebody_also_where_it_is_a_place() -> None:
    text = (
        "Nieuws\n\nStaatssecretaris Van Dongen zegt dat het loket open blijft. Volgens Van der Plas (BBB) kan het niet."
    )

    assert list(posts(text)) == ["Van Dongen", "Van der Plas"]


# Whose turn it is --------------------------------------------------------------------------------------------------


def test_a_quotation_may_hold_another_with_the_same_marks() -> None:
    words = "Wij noemen dat “open loket”, en het “stille loket” blijft ook bestaan"

    assert statements(f"Nieuws\n\n“{words}”, zo licht wethouder Anna Bos toe.") == [(words, ["Anna Bos"])]


def test_whoever_gets_the_floor_speaks_next() -> None:
    text = "Nieuws\n\nNa Anna Bos was het de beurt aan Rob Smit van Kadelicht. “Het loket is er voor de hele wijk.”"

    assert statements(text) == [("Het loket is er voor de hele wijk.", ["Rob Smit"])]


@pytest.mark.parametrize(
    "told",
    [
        "Acht studenten doen mee. ‘Wij willen dat loket ook graag hebben’, schrijven ze in hun brief.",
        "‘Wij willen dat loket ook graag hebben’, roepen de overhandigers van de petitie.",
    ],
)
def test_what_many_say_whom_nobody_names_is_nobodys(told: str) -> None:
    text = f"Nieuws\n\nWethouder Anna Bos luistert in de hal. {told}"

    assert statements(text) == [("Wij willen dat loket ook graag hebben", [])]


def test_whom_experts_call_upon_does_not_speak() -> None:
    assert statements("Nieuws\n\nExperts hebben het kabinet en de Tweede Kamer opgeroepen om te handelen.") == []


def test_a_functionary_may_have_an_origin() -> None:
    text = "Nieuws\n\nAnna Bos lacht. ‘In onze provincie gebeurt dat al’, zegt de Drentse gedeputeerde Rob Smit."

    assert statements(text) == [("In onze provincie gebeurt dat al", ["Rob Smit"])]


@pytest.mark.parametrize(
    "told",
    [
        "De gemeente Zandmeer zegt niet om wat voor aanval het gaat.",
        "De gemeente Zandmeer kondigde woensdag aan te maken te hebben met een storing.",
        "Onder meer de loketten komen daarbij aan bod, vertelt Anna Bos.",
        "“Ik ga een puzzel met u delen over het loket”, zegt Anna Bos.",
    ],
)
def test_what_is_told_is_no_promise(told: str) -> None:
    assert not only(f"Nieuws\n\n{told}").is_commitment


def test_a_period_in_which_money_was_set_apart_is_no_deadline() -> None:
    text = "Nieuws\n\nDe gemeente Zandmeer heeft in 2016 een kwart miljoen euro vrijgemaakt voor het loket."

    assert only(text).deadline is None


def test_the_day_from_which_somebody_held_a_post_dates_no_article() -> None:
    told = "Anna Bos werd per 1 januari 2009 directeur. “We gaan dat loket uiterlijk in mei openen”, zegt Bos."

    assert only(f"Nieuws\n\n{told}").deadline is None


# How pages are laid out ------------------------------------------------------------------------------------------


def test_a_name_with_an_age_stands_above_function_and_body() -> None:
    text = (
        "Onder de grond\n\nVier mensen over een kaart van leidingen, en over elkaar.\n\n"
        "Anna Bos (41)\nadviseur, Kompas & Kade\n\n‘Ik kom uit een vissersfamilie en wist van leidingen niets.’"
    )
    assert posts(text)["Anna Bos"] == ("adviseur", "Kompas & Kade")


def test_words_in_capitals_on_a_line_of_their_own_are_taken_out_of_the_text() -> None:
    text = (
        "Onder de grond\n\n“Na drie maanden merkte ik dat we vier talen spraken in dit huis”, zegt Anna Bos.\n\n"
        "‘IN DIT HUIS SPRAKEN WE VIER TALEN’\n\nDe kaart is klaar."
    )
    assert len(statements(text)) == 1
    assert bodies(text) == []


def test_a_missing_space_before_a_quotation_parts_sentences() -> None:
    told = (
        "De avond begon laat. Anna Bos erkende dat de kast nog niet werkt.“Daar wordt aan gewerkt door de hele ploeg.”"
    )

    assert [words for words, _ in statements(f"Nieuws\n\n{told}")] == [
        "Anna Bos erkende dat de kast nog niet werkt.",
        "Daar wordt aan gewerkt door de hele ploeg.",
    ]


def test_a_spokesperson_whom_nobody_names_speaks_for_the_body_that_the_sentence_begins_with() -> None:
    text = (
        "Nieuws\n\n“Dat klopt niet helemaal”, mailt woordvoerder Anna Bos van Kadelicht.\n\n"
        "De SVB gaat alle raad van Kadelicht opvolgen, laat een woordvoerder weten. "
        "“De kast gaat in mei weer open voor iedereen”, aldus de woordvoerder."
    )
    assert [speakers for _, speakers in statements(text)] == [["Anna Bos"], ["SVB"], ["SVB"]]


def test_what_somebody_says_of_themselves() -> None:
    text = "Nieuws\n\nAnna Bos schreef twee brieven. Antwoord kreeg zij naar eigen zeggen nooit."

    assert statements(text)[-1] == ("Antwoord kreeg zij naar eigen zeggen nooit.", ["Anna Bos"])


def test_a_rubric_above_the_headline_is_no_title() -> None:
    text = (
        "Achtergrond ICT bij de overheid\n\nAcht jaar bouwen aan een loket dat er nog niet is\n\n"
        "Het nieuwe systeem van de dienst had vier jaar geleden klaar moeten zijn, en nu wordt het later.\n"
    )
    assert extract(text).metadata.title == "Acht jaar bouwen aan een loket dat er nog niet is"
