"""Guesses that arrive together, in several processes, are counted one by one."""

import subprocess
import sys
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from policytracker.login import second_factor, throttle
from tests.factories import UserFactory
from tests.login.conftest import PASSWORD, app_code, give_password

ROOT = Path(__file__).resolve().parents[2]
LIMIT = throttle.RULES["account"].free

GUESSES = """
import sys, django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
looked_at = 0
print("ready", flush=True)
sys.stdin.readline()
for n in range(8):
    answer = Client(REMOTE_ADDR=f"198.51.{sys.argv[1]}.{n}").post(
        "/beheer/login/", {"username": "anna", "password": f"wrong {n}"})
    assert answer.status_code in (200, 429), answer.status_code
    looked_at += answer.status_code == 200
print(looked_at)
"""


def test_several_processes_on_one_sqlite_file_share_the_count(site_file: dict[str, str]) -> None:
    environment = {**site_file, "DJANGO_SETTINGS_MODULE": "policytracker.settings", "PYTHONPATH": str(ROOT)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", GUESSES, str(n)],
            cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for n in range(3)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    ends = [process.communicate(timeout=60) for process in processes]
    assert sum(int(out) for out, _ in ends) == LIMIT, ends


def together(number: int, call) -> list[object]:
    """What each of so many threads got."""
    start = Barrier(number)
    results: list[object] = [None] * number

    def run(n: int) -> None:
        start.wait()
        try:
            results[n] = call(n)
        except Exception as error:
            results[n] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(n,)) for n in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


@pytest.fixture
def rows_are_locked(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time; its processes are tested above")


def test_guesses_at_the_same_moment_do_not_pass_together(rows_are_locked: None) -> None:
    UserFactory(username="anna", is_staff=True, password=PASSWORD)
    answers = together(16, lambda n: give_password(Client(REMOTE_ADDR=f"198.51.100.{n}"), password=f"x{n}").status_code)
    assert sorted(answers, key=str) == [200] * LIMIT + [429] * (16 - LIMIT)


def test_a_code_that_is_given_twice_at_the_same_moment_is_good_once(rows_are_locked: None) -> None:
    user = UserFactory(username="anna", is_staff=True, password=PASSWORD)
    secret = second_factor.new_secret()
    codes = second_factor.set_up(user, secret, app_code(secret, -1), replace=True)
    assert codes
    for code in (app_code(secret), codes[0].replace("-", "")):
        ends = together(6, lambda n: second_factor.is_right(User.objects.get(), code))  # noqa: B023
        assert sorted(ends, key=str) == [False] * 5 + [True]
