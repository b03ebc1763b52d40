"""An administrator takes away somebody's second factor; that is asked first, noted and logged."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from policytracker.login.models import RecoveryCode
from tests.factories import UserFactory
from tests.login.conftest import SET_UP, Clock, Telephone, give_password, is_in, log_in, text_of

pytestmark = pytest.mark.django_db


def page_of(user: User) -> str:
    return reverse("admin:auth_user_reset_second_factor", args=[user.pk])


@pytest.fixture
def chief(superuser: User, login: Callable[[User], Client]) -> Client:
    return login(superuser)


def test_a_reset_takes_app_codes_and_sessions_away(
    anna: User, telephone: Telephone, chief: Client, settings: Any
) -> None:
    hers = log_in(telephone)
    answer = chief.post(page_of(anna), follow=True)
    assert "Tweede factor gewist." in text_of(answer)
    assert not TOTPDevice.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert not is_in(hers)
    settings.SECOND_FACTOR_REQUIRED = True
    assert give_password(Client())["Location"] == SET_UP


def test_opening_the_page_changes_nothing(anna: User, telephone: Telephone, chief: Client) -> None:
    assert chief.get(page_of(anna)).status_code == 200
    assert TOTPDevice.objects.exists()


def test_a_reset_stands_in_the_history_and_in_the_log(
    anna: User, telephone: Telephone, chief: Client, superuser: User, caplog: Any
) -> None:
    chief.post(page_of(anna))
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.change_message) == (superuser, str(anna.pk), "Tweede factor gewist.")
    assert "Second factor of anna reset by chief" in caplog.text
    assert "Tweede factor gewist." in text_of(chief.get(reverse("admin:auth_user_history", args=[anna.pk])))


def test_there_may_be_nothing_to_reset(anna: User, chief: Client) -> None:
    assert "heeft geen tweede factor" in text_of(chief.post(page_of(anna), follow=True))
    assert not LogEntry.objects.exists()


def test_nobody_resets_their_own_this_way(
    superuser: User, telephone_of: Callable[..., Telephone], clock: Clock
) -> None:
    client = Client()
    telephone = telephone_of(superuser)
    give_password(client, "chief")
    client.post("/beheer/login/code/", {"code": telephone.code()})
    assert is_in(client)
    assert client.post(page_of(superuser)).status_code == 403
    assert TOTPDevice.objects.exists()


@pytest.mark.parametrize(
    ("codenames", "of_superuser", "answer"),
    [
        pytest.param([], False, 403, id="no permission"),
        pytest.param(["view_user"], False, 403, id="may only look"),
        pytest.param(["view_user", "change_user"], False, 302, id="may change accounts"),
        pytest.param(["view_user", "change_user"], True, 403, id="a superuser's, without being one"),
    ],
)
def test_who_may_reset(
    codenames: list[str], of_superuser: bool, answer: int, anna: User, telephone: Telephone, editor: User,
    login: Callable[[User], Client],
) -> None:  # fmt: skip
    User.objects.filter(pk=anna.pk).update(is_superuser=of_superuser)
    editor.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = login(editor)
    assert client.post(page_of(anna)).status_code == answer
    assert TOTPDevice.objects.exists() is (answer == 403)
    if codenames:
        form = text_of(client.get(reverse("admin:auth_user_change", args=[anna.pk])))
        assert page_of(anna) not in form


def test_the_account_page_offers_it_where_there_is_something_to_reset(
    anna: User, telephone: Telephone, chief: Client
) -> None:
    other = UserFactory(username="bert", is_staff=True)
    for user, offered in ((anna, True), (other, False)):
        page = text_of(chief.get(reverse("admin:auth_user_change", args=[user.pk])))
        assert (page_of(user) in page) is offered


def test_strangers_are_sent_to_the_login(anna: User, telephone: Telephone) -> None:
    assert Client().post(page_of(anna))["Location"].startswith(reverse("admin:login"))
    assert TOTPDevice.objects.exists()


@pytest.mark.parametrize("key", ["0", "x", "a%00b"])
def test_an_unknown_account_is_not_found(key: str, chief: Client) -> None:
    assert chief.post(f"/beheer/auth/user/{key}/tweede-factor/").status_code == 404


def test_a_form_from_elsewhere_resets_nothing(anna: User, telephone: Telephone, superuser: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(superuser)
    assert client.post(page_of(anna)).status_code == 403
    assert TOTPDevice.objects.exists()


def test_the_list_tells_who_has_one(anna: User, telephone: Telephone, chief: Client) -> None:
    for chosen, names in (("yes", {"anna"}), ("no", {"chief"}), ("maybe", {"anna", "chief"})):
        answer = chief.get(reverse("admin:auth_user_changelist"), {"second_factor": chosen})
        assert {user.username for user in answer.context["cl"].result_list} == names


def test_no_page_of_the_admin_shows_a_secret(anna: User, telephone: Telephone, chief: Client) -> None:
    from django.contrib import admin

    assert TOTPDevice not in admin.site._registry
    page = text_of(chief.get(reverse("admin:auth_user_change", args=[anna.pk])))
    assert telephone.secret not in page


def test_the_command_resets_where_no_administrator_is_left(anna: User, telephone: Telephone, caplog: Any) -> None:
    hers = log_in(telephone)
    out = StringIO()
    call_command("reset_second_factor", "anna", stdout=out)
    assert out.getvalue() == "The second factor of anna is reset.\n"
    assert not TOTPDevice.objects.exists()
    assert not is_in(hers)
    assert LogEntry.objects.get().object_id == str(anna.pk)
    assert "Second factor of anna reset by the server" in caplog.text


@pytest.mark.parametrize(("name", "reason"), [("anna", "anna has no second factor"), ("x", "no account is called x")])
def test_the_command_says_why_it_did_nothing(name: str, reason: str, anna: User) -> None:
    with pytest.raises(CommandError, match=reason):
        call_command("reset_second_factor", name)
