"""Nobody overwrites unseen what somebody else wrote."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, models, transaction

from articles.editorial import StaleRowError, Versioned
from initiatives.models import Initiative, Person
from tests.curation.lost_updates import lost_updates
from tests.factories import InitiativeFactory, PersonFactory

ROOT = Path(__file__).resolve().parents[2]


def test_a_row_that_was_read_before_another_write_is_not_written(db: None) -> None:
    PersonFactory(name="Anna Bos")
    first, second = Person.objects.get(), Person.objects.get()
    first.name = "Anna Bosch"
    first.save()
    second.given_name = "An"
    with pytest.raises(StaleRowError), transaction.atomic():
        second.save()
    assert Person.objects.values_list("name", "given_name", "version").get() == ("Anna Bosch", "Sanne", 2)


def test_a_row_that_was_removed_does_not_come_back(db: None) -> None:
    person = PersonFactory()
    Person.objects.all().delete()
    with pytest.raises(StaleRowError), transaction.atomic():
        person.save()
    assert not Person.objects.exists()


def test_saving_some_fields_asks_for_the_version_too(db: None) -> None:
    PersonFactory()
    first, second = Person.objects.get(), Person.objects.get()
    first.save(update_fields=["name"])
    with pytest.raises(StaleRowError), transaction.atomic():
        second.save(update_fields=["given_name"])
    first.save()
    assert first.version == 3


def rows_of(model: type[models.Model]) -> list[type[models.Model]]:
    return [sub for sub in model.__subclasses__() if not sub._meta.abstract] + [
        deeper for sub in model.__subclasses__() if sub._meta.abstract for deeper in rows_of(sub)
    ]


def test_every_curated_row_has_a_version() -> None:
    from initiatives.admin.history import CURATED

    assert set(rows_of(Versioned)) == set(CURATED)


@pytest.mark.django_db(transaction=True)
def test_twenty_editors_lose_no_update_in_fifty_edits_each() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's test database is in memory; a file of its own is used below")
    assert lost_updates(InitiativeFactory().pk) == 0
    assert Initiative.objects.get().version == 1001


@pytest.mark.django_db(transaction=True)
def test_without_the_version_updates_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's test database is in memory; a file of its own is used below")
    monkeypatch.setattr(Versioned, "_do_update", models.Model._do_update)  # type: ignore[attr-defined]
    assert lost_updates(InitiativeFactory().pk, edits=5) > 0


@pytest.mark.parametrize("checked", [True, False], ids=["checked", "unchecked"])
def test_on_a_sqlite_file_no_update_is_lost_either(checked: bool, site_file: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.curation.lost_updates", *([] if checked else ["--unchecked"])],
        cwd=ROOT,
        env={**site_file, "SECRET_KEY": "only for this test"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (int(run.stdout) == 0) is checked
