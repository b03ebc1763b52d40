"""Bodies without a type word in their names, and the many ways in which a text tells where somebody works."""

import pytest

from articles.extraction import extract

Post = tuple[str | None, str | None]


def posts(text: str) -> dict[str, Post]:
    return {each.name: (each.role, each.organisation) for each in extract(text).persons}


def bodies(text: str) -> list[str]:
    return [each.name for each in extract(text).organisations]


def initiatives(text: str) -> list[str]:
    return [each.name for each in extract(text).initiatives]


# What only a body does ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het model is gebouwd door Kadelicht uit Deventer en staat al een jaar stil.", "Kadelicht"),
        ("De raad praatte over Kadelicht, dat wachtrijen voor balies bouwt.", "Kadelicht"),
        ("Ook het Veendams Datahuis, waarin tien gemeenten samenwerken, kwam langs.", "Veendams Datahuis"),
        ("De stad sloot een raamcontract met Kadelicht en hoopt het beste.", "Kadelicht"),
        ("De stad nam alle aandelen over van Kadelicht, zo bleek gisteren.", "Kadelicht"),
        ("Daarna ging het over het Amerikaanse Kadelicht en zijn servers.", "Kadelicht"),
        ("Daarna ging het over investeerder Kadelicht en zijn servers.", "Kadelicht"),
        ("De SVB, het CAK, Kadelicht en DUO zaten aan tafel met de stad.", "Kadelicht"),
        ("Ook Kadelicht, de inkoopcoöperatie van veertig gemeenten, wil meer weten.", "Kadelicht"),
        ("Daar zaten de gemeenten Duinwijk en Veenrade aan tafel.", "Veenrade"),
        ("Dat vindt ook Hart voor Duinwijk, dat met drie zetels in de raad zit.", "Hart voor Duinwijk"),
        ("De bibliotheek helpt en stichting Mee in de Wijk ook, elke dag.", "stichting Mee in de Wijk"),
        ("Daar zat ook het waterschap De Kadestroom aan tafel met de stad.", "waterschap De Kadestroom"),
    ],
)
def test_words_beside_a_name_tell_that_it_is_a_body(text: str, name: str) -> None:
    assert name in bodies(text)
    assert name not in initiatives(text)


@pytest.mark.parametrize(
    "text",
    [
        "Daarna ging het over het Duitse Keulen en zijn servers.",
        "Gemeenten en het Rijk werken samen aan een balie voor iedereen.",
        "Minister Bruins van Volksgezondheid kwam langs in de wijk.",
        "Wethouder Anna Bos van Bedrijfsvoering kwam langs in de wijk.",
    ],
)
def test_places_and_portfolios_are_no_bodies(text: str) -> None:
    assert not {"Keulen", "Duitse Keulen", "Volksgezondheid", "Bedrijfsvoering"} & {*bodies(text)}


def test_a_type_word_in_small_letters_may_mean_another_body() -> None:
    text = (
        "De Koninklijke Bibliotheek telt mee. Anna Bos is directeur van de bibliotheek in Almelo en Ruben Postma "
        "van de Zwolse bibliotheek."
    )
    assert "Koninklijke Bibliotheek" not in {organisation for _, organisation in posts(text).values()}


def test_a_name_goes_on_over_small_words_where_it_recurs() -> None:
    assert initiatives("Er is nu het programma Delen met Zin. Iedereen doet mee aan Delen met Zin.") == [
        "Delen met Zin"
    ]


# Where somebody works ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Anna Bos, die bij Logius architect is, noemt het plan goed.", ("architect", "Logius")),
        ("Anna Bos is er namens Logius ketenregisseur en blijft dat.", ("ketenregisseur", "Logius")),
        ("Anna Bos verdient haar brood als architect bij Logius en zwijgt.", ("architect", "Logius")),
        ("Anna Bos woont in Almelo. Bos doet de inkoop en is secretaris van Logius.", ("secretaris", "Logius")),
        ("Als aanjager bij Logius is Anna Bos blij met het plan.", ("aanjager", "Logius")),
        ("Anna Bos voerde het woord namens de VNG en was boos.", (None, "VNG")),
        ("Namens de VNG tekende Anna Bos het akkoord op het stadhuis.", (None, "VNG")),
        ("Anna Bos begon vijf jaar geleden met twee vrienden Kadelicht, nu goed voor tien man.", (None, "Kadelicht")),
        ("Daar zat Anna Bos, die in Hoogeveen met Kadelicht begon, aan tafel.", (None, "Kadelicht")),
        ("Anna Bos, lid van de cliëntenraad van de SVB, is tegen.", ("lid van de cliëntenraad", "SVB")),
        ("De vragen zijn van raadslid Anna Bos, Lijst Kuipers. Zij wil meer weten.", ("raadslid", "Lijst Kuipers")),
        ("GroenLinks-raadslid Anna Bos wil meer weten van het plan.", ("raadslid", "GroenLinks")),
        ("In de gemeente Zwolle is het druk. De Zwolse wethouder Anna Bos helpt.", ("wethouder", "gemeente Zwolle")),
        ("De gemeente Zwolle helpt, zegt wethouder Anna Bos (D66).", ("wethouder", "gemeente Zwolle")),
        ("Het CDA stemde tegen. Raadslid Anna Bos legde uit waarom.", ("raadslid", "CDA")),
    ],
)
def test_the_text_tells_where_somebody_works(text: str, post: Post) -> None:
    assert posts(text)["Anna Bos"] == post


def test_an_entry_of_a_list_ends_with_the_body() -> None:
    found = posts("Aan tafel zaten:\n\nRuben Postma, bedrijfsleider Kadelicht\n\nAnna Bos, burger")
    assert found["Ruben Postma"] == ("bedrijfsleider", "Kadelicht")


def test_the_function_in_front_of_the_next_name_is_not_of_the_one_before() -> None:
    found = posts("Getekend door wethouder Anna Bos, de Zwolse burgemeester Ruben Postma en zijn collega Piet Visser.")
    assert found["Anna Bos"][0] == "wethouder"
    assert found["Ruben Postma"][0] == "burgemeester"


def test_a_publication_that_asks_employs_nobody() -> None:
    assert posts("iBestuur spreekt met directeur Anna Bos over het nieuwe plan.")["Anna Bos"] == ("directeur", None)


# Who is named ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Daar was Quirrel Oyelaran bij. Volgens Oyelaran gaat het goed.", "Quirrel Oyelaran"),
        (
            "Anna van Tuyll van Serooskerken helpt. Van Tuyll van Serooskerken is blij.",
            "Anna van Tuyll van Serooskerken",
        ),
        ("Op de foto: de balie.\n\nDe balie op maandag. FOTO RINUS TRAAS", "RINUS TRAAS"),
        ("Wethouder Anna Uit den Bogaard helpt de stad.", "Anna Uit den Bogaard"),
        ("De balie is open (foto: Sinem Kaplan).", "Sinem Kaplan"),
        ("Riet Oyelaran (76) helpt. Daar zat ook moeder Riet Oyelaran in de zaal.", "Riet Oyelaran"),
    ],
)
def test_somebody_is_named(text: str, name: str) -> None:
    assert [each.name for each in extract(text).persons] == [name]
    assert name not in initiatives(text)


# What they say -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Wethouder Anna Bos besluit haar brief met de aankondiging dat de balie langer open gaat.", True),
        ("Wethouder Anna Bos kwam met de waarschuwing dat de balie dicht kan gaan.", False),
        ("Wethouder Anna Bos gaf als reactie dat er altijd geld voor de balie is geweest.", False),
        ("Wethouder Anna Bos antwoordde dat zij de kosten in de nota zal opnemen.", True),
        ("Wethouder Anna Bos verbaasde zich erover dat de balie nog dicht is.", False),
        ("Wethouder Anna Bos weigerde dat toe te zeggen aan de raad.", False),
        ("Wethouder Anna Bos sprak de hoop uit dat de balie open blijft.", False),
        ("Als de balie straks zal verdwijnen, blijft de wijk even mooi, zegt wethouder Anna Bos.", False),
    ],
)
def test_nouns_of_saying_and_own_acts_in_a_clause(sentence: str, promised: bool) -> None:
    (statement,) = extract(sentence).statements
    assert [speaker.name for speaker in statement.speakers] == ["Anna Bos"]
    assert statement.is_commitment is promised


def test_the_one_who_hears_a_promise_did_not_make_it() -> None:
    (statement,) = extract(
        "Anna Bos, de minister van BZK, zegde de Tweede Kamer toe dat het register er komt."
    ).statements
    assert [speaker.name for speaker in statement.speakers] == ["Anna Bos"]


def test_a_body_that_organised_something_promises_nothing() -> None:
    assert not extract("Het ministerie van BZK organiseerde op 26 oktober 2020 een oefening.").statements


def test_a_persons_own_body_acts() -> None:
    text = "Anna Bos is raadslid voor het CDA. Zij vindt dat klein. Haar partij dient in december 2024 een motie in."
    last = extract(text).statements[-1]
    assert [speaker.name for speaker in last.speakers] == ["CDA"]
    assert last.is_commitment


def test_the_name_behind_a_programme_in_quotation_marks_is_no_statement() -> None:
    text = "Wethouder Anna Bos doet mee. Binnen de City Deal ‘Slimme stad, zo doe je dat’ werken nu 59 partners."
    assert not [each for each in extract(text).statements if each.kind == "direct"]


@pytest.mark.parametrize("name", ["Kadelicht", "Wijkwijs Wonen", "Samenwijs"])
def test_each_name_behind_a_plural_type_word_is_a_body(name: str) -> None:
    text = "De corporaties Kadelicht (Zwolle), Wijkwijs Wonen (Ede) en Samenwijs hebben de aanval gemeld."
    assert name in bodies(text)


def test_an_unnamed_firm_is_no_body() -> None:
    assert not bodies("De stad werkt samen met een ICT-bedrijf uit de buurt.")


def test_a_comment_below_an_article_is_its_writers() -> None:
    text = (
        "Een loket voor iedereen\n\nDe stad krijgt een loket, zegt wethouder Anna Bos, en daar mag iedereen in.\n\n"
        "REACTIES (1)\n\nRuben Postma - 14 maart 2019, 08:12\nHerkenbaar! Wij hebben drie loketten en geen balie."
    )
    (comment,) = [each for each in extract(text).statements if each.kind == "authored"]
    assert [speaker.name for speaker in comment.speakers] == ["Ruben Postma"]
