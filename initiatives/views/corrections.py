"""The log of corrections: what was changed or withdrawn, when and why."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from articles.views.base import PublicListView
from articles.views.filtering import PickLists
from initiatives.corrections import told
from initiatives.filters import CorrectionFilter
from initiatives.models import Correction


class CorrectionList(PublicListView):
    template_name = "initiatives/correction_list.html"
    filterset_class = CorrectionFilter

    def public_rows(self) -> QuerySet[Any]:
        return Correction.objects.public().newest_first()

    def pick_lists(self) -> PickLists:
        """The months in which something was corrected."""
        months = Correction.objects.public().datetimes(
            "recorded_at", "month", order="DESC", tzinfo=timezone.get_current_timezone()
        )
        return {"month": [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in months]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "corrections": told(context["object_list"])}
