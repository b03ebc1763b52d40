"""The tables as they were known at a moment, as SQL over the historical records.

A row is what its last record before the moment says. Hidden content never comes back: what left publication after the
moment, for however short a time, is withdrawn here too, whatever its records say.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from articles.editorial import Editorial, EditorialState
from articles.models import Article
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Correction,
    Initiative,
    Membership,
    Organisation,
    Person,
    Statement,
    StatementSpeaker,
    StatusUpdate,
)
from initiatives.models.register import RegisterEntry

RECORDED: tuple[Any, ...] = (
    Article,
    Person,
    Organisation,
    Membership,
    Initiative,
    Statement,
    StatementSpeaker,
    Commitment,
    CommitmentStatement,
)
LINKED: tuple[Any, ...] = (Statement.initiatives, Initiative.partners)
DECISIONS = ("approved", "declined")


@lru_cache(maxsize=16)
def known_tables(vendor: str, schema: str, before: datetime) -> Mapping[str, str]:
    """By the name of the table, a SELECT of its columns with what had been recorded before the moment."""
    moment = f"'{before.astimezone(UTC):%Y-%m-%d %H:%M:%S}{'' if vendor == 'sqlite' else '+00'}'"
    known = _Known(schema, moment)
    tables = {model._meta.db_table: known.recorded(model) for model in RECORDED}
    tables |= {link.through._meta.db_table: known.linked(link) for link in LINKED}
    tables[Correction._meta.db_table] = known.added(Correction)
    tables[StatusUpdate._meta.db_table] = known.added(StatusUpdate)
    return tables


class _Known:
    def __init__(self, schema: str, moment: str) -> None:
        self.schema, self.moment = schema, moment

    def recorded(self, model: Any) -> str:
        """Each row as its last record has it; the rest of it (such as a text) never changes."""
        kept = {field.column for field in model.history.model._meta.local_concrete_fields}
        columns = [
            self._state(model) if column == "state" else f"{'h' if column in kept else 'r'}.{_name(column)}"
            for column in _columns(model)
        ]
        present = f"LEFT JOIN {self._table(model)} r ON r.id = h.id"
        records = f"{self._table(model.history.model)} h"
        return f"SELECT {', '.join(columns)} FROM {records} {present} WHERE {self._is_last(model)}"

    def linked(self, link: Any) -> str:
        """The links of each row's last record; those of a row that was merged by then are its successor's."""
        owner, named = link.field.m2m_column_name(), link.field.m2m_reverse_name()
        records = getattr(link.field.model.history.model, link.field.name).model
        entry, entries = link.field.related_model, link.field.related_model.history.model
        target = f"CASE WHEN h.state = '{EditorialState.MERGED.value}' THEN h.merged_into_id ELSE l.{_name(named)} END"
        return (
            f"SELECT MIN(l.m2m_history_id) AS id, l.{_name(owner)}, {target} AS {_name(named)} "
            f"FROM {self._table(records)} l "
            f"JOIN {self._table(link.field.model.history.model)} o ON o.history_id = l.history_id "
            f"JOIN {self._table(entries)} h ON h.id = l.{_name(named)} "
            f"WHERE {self._is_last(link.field.model, 'o')} AND {self._is_last(entry)} "
            f"GROUP BY l.{_name(owner)}, {target}"
        )

    def added(self, model: Any) -> str:
        """Rows that are added and never changed; decisions about them have a moment of their own."""
        columns = [f"{self._decided(column)} AS {_name(column)}" for column in _columns(model)]
        return f"SELECT {', '.join(columns)} FROM {self._table(model)} r WHERE r.recorded_at < {self.moment}"

    def _decided(self, column: str) -> str:
        for decision in DECISIONS:
            if column in (f"{decision}_by_id", f"{decision}_at"):
                return f"CASE WHEN r.{decision}_at < {self.moment} THEN r.{_name(column)} END"
        if column == "decline_reason":
            return f"CASE WHEN r.declined_at < {self.moment} THEN r.decline_reason ELSE '' END"
        return f"r.{_name(column)}"

    def _is_last(self, model: Any, alias: str = "h") -> str:
        """The last record before the moment, and not of a row that was removed.

        One look into the index for each record: planners that may choose a join choose a ruinous one now and then.
        """
        return (
            f"{alias}.history_type <> '-' AND {alias}.history_id = ("
            f"SELECT n.history_id FROM {self._table(model.history.model)} n "
            f"WHERE n.id = {alias}.id AND n.history_date < {self.moment} "
            f"ORDER BY n.history_date DESC, n.history_id DESC LIMIT 1)"
        )

    def _state(self, model: type[Editorial]) -> str:
        published, merged, hidden = (f"'{state}'" for state in _STATES)
        still = f"r.state = {published}"
        left = [f"l.id = h.id AND l.state NOT IN ({published}, {merged})"]
        if issubclass(model, RegisterEntry):
            kept = f"SELECT 1 FROM {self._table(model)} k WHERE k.id = r.merged_into_id AND k.state = {published}"
            still = f"({still} OR (r.state = {merged} AND EXISTS ({kept})))"
            left.append(f"l.id = r.merged_into_id AND l.state = {hidden}")
        later = f"SELECT 1 FROM {self._table(model.history.model)} l WHERE l.history_date >= {self.moment}"  # type: ignore[attr-defined]
        shown = " AND ".join([still, *(f"NOT EXISTS ({later} AND {where})" for where in left)])
        return f"CASE WHEN h.state <> {published} OR ({shown}) THEN h.state ELSE {hidden} END AS state"

    def _table(self, model: Any) -> str:
        return f"{self.schema}.{_name(model._meta.db_table)}"


_STATES = (EditorialState.PUBLISHED.value, EditorialState.MERGED.value, EditorialState.WITHDRAWN.value)


def _columns(model: Any) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields]


def _name(column: str) -> str:
    return f'"{column}"'
