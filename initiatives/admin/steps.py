"""What editors did at the desk, to be read."""

from django.contrib import admin

from initiatives.admin.statements import ShownAdmin
from initiatives.models import DeskStep


@admin.register(DeskStep)
class DeskStepAdmin(ShownAdmin):
    """Newest first; a step is undone at the desk, never here."""

    list_display = ["created_at", "editor", "action", "article", "undone_at"]
    list_filter = ["action"]
    list_select_related = ["editor", "article"]
    search_fields = ["article__search_key"]
