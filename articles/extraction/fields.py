"""What somebody is in charge of, and no body: Dienstverlening, ICT."""

from functools import cache

from articles.extraction import lexicon
from articles.extraction.vocabulary import places


@cache
def _field_endings() -> tuple[str, ...]:
    return tuple(entry[1:] for entry in lexicon.lines("fields.txt") if entry.startswith("-"))


def is_field(word: str) -> bool:
    """Whether a word says what somebody is in charge of: Dienstverlening, ICT."""
    low = word.lower()
    if low.endswith(("fabriek", "kliniek", "republiek")):
        return False
    return (low.endswith(_field_endings()) or low in lexicon.words("fields.txt")) and word not in places()
