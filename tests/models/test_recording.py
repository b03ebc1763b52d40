"""The first records of rows that were there before their history was kept."""

from typing import Any

import pytest

from articles.folding import fold
from articles.migrations._recording import fold_records, record_unrecorded
from initiatives.models import Initiative, Person, Statement
from tests.factories import InitiativeFactory, OrganisationFactory, PersonFactory, StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def unrecorded() -> tuple[Any, Any]:
    """An initiative with a partner and a statement about it, without records; and one with a record of its own."""
    initiative, statement = InitiativeFactory(), StatementFactory()
    initiative.partners.add(OrganisationFactory())
    statement.initiatives.add(initiative)
    Initiative.history.all().delete()
    Statement.history.all().delete()
    InitiativeFactory(name="Met een verleden")
    return initiative, statement


def test_each_row_without_a_record_gets_one_with_its_links(unrecorded: tuple[Any, Any]) -> None:
    initiative, statement = unrecorded
    for row, link in ((initiative, "partners"), (statement, "initiatives")):
        records = type(row).history.model
        record_unrecorded(type(row), records, (link, getattr(records, link).model))
        (record,) = records.objects.filter(id=row.pk)
        assert (record.history_date, record.history_type) == (row.updated_at, "+")
        (linked,) = getattr(record, link).all()
        (there,) = getattr(row, link).through.objects.all()
        assert linked.id == there.pk
    assert Initiative.history.count() == 2


def test_a_row_with_a_record_is_left_alone() -> None:
    PersonFactory()
    before = list(Person.history.values())
    record_unrecorded(Person, Person.history.model)
    assert list(Person.history.values()) == before


def test_records_without_folded_words_get_them() -> None:
    person = PersonFactory(name="Zoë D’Hondt")
    Person.history.update(search_key="")
    fold_records(Person.history.model, {"search_key": ("name",)})
    assert Person.history.get().search_key == fold(person.name)
