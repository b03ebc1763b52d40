"""What a form sent from the desk asks for, handed to curation."""

import json

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from initiatives.admin.desk.card import CardForm
from initiatives.admin.desk.queue import candidates_of
from initiatives.curation.anchoring import find_span
from initiatives.curation.desk import Desk
from initiatives.curation.publishing import CurationError
from initiatives.models import Statement

MAX_SPANS = 20


class WrongCardError(CurationError):
    """A field of the card holds what it cannot; the card says which."""


class Decision:
    """One form, for one statement or for the article."""

    def __init__(self, request: HttpRequest, desk: Desk, statement: Statement | None, form: CardForm | None) -> None:
        self.request = request
        self.desk = desk
        self.statement = statement
        self.form = form
        self.seen_at = request.POST.get("seen", "")

    def take(self, action: str) -> bool:
        """Do it; returns whether the editor stays with the statement. Raises CurationError where it is refused."""
        if action == "undo":
            self.desk.undo()
            messages.success(self.request, _("The last step was taken back."))
            return False
        if action == "add":
            self.desk.add(self._spans(), self.request.POST.get("new_kind") or "direct")
            return True
        if self.statement is None or self.form is None:
            raise CurationError(_("Choose a statement first."))
        if action in ("accept", "correct"):
            return self._judge(action, self.statement, self.form)
        if action == "reject":
            self.desk.reject(self.statement, self.seen_at)
            return False
        self._place(action, self.statement)
        return True

    def _judge(self, action: str, statement: Statement, form: CardForm) -> bool:
        if not form.is_valid():
            raise WrongCardError(_("Mend the card first."))
        decide = self.desk.accept if action == "accept" else self.desk.correct
        decide(statement, self.seen_at, form.corrections())
        if action == "accept" and form.cleaned_data["is_commitment"]:
            self._offer_commitment(statement)
        return action == "correct"

    def _offer_commitment(self, statement: Statement) -> None:
        """Words that promise something are followed only once they are a commitment."""
        if self.request.user.has_perm("initiatives.add_commitment") and not statement.commitment_links.exists():
            address = reverse("admin:statement_promise", args=[statement.pk])
            words = (_("It promises something:"), address, _("make or tie a commitment"))
            messages.info(self.request, format_html('{} <a href="{}?desk=1">{}</a>', *words))

    def _place(self, action: str, statement: Statement) -> None:
        if action == "anchor":
            self.desk.move(statement, self.seen_at, self._spans())
        elif action == "split":
            self.desk.split(statement, self.seen_at, self._spans()[0][0])
        elif action == "join":
            other = neighbour(candidates_of(self.desk.article), statement, 1)
            if other is None:
                raise CurationError(_("No candidate follows to join with."))
            self.desk.join(statement, self.seen_at, other)
        else:
            raise CurationError(_("The desk does not know this step."))

    def _spans(self) -> list[list[int]]:
        """What the editor selected in the text, or, without script, the first and the last words that they typed."""
        if chosen := self.request.POST.get("spans", ""):
            return _sent(chosen)
        first, last = self.request.POST.get("first_words", ""), self.request.POST.get("last_words", "")
        if not first.strip():
            raise CurationError(_("Select words in the text, or type the first and the last of them."))
        near = self.statement.start if self.statement else 0
        return [list(find_span(self.desk.article, first, last, near))]


def neighbour(candidates: list[Statement], current: Statement | None, step: int) -> Statement | None:
    """The candidate so many places further in the text, where there is one."""
    keys = [row.pk for row in candidates]
    if current is None or current.pk not in keys:
        return None
    place = keys.index(current.pk) + step
    return candidates[place] if 0 <= place < len(candidates) else None


def _sent(chosen: str) -> list[list[int]]:
    try:
        spans = [[int(start), int(end)] for start, end in json.loads(chosen)]
    except (ValueError, TypeError, RecursionError) as error:
        raise CurationError(_("These words do not stand in the text.")) from error
    if not 0 < len(spans) <= MAX_SPANS:
        raise CurationError(_("Choose at least one word of the text."))
    return spans
