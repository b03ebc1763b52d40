"""What must be read on the pages of the five-year story, reckoned by hand from `initiatives/data/story`.

Nothing here comes from the code that is tested. Commitments go by the numbers of TITLES; a status is the API's word.
Who changes a day or a word of the story reckons again what follows from it.
"""

OLD, NEW = "Ministerie van Digitale Samenleving", "Ministerie van Digitale Zaken"
END = "2025-12-31"

TITLES = {
    1: "Alle drieduizend standaardbrieven van het Rijk zijn herschreven in gewone taal",
    2: "Op elke brief van het Rijk staat een telefoonnummer",
    3: "Een testpanel van vijfhonderd lezers gaat aan de slag",
    4: "De toon van de brieven wordt warmer",
    5: "Iedereen met een smartphone kan MijnSleutel gebruiken",
    6: "Ouders en mantelzorgers kunnen in MijnSleutel iemand anders machtigen",
    7: "Er komt een papieren alternatief voor MijnSleutel",
    8: "De broncode van MijnSleutel is openbaar",
    9: "Het wetsvoorstel digitale bereikbaarheid ligt bij de Tweede Kamer",
    10: "De internetconsultatie van de Wet digitale bereikbaarheid begint",
    11: "In de wet komt een boete voor diensten die onbereikbaar blijven",
    12: "De Wet digitale bereikbaarheid treedt in werking",
    13: "Alle algoritmes met een hoog risico staan in het Modelregister",
    14: "Een voorstel maakt het Modelregister wettelijk verplicht",
    15: "Elk algoritme in het Modelregister krijgt een aanspreekpunt met naam en nummer",
    16: "Een onafhankelijke partij controleert het hele Modelregister",
    17: "Elke gemeente heeft een Buurtpunt Digitaal",
    18: "Merenveen opent vier Buurtpunten",
    19: "Het Buurtpunt in Duinhaven gaat ook ’s avonds open",
    20: "Vijfduizend vrijwilligers zijn opgeleid voor de Buurtpunten",
    21: "Twaalf miljoen euro voor de Buurtpunten",
    22: "Op elk Buurtpunt in Merenveen is een gebarentolk",
    23: "De Gegevenskluis gaat open voor alle burgers",
    24: "Een proef met de Gegevenskluis begint met tienduizend deelnemers",
    25: "De Gegevenskluis krijgt een inzagelog",
    26: "De privacytoets van de Gegevenskluis wordt openbaar",
    27: "De datacenters van het Rijk verbruiken twintig procent minder stroom",
    28: "Het verbruik van elk datacenter van het Rijk wordt openbaar",
    29: "Elke gemeente heeft een noodscenario op papier",
    30: "Een landelijke oefening met zwarte schermen",
}

# Status and deadline on 31 December of 2021, 2022, 2023, 2024 and 2025; “.” is the same as a year before,
# “-” is not promised yet, and a status without a day has no deadline.
AT_YEAR_END = """
 1 | in_progress 2022-12-31 | in_progress 2023-12-31 | in_progress 2024-07-01 | in_progress 2025-06-30 | fulfilled 2025-06-30
 2 | fulfilled 2021-07-01   | .                      | .                      | .                      | .
 3 | fulfilled 2021-04-28   | .                      | .                      | .                      | .
 4 | open                   | .                      | .                      | .                      | unverifiable
 5 | in_progress 2022-07-01 | in_progress 2023-07-01 | in_progress 2024-02-01 | fulfilled 2024-02-01   | .
 6 | open 2023-12-31        | .                      | in_progress 2024-12-31 | in_progress 2025-07-01 | .
 7 | open                   | stalled                | in_progress            | .                      | stalled
 8 | in_progress 2022-04-01 | fulfilled 2022-04-01   | .                      | .                      | .
 9 | in_progress 2022-06-30 | in_progress 2023-03-31 | in_progress 2024-06-30 | fulfilled 2024-10-01   | .
10 | fulfilled 2021-07-01   | .                      | .                      | .                      | .
11 | open                   | stalled                | lapsed                 | .                      | .
12 | -                      | -                      | -                      | open 2026-01-01        | open 2027-01-01
13 | in_progress 2023-12-31 | .                      | in_progress 2024-12-31 | .                      | partly_fulfilled 2024-12-31
14 | -                      | in_progress 2022-12-31 | lapsed 2022-12-31      | .                      | .
15 | -                      | -                      | in_progress 2024-01-03 | in_progress 2025-12-31 | .
16 | -                      | -                      | open 2025-03-31        | .                      | open 2025-12-31
17 | in_progress 2023-12-31 | .                      | in_progress 2024-12-31 | .                      | partly_fulfilled 2024-12-31
18 | in_progress 2022-06-30 | fulfilled 2022-12-31   | .                      | .                      | .
19 | -                      | open 2023-01-06        | not_fulfilled 2023-01-06 | .                    | .
20 | in_progress 2023-12-31 | in_progress 2023-07-01 | fulfilled 2023-10-01   | .                      | .
21 | fulfilled 2021-12-31   | .                      | .                      | .                      | .
22 | -                      | open                   | .                      | .                      | .
23 | -                      | in_progress 2024-06-30 | in_progress 2025-06-30 | .                      | stalled 2026-12-31
24 | -                      | fulfilled 2022-10-01   | .                      | .                      | .
25 | -                      | open 2023-09-30        | lapsed 2023-09-30      | .                      | .
26 | -                      | in_progress 2023-01-31 | fulfilled 2023-01-31   | .                      | .
27 | open 2025-12-31        | in_progress 2025-12-31 | .                      | .                      | .
28 | -                      | -                      | -                      | open 2024-07-01        | not_fulfilled 2024-07-01
29 | -                      | -                      | -                      | in_progress 2026-07-01 | in_progress 2026-01-15
30 | -                      | -                      | -                      | fulfilled 2024-11-30   | .
"""  # noqa: E501

# The rows of the list at the end of 2025: deadline, status, flags.
IN_THE_LIST = """
 1 | uiterlijk 30 juni 2025       | Voldaan        | 3 × verschoven, samen 30 maanden
 2 | uiterlijk 1 juli 2021        | Voldaan        |
 3 | uiterlijk april 2021         | Voldaan        |
 4 | geen termijn genoemd         | Niet toetsbaar |
 5 | uiterlijk 1 februari 2024    | Voldaan        | 3 × verschoven, samen 19 maanden
 6 | uiterlijk 1 juli 2025        | In uitvoering  | 183 dagen te laat; 2 × verschoven, samen 18 maanden
 7 | geen termijn genoemd         | Stilgevallen   |
 8 | uiterlijk 1 april 2022       | Voldaan        |
 9 | uiterlijk 1 oktober 2024     | Voldaan        | 3 × verschoven, samen 27 maanden
10 | uiterlijk 1 juli 2021        | Voldaan        |
11 | geen termijn genoemd         | Vervallen      |
12 | uiterlijk 1 januari 2027     | Openstaand     | één keer verschoven, met 12 maanden
13 | uiterlijk 2024               | Deels voldaan  | 365 dagen te laat; een half jaar niets gehoord; één keer verschoven, met 12 maanden
14 | uiterlijk 2022               | Vervallen      |
15 | uiterlijk 2025               | In uitvoering  | loopt die dag af; één keer verschoven, met 23 maanden
16 | uiterlijk 31 december 2025   | Openstaand     | loopt die dag af; één keer verschoven, met 9 maanden
17 | uiterlijk 2024               | Deels voldaan  | 365 dagen te laat; een half jaar niets gehoord; één keer verschoven, met 12 maanden
18 | uiterlijk 31 december 2022   | Voldaan        | 2 × verschoven, samen 12 maanden
19 | uiterlijk januari 2023       | Niet nagekomen |
20 | uiterlijk 1 oktober 2023     | Voldaan        | één keer verschoven
21 | uiterlijk 2021               | Voldaan        |
22 | geen termijn genoemd         | Openstaand     | een half jaar niets gehoord
23 | uiterlijk 2026               | Stilgevallen   | 2 × verschoven, samen 30 maanden
24 | uiterlijk 1 oktober 2022     | Voldaan        |
25 | uiterlijk 3e kwartaal 2023   | Vervallen      |
26 | uiterlijk 31 januari 2023    | Voldaan        | één keer verschoven, met 4 maanden
27 | uiterlijk 2025               | In uitvoering  | loopt die dag af
28 | uiterlijk 1 juli 2024        | Niet nagekomen |
29 | uiterlijk 15 januari 2026    | In uitvoering  | nog 15 dagen
30 | uiterlijk 30 november 2024   | Voldaan        |
"""  # noqa: E501

# Statements, updates, and how many of these are undated, on the page of each: 200 and 150 in all.
ON_ITS_PAGE = {
    1: (12, 9, 0), 2: (5, 3, 0), 3: (4, 2, 0), 4: (5, 4, 0), 5: (11, 6, 0), 6: (10, 7, 0), 7: (8, 7, 0),
    8: (6, 3, 0), 9: (12, 7, 0), 10: (3, 2, 0), 11: (6, 4, 0), 12: (9, 5, 1), 13: (9, 7, 0), 14: (5, 3, 0),
    15: (8, 8, 0), 16: (6, 5, 1), 17: (9, 6, 0), 18: (6, 6, 0), 19: (4, 5, 0), 20: (6, 5, 0), 21: (4, 2, 0),
    22: (4, 4, 0), 23: (9, 8, 0), 24: (5, 3, 0), 25: (6, 5, 0), 26: (5, 7, 0), 27: (8, 5, 0), 28: (5, 5, 0),
    29: (6, 4, 0), 30: (4, 3, 0),
}  # fmt: skip

# Of each promise that was moved to a later day: how often, days and whole months from the first deadline.
SLIPPED = {
    "2022-12-31": {1: (1, 365, 12), 5: (2, 365, 12), 9: (1, 274, 9), 18: (2, 365, 12), 26: (1, 137, 4)},
    END: {
        1: (3, 912, 30), 5: (3, 580, 19), 6: (2, 548, 18), 9: (3, 824, 27), 12: (1, 365, 12), 13: (1, 366, 12),
        15: (1, 728, 23), 16: (1, 275, 9), 17: (1, 366, 12), 18: (2, 365, 12), 20: (1, -91, 0), 23: (2, 914, 30),
        26: (1, 137, 4),
    },
}  # fmt: skip

# Overdue, due soon (in 30 days) and silent (nothing in 180 days).
FLAGGED = {
    "2021-07-15": ({2}, set(), set()),
    "2022-06-15": (set(), {9, 18}, {6, 7, 9, 11, 17, 18, 20}),
    "2022-12-31": (set(), {14, 19}, {1, 4, 6, 9, 11, 13, 14}),
    "2023-06-30": ({19}, {20}, {4, 17, 23, 27}),
    "2024-06-30": (set(), {1, 28}, {1, 4, 16, 23}),
    "2024-12-31": ({28}, {13, 17}, {4, 6, 7, 17, 23, 27}),
    "2025-03-01": ({13, 17, 28}, {16}, {4, 6, 27}),
    END: ({6, 13, 17}, {15, 16, 27, 29}, {13, 17, 22}),
}

# How the commitments stand, all of them: Openstaand, In uitvoering, Stilgevallen, Deels voldaan, Voldaan,
# Niet nagekomen, Vervallen, Niet toetsbaar.
STANDING = {
    "2021-01-27": (0, 0, 0, 0, 0, 0, 0, 0),
    "2021-12-31": (5, 8, 0, 0, 4, 0, 0, 0),
    "2022-12-31": (5, 10, 2, 0, 7, 0, 0, 0),
    "2023-06-30": (4, 10, 0, 0, 8, 0, 2, 0),
    "2023-12-31": (3, 10, 0, 0, 9, 1, 3, 0),
    "2024-12-31": (5, 9, 0, 0, 12, 1, 3, 0),
    END: (3, 4, 2, 2, 13, 2, 3, 1),
}

# At the end of 2025: which commitments, how they stand, and the number of statements. What a statement is about was
# compared with the paragraph that it stands in; bodies speak through people, but for one sentence of January 2025.
INITIATIVES = {
    "Heldere Brief": ({1, 2, 3, 4}, (0, 0, 0, 0, 3, 0, 0, 1), 9),
    "MijnSleutel": ({5, 6, 7, 8}, (0, 1, 1, 0, 2, 0, 0, 0), 28),
    "Wet digitale bereikbaarheid": ({9, 10, 11, 12}, (1, 0, 0, 0, 2, 0, 1, 0), 15),
    "Modelregister": ({13, 14, 15, 16}, (1, 1, 0, 1, 0, 0, 1, 0), 26),
    "Buurtpunt Digitaal": ({17, 18, 19, 20, 21, 22}, (1, 0, 0, 1, 3, 1, 0, 0), 29),
    "Gegevenskluis": ({23, 24, 25, 26}, (0, 0, 1, 0, 2, 0, 1, 0), 14),
    "Akkoord Zuinige Datacenters": ({27, 28}, (0, 1, 0, 0, 0, 1, 0, 0), 1),
    "Actieplan Digitale Weerbaarheid": ({29, 30}, (0, 1, 0, 0, 1, 0, 0, 0), 1),
}
ORGANISATIONS = {
    OLD: ({1, 2, 3, 4, 7, 9, 10, 11, 13, 14, 21, 26, 27}, (0, 1, 1, 1, 7, 0, 2, 1), 0),
    # Its own six, and the thirteen of the ministry that it succeeded.
    NEW: (
        {12, 15, 16, 28, 29, 30} | {1, 2, 3, 4, 7, 9, 10, 11, 13, 14, 21, 26, 27},
        (2, 3, 1, 1, 8, 1, 2, 1),
        1,
    ),
    "Rijksdienst Digitaal Contact": ({5, 6, 8}, (0, 1, 0, 0, 2, 0, 0, 0), 0),
    "Dienst Basisgegevens": ({23, 24, 25}, (0, 0, 1, 0, 1, 0, 1, 0), 0),
    "Vereniging Digitale Gemeenten": ({17}, (0, 0, 0, 1, 0, 0, 0, 0), 0),
    "Stichting Iedereen Aan Zet": ({20}, (0, 0, 0, 0, 1, 0, 0, 0), 0),
    "Gemeente Merenveen": ({18, 22}, (1, 0, 0, 0, 1, 0, 0, 0), 0),
    "Gemeente Duinhaven": ({19}, (0, 0, 0, 0, 0, 1, 0, 0), 0),
}
# Statements as counted in the forty articles: quotations, reported words, and paragraphs of the opinion page.
PEOPLE = {
    "Ruben Haverkate": ({1, 2, 3, 7, 13, 14, 21, 26}, (0, 0, 1, 1, 5, 0, 1, 0), 49),
    "Margriet Oldersma": ({4, 9, 10, 11, 27}, (0, 1, 0, 0, 2, 0, 1, 1), 24),
    "Joost Wennekes": ({12, 28, 30}, (1, 0, 0, 0, 1, 1, 0, 0), 38),
    "Nadia Elmasri": ({15, 16, 29}, (1, 2, 0, 0, 0, 0, 0, 0), 50),
    "Anouk Terlouw": ({5, 6, 8}, (0, 1, 0, 0, 2, 0, 0, 0), 31),
    "Bas Oosterveen": (set(), (0, 0, 0, 0, 0, 0, 0, 0), 9),
    "Sanne Verbrugge": ({23, 24, 25}, (0, 0, 1, 0, 1, 0, 1, 0), 24),
    "Trudy Lamers": ({17}, (0, 0, 0, 1, 0, 0, 0, 0), 13),
    "Kofi Mensah": ({20}, (0, 0, 0, 0, 1, 0, 0, 0), 15),
    "Fatima Boukhari": ({18}, (0, 0, 0, 0, 1, 0, 0, 0), 6),
    "Gijs Hoekema": ({22}, (1, 0, 0, 0, 0, 0, 0, 0), 10),
    "Marloes Brinkhof": ({19}, (0, 0, 0, 0, 0, 1, 0, 0), 6),
    "Femke Stuiver": (set(), (0, 0, 0, 0, 0, 0, 0, 0), 10),
    "Tarik Oudshoorn": (set(), (0, 0, 0, 0, 0, 0, 0, 0), 9),
    "Lotte van Beusekom": (set(), (0, 0, 0, 0, 0, 0, 0, 0), 14),
}
# What others promised in the post that they took over: the next minister and state secretary, director and alderman.
INHERITED = {
    "Joost Wennekes": {4, 9, 10, 11, 27},
    "Nadia Elmasri": {1, 2, 3, 7, 13, 14, 21, 26},
    "Bas Oosterveen": {5, 6, 8},
    "Gijs Hoekema": {18},
}
PASSED_ON = {"Margriet Oldersma", "Ruben Haverkate", "Anouk Terlouw", "Fatima Boukhari"}

# Months until fulfilled, on the last day: months, how many were followed until then, how many were fulfilled, share.
# Heldere Brief: 2, 7, 51 and, unverifiable, 51+. Gegevenskluis: 6, 7, lapsed 12+, still open 47+.
MONTHS = {
    "Heldere Brief": [("2", "4", "1", "25%"), ("7", "3", "1", "50%"), ("51", "2", "1", "75%")],
    "Gegevenskluis": [("6", "4", "1", "25%"), ("7", "3", "1", "50%")],
    "Akkoord Zuinige Datacenters": [],
}
STATEMENTS = {"2021-12-31": 77, "2022-12-31": 137, "2023-12-31": 201, "2024-12-31": 256, END: 310}

# The story of MijnSleutel as its page tells it: day, and what was said or what happened.
MIJNSLEUTEL = """
11 maart 2021    | Eerst toegezegd
11 maart 2021    | Aangevuld
26 april 2021    | Status: Openstaand → In uitvoering
14 oktober 2021  | Herhaald
17 maart 2022    | Gewijzigd
17 maart 2022    | Aangevuld
17 maart 2022    | Termijn: 1 juli 2022 → 1 januari 2023 (6 maanden later)
8 december 2022  | Gewijzigd
8 december 2022  | Termijn: 1 januari 2023 → 1 juli 2023 (6 maanden later)
8 juni 2023      | Gewijzigd
8 juni 2023      | Herhaald
8 juni 2023      | Aangevuld
8 juni 2023      | Termijn: 1 juli 2023 → 1 februari 2024 (7 maanden later)
4 december 2023  | Controle
30 januari 2024  | Herhaald
30 januari 2024  | Aangevuld
30 januari 2024  | Status: In uitvoering → Voldaan
"""
