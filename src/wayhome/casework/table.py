"""The table of acts: for each command its function, what permits it, and whether it rests on what was seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wayhome.access.permissions import Permission
from wayhome.casework.accept_handover import AcceptHandover, accept_handover
from wayhome.casework.act_to_locate import ActToLocate, act_to_locate
from wayhome.casework.add_news import AddNews, add_news
from wayhome.casework.approve_grade import ApproveGrade, approve_grade
from wayhome.casework.ask_to_open import AskToOpen, ask_to_open
from wayhome.casework.cancel_circulations import CancelCirculations, cancel_circulations
from wayhome.casework.close_episode import CloseEpisode, close_episode
from wayhome.casework.commands import Command
from wayhome.casework.consider_alert import ConsiderAlert, consider_alert
from wayhome.casework.correct_entry import CorrectEntry, correct_entry
from wayhome.casework.decide_safe_place import DecideSafePlace, decide_safe_place
from wayhome.casework.defer_report import DeferReport, defer_report
from wayhome.casework.delay_officers import DelayOfficers, delay_officers
from wayhome.casework.dispute_indicator import (
    DisputeIndicator,
    TakeBackDispute,
    dispute_indicator,
    take_back_dispute,
)
from wayhome.casework.dispute_ownership import DisputeOwnership, dispute_ownership
from wayhome.casework.escalate import Escalate, escalate
from wayhome.casework.excuse_duty import ExcuseDuty, excuse_duty
from wayhome.casework.facing import Facing
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
from wayhome.casework.hold_interview import HoldInterview, hold_interview
from wayhome.casework.hold_meeting import HoldMeeting, hold_meeting
from wayhome.casework.holdings.judge_matches import JudgeMatches, judge_matches
from wayhome.casework.holdings.take_back_judgement import TakeBackJudgement, take_back_judgement
from wayhome.casework.keep_photograph import KeepPhotograph, keep_photograph
from wayhome.casework.link_children import LinkChildren, link_children
from wayhome.casework.locate_child import LocateChild, locate_child
from wayhome.casework.make_plan import MakePlan, make_plan
from wayhome.casework.mark_hit import MarkHit, mark_hit
from wayhome.casework.merge_children import MergeChildren, merge_children
from wayhome.casework.outcome import Outcome
from wayhome.casework.people.standing import faced
from wayhome.casework.people.table import DECIDED, permission_for
from wayhome.casework.print_briefing import PrintBriefing, print_briefing
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
from wayhome.casework.take_back_briefing import TakeBackBriefing, take_back_briefing
from wayhome.casework.take_report import TakeReport, take_report
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn, tell_council_of_return
from wayhome.casework.tell_partner import TellPartner, tell_partner
from wayhome.casework.training.table import TRAINING
from wayhome.casework.update_family import UpdateFamily, update_family
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan, update_trigger_plan
from wayhome.casework.withdraw_photograph import WithdrawPhotograph, withdraw_photograph
from wayhome.casework.wording.answer_dispute import AnswerDispute, answer_dispute
from wayhome.casework.wording.answer_wording import AnswerWording, answer_wording
from wayhome.casework.wording.challenge_wording import ChallengeWording, challenge_wording
from wayhome.casework.wording.review_kept import ReviewKept, review_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What an officer does.

    ``on_what_was_seen``: the act is a decision on the case as its author saw it, and is refused when the case has moved
    on. Everything else is kept, however much was entered in the meantime.
    """

    decide: Callable[[Any, Facing], Outcome]
    permission: Permission
    on_what_was_seen: bool = False


def _entry(decide: Callable[[Any, Facing], Outcome], permission: Permission = Permission.RECORD_SEARCH) -> Act:
    return Act(decide=decide, permission=permission)


def _decision(decide: Callable[[Any, Facing], Outcome], permission: Permission) -> Act:
    return Act(decide=decide, permission=permission, on_what_was_seen=True)


ACTS: Mapping[type[Command], Act] = {
    TakeReport: _entry(take_report, Permission.TAKE_REPORTS),
    DeferReport: _entry(defer_report, Permission.TAKE_REPORTS),
    RecordContact: _entry(record_contact, Permission.TAKE_REPORTS),
    RecordAnswers: _entry(record_answers),
    ReadTriggerPlan: _entry(read_trigger_plan),
    ReadEarlierInterviews: _entry(read_earlier_interviews),
    AnswerWording: _entry(answer_wording),
    AnswerDispute: _entry(answer_dispute, Permission.GOVERN),
    ReviewKept: _entry(review_kept, Permission.SUPERVISE_SEARCHES),
    ChallengeWording: _entry(challenge_wording, Permission.SUPERVISE_SEARCHES),
    LinkChildren: _entry(link_children),
    SettleOwnership: _entry(settle_ownership),
    DisputeOwnership: _entry(dispute_ownership),
    RecordCheck: _entry(record_check),
    RecordSearch: _entry(record_search),
    MarkHit: _entry(mark_hit),
    AskToOpen: _entry(ask_to_open),
    DisputeIndicator: _entry(dispute_indicator, Permission.GRADE_RISK),
    TakeBackDispute: _entry(take_back_dispute, Permission.GRADE_RISK),
    JudgeMatches: _entry(judge_matches, Permission.JUDGE_MATCHES),
    TakeBackJudgement: _entry(take_back_judgement, Permission.JUDGE_MATCHES),
    GradeRisk: _entry(grade_risk, Permission.GRADE_RISK),
    ApproveGrade: _decision(approve_grade, Permission.APPROVE_GRADES),
    SendOfficers: _entry(send_officers),
    DelayOfficers: _entry(delay_officers),
    ActToLocate: _entry(act_to_locate),
    MakePlan: _decision(make_plan, Permission.PLAN_SEARCHES),
    RaiseLine: _entry(raise_line),
    FinishLine: _entry(finish_line),
    RequestEvidence: _entry(request_evidence),
    KeepPhotograph: _entry(keep_photograph),
    WithdrawPhotograph: _entry(withdraw_photograph),
    PrintBriefing: _entry(print_briefing),
    TakeBackBriefing: _entry(take_back_briefing),
    TellPartner: _entry(tell_partner),
    UpdateFamily: _entry(update_family),
    ConsiderAlert: _entry(consider_alert),
    ReviewSearch: _decision(review_search, Permission.SUPERVISE_SEARCHES),
    OfferHandover: _entry(offer_handover, Permission.SUPERVISE_SEARCHES),
    AcceptHandover: _decision(accept_handover, Permission.SUPERVISE_SEARCHES),
    Escalate: _entry(escalate),
    ReportWhereabouts: _entry(report_whereabouts),
    LocateChild: _entry(locate_child),
    SearchFoundAddress: _entry(search_found_address),
    SeeChild: _entry(see_child),
    HoldInterview: _entry(hold_interview),
    PutOffSeeing: _entry(put_off_seeing),
    RecordAccount: _entry(record_account),
    DecideSafePlace: _entry(decide_safe_place),
    TellCouncilOfReturn: _entry(tell_council_of_return),
    CancelCirculations: _entry(cancel_circulations),
    CloseEpisode: _decision(close_episode, Permission.CLOSE_EPISODES),
    AddNews: _entry(add_news),
    ReconsiderClosing: _decision(reconsider_closing, Permission.CLOSE_EPISODES),
    CorrectEntry: _decision(correct_entry, Permission.CORRECT_ENTRIES),
    UpdateTriggerPlan: _entry(update_trigger_plan),
    RequestMeeting: _entry(request_meeting),
    HoldMeeting: _entry(hold_meeting),
    MergeChildren: _decision(merge_children, Permission.CORRECT_ENTRIES),
    SplitChildren: _decision(split_children, Permission.CORRECT_ENTRIES),
    ExcuseDuty: _decision(excuse_duty, Permission.RECORD_SEARCH),
    RecordCrime: _entry(record_crime),
    RecordDone: _entry(record_done),
    SettleDifference: _entry(settle_difference, Permission.IMPORT_HISTORIES),
    MakeSignIn: _entry(make_sign_in, Permission.MANAGE_ACCOUNTS),
    GiveRole: _entry(give_role, Permission.MANAGE_ACCOUNTS),
    TakeRole: _entry(take_role, Permission.MANAGE_ACCOUNTS),
    SwitchOff: _entry(switch_off, Permission.MANAGE_ACCOUNTS),
    SwitchOn: _entry(switch_on, Permission.MANAGE_ACCOUNTS),
    ResetPassword: _entry(reset_password, Permission.MANAGE_ACCOUNTS),
    LiftLock: _entry(lift_lock, Permission.MANAGE_ACCOUNTS),
    **{kind: _entry(faced(decide), permission_for(kind)) for kind, decide in DECIDED.items()},
    **{kind: _entry(decide, permission) for kind, (decide, permission) in TRAINING.items()},
    DrawSample: _entry(draw_sample, Permission.GOVERN),
    CloseSample: _entry(close_sample, Permission.GOVERN),
    PublishPatterns: _entry(publish_patterns, Permission.GOVERN),
    SubmitReturn: _entry(submit_return, Permission.GOVERN),
    NameLeads: _entry(name_leads, Permission.GOVERN),
    TellStaff: _entry(tell_staff, Permission.GOVERN),
    NameProvider: _entry(name_provider, Permission.GOVERN),
    AskForPolicy: _entry(ask_for_policy, Permission.GOVERN),
    RaisePolicy: _entry(raise_policy, Permission.GOVERN),
    ReportPeriod: _entry(report_period, Permission.GOVERN),
    ReadCases: _entry(read_cases, Permission.GOVERN),
    AskEvidence: _entry(ask_evidence, Permission.GOVERN),
    GiveEvidence: _entry(give_evidence, Permission.GOVERN),
    GradeAgain: _entry(grade_again, Permission.REGRADE_BLIND),
}
