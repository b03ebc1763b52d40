"""A session begins anew at the login, ends with the password or the second factor, and never outlives a permission."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policytracker.login import middleware, second_factor
from tests.factories import PersonFactory, UserFactory
from tests.login.conftest import (
    CODE,
    PASSWORD,
    SET_UP,
    Clock,
    Telephone,
    app_code,
    give_code,
    give_password,
    is_in,
    log_in,
    secret_on,
)

pytestmark = pytest.mark.django_db
OWN = "/beheer/tweede-factor/"


def test_the_session_gets_a_new_id_at_each_step_of_the_login(telephone: Telephone) -> None:
    client = Client()
    client.session.save()  # one that an attacker may have planted
    planted = client.session.session_key
    client.cookies["sessionid"] = planted
    give_password(client)
    between = client.cookies["sessionid"].value
    give_code(client, telephone.code())
    inside = client.cookies["sessionid"].value
    assert is_in(client)
    assert len({planted, between, inside}) == 3
    assert not Session.objects.filter(session_key__in=[planted, between]).exists()


def test_the_session_gets_a_new_id_without_a_second_factor_too(anna: User) -> None:
    client = Client()
    session = client.session
    session["planted"] = 1
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    give_password(client)
    assert client.cookies["sessionid"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_the_session_gets_a_new_id_at_the_login_that_sets_up_an_app(anna: User, required: None, clock: Clock) -> None:
    client = Client()
    give_password(client)
    secret = secret_on(client.get(SET_UP))
    between = client.cookies["sessionid"].value
    client.post(SET_UP, {"code": app_code(secret)})
    assert client.cookies["sessionid"].value != between
    assert "second_factor_secret" not in client.session
    assert "login_pending" not in client.session


def test_logging_in_as_somebody_else_ends_the_session_that_was_there(telephone: Telephone) -> None:
    UserFactory(username="bert", is_staff=True, password=PASSWORD)
    client = log_in(username="bert")
    assert give_password(client)["Location"] == CODE
    assert not is_in(client)
    give_code(client, telephone.code())
    assert client.session["_auth_user_id"] == str(User.objects.get(username="anna").pk)


def change_password(client: Client) -> None:
    new = "another long password"
    answer = client.post(
        "/beheer/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert answer["Location"] == "/beheer/password_change/done/"


def set_up(client: Client) -> None:
    secret = secret_on(client.get(f"{OWN}instellen/"))
    client.post(f"{OWN}instellen/", {"password": PASSWORD, "code": app_code(secret)})


def turn_off(client: Client) -> None:
    assert client.post(f"{OWN}uitzetten/", {"password": PASSWORD})["Location"] == OWN


@pytest.mark.parametrize(
    ("change", "with_app"),
    [(change_password, False), (change_password, True), (set_up, False), (set_up, True), (turn_off, True)],
    ids=["password", "password beside an app", "a first app", "another app", "no app any more"],
)
def test_other_sessions_end_with_the_change_and_this_one_goes_on_under_a_new_id(
    change: Callable[[Client], None], with_app: bool, anna: User, telephone_of: Callable[..., Telephone], clock: Clock
) -> None:
    telephone = telephone_of(anna) if with_app else None
    here = log_in(telephone)
    clock.forward(minutes=2)
    elsewhere = log_in(telephone)
    before = here.cookies["sessionid"].value
    clock.forward(minutes=2)
    change(here)
    assert here.cookies["sessionid"].value != before
    assert is_in(here)
    assert not is_in(elsewhere)
    assert "_auth_user_id" not in elsewhere.session


def test_without_the_check_the_other_session_would_live_on(
    telephone: Telephone, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = log_in(telephone)
    second_factor.remove(User.objects.get(username="anna"))
    monkeypatch.setattr(middleware, "fits_session", lambda request, user: True)
    assert is_in(elsewhere)
    monkeypatch.undo()
    assert not is_in(elsewhere)


def test_sessions_from_before_the_second_factor_was_required_end(anna: User, settings: Any) -> None:
    client = log_in()
    settings.SECOND_FACTOR_REQUIRED = True
    assert not is_in(client)


def test_a_session_that_never_gave_the_code_writes_nothing(telephone: Telephone, required: None) -> None:
    person = PersonFactory(state="published", name="Jan Jansen")
    anna = User.objects.get(username="anna")
    anna.user_permissions.set(Permission.objects.all())
    client = Client()
    client.force_login(anna)
    assert client.patch(f"/api/v1/people/{person.slug}/", "{}", content_type="application/json").status_code == 403
    assert not is_in(client)


# Permissions: what is taken away is gone at the very next request.


@pytest.fixture
def person(db: None) -> Any:
    return PersonFactory(state="published", name="Jan Jansen")


ADMIN_PAGE = "/beheer/initiatives/person/"


def may_work(client: Client, person: Any) -> tuple[int, int, int]:
    """The answers to opening a list of the admin, to writing by the API and to asking it for hidden rows."""
    address = f"/api/v1/people/{person.slug}/"
    return (
        client.get(ADMIN_PAGE).status_code,
        client.patch(address, '{"initials": "J."}', content_type="application/json").status_code,
        client.get("/api/v1/people/?state=all").status_code,
    )


def lose_permission(user: User) -> None:
    user.user_permissions.clear()


def lose_group(user: User) -> None:
    user.groups.clear()


def group_loses_permission(user: User) -> None:
    user.groups.get().permissions.clear()


def lose_account(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def lose_staff(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_staff=False)


def lose_everything(user: User) -> None:
    user.delete()


LOSSES = [
    pytest.param(False, lose_permission, 403, id="a permission is removed"),
    pytest.param(True, lose_group, 403, id="the group is left"),
    pytest.param(True, group_loses_permission, 403, id="the group loses the permission"),
    pytest.param(False, lose_account, 302, id="the account is deactivated"),
    pytest.param(False, lose_staff, 302, id="no staff any more"),
    pytest.param(False, lose_everything, 302, id="the account is deleted"),
]


@pytest.mark.parametrize(("by_group", "loss", "admin_answer"), LOSSES)
def test_what_is_taken_away_is_gone_at_the_next_request(
    by_group: bool, loss: Callable[[User], None], admin_answer: int, anna: User, telephone: Telephone, person: Any
) -> None:
    permissions = Permission.objects.filter(codename__in=["view_person", "change_person"])
    if by_group:
        group = Group.objects.create(name="redactie")
        group.permissions.set(permissions)
        anna.groups.add(group)
    else:
        anna.user_permissions.set(permissions)
    client = log_in(telephone)
    assert may_work(client, person) == (200, 200, 200)
    loss(anna)
    assert may_work(client, person) == (admin_answer, 403, 403)


def test_what_is_granted_is_there_at_the_next_request(anna: User, telephone: Telephone, person: Any) -> None:
    client = log_in(telephone)
    assert may_work(client, person) == (403, 403, 403)
    anna.user_permissions.set(Permission.objects.filter(codename__in=["view_person", "change_person"]))
    assert may_work(client, person) == (200, 200, 200)


def test_a_public_page_asks_nothing_of_the_login(telephone: Telephone) -> None:
    client = log_in(telephone)
    for reader in (client, Client()):
        with CaptureQueriesContext(connection) as seen:
            assert reader.get("/over/").status_code == 200
        assert [query["sql"] for query in seen] == []
