"""The day that a page is about, and the way to another."""

from collections.abc import Iterator

from django import template
from django.http import HttpRequest

from policytracker.looking_back import PARAMETERS, today_of

register = template.Library()


@register.filter
def today(request: HttpRequest) -> str:
    """The same address, of today."""
    return today_of(request)


@register.filter
def other_parameters(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """What else the address asks for, to go along with another day."""
    for name, values in request.GET.lists():
        if name not in (*PARAMETERS, "page"):
            yield from ((name, str(value)) for value in values)
