"""What stands between a name and a body where somebody works there: "zit in het bestuur van", ", die B leidt"."""

import re

_W = r"[\w’'-]+"
_SOME = rf"(?:{_W} ){{0,4}}?"
_BOARD = (
    r"(?:de|het) (?:algemeen |dagelijks )?(?:bestuur|directie|hoofddirectie|managementteam|adviesraad|ledenraad"
    r"|stuurgroep|cliëntenraad|ondernemingsraad|redactie"
    r"|(?:raad|college) van (?:bestuur|toezicht|commissarissen|advies))"
)
_PART = rf"(?:de|het) (?:afdeling|directie|divisie|team|programma|sectie) (?:{_W} ){{1,4}}?(?:van|bij)"
_LEADING = rf"leiding (?:geeft )?aan(?: {_PART})?"
_IN_CLAUSE = (
    rf"(?:aan het hoofd staat van|{_LEADING}|de leiding heeft over|verbonden is aan|in dienst is (?:bij|van)"
    rf"|in (?:{_BOARD}) zit van|werkzaam is bij|deel uitmaakt van {_BOARD} van)"
)
# From the end of a name up to the article before a body.
EMPLOYED = re.compile(
    rf" (?:zit|zat|zetelt|neemt|nam) {_SOME}in {_BOARD} van"
    rf"| maakte? {_SOME}deel uit van {_BOARD} van"
    rf"| (?:leidt|leidde|bestuurt|coördineert) {_PART}"
    rf"| (?:geeft|gaf) {_SOME}{_LEADING}"
    rf"| (?:kwam|komt|trad|treedt|is|was) {_SOME}in dienst (?:bij|van)"
    rf"| (?:ging|gaat|is) {_SOME}aan de slag (?:als (?:{_W} ){{1,3}})?(?:bij|voor)"
    rf"| (?:begon|begint|startte) {_SOME}(?:als (?:{_W} ){{1,3}})?bij"
    rf"| (?:stuurt|bouwt|ontwikkelt|ontwerpt|programmeert|test|coördineert|begeleidt|onderzoekt|beheert|adviseert) bij"
    rf"|,? (?:sinds (?:{_W} ){{1,3}})?in dienst (?:bij|van)"
    rf"|, (?:{_W} )?afkomstig van"
    r"|, (?:ook|eveneens|tevens) van"
    rf"|, die {_IN_CLAUSE}"
    rf"| (?:{_W} )?namens"
    rf"| van (?:{_BOARD}|de afdeling (?:{_W} ){{0,2}}{_W}|het team (?:{_W} ){{0,2}}{_W}) van"
)
# From a name up to a body, and from there on.
BEFORE_BODY = {
    ", die": re.compile(r" (?:vertegenwoordigt|leidt|bestuurt|runt|voorzit|oprichtte|heeft opgericht|opzette)\b"),
    ", bij": re.compile(r" (?:verantwoordelijk|werkzaam|betrokken|actief|in dienst|belast)\b"),
}
JOINTS = frozenset("van bij aan over voor namens die".split())  # the last word before the article
ARTICLE = re.compile(r" (?:de|het|een)$")
# Verbs with which a clause of the kind begins, for whoever a pronoun or a surname means.
VERBS = frozenset(
    "zit zat zetelt maakt maakte leidt leidde bestuurt coördineert geeft gaf kwam komt trad treedt ging gaat begon "
    "begint startte stuurt bouwt ontwikkelt ontwerpt programmeert test begeleidt onderzoekt beheert adviseert".split()
)
REACH = 14  # tokens between a name and a body
BEHIND_BODY = 40  # code points that may tell


def is_employed(between: str, behind: str) -> bool:
    """Whether somebody works for a body, by the words between the two and those behind the body, in small letters."""
    between = ARTICLE.sub("", between.rstrip())
    if before := BEFORE_BODY.get(between):
        return before.match(behind) is not None
    return EMPLOYED.fullmatch(between) is not None
