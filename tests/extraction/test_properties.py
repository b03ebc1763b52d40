"""For any text at all: offsets are valid, direct quotations do not overlap, nothing raises, twice is the same."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.extraction import extract

PIECES = st.sampled_from(
    [
        "“", "”", "‘", "’", "„", "«", "»", '"', "'", "\n", "\n\n", " ", ". ", ", ", ": ", "? ", "(", ")", "•",
        "zegt", "volgens", "aldus", "heeft toegezegd dat", "wij gaan", "De minister", "wethouder", "Jan de Vries",
        "VNG", "gemeente Den Haag", "Wet open overheid", "het programma", "vóór 1 juli 2026", "Door", "Foto:",
        "Waarom?", "’s ochtends", "ik", "\u200b", "\u202e", "\u0301", "İ", "ß", "BOS:",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(st.characters(exclude_categories=["Cs"]), max_size=8)), max_size=60).map(
    "".join
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_can_be_read(text: str) -> None:
    found = extract(text)

    spans = [span for s in found.statements for span in (*s.spans, *([s.attribution] if s.attribution else []))]
    spans += [span for x in (*found.persons, *found.organisations, *found.initiatives) for span in x.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(s.quote(text) == " … ".join(text[p.start : p.end] for p in s.spans) for s in found.statements)
    direct = sorted(span for s in found.statements if s.kind == "direct" for span in s.spans)
    assert all(first.end <= second.start for first, second in pairwise(direct))
    assert extract(text) == found
