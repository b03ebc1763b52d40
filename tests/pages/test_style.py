"""The style sheet's colours can be read, by day and by night."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[2] / "policytracker" / "static" / "policytracker" / "site.css"
STATUSES = ("open", "in-progress", "stalled", "partly", "fulfilled", "not-fulfilled", "lapsed", "unverifiable")
READABLE, VISIBLE = 4.5, 3.0  # WCAG 2.2: contrast of text (1.4.3), of parts of controls and graphics (1.4.11)
PAIRS = [
    *((status, f"{status}-soft", READABLE) for status in STATUSES),
    *(("paper", status, READABLE) for status in STATUSES),
    *((ink, ground, READABLE) for ink in ("ink", "ink-quiet", "link") for ground in ("paper", "surface", "sunken")),
    ("on-brand", "brand", READABLE),
    ("on-brand", "link-hover", READABLE),
    ("ink", "mark", READABLE),
    ("not-fulfilled", "paper", READABLE),
    ("stalled", "paper", READABLE),
    ("control", "surface", VISIBLE),
    ("focus", "paper", VISIBLE),
]


def tokens(night: bool) -> dict[str, str]:
    """The colours by name, as six hexadecimal digits."""
    day_part, night_part = SHEET.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--pt-color-([\w-]+): #([0-9a-f]{6});", night_part if night else day_part))


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=lambda value: str(value))
def test_colours_can_be_told_apart(front: str, back: str, least: float, night: bool) -> None:
    colours = tokens(night)
    assert contrast(colours[front], colours[back]) >= least


def test_day_and_night_name_the_same_colours() -> None:
    assert tokens(night=False).keys() == tokens(night=True).keys()


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("ffffff", "000000") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_sheet_loads_nothing_from_elsewhere() -> None:
    assert "url(" not in SHEET.read_text(encoding="utf-8")
