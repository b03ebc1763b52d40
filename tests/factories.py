"""Rows for tests; `state="published"` makes named entries public with an address."""

import hashlib
from typing import Any

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory

from articles.editorial import EditorialState
from articles.models import Article, Genre
from initiatives.curation.publishing import free_slug
from initiatives.models import (
    Coding,
    CodingAssignment,
    CodingDecision,
    Commitment,
    CommitmentStatement,
    Correction,
    CorrectionKind,
    DeskAction,
    DeskStep,
    Initiative,
    Membership,
    Mention,
    Merge,
    Organisation,
    Person,
    PossibleDuplicate,
    Relation,
    Statement,
    StatementKind,
    StatementSpeaker,
    StatusUpdate,
    UpdateKind,
)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"user{n}")
    password = factory.django.Password("a good long password")


class ArticleFactory(DjangoModelFactory[Article]):
    class Meta:
        model = Article

    title = factory.Sequence(lambda n: f"Artikel {n}")
    genre = Genre.NEWS
    publication = "De Digitale Courant"
    published_on = factory.Faker("date_between", start_date="-3y", end_date="-1d")
    text = factory.Sequence(lambda n: f"Dit is artikel {n}. ‘Wij openen het loket vóór 1 juli’, zegt de wethouder.")
    sha256 = factory.LazyAttribute(lambda article: hashlib.sha256(article.text.encode()).hexdigest())


class _NamedFactory(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    @factory.lazy_attribute
    def slug(self) -> str | None:
        published = getattr(self, "state", EditorialState.CANDIDATE) == EditorialState.PUBLISHED
        model = self._Resolver__step.builder.factory_meta.model
        return free_slug(model(name=self.name)) if published else None


class PersonFactory(_NamedFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Sanne de Wit {n}")
    given_name = "Sanne"
    family_name_prefix = "de"
    family_name = factory.Sequence(lambda n: f"Wit {n}")
    sort_name = factory.LazyAttribute(lambda p: f"{p.family_name}, {p.given_name} {p.family_name_prefix}".strip())


class OrganisationFactory(_NamedFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Dienst {n}")


class InitiativeFactory(_NamedFactory):
    class Meta:
        model = Initiative

    name = factory.Sequence(lambda n: f"Programma {n}")


class MembershipFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "directeur"


class StatementFactory(DjangoModelFactory[Statement]):
    """A statement that is really sliced from its article's text."""

    class Meta:
        model = Statement

    article = factory.SubFactory(ArticleFactory)
    kind = StatementKind.DIRECT
    start = factory.LazyAttribute(lambda s: s.article.text.find("Wij openen") if "Wij openen" in s.article.text else 0)
    end = factory.LazyAttribute(lambda s: max(s.start + 1, min(len(s.article.text), s.start + 31)))
    spans = factory.LazyAttribute(lambda s: [[s.start, s.end]])
    quote = factory.LazyAttribute(lambda s: s.article.text[s.start : s.end])
    said_on = factory.LazyAttribute(lambda s: s.article.published_on)


class SpeakerFactory(DjangoModelFactory[StatementSpeaker]):
    class Meta:
        model = StatementSpeaker

    statement = factory.SubFactory(StatementFactory)
    person = factory.SubFactory(PersonFactory)
    position = factory.LazyAttribute(lambda s: s.statement.speakers.count())


class MentionFactory(DjangoModelFactory[Mention]):
    class Meta:
        model = Mention

    article = factory.SubFactory(ArticleFactory)
    person = factory.SubFactory(PersonFactory)
    start = 0
    end = 3
    words = factory.LazyAttribute(lambda m: m.article.text[m.start : m.end])


class CodingFactory(DjangoModelFactory[Coding]):
    class Meta:
        model = Coding

    article = factory.SubFactory(ArticleFactory)
    assigned_by = factory.SubFactory("tests.factories.UserFactory")


class CodingAssignmentFactory(DjangoModelFactory[CodingAssignment]):
    class Meta:
        model = CodingAssignment

    coding = factory.SubFactory(CodingFactory)
    coder = factory.SubFactory("tests.factories.UserFactory")


class CodingDecisionFactory(DjangoModelFactory[CodingDecision]):
    class Meta:
        model = CodingDecision

    assignment = factory.SubFactory(CodingAssignmentFactory)
    start = 0
    end = 3
    found = True
    is_commitment = False


class DeskStepFactory(DjangoModelFactory[DeskStep]):
    class Meta:
        model = DeskStep

    editor = factory.SubFactory("tests.factories.UserFactory")
    article = factory.SubFactory(ArticleFactory)
    action = DeskAction.REJECT
    before = factory.Dict({"none": None})
    after = factory.Dict({"none": None})


class CommitmentFactory(DjangoModelFactory[Commitment]):
    class Meta:
        model = Commitment

    title = factory.Sequence(lambda n: f"Het loket gaat open ({n})")
    made_on = factory.Faker("date_between", start_date="-2y", end_date="-1y")


class CommitmentStatementFactory(DjangoModelFactory[CommitmentStatement]):
    class Meta:
        model = CommitmentStatement

    commitment = factory.SubFactory(CommitmentFactory)
    statement = factory.SubFactory(StatementFactory)
    relation = Relation.FIRST


class StatusUpdateFactory(DjangoModelFactory[StatusUpdate]):
    class Meta:
        model = StatusUpdate

    commitment = factory.SubFactory(CommitmentFactory)
    kind = UpdateKind.PROGRESS
    happened_on = factory.Faker("date_between", start_date="-1y", end_date="-1d")
    explanation = "Het loket is ingericht."
    status_reason = factory.LazyAttribute(
        lambda update: "other" if getattr(update, "status_after", "") in ("not_fulfilled", "lapsed") else ""
    )
    proposed_by = factory.SubFactory(UserFactory)


class CorrectionFactory(DjangoModelFactory[Correction]):
    """A corrected title; `statement=…, commitment=None` and the like for something else."""

    class Meta:
        model = Correction

    kind = CorrectionKind.CORRECTED
    commitment = factory.SubFactory(CommitmentFactory)
    reason = "Het jaartal klopte niet."
    changes = factory.LazyAttribute(
        lambda correction: [{"field": "title", "was": "Het loket gaat ooit open", "is": str(correction.commitment)}]
    )
    recorded_by = factory.SubFactory(UserFactory)


class PossibleDuplicateFactory(DjangoModelFactory[PossibleDuplicate]):
    """Two people who may be one; `of=(one, other)` for other entries."""

    class Meta:
        model = PossibleDuplicate
        exclude = ["of", "pair"]

    of = factory.LazyFunction(lambda: (PersonFactory(), PersonFactory()))
    pair = factory.LazyAttribute(lambda duplicate: sorted(entry.pk for entry in duplicate.of))
    kind = factory.LazyAttribute(lambda duplicate: duplicate.of[0]._meta.model_name)
    one_id = factory.LazyAttribute(lambda duplicate: duplicate.pair[0])
    other_id = factory.LazyAttribute(lambda duplicate: duplicate.pair[1])
    score = 90
    reasons = factory.LazyFunction(lambda: [{"key": "name", "facts": {"name": "Sanne de Wit"}}])


class MergeFactory(DjangoModelFactory[Merge]):
    """The record of a merge of two people that moved nothing."""

    class Meta:
        model = Merge
        exclude = ["kept", "replaced"]

    kept = factory.SubFactory(PersonFactory)
    replaced = factory.LazyAttribute(lambda merge: PersonFactory(state="merged", merged_into=merge.kept))
    kind = "person"
    kept_id = factory.LazyAttribute(lambda merge: merge.kept.pk)
    kept_name = factory.LazyAttribute(lambda merge: merge.kept.name)
    replaced_id = factory.LazyAttribute(lambda merge: merge.replaced.pk)
    replaced_name = factory.LazyAttribute(lambda merge: merge.replaced.name)
