"""Speed of reading: articles a second on one core, and whether twice the length costs twice the time.

`python -m tests.bench [--quick]`. Times on a shared machine vary; ratios within one run do not.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from rich.console import Console
from rich.table import Table

from articles.extraction import extract
from tests.evaluate.corpora import OWN_SETS, annotated, other_sets

ARTICLE_LENGTH = 4000
MEGABYTE = 1_000_000
SHORTEST = MEGABYTE // 64
TOO_SLOW = 60.0  # seconds; a bait that would take longer at the next length is left there
SENTENCE = "De wethouder heeft toegezegd dat de gemeente in 2022 alle loketten opent. "
# Texts that tempt a pattern to look ahead, or back, without end. Each is repeated up to the wanted length.
BAITS = {
    "opening quotation marks": "“",
    "straight quotation marks": '"a ',
    "apostrophes": "'s ",
    "unclosed quotations": "“Wij gaan dat doen en zegt hij. ",
    "unclosed parentheses": "(Jan ",
    "one line of sentences": SENTENCE,
    "one line a word": "Minister\n",
    "heeft toegezegd dat": "heeft toegezegd dat ",
    "volgens": "Volgens de minister van ",
    "capitals only": "DE MINISTER VAN ",
    "names without end": "Jan van der ",
    "no spaces": "a",
    "digits": "1.",
    "dots": ". ",
    "spaces": " ",
    "empty lines": "\n",
    "combining marks": "e\u0301\u0302\u0303",
    "right-to-left marks": "\u202e\u200fJan ",
    "zero-width characters": "Jan\u200b\u200d\ufeff ",
    "questions and answers": "Vraag?\nJan: wij gaan dat doen.\n\n",
    "paragraphs of quotations": "“Wij gaan dat doen”, zegt Jan de Vries.\n\n",
    "different names": "",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="baits up to 125 kB only")
    options = parser.parse_args()
    console = Console(width=None if Console().is_terminal else 140, highlight=False)
    cut = list(islice(cuttings(), 200))
    articles = [text for text in cut if not failure(text)]
    if articles:
        console.print(throughput(articles))
    if len(articles) < len(cut):
        reasons = Counter(failure(text) for text in cut)
        del reasons[""]
        console.print(f"[red]{len(cut) - len(articles)} of {len(cut)} could not be read: {dict(reasons)}[/red]")
    console.print(growth(MEGABYTE // 8 if options.quick else MEGABYTE))


def failure(text: str) -> str:
    """Why a text could not be read; nothing where it could. A bug to be shown, not one that ends the measuring."""
    try:
        extract(text)
    except Exception as error:
        return repr(error)
    return ""


def cuttings() -> Iterator[str]:
    """Articles of 4,000 characters without end, cut from the annotated articles behind each other."""
    texts = [a.text for name in (*OWN_SETS, *other_sets()) for a in annotated(name)]
    whole = "\n\n".join(texts)
    starts = range(0, len(whole) - ARTICLE_LENGTH, 1777)
    return (whole[start : start + ARTICLE_LENGTH] for start in (cycle(starts) if starts else ()))


def throughput(articles: list[str]) -> Table:
    """Reading beside the cheapest pass over the same words that there is."""
    extract(articles[0])
    reading = min(seconds(lambda: [extract(text) for text in articles]) for _ in range(3))
    plain = min(seconds(lambda: [re.findall(r"\w+", text) for text in articles]) for _ in range(3))
    table = Table("pass", "articles/s", "ms an article", "ratio", title=f"{len(articles)} articles of 4 kB, one core")
    for name, taken in (("extract", reading), (r"re.findall(r'\w+')", plain)):
        each = taken / len(articles)
        table.add_row(name, f"{1 / each:,.0f}", f"{each * 1000:.3f}", f"{taken / plain:.1f}")
    return table


def growth(longest: int) -> Table:
    """Seconds at doubling lengths; a ratio near 2 is linear, near 4 quadratic."""
    lengths = [SHORTEST]
    while lengths[-1] < longest:
        lengths.append(lengths[-1] * 2)
    table = Table("bait", title="Seconds by length; in parentheses, times the half")
    for length in lengths:
        table.add_column(f"{length:,}", justify="right")
    for name in BAITS:
        table.add_row(name, *doubling(name, lengths))
    return table


def doubling(name: str, lengths: list[int]) -> list[str]:
    cells: list[str] = []
    before = 0.0
    ratio = 2.0
    for length in lengths:
        if before * max(ratio, 2.0) > TOO_SLOW:
            cells.append("too slow")
            continue
        text = bait(name, length)
        reasons: list[str] = []
        taken = seconds(lambda text=text, reasons=reasons: reasons.append(failure(text)))
        if reasons[0]:
            cells.append(f"[red]{reasons[0].partition('(')[0]}[/red]")
            before = 0.0
            continue
        ratio = taken / before if before else 2.0
        cells.append(f"{taken:.2f}" + (f" ({ratio:.1f})" if before else ""))
        before = taken
    return cells


def bait(name: str, length: int) -> str:
    """The named bait, of exactly this length; "different names" never repeats a name."""
    if unit := BAITS[name]:
        return (unit * (length // len(unit) + 1))[:length]
    names = (
        f"“Wij doen dat”, zegt {letters(i)} van {letters(i * 7 + 3)} van de gemeente {letters(i * 3)}. "
        for i in range(length)
    )
    return "".join(islice(names, length // 40))[:length].ljust(length)


def letters(number: int) -> str:
    """A capitalised word for each number: Ba, Ca, … Baba."""
    word = ""
    while True:
        number, rest = divmod(number, 17)
        word += "bcdfghjklmnprstvz"[rest] + "aeiou"[number % 5]
        if not number:
            return word.title()


def seconds(work: Callable[[], object]) -> float:
    """Time of one core, so that others at work on the machine count less."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
