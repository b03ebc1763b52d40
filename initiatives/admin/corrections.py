"""The log of corrections, with who made them."""

from django.contrib import admin

from initiatives.admin.statements import ShownAdmin
from initiatives.models import Correction


@admin.register(Correction)
class CorrectionAdmin(ShownAdmin):
    """Recorded where rows are changed or withdrawn; read here."""

    list_display = ["reason", "kind", "recorded_at", "recorded_by"]
    list_filter = ["kind"]
    list_select_related = ["recorded_by"]
    search_fields = ["statement__search_key", "commitment__search_key", "article__search_key"]
    date_hierarchy = "recorded_at"
