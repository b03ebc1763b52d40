"""`manage.py load_register`: facts come in once, editors' work stays, a wrong file is refused as a whole."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from initiatives.curation.editing import save_edit
from initiatives.importing.known import Register
from initiatives.importing.register import PUBLIC_BODIES
from initiatives.models import Organisation, Origin
from tests.factories import OrganisationFactory
from tests.importing.readings import dump

pytestmark = pytest.mark.django_db

BODIES: list[dict[str, Any]] = [
    {
        "slug": "ministerie-van-digitale-zaken",
        "name": "Ministerie van Digitale Zaken",
        "abbreviation": "DZ",
        "other_names": ["Digitale Zaken"],
        "classification": "ministry",
        "parent": None,
        "succeeded_by": None,
        "founded_on": "2024-07-02",
        "dissolved_on": None,
        "website": "https://example.org/dz",
        "identifiers": {"tooi": "mnre9999"},
    },
    {
        "slug": "dienst-kabels",
        "name": "Dienst Kabels",
        "classification": "agency",
        "parent": "ministerie-van-digitale-zaken",
        "succeeded_by": "dienst-glasvezel",
        "founded_on": "1999",
        "dissolved_on": "2010",
    },
    {"slug": "dienst-glasvezel", "name": "Dienst Glasvezel", "classification": "agency"},
]


def load(tmp_path: Path, bodies: Any) -> str:
    path = tmp_path / "bodies.json"
    path.write_text(bodies if isinstance(bodies, str) else json.dumps(bodies), encoding="utf-8")
    out = StringIO()
    call_command("load_register", path, stdout=out)
    return out.getvalue()


def test_bodies_come_in_published_with_their_links(tmp_path: Path) -> None:
    assert load(tmp_path, BODIES) == "3 bodies: 3 new, 0 extended, 0 unchanged\n"
    cables = Organisation.objects.get(slug="dienst-kabels")
    assert (cables.state, cables.origin, cables.reviewed_at) == ("published", Origin.REGISTER, None)
    assert cables.parent.slug == "ministerie-van-digitale-zaken"
    assert cables.succeeded_by.slug == "dienst-glasvezel"


def test_a_year_alone_is_the_whole_year(tmp_path: Path) -> None:
    load(tmp_path, BODIES)
    cables = Organisation.objects.get(slug="dienst-kabels")
    assert (cables.founded_on, cables.dissolved_on) == (date(1999, 1, 1), date(2010, 12, 31))


def test_loading_twice_is_loading_once(tmp_path: Path) -> None:
    load(tmp_path, BODIES)
    before = dump()
    assert load(tmp_path, BODIES) == "3 bodies: 0 new, 0 extended, 3 unchanged\n"
    assert dump() == before


def test_a_longer_file_adds_bodies_names_and_links(tmp_path: Path) -> None:
    load(tmp_path, BODIES)
    longer = [
        BODIES[0] | {"other_names": ["Digitale Zaken", "DigiZaken"], "name": "Anders", "succeeded_by": "dienst-nieuw"},
        *BODIES[1:],
        {"slug": "dienst-nieuw", "name": "Dienst Nieuw", "classification": "agency"},
    ]
    assert load(tmp_path, longer) == "4 bodies: 1 new, 1 extended, 2 unchanged\n"
    ministry = Organisation.objects.get(slug="ministerie-van-digitale-zaken")
    assert ministry.name == "Ministerie van Digitale Zaken"
    assert ministry.other_names == ["Digitale Zaken", "DigiZaken"]
    assert ministry.succeeded_by.slug == "dienst-nieuw"


def test_an_editors_changes_survive_loading_again(tmp_path: Path) -> None:
    load(tmp_path, BODIES)
    row = Organisation.objects.get(slug="ministerie-van-digitale-zaken")
    row.name, row.other_names = "Ministerie van Digitalisering", []
    save_edit(row)
    before = dump()
    load(tmp_path, BODIES)
    assert dump() == before


def test_an_importers_candidate_becomes_the_body_itself(tmp_path: Path) -> None:
    raw = OrganisationFactory(name="dienst kabels", other_names=["Kabels"], origin=Origin.IMPORTER)
    load(tmp_path, BODIES)
    raw.refresh_from_db()
    assert (raw.name, raw.slug, raw.state, raw.other_names) == (
        "Dienst Kabels",
        "dienst-kabels",
        "published",
        ["Kabels"],
    )
    assert Organisation.objects.count() == 3


def test_a_candidate_that_may_be_either_of_two_bodies_stays_a_candidate(tmp_path: Path) -> None:
    raw = OrganisationFactory(name="Dienst Kabels", origin=Origin.IMPORTER)
    load(tmp_path, [*BODIES, BODIES[1] | {"slug": "dienst-kabels-2015", "founded_on": "2015", "dissolved_on": None}])
    raw.refresh_from_db()
    assert raw.state == "candidate"


WRONG_FILES = [
    pytest.param("[", "is not JSON", id="not-json"),
    pytest.param("{}", "is not a list", id="not-a-list"),
    pytest.param([[]], "entry 1: an object with a slug and a name", id="not-an-object"),
    pytest.param([BODIES[2] | {"slug": ""}], "entry 1: an object with a slug", id="no-slug"),
    pytest.param([BODIES[2], BODIES[2]], "dienst-glasvezel: stands in the file twice", id="the-same-slug-twice"),
    pytest.param([BODIES[2] | {"colour": "red"}], "unknown field colour", id="an-unknown-field"),
    pytest.param([BODIES[2] | {"classification": "castle"}], "classification: ", id="an-unknown-kind"),
    pytest.param([BODIES[2] | {"slug": "dienst glas"}], "slug: ", id="a-slug-with-a-space"),
    pytest.param([BODIES[2] | {"website": "javascript:alert(1)"}], "website: ", id="an-address-that-is-none"),
    pytest.param([BODIES[2] | {"name": 7}], "name is not a text", id="a-number-as-a-name"),
    pytest.param(
        [BODIES[2] | {"other_names": "Glas"}], "other_names is not a list", id="one-other-name-without-a-list"
    ),
    pytest.param([BODIES[2] | {"identifiers": []}], "identifiers is not an object", id="identifiers-as-a-list"),
    pytest.param([BODIES[2] | {"parent": "nergens"}], "parent names nergens", id="an-unknown-parent"),
    pytest.param([BODIES[2] | {"parent": "dienst-glasvezel"}], "no other body", id="its-own-parent"),
    pytest.param([BODIES[2] | {"founded_on": "03-02-2001"}], "03-02-2001 is no date", id="a-date-the-dutch-way"),
    pytest.param(
        [BODIES[2] | {"founded_on": "2010", "dissolved_on": "2009"}], "dissolved before", id="dates-in-the-wrong-order"
    ),
]


@pytest.mark.parametrize(("bodies", "reason"), WRONG_FILES)
def test_a_wrong_file_is_refused_as_a_whole(bodies: Any, reason: str, tmp_path: Path) -> None:
    if isinstance(bodies, list):
        bodies = [{"slug": "goed", "name": "Goed", "classification": "agency"}, *bodies]
        reason = reason.replace("entry 1", "entry 2")
    with pytest.raises(CommandError) as refusal:
        load(tmp_path, bodies)
    assert reason in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert not Organisation.objects.exists()


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_register", tmp_path / "none.json")


SHORT_FORMS = [
    pytest.param("BZK", "ministerie-van-binnenlandse-zaken-en-koninkrijksrelaties", id="BZK"),
    pytest.param("VNG", "vereniging-van-nederlandse-gemeenten", id="VNG"),
    pytest.param("gemeente Almere", "gemeente-almere", id="a-municipality"),
    pytest.param("Tweede Kamer", "tweede-kamer-der-staten-generaal", id="a-chamber"),
]


def test_the_built_in_register_loads_and_is_found_by_its_short_forms() -> None:
    call_command("load_register", stdout=StringIO())
    assert Organisation.objects.count() == len(json.loads(PUBLIC_BODIES.read_text(encoding="utf-8"))) > 500
    register = Register()
    register.refresh()
    for case in SHORT_FORMS:
        name, slug = case.values
        rows = register.organisations.named(str(name)) or register.organisations.named_in_another_form(str(name))
        assert [row.slug for row in rows] == [slug]
