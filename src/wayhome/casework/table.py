"""The table of acts: for each command its function, what permits it, and whether it rests on what was seen."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.accept_handover import AcceptHandover, accept_handover
from wayhome.casework.act_to_locate import ActToLocate, act_to_locate
from wayhome.casework.acts import Act as Act  # noqa: PLC0414 - one place to import from
from wayhome.casework.acts import decision, entry
from wayhome.casework.add_news import AddNews, add_news
from wayhome.casework.allocating.table import ACTS as ALLOCATING
from wayhome.casework.answering.table import ACTS as ANSWERING
from wayhome.casework.approve_grade import ApproveGrade, approve_grade
from wayhome.casework.ask_to_open import AskToOpen, ask_to_open
from wayhome.casework.cancel_circulations import CancelCirculations, cancel_circulations
from wayhome.casework.carers.table import ACTS as CARERS
from wayhome.casework.close_episode import CloseEpisode, close_episode
from wayhome.casework.commands import Command
from wayhome.casework.concerns.table import ACTS as CONCERNS
from wayhome.casework.consider_alert import ConsiderAlert, consider_alert
from wayhome.casework.correct_entry import CorrectEntry, correct_entry
from wayhome.casework.court.table import ACTS as COURT
from wayhome.casework.decide_safe_place import DecideSafePlace, decide_safe_place
from wayhome.casework.decline_handover import DeclineHandover, decline_handover
from wayhome.casework.defer_report import DeferReport, defer_report
from wayhome.casework.delay_officers import DelayOfficers, delay_officers
from wayhome.casework.dispute_indicator import (
    DisputeIndicator,
    TakeBackDispute,
    dispute_indicator,
    take_back_dispute,
)
from wayhome.casework.dispute_ownership import DisputeOwnership, dispute_ownership
from wayhome.casework.disrupting.table import ACTS as DISRUPTING
from wayhome.casework.ending.table import ACTS as ENDING
from wayhome.casework.enquiring.table import ACTS as ENQUIRING
from wayhome.casework.escalate import Escalate, escalate
from wayhome.casework.excuse_duty import ExcuseDuty, excuse_duty
from wayhome.casework.finish_line import FinishLine, finish_line
from wayhome.casework.governing.answer_for import AskEvidence, GiveEvidence, ask_evidence, give_evidence
from wayhome.casework.governing.ask_for_policy import AskForPolicy, ask_for_policy
from wayhome.casework.governing.close_sample import CloseSample, close_sample
from wayhome.casework.governing.draw_sample import DrawSample, draw_sample
from wayhome.casework.governing.grade_again import GradeAgain, grade_again
from wayhome.casework.governing.name_leads import NameLeads, name_leads
from wayhome.casework.governing.name_provider import NameProvider, name_provider
from wayhome.casework.governing.publish_patterns import PublishPatterns, publish_patterns
from wayhome.casework.governing.raise_policy import RaisePolicy, raise_policy
from wayhome.casework.governing.read_cases import ReadCases, read_cases
from wayhome.casework.governing.report_period import ReportPeriod, report_period
from wayhome.casework.governing.submit_return import SubmitReturn, submit_return
from wayhome.casework.governing.tell_staff import TellStaff, tell_staff
from wayhome.casework.grade_risk import GradeRisk, grade_risk
from wayhome.casework.hand_over import OfferHandover, offer_handover
from wayhome.casework.hearing.table import ACTS as HEARING
from wayhome.casework.hold_interview import HoldInterview, hold_interview
from wayhome.casework.hold_meeting import HoldMeeting, hold_meeting
from wayhome.casework.holders.table import ACTS as HOLDERS
from wayhome.casework.holdings.judge_matches import JudgeMatches, judge_matches
from wayhome.casework.holdings.take_back_judgement import TakeBackJudgement, take_back_judgement
from wayhome.casework.keep_photograph import KeepPhotograph, keep_photograph
from wayhome.casework.link_children import LinkChildren, link_children
from wayhome.casework.locate_child import LocateChild, locate_child
from wayhome.casework.make_plan import MakePlan, make_plan
from wayhome.casework.mark_hit import MarkHit, mark_hit
from wayhome.casework.material.table import ACTS as MATERIAL
from wayhome.casework.merge_children import MergeChildren, merge_children
from wayhome.casework.needs.table import ACTS as NEEDS
from wayhome.casework.partners.table import ACTS as PARTNERS
from wayhome.casework.people.standing import faced
from wayhome.casework.people.table import DECIDED, permission_for
from wayhome.casework.planning.table import ACTS as PLANNING
from wayhome.casework.print_briefing import PrintBriefing, print_briefing
from wayhome.casework.providers.table import ACTS as PROVIDERS
from wayhome.casework.put_off_seeing import PutOffSeeing, put_off_seeing
from wayhome.casework.raise_line import RaiseLine, raise_line
from wayhome.casework.read_earlier_interviews import ReadEarlierInterviews, read_earlier_interviews
from wayhome.casework.read_trigger_plan import ReadTriggerPlan, read_trigger_plan
from wayhome.casework.reconsider_closing import ReconsiderClosing, reconsider_closing
from wayhome.casework.record_account import RecordAccount, record_account
from wayhome.casework.record_answers import RecordAnswers, record_answers
from wayhome.casework.record_check import RecordCheck, record_check
from wayhome.casework.record_contact import RecordContact, record_contact
from wayhome.casework.record_crime import RecordCrime, record_crime
from wayhome.casework.record_done import RecordDone, record_done
from wayhome.casework.record_search import RecordSearch, record_search
from wayhome.casework.report_whereabouts import ReportWhereabouts, report_whereabouts
from wayhome.casework.request_evidence import RequestEvidence, request_evidence
from wayhome.casework.request_meeting import RequestMeeting, request_meeting
from wayhome.casework.review_search import ReviewSearch, review_search
from wayhome.casework.reviewing.table import ACTS as REVIEWING
from wayhome.casework.search_found_address import SearchFoundAddress, search_found_address
from wayhome.casework.see_child import SeeChild, see_child
from wayhome.casework.send_officers import SendOfficers, send_officers
from wayhome.casework.settle_difference import SettleDifference, settle_difference
from wayhome.casework.settle_ownership import SettleOwnership, settle_ownership
from wayhome.casework.sign_ins.give_role import GiveRole, give_role
from wayhome.casework.sign_ins.let_in_again import LiftLock, ResetPassword, lift_lock, reset_password
from wayhome.casework.sign_ins.make_sign_in import MakeSignIn, make_sign_in
from wayhome.casework.sign_ins.switch_off import SwitchOff, SwitchOn, switch_off, switch_on
from wayhome.casework.sign_ins.take_role import TakeRole, take_role
from wayhome.casework.split_children import SplitChildren, split_children
from wayhome.casework.suspects.table import ACTS as SUSPECTS
from wayhome.casework.take_back_briefing import TakeBackBriefing, take_back_briefing
from wayhome.casework.take_back_handover import TakeBackHandover, take_back_handover
from wayhome.casework.take_report import TakeReport, take_report
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn, tell_council_of_return
from wayhome.casework.tell_partner import TellPartner, tell_partner
from wayhome.casework.telling.table import ACTS as TELLING
from wayhome.casework.training.table import TRAINING
from wayhome.casework.update_family import UpdateFamily, update_family
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan, update_trigger_plan
from wayhome.casework.withdraw_photograph import WithdrawPhotograph, withdraw_photograph
from wayhome.casework.without_the_child.table import ACTS as WITHOUT_THE_CHILD
from wayhome.casework.wording.answer_dispute import AnswerDispute, answer_dispute
from wayhome.casework.wording.answer_wording import AnswerWording, answer_wording
from wayhome.casework.wording.challenge_wording import ChallengeWording, challenge_wording
from wayhome.casework.wording.review_kept import ReviewKept, review_kept
from wayhome.casework.wording.sample_entries import (
    CloseEntrySample,
    DrawEntries,
    ReadEntry,
    close_entry_sample,
    draw_entries,
    read_entry,
)

ACTS: Mapping[type[Command], Act] = {
    TakeReport: entry(take_report, Permission.TAKE_REPORTS),
    DeferReport: entry(defer_report, Permission.TAKE_REPORTS),
    RecordContact: entry(record_contact, Permission.TAKE_REPORTS),
    RecordAnswers: entry(record_answers),
    ReadTriggerPlan: entry(read_trigger_plan),
    ReadEarlierInterviews: entry(read_earlier_interviews),
    AnswerWording: entry(answer_wording),
    AnswerDispute: entry(answer_dispute, Permission.GOVERN),
    DrawEntries: entry(draw_entries, Permission.GOVERN),
    ReadEntry: entry(read_entry, Permission.SUPERVISE_SEARCHES),
    CloseEntrySample: entry(close_entry_sample, Permission.GOVERN),
    ReviewKept: entry(review_kept, Permission.SUPERVISE_SEARCHES),
    ChallengeWording: entry(challenge_wording, Permission.SUPERVISE_SEARCHES),
    LinkChildren: entry(link_children),
    SettleOwnership: entry(settle_ownership),
    DisputeOwnership: entry(dispute_ownership),
    RecordCheck: entry(record_check),
    RecordSearch: entry(record_search),
    MarkHit: entry(mark_hit),
    AskToOpen: entry(ask_to_open),
    DisputeIndicator: entry(dispute_indicator, Permission.GRADE_RISK),
    TakeBackDispute: entry(take_back_dispute, Permission.GRADE_RISK),
    JudgeMatches: entry(judge_matches, Permission.JUDGE_MATCHES),
    TakeBackJudgement: entry(take_back_judgement, Permission.JUDGE_MATCHES),
    GradeRisk: entry(grade_risk, Permission.GRADE_RISK),
    ApproveGrade: decision(approve_grade, Permission.APPROVE_GRADES),
    SendOfficers: entry(send_officers),
    DelayOfficers: entry(delay_officers),
    ActToLocate: entry(act_to_locate),
    MakePlan: decision(make_plan, Permission.PLAN_SEARCHES),
    RaiseLine: entry(raise_line),
    FinishLine: entry(finish_line),
    RequestEvidence: entry(request_evidence),
    KeepPhotograph: entry(keep_photograph),
    WithdrawPhotograph: entry(withdraw_photograph),
    PrintBriefing: entry(print_briefing),
    TakeBackBriefing: entry(take_back_briefing),
    TellPartner: entry(tell_partner),
    UpdateFamily: entry(update_family),
    ConsiderAlert: entry(consider_alert),
    ReviewSearch: decision(review_search, Permission.SUPERVISE_SEARCHES),
    OfferHandover: entry(offer_handover, Permission.SUPERVISE_SEARCHES),
    TakeBackHandover: entry(take_back_handover, Permission.SUPERVISE_SEARCHES),
    DeclineHandover: entry(decline_handover, Permission.SUPERVISE_SEARCHES),
    AcceptHandover: decision(accept_handover, Permission.SUPERVISE_SEARCHES),
    Escalate: entry(escalate),
    ReportWhereabouts: entry(report_whereabouts),
    LocateChild: entry(locate_child),
    SearchFoundAddress: entry(search_found_address),
    SeeChild: entry(see_child),
    HoldInterview: entry(hold_interview),
    PutOffSeeing: entry(put_off_seeing),
    RecordAccount: entry(record_account),
    DecideSafePlace: entry(decide_safe_place),
    TellCouncilOfReturn: entry(tell_council_of_return),
    CancelCirculations: entry(cancel_circulations),
    CloseEpisode: decision(close_episode, Permission.CLOSE_EPISODES),
    AddNews: entry(add_news),
    ReconsiderClosing: decision(reconsider_closing, Permission.CLOSE_EPISODES),
    CorrectEntry: decision(correct_entry, Permission.CORRECT_ENTRIES),
    UpdateTriggerPlan: entry(update_trigger_plan),
    RequestMeeting: entry(request_meeting),
    HoldMeeting: entry(hold_meeting),
    MergeChildren: decision(merge_children, Permission.CORRECT_ENTRIES),
    SplitChildren: decision(split_children, Permission.CORRECT_ENTRIES),
    ExcuseDuty: decision(excuse_duty, Permission.RECORD_SEARCH),
    RecordCrime: entry(record_crime),
    RecordDone: entry(record_done),
    SettleDifference: entry(settle_difference, Permission.SETTLE_DIFFERENCES),
    MakeSignIn: entry(make_sign_in, Permission.MANAGE_ACCOUNTS),
    GiveRole: entry(give_role, Permission.MANAGE_ACCOUNTS),
    TakeRole: entry(take_role, Permission.MANAGE_ACCOUNTS),
    SwitchOff: entry(switch_off, Permission.MANAGE_ACCOUNTS),
    SwitchOn: entry(switch_on, Permission.MANAGE_ACCOUNTS),
    ResetPassword: entry(reset_password, Permission.MANAGE_ACCOUNTS),
    LiftLock: entry(lift_lock, Permission.MANAGE_ACCOUNTS),
    **{kind: entry(faced(decide), permission_for(kind)) for kind, decide in DECIDED.items()},
    **{kind: entry(decide, permission) for kind, (decide, permission) in TRAINING.items()},
    DrawSample: entry(draw_sample, Permission.GOVERN),
    CloseSample: entry(close_sample, Permission.GOVERN),
    PublishPatterns: entry(publish_patterns, Permission.GOVERN),
    SubmitReturn: entry(submit_return, Permission.GOVERN),
    NameLeads: entry(name_leads, Permission.GOVERN),
    TellStaff: entry(tell_staff, Permission.GOVERN),
    NameProvider: entry(name_provider, Permission.GOVERN),
    AskForPolicy: entry(ask_for_policy, Permission.GOVERN),
    RaisePolicy: entry(raise_policy, Permission.GOVERN),
    ReportPeriod: entry(report_period, Permission.GOVERN),
    ReadCases: entry(read_cases, Permission.GOVERN),
    AskEvidence: entry(ask_evidence, Permission.GOVERN),
    GiveEvidence: entry(give_evidence, Permission.GOVERN),
    GradeAgain: entry(grade_again, Permission.REGRADE_BLIND),
    **CONCERNS,
    **ALLOCATING,
    **PLANNING,
    **ENQUIRING,
    **SUSPECTS,
    **HEARING,
    **MATERIAL,
    **REVIEWING,
    **WITHOUT_THE_CHILD,
    **DISRUPTING,
    **PARTNERS,
    **ENDING,
    **HOLDERS,
    **NEEDS,
    **COURT,
    **TELLING,
    **ANSWERING,
    **CARERS,
    **PROVIDERS,
}
