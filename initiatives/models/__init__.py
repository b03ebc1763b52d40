"""The tracker's models, by theme."""

from initiatives.models.commitments import (
    FINAL_STATUSES,
    AppendOnlyError,
    Commitment,
    CommitmentStatement,
    Importance,
    Relation,
    Status,
    StatusUpdate,
    UpdateKind,
)
from initiatives.models.register import (
    Classification,
    Initiative,
    InitiativeKind,
    Membership,
    Organisation,
    Origin,
    Person,
)
from initiatives.models.statements import (
    DeadlineBasis,
    Mention,
    Statement,
    StatementKind,
    StatementSpeaker,
)

__all__ = [
    "FINAL_STATUSES",
    "AppendOnlyError",
    "Classification",
    "Commitment",
    "CommitmentStatement",
    "DeadlineBasis",
    "Importance",
    "Initiative",
    "InitiativeKind",
    "Membership",
    "Mention",
    "Organisation",
    "Origin",
    "Person",
    "Relation",
    "Statement",
    "StatementKind",
    "StatementSpeaker",
    "Status",
    "StatusUpdate",
    "UpdateKind",
]
