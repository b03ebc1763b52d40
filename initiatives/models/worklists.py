"""What asks for an editor: the lists of commitments that wait for a decision or contradict the register."""

from collections.abc import Callable
from datetime import date
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.editorial import DatePrecision, EditorialQuerySet, EditorialState
from initiatives.models.people import Membership
from initiatives.models.updates import FINAL_VALUES

WORK_LISTS: dict[str, Promise | str] = {
    "overdue": _("Overdue"),
    "due_soon": _("Due soon"),
    "silent": _("Silent"),
    "contradicting": _("Contradicting the register"),
    "without_deadline": _("Without deadline"),
    "without_body": _("Without responsible body"),
    "with_words_to_compare": _("With words to compare"),
}
CONTRADICTIONS: dict[str, Promise | str] = {
    "body_merged": _("the body was merged into another entry"),
    "body_not_yet": _("the body did not exist yet when it was promised"),
    "body_ended": _("the body has ended, without a successor or before it was promised"),
    "person_left": _("the person is no longer at that body"),
    "initiative_merged": _("the initiative was merged into another entry"),
    "initiative_ended": _("the initiative ended before the deadline"),
    "deadline_before_made": _("the deadline lies before the promise"),
}
OPEN = ~Q(status__in=FINAL_VALUES)


def _person_left(on: date) -> Q:
    """Known to have been at the body, and nothing known that goes on."""
    held = Membership.objects.exclude(state__in=[EditorialState.REJECTED, EditorialState.MERGED]).filter(
        person=OuterRef("responsible_person"), organisation=OuterRef("responsible_organisation")
    )
    return OPEN & Q(Exists(held)) & ~Q(Exists(held.filter(Q(end_on=None) | Q(end_on__gte=on))))


# A vague day stands for the whole of its period, and contradicts only what lies in another year.
CONDITIONS: dict[str, Callable[[date], Q]] = {
    "body_merged": lambda on: Q(responsible_organisation__state=EditorialState.MERGED),
    "body_not_yet": lambda on: Q(responsible_organisation__founded_on__gt=F("made_on")),
    "body_ended": lambda on: (
        Q(responsible_organisation__dissolved_on__lt=F("made_on"))
        | (OPEN & Q(responsible_organisation__dissolved_on__lt=on, responsible_organisation__succeeded_by=None))
    ),
    "person_left": _person_left,
    "initiative_merged": lambda on: Q(initiative__state=EditorialState.MERGED),
    "initiative_ended": lambda on: Q(initiative__end_on__lt=F("deadline")),
    "deadline_before_made": lambda on: (
        Q(made_precision=DatePrecision.DAY, deadline__lt=F("made_on")) | Q(deadline__year__lt=F("made_on__year"))
    ),
}


class WorkLists(EditorialQuerySet):
    """Mixin: the questions of the lists. Of what was rejected or withdrawn nothing is asked."""

    def in_use(self) -> Self:
        return self.filter(state__in=[EditorialState.CANDIDATE, EditorialState.PUBLISHED])

    def work(self, name: str, on: date) -> Self:
        """The rows of one of WORK_LISTS."""
        rows: Any = self.in_use()
        dated = name in ("overdue", "due_soon", "silent", "contradicting")
        found: Self = getattr(rows, name)(on) if dated else getattr(rows, name)()
        return found

    def contradicting(self, on: date, kind: str = "") -> Self:
        """What contradicts the register, in whatever way or in one of CONTRADICTIONS."""
        wanted = Q(pk__in=[])
        for name, condition in CONDITIONS.items():
            if kind in ("", name):
                wanted |= condition(on)
        return self.filter(wanted)

    def with_contradictions(self, on: date) -> Self:
        """Adds a boolean for each of CONTRADICTIONS, `contradicts_body_merged` and so on."""
        model: Any = self.model
        return self.annotate(
            **{
                f"contradicts_{kind}": Exists(model.objects.contradicting(on, kind).filter(pk=OuterRef("pk")))
                for kind in CONTRADICTIONS
            }
        )

    def without_deadline(self) -> Self:
        """Undecided, with no day or period that anybody named."""
        return self.filter(OPEN, deadline=None)

    def without_body(self) -> Self:
        return self.filter(OPEN, responsible_organisation=None)

    def with_words_to_compare(self) -> Self:
        """The rule sees that words became stronger, weaker or later, and nobody has decided."""
        links: Any = self.model._meta.get_field("statement_links").related_model
        return self.filter(
            Exists(links.objects.filter(commitment=OuterRef("pk"), drift="").exclude(drift_proposed__in=["", "same"]))
        )
