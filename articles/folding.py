"""Folding text for search and sorting, so that both databases give the same answers."""

import unicodedata
from typing import Any

from django.db import models

_MARKS = str.maketrans(
    {
        "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "\x00": " ",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Case, accents and typographic marks away, white space collapsed: "Één  ‘pilot’" becomes "een 'pilot'"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_MARKS))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


class FoldedField(models.TextField):  # type: ignore[type-arg]
    """Another field of the same row, folded at each write; what searches and orderings look at."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{**kwargs, "editable": False, "blank": True, "default": ""})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = fold(str(getattr(model_instance, self.source) or ""))
        setattr(model_instance, self.attname, value)
        return value


class FoldedQuerySet(models.QuerySet[Any]):
    """Mixin: `search()` over the model's folded field."""

    search_field = "search_key"

    def search(self, query: str) -> Any:
        """Rows that hold every word of the query, whatever the case and accents."""
        matches = self
        for word in fold(query).split():
            matches = matches.filter(**{f"{self.search_field}__contains": word})
        return matches
