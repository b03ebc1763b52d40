"""Opinions and refusals without a verb of saying: is positief over, deelt die zorg, wil dat, durft niet te zeggen."""

import re

from articles.extraction.document import Document
from articles.extraction.sentences import Sentence

_SOME = r"(?:[\w’'-]+ ){0,4}?"
MOOD = (
    r"positief|negatief|kritisch|blij|tevreden|ontevreden|bezorgd|verheugd|geschrokken|terughoudend"
    r"|(?:woedend|boos) (?:dat|op|over)|enthousiast|teleurgesteld|sceptisch"
    r"|optimistisch|pessimistisch|overtuigd|verbaasd|verbijsterd|verrast|ongerust"
)
_FEELING = r"(?:\w+ )?(?:hoop|verwachting|wens|vrees|zorg|zorgen|twijfel|twijfels|steun|waardering|voorkeur)"
# What may follow a finite verb to make it a judgement, by the verb; words up to a few tokens further on.
STANCES = {
    verb: re.compile(pattern)
    for verbs, pattern in (
        (
            "is zijn was waren",
            rf"{_SOME}(?:{MOOD}|bang|huiverig|trots(?! op[.,])|voorstander|tegenstander|van mening|van oordeel"
            r"|het (?:[\w’'-]+ ){0,5}?(?:eens|oneens))\b",
        ),
        ("deelt delen", rf"{_SOME}(?:conclusie|mening|zorg|zorgen|analyse|kritiek|opvatting|standpunt)\b"),
        ("wil willen", r"(?!(?:graag |ook )?(?:zeggen|weten)\b)\w"),
        ("zou zouden", rf"{_SOME}(?:liever|graag) {_SOME}zien\b"),
        (
            "heeft hebben",
            rf"{_SOME}(?:moeite met|bezwaar tegen|vertrouwen in|twijfels|kritiek op|begrip voor|zorgen over"
            r"|geen goed woord over)\b",
        ),
        ("maakt maken", rf"zich {_SOME}(?:zorgen\b|(?:hard|sterk) voor\b)"),
        (
            "geeft geven gaf gaven",
            rf"{_SOME}(?:te kennen|te verstaan|als (?:reactie|antwoord|verklaring|toelichting|voorbeeld))\b",
        ),
        ("spreekt spreken sprak spraken", rf"(?:de|zijn|haar|hun) {_FEELING}\b.{{0,60}}?\buit\b"),
        ("toont tonen toonde toonden", rf"zich {_SOME}(?:{MOOD})\b"),
        ("voelt voelen voelde voelden", r"(?:er )?(?:weinig|niets|niks|wel iets|veel) voor\b"),
        ("gaat gaan ging gingen", r"(?:ervan|er (?:[\w-]+ )?van) uit\b|uit van\b|(?:[\w’'-]+ ){1,4}te ver\b"),
        ("rekent rekenen rekende rekenden", r"er(?: \w+)? ?op\b"),
        ("houdt houden hield hielden", r"er (?:\w+ )?rekening mee\b"),
        ("zet zetten zette zetten", r"(?:\w+ )?vraagtekens bij\b"),
        ("herkent herkennen herkende herkenden", rf"zich {_SOME}in\b"),
        ("kan kunnen kon konden", rf"zich {_SOME}vinden in\b"),
        ("staat staan stond stonden", r"(?:\w+ )?(?:achter (?:de|het|dit|deze|een)|open voor)\b"),
        ("verbaast verbazen verbaasde verbaasden", r"zich\b"),
    )
    for verb in verbs.split()
}
# "komt met de toezegging dat", "besluit met de waarschuwing dat": what is said stands behind a noun.
BRINGING = frozenset(
    "geeft geven gaf gaven doet doen deed deden komt komen kwam kwamen besluit besloot sluit sloot opent opende begint "
    "begon eindigt eindigde".split()
)
NOUN_OF_SAYING = re.compile(
    r"(?:[\w’'-]+ ){0,5}?(?:(belofte|toezegging|garantie|aankondiging)|mededeling|waarschuwing|oproep|boodschap"
    r"|opmerking|conclusie|vaststelling|verzekering)(?: aan [^.,]{3,40}?)? (?:dat|om)\b"
)
REFUSALS = re.compile(
    r"(?:[\w’'-]+ ){0,6}?(?:niet|nog niet|geen|niets) (?:[\w’'-]+ ){0,3}?"
    r"(?:zeggen|toezeggen|garanderen|beloven|bevestigen|uitsluiten)\b"
)
DECLINING = frozenset("weigert weigeren weigerde weigerden".split())
REFUSING = frozenset("durft durfde kan kon konden wil wilde willen wilden".split())
WANTING = ("wil", "willen")  # a plan where it is what they will do themselves, else a wish
REACH = 90  # code points behind the verb


class Stances:
    def __init__(self, document: Document) -> None:
        self.document = document

    def verbs(self, attributing: list[int], sentence: Sentence) -> list[tuple[int, str, str]]:
        """Those of the finite verbs that take a stance, each with the rule that says so and the strength."""
        document, found = self.document, []
        for index in attributing:
            low = document.lows[index]
            behind = document.low[document.end(index) + 1 : min(document.end(index) + REACH, sentence.span.end)]
            if (low in REFUSING and REFUSALS.match(behind)) or (low in DECLINING and " te " in behind):
                found.append((index, "declines", "opinion"))
            elif low in STANCES and STANCES[low].match(behind):
                found.append((index, "wants" if low in WANTING else "judges", "opinion"))
            elif low in BRINGING and (noun := NOUN_OF_SAYING.match(behind)):
                found.append((index, "noun-of-saying", "commit" if noun[1] else "say"))
        return found
