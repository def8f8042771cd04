"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.carers.add_information import AddInformation, add_information
from wayhome.casework.carers.dispute import (
    AnswerGradeDispute,
    DisputeGrade,
    ExplainGrade,
    answer_grade_dispute,
    dispute_grade,
    explain_grade,
)
from wayhome.casework.carers.keep_profile import KeepProfile, LookOverProfile, keep_profile, look_over_profile
from wayhome.casework.carers.owed_back import (
    GiveReasonNotToTell,
    PartnerReadWhatCameOfIt,
    ReadWhatCameOfIt,
    TellWhatCameOfIt,
    give_reason_not_to_tell,
    read_what_came_of_it,
    tell_what_came_of_it,
)
from wayhome.casework.carers.report_missing import ReportMissing, report_missing
from wayhome.casework.carers.ring_back import RingReporterBack, ring_reporter_back
from wayhome.casework.commands import Command

ACTS: Mapping[type[Command], Act] = {
    KeepProfile: entry(keep_profile, Permission.SPEAK_FOR_THEMSELVES),
    LookOverProfile: entry(look_over_profile, Permission.SPEAK_FOR_THEMSELVES),
    ReportMissing: entry(report_missing, Permission.SPEAK_FOR_THEMSELVES),
    DisputeGrade: entry(dispute_grade, Permission.SPEAK_FOR_THEMSELVES),
    AddInformation: entry(add_information, Permission.SPEAK_FOR_THEMSELVES),
    ReadWhatCameOfIt: entry(read_what_came_of_it, Permission.SPEAK_FOR_THEMSELVES),
    PartnerReadWhatCameOfIt: entry(read_what_came_of_it, Permission.ANSWER_AS_PARTNER),
    AnswerGradeDispute: entry(answer_grade_dispute, Permission.SUPERVISE_SEARCHES),
    ExplainGrade: entry(explain_grade),
    RingReporterBack: entry(ring_reporter_back, Permission.TAKE_REPORTS),
    TellWhatCameOfIt: entry(tell_what_came_of_it, Permission.CARE_FOR_VICTIMS),
    GiveReasonNotToTell: entry(give_reason_not_to_tell, Permission.ACCEPT_GOOD_REASONS),
}
