"""Entries that may be the same, with the reasons: found by blocks of name parts, so that not everybody is compared
with everybody."""
