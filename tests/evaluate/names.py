"""When two names count as the same: case, accents, punctuation and a leading article do not matter; aliases do."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

Item = dict[str, Any]


def norm(name: str | None) -> str:
    decomposed = unicodedata.normalize("NFKD", name or "")
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^\w\s&/]", " ", plain).split()
    if len(words) > 1 and words[0] in ("de", "het", "een"):
        words = words[1:]
    return " ".join(words)


class Aliases:
    """Every form of every name in one annotation, and the name that it stands for."""

    def __init__(self, gold: Item) -> None:
        self._canonical: dict[str, str] = {}
        for item in (*gold.get("organisations", ()), *gold.get("initiatives", ()), *gold.get("persons", ())):
            for form in forms(item):
                self._canonical.setdefault(norm(form), norm(item["name"]))

    def of(self, name: str | None) -> str:
        return self._canonical.get(norm(name), norm(name))

    def all_of(self, names: Iterable[str]) -> set[str]:
        return {self.of(name) for name in names}


def forms(item: Item) -> list[str]:
    return [item["name"], *item.get("aliases", ())]
