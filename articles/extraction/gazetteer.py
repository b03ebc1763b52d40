"""Names that the lists and the register know, looked up by their first word."""

import re
from functools import cache
from typing import Generic, TypeVar

from articles.extraction import lexicon
from articles.extraction.results import KnownNames
from articles.extraction.vocabulary import head

Entry = TypeVar("Entry")
WORDS = re.compile(r"[’'‘](?:t|s|n)(?!\w)|\w+(?:[-&.’'·]\w+)*|[^\w\s]")


@cache
def _listed() -> tuple[tuple[str, bool, str, tuple[str, ...]], ...]:
    """The names of the two lists: name, whether it is a body, its kind, its other forms."""
    listed: list[tuple[str, bool, str, tuple[str, ...]]] = []
    for file, is_body in (("organisations.tsv", True), ("initiatives.tsv", False)):
        for name, kind, *forms in lexicon.rows(file):
            listed.append((name, is_body, kind, tuple(form for form in forms if form)))
    listed += [(party, True, "party", ()) for party in lexicon.lines("parties.txt")]
    return tuple(listed)


class Names(Generic[Entry]):
    """Names of one or more words, looked up in a list of words; the longest that fits is meant.

    `by_first` holds, by the first word, how many words its names have, the longest first.
    """

    def __init__(self) -> None:
        self.by_first: dict[str, list[int]] = {}
        self.entries: dict[tuple[str, ...], Entry] = {}

    def add(self, name: str, entry: Entry) -> None:
        """The entry that came first keeps a name."""
        words = (name,) if name.isalpha() else tuple(WORDS.findall(name))
        if words and self.entries.setdefault(words, entry) is entry:
            lengths = self.by_first.setdefault(words[0], [])
            if len(words) not in lengths:
                lengths.append(len(words))
                lengths.sort(reverse=True)

    def match(self, words: list[str], index: int) -> tuple[int, Entry] | None:
        """The token behind the name that starts at a token, and its entry."""
        for length in self.by_first.get(words[index], ()):
            entry = self.entries.get(tuple(words[index : index + length]))
            if entry is not None:
                return index + length, entry
        return None


Gazetteer = Names[tuple[str, bool, str]]


@cache
def base_gazetteer() -> Gazetteer:
    gazetteer = Gazetteer()
    for name, is_body, kind, forms in _listed():
        for form in (name, *forms):
            gazetteer.add(form, (name, is_body, kind))
    return gazetteer


@cache
def known_gazetteer(known: KnownNames) -> Gazetteer:
    gazetteer = Gazetteer()
    for names, is_body in ((known.organisations, True), (known.initiatives, False)):
        for name in names:
            for form in (name.name, *name.aliases):
                gazetteer.add(form, (name.name, is_body, name.kind or _kind(name.name, is_body)))
    return gazetteer


def _kind(name: str, is_body: bool) -> str:
    """By the list, else by the type word in it: gemeente Zandmeer is a municipality."""
    for listed, body, kind, forms in _listed():
        if body == is_body and name in (listed, *forms):
            return kind
    heads = (head(word) for word in name.lower().split())
    return next((found.kind for found in heads if found and found.is_body == is_body), "other")
