"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.concerns.assess_risk import (
    AgreeLowerRisk,
    AssessCaseRisk,
    agree_lower_risk,
    assess_case_risk,
)
from wayhome.casework.concerns.child_suspected import (
    DecideChildOutcome,
    ScreenOffending,
    SuspectChild,
    TellProsecutor,
    decide_child_outcome,
    screen_offending,
    suspect_child,
    tell_prosecutor,
)
from wayhome.casework.concerns.consider_definition import ConsiderDefinition, consider_definition
from wayhome.casework.concerns.crimes import (
    CancelCrime,
    RecordOffence,
    ReinstateCrime,
    cancel_crime,
    record_offence,
    reinstate_crime,
)
from wayhome.casework.concerns.found_with_adult import FindWithAdult, find_with_adult
from wayhome.casework.concerns.raise_concern import RaiseConcern, raise_concern
from wayhome.casework.concerns.record_concern import RecordConcern, record_concern
from wayhome.casework.concerns.refer_slavery import (
    FollowReferral,
    MakeSafe,
    ReferSlavery,
    follow_referral,
    make_safe,
    refer_slavery,
)
from wayhome.casework.concerns.screen_child import ScreenChild, TakeUpScreening, screen_child, take_up_screening
from wayhome.casework.concerns.set_flag import ReviewFlag, SetFlag, review_flag, set_flag
from wayhome.casework.concerns.whole_case import (
    AgreeLead,
    JoinChild,
    MergeInvestigation,
    SplitInvestigation,
    agree_lead,
    join_child,
    merge_investigation,
    split_investigation,
)

ACTS: Mapping[type[Command], Act] = {
    RaiseConcern: entry(raise_concern, Permission.RAISE_CONCERNS),
    RecordConcern: entry(record_concern, Permission.RAISE_CONCERNS),
    MakeSafe: entry(make_safe, Permission.RAISE_CONCERNS),
    FindWithAdult: entry(find_with_adult, Permission.RAISE_CONCERNS),
    AssessCaseRisk: entry(assess_case_risk, Permission.INVESTIGATE),
    AgreeLowerRisk: decision(agree_lower_risk, Permission.SUPERVISE_INVESTIGATIONS),
    ScreenChild: entry(screen_child, Permission.INVESTIGATE),
    TakeUpScreening: decision(take_up_screening, Permission.SUPERVISE_INVESTIGATIONS),
    ConsiderDefinition: entry(consider_definition, Permission.INVESTIGATE),
    SetFlag: entry(set_flag, Permission.INVESTIGATE),
    ReviewFlag: entry(review_flag, Permission.INVESTIGATE),
    RecordOffence: entry(record_offence, Permission.RAISE_CONCERNS),
    CancelCrime: decision(cancel_crime, Permission.SUPERVISE_INVESTIGATIONS),
    ReinstateCrime: entry(reinstate_crime, Permission.INVESTIGATE),
    SuspectChild: entry(suspect_child, Permission.INVESTIGATE),
    ScreenOffending: entry(screen_offending, Permission.INVESTIGATE),
    TellProsecutor: entry(tell_prosecutor, Permission.INVESTIGATE),
    DecideChildOutcome: decision(decide_child_outcome, Permission.SUPERVISE_INVESTIGATIONS),
    ReferSlavery: entry(refer_slavery, Permission.RAISE_CONCERNS),
    FollowReferral: entry(follow_referral, Permission.INVESTIGATE),
    JoinChild: entry(join_child, Permission.INVESTIGATE),
    MergeInvestigation: decision(merge_investigation, Permission.SUPERVISE_INVESTIGATIONS),
    SplitInvestigation: decision(split_investigation, Permission.SUPERVISE_INVESTIGATIONS),
    AgreeLead: entry(agree_lead, Permission.INVESTIGATE),
}
