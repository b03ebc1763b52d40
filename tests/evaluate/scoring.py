"""One article: everything that was found, against everything that was annotated."""

from tests.evaluate.names import Aliases, Item, forms, norm
from tests.evaluate.statements import score_statements
from tests.evaluate.tallies import Scores


def score_article(scores: Scores, name: str, text: str, gold: Item, found: Item) -> None:
    """Adds one article's counts and differences to `scores`; `found` is a record as `as_record` makes it."""
    same = Aliases(gold)
    scores.articles += 1
    score_statements(scores, name, text, gold["statements"], found.get("statements", []), same)
    for kind in ("persons", "organisations", "initiatives"):
        _score_names(scores, name, kind, _expected(gold, found, kind), found.get(kind, []), same)
    _score_functions(scores, name, gold, found, same)
    for field in ("title", "published", "publication"):
        _score_field(scores, name, field, gold["article"].get(field), found.get("article", {}).get(field))


def _expected(gold: Item, found: Item, kind: str) -> list[Item]:
    """A body that is also a programme may be found under either heading, and counts where it was found."""
    bodies = gold.get("organisations", [])
    named = {norm(item["name"]) for item in found.get(kind, [])}
    if kind == "initiatives":
        return gold.get(kind, []) + [b for b in bodies if b.get("also_initiative") and norm(b["name"]) in named]
    if kind == "organisations":
        return [b for b in bodies if not b.get("also_initiative") or norm(b["name"]) in named]
    return gold.get(kind, [])


def _score_names(scores: Scores, name: str, kind: str, gold: list[Item], found: list[Item], same: Aliases) -> None:
    """A name is found by any of its forms, once; what is found a second time counts as wrong."""
    missing = {norm(item["name"]) for item in gold}
    hits = 0
    for item in found:
        candidates = [same.of(form) for form in forms(item)]
        hit = next((c for c in candidates if c in missing), None)
        if hit is None:
            scores.differences.append(f"{name}: invented or double {kind}: {item['name']}")
        else:
            missing.discard(hit)
            hits += 1
    scores.tallies[kind].add(hits, len(found), len(gold))
    scores.differences += [f"{name}: missed {kind}: {i['name']}" for i in gold if norm(i["name"]) in missing]


def _score_functions(scores: Scores, name: str, gold: Item, found: Item, same: Aliases) -> None:
    people = {same.of(person["name"]): person for person in found.get("persons", [])}
    for person in gold.get("persons", []):
        got = people.get(norm(person["name"]), {})
        for field in ("role", "organisation"):
            if not person.get(field):
                continue
            right = same.of(person[field]) == same.of(got.get(field))
            scores.shares[field].add(right)
            if not right:
                scores.differences.append(
                    f"{name}: {field} of {person['name']}: {got.get(field)!r} for {person[field]!r}"
                )


def _score_field(scores: Scores, name: str, field: str, wanted: str | None, got: str | None) -> None:
    if not wanted:
        return
    right = norm(wanted) == norm(got)
    scores.shares[field].add(right)
    if not right:
        scores.differences.append(f"{name}: {field}: {got!r} for {wanted!r}")
