"""The forms in which Dutch texts name one body: “het ministerie van EZK”, “EZK”, “Economische Zaken en Klimaat”."""

import re

from articles.folding import fold

_ARTICLE = re.compile(r"^(?:de|het|een) ")
_KINDS = {
    "ministry": re.compile(r"^(?:ministerie|departement|min\.)(?: (?:van|voor))? "),
    "municipality": re.compile(r"^(?:gemeente|gem\.)(?: van)? "),
    "province": re.compile(r"^(?:provincie|prov\.)(?: van)? "),
    "water_authority": re.compile(r"^(?:waterschap|hoogheemraadschap)(?: van)? "),
}


def plain(name: str) -> str:
    """Folded, without a leading article and without marks around or between the words."""
    return _ARTICLE.sub("", " ".join(fold(name).replace('"', " ").strip(" .,;:'").split()))


def kind_and_core(name: str) -> tuple[str, str]:
    """“de gemeente Almere” gives ("municipality", "almere"); a name without such a word gives ("", name)."""
    folded = plain(name)
    for kind, pattern in _KINDS.items():
        core = pattern.sub("", folded)
        if core and core != folded:
            return kind, core
    return "", folded


def forms(name: str, classification: str) -> set[str]:
    """Every key under which a body with this name may be looked up.

    A ministry and a municipality are found by their bare core too, and by their kind before it.
    """
    kind, core = kind_and_core(name)
    kind = kind or (classification if classification in _KINDS else "")
    return {plain(name), core, f"{kind}:{core}"} if kind else {plain(name)}


def key(name: str) -> str:
    """What a mention is looked up by: “ministerie van EZK” gives “ministry:ezk”, “EZK” gives “ezk”."""
    kind, core = kind_and_core(name)
    return f"{kind}:{core}" if kind else core


def numbers(name: str) -> list[str]:
    """Years and versions tell names apart that are alike in everything else."""
    return re.findall(r"\d+|\b[ivx]+\b", fold(name))
