"""What is told of bodies and of little else: they come from a town, have customers, are bought, unite others."""

import re

from articles.extraction.classes import BEFORE_SENTENCE, SAYS
from articles.extraction.document import Document
from articles.extraction.vocabulary import given_gender, places
from articles.extraction.workplaces import Workplaces

# "klanten van Wijkwijs", "de overname van Wijkwijs": what only a body has.
POSSESSIONS = frozenset(
    "klant klanten klantenkring aandeel aandelen aandeelhouders medewerkers werknemers personeel omzet winst overname "
    "fusie faillissement oprichters dochter moederbedrijf hoofdkantoor ledental achterban inkomsten begroting".split()
)
AGREEMENTS = frozenset(
    "contract contracten raamcontract overeenkomst raamovereenkomst onderhandelingen fusie convenant deal zaken "
    "samenwerking".split()
)
MADE = frozenset("gebouwd gemaakt ontwikkeld ontworpen geleverd bedacht verzorgd".split())
BUYS = frozenset("koopt kocht kochten overneemt overnam inlijft inlijfde".split())
# "Wijkwijs, dat wachtrijen bouwt": what a body does, and no system.
TRADES = frozenset(
    "levert leverde verkoopt verkocht bouwt bouwde ontwikkelt ontwikkelde verzorgt adviseert vertegenwoordigt "
    "opkomt opkwam beheert doet maakt maakte begeleidt organiseert handen doorlicht opereert actief exploiteert "
    "opleidt traint steunt ondersteunt strijdt verhuurt onderzoekt samenbrengt inzet bemiddelt uitgeeft "
    "verbindt".split()
)
TRADING = [[verb] for verb in TRADES]
UNITES = frozenset(
    "samenwerken samenwerkt verenigd verenigen aangesloten deelnemen bundelen samenkomen vertegenwoordigd".split()
)
CALLED = [
    [article, noun]
    for article, nouns in (
        ("het", "bedrijf bureau"),
        ("de", "stichting organisatie club coöperatie start-up leverancier"),
    )
    for noun in nouns.split()
]
# What stands right before a body, its article left aside: "in opdracht van Wijkwijs", "bedrijven als Wijkwijs".
BEFORE = re.compile(
    r"\b(?:in opdracht van|(?:gefinancierd|betaald|georganiseerd|uitgevoerd|opgezet|beheerd|gesubsidieerd|bekostigd"
    r"|ingehuurd) door|(?:initiatief|dochter|in handen|in beheer|eigendom|ledenvergadering) van"
    r"|(?:uit|door) (?:een |het |nieuw |recent |eigen )*(?:onderzoek|rapport|enquête|peiling|analyse|cijfers) van"
    r"|(?:ondergebracht|aangesloten|ingekocht|opgevraagd|in beheer) bij|subsidie aan"
    r"|opdracht (?:ging |gaat |is )?(?:naar|aan)"
    r"|(?:bedrijven|organisaties|partijen|leveranciers|instellingen|aanbieders|stichtingen|clubs) (?:als|zoals)"
    r"|(?:partners|deelnemers|partijen) zijn|\bhuurt|\bhuurde) (?:de |het )?$"
)
# What stands right behind a body that begins a sentence: "Wijkwijs telt 300 leden".
BEHIND = re.compile(
    r" (?:w[io]nt? de aanbesteding|kr(?:ee|ij)gt? de (?:opdracht|aanbesteding)"
    r"|(?:telt|heeft) (?:[\w’']+ ){0,2}?[\d.]+ (?:leden|medewerkers|werknemers|klanten|vrijwilligers|vestigingen)"
    r"|dien(?:t|de) (?:\w+ )?(?:bezwaar|een klacht|beroep) in|stap(?:t|te) naar de rechter"
    r"|is een (?:[\w-]+ ){0,2}?(?:bedrijf|stichting|organisatie|vereniging|start-up|coöperatie|uitgever|leverancier)\b"
    r"|(?:werd|is) (?:\w+ ){0,2}?(?:opgericht|failliet)|gaat failliet|fuseer(?:t|de) met"
    r"|(?:was|is) niet bereikbaar voor|wil(?:de)? niet reageren|juich(?:t|te) )"
)
JOINTS = frozenset("van door bij aan naar als zoals zijn huurt huurde".split())
AROUND = 60  # code points
FOUNDS = frozenset("begon startte begonnen richtte opgericht oprichtte".split())
BEFORE_FOUNDED = frozenset("in te bij op van uit voor over naar sinds".split())
CLAUSE = 14  # tokens in which the verb of a clause stands


class Dealings:
    def __init__(self, document: Document, workplaces: Workplaces) -> None:
        self.document = document
        self.workplaces = workplaces

    def tell(self, index: int, end: int) -> bool:
        """Whether the words beside a capitalised phrase tell that it names a body."""
        word = self.document.words[index]
        if word in places() or given_gender(word) or not index or end >= len(self.document.words):
            return False
        return (
            self._comes_from(index, end)
            or self._is_had(index)
            or self._is_bought(index, end)
            or self.is_maker(index, end)
            or self._has_people(index, end)
            or self._goes_on(end)
            or self._is_founded(index, end)
            or self._is_told_next(index, end)
            or self.document.lows[index - 1] == "namens"
            or self._deals(index, end)
        )

    def _deals(self, index: int, end: int) -> bool:
        """ "in opdracht van Wijkwijs"; where it opens a sentence, "Wijkwijs telt 300 leden", no common noun."""
        document, start = self.document, self.document.starts[index]
        joint = document.lows[index - 1 - (document.lows[index - 1] in ("de", "het"))]
        if joint in JOINTS and BEFORE.search(document.low[max(0, start - AROUND) : start]):
            return True
        opens = document.classes[index - 1] & BEFORE_SENTENCE or document.line_at(index).first == index
        common = end - index == 1 and document.lows[index] in self.workplaces.times
        return bool(opens) and not common and BEHIND.match(document.low, document.end(end - 1)) is not None

    def _comes_from(self, index: int, end: int) -> bool:
        """ "gebouwd door Wijkwijs uit Deventer"; where it opens a sentence the name stands elsewhere too."""
        words, lows = self.document.words, self.document.lows
        if lows[end] != "uit" or words[end + 1 : end + 2] == [] or words[end + 1] not in places():
            return False
        trades = lows[end + 2 : end + 3] in TRADING
        beside = lows[index - 1] in ("door", "van", "bij", "met", "aan")
        return beside or trades or self.workplaces.times[words[index]] > 1

    def _is_had(self, index: int) -> bool:
        """ "alle aandelen over van Wijkwijs", "een raamcontract met Wijkwijs"."""
        before = self.document.lows[max(0, index - 4) : index - 1]
        joint = self.document.lows[index - 1]
        if joint == "van":
            return not POSSESSIONS.isdisjoint(before[-2:])
        if joint == "en" and index > 2:  # "het contract met Wijkwijs en Kadans"
            joint, before = self.document.lows[index - 3], self.document.lows[max(0, index - 5) : index - 3]
        if before[-1:] == ["samen"]:
            return joint == "met" and "-" not in self.document.words[index]  # "samen met IT-leveranciers"
        return joint == "met" and not AGREEMENTS.isdisjoint(before[-2:])

    def _is_bought(self, index: int, end: int) -> bool:
        """ "kocht Wijkwijs", "toen zij Wijkwijs kocht"."""
        lows = self.document.lows
        return lows[index - 1] in BUYS or (lows[end] in BUYS and self.document.words[end - 1][0].isupper())

    def _has_people(self, index: int, end: int) -> bool:
        """ "stapte over van de SVB naar Wijkwijs", "Wijkwijs heeft Anna de Vries benoemd"."""
        lows = self.document.lows
        if lows[index - 1] == "naar":
            before = lows[max(0, index - CLAUSE) : index]
            return "over" in before and not {"stapte", "stapt", "maakte"}.isdisjoint(before)
        named = {end + 1, end + 2} & {*self.workplaces.person_ends.values()}
        return lows[end] == "heeft" and bool(named) and "benoemd" in lows[end : end + CLAUSE]

    def is_maker(self, index: int, end: int) -> bool:
        """ "door Wijkwijs werd ontwikkeld", "ontwikkeld door Wijkwijs"."""
        lows = self.document.lows
        made = lows[index - 2] in MADE or not MADE.isdisjoint(lows[end : end + 3])
        return lows[index - 1] == "door" and made

    def _goes_on(self, end: int) -> bool:
        """ "Wijkwijs, dat wachtrijen bouwt", "het Datahuis (DH), waarin tien gemeenten samenwerken"."""
        lows = self.document.lows
        if lows[end] == "(" and lows[end + 2 : end + 3] == [")"]:
            end += 3
        if lows[end : end + 1] != [","] or end + 1 >= len(lows):
            return False
        clause = self._clause(end + 2)
        if lows[end + 1] in ("waarin", "waarbij"):
            return not UNITES.isdisjoint(clause)
        return lows[end + 1] == "dat" and not TRADES.isdisjoint(clause)

    def _is_told_next(self, index: int, end: int) -> bool:
        """ "mailt Wijkwijs desgevraagd. Het bedrijf benadrukt": who speaks is called a body in the next sentence."""
        lows, classes = self.document.lows, self.document.classes
        made = lows[index - 1] == "door" and lows[index - 2] in MADE
        if not made and not (classes[index - 1] | classes[end]) & SAYS:
            return False
        stop = next((i for i in range(end, min(end + CLAUSE, len(lows) - 2)) if lows[i] == "."), None)
        if stop is None:
            return False
        article, noun = lows[stop + 1 : stop + 3]
        return [article, noun] in CALLED or (article == "de" and noun.endswith(("start-up", "startup", "club")))

    def _clause(self, first: int) -> list[str]:
        clause = self.document.lows[first : first + CLAUSE]
        closing = next((i for i, low in enumerate(clause) if low in (",", ".", ":", ";")), len(clause))
        return clause[:closing]

    def _is_founded(self, index: int, end: int) -> bool:
        """ "Anna de Vries begon vijf jaar geleden Wijkwijs", "die in een schuur met Wijkwijs begon"."""
        lows, ends = self.document.lows, self.workplaces.person_ends
        if lows[end] in FOUNDS:
            return lows[index - 1] == "met" or lows[end] == "oprichtte"
        if lows[index - 1] in FOUNDS and (index - 1 in ends or lows[index - 2] in ("hij", "zij", "ze")):
            return True  # "Hij begon Wijkwijs drie jaar geleden"
        if end - index > 2 or lows[end] not in (",", ".", "op") or lows[index - 1] in BEFORE_FOUNDED:
            return False
        verb = next((i for i in range(index - 1, max(0, index - CLAUSE), -1) if lows[i] in FOUNDS or lows[i] == "."), 0)
        return verb in ends and lows[verb] in FOUNDS
