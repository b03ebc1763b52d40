"""Which reporting verb a finite form stands for: zegt is zeggen, "zegt … toe" toezeggen, "vindt … plaats" none."""

from articles.extraction.vocabulary import Verb, reporting_verbs

PREPOSITIONS_TOO = frozenset("op in aan uit af na voor".split())
CLAUSE_ENDS = frozenset([",", ".", "dat", "om", ":", "–", ";", "“", "‘", "?", "of", "en", "hoe", "niet", "te"])
# Forms that report nothing beside these words: vindt plaats, denkt na, stelt beschikbaar.
STELLEN = frozenset("stelt stellen stelde stelden".split())
ELSEWISE = {
    **dict.fromkeys("vindt vinden vond vonden".split(), ("plaats", 14)),
    **dict.fromkeys(STELLEN, ("beschikbaar", 30)),
    **dict.fromkeys("denkt denken dacht dachten".split(), ("na", 0)),
}
CLOSING = frozenset("besluit besluiten besloot besloten".split())  # "besluit het betoog met de belofte dat"
MAY_MEAN_ELSE = STELLEN | CLOSING | ELSEWISE.keys()
STELLEN_WITH = frozenset("vast voor beschikbaar in samen op open".split())
WIJZEN = frozenset("wijst wijzen wees wezen".split())
RISKS = frozenset(
    "gevaar gevaren risico risico's risico’s belang kans kansen feit mogelijkheid noodzaak kosten gevolgen problemen "
    "voordelen nadelen verantwoordelijkheid regels regelgeving wetgeving onderzoek cijfers".split()
)
# Verbs that report words only beside a quotation.
ONLY_QUOTING = frozenset("spreken roepen lachen wijzen".split())


def sense_of(low: str, later: list[str], quotes: bool) -> Verb | None:
    """The verb of a form, by the words behind it in the sentence; None where it reports nothing.

    Args:
        low: the form, in small letters; one of `reporting_verbs`.
        later: the words behind it, in small letters.
        quotes: whether the sentence holds a quotation.
    """
    if low in MAY_MEAN_ELSE and _means_else(low, later, quotes):
        return None
    plain: Verb | None = None
    for verb in reporting_verbs()[low]:
        if not verb.particle:
            plain = plain or verb
        elif _has_particle(verb.particle, later):
            return verb
    pointing = "op" in later[:6] and RISKS.intersection(later[:12])
    if low in WIJZEN and ("erop" in later[:4] or pointing):
        return Verb("wijzen op", "say", "", low in ("wees", "wezen"))
    return None if plain and plain.infinitive in ONLY_QUOTING and not quotes else plain


def _means_else(low: str, later: list[str], quotes: bool) -> bool:
    if low in STELLEN and not quotes and "dat" not in later and STELLEN_WITH & set(later[-2:]):
        return True
    if low in CLOSING and not quotes and "met" in later[:5]:
        return True
    word, reach = ELSEWISE.get(low, ("", 0))
    return bool(word) and (word in later[:reach] if reach else _has_particle(word, later))


def _has_particle(particle: str, later: list[str]) -> bool:
    """Prepositions are particles only where they close the clause."""
    if particle not in later and " " not in particle:
        return False
    parts = particle.split()
    if particle in PREPOSITIONS_TOO:
        return any(
            low == particle
            and (i + 1 == len(later) or later[i + 1] in CLAUSE_ENDS or later[i : i + 2] == ["aan", "op"])
            for i, low in enumerate(later)
        )
    # "zegt het plan toe te juichen": before "te" it belongs to the infinitive, unless it follows the verb at once.
    return any(
        later[i : i + len(parts)] == parts and (i == 0 or later[i + len(parts) : i + len(parts) + 1] != ["te"])
        for i in range(len(later))
    )
