"""The log of corrections as an Atom feed."""

import re
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from articles.views.base import with_public_rows_only
from initiatives.corrections import Told, told
from initiatives.models import Correction

NEWEST = 50
# Titles come from articles and may hold what XML cannot.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class CorrectionFeed(Feed):  # type: ignore[type-arg]
    """The newest corrections, each for ever under the same id."""

    feed_type = Atom1Feed
    title = _("Corrections – Policytracker")
    subtitle = _("What was changed or withdrawn after publication, and why.")
    author_name = "Policytracker"
    link = reverse_lazy("initiatives:correction-list")
    feed_url = reverse_lazy("initiatives:correction-feed")

    def items(self) -> list[Told]:
        return told(with_public_rows_only(Correction.objects.public().newest_first())[:NEWEST])

    def item_title(self, item: Told) -> str:
        return NOT_IN_XML.sub(" ", item.heading)

    def item_description(self, item: Told) -> str:
        return NOT_IN_XML.sub(" ", render_to_string("initiatives/_correction_summary.html", {"told": item}))

    def item_link(self, item: Told) -> str:
        return item.address

    def item_guid(self, item: Told) -> str:
        return item.correction.pk.urn

    def item_pubdate(self, item: Told) -> datetime:
        return item.correction.recorded_at

    item_updateddate = item_pubdate
