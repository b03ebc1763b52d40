"""What changed since a day: the commitments to which something happened, with what it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.asked_day import the_day
from articles.views.base import PublicListView, with_public_rows_only
from initiatives.changes import LATELY, Period, as_they_stood, updates_in, words_in
from initiatives.filters import ChangeFilter
from initiatives.models import Commitment, CommitmentStatement, Relation, Statement, StatusUpdate
from initiatives.views.commitments import named_in_commitments
from initiatives.views.rows import public_commitments
from initiatives.views.timeline import Event, timeline

# Of one commitment; the others stand on its page.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Changed:
    """A commitment, and what happened to it since then: oldest first, undated last."""

    commitment: Any
    then: Commitment | None
    events: list[Event]
    further: int

    @property
    def shows_first_words(self) -> bool:
        return any(event.link and event.link.relation == Relation.FIRST for event in self.events)

    @property
    def status_moved(self) -> bool:
        return self.then is not None and bool(self.then.status != self.commitment.status)

    @property
    def deadline_moved(self) -> bool:
        return self.then is not None and bool(self.then.deadline != self.commitment.deadline)


class ChangeList(PublicListView):
    template_name = "initiatives/change_list.html"
    filterset_class = ChangeFilter

    def public_rows(self) -> QuerySet[Any]:
        said = with_public_rows_only(Statement.objects.published().with_public_relations())
        links = CommitmentStatement.objects.public().prefetch_related(Prefetch("statement", said))
        updates = with_public_rows_only(StatusUpdate.objects.effective().in_order())
        return public_commitments().prefetch_related(
            Prefetch("statement_links", links, to_attr="public_links"),
            Prefetch("updates", updates, to_attr="counting_updates"),
        )

    def pick_lists(self) -> dict[str, QuerySet[Any]]:
        return named_in_commitments()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        since = self.filters.form.cleaned_data.get("since") or the_day() - LATELY
        return {**context, "since": since, "until": the_day(), "changes": list(_told(context["object_list"], since))}


def _told(commitments: list[Any], since: date) -> Iterator[Changed]:
    period = Period(since, the_day())
    before = as_they_stood(commitments, since)
    for commitment in commitments:
        updates, links = commitment.counting_updates, commitment.public_links
        new = {*updates_in(period, updates), *words_in(period, links)}
        told = timeline(commitment, links, updates)
        events = [event for event in (*told.dated, *told.undated) if (event.update or event.link) in new]
        yield Changed(commitment, before.get(commitment.pk), events[:SHOWN], max(0, len(events) - SHOWN))
