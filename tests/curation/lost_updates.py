"""Editors who write one row at the same time, each adding a mark to its text; which marks are lost?

`DATABASE_URL=… python -m tests.curation.lost_updates [--unchecked]` prints how many, on a database of its own.
"""

import sys
from threading import Barrier, Thread

THREADS = 20
EDITS = 50


def lost_updates(key: object, edits: int = EDITS) -> int:
    """Marks that are gone after 20 threads have each added theirs `edits` times, trying again where refused."""
    from django.db import connection

    from articles.editorial import StaleRowError
    from initiatives.models import Initiative

    start = Barrier(THREADS)

    def write(number: int) -> None:
        start.wait()
        try:
            for edit in range(edits):
                while not wrote(f"{number}.{edit}"):
                    pass
        finally:
            connection.close()

    def wrote(mark: str) -> bool:
        row = Initiative.objects.get(pk=key)
        row.description += f"{mark} "
        try:
            row.save()
        except StaleRowError:
            return False
        return True

    threads = [Thread(target=write, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return THREADS * edits - len(set(Initiative.objects.get(pk=key).description.split()))


def main() -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policytracker.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import models

    from articles.editorial import Versioned
    from initiatives.models import Initiative

    call_command("migrate", verbosity=0)
    if "--unchecked" in sys.argv:
        Versioned._do_update = models.Model._do_update  # type: ignore[method-assign, attr-defined]
    row = Initiative.objects.create(name="Loket")
    print(lost_updates(row.pk, 5 if "--unchecked" in sys.argv else EDITS))  # noqa: T201


if __name__ == "__main__":
    main()
