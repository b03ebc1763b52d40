"""Pages of people, organisations and initiatives."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.asked_day import past_day
from articles.views.base import PublicDetailView, PublicListView, with_public_rows_only
from initiatives.distribution import distribution
from initiatives.filters import InitiativeFilter, OrganisationFilter, PersonFilter
from initiatives.models import Commitment, Initiative, Membership, Organisation, Person, Statement
from initiatives.views.pictures import curve_of, picture_of
from initiatives.views.rows import commitment_rows, counts, few, statement_rows


class RegisterList(PublicListView):
    """Entries by name, each with the number of its statements and commitments."""

    said_by: str
    promised_by: str

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        statements = counts(Statement.objects.published(), self.said_by, rows)
        commitments = counts(Commitment.objects.published(), self.promised_by, rows)
        context["entries"] = [(row, statements.get(row.pk, 0), commitments.get(row.pk, 0)) for row in rows]
        return context


class PersonList(RegisterList):
    template_name = "initiatives/person_list.html"
    filterset_class = PersonFilter
    said_by, promised_by = "speakers__person", "responsible_person"

    def public_rows(self) -> QuerySet[Any]:
        memberships = with_public_rows_only(Membership.objects.public())
        return (
            Person.objects.published()
            .prefetch_related(Prefetch("memberships", memberships, to_attr="public_memberships"))
            .by_name()
        )

    def pick_lists(self) -> dict[str, QuerySet[Any]]:
        employers = Membership.objects.public().order_by().values("organisation")
        return {"organisation": Organisation.objects.published().filter(pk__in=employers).by_name()}


class OrganisationList(RegisterList):
    template_name = "initiatives/organisation_list.html"
    filterset_class = OrganisationFilter
    said_by, promised_by = "speakers__organisation", "responsible_organisation"

    def public_rows(self) -> QuerySet[Any]:
        return Organisation.objects.published().existing_by(past_day()).by_name()


class InitiativeList(RegisterList):
    template_name = "initiatives/initiative_list.html"
    filterset_class = InitiativeFilter
    said_by, promised_by = "initiatives", "initiative"

    def public_rows(self) -> QuerySet[Any]:
        return Initiative.objects.published().existing_by(past_day()).by_name()

    def pick_lists(self) -> dict[str, QuerySet[Any]]:
        leads = Initiative.objects.published().order_by().values("lead_organisation")
        return {"lead": Organisation.objects.published().filter(pk__in=leads).by_name()}


class RegisterDetail(PublicDetailView):
    """An entry with its commitments, counted by status, and its statements."""

    said_by: str
    promised_by: str

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        commitments = commitment_rows().filter(**{self.promised_by: self.object})
        statements = statement_rows().filter(**{self.said_by: self.object})
        total = commitments.count()
        return super().get_context_data(
            distribution=distribution(commitments),
            picture=picture_of(commitments, total),
            curve=curve_of(commitments),
            commitments=few(commitments),
            statements=few(statements),
            **kwargs,
        )


class PersonDetail(RegisterDetail):
    model = Person
    said_by, promised_by = "speakers__person", "responsible_person"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        memberships = with_public_rows_only(self.object.memberships.public())
        return super().get_context_data(memberships=memberships, **kwargs)


class OrganisationDetail(RegisterDetail):
    model = Organisation
    said_by, promised_by = "speakers__organisation", "responsible_organisation"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        organisation = self.object
        members = organisation.memberships.public().order_by("person__sort_key", "person_id", "role", "id")
        return super().get_context_data(
            predecessors=organisation.predecessors.published().by_name(),
            parts=few(organisation.parts.published().by_name(), shown=20),
            members=few(with_public_rows_only(members), shown=50),
            initiatives=few(organisation.led_initiatives.published().by_name(), shown=20),
            **kwargs,
        )


class InitiativeDetail(RegisterDetail):
    model = Initiative
    said_by, promised_by = "initiatives", "initiative"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            partners=self.object.partners.published().by_name(),
            parts=self.object.parts.published().by_name(),
            **kwargs,
        )
