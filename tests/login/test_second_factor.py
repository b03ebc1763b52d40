"""The second factor: set up once, asked at each login, never good twice, and replaceable by recovery codes."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from policytracker.login import second_factor
from policytracker.login.models import RecoveryCode
from tests.factories import UserFactory
from tests.login.conftest import (
    CODE,
    INDEX,
    LOGIN,
    PASSWORD,
    SET_UP,
    Clock,
    Telephone,
    app_code,
    codes_on,
    give_code,
    give_password,
    is_in,
    log_in,
    secret_on,
    text_of,
)

pytestmark = pytest.mark.django_db
OWN = "/beheer/tweede-factor/"


def at_the_code() -> Client:
    """A browser in which the password was right."""
    client = Client()
    assert give_password(client)["Location"] == CODE
    return client


def other_than(*codes: str) -> str:
    return next(code for code in map("{:06d}".format, range(10)) if code not in codes)


def test_the_password_alone_does_not_log_in(telephone: Telephone) -> None:
    client = at_the_code()
    assert not is_in(client)
    assert "_auth_user_id" not in client.session
    assert client.patch("/api/v1/people/x/").status_code == 403
    assert User.objects.get(username="anna").last_login is None


def test_password_and_code_log_in(telephone: Telephone) -> None:
    client = at_the_code()
    answer = give_code(client, telephone.code())
    assert (answer.status_code, answer["Location"]) == (302, INDEX)
    assert is_in(client)


def test_the_page_that_was_asked_for_follows(telephone: Telephone) -> None:
    client = Client()
    wanted = "/beheer/auth/user/"
    assert client.get(wanted)["Location"] == f"{LOGIN}?next={wanted}"
    client.post(LOGIN, {"username": "anna", "password": PASSWORD, "next": wanted})
    assert give_code(client, telephone.code())["Location"] == wanted


def test_no_other_site_follows(telephone: Telephone) -> None:
    client = Client()
    client.post(LOGIN, {"username": "anna", "password": PASSWORD, "next": "https://elders.example/"})
    assert give_code(client, telephone.code())["Location"] == INDEX


@pytest.mark.parametrize(
    ("steps_off", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)], ids="{:+d} steps".format
)
def test_a_clock_may_be_one_step_off_and_no_more(steps_off: int, good: bool, telephone: Telephone) -> None:
    client = at_the_code()
    near = {telephone.code(step) for step in (-1, 0, 1)}
    code = telephone.code(steps_off)
    assert good or code not in near, "a coincidence of one in 300,000: run again"
    give_code(client, code)
    assert is_in(client) is good


def test_the_tolerance_does_not_wander_with_the_clock(telephone: Telephone, clock: Clock) -> None:
    for _ in range(3):
        assert is_in(log_in_with(telephone.code(1)))
        clock.forward(minutes=2)
    assert not is_in(log_in_with(telephone.code(2)))


def log_in_with(code: str) -> Client:
    client = at_the_code()
    give_code(client, code)
    return client


def test_a_code_is_good_once(telephone: Telephone) -> None:
    code = telephone.code()
    assert is_in(log_in_with(code))
    assert not is_in(log_in_with(code))


def test_a_code_from_before_the_last_one_is_not_good_any_more(telephone: Telephone) -> None:
    assert is_in(log_in_with(telephone.code(1)))
    assert not is_in(log_in_with(telephone.code(0)))


def test_a_library_that_forgot_used_codes_would_be_caught(telephone: Telephone) -> None:
    code = telephone.code()
    assert is_in(log_in_with(code))
    TOTPDevice.objects.update(last_t=-1)
    assert is_in(log_in_with(code))


ODD = [
    "",
    " ",
    "12345",
    "1234567",
    "abcdef",
    "+12345",
    "-12345",
    "1_2345",
    "１２３４５６",
    "\x00",
    "12345\x00",
    "9" * 500,
]


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_an_odd_code_is_refused_on_the_page(odd: str, telephone: Telephone) -> None:
    client = at_the_code()
    answer = give_code(client, odd)
    assert answer.status_code == 200
    assert 'class="errorlist"' in text_of(answer)
    assert not is_in(client)


def test_spaces_in_a_code_do_no_harm(telephone: Telephone) -> None:
    code = telephone.code()
    assert is_in(log_in_with(f" {code[:3]} {code[3:]} "))


def test_the_code_of_another_account_is_not_good(telephone: Telephone, telephone_of: Callable[..., Telephone]) -> None:
    other = telephone_of(UserFactory(username="bert", is_staff=True))
    assert not is_in(log_in_with(other.code()))
    assert not is_in(log_in_with(other.recovery_codes[0]))


# Recovery codes


def test_each_recovery_code_opens_the_login_once(telephone: Telephone) -> None:
    assert len(set(telephone.recovery_codes)) == second_factor.RECOVERY_CODES == 10
    for code in telephone.recovery_codes[:3]:
        assert is_in(log_in_with(code))
        assert not is_in(log_in_with(code))
    assert RecoveryCode.objects.count() == 7


@pytest.mark.parametrize("change", [str.upper, lambda code: code.replace("-", ""), lambda code: code.replace("-", " ")])
def test_a_recovery_code_may_be_typed_in_other_ways(change: Callable[[str], str], telephone: Telephone) -> None:
    assert is_in(log_in_with(change(telephone.recovery_codes[0])))


def test_recovery_codes_are_stored_as_digests_only(telephone: Telephone) -> None:
    with connection.cursor() as cursor:
        kept = ""
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += str(cursor.fetchall())
    assert telephone.secret in kept
    for code in telephone.recovery_codes:
        assert code not in kept
        assert code.replace("-", "") not in kept


def test_the_use_of_a_recovery_code_is_noted_and_told(telephone: Telephone) -> None:
    client = log_in_with(telephone.recovery_codes[0])
    assert "er zijn er nog 9" in text_of(client.get(INDEX))
    assert LogEntry.objects.filter(change_message="Ingelogd met een herstelcode.").count() == 1


def test_new_recovery_codes_replace_the_old_and_are_shown_once(telephone: Telephone) -> None:
    client = log_in(telephone)
    answer = client.post(f"{OWN}herstelcodes/", {"password": PASSWORD})
    fresh = codes_on(answer)
    assert len(fresh) == 10
    assert not set(fresh) & set(telephone.recovery_codes)
    assert "no-store" in answer["Cache-Control"]
    assert codes_on(client.get(f"{OWN}herstelcodes/")) == []
    assert fresh[0] not in str(dict(client.session))
    assert not is_in(log_in_with(telephone.recovery_codes[0]))
    assert is_in(log_in_with(fresh[0]))


# Setting up


def test_whoever_must_have_one_sets_it_up_at_the_first_login(anna: User, required: None, clock: Clock) -> None:
    client = Client()
    assert give_password(client)["Location"] == SET_UP
    assert not is_in(client)
    page = client.get(SET_UP)
    secret = secret_on(page)
    answer = client.post(SET_UP, {"code": app_code(secret)})
    assert len(codes_on(answer)) == 10
    assert "no-store" in answer["Cache-Control"]
    assert is_in(client)
    assert client.get(SET_UP)["Location"].startswith(LOGIN)
    clock.forward(minutes=2)
    assert is_in(log_in(Telephone(secret)))
    assert is_in(log_in_with(codes_on(answer)[0]))


def test_a_wrong_first_code_sets_nothing_up_and_keeps_the_secret(anna: User, required: None, clock: Clock) -> None:
    client = Client()
    give_password(client)
    secret = secret_on(client.get(SET_UP))
    wrong = other_than(*(app_code(secret, off) for off in (-1, 0, 1)))
    answer = client.post(SET_UP, {"code": wrong})
    assert secret_on(answer) == secret
    assert not TOTPDevice.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert not is_in(client)
    client.post(SET_UP, {"code": app_code(secret)})
    assert is_in(client)


def test_the_first_code_does_not_log_in_again(anna: User, required: None, clock: Clock) -> None:
    client = Client()
    give_password(client)
    secret = secret_on(client.get(SET_UP))
    client.post(SET_UP, {"code": app_code(secret)})
    assert not is_in(log_in_with(app_code(secret)))


def test_nobody_sets_up_a_new_app_in_place_of_giving_the_code(telephone: Telephone, required: None) -> None:
    client = at_the_code()
    assert client.get(SET_UP)["Location"].startswith(LOGIN)
    client = at_the_code()
    assert client.post(SET_UP, {"code": "123456"})["Location"].startswith(LOGIN)
    assert not is_in(client)


def test_of_two_who_set_up_the_first_app_the_later_one_is_refused(anna: User, required: None, clock: Clock) -> None:
    browsers = [Client(), Client()]
    secrets = []
    for browser in browsers:
        give_password(browser)
        secrets.append(secret_on(browser.get(SET_UP)))
    assert secrets[0] != secrets[1]
    first, second = (
        browser.post(SET_UP, {"code": app_code(secret)}) for browser, secret in zip(browsers, secrets, strict=True)
    )
    assert codes_on(first)
    assert second["Location"].startswith(LOGIN)
    assert TOTPDevice.objects.get().key == secrets[0]
    assert second_factor.set_up(anna, secrets[1], app_code(secrets[1]), replace=False) is None
    assert TOTPDevice.objects.get().key == secrets[0]


def test_without_the_first_step_there_is_no_second(anna: User, required: None) -> None:
    for page in (CODE, SET_UP):
        for answer in (Client().get(page), Client().post(page, {"code": "123456"})):
            assert answer["Location"].startswith(LOGIN)


@pytest.mark.parametrize("change", ["time", "password", "inactive", "no staff", "deleted", "app removed"])
def test_the_first_step_does_not_last(change: str, telephone: Telephone, clock: Clock) -> None:
    client = at_the_code()
    anna = User.objects.get(username="anna")
    if change == "time":
        clock.forward(minutes=11)
    elif change == "password":
        anna.set_password("another long password")
    elif change == "inactive":
        anna.is_active = False
    elif change == "no staff":
        anna.is_staff = False
    elif change == "app removed":
        second_factor.remove(anna)
    anna.save()
    if change == "deleted":
        anna.delete()
    assert give_code(client, telephone.code())["Location"].startswith(LOGIN)
    assert not is_in(client)


def test_the_picture_holds_the_secret_and_comes_with_the_page(anna: User, required: None) -> None:
    import segno

    client = Client()
    give_password(client)
    page = text_of(client.get(SET_UP))
    secret = secret_on(client.get(SET_UP))
    address = second_factor.proposed(anna, secret).config_url
    assert address.startswith("otpauth://totp/Policytracker%3Aanna?secret=")
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff"
    )
    assert drawn in page
    assert "<img" not in page
    assert "style=" not in drawn
    assert not re.search("(src|href)=[\"']https?:", page)


def test_where_it_is_optional_the_password_is_enough_until_it_is_set_up(anna: User, clock: Clock) -> None:
    client = log_in()
    secret = secret_on(client.get(f"{OWN}instellen/"))
    answer = client.post(f"{OWN}instellen/", {"password": PASSWORD, "code": app_code(secret)})
    assert len(codes_on(answer)) == 10
    assert is_in(client)
    clock.forward(minutes=2)
    assert not is_in(at_the_code())
    assert is_in(log_in(Telephone(secret)))


def test_setting_up_in_an_open_session_needs_the_password(anna: User, clock: Clock) -> None:
    client = log_in()
    secret = secret_on(client.get(f"{OWN}instellen/"))
    client.post(f"{OWN}instellen/", {"password": "wrong", "code": app_code(secret)})
    assert not TOTPDevice.objects.exists()


def test_another_app_replaces_the_first_with_its_recovery_codes(telephone: Telephone, clock: Clock) -> None:
    client = log_in(telephone)
    secret = secret_on(client.get(f"{OWN}instellen/"))
    assert secret != telephone.secret
    client.post(f"{OWN}instellen/", {"password": PASSWORD, "code": app_code(secret)})
    clock.forward(minutes=2)
    assert TOTPDevice.objects.count() == 1
    assert not is_in(log_in_with(telephone.code()))
    assert not is_in(log_in_with(telephone.recovery_codes[0]))
    assert is_in(log_in(Telephone(secret)))


def test_it_can_be_turned_off_where_it_is_optional_and_with_the_password(telephone: Telephone) -> None:
    client = log_in(telephone)
    client.post(f"{OWN}uitzetten/", {"password": "wrong"})
    assert TOTPDevice.objects.exists()
    client.post(f"{OWN}uitzetten/", {"password": PASSWORD})
    assert not TOTPDevice.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert is_in(client)
    assert is_in(log_in())


def test_it_cannot_be_turned_off_where_it_is_required(telephone: Telephone, required: None) -> None:
    client = log_in(telephone)
    answer = client.post(f"{OWN}uitzetten/", {"password": PASSWORD})
    assert answer["Location"] == OWN
    assert TOTPDevice.objects.exists()


def test_what_changes_is_noted_in_the_accounts_history(telephone: Telephone, clock: Clock) -> None:
    client = log_in(telephone)
    client.post(f"{OWN}herstelcodes/", {"password": PASSWORD})
    secret = secret_on(client.get(f"{OWN}instellen/"))
    client.post(f"{OWN}instellen/", {"password": PASSWORD, "code": app_code(secret)})
    client.post(f"{OWN}uitzetten/", {"password": PASSWORD})
    noted = list(LogEntry.objects.order_by("pk").values_list("change_message", flat=True))
    assert noted == ["Nieuwe herstelcodes gemaakt.", "Tweede factor ingesteld.", "Tweede factor uitgezet."]


def test_no_secret_reaches_the_log(telephone: Telephone, caplog: Any) -> None:
    caplog.set_level(0)
    client = log_in(telephone)
    client.post(f"{OWN}herstelcodes/", {"password": PASSWORD})
    for n in range(8):
        give_password(Client(), password=f"nearly right {n}")
    assert "slowed" in caplog.text
    for word in (PASSWORD, "nearly right", telephone.secret, telephone.recovery_codes[0]):
        assert word not in caplog.text


def test_the_tests_see_the_time_that_the_library_sees(clock: Clock) -> None:
    secret = second_factor.new_secret()
    before = app_code(secret)
    clock.forward(seconds=30)
    assert app_code(secret, -1) == before
    assert time.time() == clock.seconds
