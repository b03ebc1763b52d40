"""The figures and rows that a page shows, read from its HTML as a visitor sees them."""

import re
from html import unescape

from django.test import Client

STATUSES = (
    "Openstaand", "In uitvoering", "Stilgevallen", "Deels voldaan", "Voldaan", "Niet nagekomen", "Vervallen",
    "Niet toetsbaar",
)  # fmt: skip
SHARE = re.compile(r'<tr>\s*<th scope="row">(.*?)</th>\s*<td>([\d.]+)</td>', re.DOTALL)
ROW = re.compile(r'<li class="ledger__row.*?</li>', re.DOTALL)
EVENT = re.compile(r'<li class="event .*?</li>', re.DOTALL)


def page(address: str, **given: str) -> str:
    """The page in Dutch; the main part, without menus."""
    response = Client(headers={"accept-language": "nl"}).get(address, given)
    assert response.status_code == 200, address
    return response.content.decode().partition("<main")[2]


def plain(html: str) -> str:
    """What a reader sees of it: no markup, no words for screen readers only."""
    seen = re.sub(r'<span class="visually-hidden">.*?</span>', "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", seen)).split())


def section(html: str, name: str) -> str:
    """The part of the page under the heading with this id; empty where there is none."""
    found = re.search(rf'<section[^>]* aria-labelledby="{name}".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def standing(html: str) -> tuple[int, ...]:
    """How many have which status, in the order of STATUSES; the caption must tell the same total."""
    table = re.search(r'<table class="distribution__table">(.*?)</table>', html, re.DOTALL)
    if table is None:
        return (0,) * len(STATUSES)
    told = {plain(label): int(number) for label, number in SHARE.findall(table[1])}
    found = tuple(told.pop(status, 0) for status in STATUSES)
    caption = re.search(r"Status van (\d+) toezegging", table[1])
    assert caption, table[1]
    assert not told
    assert int(caption[1]) == sum(found)
    return found


def _part(row: str, name: str) -> str:
    found = re.search(rf'class="ledger__{name}"[^>]*>(.*?)</(?:div|a)>', row, re.DOTALL)
    assert found, row
    return found[1]


def rows(html: str) -> dict[str, tuple[str, str, str]]:
    """Each commitment in a list by its title: deadline, status, flags."""
    found = {}
    for row in ROW.findall(html):
        state = _part(row, "state")
        flags = [plain(flag) for flag in re.findall(r'<span class="flag.*?</span>', state, re.DOTALL)]
        status = re.search(r'<span class="status.*?</span>', state, re.DOTALL)
        assert status, row
        found[plain(_part(row, "title"))] = (plain(_part(row, "when")), plain(status[0]), "; ".join(flags))
    return found


def total(html: str, what: str) -> int:
    """The number in “Alle 13 toezeggingen”, below a list that shows the first of them; 0 where it shows them all."""
    found = re.search(rf">Alle ([\d.]+) {what}<", html)
    return int(found[1].replace(".", "")) if found else 0


def events(html: str) -> list[tuple[str, str]]:
    """Each event of a commitment's page: the day, and its kind with what changed."""
    found = []
    for event in EVENT.findall(html):
        kind = re.search(r'class="event__kind">(.*?)</h3>', event, re.DOTALL)
        change = re.search(r'<p class="change">(.*?)</p>', event, re.DOTALL)
        assert kind, event
        when = re.search(r'class="event__when">(.*?)</p>', event, re.DOTALL)
        assert when
        told = f"{plain(kind[1])}: {plain(change[1])}" if change else plain(kind[1])
        found.append((plain(when[1]), told))
    return found


def counted(html: str) -> dict[str, tuple[int, int]]:
    """In a list of names: the numbers of commitments and of statements beside each."""
    found = {}
    for row in re.findall(r'<li class="names__row">.*?</li>', html, re.DOTALL):
        name = re.search(r'class="names__name"[^>]*>(.*?)</a>', row, re.DOTALL)
        assert name, row
        numbers = [re.search(rf"<span>(\d+) {what}", row) for what in ("toezegging", "uitspra")]
        promised, said = (int(number[1]) if number else 0 for number in numbers)
        found[plain(name[1])] = (promised, said)
    return found
