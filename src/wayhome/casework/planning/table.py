"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.planning.endorse_plan import EndorsePlan, endorse_plan
from wayhome.casework.planning.make_plan import MakeCasePlan, RevisePlan, make_case_plan, revise_plan

ACTS: Mapping[type[Command], Act] = {
    MakeCasePlan: entry(make_case_plan, Permission.INVESTIGATE),
    RevisePlan: decision(revise_plan, Permission.INVESTIGATE),
    EndorsePlan: decision(endorse_plan, Permission.SUPERVISE_INVESTIGATIONS),
}
