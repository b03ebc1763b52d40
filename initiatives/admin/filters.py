"""Filters of the lists that ask a question of the models."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from initiatives.models import StatementSpeaker, StatusUpdate
from initiatives.models.worklists import CONTRADICTIONS, WORK_LISTS


class YesNoFilter(admin.SimpleListFilter):
    """One question, asked by `narrow`."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("yes", "no"):
            return queryset
        return self.narrow(queryset, self.value() == "yes")

    def narrow(self, queryset: QuerySet[Any], yes: bool) -> QuerySet[Any]:
        raise NotImplementedError


class QuestionFilter(YesNoFilter):
    title = _("open question")
    parameter_name = "asked"

    def narrow(self, queryset: QuerySet[Any], yes: bool) -> QuerySet[Any]:
        return queryset.exclude(question="") if yes else queryset.filter(question="")


class SpeakerFilter(YesNoFilter):
    title = _("has a speaker")
    parameter_name = "spoken"

    def narrow(self, queryset: QuerySet[Any], yes: bool) -> QuerySet[Any]:
        named = StatementSpeaker.objects.values("statement")
        return queryset.filter(pk__in=named) if yes else queryset.exclude(pk__in=named)


class ApprovalFilter(YesNoFilter):
    title = _("waits for a second editor")
    parameter_name = "waits"

    def narrow(self, queryset: QuerySet[Any], yes: bool) -> QuerySet[Any]:
        waiting = StatusUpdate.objects.proposals().values("pk")
        return queryset.filter(pk__in=waiting) if yes else queryset.exclude(pk__in=waiting)


class WorkFilter(admin.SimpleListFilter):
    """One of the lists of work, of what is in use."""

    title = _("attention")
    parameter_name = "flag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*WORK_LISTS.items(), ("slipped", _("Slipped"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        wanted, today = self.value(), timezone.localdate()
        if wanted == "slipped":
            return queryset.slipped(today)
        return queryset.work(wanted, today) if wanted in WORK_LISTS else queryset


class ContradictionFilter(admin.SimpleListFilter):
    title = _("contradiction with the register")
    parameter_name = "contradiction"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(kind, capfirst(str(label))) for kind, label in CONTRADICTIONS.items()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        wanted = self.value()
        return queryset.contradicting(timezone.localdate(), wanted) if wanted in CONTRADICTIONS else queryset
