"""Filling in the historical records, so that what was known at a moment can be asked for."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from articles.folding import fold

AT_ONCE = 500


def fold_records(records: Any, sources: dict[str, tuple[str, ...]]) -> None:
    """Write the folded fields of records that were made without them; `sources` are the fields that each is made of."""
    for batch in _batches(records.objects.order_by("history_id").iterator(chunk_size=AT_ONCE)):
        for record in batch:
            for name, fields in sources.items():
                setattr(record, name, fold(" ".join(str(getattr(record, field) or "") for field in fields)))
        records.objects.bulk_update(batch, list(sources))


def record_unrecorded(rows: Any, records: Any, links: tuple[str, Any] | None = None) -> None:
    """A first record of each row that has none: it was not written since, so it says what held from its last change."""
    names = [field.attname for field in records._meta.concrete_fields if not field.name.startswith("history_")]
    unrecorded = rows.objects.exclude(pk__in=records.objects.values("id")).order_by("pk")
    for batch in _batches(unrecorded.iterator(chunk_size=AT_ONCE)):
        made = records.objects.bulk_create(
            records(
                **{name: getattr(row, name) for name in names}, history_date=row.updated_at, history_type="+"
            )
            for row in batch
        )
        if links:
            _record_links({row.pk: row for row in batch}, made, *links)


def _record_links(rows: dict[Any, Any], made: Iterable[Any], name: str, linked: Any) -> None:
    record_of = {record.id: record for record in made}
    field = next(iter(rows.values()))._meta.get_field(name)
    owner, through = field.m2m_column_name(), field.remote_field.through
    columns = [column.attname for column in through._meta.concrete_fields]
    linked.objects.bulk_create(
        linked(
            history_id=record_of[getattr(link, owner)].history_id,
            **{column: getattr(link, column) for column in columns},
        )
        for link in through.objects.filter(**{f"{owner}__in": list(rows)})
    )


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, AT_ONCE)):
        yield batch
