"""Statements: which of those found stands for which of those annotated, and what is right about it."""

from tests.evaluate.names import Aliases, Item
from tests.evaluate.tallies import Judged, Scores

MIN_OVERLAP = 0.8
KINDS = ("direct", "indirect", "authored", "all")


def pair(gold: list[Item], found: list[Item]) -> dict[int, int]:
    """Index of an annotated statement to that of the one found; each serves once, the best overlap first."""
    gold_places, found_places = [_places(s) for s in gold], [_places(s) for s in found]
    candidates = []
    for g, wanted in enumerate(gold_places):
        for f, got in enumerate(found_places):
            common = len(wanted & got)
            if common and common / len(wanted | got) >= MIN_OVERLAP:
                candidates.append((-common / len(wanted | got), g, f))
    pairs: dict[int, int] = {}
    for _, g, f in sorted(candidates):
        if g not in pairs and f not in pairs.values():
            pairs[g] = f
    return pairs


def score_statements(scores: Scores, name: str, text: str, gold: list[Item], found: list[Item], same: Aliases) -> None:
    pairs = pair(gold, found)
    attributed = {g for g, f in pairs.items() if speakers(gold[g], same) == speakers(found[f], same)}
    for kind in KINDS:
        _score_kind(scores, kind, gold, found, pairs, attributed)
    scores.tallies["commitments"].add(
        sum(gold[g]["commitment"] and found[f]["commitment"] for g, f in pairs.items()),
        sum(s["commitment"] for s in found),
        sum(s["commitment"] for s in gold),
    )
    for g, f in pairs.items():
        wanted, got = same.all_of(gold[g].get("initiatives", ())), same.all_of(found[f].get("initiatives", ()))
        scores.tallies["statement_initiatives"].add(len(wanted & got), len(got), len(wanted))
        if gold[g].get("deadline"):
            scores.shares["deadline"].add(gold[g]["deadline"] == found[f].get("deadline"))
    right = {f for g, f in pairs.items() if g in attributed and gold[g]["kind"] == found[f]["kind"]}
    scores.judged += [Judged(s["confidence"], s["rule"], f in right) for f, s in enumerate(found) if "rule" in s]
    scores.differences += [f"{name}: {line}" for line in _differences(text, gold, found, pairs, attributed, same)]


def speakers(statement: Item, same: Aliases) -> set[str]:
    named = (
        next((s[kind] for kind in ("person", "organisation", "document") if s.get(kind)), "")
        for s in statement["speakers"]
    )
    return same.all_of(named)


def _score_kind(
    scores: Scores, kind: str, gold: list[Item], found: list[Item], pairs: dict[int, int], attributed: set[int]
) -> None:
    def counts(statement: Item) -> bool:
        return kind in ("all", statement["kind"])

    hits = {g for g, f in pairs.items() if counts(gold[g]) and counts(found[f])}
    totals = sum(map(counts, found)), sum(map(counts, gold))
    scores.tallies[f"{kind}_spans"].add(len(hits), *totals)
    scores.tallies[f"{kind}_attributed"].add(len(hits & attributed), *totals)


def _places(statement: Item) -> set[int]:
    return {place for start, end in statement["spans"] for place in range(start, end)}


def _differences(
    text: str, gold: list[Item], found: list[Item], pairs: dict[int, int], attributed: set[int], same: Aliases
) -> list[str]:
    lines = []
    for g, f in sorted(pairs.items()):
        words = _words(text, gold[g])
        lines += [
            f"{key} {found[f].get(key)} for {gold[g].get(key)} {words}"
            for key in ("kind", "commitment", "deadline")
            if gold[g].get(key) != found[f].get(key)
        ]
        if g not in attributed:
            lines.append(f"speakers {found[f]['speakers']} for {gold[g]['speakers']} ({found[f].get('rule')}) {words}")
        wanted, got = gold[g].get("initiatives", []), found[f].get("initiatives", [])
        if same.all_of(wanted) != same.all_of(got):
            lines.append(f"initiatives {got} for {wanted} {words}")
    lines += [f"missed {s['kind']} {_words(text, s)}" for g, s in enumerate(gold) if g not in pairs]
    taken = set(pairs.values())
    lines += [
        f"invented {s['kind']} ({s.get('rule')}) {_words(text, s)}" for f, s in enumerate(found) if f not in taken
    ]
    return lines


def _words(text: str, statement: Item) -> str:
    start, end = statement["spans"][0]
    words = " ".join(text[start:end].split())
    return f"at {start}: {words[:100]}{'…' if len(words) > 100 else ''}"
