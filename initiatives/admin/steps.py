"""What editors did at the desk, and what two coders have at hand, to be read."""

from django.contrib import admin

from initiatives.admin.statements import ShownAdmin
from initiatives.models import Coding, DeskStep


@admin.register(DeskStep)
class DeskStepAdmin(ShownAdmin):
    """Newest first; a step is undone at the desk, never here."""

    list_display = ["created_at", "editor", "action", "article", "undone_at"]
    list_filter = ["action"]
    list_select_related = ["editor", "article"]
    search_fields = ["article__search_key"]


@admin.register(Coding)
class CodingAdmin(ShownAdmin):
    """Which articles two coders had or have; never what they decide."""

    list_display = ["article", "assigned_by", "created_at", "settled_by", "settled_at"]
    list_select_related = ["article", "assigned_by", "settled_by"]
    search_fields = ["article__search_key"]
