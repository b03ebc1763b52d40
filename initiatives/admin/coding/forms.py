"""The forms of coding: to give an article to two, and what a coder says of its candidates and of what was missed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from initiatives.admin.desk.card import named_in
from initiatives.admin.desk.queue import waiting_articles
from initiatives.curation.anchoring import find_span
from initiatives.curation.coding import Answer
from initiatives.curation.publishing import CurationError
from initiatives.models import CodingDecision, Initiative, Statement

MISSED = 5  # rows for words that the reader missed
SHOWN_ARTICLES = 200  # those that wait longest


class AssignForm(forms.Form):
    article = forms.ModelChoiceField(label=gettext_lazy("Article"), queryset=Article.objects.none())
    first = forms.ModelChoiceField(label=gettext_lazy("First coder"), queryset=User.objects.none())
    second = forms.ModelChoiceField(label=gettext_lazy("Second coder"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        coders = User.objects.filter(is_staff=True, is_active=True).order_by("username")
        oldest = waiting_articles().order_by("published_on", "pk").values_list("pk", flat=True)[:SHOWN_ARTICLES]
        articles = Article.objects.filter(pk__in=list(oldest)).defer("text")
        self._offer("article", articles.order_by("published_on", "pk"))
        self._offer("first", coders)
        self._offer("second", coders)

    def _offer(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows


class CodingForm(forms.Form):
    """Every candidate with yes or no, the speaker and whether it promises; and rows for what the reader missed."""

    def __init__(self, article: Article, decisions: list[CodingDecision], data: Any = None) -> None:
        super().__init__(data)
        self.article = article
        self.candidates = list(
            Statement.objects.candidates().filter(article=article).in_reading_order().prefetch_related("speakers")
        )
        named = named_in(article)
        self.speakers = {key: row for key, row in named.items() if not isinstance(row, Initiative)}
        said = {row.statement_id: row for row in decisions if row.statement_id}
        added = [row for row in decisions if not row.statement_id]
        for statement in self.candidates:
            self._ask(f"{statement.pk}", said.get(statement.pk), found=True)
        for number in range(MISSED):
            row = added[number] if number < len(added) else None
            for name, label in (("first", _("First words")), ("last", _("Last words"))):
                self.fields[f"{name}-{number}"] = forms.CharField(label=label, required=False, max_length=300)
            if row:
                self.fields[f"first-{number}"].initial = article.text[row.start : row.end]
            self._ask(str(number), row, found=False)

    def _ask(self, key: str, said: CodingDecision | None, *, found: bool) -> None:
        speakers = [("", _("nobody who is named")), *((key, str(row)) for key, row in self.speakers.items())]
        speaker = said.speaker if said else None
        if found:
            self.fields[f"found-{key}"] = forms.ChoiceField(
                label=_("Is it a statement?"),
                choices=[("yes", _("Yes")), ("no", _("No"))],
                widget=forms.RadioSelect,
                required=False,
                initial=None if said is None else "yes" if said.found else "no",
            )
        self.fields[f"speaker-{key}"] = forms.ChoiceField(
            label=_("Who says it"),
            choices=speakers,
            required=False,
            initial=f"{speaker._meta.model_name}-{speaker.pk}" if speaker else "",
        )
        self.fields[f"commitment-{key}"] = forms.BooleanField(
            label=_("A commitment"), required=False, initial=bool(said and said.is_commitment)
        )

    def rows(self) -> Iterator[dict[str, Any]]:
        """By candidate: the statement and its questions."""
        for number, statement in enumerate(self.candidates, 1):
            names = {name: self[f"{name}-{statement.pk}"] for name in ("found", "speaker", "commitment")}
            yield {"statement": statement, "number": number, **names}

    def missed(self) -> Iterator[dict[str, Any]]:
        for number in range(MISSED):
            yield {name: self[f"{name}-{number}"] for name in ("first", "last", "speaker", "commitment")}

    def answers(self) -> list[Answer]:
        """What the coder said so far. Raises CurationError where words do not stand in the text."""
        told = []
        for statement in self.candidates:
            found = self.cleaned_data[f"found-{statement.pk}"]
            if found:
                span = (statement.start, statement.end)
                told.append(self._answer(str(statement.pk), statement, span, found == "yes"))
        for number in range(MISSED):
            if first := self.cleaned_data[f"first-{number}"].strip():
                span = find_span(self.article, first, self.cleaned_data[f"last-{number}"])
                told.append(self._answer(str(number), None, span, True))
        return told

    def _answer(self, key: str, statement: Statement | None, span: tuple[int, int], found: bool) -> Answer:
        speaker = self.speakers.get(self.cleaned_data[f"speaker-{key}"])
        return Answer(statement, span, found, speaker, self.cleaned_data[f"commitment-{key}"])


class SettleForm(forms.Form):
    """Where the two differ, one of both answers is chosen; where they agree, it is theirs."""

    def __init__(self, units: list[Any], data: Any = None) -> None:
        super().__init__(data)
        self.units = units
        for number, unit in enumerate(units):
            if unit.differs:
                self.fields[f"choice-{number}"] = forms.ChoiceField(
                    label=_("Which is right?"),
                    choices=[("first", _("The first coder")), ("second", _("The second coder"))],
                    widget=forms.RadioSelect,
                )

    def rows(self) -> Iterator[tuple[Any, Any]]:
        for number, unit in enumerate(self.units):
            yield unit, self[f"choice-{number}"] if unit.differs else None

    def outcome(self) -> list[CodingDecision]:
        """The decisions that hold; a coder who saw nothing decides that there is nothing."""
        held = []
        for number, unit in enumerate(self.units):
            first = not unit.differs or self.cleaned_data[f"choice-{number}"] == "first"
            chosen = unit.first if first else unit.second
            if chosen is not None:
                held.append(chosen)
            elif unit.either.statement_id:
                raise CurationError(_("A coder left a candidate open."))
        return held
