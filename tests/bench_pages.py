"""Seconds that the back office, the site and the API take on an archive of 100,000 statements, on SQLite.

`python -m tests.bench_pages [--statements N]`. Each page is asked three times; the middle time is told, with the
number of queries. Times on a shared machine vary.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

SLOW = 1.0  # seconds
ASKED = 3
LATE_PAGE = 20
LONG_PAST, PAST = "2020-06-30", "2026-06-30"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_pages", description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a file for the archive, used again where it is there")
    parser.add_argument("--all", action="store_true", help="tell every page, not only the slowest thirty")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.keep or Path(folder) / "archive.sqlite3"
        _set_up(file)
        slow = _measure(options.statements, None if options.all else 30)
    sys.exit(1 if slow else 0)


def _set_up(file: Path) -> None:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="policytracker.settings",
        DATABASE_URL=f"sqlite:///{file}",
        ALLOWED_HOSTS="testserver",
        SECRET_KEY="only for measuring",
        SECOND_FACTOR_REQUIRED="false",
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _measure(statements: int, shown: int | None) -> int:
    """Print the slowest pages; returns how many took longer than a second or were not answered with 200."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from rich.console import Console
    from rich.table import Table

    from initiatives.models import Statement
    from tests.big_archive import fill

    if not Statement.objects.exists():
        fill(statements)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client()
    client.force_login(User.objects.filter(is_superuser=True).first() or User.objects.create_superuser("chief"))
    found = sorted((_ask(client, address) for address in addresses()), reverse=True)
    wrong = [row for row in found if row.seconds > SLOW or row.status != 200]
    title = f"{Statement.objects.count():,} statements, {len(found)} pages, {len(wrong)} slow or failed"
    table = Table("page", "status", "seconds", "queries", title=title)
    for row in [*wrong, *(row for row in found if row not in wrong)][:shown]:
        cells = row.address, str(row.status), f"{row.seconds:.2f}", str(row.queries)
        table.add_row(*cells, style="red" if row in wrong else "")
    Console(width=None if Console().is_terminal else 140, highlight=False).print(table)
    return len(wrong)


class Asked(NamedTuple):
    seconds: float
    address: str
    queries: int
    status: int


def _ask(client: Any, address: str) -> Asked:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken = []
    for _time in range(ASKED):
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
        taken.append(time.perf_counter() - start)
    return Asked(statistics.median(taken), address, len(queries), answer.status_code)


def addresses() -> Iterator[str]:
    yield from _lists_of_the_back_office()
    yield from _rows_of_the_back_office()
    yield from _desk()
    yield from _site()
    yield from (f"{address}{'&' if '?' in address else '?'}as_of={PAST}" for address in _site())
    yield f"/veranderd/?since={LONG_PAST}&as_of={PAST}"
    yield f"/api/v1/changes/?since={LONG_PAST}&as_of={PAST}"


def _lists_of_the_back_office() -> Iterator[str]:
    """Each list as it opens, searched, on a later page, and with each of its filters and orders."""
    from django.contrib import admin
    from django.urls import reverse

    yield reverse("admin:index")
    for model in sorted(admin.site._registry, key=lambda model: model._meta.label):
        shown: Any = admin.site._registry[model]
        if model._meta.app_label not in ("articles", "initiatives"):
            continue
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        yield address
        if model._default_manager.count() > LATE_PAGE * shown.list_per_page:
            yield f"{address}?p={LATE_PAGE}"
        if shown.search_fields:
            yield f"{address}?q=loket+wijk"
        for column in range(1, len(shown.list_display) + 1):
            yield f"{address}?o={column}"
        if hasattr(model, "state"):
            yield f"{address}?state__exact=candidate"


def _rows_of_the_back_office() -> Iterator[str]:
    from django.contrib import admin
    from django.urls import reverse

    for model in sorted(admin.site._registry, key=lambda model: model._meta.label):
        row = model._default_manager.order_by("-pk").first()
        if row is not None and model._meta.app_label in ("articles", "initiatives"):
            yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])


def _desk() -> Iterator[str]:
    from django.urls import reverse

    from initiatives.admin.desk.queue import ORDERS, queue
    from initiatives.models import Initiative

    yield from (f"{reverse('admin:desk')}?order={order}" for order in ORDERS)
    yield f"{reverse('admin:desk')}?initiative={Initiative.objects.order_by('pk').first().pk}"  # type: ignore[union-attr]
    yield f"{reverse('admin:desk')}?page=20"
    yield from (reverse(f"admin:{name}") for name in ("coding", "coding-agreement", "proposals", "recent_changes"))
    yield from (
        f"{reverse('admin:desk-article', args=[row.pk])}?order={order}" for order in ORDERS for row in queue(order)[:1]
    )


def _site() -> Iterator[str]:
    from initiatives.models import Commitment, Initiative, Organisation, Person

    yield from ("/", "/zoeken/?q=loket", "/artikelen/", "/artikelen/?page=50")
    for name in ("toezeggingen", "uitspraken", "personen", "organisaties", "initiatieven"):
        yield from (f"/{name}/", f"/{name}/?page=20", f"/{name}/?q=wijk")
    for model in (Commitment, Person, Organisation, Initiative):
        yield model.objects.published().first().get_absolute_url()
    yield "/veranderd/"
    for name in ("articles", "statements", "commitments", "people", "organisations", "initiatives", "changes"):
        yield f"/api/v1/{name}/"


if __name__ == "__main__":
    main()
