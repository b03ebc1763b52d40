"""The pages of the desk. Every decision is a form that is sent; the script only saves the hand the way to the mouse."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import Mark, marked
from articles.explaining.rules import why_statement
from articles.models import Article
from initiatives.admin.base import address_of
from initiatives.admin.desk.card import CardForm
from initiatives.admin.desk.decisions import Decision, WrongCardError, neighbour
from initiatives.admin.desk.names import judge_name, names_to_judge
from initiatives.admin.desk.queue import DEFAULT_ORDER, ORDERS, candidates_of, next_article, queue
from initiatives.curation.desk import Desk, StaleError, seen
from initiatives.curation.publishing import CurationError
from initiatives.models import Coding, Initiative, Statement, StatusUpdate

PAGE_SIZE = 50


class DeskPages:
    """The queue and the desk, for one admin site."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site

    def queue(self, request: HttpRequest) -> HttpResponse:
        """All articles that wait."""
        self._check(request)
        order, initiative = self._choice(request)
        page = Paginator(queue(order, initiative), PAGE_SIZE).get_page(request.GET.get("page"))
        waiting = Statement.objects.candidates().count()
        about = Initiative.objects.current().filter(statements__in=Statement.objects.candidates()).distinct().by_name()
        context = {
            **self.site.each_context(request),
            "title": _("Review desk"),
            "page": page,
            "waiting": waiting,
            "proposals": StatusUpdate.objects.proposals().count(),
            "orders": [(key, label) for key, (label, _rows) in ORDERS.items()],
            "order": order,
            "initiatives": about,
            "initiative": initiative,
            "choice": _query(order, initiative),
        }
        return TemplateResponse(request, "admin/desk/queue.html", context)

    def article(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """One article: its text, its candidates and the card of the one that is being judged."""
        self._check(request)
        article = get_object_or_404(Article, pk=pk)
        if Coding.objects.open().filter(article=article).exists():
            messages.info(request, _("Two coders have this article; it comes back when they are done."))
            return HttpResponseRedirect(reverse("admin:coding", current_app=self.site.name))
        if request.method == "POST":
            return self._decide(request, article)
        return self._show(request, article)

    # Showing ------------------------------------------------------------------------------------------------------

    def _show(
        self, request: HttpRequest, article: Article, form: CardForm | None = None, status: int = 200
    ) -> HttpResponse:
        candidates = candidates_of(article)
        current = form.statement if form else _chosen(candidates, request.GET.get("statement"))
        order, initiative = self._choice(request)
        context = {
            **self.site.each_context(request),
            "title": _("Review desk"),
            "article": article,
            "article_address": address_of(self.site, article),
            "marked_text": marked(article.text, list(_marks(candidates, current, self._address(request, article)))),
            "candidates": candidates,
            "current": current,
            "place": 1 + next((n for n, row in enumerate(candidates) if current and row.pk == current.pk), 0),
            "following": neighbour(candidates, current, 1),
            "preceding": neighbour(candidates, current, -1),
            "form": form or (CardForm(current) if current else None),
            "why": why_statement(current.rule) if current and current.rule else "",
            "seen": seen(current) if current else "",
            "full_address": address_of(self.site, current) if current else "",
            "names": names_to_judge(article, self.site),
            "names_open": request.method == "GET" and "names" in request.GET,
            "next_article": next_article(article, order, initiative),
            "choice": _query(order, initiative),
        }
        return TemplateResponse(request, "admin/desk/article.html", context, status=status)

    # Deciding -----------------------------------------------------------------------------------------------------

    def _decide(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Do what was asked; what was typed comes back where it is refused."""
        if "name" in request.POST:
            return self._judge_name(request, article)
        desk, wanted = Desk(request.user, article), request.POST.get("action", "")
        statement = self._statement(article, request.POST.get("statement"))
        form = CardForm(statement, request.POST) if statement else None
        try:
            stays = Decision(request, desk, statement, form).take(wanted)
        except StaleError as error:
            messages.error(request, str(error))
            messages.info(request, _("It now says: “%(quote)s” (%(state)s)") % _told(error.fresh))
            return self._show(request, article, form, status=409)
        except WrongCardError as error:
            messages.error(request, str(error))
            return self._show(request, article, form, status=422)
        except CurationError as error:
            messages.error(request, str(error))
            return self._show(request, article, form, status=409)
        return HttpResponseRedirect(self._onwards(request, article, statement if stays else None))

    def _judge_name(self, request: HttpRequest, article: Article) -> HttpResponse:
        """A decision about a name; the desk stays where it was, with the names open."""
        action, key = request.POST.get("action", ""), request.POST.get("name", "")
        stay = self._statement(article, request.GET.get("statement"))
        try:
            entry = judge_name(request.user, action, key, request.POST.get("known_name", ""))
        except CurationError as error:
            messages.error(request, str(error))
            return self._show(request, article, CardForm(stay) if stay else None, status=409)
        messages.success(request, _("“%(row)s”: %(state)s.") % {"row": entry, "state": entry.get_state_display()})
        return HttpResponseRedirect(f"{self._address(request, article, stay)}&names=1#names")

    def _onwards(self, request: HttpRequest, article: Article, stay: Statement | None) -> str:
        """The same statement, else the next candidate of the article, else the next article, else the queue."""
        order, initiative = self._choice(request)
        candidates = candidates_of(article)
        if stay is not None or request.POST.get("action") == "undo":
            return self._address(request, article, stay)
        here = self._statement(article, request.POST.get("statement"))
        behind = [row for row in candidates if here and (row.start, str(row.pk)) > (here.start, str(here.pk))]
        if candidates:
            return self._address(request, article, (behind or candidates)[0])
        following = next_article(article, order, initiative)
        messages.success(request, _("Every candidate of “%(article)s” is judged.") % {"article": article})
        if following is not None:
            return self._address(request, following)
        return f"{reverse('admin:desk', current_app=self.site.name)}?{_query(order, initiative)}"

    # Parts --------------------------------------------------------------------------------------------------------

    def _check(self, request: HttpRequest) -> None:
        if not self.site.get_model_admin(Statement).has_change_permission(request):
            raise PermissionDenied

    def _choice(self, request: HttpRequest) -> tuple[str, Initiative | None]:
        order = request.GET.get("order", DEFAULT_ORDER)
        return (order if order in ORDERS else DEFAULT_ORDER), _by_key(Initiative, request.GET.get("initiative"))

    def _statement(self, article: Article, key: str | None) -> Statement | None:
        found = _by_key(Statement, key)
        return found if found is not None and found.article_id == article.pk else None

    def _address(self, request: HttpRequest, article: Article, statement: Statement | None = None) -> str:
        address = reverse("admin:desk-article", args=[article.pk], current_app=self.site.name)
        wanted = f"&statement={statement.pk}" if statement else ""
        return f"{address}?{_query(*self._choice(request))}{wanted}"


def _query(order: str, initiative: Initiative | None) -> str:
    return f"order={order}" + (f"&initiative={initiative.pk}" if initiative else "")


def _by_key(model: Any, key: str | None) -> Any:
    """The row, or None where the key is none or nonsense."""
    try:
        return model._default_manager.filter(pk=key).first() if key else None
    except (ValidationError, ValueError):
        return None


def _chosen(candidates: list[Statement], key: str | None) -> Statement | None:
    return next((row for row in candidates if str(row.pk) == key), candidates[0] if candidates else None)


def _marks(candidates: list[Statement], current: Statement | None, address: str) -> Any:
    ordered = sorted(candidates, key=lambda row: current is None or row.pk != current.pk)
    for row in ordered:
        is_current = current is not None and row.pk == current.pk
        for start, end in row.spans:
            anchor = "" if is_current else f"at-{row.pk}"
            target = "" if is_current else f"{address}&statement={row.pk}"
            yield Mark(start, end, "this" if is_current else "found", "statement" if is_current else anchor, target)


def _told(statement: Statement) -> dict[str, str]:
    return {"quote": str(statement), "state": str(statement.get_state_display())}
