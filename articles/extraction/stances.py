"""Opinions and refusals without a verb of saying: is positief over, deelt die zorg, wil dat, durft niet te zeggen."""

import re

from articles.extraction.document import Document
from articles.extraction.sentences import Sentence

_SOME = r"(?:[\w’'-]+ ){0,4}?"
# What may follow a finite verb to make it a judgement, by the verb; words up to a few tokens further on.
STANCES = {
    verb: re.compile(pattern)
    for verbs, pattern in (
        (
            "is zijn was waren",
            rf"{_SOME}(?:positief|negatief|kritisch|blij|tevreden|ontevreden|bezorgd|verheugd|enthousiast|teleurgesteld"
            r"|sceptisch|optimistisch|pessimistisch|overtuigd|verbaasd|verbijsterd|voorstander|tegenstander|van mening"
            r"|van oordeel|het (?:[\w’'-]+ ){0,5}?(?:eens|oneens))\b",
        ),
        ("deelt delen", rf"{_SOME}(?:conclusie|mening|zorg|zorgen|analyse|kritiek|opvatting|standpunt)\b"),
        ("wil willen", r"(?!(?:graag |ook )?(?:zeggen|weten)\b)\w"),
        ("zou zouden", rf"{_SOME}(?:liever|graag) {_SOME}zien\b"),
        (
            "heeft hebben",
            rf"{_SOME}(?:moeite met|bezwaar tegen|vertrouwen in|twijfels|kritiek op|begrip voor|zorgen over)\b",
        ),
        ("maakt maken", rf"zich {_SOME}zorgen\b"),
    )
    for verb in verbs.split()
}
REFUSALS = re.compile(
    r"(?:[\w’'-]+ ){0,6}?(?:niet|nog niet|geen|niets) (?:[\w’'-]+ ){0,3}?"
    r"(?:zeggen|toezeggen|garanderen|beloven|bevestigen|uitsluiten)\b"
)
REFUSING = frozenset("durft durfde kan kon konden wil wilde willen wilden".split())
WANTING = ("wil", "willen")  # a plan where it is what they will do themselves, else a wish
REACH = 90  # code points behind the verb


class Stances:
    def __init__(self, document: Document) -> None:
        self.document = document

    def verbs(self, attributing: list[int], sentence: Sentence) -> list[tuple[int, str]]:
        """Those of the finite verbs that take a stance, each with the rule that says so."""
        document, found = self.document, []
        for index in attributing:
            low = document.lows[index]
            behind = document.low[document.end(index) + 1 : min(document.end(index) + REACH, sentence.span.end)]
            if low in REFUSING and REFUSALS.match(behind):
                found.append((index, "declines"))
            elif low in STANCES and STANCES[low].match(behind):
                found.append((index, "wants" if low in WANTING else "judges"))
        return found
