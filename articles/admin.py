"""The back office's building blocks, and how it shows the archive.

What editors may do with a row is the tracker's to say: `initiatives.admin` registers these classes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin import options
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.collisions import VersionedForm
from articles.editorial import EditorialState
from articles.folding import fold
from articles.models import Article

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
    ModelAdmin = admin.ModelAdmin[Any]
    BaseModelAdmin = options.BaseModelAdmin[Any]
else:
    BaseModelAdmin = options.BaseModelAdmin
    ModelForm = forms.ModelForm
    ModelAdmin = admin.ModelAdmin

SECURE_ADDRESSES: dict[Any, Any] = {models.URLField: {"assume_scheme": "https"}}


@dataclass(frozen=True)
class Mark:
    """A stretch of a text that stands out: `text[start:end]`, in code points."""

    start: int
    end: int
    style: str
    anchor: str = ""
    address: str = ""


def marked(text: str, marks: Iterable[Mark]) -> SafeString:
    """The text as HTML, escaped, with its marks; where marks overlap the first one given shows."""
    marks = list(marks)
    cuts = sorted({0, len(text), *(max(0, min(at, len(text))) for mark in marks for at in (mark.start, mark.end))})
    anchored: set[str] = set()
    pieces = []
    for start, end in pairwise(cuts):
        mark = next((mark for mark in marks if mark.start <= start < mark.end), None)
        pieces.append((_piece(text[start:end], mark, anchored),))
    return format_html_join("", "{}", pieces)


def _piece(words: str, mark: Mark | None, anchored: set[str]) -> str:
    if mark is None:
        return words
    inner = format_html('<a href="{}">{}</a>', mark.address, words) if mark.address else words
    if not mark.anchor or mark.anchor in anchored:
        return format_html('<mark class="{}">{}</mark>', mark.style, inner)
    anchored.add(mark.anchor)
    return format_html('<mark class="{}" id="{}">{}</mark>', mark.style, mark.anchor, inner)


def how_many(rows: QuerySet[Any], field: str) -> Coalesce:
    """An annotation: how many of these rows name the outer row in that field."""
    found = rows.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n")), 0)


class LinesField(forms.CharField):
    """A list of texts, written one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 3}), "required": False, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(line) for line in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = value if isinstance(value, list) else str(super().to_python(value)).splitlines()
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))

    def validate(self, value: Any) -> None:
        if any("\x00" in line for line in value):
            raise ValidationError(_("Null characters are not allowed."))

    def run_validators(self, value: Any) -> None:
        """What CharField checks is about one text."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial or []) != self.to_python(data or ""))


class PairsField(LinesField):
    """Keys with a text each, written as `key: text`, one a line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(f"{key}: {text}" for key, text in value.items()) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        pairs = {}
        for line in super().to_python(value):
            key, colon, text = (part.strip() for part in line.partition(":"))
            if not (key and colon and text):
                raise ValidationError(_("“%(line)s” is not written as “name: value”."), params={"line": line})
            pairs[key] = text
        return pairs

    def validate(self, value: Any) -> None:
        super().validate([*value, *value.values()])

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or {}) != self.to_python(data or ""))
        except ValidationError:
            return True


class CheckedForm(ModelForm):
    """A form that names every broken constraint of its row, also those about fields that it does not show."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error.messages)


class Forgiving(AutocompleteMixin):
    """An autocomplete field shows a form again although what was sent is no id at all."""

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        return super().optgroups(name, [key for key in value if self._is_id(key)], attrs)

    def _is_id(self, key: str) -> bool:
        try:
            self.field.remote_field.model._meta.pk.to_python(key)
        except ValidationError:
            return False
        return True


class ForgivingSelect(Forgiving, AutocompleteSelect):
    pass


class ForgivingSelectMultiple(Forgiving, AutocompleteSelectMultiple):
    pass


class Relations(BaseModelAdmin):
    """Mixin: relations are chosen by typing."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ForgivingSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ForgivingSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class CarefulList(ChangeList):
    """A list that answers an impossible date or a null character as it answers any other wrong parameter."""

    def get_filters(self, request: HttpRequest) -> Any:
        if any("\x00" in value for values in self.get_filters_params().values() for value in values):
            raise IncorrectLookupParameters
        try:
            return super().get_filters(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error

    def get_results(self, request: HttpRequest) -> None:
        """Some years are found to be none only when the database is asked."""
        try:
            super().get_results(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error


class ReadingAdmin(Relations, ModelAdmin):
    """Searching as the site searches, nothing deleted, lists that do not slow down as they grow."""

    form = CheckedForm
    formfield_overrides = SECURE_ADDRESSES
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Rows that hold every word in one of `search_fields`, which hold folded text."""
        for word in fold(search_term).split():
            anywhere = Q()
            for name in self.search_fields:
                anywhere |= Q((f"{name}__contains", word))
            queryset = queryset.filter(anywhere)
        return queryset, False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CarefulList

    def response_action(self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any) -> HttpResponse | None:
        for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
            try:
                self.model._meta.pk.to_python(key)
            except ValidationError as error:
                raise BadRequest(f"{key!r} is no row's id.") from error
        return super().response_action(request, queryset, *args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ArticleForm(VersionedForm, CheckedForm):
    authors = LinesField(label=capfirst(_("authors")), help_text=_("Names in the by-line, as printed; one a line."))


class ArticleAdmin(ReadingAdmin):
    """Articles come from the importer; their text stays as it was read."""

    form = ArticleForm
    list_display = ["title_or_not", "state", "waiting", "statements_found", "publication", "published_on", "genre"]
    list_filter = ["state", "genre", "language", "published_precision"]
    search_fields = ["search_key"]
    date_hierarchy = "published_on"
    readonly_fields = ["state", "retrieved_at", "sha256", "source_name", "created_at", "updated_at"]
    fieldsets = [
        (None, {"fields": ["title", "url", "publication", "authors", "genre", "language"]}),
        (_("Date"), {"fields": [("published_on", "published_precision")]}),
        (_("Source"), {"fields": ["archive_url", "source_name", "retrieved_at", "sha256"]}),
        (_("State"), {"fields": ["state", "created_at", "updated_at"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        statements = Article._meta.get_field("statements").related_model._default_manager.all()
        return (
            super()
            .get_queryset(request)
            .defer("text")
            .annotate(
                statements_found=how_many(statements, "article"),
                waiting=how_many(statements.filter(state=EditorialState.CANDIDATE), "article"),
            )
        )

    @admin.display(description=_("title"), ordering="search_key")
    def title_or_not(self, article: Article) -> str:
        return str(article)

    @admin.display(description=_("statements"), ordering="statements_found")
    def statements_found(self, article: Any) -> int:
        return int(article.statements_found)

    @admin.display(description=_("candidates"), ordering="waiting")
    def waiting(self, article: Any) -> int:
        return int(article.waiting)
