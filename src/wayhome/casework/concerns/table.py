"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.concerns.assess_risk import AssessCaseRisk, assess_case_risk
from wayhome.casework.concerns.raise_concern import RaiseConcern, raise_concern

ACTS: Mapping[type[Command], Act] = {
    AssessCaseRisk: entry(assess_case_risk, Permission.INVESTIGATE),
    RaiseConcern: entry(raise_concern, Permission.RAISE_CONCERNS),
}
