"""Pages of people, organisations and initiatives."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from articles.asked_day import past_day, the_day
from articles.views.base import PublicDetailView, PublicListView, with_public_rows_only
from initiatives.answering import succession_on
from initiatives.distribution import distribution
from initiatives.filters import InitiativeFilter, OrganisationFilter, PersonFilter
from initiatives.models import Commitment, Initiative, Membership, Organisation, Person, Statement
from initiatives.views.pictures import pictures_of
from initiatives.views.promises import person_promises
from initiatives.views.rows import commitment_rows, counts, counts_by_key, few, few_commitments, statement_rows


class RegisterList(PublicListView):
    """Entries by name, each with the number of its statements and commitments."""

    said_by: str
    promised_by: str

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        statements = counts(Statement.objects.published(), self.said_by, rows)
        commitments = self.commitments_of(rows)
        context["entries"] = [(row, statements.get(row.pk, 0), commitments.get(row.pk, 0)) for row in rows]
        return context

    def commitments_of(self, rows: list[Any]) -> dict[UUID, int]:
        return counts(Commitment.objects.published(), self.promised_by, rows)


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

    def commitments_of(self, rows: list[Any]) -> dict[UUID, int]:
        """With those that came to a body from the ones that it succeeded."""
        succession = succession_on(the_day())
        carried = {row.pk: succession.carried_by(row.pk) for row in rows}
        made = counts_by_key(Commitment.objects.published(), self.promised_by, set().union(*carried.values()))
        return {body: sum(made.get(one, 0) for one in bodies) for body, bodies in carried.items()}


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
        statements = statement_rows().filter(**{self.said_by: self.object})
        return super().get_context_data(**self.promises(), statements=few(statements), **kwargs)

    def promises(self) -> dict[str, Any]:
        commitments = commitment_rows().filter(**{self.promised_by: self.object})
        return {
            "distribution": distribution(commitments),
            "commitments": few_commitments(commitments),
            **pictures_of(commitments),
        }


class PersonDetail(RegisterDetail):
    model = Person
    said_by, promised_by = "speakers__person", "responsible_person"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        memberships = with_public_rows_only(self.object.memberships.public())
        return super().get_context_data(memberships=memberships, **kwargs)

    def promises(self) -> dict[str, Any]:
        made = commitment_rows().filter(responsible_person=self.object)
        return {**person_promises(self.object), **pictures_of(made)}


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

    def promises(self) -> dict[str, Any]:
        """Its own, and those of the bodies that it succeeded, each with the name under which it was made."""
        body, succession = self.object, succession_on(the_day())
        commitments = commitment_rows().filter(responsible_organisation__in=succession.carried_by(body.pk))
        shown = few_commitments(commitments)
        for commitment in shown.rows:
            if commitment.responsible_organisation != body:
                commitment.made_as = commitment.responsible_organisation
        carrying = succession.bodies.get(succession.present(body.pk))
        return {
            "distribution": distribution(commitments),
            "commitments": shown,
            "inherited": commitments.exclude(responsible_organisation=body).count(),
            "carried_on_by": carrying if carrying != body else None,
            **pictures_of(commitments),
        }


class InitiativeDetail(RegisterDetail):
    model = Initiative
    said_by, promised_by = "initiatives", "initiative"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            partners=self.object.partners.published().by_name(),
            parts=self.object.parts.published().by_name(),
            **kwargs,
        )
