"""The factories make rows that the constraints accept."""

import pytest

from articles.editorial import EditorialState
from tests import factories

FACTORIES = [
    factory
    for name, factory in vars(factories).items()
    if name.endswith("Factory") and not name.startswith("_") and name != "DjangoModelFactory"
]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_every_factory_makes_two_rows(factory) -> None:
    assert factory().pk != factory().pk


@pytest.mark.django_db
def test_published_entries_get_an_address_and_candidates_none() -> None:
    assert factories.PersonFactory(name="Sanne de Wit", state=EditorialState.PUBLISHED).slug == "sanne-de-wit"
    assert factories.PersonFactory().slug is None
