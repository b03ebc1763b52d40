"""Pages of commitments: who promised what, by when, and what became of it."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from articles.asked_day import the_day
from articles.views.base import PublicDetailView, PublicListView, with_public_rows_only
from initiatives.answering import succession_on
from initiatives.distribution import distribution
from initiatives.filters import CommitmentFilter
from initiatives.models import Commitment, CommitmentStatement, Initiative, Organisation, Person, Statement
from initiatives.pictures.promise import promise_picture
from initiatives.promises.questions import questions
from initiatives.promises.side_by_side import side_by_side
from initiatives.views.pictures import curve_of
from initiatives.views.rows import public_commitments, with_answers
from initiatives.views.timeline import timeline


def named_in_commitments() -> dict[str, QuerySet[Any]]:
    """The entries that a filter of commitments offers."""
    commitments = Commitment.objects.published().order_by()
    responsible = Q(pk__in=commitments.values("responsible_organisation")) | Q(pk__in=_carrying_on(commitments))
    return {
        "responsible": Organisation.objects.published().filter(responsible).by_name(),
        "person": Person.objects.published().filter(pk__in=commitments.values("responsible_person")).by_name(),
        "initiative": Initiative.objects.published().filter(pk__in=commitments.values("initiative")).by_name(),
    }


def _carrying_on(commitments: QuerySet[Any]) -> set[UUID]:
    """Bodies to which commitments came from others."""
    succession = succession_on(the_day())
    made = commitments.filter(responsible_organisation__in=list(succession.successors))
    bodies = made.values_list("responsible_organisation", flat=True).distinct()
    return {carrying for body in bodies for carrying in succession.path(body)}


class CommitmentList(PublicListView):
    template_name = "initiatives/commitment_list.html"
    filterset_class = CommitmentFilter

    def public_rows(self) -> QuerySet[Any]:
        return public_commitments()

    def pick_lists(self) -> dict[str, QuerySet[Any]]:
        return named_in_commitments()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.filters.rows
        context = super().get_context_data(distribution=distribution(rows), curve=curve_of(rows), **kwargs)
        with_answers(context["object_list"])
        return context


class CommitmentDetail(PublicDetailView):
    model = Commitment

    def public_rows(self) -> QuerySet[Any]:
        return public_commitments()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statements = with_public_rows_only(Statement.objects.published().with_public_relations())
        said = CommitmentStatement.objects.public().filter(commitment=self.object)
        links = list(said.prefetch_related(Prefetch("statement", statements)))
        updates = with_public_rows_only(self.object.updates.effective().in_order())
        events = timeline(self.object, links, updates)
        with_answers([self.object])
        return super().get_context_data(
            timeline=events,
            picture=promise_picture(self.object, events.dated, the_day()),
            first_deadline_precision=events.precision_of(self.object.first_deadline),
            wordings=side_by_side(links),
            questions=questions(self.object, [link.statement for link in links], published_only=True),
            corrections=list(self.object.corrections.corrected()),
            **kwargs,
        )
