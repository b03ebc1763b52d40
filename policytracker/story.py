"""A story for sample data, as it is written down: the register, the articles, and what became of each promise.

It is one JSON file, or a folder of JSON files whose lists are joined in the order of the files' names.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytracker.settings import BASE_DIR

PARTS = ("organisations", "people", "initiatives", "articles", "commitments")
_DATA = BASE_DIR / "initiatives" / "data"


@dataclass(frozen=True, slots=True)
class Story:
    """Where a story stands, and the folder with the texts of its articles."""

    source: Path
    texts: Path

    def read(self) -> dict[str, list[Any]]:
        """The entries of each part; a part that nobody wrote is empty."""
        parts: dict[str, list[Any]] = {part: [] for part in PARTS}
        for file in sorted(self.source.rglob("*.json")) if self.source.is_dir() else [self.source]:
            for part, entries in json.loads(file.read_text(encoding="utf-8")).items():
                parts[part] += entries
        return parts


DESKS = Story(_DATA / "demo_story.json", BASE_DIR / "tests" / "corpus")
FIVE_YEARS = Story(_DATA / "story", _DATA / "story" / "articles")
STORIES = (DESKS, FIVE_YEARS)
