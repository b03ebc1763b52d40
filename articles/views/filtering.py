"""A FilterSet as a form on a page: fields to fill in, chips for what is active, errors beside their field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

LONGEST_PICK_LIST = 200
# What a field offers to choose from: published rows, or values with their words.
PickLists = Mapping[str, QuerySet[Any] | Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter; `remaining` is the query string of the same list without it."""

    label: str
    value: str
    remaining: str


class Filters:
    """`rows` are the filtered rows, none where a filter is not understood."""

    def __init__(self, filterset: Any, pick_lists: PickLists) -> None:
        self.form: forms.Form = filterset.form
        self.is_valid = self.form.is_valid()
        self.rows: QuerySet[Any] = filterset.qs if self.is_valid else filterset.queryset.none()
        self.given = filterset.data
        for name in list(self.form.fields):
            self._dress(name, pick_lists)
        self.chips = list(self._chips())

    @property
    def is_active(self) -> bool:
        return bool(self.chips) or not self.is_valid

    def _dress(self, name: str, pick_lists: PickLists) -> None:
        """Choices in words, and no field that a reader cannot fill in."""
        field: Any = self.form.fields[name]
        offered = pick_lists.get(name)
        if isinstance(field, forms.ModelChoiceField):
            self._dress_choice_of_row(name, field, offered if isinstance(offered, QuerySet) else None)
        elif offered is not None:
            given = self.given.get(name)
            others = [(given, given)] if given and given not in dict(offered) else []
            field.choices = [("", _("Any")), *others, *offered]
            field.widget = forms.Select(choices=field.choices)
        elif isinstance(field.widget, forms.Select):
            field.widget.choices = [("", _("Any")), *(pair for pair in field.widget.choices if pair[0])]

    def _dress_choice_of_row(self, name: str, field: Any, offered: QuerySet[Any] | None) -> None:
        if offered is not None:
            rows = list(offered.values_list(field.to_field_name, "name")[: LONGEST_PICK_LIST + 1])
            if len(rows) <= LONGEST_PICK_LIST:
                field.widget = forms.Select(choices=[("", _("Any")), *self._with_the_chosen(name, field, rows)])
            else:
                self.form[name].help_text = _("The last part of the address of its page.")
        elif not self.given.get(name):
            del self.form.fields[name]
        elif name not in self.form.errors:
            field.widget = forms.HiddenInput()

    def _with_the_chosen(self, name: str, field: Any, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """A row that is chosen from elsewhere stays chosen when the form is sent again."""
        chosen = self.form.cleaned_data.get(name)
        if chosen is None or any(key == getattr(chosen, field.to_field_name) for key, _name in rows):
            return rows
        return [(getattr(chosen, field.to_field_name), chosen.name), *rows]

    def _chips(self) -> Iterator[Chip]:
        for name, value in self.form.cleaned_data.items():
            if value in (None, "", []) or name not in self.form.fields:
                continue
            label = str(self.form.fields[name].label)
            several = isinstance(value, list)
            for one in value if several else [value]:
                others = [other for other in value if other != one] if several else []
                yield Chip(label, self._in_words(name, one), self._with_only(name, others))

    def _in_words(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, date):
            return date_format(value, "j F Y")
        if isinstance(value, Model):
            return str(value)
        choices = dict(getattr(self.form.fields[name], "choices", ()))
        return str(choices.get(value, value))

    def _with_only(self, name: str, values: list[str]) -> str:
        remaining = self.given.copy()
        remaining.setlist(name, values)
        remaining.pop("page", None)
        return str(remaining.urlencode())
