"""Filters of the lists that ask a question of the models."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models import StatementSpeaker, StatusUpdate


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


class FlagFilter(admin.SimpleListFilter):
    title = _("attention")
    parameter_name = "flag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("overdue", _("Overdue")),
            ("due_soon", _("Due soon")),
            ("silent", _("Silent")),
            ("slipped", _("Slipped")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        match self.value():
            case "overdue" | "due_soon" | "silent" as flag:
                return getattr(queryset, flag)(today)
            case "slipped":
                return queryset.slipped()
            case _:
                return queryset
