"""Guessing a password is slowed, for an account and from an address; its owner is not kept out for ever."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from policytracker.login import throttle
from policytracker.login.models import Attempts
from tests.factories import UserFactory
from tests.login.conftest import CODE, PASSWORD, Clock, Telephone, give_code, give_password, is_in, log_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS_LIMIT, ACCOUNT_LIMIT = throttle.RULES["address"].free, throttle.RULES["account"].free
LONGEST = throttle.RULES["account"].longest


@pytest.fixture(autouse=True)
def still(clock: Clock, anna: User) -> Clock:
    return clock


def addresses() -> Iterator[str]:
    return (f"198.51.{n // 250}.{n % 250 + 1}" for n in count())


def looked_at(guesses: int, guess: Callable[[int], HttpResponse]) -> int:
    """How many of so many guesses were looked at; the others were answered 429."""
    answers = [guess(number).status_code for number in range(guesses)]
    assert set(answers) <= {200, 429}
    return answers.count(200)


def on_one_account(guesses: int = 40, username: str = "anna") -> int:
    """Wrong passwords for one account, each from another address."""
    senders = addresses()
    return looked_at(guesses, lambda n: give_password(Client(), username, f"wrong {n}", REMOTE_ADDR=next(senders)))


def from_one_address(guesses: int = 60, **extra: str) -> int:
    """One wrong password for each of many accounts, all from one address."""
    return looked_at(guesses, lambda n: give_password(Client(), f"user{n}", "wrong", **extra))


def with_forged_headers(guesses: int = 60) -> int:
    """As before, with a header that names another address each time."""
    senders = addresses()
    return looked_at(
        guesses,
        lambda n: give_password(Client(), f"user{n}", "wrong", headers={"X-Forwarded-For": next(senders)}),
    )


ATTACKS = [
    pytest.param(on_one_account, ACCOUNT_LIMIT, id="one account from many addresses"),
    pytest.param(from_one_address, ADDRESS_LIMIT, id="many accounts from one address"),
    pytest.param(with_forged_headers, ADDRESS_LIMIT, id="many accounts behind forged headers"),
]


@pytest.mark.parametrize(("attack", "limit"), ATTACKS)
def test_guessing_comes_to_a_stop(attack: Callable[[], int], limit: int) -> None:
    assert attack() == limit


@pytest.mark.parametrize(("attack", "limit"), ATTACKS)
def test_without_the_throttle_every_guess_would_be_looked_at(
    attack: Callable[[], int], limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle.Rule, "wait", lambda rule, failures: None)
    assert attack() > limit


def test_a_throttle_that_believed_the_header_would_be_caught(settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1  # with no proxy there: the header is the client's own
    assert with_forged_headers() > ADDRESS_LIMIT


def test_behind_a_trusted_proxy_each_client_has_a_count_of_its_own(settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    attacker, other = {"X-Forwarded-For": "9.9.9.9, 203.0.113.5"}, {"X-Forwarded-For": "203.0.113.6"}
    guesses = [give_password(Client(), f"user{n}", "x", headers=attacker).status_code for n in range(30)]
    assert guesses.count(200) == ADDRESS_LIMIT
    assert give_password(Client(), headers=attacker).status_code == 429
    assert give_password(Client(), headers=other).status_code == 302


def test_behind_a_trusted_proxy_forged_entries_help_nobody(settings: Any) -> None:
    settings.TRUSTED_PROXIES = 1
    senders = addresses()
    guesses = [
        give_password(
            Client(), f"user{n}", "x", headers={"X-Forwarded-For": f"{next(senders)}, 203.0.113.5"}
        ).status_code
        for n in range(30)
    ]
    assert guesses.count(200) == ADDRESS_LIMIT


def test_the_right_password_does_not_pass_while_guesses_are_refused() -> None:
    on_one_account()
    client = Client()
    assert give_password(client).status_code == 429
    assert not is_in(client)


def test_names_in_other_letters_are_the_same_account() -> None:
    names = ["anna", "Anna", "ANNA", "aNNa", "annA", "ANna", "ａnna"]
    answers = [give_password(Client(), name, "wrong", REMOTE_ADDR=f"198.51.100.{n}") for n, name in enumerate(names)]
    assert [answer.status_code for answer in answers].count(429) == len(names) - ACCOUNT_LIMIT


def test_the_owner_gets_in_when_the_wait_is_over(still: Clock) -> None:
    on_one_account()
    still.forward(seconds=59)
    assert give_password(Client()).status_code == 429
    still.forward(seconds=2)
    log_in()


def test_refused_guesses_do_not_make_the_wait_longer(still: Clock) -> None:
    on_one_account()
    for _ in range(6):
        still.forward(seconds=9)
        assert on_one_account(5) == 0
    still.forward(seconds=7)
    log_in()


def test_each_further_failure_doubles_the_wait_up_to_the_longest(still: Clock) -> None:
    on_one_account()
    waits = []
    for n in range(8):
        answer = give_password(Client(), password="wrong", REMOTE_ADDR=f"203.0.113.{n}")
        wait = int(answer["Retry-After"])
        waits.append(round(wait / 60))
        still.forward(seconds=wait)
        assert give_password(Client(), password="wrong", REMOTE_ADDR=f"203.0.113.{n}").status_code == 200
    assert waits == [1, 2, 4, 8, 15, 15, 15, 15]


@pytest.mark.parametrize("kind", throttle.RULES)
def test_no_wait_is_longer_than_its_rule_says(kind: str) -> None:
    rule = throttle.RULES[kind]
    assert rule.wait(rule.free - 1) is None
    assert rule.wait(rule.free) == timedelta(minutes=1)
    assert rule.wait(10**9) == rule.longest <= timedelta(hours=1)


def test_a_success_gives_the_account_its_free_guesses_back(still: Clock) -> None:
    assert on_one_account(ACCOUNT_LIMIT - 1) == ACCOUNT_LIMIT - 1
    log_in()
    assert on_one_account() == ACCOUNT_LIMIT


def test_an_account_of_ones_own_does_not_clean_ones_address() -> None:
    UserFactory(username="mallory", is_staff=True, password=PASSWORD)
    answers = []
    for n in range(30):
        answers.append(give_password(Client(), f"user{n}", "wrong").status_code)
        if answers[-1] == 200:
            give_password(Client(), "mallory")
    assert answers.count(200) == ADDRESS_LIMIT


def test_failures_are_forgotten_after_a_day(still: Clock) -> None:
    assert on_one_account(ACCOUNT_LIMIT - 1) == ACCOUNT_LIMIT - 1
    still.forward(hours=25)
    assert on_one_account() == ACCOUNT_LIMIT


def test_old_counts_leave_the_database(still: Clock) -> None:
    from_one_address()
    assert Attempts.objects.count() > ADDRESS_LIMIT
    still.forward(hours=25)
    give_password(Client(), "somebody", "wrong")
    assert Attempts.objects.count() == 2


def test_whoever_logged_in_here_before_is_not_kept_out_by_guesses_from_elsewhere(still: Clock) -> None:
    browser = log_in()
    browser.post("/beheer/logout/")
    for _ in range(20):  # the wait is at its longest after the third
        on_one_account(8)
        still.forward(minutes=15)
        on_one_account(8)
        assert give_password(Client()).status_code == 429
    assert give_password(browser).status_code == 302
    assert is_in(browser)


def test_a_known_browser_has_free_guesses_of_its_own_and_no_more(still: Clock) -> None:
    browser = log_in()
    browser.post("/beheer/logout/")
    assert looked_at(20, lambda n: give_password(browser, password=f"wrong {n}")) == ACCOUNT_LIMIT
    assert give_password(browser).status_code == 429


def test_a_known_browser_is_known_for_its_own_account_only() -> None:
    UserFactory(username="mallory", is_staff=True, password=PASSWORD)
    browser = log_in(username="mallory")
    on_one_account()
    assert give_password(browser).status_code == 429


@pytest.mark.parametrize("spoilt", ["", "x", "x:y:z"], ids=["empty", "no signature", "wrong signature"])
def test_a_forged_cookie_makes_no_known_browser(spoilt: str) -> None:
    browser = Client()
    browser.cookies["known_browser"] = spoilt
    on_one_account()
    assert give_password(browser).status_code == 429


def test_the_cookie_of_a_known_browser_opens_nothing_and_stays_in_the_back_office() -> None:
    browser = log_in()
    cookie = browser.cookies["known_browser"]
    assert cookie["httponly"]
    assert cookie["path"] == "/beheer/"
    assert "anna" not in cookie.value
    stranger = Client()
    stranger.cookies["known_browser"] = cookie.value
    assert not is_in(stranger)


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "Te veel pogingen zijn mislukt. Probeer het over 1 minuut opnieuw, om"),
     ("en", "Too many attempts failed. Try again in 1 minute, at")],
)  # fmt: skip
def test_the_answer_says_when_to_try_again(language: str, words: str, still: Clock) -> None:
    on_one_account()
    client = Client()
    client.cookies[site_settings.LANGUAGE_COOKIE_NAME] = language
    answer = give_password(client)
    assert answer.status_code == 429
    assert words in text_of(answer)
    assert 60 <= int(answer["Retry-After"]) <= 61


def as_seen(answer: HttpResponse, username: str) -> tuple[int, str, str | None]:
    """An answer without what differs from one to the next anyway."""
    import re

    page = re.sub('name="csrfmiddlewaretoken" value="[^"]+"', "", text_of(answer)).replace(username, "NAME")
    return answer.status_code, page, answer.headers.get("Retry-After")


@pytest.mark.parametrize("other", ["nobody", "reader", "former"], ids=["no account", "no staff", "inactive"])
def test_no_answer_tells_whether_an_account_exists(other: str) -> None:
    UserFactory(username="reader", password=PASSWORD)
    UserFactory(username="former", password=PASSWORD, is_staff=True, is_active=False)
    for n in range(ACCOUNT_LIMIT + 3):
        sender = f"198.51.100.{n}"
        ours = give_password(Client(), "anna", "wrong", REMOTE_ADDR=sender)
        theirs = give_password(Client(), other, PASSWORD, REMOTE_ADDR=sender)
        assert as_seen(ours, "anna") == as_seen(theirs, other)
    assert theirs.status_code == 429


def test_what_is_typed_as_a_name_is_not_kept() -> None:
    give_password(Client(), "mijn-geheime-wachtwoord", "x", REMOTE_ADDR="198.51.100.77")
    kept = str(list(Attempts.objects.values_list()))
    assert "geheime" not in kept
    assert "198.51" not in kept


def test_codes_of_the_second_factor_are_counted_too(telephone: Telephone) -> None:
    senders = addresses()

    def guess(number: int) -> HttpResponse:
        client = Client(REMOTE_ADDR=next(senders))
        assert give_password(client)["Location"] == CODE
        return give_code(client, f"{number:06d}")

    wrong = [n for n in range(60) if f"{n:06d}" not in {telephone.code(off) for off in (-1, 0, 1)}]
    assert looked_at(40, lambda n: guess(wrong[n])) == throttle.RULES["code"].free


def test_the_right_code_does_not_pass_while_guesses_are_refused(telephone: Telephone, still: Clock) -> None:
    client = Client()
    give_password(client)
    for _ in range(throttle.RULES["code"].free):
        give_code(client, "000000" if telephone.code() != "000000" else "000001")
    answer = give_code(client, telephone.code())
    assert answer.status_code == 429
    assert not is_in(client)
    still.forward(minutes=2)
    assert give_code(client, telephone.code()).status_code == 302
    assert is_in(client)


def test_guesses_at_the_old_password_in_an_open_session_are_counted() -> None:
    browser = log_in()
    new = {"new_password1": "another long password", "new_password2": "another long password"}
    address = "/beheer/password_change/"
    assert looked_at(20, lambda n: browser.post(address, {"old_password": f"x{n}", **new})) == ACCOUNT_LIMIT
    assert browser.post(address, {"old_password": PASSWORD, **new}).status_code == 429


@pytest.mark.parametrize("page", ["herstelcodes", "uitzetten", "instellen"])
def test_guesses_at_the_password_before_a_change_are_counted(page: str, telephone: Telephone) -> None:
    browser = log_in(telephone)
    address = f"/beheer/tweede-factor/{page}/"
    assert looked_at(20, lambda n: browser.post(address, {"password": f"x{n}", "code": "123456"})) == ACCOUNT_LIMIT
    answer = browser.post(address, {"password": PASSWORD, "code": "123456"})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0
