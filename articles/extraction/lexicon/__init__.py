"""Word lists that an editor can read and extend: one entry a line, `#` starts a comment line."""

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a list, in its order."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(lines(name))


@cache
def lowered(name: str) -> frozenset[str]:
    return frozenset(line.lower() for line in lines(name))


@cache
def table(name: str) -> dict[str, str]:
    """A list of two columns, separated by a tab, as a dictionary."""
    return {word: value for word, _tab, value in (line.partition("\t") for line in lines(name))}


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """A list of several columns, separated by tabs."""
    return tuple(tuple(line.split("\t")) for line in lines(name))
