"""Relations are chosen by typing; no page ships a list of thousands."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models
from django.forms import ModelChoiceField
from django.test import Client, RequestFactory
from django.urls import reverse

from initiatives.models import Commitment, Person, Statement
from tests.factories import CommitmentFactory, OrganisationFactory, PersonFactory

OURS = ("articles", "initiatives")
AUTOCOMPLETES = (AutocompleteSelect, AutocompleteSelectMultiple)


def forms_of(model_admin: Any, request: Any) -> Iterator[Any]:
    yield model_admin.get_form(request, None, change=not model_admin.has_add_permission(request))
    for inline in model_admin.get_inline_instances(request):
        yield inline.get_formset(request).form


def plain_relations(form: Any) -> list[str]:
    """Fields of the form that choose from one of our models without autocomplete."""
    return [
        name
        for name, field in form.base_fields.items()
        if isinstance(field, ModelChoiceField)
        and field.queryset.model._meta.app_label in OURS
        and not isinstance(getattr(field.widget, "widget", field.widget), AUTOCOMPLETES)
        and not field.widget.is_hidden
    ]


REGISTERED = [m for m in admin.site._registry if m._meta.app_label in OURS]


@pytest.mark.parametrize("model", REGISTERED, ids=lambda m: m.__name__)
def test_every_relation_is_chosen_by_autocomplete(
    model: type[models.Model], superuser: User, rf: RequestFactory
) -> None:
    request = rf.get("/")
    request.user = superuser
    for form in forms_of(admin.site.get_model_admin(model), request):
        assert plain_relations(form) == [], form


def test_a_drop_down_would_be_caught(superuser: User, rf: RequestFactory) -> None:
    class Plain(admin.ModelAdmin):  # type: ignore[type-arg]
        fields = ["responsible_person"]

    request = rf.get("/")
    request.user = superuser
    (form,) = forms_of(Plain(Commitment, admin.site), request)
    assert isinstance(form.base_fields["responsible_person"].widget, RelatedFieldWidgetWrapper)
    assert plain_relations(form) == ["responsible_person"]


@pytest.mark.parametrize("model", REGISTERED, ids=lambda m: m.__name__)
def test_no_filter_offers_rows_of_our_models(model: type[models.Model]) -> None:
    for name in admin.site.get_model_admin(model).list_filter:
        if isinstance(name, str):
            field = model._meta.get_field(name)
            assert field.choices or name in ("is_commitment", "language"), name


def suggestions(chief: Client, model: type[models.Model], field: str, term: str) -> list[str]:
    query = {
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": field,
        "term": term,
    }
    answer = chief.get(reverse("admin:autocomplete"), query)
    assert answer.status_code == 200
    return [result["text"] for result in answer.json()["results"]]


def test_suggestions_ignore_case_and_accents_and_tell_namesakes_apart(chief: Client) -> None:
    PersonFactory(name="Zoë Bakker", state="published")
    PersonFactory(name="Zoe Bakker")
    found = suggestions(chief, Commitment, "responsible_person", "ZOË bakker")
    assert sorted(found) == ["Zoe Bakker · Candidate", "Zoë Bakker"]


@pytest.mark.parametrize("state", ["rejected", "merged"])
def test_what_is_out_of_use_is_not_suggested(state: str, chief: Client) -> None:
    target = PersonFactory(name="Iemand") if state == "merged" else None
    PersonFactory(name="Jan Oud", state=state, merged_into=target)
    assert suggestions(chief, Commitment, "responsible_person", "jan") == []


def test_an_organisation_is_suggested_with_its_abbreviation(chief: Client) -> None:
    OrganisationFactory(name="Ministerie van Zaken", abbreviation="MZ", state="published")
    assert suggestions(chief, Commitment, "responsible_organisation", "mz") == ["Ministerie van Zaken (MZ)"]


def test_an_odd_term_finds_nothing_and_breaks_nothing(chief: Client) -> None:
    PersonFactory(name="Jan")
    for term in ("%", "_", "\\", "'", "x" * 5000):
        assert suggestions(chief, Commitment, "responsible_person", term) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [("LOKET", 1), ("lóket", 1), ("loket beloofd", 1), ("loket dicht", 0)],
    ids=["case", "accents", "two words", "a word that is not there"],
)
def test_lists_search_as_the_site_does(query: str, found: int, chief: Client) -> None:
    CommitmentFactory(title="Loket beloofd")
    page = chief.get(reverse("admin:initiatives_commitment_changelist"), {"q": query})
    assert page.context["cl"].result_count == found


def test_the_models_that_fields_choose_from_can_be_searched() -> None:
    for model in (Person, Statement, Commitment):
        assert admin.site.get_model_admin(model).search_fields
