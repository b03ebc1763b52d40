"""Every row of the archive and the tracker, to compare before and after."""

from typing import Any

from django.apps import apps
from django.db import models
from simple_history.models import HistoricalChanges

from initiatives.models import Merge, PossibleDuplicate

WRITTEN = ("updated_at", "version")
Census = dict[str, dict[str, dict[str, Any]]]


def tables() -> list[type[models.Model]]:
    """Every table of ours, those of links included, but for the records of merges and of the history."""
    return [
        model
        for label in ("articles", "initiatives")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model not in (Merge, PossibleDuplicate) and not issubclass(model, HistoricalChanges)
    ]


def counts() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in tables()}


def census() -> Census:
    """All columns of all rows; `updated_at` and `version` follow the writing and tell nothing of the row."""
    return {
        model._meta.label: {
            str(row[model._meta.pk.attname]): {name: str(value) for name, value in row.items() if name not in WRITTEN}
            for row in model._base_manager.values()
        }
        for model in tables()
    }


def differences(before: Census, after: Census) -> list[str]:
    """Every column of every row that is not as it was."""
    found = []
    for table in before:
        for key in sorted(before[table].keys() | after[table].keys()):
            one, other = before[table].get(key, {}), after[table].get(key, {})
            names = [name for name in one | other if one.get(name) != other.get(name)]
            found += [f"{table} {key} {name}: {one.get(name)} → {other.get(name)}" for name in names]
    return found
