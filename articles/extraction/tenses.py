"""The past tense: what has happened, and in which period."""

import re

PAST_TENSE = (
    r"(?:had|hadden|was|waren|werd|werden|deed|deden|ging|gingen|kwam|kwamen|begon|begonnen|bleek|bleken|stond|stonden"
    r"|lag|lagen|zag|zagen|liep|liepen|kreeg|kregen|vond|vonden|gaf|gaven|sprak|spraken|schreef|schreven|bracht"
    r"|brachten|dacht|dachten|wist|wisten|moest|moesten|hoorde|hoorden|vroeg|vroegen|viel|vielen|trok|trokken|leek"
    r"|leken|zat|zaten|hield|hielden)"
)
TOLD = (
    rf"(?:{PAST_TENSE}|liet|lieten|besloot|besloten|zei|zeiden|kondigden?|zegden?|meldden?|beloofden?|maakten?|stelden?"
    r"|lanceerden?|presenteerden?|startten?|opende?n)"
)
# The rest of a clause: what it reports is another.
SAME_CLAUSE = r"(?:(?! (?:dat|om|die|toe|aan) )[^,.;:!?])"
TOLD_BEFORE = re.compile(rf"\b(?:sinds|{TOLD})\b(?! (?:dat|om)\b){SAME_CLAUSE}{{0,80}}$")
TOLD_BEHIND = re.compile(rf"(?: (?:al|nog|voor het eerst))? {TOLD}\b")
# "beloofde in 2026 te komen": the period is of what was promised.
TO_DO = re.compile(rf"{SAME_CLAUSE}{{0,80}}? te \w+")
HAS_BEFORE = re.compile(rf"\b(?:heb|hebben|heeft|is|zijn)\b{SAME_CLAUSE}{{0,60}}$")
DONE_BEHIND = re.compile(
    rf"{SAME_CLAUSE}{{0,60}}?\b(?:(?:aan|af|bij|mee|na|op|over|toe|uit|vast|voor)?ge(?!meente|bied|heel)"
    r"\w{2,14}(?:d|t|en)|be(?:sloten|loofd|gonnen)|(?:vrij|vast|bekend|over)ge(?:maakt|legd|steld|dragen))\b"
)

# Of what has happened as often as of what is to come: "in mei", "was tot medio 2022 projectleider".
MAY_TELL = frozenset(("in", "medio", "half", "begin", "eind"))


def is_told(text: str, start: int, end: int) -> bool:
    """Whether something has happened in the period that stands at a place of a text in small letters.

    "kondigde in november aan", "heeft in april besloten": no deadline.
    """
    if TOLD_BEHIND.match(text, end):
        return True
    if TOLD_BEFORE.search(text, max(0, start - 100), start):
        return not TO_DO.match(text, end)
    return bool(HAS_BEFORE.search(text, max(0, start - 80), start) and DONE_BEHIND.match(text, end))
