"""Pages of statements: who said what, in which words, where."""

from typing import Any

from django.db.models import QuerySet

from articles.editorial import EditorialState
from articles.excerpts import excerpt
from articles.views.base import PublicDetailView, PublicListView
from initiatives.corrections import PUBLIC_ONCE, withdrawal_of
from initiatives.filters import StatementFilter
from initiatives.models import Initiative, Organisation, Person, Statement, StatementSpeaker
from initiatives.views.rows import commitment_rows, public_statements, with_answers


class StatementList(PublicListView):
    template_name = "initiatives/statement_list.html"
    filterset_class = StatementFilter

    def public_rows(self) -> QuerySet[Any]:
        return public_statements()

    def pick_lists(self) -> dict[str, QuerySet[Any]]:
        statements = Statement.objects.published().order_by()
        speakers = StatementSpeaker.objects.filter(statement__in=statements).order_by()
        return {
            "person": Person.objects.published().filter(pk__in=speakers.values("person")).by_name(),
            "organisation": Organisation.objects.published().filter(pk__in=speakers.values("organisation")).by_name(),
            "initiative": Initiative.objects.published().filter(statements__in=statements).distinct().by_name(),
        }


class StatementDetail(PublicDetailView):
    model = Statement

    def public_rows(self) -> QuerySet[Any]:
        return public_statements()

    def was_withdrawn(self, row: Statement) -> bool:
        """With its article, every statement in it goes off the site."""
        return row.state in PUBLIC_ONCE and EditorialState.WITHDRAWN in (row.state, row.article.state)

    def withdrawal(self, row: Statement) -> Any:
        return withdrawal_of(row)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statement = self.object
        commitments = list(commitment_rows().filter(statement_links__statement=statement))
        with_answers(commitments)
        return super().get_context_data(
            corrections=list(statement.corrections.corrected()),
            excerpt=excerpt(statement.article.text, statement.spans, longest=len(statement.article.text)),
            commitments=commitments,
            **kwargs,
        )
