"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.hearing.hear import HearChild, hear_child
from wayhome.casework.hearing.prepare import (
    AskPreferences,
    ConsiderIntermediary,
    ExplainMeasures,
    KeepFirstAccount,
    PlanInterview,
    PutOffInterview,
    ask_preferences,
    consider_intermediary,
    explain_measures,
    keep_first_account,
    plan_interview,
    put_off_interview,
)

ACTS: Mapping[type[Command], Act] = {
    KeepFirstAccount: entry(keep_first_account, Permission.INVESTIGATE),
    ExplainMeasures: entry(explain_measures, Permission.INVESTIGATE),
    ConsiderIntermediary: entry(consider_intermediary, Permission.INVESTIGATE),
    AskPreferences: entry(ask_preferences, Permission.INVESTIGATE),
    PlanInterview: entry(plan_interview, Permission.INVESTIGATE),
    PutOffInterview: entry(put_off_interview, Permission.INVESTIGATE),
    HearChild: entry(hear_child, Permission.INVESTIGATE),
}
