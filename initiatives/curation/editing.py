"""Saving what an editor changed."""

from typing import Any

from django.utils import timezone


def save_edit(row: Any) -> None:
    """Save an edited row; a register entry remembers that an editor looked at it, so that no import changes it."""
    if hasattr(row, "reviewed_at"):
        row.reviewed_at = timezone.now()
    row.save()
