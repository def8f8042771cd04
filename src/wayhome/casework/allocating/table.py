"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.allocating.allocate_case import AllocateCase, allocate_case
from wayhome.casework.allocating.assign_supervisor import AssignSupervisor, assign_supervisor
from wayhome.casework.allocating.decide_load import DecideLoad, decide_load
from wayhome.casework.allocating.exceptions import (
    ApproveException,
    RefuseException,
    RequestException,
    approve_exception,
    refuse_exception,
    request_exception,
)
from wayhome.casework.allocating.looking_again import (
    CoverInvestigator,
    FindInvestigatorNotHere,
    RecheckAllocation,
    RenewCompetence,
    cover_investigator,
    find_investigator_not_here,
    recheck_allocation,
    renew_competence,
)
from wayhome.casework.commands import Command

ACTS: Mapping[type[Command], Act] = {
    AllocateCase: decision(allocate_case, Permission.ALLOCATE_CASES),
    RequestException: decision(request_exception, Permission.ALLOCATE_CASES),
    ApproveException: decision(approve_exception, Permission.ANSWER_FOR_CASES),
    RefuseException: decision(refuse_exception, Permission.ANSWER_FOR_CASES),
    RecheckAllocation: decision(recheck_allocation, Permission.ALLOCATE_CASES),
    RenewCompetence: decision(renew_competence, Permission.ALLOCATE_CASES),
    FindInvestigatorNotHere: entry(find_investigator_not_here, Permission.ALLOCATE_CASES),
    CoverInvestigator: decision(cover_investigator, Permission.ALLOCATE_CASES),
    DecideLoad: decision(decide_load, Permission.ALLOCATE_CASES),
    AssignSupervisor: decision(assign_supervisor, Permission.ALLOCATE_CASES),
}
