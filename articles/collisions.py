"""Two editors at one row: a form that was filled in while somebody else changed it is refused, and nothing is lost."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.history import last_writer

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what the row says now, and what was sent."""

    label: str
    theirs: str
    yours: str


def collision_message(row: models.Model) -> str:
    return _("%(editor)s changed “%(row)s” while you had it open. Nothing was saved.") % {
        "editor": last_writer(row),
        "row": row,
    }


class VersionedForm(ModelForm):
    """Knows which version of the row the editor saw; `differences` is filled where another came in between."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False, label=gettext_lazy("version"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen_version"].initial = self.instance.version
        self.outdated = False
        self.differences: list[Difference] = []

    def clean(self) -> Any:
        data = super().clean()
        row = self.instance
        if not row._state.adding and self.cleaned_data.get("seen_version") != row.version:
            self.outdated = True
            self.differences = [self._difference(name) for name in self.changed_data if name != "seen_version"]
            self.add_error(None, collision_message(row))
        return data

    def _difference(self, name: str) -> Difference:
        field = self[name]
        return Difference(str(field.label), self._shown(name, field.initial), self._shown(name, field.data))

    def _shown(self, name: str, value: Any) -> str:
        """A value as an editor reads it; what is no valid value is shown as it was sent."""
        field = self.fields[name]
        try:
            cleaned = field.clean(value)
        except forms.ValidationError:
            return str(value)
        choices = dict(getattr(field, "choices", ())) if isinstance(field, forms.ChoiceField) else {}
        if isinstance(field, forms.TypedChoiceField) and cleaned in choices:
            return str(choices[cleaned])
        if isinstance(cleaned, models.QuerySet):
            return ", ".join(map(str, cleaned))
        if isinstance(cleaned, bool):
            return _("Yes") if cleaned else _("No")
        if isinstance(cleaned, list | dict):
            return str(field.prepare_value(cleaned))
        return "" if cleaned is None else str(cleaned)
