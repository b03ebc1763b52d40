"""The tracker's public pages, by theme."""

from initiatives.views.commitments import CommitmentDetail, CommitmentList
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
    "CommitmentDetail",
    "CommitmentList",
    "InitiativeDetail",
    "InitiativeList",
    "OrganisationDetail",
    "OrganisationList",
    "PersonDetail",
    "PersonList",
    "StatementDetail",
    "StatementList",
]
