"""The tracker's public pages, by theme."""

from initiatives.views.changes import ChangeList
from initiatives.views.commitments import CommitmentDetail, CommitmentList
from initiatives.views.corrections import CorrectionList
from initiatives.views.register import (
    InitiativeDetail,
    InitiativeList,
    OrganisationDetail,
    OrganisationList,
    PersonDetail,
    PersonList,
)
from initiatives.views.statements import StatementDetail, StatementList

__all__ = [
    "ChangeList",
    "CommitmentDetail",
    "CommitmentList",
    "CorrectionList",
    "InitiativeDetail",
    "InitiativeList",
    "OrganisationDetail",
    "OrganisationList",
    "PersonDetail",
    "PersonList",
    "StatementDetail",
    "StatementList",
]
