"""A merge finds what to move from the models themselves, loses nothing, and can be taken apart again exactly."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.utils.translation import override

from initiatives.curation.merging import merge, preview
from initiatives.curation.moving import relations
from initiatives.curation.publishing import CurationError
from initiatives.curation.unmerging import undo
from initiatives.models import Initiative, Merge, Organisation, Person
from tests.curation.census import census, counts, differences
from tests.factories import (
    CommitmentFactory,
    InitiativeFactory,
    MembershipFactory,
    MentionFactory,
    OrganisationFactory,
    PersonFactory,
    SpeakerFactory,
    StatementFactory,
)
from tests.pages.conftest import make_world

KINDS = {"person": PersonFactory, "organisation": OrganisationFactory, "initiative": InitiativeFactory}
by_kind = pytest.mark.parametrize("kind", KINDS)


def folded(done: Merge) -> Counter[str]:
    """How many rows of which table the record says were folded away."""
    return Counter(apps.get_model(step["model"])._meta.label for step in done.steps if step["do"] == "fold")


@pytest.mark.django_db
@by_kind
def test_everything_that_names_an_entry_moves_and_no_table_grows_or_shrinks(kind: str) -> None:
    one, other = make_world(name="Een"), make_world(name="Twee")
    replaced, kept = getattr(one, kind), getattr(other, kind)
    before = counts()
    merge(replaced, kept)
    assert counts() == before
    for model, field in relations(type(kept)):
        names = set(model._base_manager.filter(**{field.name: replaced}))
        assert names <= ({replaced} if field.name == "merged_into" else set()), field
    assert sum(model._base_manager.filter(**{field.name: kept}).count() for model, field in relations(type(kept))) > 2


@pytest.mark.django_db
@by_kind
def test_undoing_restores_every_row_of_every_table(kind: str, editor: Any) -> None:
    one, other = make_world(name="Een"), make_world(name="Twee")
    before = census()
    done = merge(getattr(one, kind), getattr(other, kind), editor)
    assert census() != before
    assert undo(done, editor) == []
    assert differences(before, census()) == []


def tangle(seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Rows that name both, either or neither of two entries of each kind, at random."""
    chance = random.Random(seed)
    pairs = {kind: (factory(), factory(), factory()) for kind, factory in KINDS.items()}

    def some(kind: str) -> Any:
        return chance.choice(pairs[kind])

    for _ in range(8):
        statement = StatementFactory()
        for kind in chance.sample(["person", "organisation"], k=chance.choice([1, 2])):
            for entry in chance.sample(pairs[kind], k=chance.choice([1, 2, 3])):
                SpeakerFactory(**{"statement": statement, "person": None, kind: entry, "role": chance.choice("ab")})
        statement.initiatives.set(chance.sample(pairs["initiative"], k=chance.choice([0, 1, 2, 3])))
        CommitmentFactory(
            responsible_person=some("person"),
            responsible_organisation=some("organisation"),
            initiative=some("initiative"),
        )
        named = chance.choice(list(KINDS))
        MentionFactory(article=statement.article, **{"person": None, named: some(named)})
        MembershipFactory(
            person=some("person"),
            organisation=some("organisation"),
            role=chance.choice(["directeur", "Directeur", "lid", ""]),
            start_on=chance.choice([None, date(2020, 1, 1)]),
            state=chance.choice(["candidate", "published", "withdrawn", "rejected"]),
        )
    for initiative in pairs["initiative"]:
        initiative.partners.set(chance.sample(pairs["organisation"], k=2))
    for kind in ("organisation", "initiative"):
        first, second, third = pairs[kind]
        chance.choice([first, second]).parts.set(chance.sample([first, third], k=1))
        third.maybe_same_as, third.question = chance.choice([first, second]), "Dezelfde?"
        third.save()
    return ({kind: pair[0] for kind, pair in pairs.items()}, {kind: pair[1] for kind, pair in pairs.items()})


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
@by_kind
def test_whatever_the_tangle_every_row_is_moved_or_in_the_record_and_comes_back(
    kind: str, seed: int, editor: Any
) -> None:
    replaced, kept = (entries[kind] for entries in tangle(seed))
    before_all, before = counts(), census()
    promised = preview(replaced, kept)
    assert differences(before, census()) == [], "a preview changes nothing"
    done = merge(replaced, kept, editor)
    assert Counter(counts()) + folded(done) == Counter(before_all)
    assert [(step["do"], step["model"]) for step in promised.steps] == [(s["do"], s["model"]) for s in done.steps]
    assert undo(done, editor) == []
    assert differences(before, census()) == []


@pytest.mark.django_db
@by_kind
def test_a_chain_of_merges_is_taken_apart_from_its_end(kind: str, editor: Any) -> None:
    rows = [getattr(make_world(name=name), kind) for name in ("Een", "Twee", "Drie")]
    before = census()
    first = merge(rows[0], rows[1], editor)
    between = census()
    second = merge(rows[1], rows[2], editor)
    with override("en"), pytest.raises(CurationError, match="was itself merged into"):
        undo(first, editor)
    assert undo(second, editor) == []
    assert differences(between, census()) == []
    assert undo(first, editor) == []
    assert differences(before, census()) == []


@pytest.fixture
def throw_away_models(transactional_db: None) -> Iterator[dict[str, Any]]:
    """Models that nobody who wrote the merge has seen, with every kind of relation to a person."""

    def fields(**more: Any) -> dict[str, Any]:
        return {"__module__": "initiatives.models", **more}

    def foreign_key(name: str = "+", **more: Any) -> Any:
        return models.ForeignKey(Person, on_delete=models.PROTECT, related_name=name, **more)

    class Meta:
        app_label = "initiatives"

    made = {
        "note": type("Note", (models.Model,), fields(Meta=Meta, about=foreign_key(), author=foreign_key("notes_by"))),
        "profile": type(
            "Profile", (models.Model,), fields(Meta=Meta, owner=models.OneToOneField(Person, on_delete=models.CASCADE))
        ),
        "club": type("Club", (models.Model,), fields(Meta=Meta, members=models.ManyToManyField(Person))),
        "fee": type(
            "Fee",
            (models.Model,),
            fields(
                Meta=type("Meta", (), {"app_label": "initiatives", "unique_together": [("year", "payer")]}),
                payer=foreign_key(),
                year=models.IntegerField(),
                remark=models.CharField(max_length=9, blank=True),
            ),
        ),
    }
    made["receipt"] = type(
        "Receipt", (models.Model,), fields(Meta=Meta, fee=models.ForeignKey(made["fee"], on_delete=models.CASCADE))
    )
    made["rivalry"] = type(
        "Rivalry",
        (models.Model,),
        fields(
            one=foreign_key(),
            other=foreign_key(),
            Meta=type(
                "Meta",
                (),
                {
                    "app_label": "initiatives",
                    "constraints": [
                        models.CheckConstraint(condition=~models.Q(one=models.F("other")), name="rivals_differ")
                    ],
                },
            ),
        ),
    )
    with connection.schema_editor() as editor:
        for model in made.values():
            editor.create_model(model)
    yield made
    with connection.schema_editor() as editor:
        for model in reversed(made.values()):
            editor.delete_model(model)
    for name in [*made, "club_members"]:
        del apps.all_models["initiatives"][name]
    apps.clear_cache()


def test_relations_that_nobody_knew_of_move_fold_and_come_back(throw_away_models: dict[str, Any], editor: Any) -> None:
    tables = throw_away_models
    replaced, kept = PersonFactory(), PersonFactory()
    note = tables["note"].objects.create(about=replaced, author=kept)
    tables["note"].objects.create(about=kept, author=replaced)
    tables["profile"].objects.create(owner=replaced)
    club, both = tables["club"].objects.create(), tables["club"].objects.create()
    club.members.set([replaced])
    both.members.set([replaced, kept])
    fee = tables["fee"].objects.create(payer=replaced, year=2024, remark="contant")
    tables["fee"].objects.create(payer=kept, year=2024)
    tables["fee"].objects.create(payer=replaced, year=2025)
    receipt = tables["receipt"].objects.create(fee=fee)
    before_all, before = counts(), census()
    done = merge(replaced, kept, editor)
    note.refresh_from_db()
    receipt.refresh_from_db()
    assert note.about == kept
    assert list(club.members.all()) == list(both.members.all()) == [kept]
    assert tables["profile"].objects.get().owner == kept
    assert sorted(tables["fee"].objects.values_list("payer", "year", "remark")) == [
        (kept.pk, 2024, "contant"),
        (kept.pk, 2025, ""),
    ]
    assert receipt.fee.payer == kept, "what belonged to a folded row belongs to the one that stays"
    assert folded(done) == {"initiatives.Club_members": 1, "initiatives.Fee": 1}
    assert Counter(counts()) + folded(done) == Counter(before_all)
    assert undo(done, editor) == []
    assert differences(before, census()) == []


def test_a_row_that_can_be_neither_moved_nor_folded_stops_the_merge(
    throw_away_models: dict[str, Any], editor: Any
) -> None:
    replaced, kept = PersonFactory(), PersonFactory(name="Blijft")
    throw_away_models["rivalry"].objects.create(one=replaced, other=kept)
    before = census()
    with override("en"), pytest.raises(CurationError, match="cannot name the kept entry"):
        merge(replaced, kept, editor)
    assert "cannot name" in preview(replaced, kept).refusal or preview(replaced, kept).refusal
    assert differences(before, census()) == []


@pytest.mark.parametrize("model", [Person, Organisation, Initiative], ids=lambda model: model.__name__)
def test_every_relation_of_the_model_is_walked(model: Any) -> None:
    """Django's own list of what points at a model, but for links that go both ways under another name."""
    known = {(r.related_model, r.field) for r in model._meta.related_objects if not r.many_to_many}
    assert known <= set(relations(model))
    hidden = {m for m, _field in relations(model)} - {m for m, _field in known}
    assert all(m._meta.auto_created for m in hidden)
