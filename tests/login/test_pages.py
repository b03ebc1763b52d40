"""Every page of the login, for everybody, in both languages: who gets which answer, and that it can be used."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse

from policytracker.login import second_factor
from tests.login.conftest import LOGIN, PASSWORD, Telephone, give_password, log_in
from tests.pages.test_every_page import Outline

pytestmark = pytest.mark.django_db
# Name of the address, and what answers: somebody who is nowhere, who gave a password (with an app, without one),
# who is logged in (with, without).
PAGES = {
    "login_code": (302, 200, 302, 302, 302),
    "login_set_up": (302, 302, 200, 302, 302),
    "second_factor": (302, 302, 302, 200, 200),
    "second_factor_set_up": (302, 302, 302, 200, 200),
    "second_factor_off": (302, 302, 302, 200, 302),
    "recovery_codes": (302, 302, 302, 200, 302),
    "auth_user_reset_second_factor": (302, 302, 302, 403, 403),
}
DJANGOS_OWN = {"index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n"}
DJANGOS_OWN |= {"view_on_site", "app_list", None}
TESTED_ELSEWHERE = {"desk", "desk-article", "proposals", "recent_changes"}
TESTED_ELSEWHERE |= {"coding", "coding-sheet", "coding-differences", "coding-agreement"}
TESTED_ELSEWHERE |= {f"initiatives_{name}_merge" for name in ("person", "organisation", "initiative")}
TESTED_ELSEWHERE |= {f"initiatives_duplicate_{name}" for name in ("look", "apart", "skip", "unskip")}
TESTED_ELSEWHERE |= {"initiatives_merge_undo", "statement_promise", "commitment_wording"}
DJANGOS_ROW_PAGES = re.compile(r"\w+_(changelist|add|history|delete|change|password_change)")


def addresses() -> Iterator[str | None]:
    for pattern in admin.site.get_urls():
        if isinstance(pattern, URLPattern):
            yield pattern.name
        else:
            yield from (inner.name for inner in pattern.url_patterns)


def test_every_address_of_the_admin_is_djangos_or_in_the_table() -> None:
    ours = {name for name in addresses() if name not in DJANGOS_OWN and not DJANGOS_ROW_PAGES.fullmatch(name or "")}
    assert ours == set(PAGES) | TESTED_ELSEWHERE


def address(name: str, user: User) -> str:
    return reverse(f"admin:{name}", args=[user.pk] if name.startswith("auth_user") else [])


def with_password() -> Client:
    client = Client()
    give_password(client)
    return client


@pytest.mark.parametrize("name", PAGES)
def test_everybody_gets_the_answer_of_the_table(
    name: str, anna: User, telephone_of: Callable[[User], Telephone], settings: Any
) -> None:
    page = address(name, anna)
    inside_without = log_in()
    answer_without = inside_without.get(page).status_code
    settings.SECOND_FACTOR_REQUIRED = True
    at_set_up = with_password()
    set_up_answer = at_set_up.get(page).status_code
    settings.SECOND_FACTOR_REQUIRED = False
    telephone = telephone_of(anna)
    answers = [client.get(page).status_code for client in (Client(), with_password())]
    answers += [set_up_answer, log_in(telephone).get(page).status_code, answer_without]
    assert tuple(answers) == PAGES[name]


def shown(name: str, language: str, anna: User, telephone_of: Callable[[User], Telephone], settings: Any) -> str:
    """The page as somebody sees it who may."""
    if name == "login":
        client = Client()
    elif name == "login_set_up":
        settings.SECOND_FACTOR_REQUIRED = True
        client = with_password()
    else:
        telephone = telephone_of(anna)
        client = with_password() if name == "login_code" else log_in(telephone)
    if name == "auth_user_reset_second_factor":
        client.force_login(User.objects.create_superuser("chief"))
    client.cookies[site_settings.LANGUAGE_COOKIE_NAME] = language
    answer = client.get(address(name, anna))
    assert answer.status_code == 200
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    page: str = answer.content.decode()
    return page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound(
    name: str, language: str, anna: User, telephone_of: Callable[[User], Telephone], settings: Any
) -> None:
    html = shown(name, language, anna, telephone_of, settings)
    page = Outline(html)
    assert [attributes["lang"] for attributes in page.all("html")] == [language]
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert [attributes for _, attributes in page.tags if "style" in attributes or "onclick" in attributes] == []
    assert [a for a in page.all("script", "link", "img") if str(a.get("src") or a.get("href")).startswith("http")] == []
    labelled = {attributes.get("for") for attributes in page.all("label")}
    fields = [a for a in page.all("input") if a.get("type") not in ("hidden", "submit", "checkbox")]
    assert [field for field in fields if field.get("id") not in labelled and not field.get("aria-label")] == []
    described = {a["aria-describedby"] for a in fields if a.get("aria-describedby")}
    assert described <= {attributes.get("id") for _, attributes in page.tags}


def test_the_two_languages_differ_on_every_page(
    anna: User, telephone_of: Callable[[User], Telephone], settings: Any
) -> None:
    client = Client()
    give_password(client)
    titles = {"nl": "Tweede factor", "en": "Second factor"}
    telephone = telephone_of(anna)
    inside = log_in(telephone)
    for language, title in titles.items():
        inside.cookies[site_settings.LANGUAGE_COOKIE_NAME] = language
        assert title in inside.get("/beheer/").content.decode()


@pytest.mark.parametrize("page", ["login_code", "second_factor_set_up", "recovery_codes", "second_factor_off"])
def test_a_form_from_elsewhere_changes_nothing(page: str, anna: User, telephone: Telephone) -> None:
    inside = log_in(telephone)
    elsewhere = Client(enforce_csrf_checks=True)
    elsewhere.cookies = inside.cookies
    answer = elsewhere.post(reverse(f"admin:{page}"), {"password": PASSWORD, "code": telephone.code()})
    assert answer.status_code == 403
    assert second_factor.factor_of(anna) is not None
    assert anna.recovery_codes.count() == 10


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "head"])
@pytest.mark.parametrize("name", PAGES)
def test_no_method_breaks_a_page(name: str, method: str, anna: User, telephone: Telephone) -> None:
    for client in (Client(), with_password(), log_in_again(anna)):
        assert getattr(client, method)(address(name, anna)).status_code < 500


def log_in_again(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_login_page_for_whoever_is_in_leads_to_the_index(anna: User) -> None:
    assert log_in().get(LOGIN)["Location"] == "/beheer/"


def test_somebody_without_access_to_the_back_office_is_not_kept_in_a_loop(db: None) -> None:
    from tests.factories import UserFactory

    client = Client()
    client.force_login(UserFactory())
    assert client.get(LOGIN).status_code == 200
