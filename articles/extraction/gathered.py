"""Bodies and initiatives as they are found in a text, one record each, with every place where they are named."""

import re
from dataclasses import dataclass
from itertools import compress

from articles.extraction.body_forms import (
    Body,
    is_abbreviation_of,
    partial_forms,
    plain_name,
    settle_name,
    without_shorter_forms,
)
from articles.extraction.document import Document, Line
from articles.extraction.gazetteer import base_gazetteer
from articles.extraction.vocabulary import places

ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{0,9}[A-Z]?[a-z]?(?:[’']s)?$")

POINTING = frozenset("de het deze die dit dat onze ons haar zijn hun diezelfde hetzelfde".split())


@dataclass(slots=True, eq=False)
class Found:
    """A name in place: tokens `first` to `last` (not included)."""

    first: int
    last: int
    body: Body


class Gathered:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.entries: dict[tuple[str, bool], Body] = {}
        self.found: list[Found] = []

    def alias(self, body: Body, form: str, first: int, last: int) -> None:
        body.aliases.add(form)
        listed = base_gazetteer().match([form], 0)  # the text may call it otherwise than the list
        keys = [(form.lower(), body.is_body), *([(plain_name(listed[1][0]), body.is_body)] if listed else [])]
        other = next(filter(None, map(self.entries.get, keys)), None)
        if other is not None and other is not body and other.rule == "listed":
            for found in self.found:  # named by its abbreviation before its name was told
                found.body = body if found.body is other else found.body
        if other is None or other.rule == "listed":
            self.entries.update(dict.fromkeys(keys, body))
        self.found.append(Found(first, last, body))

    def abbreviation_after(self, end: int, line: Line, body: Body) -> int:
        """ "(VNG)" behind a name is its abbreviation; "(Tijdelijke overbruggingsregeling …)" its full form."""
        words = self.document.words
        if end + 2 >= line.last or words[end] != "(":
            return end
        closing = next((i for i in range(end + 1, min(end + 10, line.last)) if words[i] == ")"), None)
        if closing is None:
            return end
        inside = self.document.slice(end + 1, closing)
        if closing == end + 2 and ABBREVIATION.match(inside) and not inside.islower() and inside not in places():
            self.alias(body, re.sub(r"[’']s$", "", inside), end + 1, closing)
            return closing + 1
        if closing > end + 3 and words[end + 1][0].isupper() and is_abbreviation_of(body.name.split("-")[0], inside):
            self.alias(body, inside, end + 1, closing)
            return closing + 1
        return end

    def add(self, name: str, is_body: bool, kind: str, first: int, last: int, rule: str) -> Body:
        key = (plain_name(name), is_body)
        body = self.entries.get(key) or self.entries.get((key[0], not is_body))
        if body is None:
            body = Body(name, kind, is_body, rule)
            self.entries[key] = body
        elif body.kind == "other" and body.is_body == is_body:
            body.kind = kind
        elif is_body and ((body.rule == "capitals" and rule != "acronym") or rule == "role-at"):
            body.is_body, body.kind, body.rule = True, kind, rule
        self.entries.setdefault((name.lower(), is_body), body)
        form = " ".join(self.document.slice(first, last).split())
        body.aliases.add(form)
        self.found.append(Found(first, last, body))
        return body

    def add_partial_forms(self, lines: list[Line], taken: dict[int, int]) -> None:
        """Later mentions by a part of the name: het Wilhelmina Ziekenhuis, de digitaliseringsstrategie."""
        if not self.found:
            return
        forms = partial_forms({id(f.body): f.body for f in self.found}.values())
        covered: set[int] = set()
        for first, last in (*taken.items(), *((found.first, found.last) for found in self.found)):
            covered.update(range(first, last))
        words = self.document.words
        read = {id(line) for line in lines}
        reached = 0
        for index in compress(range(len(words)), map(forms.by_first.__contains__, words)):
            if index < reached or index in covered or id(line := self.document.line_at(index)) not in read:
                continue
            match = forms.match(words, index)
            if (
                match
                and match[0] <= line.last
                and not (words[index].islower() and self._means_another(index, match[0]))
            ):
                reached, body = match
                body.aliases.add(" ".join(self.document.slice(index, reached).split()))
                self.found.append(Found(index, reached, body))

    def _means_another(self, index: int, end: int) -> bool:
        """ "de Zwolse bibliotheek", "een bibliotheek", "de bibliotheek in Almelo": not the one named elsewhere."""
        words, lows = self.document.words, self.document.lows
        if not words[index].islower():
            return False
        if index and lows[index - 1] not in POINTING:
            return True
        return lows[end : end + 1] in (["in"], ["van"], ["te"]) and words[end + 1][0].isupper()

    def bodies(self) -> list[Body]:
        """In the order of the text, each by its fullest form, with its places."""
        for found in self.found:
            found.body.places.append((found.first, found.last))
        bodies = {id(found.body): found.body for found in sorted(self.found, key=lambda f: f.first)}
        for body in bodies.values():
            settle_name(body)
        return without_shorter_forms(list(bodies.values()))
