"""The history of rows: what it keeps of each, and who wrote it, by account or by what wrote without one."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from articles.folding import FoldedField

# `history_change_reason` of what no editor wrote.
IMPORTER = "importer"
REGISTER = "register"


class Records(HistoricalRecords):  # type: ignore[misc]
    """Keeps folded fields as they were written: a search of the past must find what it would have found then."""

    def copy_fields(self, model: type[models.Model]) -> dict[str, Any]:
        fields: dict[str, Any] = super().copy_fields(model)
        for field in fields.values():
            if isinstance(field, FoldedField):
                field.__class__ = models.TextField  # type: ignore[assignment]
        return fields


def who(record: Any) -> str:
    """The writer of a historical record, in words."""
    if record is not None and record.history_user is not None:
        return str(record.history_user.get_full_name() or record.history_user.get_username())
    reason = record.history_change_reason if record is not None else ""
    if reason == IMPORTER:
        return _("the importer")
    return _("the register of public bodies") if reason == REGISTER else _("a command on the server")


def last_writer(row: models.Model) -> str:
    """Who wrote the row last."""
    return who(row.history.select_related("history_user").first())  # type: ignore[attr-defined]
