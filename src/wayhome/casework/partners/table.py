"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.partners.disagree import (
    Disagree,
    RecordAnswer,
    SettleDisagreement,
    TakeUpDisagreement,
    disagree,
    record_answer,
    settle_disagreement,
    take_up_disagreement,
)
from wayhome.casework.partners.list_children import ListForMeeting, TakeOffList, list_for_meeting, take_off_list
from wayhome.casework.partners.minutes import MinuteMeeting, minute_meeting
from wayhome.casework.partners.plan_meeting import CallOffMeeting, PlanMeeting, call_off_meeting, plan_meeting
from wayhome.casework.partners.refer import (
    AttendStrategy,
    CallStrategy,
    FearHarm,
    RecordReferralAnswer,
    ReferChild,
    ReportToConference,
    attend_strategy,
    call_strategy,
    fear_harm,
    record_referral_answer,
    refer_child,
    report_to_conference,
)
from wayhome.casework.partners.share import RecordSharing, ShareInformation, record_sharing, share_information
from wayhome.casework.partners.take_on import (
    ChaseAgency,
    FinishTakenOn,
    TakeOn,
    chase_agency,
    finish_taken_on,
    take_on,
)

ACTS: Mapping[type[Command], Act] = {
    FearHarm: entry(fear_harm),
    ReferChild: entry(refer_child),
    RecordReferralAnswer: entry(record_referral_answer),
    CallStrategy: entry(call_strategy),
    AttendStrategy: entry(attend_strategy),
    ReportToConference: entry(report_to_conference),
    TakeOn: entry(take_on),
    FinishTakenOn: entry(finish_taken_on),
    ChaseAgency: entry(chase_agency),
    ShareInformation: entry(share_information),
    RecordSharing: entry(record_sharing),
    Disagree: entry(disagree),
    TakeUpDisagreement: entry(take_up_disagreement),
    RecordAnswer: entry(record_answer),
    SettleDisagreement: entry(settle_disagreement),
    ListForMeeting: entry(list_for_meeting),
    TakeOffList: entry(take_off_list),
    MinuteMeeting: entry(minute_meeting),
    PlanMeeting: entry(plan_meeting, Permission.PREPARE_MEETINGS),
    CallOffMeeting: entry(call_off_meeting, Permission.PREPARE_MEETINGS),
}
