"""The back office, by theme; importing it registers everything."""

from initiatives.admin import (
    archive,
    commitments,
    corrections,
    duplicates,
    merges,
    record,
    register,
    statements,
    steps,
)

__all__ = ["archive", "commitments", "corrections", "duplicates", "merges", "record", "register", "statements", "steps"]
