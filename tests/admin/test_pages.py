"""Every page of the back office opens for those who may, and for nobody else."""

from collections.abc import Callable
from itertools import product

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from simple_history.models import HistoricalChanges

from articles.models import Article
from initiatives.models import (
    Coding,
    CodingAssignment,
    CodingDecision,
    CommitmentStatement,
    Correction,
    DeskStep,
    Mention,
    Merge,
    PossibleDuplicate,
    Statement,
    StatementSpeaker,
)
from tests.admin.conftest import MAKERS, speak

NOT_ADDED_BY_HAND = {
    Article,
    Coding,
    DeskStep,
    Statement,
    StatementSpeaker,
    Mention,
    CommitmentStatement,
    Correction,
    Merge,
    PossibleDuplicate,
}
MODELS = sorted(MAKERS, key=lambda model: model._meta.label)
by_label = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


def address(model: type[models.Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def pages(model: type[models.Model]) -> list[str]:
    row = MAKERS[model]()
    return [
        address(model, "changelist"),
        address(model, "change", row.pk),
        address(model, "history", row.pk),
        *([] if model in NOT_ADDED_BY_HAND else [address(model, "add")]),
    ]


def test_every_registered_model_is_in_the_table() -> None:
    assert set(admin.site._registry) == set(MAKERS)


def test_every_model_of_the_project_is_registered() -> None:
    from django.apps import apps

    ours = {
        model
        for label in ("articles", "initiatives")
        for model in apps.get_app_config(label).get_models()
        if not issubclass(model, HistoricalChanges | CodingAssignment | CodingDecision)  # the coders are blind
    }
    assert ours <= set(admin.site._registry)


@by_label
def test_every_page_opens_for_a_superuser(model: type[models.Model], chief: Client) -> None:
    for page, language in product(pages(model), ("nl", "en")):
        speak(chief, language)
        answer = chief.get(page)
        assert answer.status_code == 200, page
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


@by_label
def test_every_page_sends_others_to_the_login(model: type[models.Model], client: Client, db: None) -> None:
    for page in pages(model):
        answer = client.get(page)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("admin:login"))


@by_label
def test_an_editor_without_permissions_is_refused(
    model: type[models.Model], editor: User, login: Callable[[User], Client]
) -> None:
    reader = login(editor)
    for page in pages(model):
        assert reader.get(page).status_code == 403, page


@by_label
def test_an_editor_who_may_only_look_sees_pages_without_buttons(
    model: type[models.Model], editor: User, login: Callable[[User], Client]
) -> None:
    editor.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    row = MAKERS[model]()
    answer = login(editor).get(address(model, "change", row.pk))
    assert answer.status_code == 200
    assert 'name="_save"' not in answer.text
    assert 'name="_move"' not in answer.text


@pytest.mark.parametrize("model", sorted(NOT_ADDED_BY_HAND, key=str), ids=lambda model: model._meta.label)
def test_what_the_importer_writes_is_not_added_by_hand(model: type[models.Model], chief: Client) -> None:
    assert chief.get(address(model, "add")).status_code == 403


@pytest.mark.parametrize(
    "model", [m for m in MODELS if m._meta.app_label in ("articles", "initiatives")], ids=lambda m: m._meta.label
)
def test_nothing_is_deleted(model: type[models.Model], chief: Client) -> None:
    row = MAKERS[model]()
    assert chief.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    chief.post(
        address(model, "changelist"), {"action": "delete_selected", "_selected_action": str(row.pk), "post": "yes"}
    )
    assert model._default_manager.filter(pk=row.pk).exists()


def queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(page).status_code == 200
    return len(seen)


@by_label
def test_a_list_needs_the_same_queries_for_many_rows(model: type[models.Model], chief: Client) -> None:
    MAKERS[model]()
    page = address(model, "changelist")
    few = queries(chief, page)
    for _ in range(40):
        MAKERS[model]()
    assert queries(chief, page) == few <= 14


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_index_says_what_waits(language: str, chief: Client) -> None:
    for maker in MAKERS.values():
        maker()
    speak(chief, language)
    answer = chief.get(reverse("admin:index"))
    for name in ("statement", "article", "person"):
        assert f"/{name}/?state__exact=candidate" in answer.text


def test_a_day_without_work_says_so(chief: Client) -> None:
    assert chief.get(reverse("admin:index")).context["work_waiting"] == []


ODD_QUERIES = {
    "a null character": "?q=%00",
    "a very long search": "?q=" + "x" * 3000,
    "a page behind the last": "?p=99999",
    "a page that is no number": "?p=x",
    "an ordering that is not there": "?o=99.-7",
    "an unknown state": "?state__exact=onbekend",
    "a null character in a filter": "?state__exact=%00&kind__exact=%00&relation__exact=%00",
    "a lookup that is not offered": "?pk__gt=x",
    "unknown answers": "?flag=x&asked=x&waits=x&spoken=x",
}


@by_label
def test_odd_list_parameters_never_break_a_list(model: type[models.Model], chief: Client) -> None:
    for reason, query in ODD_QUERIES.items():
        assert chief.get(address(model, "changelist") + query).status_code in (200, 302, 400), reason


@by_label
def test_an_unknown_row_leads_back_to_the_index(model: type[models.Model], chief: Client) -> None:
    for key in ("x", "0", "00000000-0000-0000-0000-000000000000", "a%00b"):
        nobody = address(model, "changelist") + f"{key}/change/"
        assert chief.get(nobody).status_code in (302, 404), key
        assert chief.post(nobody, {}).status_code in (302, 403, 404), key


@pytest.mark.parametrize("wrong", ["date_joined__year=-1", "date_joined__year=x", "date_joined__day=99", "q=%00"])
def test_a_wrong_question_about_accounts_breaks_nothing(wrong: str, chief: Client) -> None:
    assert chief.get(f"{address(User, 'changelist')}?{wrong}").status_code in (200, 302)
