"""People, organisations, initiatives and memberships."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import CheckedForm, LinesField, PairsField, how_many
from articles.collisions import VersionedForm
from initiatives.admin.base import CuratedInline, EditorialAdmin, link_to
from initiatives.admin.filters import QuestionFilter
from initiatives.admin.merges import MergingAdmin
from initiatives.curation.merging import merge, settle
from initiatives.curation.publishing import CurationError
from initiatives.models import Initiative, Membership, Organisation, Person, Statement, StatementSpeaker
from initiatives.roles import may_merge

ANSWERS = [
    ("accept_as_new", gettext_lazy("Save and accept as new")),
    ("merge_into_suggestion", gettext_lazy("Save and merge")),
]
BOOKKEEPING = ["state", "origin", "reviewed_at", "merged_link", "slug", "created_at", "updated_at"]
STATE = (gettext_lazy("State"), {"fields": BOOKKEEPING})
NAMES = ["other_names", "identifiers"]


class EntryForm(VersionedForm, CheckedForm):
    pass


class NamedForm(EntryForm):
    other_names = LinesField(
        label=capfirst(gettext_lazy("other names")),
        help_text=gettext_lazy("Other forms that are found in texts; one a line."),
    )
    identifiers = PairsField(
        label=capfirst(gettext_lazy("identifiers")),
        help_text=gettext_lazy("Identifiers elsewhere, one a line, such as “wikidata: Q55”."),
    )


class PersonForm(NamedForm):
    def clean(self) -> dict[str, Any]:
        """A person without a sort name is sorted by surname, a person without a surname by the name."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("sort_name"):
            first = " ".join(filter(None, (data.get("given_name"), data.get("family_name_prefix"))))
            surname = data.get("family_name")
            sort_name = f"{surname}, {first}".strip(", ") if surname else data.get("name", "")
            data["sort_name"] = sort_name[:300]
        return data


class EntryAdmin(EditorialAdmin):
    """A register entry, and where it is kept."""

    form: Any = EntryForm

    @admin.display(description=gettext_lazy("merged into"))
    def merged_link(self, entry: Any) -> str:
        return link_to(self.admin_site, entry.merged_into) if entry.merged_into else ""


class NamedAdmin(MergingAdmin, EntryAdmin):
    """An entry with a name. The importer's question stands on top until an editor has answered it."""

    form = NamedForm
    actions = [*EditorialAdmin.actions, "accept_as_new", "merge_into_suggestion", "merge_two"]
    list_filter: ClassVar[Any] = ["state", QuestionFilter, "origin"]
    search_fields = ["search_key"]
    readonly_fields: ClassVar[Any] = [*BOOKKEEPING, "question", "suggestion"]
    question_fields: ClassVar[Any] = [
        (gettext_lazy("Open question"), {"fields": ["question", "suggestion"], "classes": ["open-question"]})
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        own = list(self.fieldsets or [])
        return [*self.question_fields, *own, STATE] if obj and obj.question else [*own, STATE]

    def moves_of(self, request: HttpRequest, row: Any) -> list[tuple[str, Any]]:
        moves = super().moves_of(request, row)
        if not row.question:
            return moves
        answers = ANSWERS if row.maybe_same_as_id and may_merge(request.user, row) else ANSWERS[:1]
        return [*answers, *(move for move in moves if move[0] != "publish_rows")]

    @admin.display(description=gettext_lazy("maybe the same as"))
    def suggestion(self, entry: Any) -> str:
        return link_to(self.admin_site, entry.maybe_same_as) if entry.maybe_same_as else _("Nobody suggested.")

    @admin.display(description=gettext_lazy("question"), boolean=True, ordering="question")
    def asked(self, entry: Any) -> bool:
        return bool(entry.question)

    @admin.action(description=gettext_lazy("Accept the chosen %(verbose_name_plural)s as new"), permissions=["change"])
    def accept_as_new(self, request: HttpRequest, queryset: Any) -> None:
        def settled(entry: Any) -> None:
            settle(entry, request.user)  # type: ignore[arg-type]

        self._move(request, queryset, settled, _("Accepted as new."), _("%(rows)s accepted as new."))

    @admin.action(
        description=gettext_lazy("Merge the chosen %(verbose_name_plural)s into what they may be the same as"),
        permissions=["change"],
    )
    def merge_into_suggestion(self, request: HttpRequest, queryset: Any) -> None:
        def merged(entry: Any) -> None:
            _merge(entry, request.user)

        self._move(request, queryset, merged, _("Merged."), _("%(rows)s merged."))


def _merge(entry: Any, by: Any) -> None:
    if not may_merge(by, entry):
        raise CurationError(_("“%(row)s” is published: a reviewer merges it.") % {"row": entry})
    if entry.maybe_same_as is None:
        raise CurationError(_("“%(row)s”: there is no entry to merge it into.") % {"row": entry})
    merge(entry, entry.maybe_same_as, by)


class MembershipInline(CuratedInline):
    """Roles that are there are read here and changed on their own page; new ones can be added."""

    model = Membership
    autocomplete_fields = ["person", "organisation", "source_article"]
    fields = ["person", "organisation", "role", "start_on", "end_on", "source_article", "state"]
    readonly_fields = ["state"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        rows: QuerySet[Membership] = super().get_queryset(request)
        return rows.select_related("person", "organisation", "source_article")


class PersonMembershipInline(MembershipInline):
    fk_name = "person"


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    form = PersonForm
    list_display = ["name", "state", "asked", "roles", "statements_made", "origin"]
    inlines = [PersonMembershipInline]
    fieldsets: ClassVar[Any] = [
        (None, {"fields": ["name", ("given_name", "initials"), ("family_name_prefix", "family_name"), "sort_name"]}),
        (None, {"fields": NAMES}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        memberships = Membership.objects.exclude(state__in=["rejected", "merged"]).select_related("organisation")
        queryset = (
            super().get_queryset(request).annotate(statements_made=how_many(StatementSpeaker.objects.all(), "person"))
        )
        return queryset.prefetch_related(Prefetch("memberships", memberships, to_attr="held"))

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, person: Any) -> str:
        return "; ".join(f"{held.role} ({held.organisation})".strip() for held in person.held)

    @admin.display(description=gettext_lazy("statements"), ordering="statements_made")
    def statements_made(self, person: Any) -> int:
        return int(person.statements_made)


@admin.register(Organisation)
class OrganisationAdmin(NamedAdmin):
    list_display = ["name", "state", "asked", "abbreviation", "classification", "parent", "members", "origin"]
    list_filter = [*NamedAdmin.list_filter, "classification"]
    list_select_related = ["parent"]
    autocomplete_fields = ["parent", "succeeded_by"]
    inlines = [MembershipInline]
    fieldsets: ClassVar[Any] = [
        (None, {"fields": ["name", "abbreviation", "classification", "website"]}),
        (None, {"fields": NAMES}),
        (
            gettext_lazy("Place and time"),
            {"fields": ["parent", "succeeded_by", ("founded_on", "dissolved_on")]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(members=how_many(Membership.objects.all(), "organisation"))

    @admin.display(description=gettext_lazy("memberships"), ordering="members")
    def members(self, organisation: Any) -> int:
        return int(organisation.members)


@admin.register(Initiative)
class InitiativeAdmin(NamedAdmin):
    list_display = ["name", "state", "asked", "abbreviation", "kind", "lead_organisation", "statements_about", "origin"]
    list_filter = [*NamedAdmin.list_filter, "kind"]
    list_select_related = ["lead_organisation"]
    autocomplete_fields = ["lead_organisation", "partners", "parent"]
    fieldsets: ClassVar[Any] = [
        (None, {"fields": ["name", "abbreviation", "kind", "description", "website"]}),
        (None, {"fields": NAMES}),
        (
            gettext_lazy("Place and time"),
            {
                "fields": [
                    "lead_organisation",
                    "partners",
                    "parent",
                    ("start_on", "start_precision"),
                    ("end_on", "end_precision"),
                ]
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        links = Statement.initiatives.through._default_manager.all()
        return super().get_queryset(request).annotate(statements_about=how_many(links, "initiative"))

    @admin.display(description=gettext_lazy("statements"), ordering="statements_about")
    def statements_about(self, initiative: Any) -> int:
        return int(initiative.statements_about)


@admin.register(Membership)
class MembershipAdmin(EntryAdmin):
    list_display = ["person", "state", "role", "organisation", "start_on", "end_on", "origin"]
    list_filter = ["state", "origin"]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__search_key", "organisation__search_key"]
    autocomplete_fields = ["person", "organisation", "source_article", "succeeds"]
    readonly_fields = [name for name in BOOKKEEPING if name != "slug"]
    fieldsets: ClassVar[Any] = [
        (None, {"fields": ["person", "organisation", "role", ("start_on", "end_on"), "succeeds", "source_article"]}),
        (gettext_lazy("State"), {"fields": readonly_fields}),
    ]

    def view_on_site(self, obj: Any) -> str | None:
        return None
