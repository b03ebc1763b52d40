"""The tracker's models, by theme."""

from initiatives.models.coding import Coding, CodingAssignment, CodingDecision
from initiatives.models.commitments import Commitment, CommitmentStatement, Importance, Relation
from initiatives.models.corrections import Correction, CorrectionKind
from initiatives.models.desk import DeskAction, DeskStep
from initiatives.models.initiatives import Initiative, InitiativeKind
from initiatives.models.mentions import Mention
from initiatives.models.merges import UNDO_WITHIN, EntryKind, Merge, PossibleDuplicate
from initiatives.models.people import Classification, Membership, Organisation, Person
from initiatives.models.register import Origin
from initiatives.models.statements import (
    DeadlineBasis,
    Statement,
    StatementKind,
    StatementSpeaker,
)
from initiatives.models.status_facts import StatusReason
from initiatives.models.updates import FINAL_STATUSES, AppendOnlyError, Status, StatusUpdate, UpdateKind
from initiatives.models.wording import Drift

__all__ = [
    "FINAL_STATUSES",
    "UNDO_WITHIN",
    "AppendOnlyError",
    "Classification",
    "Coding",
    "CodingAssignment",
    "CodingDecision",
    "Commitment",
    "CommitmentStatement",
    "Correction",
    "CorrectionKind",
    "DeadlineBasis",
    "DeskAction",
    "DeskStep",
    "Drift",
    "EntryKind",
    "Importance",
    "Initiative",
    "InitiativeKind",
    "Membership",
    "Mention",
    "Merge",
    "Organisation",
    "Origin",
    "Person",
    "PossibleDuplicate",
    "Relation",
    "Statement",
    "StatementKind",
    "StatementSpeaker",
    "Status",
    "StatusReason",
    "StatusUpdate",
    "UpdateKind",
]
