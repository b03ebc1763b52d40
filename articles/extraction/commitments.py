"""Promises: future acts of the speaker or the body spoken for; no wish, analysis, duty of others, past or denial."""

import re
from datetime import date

from articles.extraction.classes import FIRST_PERSON, OWN_VOICE, SAID, TERM
from articles.extraction.deadlines import find_deadline
from articles.extraction.results import Deadline
from articles.extraction.tenses import PAST_TENSE
from articles.extraction.vocabulary import Verb

WE = r"(?:ik|wij|we|wíj)"
# "we gaan … doen", "zal ik … brengen": the future of the speaker; also with the verb first.
FUTURE = re.compile(
    rf"\b(?:{WE}\s(?:\w+\s){{0,2}}(?:ga|gaan|zal|zullen)|(?:ga|gaan|zal"
    rf"|zullen)\s(?:\w+\s){{0,1}}{WE})\b",
)
PLEDGE = re.compile(
    r"\b(?:(?:ik|wij|we) (?:beloof|beloven|garandeer|garanderen|zeg (?:\w+\s){0,5}toe|zeggen (?:\w+\s){0,5}toe)"
    r"|zeg ik (?:\w+\s){0,4}toe|zeggen (?:wij|we) (?:\w+\s){0,4}toe"
    r"|maak ik afspraken|maken (?:we|wij) afspraken"
    r"|neem ik (?:daarom )?(?:\w+\s){0,2}maatregelen|ik neem (?:daarom )?(?:\w+\s){0,2}maatregelen"
    r"|reserveren (?:we|wij)|(?:we|wij) reserveren|trekken (?:we|wij) (?:\w+\s){0,8}uit"
    r"|(?:we|wij|ik) (?:leggen|leg) (?:\w+\s){0,6}vast|(?:we|wij|ik) (?:\w+\s){0,4}(?:verder|aan de slag) gaa?n?"
    r"|ik verbind me|wij verbinden ons|we verbinden ons)\b",
)
# One of these stands in every pledge.
PLEDGING = (
    "zeg", "belo", "leg", "verder", "slag", "afspraken", "maatregelen", "reserveren", "trekken", "garande", "verbind"
)  # fmt: skip
HAVE_AGREED = re.compile(r"\b(?:hebben|heb) (?:\w+\s){0,6}(?:besloten|vastgelegd|afgesproken|toegezegd)\b")
OBLIGATION = re.compile(
    rf"\b(?:{WE}\s(?:\w+\s){{0,2}}(?:moet|moeten|zouden|zou|wil|willen|hoop|hopen|kan|kunnen|mag|mogen)"
    rf"|(?:moet|moeten|zouden|zou|wil|willen|hoop|hopen|kan|kunnen|mogen)\s{WE})\b",
)
SPEAKS_AS_FIRST = re.compile(r"\b(?:ik|wij|we|wíj|ons|onze|mijn)\b")
PAST = re.compile(
    r"\b(?:(?:hebben|heb|heeft|is|zijn) (?:\w+ ){0,8}?"
    r"(?:aan|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|weg|vrij|samen|terug|bekend)?ge\w{2,14}(?:d|t|en)\b"
    rf"|{PAST_TENSE})\b",
)
DENIAL = re.compile(
    r"\b(?:nog niet toezeggen|niet toezeggen|geen toezegging|kan ik niet beloven|kan niet beloven|beloof ik niet"
    r"|wil(?:len)? (?:die |dat |daar )?(?:nog )?(?:niets?|niet) (?:toezeggen|beloven))\b",
)
# "zegt niet om welke aanval het gaat", "kondigde aan te maken te hebben met een storing": no act of one's own.
SAYS_NOTHING = re.compile(r"\b(?:zegt|zei|zeggen|zeiden) niet\b|\baan (?:te maken|last) te hebben\b")
NEGATED_FUTURE = re.compile(
    rf"\b(?:{WE}\s(?:ga|gaan|zal|zullen)|(?:ga|gaan|zal"
    rf"|zullen)\s{WE})\s(?:\w+\s){{0,2}}(?:niet|geen|nooit|niets)\b"
    rf"|\b{WE}\s(?:niet|nooit)\s(?:zal|zullen|ga|gaan)\b"
    rf"|\b(?:ben|zijn|was|waren)\s{WE}\s(?:\w+\s){{0,3}}gaan\b",
)
THIRD_FUTURE = re.compile(r"\b(?:gaat|gaan|zal|zullen)\b|(?<!te )\b(?:komt|komen|wordt|worden|krijgt|krijgen)\b")
QUESTION = re.compile(r"\b(?:hoe|wat|waarom|wanneer|of)\s(?:gaan|zullen|moeten|kunnen)\b")
# Words quoted inside what somebody says are another's: 'Je kunt niet zeggen "dat ga ik doen"'.
OTHERS_WORDS = re.compile(r"(?<![\w’'])[‘'“\"„](?=\w)[^‘’'“”\"„]{8,200}[’'”\"](?!\w)")
MAY_PROMISE = FIRST_PERSON | TERM | SAID
SENTENCE = re.compile(r"[^.!?]{1,1500}[.!?]?")
# "En daarna zetten we die kast uit": what the speaker does next.
# "Eind 2023 staan alle algoritmes erin": the term opens the sentence.
BY_THEN = re.compile(r"(?:eind|uiterlijk|vóór|in het \w+ kwartaal|in de \w+ helft|vanaf|per)\s")
THEN = re.compile(
    rf"^(?:en )?(?:daarna|vervolgens|straks|binnenkort|volgend jaar|volgende maand)\b "
    rf"(?!heb|had|ben|was|\w+(?:te|de)\b|bedacht|dacht|ging|kwam|zag|vroeg|kreeg|werd|liep|zat|stond|schreef|las)"
    rf"(?:\w+ ){{1,2}}?{WE}\b",
)
FUTURE_IDIOM = re.compile(
    r"\b(?:ga(?:an)? (?:ervan )?uit van|gaan we uit|gaat het (?:om|over)|gaan over|daar gaan we weer|gaan zitten"
    r"|gaan we naar|met (?:u|jullie|je) delen|(?:u|jullie|je) (?:[\w’'-]+ ){0,6}?(?:vertellen|meenemen)"
    r"|laten (?:we|wij)|zullen (?:[\w’'-]+ ){0,10}?moeten)\b",
)


_SOME = r"(?:[\w.,’'-]+ ){1,12}?"
# Finite verbs that, with what follows them, announce an own act.
ACT = re.compile(
    rf"(?:(?:gaat|gaan|zal|zullen) {_SOME}\w+(?:en|an|aan)\b"
    r"|(?:stelt|stellen) zich ten doel"
    rf"|(?:stelt|stellen) {_SOME}(?:beschikbaar|ter beschikking)"
    rf"|(?:neemt|nemen) {_SOME}op zich"
    r"|(?:zorgt|zorgen) (?:ervoor|er voor) dat"
    r"|(?:is|zijn) van plan"
    rf"|(?:trekt|trekken) {_SOME}uit"
    r"|(?:investeert|investeren|reserveert|reserveren)"
    rf"|(?:steekt|steken) {_SOME}(?:euro|miljoen|miljard|geld) in"
    rf"|(?:maakt|maken) {_SOME}(?:vrij|vrij voor)"
    rf"|(?:laat|laten) {_SOME}(?:onderzoeken|uitzoeken|toetsen|ontwikkelen"
    r"|bouwen|maken|evalueren|doorlichten|uitvoeren)"
    rf"|(?:richt|richten) {_SOME}(?:in|op)(?=[.,])"
    rf"|(?:wil|willen) {_SOME}(?:vastleggen|opnemen|verankeren|regelen) in (?:een|de) "
    r"(?:wijziging|wet|regeling|verordening)"
    r"|(?:komt|komen) (?:[\w’'-]+ ){0,4}?met een (?:\w+e? )?\w*(?:wet|wetsvoorstel|plan|regeling|voorstel|verbod"
    r"|meldpunt|register|richtlijn|campagne|kader"
    r"|aanpak|akkoord|agenda)"
    r")\b"
)
DUTY = re.compile(
    r"\b(?:moet|moeten|zou|zouden|kan|kunnen|gaat het|gaat (?:er)?(?:om|over)|over (?:[\w’'-]+ ){1,4}gaa(?:t|n)"
    r"|al (?:[\w’'-]+ ){0,3}(?:wordt|worden))\b"
)
DECLINED_ACT = re.compile(
    r"\bgeen (?:[\w’'-]+ ){1,3}(?:zal|zullen|gaat|gaan)\b|\b(?:zal|zullen|gaat|gaan) (?:[\w’'-]+ ){0,4}(?:geen|niet)\b"
)
# "wordt nog vaak verkeerd uitgelegd": what is so, and no plan.
AS_A_RULE = re.compile(
    r"\b(?:aan bod|aan de orde|ter sprake|vaak|meestal|steeds (?:meer|minder|vaker)|momenteel|regelmatig|dagelijks"
    r"|veelal)\b"
)
# "robotica zal het werk veranderen": what things will do is an analysis.
OF_THINGS = re.compile(
    r"\b(?:ai|robotica|samenleving|maatschappij|wereld|toekomst|[\w-]*(?:digitalisering|automatisering|technologie"
    r"|technologieën|techniek|technieken|intelligentie|ontwikkeling|ontwikkelingen|toepassing|toepassingen|innovaties?))"
    r" (?:zal|zullen|gaat|gaan)\b"
)
HOPE = re.compile(r"\b(?:moet|moeten|zou|zouden|verwacht|hoopt)\b")
# Verbs beside which a future act is the speaker's plan.
ANNOUNCING = frozenset(
    (
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
        "vertellen",
    )
)
# "de enige die per uur wordt betaald"
TELLS_WHO = re.compile(r"\w die (?:[\w’'-]+ ){0,4}$")
CIRCUMSTANCES = re.compile(
    r"\s?(?:ook |juist |zeker |vooral |mede |alleen )?(?:als|omdat|wanneer|zodra|terwijl|nadat|voordat|doordat"
    r"|hoewel|zolang|zoals|ondanks"
    r"|naar aanleiding van|vanwege|dankzij)\b"
)
WILL = re.compile(r"\b(?:gaat|gaan|zal|zullen|komt|komen|start|starten|begint|beginnen|volgt|volgen|wordt|worden)\b")
COMES = re.compile(r"\b(?:komt er|er komt|komen er|er komen)\b(?! (?:niet|geen|nooit)\b)")
# "antwoordde dat hij de kosten in de nota zal opnemen": the speaker's own act in a clause.
OWN_FUTURE = re.compile(
    r"\bdat (?:hij|zij|ze) (?!.{0,80}\b(?:niet|geen)\b)(?:[\w’'.,-]+ ){0,12}?(?:zal|gaat|zullen|gaan) \w+en\b"
)
# "De minister heeft ons beloofd dat …": another's promise, told by the speaker.
OTHERS_PLEDGE = re.compile(
    r"(?<!\bik )(?<!\bwe )(?<!\bwij )\b(?:zegde|beloofde|heeft (?:[\w’'-]+ ){0,8}?(?:toegezegd|beloofd))\b"
)
UTTERMOST = re.compile(r"\b(?:uiterste datum|streefdatum|deadline|streefdoel)\b")


def promise_in(text: str, said_on: date | None, classes: int) -> tuple[bool, Deadline | None, str]:
    """Whether somebody promises something in their own words; with the deadline and the rule.

    `text` is what they say, without the marks, and `classes` what its words are; a promise needs one sentence that
    makes it.
    """
    if not classes & MAY_PROMISE:
        return False, None, ""
    text = OTHERS_WORDS.sub(" ", text)
    if _denies(text.lower()):
        return False, None, ""
    promising = [
        (rule, find_deadline(sentence, said_on, classes))
        for sentence in map(str.strip, SENTENCE.findall(text))
        if sentence and not sentence.endswith("?") and (rule := _sentence_promises(sentence, said_on, classes))
    ]
    if not promising:
        return False, None, ""
    rule, deadline = promising[0]
    # "Dit voorjaar luisteren we mee. Wat goed gaat, maken wij vóór 1 september openbaar": the day counts.
    by_day = (later for _, later in promising if later and later.precision == "day" and later.basis == "explicit")
    if deadline is None or deadline.basis == "derived" or deadline.words.lower().startswith("in "):
        # A pledge may name its term later: "Ik neem drie maatregelen. Ten eerste zal ik vóór 1 juli …".
        deadline = next(by_day, None) or deadline or find_deadline(text, said_on, classes)
    return True, deadline, rule


def _sentence_promises(sentence: str, said_on: date | None, classes: int) -> str:
    low = sentence.lower()
    speaks = bool(classes & OWN_VOICE and SPEAKS_AS_FIRST.search(low))
    if (speaks and pledges(low)) or ("heb" in low and HAVE_AGREED.search(low)):
        return "pledge"
    rule = own_future(low) if speaks else ""
    if not rule and _is_due(sentence, low, said_on, classes, speaks):
        rule = "deadline"
    return "" if rule and (QUESTION.search(low) or (speaks and NEGATED_FUTURE.search(low))) else rule


def pledges(low: str) -> bool:
    """Whether the words, in small letters, pledge an act of the speaker."""
    for stem in PLEDGING:
        if stem in low:
            return PLEDGE.search(low) is not None
    return False


def own_future(low: str) -> str:
    """What the speaker says to do next, or to go to do."""
    if THEN.search(low) and not OBLIGATION.search(low):
        return "then"
    may_be = "ga" in low or "zal" in low or "zullen" in low
    return "future" if may_be and FUTURE.search(low) and not FUTURE_IDIOM.search(low) else ""


def _is_due(sentence: str, low: str, said_on: date | None, classes: int, speaks: bool) -> bool:
    """Whether something is to be done by a stated day, by the speaker or by all means."""
    meant = (speaks or bool(BY_THEN.match(low))) and not low.startswith("volgens ")
    if not (meant or "vóór" in low or "uiterlijk" in low):
        return False
    deadline = find_deadline(sentence, said_on, classes)
    if deadline is None or OBLIGATION.search(low) or PAST.search(low) or OTHERS_PLEDGE.search(low) or " nu " in low:
        return False
    return meant or (deadline.basis == "explicit" and deadline.words.lower().startswith(("vóór", "uiterlijk")))


def _denies(low: str) -> bool:
    return (("toezeg" in low or "belo" in low) and bool(DENIAL.search(low))) or bool(SAYS_NOTHING.search(low))


def promise_reported(
    sentence: str, verb: Verb | None, said_on: date | None, classes: int
) -> tuple[bool, Deadline | None]:
    """Whether a sentence that reports somebody's words reports a promise."""
    low = sentence.lower()
    if _denies(low):
        return False, None
    if verb is None:
        deadline = find_deadline(sentence, said_on, classes)
        due = deadline is not None and not PAST.search(low) and (deadline.basis == "explicit" or WILL.search(low))
        comes = "volgens" in low and COMES.search(low) and not DUTY.search(low)
        return (True, deadline) if due or comes else (False, None)
    if verb.strength == "commit":
        return True, find_deadline(sentence, said_on, classes)
    if verb.infinitive == "rapporteren" and not verb.past and " dat " not in low:
        deadline = find_deadline(sentence, said_on, classes)
        return deadline is not None, deadline
    announces, uttermost = verb.infinitive in ANNOUNCING, names_last_day(low)
    if not (announces or uttermost or OWN_FUTURE.search(low)):
        return False, None
    deadline = find_deadline(sentence, said_on, classes)
    if (
        not announces
        and verb.strength in ("say", "opinion")
        and OWN_FUTURE.search(low)
        and not DECLINED_ACT.search(low)
    ):
        return True, deadline
    due = deadline is not None and (uttermost or not (PAST.search(low) or HOPE.search(low)))
    return (True, deadline) if due or (announces and _announces_act(low)) else (False, None)


def names_last_day(low: str) -> bool:
    """Whether the words, in small letters, speak of a last day: de uiterste datum, een streefdatum."""
    return ("datum" in low or "deadline" in low or "doel" in low) and bool(UTTERMOST.search(low))


def _announces_act(low: str) -> bool:
    if any(pattern.search(low) for pattern in (DUTY, DECLINED_ACT, OF_THINGS, AS_A_RULE)):
        return False
    return any(_is_main(low, match.start()) for pattern in (ACT, THIRD_FUTURE) for match in pattern.finditer(low))


def _is_main(low: str, start: int) -> bool:
    """Whether a verb stands in no clause that only tells the circumstances: "als de codes zullen verdwijnen"."""
    clause = low.rfind(", ", 0, start) + 1
    return not (CIRCUMSTANCES.match(low, clause, start) or TELLS_WHO.search(low, clause, start))
