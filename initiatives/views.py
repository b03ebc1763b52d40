"""The tracker's pages."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.editorial import EditorialState
from articles.views import FilteredListView, PublicDetailView
from initiatives import filters
from initiatives.distribution import distribution
from initiatives.models import (
    Commitment,
    CommitmentStatement,
    Initiative,
    Membership,
    Organisation,
    Person,
    Statement,
    StatusUpdate,
)

SHOWN = 10


def promises() -> QuerySet[Any]:
    """Published commitments with what a row shows of them."""
    return Commitment.objects.published().with_public_relations().with_flags(on=timezone.localdate()).newest_first()


def words() -> QuerySet[Any]:
    """Published statements with what a row shows of them."""
    return Statement.objects.published().with_public_relations().newest_first()


def related(commitments: QuerySet[Any], statements: QuerySet[Any]) -> dict[str, Any]:
    """What the pages of people, bodies and initiatives show: the newest of both, with their number."""
    return {
        "commitments": commitments[:SHOWN],
        "commitment_count": commitments.count(),
        "distribution": distribution(commitments),
        "statements": statements[:SHOWN],
        "statement_count": statements.count(),
        "today": timezone.localdate(),
    }


class CommitmentListView(FilteredListView):
    model = Commitment
    filterset_class = filters.CommitmentFilter
    extra_context = {"today": timezone.localdate}

    def rows(self) -> QuerySet[Commitment]:
        return promises()


class CommitmentDetailView(PublicDetailView):
    model = Commitment

    def get_queryset(self) -> QuerySet[Commitment]:
        return Commitment.objects.with_public_relations().with_flags(on=timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        updates = (
            StatusUpdate.objects.effective()
            .filter(commitment=self.object)
            .select_related("evidence_article", "evidence_statement__article")
            .latest_first()
        )
        said = Statement.objects.with_public_relations()
        links = CommitmentStatement.objects.public().filter(commitment=self.object).select_related("statement")
        statements = {s.pk: s for s in said.filter(pk__in=[link.statement_id for link in links])}
        return super().get_context_data(
            dated=[update for update in updates if update.happened_on],
            undated=[update for update in updates if not update.happened_on],
            links=[(link, statements[link.statement_id]) for link in links],
            today=timezone.localdate(),
            **kwargs,
        )


class StatementListView(FilteredListView):
    model = Statement
    filterset_class = filters.StatementFilter

    def rows(self) -> QuerySet[Statement]:
        return words()


class StatementDetailView(PublicDetailView):
    model = Statement

    def get_queryset(self) -> QuerySet[Statement]:
        """A statement of an article that is not public is not there either."""
        return Statement.objects.filter(article__state=EditorialState.PUBLISHED).with_public_relations()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            commitments=promises().filter(statements=self.object), today=timezone.localdate(), **kwargs
        )


class PersonListView(FilteredListView):
    model = Person
    filterset_class = filters.PersonFilter

    def rows(self) -> QuerySet[Person]:
        return Person.objects.published().by_name()


class PersonDetailView(PublicDetailView):
    model = Person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.object
        return super().get_context_data(
            memberships=Membership.objects.public().filter(person=person).select_related("organisation"),
            **related(promises().filter(responsible_person=person), words().filter(speakers__person=person)),
            **kwargs,
        )


class OrganisationListView(FilteredListView):
    model = Organisation
    filterset_class = filters.OrganisationFilter

    def rows(self) -> QuerySet[Organisation]:
        return Organisation.objects.published().by_name()


class OrganisationDetailView(PublicDetailView):
    model = Organisation

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body = self.object
        people = Membership.objects.public().filter(organisation=body).select_related("person")
        return super().get_context_data(
            memberships=people.order_by("person__sort_key", "pk"),
            predecessors=body.predecessors.published().by_name(),
            initiatives=Initiative.objects.published()
            .filter(Q(lead_organisation=body) | Q(partners=body))
            .distinct()
            .by_name(),
            **related(promises().filter(responsible_organisation=body), words().filter(speakers__organisation=body)),
            **kwargs,
        )


class InitiativeListView(FilteredListView):
    model = Initiative
    filterset_class = filters.InitiativeFilter

    def rows(self) -> QuerySet[Initiative]:
        return Initiative.objects.published().select_related("lead_organisation").by_name()


class InitiativeDetailView(PublicDetailView):
    model = Initiative

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        initiative = self.object
        return super().get_context_data(
            partners=initiative.partners.published().by_name(),
            **related(promises().filter(initiative=initiative), words().filter(initiatives=initiative)),
            **kwargs,
        )
