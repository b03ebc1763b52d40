"""What the environment decides: safe where nothing is said, clear where something wrong is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOW = (
    "import django; django.setup(); from django.conf import settings as s;"
    "print(s.SECOND_FACTOR_REQUIRED, s.TRUSTED_PROXIES)"
)
OURS = ("DEBUG", "SECOND_FACTOR_REQUIRED", "TRUSTED_PROXIES", "BEHIND_PROXY", "HTTPS", "DJANGO_ALLOW_ASYNC_UNSAFE")
# The production environment of the README.
PRODUCTION = {
    "SECRET_KEY": "wM7-not-a-real-key-but-long-enough-to-be-taken-for-one-3qZ8xT",
    "ALLOWED_HOSTS": "beleid.example",
    "CSRF_TRUSTED_ORIGINS": "https://beleid.example",
    "HTTPS": "true",
    "BEHIND_PROXY": "true",
    "TRUSTED_PROXIES": "1",
}


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**clean, "DJANGO_SETTINGS_MODULE": "policytracker.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "printed"),
    [
        pytest.param({}, "True 0", id="nothing set: required, no header believed"),
        pytest.param({"DEBUG": "true"}, "False 0", id="debugging: optional"),
        pytest.param({"DEBUG": "true", "SECOND_FACTOR_REQUIRED": "true"}, "True 0", id="debugging, and required"),
        pytest.param({"SECOND_FACTOR_REQUIRED": "false"}, "False 0", id="optional"),
        pytest.param({"TRUSTED_PROXIES": "2"}, "True 2", id="two proxies"),
    ],
)
def test_the_second_factor_is_required_unless_said_otherwise(environment: dict[str, str], printed: str) -> None:
    assert run("-c", SHOW, **environment).stdout.strip() == printed


@pytest.mark.parametrize("value", ["-1", "x", "1.5"])
def test_a_number_of_proxies_that_is_none_stops_the_site(value: str) -> None:
    assert run("-c", SHOW, TRUSTED_PROXIES=value).returncode == 1


def test_the_deploy_check_is_clean_with_the_production_environment() -> None:
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_the_deploy_check_tells_of_a_proxy_that_is_not_counted_and_stays_green() -> None:
    checked = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **{**PRODUCTION, "TRUSTED_PROXIES": "0"})
    assert checked.returncode == 0, checked.stderr
    assert "login.I001" in checked.stderr + checked.stdout


def test_make_demo_asks_for_no_second_factor() -> None:
    """The printed login is enough on one's own machine; the shell's environment still has the last word."""
    rule = next(line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if "SECOND" in line)
    assert rule == "demo run: export SECOND_FACTOR_REQUIRED ?= false"
