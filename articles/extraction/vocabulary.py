"""What the reader knows of Dutch: roles, verbs, type words and names, as fast look-ups."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from articles.extraction import lexicon

ROLE_ENDINGS = tuple(
    "minister voorzitter directeur wethouder secretaris leider leidster manager adviseur onderzoeker hoogleraar "
    "bestuurder woordvoerder voorlichter coördinator ambtenaar medewerker regisseur commissaris inspecteur "
    "officer architect hoofddocent docent lector raadslid kamerlid statenlid voorvrouw voorman topman topvrouw "
    "deskundige specialist consultant begeleider ombudsman ombudsvrouw gedeputeerde griffier analist strateeg "
    "ontwikkelaar ontwerper expert trekker burgemeester wetenschapper historicus jurist advocaat arts "
    "verpleegkundige redacteur fotograaf functionaris beheerder werker tester schrijver inkoper eigenaar "
    "ondernemer ingenieur engineer designer developer journalist columnist econoom socioloog psycholoog "
    "filosoof informaticus vrijwilliger leraar lerares bestuurslid teamlid commissielid trainer hoofd chef".split()
)
# Bodies whose names end like functions.
NO_ROLES = frozenset(
    "netbeheerder wegbeheerder vaarwegbeheerder waterbeheerder drinkwaterbeheerder spoorbeheerder".split()
)


@lru_cache(maxsize=50_000)
def is_role(low: str) -> bool:
    """A function: minister, KPT-voorzitter, oud-staatssecretaris, programmadirecteur."""
    if low in lexicon.lowered("roles.txt"):
        return True
    if low in NO_ROLES:
        return False
    last = low.rsplit("-", 1)[-1]
    if last in lexicon.lowered("roles.txt"):
        return True
    return len(low) > 6 and low.endswith(ROLE_ENDINGS)


BARE_BODIES = frozenset(
    "gemeente provincie ministerie vereniging koepel koepelorganisatie stichting universiteit hogeschool "
    "alliantie coalitie sectorraad toezichthouder brancheorganisatie kabinet regering organisatie dienst "
    "instituut waterschap raad college inspectie bank partij unie vakbond commissie autoriteit "
    "krant omroep belangenvereniging uitvoeringsorganisatie rijksdienst departement bedrijf ziekenhuis ombudsman "
    "rekenkamer federatie coöperatie bond".split()
)
DOCUMENTS = frozenset(
    "rapport brief kamerbrief advies manifest notitie onderzoek monitor verslag document essay nota visie "
    "beleidsbrief jaarverslag handreiking evaluatie tekst toelichting persbericht nieuwsbrief jaarplan memo "
    "petitie handvest pamflet leidraad troonrede begroting jaarrekening motie".split()
)
DOCUMENT_ENDINGS = (
    "raadsstuk",
    "kamerstuk",
    "rapport",
    "brief",
    "advies",
    "onderzoek",
    "monitor",
    "agenda",
    "akkoord",
    "nota",
    "verklaring",
)
GROUPS = frozenset(
    "deelnemers panelleden sprekers gesprekspartners drie twee beiden beide geïnterviewden experts deskundigen".split()
)


# Words that only end like the type word of a body.
NO_BODIES = tuple("heemraad voorraad sieraad verraad leidraad aanraad reorganisatie hoorcollege winkelcentrum".split())


def is_bare_body(low: str) -> bool:
    """A body that its type word alone can mean: de gemeente, de veiligheidsraad."""
    return low in BARE_BODIES or (low.endswith("raad") and len(low) > 6 and not low.endswith(NO_BODIES))


def is_document(low: str) -> bool:
    """A text that can speak: het rapport, de Kamerbrief, het rekenkamerrapport."""
    return low in DOCUMENTS or (len(low) > 7 and low.endswith(DOCUMENT_ENDINGS))


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite form of a reporting verb; `particle` must follow where the verb is separable (zegt … toe)."""

    infinitive: str
    strength: str
    particle: str
    past: bool = False


@cache
def reporting_verbs() -> dict[str, tuple[Verb, ...]]:
    """Finite forms to what they may be: zegt → zeggen, toezeggen."""
    forms: dict[str, list[Verb]] = {}
    for row in lexicon.rows("reporting_verbs.tsv"):
        infinitive, present, presents, past, pasts, _participle, particle, strength = (*row, "", "", "")[:8]
        for form, is_past in ((present, False), (presents, False), (past, True), (pasts, True)):
            verb = Verb(infinitive, strength, particle, is_past)
            if form and verb not in forms.setdefault(form, []):
                forms[form].append(verb)
    return {form: tuple(verbs) for form, verbs in forms.items()}


@cache
def reporting_participles() -> dict[str, Verb]:
    """Participles to their verbs: toegezegd, bekendgemaakt."""
    found: dict[str, Verb] = {}
    for row in lexicon.rows("reporting_verbs.tsv"):
        infinitive, *_, participle, _particle, strength = (*row, "", "")[:8]
        if participle:
            found.setdefault(participle.rpartition(" ")[2], Verb(infinitive, strength, ""))
    return found


# Surname prefixes as they open a name without a first name: Van Dam, De Wit.
CAPITAL_PREFIXES = frozenset(
    ("Van", "De", "Den", "Der", "Ten", "Ter", "Te", "El", "Aït", "Ben", "Van't", "Oulad", "Ould")
)


@lru_cache(maxsize=50_000)
def given_gender(word: str) -> str | None:
    """f, m or x for a given name, None for a word that is none; Geert-Jan counts by its first part."""
    table = _given_names()
    if word in table:
        return table[word] or "x"
    first = word.split("-", 1)[0]
    if first != word and first in table and word[len(first) + 1 : len(first) + 2].isupper():
        return table[first] or "x"
    return None


@cache
def _given_names() -> dict[str, str]:
    return lexicon.table("given_names.txt") | lexicon.table("given_names_dutch.txt")


@cache
def prefixes() -> frozenset[str]:
    """The single words of surname prefixes, lower case, with a straight apostrophe."""
    return frozenset(part for line in lexicon.lines("surname_prefixes.txt") for part in line.lower().split())


@cache
def titles() -> frozenset[str]:
    """Words of academic and courtesy titles, without dots."""
    return frozenset(part.rstrip(".").lower() for line in lexicon.lines("titles.txt") for part in line.split()) - {
        "de",
        "en",
        "of",
        "in",
        "van",
        "het",
    }


@cache
def not_names() -> frozenset[str]:
    return lexicon.words("not_names.txt") | SENTENCE_STARTERS


@cache
@cache
def places() -> frozenset[str]:
    return lexicon.words("places.txt") | lexicon.words("places_abroad.txt")


NEVER_INSIDE = frozenset(
    "De Het Een Maar Dat Dit Die Deze Volgens Ook Wij We Ik Hij Zij Ze Er Als Wie Wat Waar Hoe Waarom En Of "
    "Dus Niet In Op Met Voor Van Door Aan".split()
)
SENTENCE_STARTERS = frozenset(
    "De Het Een Maar Dat Dit Die Deze Volgens Ook Daarnaast Wij We Ik Hij Zij Ze Er Als Wie Wat Waar Hoe "
    "Waarom Want Toch Zo Om Met Door Voor Bij Op In Aan Van Uit Over Onder Na Sinds Tijdens Zonder Vanaf "
    "Vandaag Gisteren Morgen En Of Dus Wel Niet Nee Ja Nu Toen Dan Daar Hier Mijn Zijn Haar Ons Onze Uw Hun "
    "Jullie U Je Jij Alle Alles Veel Meer Elke Ieder Iedereen Niemand Zelf Samen Verder Bovendien Daarom "
    "Daarmee Daarbij Tot Tegen Tussen Via Per Bijna Zeker Inmiddels Straks Sommige Eerst Verslag Tekst Foto "
    "Beeld Door Namens Vanuit Dankzij Vanwege Naast Behalve Ondanks Binnen Buiten".split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """A type word of bodies or initiatives with what it makes of a name."""

    is_body: bool
    kind: str


@lru_cache(maxsize=50_000)
def head(low: str) -> Head | None:
    """The type that a word gives a name: ministerie, actieplan, Data-Alliantie, Digitaliseringsstrategie."""
    bodies, plans = lexicon.table("organisation_heads.txt"), lexicon.table("initiative_heads.txt")
    if low in bodies:
        return Head(True, bodies[low])
    if low in plans:
        return Head(False, plans[low])
    if low.endswith("wet") and len(low) > 6:
        return Head(False, "law")
    last = low[-60:].rsplit("-", 1)[-1] if "-" in low else low
    if last != low:
        return head(last) if len(last) > 3 else None
    return _head_of_compound(low)


def _head_of_compound(low: str) -> Head | None:
    """The type word that a longer word ends with."""
    if low.endswith(NO_BODIES):
        return None
    bodies, plans = lexicon.table("organisation_heads.txt"), lexicon.table("initiative_heads.txt")
    for cut in range(max(2, len(low) - LONGEST_TYPE_WORD), len(low) - 3):
        ending = low[cut:]
        if ending in COMPOUNDING and ending in plans:
            return Head(False, plans[ending])
        if ending in COMPOUNDING and ending in bodies:
            return Head(True, bodies[ending])
    return None


def is_type_word(low: str) -> bool:
    """Whether a word is a type word itself, and does not only end in one."""
    return low in lexicon.table("organisation_heads.txt") or low in lexicon.table("initiative_heads.txt")


LONGEST_TYPE_WORD = 20
# Type words that form compounds in one word (Digitaliseringsstrategie, Rijksdienst); short ones such as "wet" and
# "raad" only where they cannot be part of another word.
COMPOUNDING = frozenset(
    "strategie agenda programma actieplan aanpak akkoord convenant coalitie alliantie campagne verordening "
    "regeling fonds register voorziening normenkader routekaart manifest visie wetsvoorstel spoedwet "
    "richtlijn taskforce keurmerk plan loket portaal kluis impuls basisregistratie proeftuin werkgroep kader "
    "organisatie comité beweging gilde dienst instituut universiteit hogeschool ziekenhuis vereniging "
    "stichting commissie inspectie autoriteit ministerie bureau centrum raad archief bibliotheek federatie "
    "koepel college waterschap agentschap bond unie academie kamer coöperatie collectief concern bedrijf".split()
)

PORTFOLIO_ENDINGS = ("heid", "zaken", "voering", "ontwikkeling", "huishouding")


def is_portfolio(word: str) -> bool:
    """What a minister or wethouder is in charge of, where no surname stands: Volksgezondheid, Bedrijfsvoering."""
    low = word.lower()
    return low in lexicon.words("fields.txt") or low.endswith(PORTFOLIO_ENDINGS)


# Small words that may stand inside a name.
CONNECTORS = frozenset("van voor de het der den en & of in op aan tot ten te bij ’s 's ’t 't".split())
DOCUMENT_HEADS = frozenset(
    "manifest rapport brief kamerbrief advies notitie visie nota monitor onderzoek verslag document essay "
    "pamflet visiedocument handreiking leidraad beleidsbrief jaarverslag evaluatie motie".split()
)
# A name in quotation marks behind a type word.
QUOTED_NAME = re.compile(
    r"\s{0,2}(?:,\s)?(?=[‘“\"'«„])(?:‘|“|„|«|\"|')((?<=')[A-Z0-9][^'\"‘’“”«»„\n]{2,89}(?='(?!\w))"
    r"|(?<!')[A-ZÉ0-9][^‘’“”\"«»„\n]{2,89}(?=[’”\"»]))"
)
