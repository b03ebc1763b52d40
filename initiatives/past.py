"""Looking at a day of the past: the same questions, asked of the tables as they were.

While somebody looks back, each SELECT gets common table expressions in front that carry the names of the tables that
it reads. Every page, filter, count and search then sees the rows of that day, and none has to know of it:

- by `known_on`, each row as its historical records had it at that moment (`initiatives.history_tables`);
- by the day, what `as_of` of the model's queryset says, with its `…_then` in the place of the fields of today.

Nothing is written, nothing is made in the database, and it ends with the block.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from articles.asked_day import AskedDay, asking, past_day
from initiatives.history_tables import known_tables
from initiatives.models import (
    Commitment,
    Correction,
    Initiative,
    Membership,
    Organisation,
    Statement,
    StatusUpdate,
)

TABLE_NAMES = re.compile(r'"((?:articles|initiatives)_[a-z_]+)"')
# A table that rows are read from, with its alias where it has one.
READ_FROM = re.compile(r'\b(FROM|JOIN) "((?:articles|initiatives)_[a-z_]+)"(?: ([A-Z]+\d+)\b)?')
SELECTS = ("SELECT", "(SELECT")
DATED = {
    model._meta.db_table: model
    for model in (Commitment, Correction, Initiative, Membership, Organisation, Statement, StatusUpdate)
}


@contextmanager
def looking_back(asked: AskedDay) -> Iterator[None]:
    """Whatever is read inside is read as of that day."""
    with asking(asked), connection.execute_wrapper(PastTables(connection, asked)):
        yield


@dataclass(frozen=True, slots=True)
class _Past:
    """What a table was: SQL for its rows, the parameters in it, and the tables that it reads."""

    body: str
    values: tuple[Any, ...] = ()
    reads: frozenset[str] = frozenset()


class PastTables:
    """An execute wrapper that puts the tables of the past in front of each SELECT."""

    def __init__(self, database: Any, asked: AskedDay) -> None:
        self.database = database
        self.schema = schema_of(database)
        self.known = known_tables(database.vendor, self.schema, asked.known_before) if asked.known_before else {}
        # A page asks for the same few tables in each of its statements.
        self.made: dict[tuple[date, Any], _Past] = {}

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        past = self._tables_of(sql) if sql.startswith(SELECTS) else {}
        if not past:
            return execute(sql, params, many, context)
        reads = sorted(frozenset().union(*(table.reads for table in past.values())) & self.known.keys())
        tables = [f"{_known(name)} AS NOT MATERIALIZED ({self.known[name]})" for name in reads]
        tables += [f"{name} AS NOT MATERIALIZED ({table.body})" for name, table in past.items()]
        values = [value for table in past.values() for value in table.values]
        # Without parameters a percent sign stands for itself.
        plain = sql if params is not None else sql.replace("%", "%%")
        return execute(f"WITH {', '.join(tables)} {plain}", (*values, *(params or ())), many, context)

    def _tables_of(self, sql: str) -> dict[str, _Past]:
        """By name and columns, each table of the statement that was another then."""
        found, day = {}, past_day()
        for name in sorted(set(TABLE_NAMES.findall(sql))):
            model = DATED.get(name)
            if day and model:
                columns = ", ".join(_quoted(str(field.column)) for field in model._meta.local_concrete_fields)
                if (day, model) not in self.made:
                    self.made[day, model] = self._as_of(day, model)
                found[f"{_quoted(name)}({columns})"] = self.made[day, model]
            elif name in self.known:
                found[_quoted(name)] = _Past(f"SELECT * FROM {_known(name)}", reads=frozenset([name]))
        return found

    def _as_of(self, day: date, model: Any) -> _Past:
        """What the model's own question answers."""
        rows = model.objects.existing_by(day) if model is Membership else model.objects
        rows = rows.as_of(day).order_by()
        then = rows.query.annotations.keys()
        names = [(field.attname, f"{field.name}_then") for field in model._meta.local_concrete_fields]
        fields = [past if past in then else present for present, past in names]
        sql, values = rows.values_list(*fields).query.get_compiler(connection=self.database).as_sql()
        reads = frozenset(name for _word, name, _alias in READ_FROM.findall(sql))
        return _Past(READ_FROM.sub(self._source, sql), tuple(values), reads)

    def _source(self, found: re.Match[str]) -> str:
        """A table as it was known, under the name that the statement calls it by."""
        word, name, alias = found.groups()
        source = _known(name) if name in self.known else f"{self.schema}.{_quoted(name)}"
        return f"{word} {source} {alias or _quoted(name)}"


def _known(name: str) -> str:
    return _quoted(f"known_{name}")


def _quoted(name: str) -> str:
    return f'"{name}"'


def schema_of(database: Any) -> str:
    """Where the tables of the present are, for statements in which their names stand for those of the past."""
    if database.vendor == "sqlite":
        return _quoted("main")
    with database.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return _quoted(cursor.fetchone()[0])
