"""Promises: future acts of the speaker or the body spoken for; no wish, analysis, duty of others, past or denial."""

import re
from datetime import date

from articles.extraction.dates import find_deadline
from articles.extraction.results import Deadline
from articles.extraction.vocabulary import Verb

FIRST_PERSON = r"(?:ik|wij|we|wíj)"
# "we gaan … doen", "zal ik … brengen": the future of the speaker; also with the verb first.
FUTURE = re.compile(
    rf"\b(?:{FIRST_PERSON}\s(?:\w+\s){{0,2}}(?:ga|gaan|zal|zullen)|(?:ga|gaan|zal"
    rf"|zullen)\s(?:\w+\s){{0,1}}{FIRST_PERSON})\b",
    re.IGNORECASE,
)
PLEDGE = re.compile(
    r"\b(?:(?:ik|wij|we) (?:beloof|beloven|garandeer|garanderen|zeg (?:\w+\s){0,5}toe|zeggen (?:\w+\s){0,5}toe)"
    r"|zeg ik (?:\w+\s){0,4}toe|zeggen (?:wij|we) (?:\w+\s){0,4}toe"
    r"|(?:hebben|heb) (?:\w+\s){0,6}(?:besloten|vastgelegd|afgesproken|toegezegd)|maak ik afspraken|maken (?:we"
    r"|wij) afspraken"
    r"|neem ik (?:daarom )?(?:\w+\s){0,2}maatregelen|ik neem (?:daarom )?(?:\w+\s){0,2}maatregelen"
    r"|reserveren (?:we|wij)|(?:we|wij) reserveren|trekken (?:we|wij) (?:\w+\s){0,8}uit"
    r"|(?:we|wij|ik) (?:leggen|leg) (?:\w+\s){0,6}vast|hard mee verder gaan|mee verder gaan|op onze agenda staat"
    r"|ik verbind me|wij verbinden ons|we verbinden ons)\b",
    re.IGNORECASE,
)
OBLIGATION = re.compile(
    rf"\b(?:{FIRST_PERSON}\s(?:\w+\s){{0,2}}(?:moet|moeten|zouden|zou|wil|willen|hoop|hopen|kan|kunnen|mag|mogen)"
    rf"|(?:moet|moeten|zouden|zou|wil|willen|hoop|hopen|kan|kunnen|mogen)\s{FIRST_PERSON})\b",
    re.IGNORECASE,
)
SPEAKS_AS_FIRST = re.compile(r"\b(?:ik|wij|we|wíj|ons|onze|mijn)\b", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:(?:hebben|heb|heeft|is|zijn) (?:\w+ ){0,8}?\w{0,9}ge\w{2,14}(?:d|t|en)\b|had|hadden|was|waren|werd"
    r"|werden|deed|ging|gingen|kwam|kwamen|begon|begonnen)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:nog niet toezeggen|niet toezeggen|geen toezegging|kan ik niet beloven|kan niet beloven|beloof ik niet"
    r"|wil(?:len)? (?:die |dat |daar )?(?:nog )?(?:niets?|niet) (?:toezeggen|beloven))\b",
    re.IGNORECASE,
)
NEGATED_FUTURE = re.compile(
    rf"\b(?:{FIRST_PERSON}\s(?:ga|gaan|zal|zullen)|(?:ga|gaan|zal"
    rf"|zullen)\s{FIRST_PERSON})\s(?:\w+\s){{0,2}}(?:niet|geen|nooit|niets)\b",
    re.IGNORECASE,
)
THIRD_FUTURE = re.compile(r"\b(?:gaat|gaan|zal|zullen|komt|komen|wordt|worden|krijgt|krijgen)\b", re.IGNORECASE)
QUESTION = re.compile(r"\b(?:hoe|wat|waarom|wanneer|of)\s(?:gaan|zullen|moeten|kunnen)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?]{1,1500}[.!?]?")
RECIPROCAL_STRENGTH = ("say", "opinion")
# "En daarna zetten we die kast uit": what the speaker does next.
# "Eind 2023 staan alle algoritmes erin": the term opens the sentence.
BY_THEN = re.compile(r"(?:eind|uiterlijk|vóór|in het \w+ kwartaal|in de \w+ helft|vanaf|per)\s", re.IGNORECASE)
THEN = re.compile(
    rf"^(?:en )?(?:daarna|vervolgens|straks|binnenkort|volgend jaar|volgende maand)\b (?:\w+ ){{1,2}}?{FIRST_PERSON}\b",
    re.IGNORECASE,
)
FUTURE_IDIOM = re.compile(
    r"\b(?:ga(?:an)? (?:ervan )?uit van|gaan we uit|gaat het (?:om|over)|gaan over|daar gaan we weer|gaan zitten"
    r"|gaan we naar)\b",
    re.IGNORECASE,
)


def promise_in(text: str, said_on: date | None) -> tuple[bool, Deadline | None, str]:
    """Whether somebody promises something in their own words; with the deadline and the rule.

    `text` is what they say, without the marks; a promise needs one sentence that makes it.
    """
    if DENIAL.search(text):
        return False, None, ""
    for match in SENTENCE.finditer(text):
        sentence = match[0].strip()
        if not sentence or sentence.endswith("?"):
            continue
        rule = _sentence_promises(sentence, said_on)
        if rule:
            deadline = find_deadline(sentence, said_on) or _nearby_deadline(text, said_on, rule)
            return True, deadline, rule
    return False, None, ""


def _nearby_deadline(text: str, said_on: date | None, rule: str) -> Deadline | None:
    """A pledge may name its term in the next sentence: "Ik neem drie maatregelen. Ten eerste zal ik vóór 1 juli …"."""
    return find_deadline(text, said_on)


def _sentence_promises(sentence: str, said_on: date | None) -> str:
    if PLEDGE.search(sentence):
        return "pledge"
    if QUESTION.search(sentence) or NEGATED_FUTURE.search(sentence):
        return ""
    if THEN.search(sentence) and not OBLIGATION.search(sentence):
        return "then"
    if FUTURE.search(sentence) and not FUTURE_IDIOM.search(sentence):
        return "future"
    deadline = find_deadline(sentence, said_on)
    first = SPEAKS_AS_FIRST.search(sentence)
    if (
        deadline
        and not OBLIGATION.search(sentence)
        and not PAST.search(sentence)
        and (
            first
            or BY_THEN.match(sentence)
            or (deadline.basis == "explicit" and re.match(r"(?:vóór|uiterlijk)\b", deadline.words, re.IGNORECASE))
        )
    ):
        return "deadline"
    return ""


def promise_reported(sentence: str, verb: Verb | None, said_on: date | None) -> tuple[bool, Deadline | None]:
    """Whether a sentence that reports somebody's words reports a promise."""
    if DENIAL.search(sentence):
        return False, None
    deadline = find_deadline(sentence, said_on)
    if verb is not None and verb.strength == "commit":
        return True, deadline
    if verb is None:
        return (True, deadline) if deadline and not PAST.search(sentence) else (False, None)
    announces = verb.infinitive in (
        "laten weten",
        "melden",
        "bekendmaken",
        "schrijven",
        "zeggen",
        "meedelen",
        "mededelen",
        "toevoegen",
        "stellen",
        "aangeven",
        "bevestigen",
    )
    if (
        announces
        and THIRD_FUTURE.search(sentence)
        and not re.search(r"\b(?:moet|moeten|zou|zouden|kan|kunnen|gaat het|gaat om|gaat over)\b", sentence)
    ):
        return True, deadline
    if (
        announces
        and deadline is not None
        and not PAST.search(sentence)
        and not re.search(r"\b(?:moet|moeten|zou|zouden|verwacht|hoopt)\b", sentence)
    ):
        return True, deadline
    return False, None
