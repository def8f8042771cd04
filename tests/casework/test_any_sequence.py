"""Whatever people do in whatever order: no entry is lost, nothing closes unsettled, sending again changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.casework.desk import CALL_HANDLER, CASE, GRADER, INSPECTOR, LEAD, OFFICER, SERGEANT, Desk, england_wales
from wayhome.application.handling import Handled
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.add_news import AddNews
from wayhome.casework.approve_grade import ApproveGrade
from wayhome.casework.cancel_circulations import CancelCirculations
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.commands import Acting, Command
from wayhome.casework.consider_alert import ConsiderAlert
from wayhome.casework.decide_safe_place import DecideSafePlace
from wayhome.casework.dispute_ownership import DisputeOwnership
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.hold_meeting import HoldMeeting
from wayhome.casework.holdings.judge_matches import JudgeMatches, Match
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.put_off_seeing import PutOffSeeing
from wayhome.casework.read_earlier_interviews import ReadEarlierInterviews
from wayhome.casework.read_trigger_plan import ReadTriggerPlan
from wayhome.casework.reconsider_closing import ReconsiderClosing
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.casework.record_done import RecordDone
from wayhome.casework.report_whereabouts import ReportWhereabouts
from wayhome.casework.review_search import ReviewSearch
from wayhome.casework.see_child import SeeChild
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.settle_ownership import SettleOwnership
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.casework.update_family import UpdateFamily
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan
from wayhome.duties.gates import barriers
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import Circulated
from wayhome.record.vocabulary import Fact

ANYONE = st.sampled_from((CALL_HANDLER, GRADER, OFFICER, SERGEANT, INSPECTOR, LEAD))
MAY_BE_REFUSED = (
    AcceptHandover, ApproveGrade, CancelCirculations, CloseEpisode, OfferHandover, PutOffSeeing, ReconsiderClosing,
    ReviewSearch, SettleOwnership, ReadTriggerPlan, UpdateTriggerPlan, ConsiderAlert,
)  # fmt: skip
Step = tuple[type[Command], Acting, dict[str, Any]]


LATE = st.sampled_from((0, 0, 0, 2, 7))  # minutes after it was done


def _of(act: type[Command], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    return st.tuples(st.just(act), ANYONE, st.fixed_dictionaries({**fields, "late": LATE}))


CIRCULATED: Fact = Circulated(on="national_computer")
VERDICTS = st.sampled_from(("same", "somebody_else", "not_sure"))
JUDGED = st.builds(Match, hit=st.just("C-1"), verdict=VERDICTS, reason=st.just("Her aunt says so."))
CONDITION = st.sampled_from(("alive", "deceased"))
STEPS = st.one_of(
    _of(SendOfficers),
    _of(GradeRisk, grade=st.sampled_from(("high", "medium", "low"))),
    _of(ApproveGrade, grade=st.sampled_from(("medium", "low")), reason=st.sampled_from(("He rang.", ""))),
    _of(RecordCheck, system=st.just("crime"), result=st.just("hits_read"), hits=st.just((Hit(reference="C-1"),))),
    _of(MarkHit, hit=st.sampled_from(("C-1", "C-2")), affects_grade=st.sampled_from(("raises", "not_this_child"))),
    _of(JudgeMatches, judged=st.tuples(JUDGED)),
    _of(ActToLocate, kind=st.just("visit")),
    _of(ReportWhereabouts, by_whom=st.just("carer")),
    _of(LocateChild, basis=st.sampled_from(("seen", "spoken_to", "told")), condition=CONDITION),
    _of(SeeChild, by_whom=st.sampled_from(("police", "placement")), well=st.just("unknown")),
    _of(HoldInterview, mode=st.sampled_from(("in_person", "telephone"))),
    _of(RecordAccount, complete=st.booleans(), harm_answer=st.sampled_from(("no", "not_asked"))),
    _of(TellCouncilOfReturn),
    _of(CancelCirculations),
    _of(RecordDone, fact=st.just(CIRCULATED)),
    _of(PutOffSeeing, reason=st.just("He is in hospital.")),
    _of(ReviewSearch, directions=st.sampled_from(("Go again.", "")), nothing_outstanding=st.booleans()),
    _of(OfferHandover),
    _of(AcceptHandover),
    _of(AddNews, kind=st.just("sighting")),
    _of(ReconsiderClosing, decision=st.sampled_from(("reopened", "stays_closed"))),
    _of(UpdateFamily, owner_named=st.sampled_from(("yes", "unknown"))),
    _of(DisputeOwnership, with_whom=st.just("Northmere")),
    _of(SettleOwnership, owner=st.just("Northmere"), agreed_with=st.sampled_from(("duty inspector", ""))),
    _of(DecideSafePlace, place=st.just("relative")),
    _of(ReadEarlierInterviews),
    _of(ReadTriggerPlan),
    _of(UpdateTriggerPlan, first_actions=st.sampled_from((("Ring her sister.",), ()))),
    _of(ConsiderAlert, decision=st.sampled_from(("taken_up", "not_taken_up")), reason=st.just("Said so.")),
    _of(HoldMeeting, police_attended=st.booleans()),
    _of(CloseEpisode, outcome=st.sampled_from(("found", "found_dead", "error")), reason=st.just("Said so.")),
)  # fmt: skip


def asking(desk: Desk, kind: type[Command], by: Acting, asked: dict[str, Any]) -> Command:
    """Ask for an act that was done some minutes ago."""
    given = {name: value for name, value in asked.items() if name != "late"}
    return desk.ask(kind, by, **given, happened_at=desk.now - timedelta(minutes=asked.get("late", 0)))


def play(steps: list[Step], after_each: Callable[[Desk, Command, Handled], None] = lambda *_: None) -> Desk:
    """Do acts one after another, a minute apart; those that are refused add nothing."""
    desk = Desk()
    desk.report()
    for minute, (kind, by, asked) in enumerate(steps, start=1):
        command = asking(desk.at(minute), kind, by, asked)
        try:
            handled = desk.send(command)
        except Refused:
            continue
        after_each(desk, command, handled)
    return desk


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_nothing_that_was_kept_is_lost_and_the_record_has_no_gap(steps: list[Step]) -> None:
    kept: list[str] = ["e0001", "e0002", "e0003", "e0004"]

    desk = play(steps, lambda _desk, _command, handled: kept.extend(_ids(handled)))

    held = desk.ledger.read(CASE).events
    assert [sealed.event.id for sealed in held] == kept
    assert [sealed.sequence for sealed in held] == list(range(1, len(held) + 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_what_is_said_about_a_child_in_danger_is_never_refused(steps: list[Step]) -> None:
    desk = Desk()
    desk.report()
    refusals: list[tuple[Command, bool, Refused]] = []
    for minute, (kind, by, asked) in enumerate(steps, start=1):
        command = asking(desk.at(minute), kind, by, asked)
        try:
            desk.send(command)
        except Refused as no:
            refusals.append((command, bool(desk.events("risk.graded")), no))
    for command, graded_before, refused in refusals:
        assert isinstance(command, MAY_BE_REFUSED) or (isinstance(command, GradeRisk) and graded_before)
        assert all(reason.words and reason.remedy for reason in refused.reasons)


@settings(max_examples=100, deadline=None)
@given(st.lists(STEPS, max_size=14))
def test_no_sequence_closes_an_episode_with_anything_unsettled(steps: list[Step]) -> None:
    desk = play(steps + settling())

    for place, closed in enumerate(desk.events()):
        if closed.type == "missing.episode_closed":
            told = stories(desk.events()[:place])
            story = told.get(Subject("episode:A1"), Story(Subject("episode:A1"), ()))
            assert barriers(closed, story, england_wales(), now=closed.happened_at) == ()
    assert not {"MC-74"} & desk.breached()


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=10))
def test_sending_an_act_again_changes_nothing_then_or_later(steps: list[Step]) -> None:
    sent: list[tuple[Command, Handled]] = []

    def again(desk: Desk, command: Command, handled: Handled) -> None:
        position = desk.ledger.head().position
        sent.append((command, handled))
        for earlier, first in sent:
            repeated = desk.send(earlier)
            assert repeated.repeated
            assert _ids(repeated) == _ids(first)
        assert desk.ledger.head().position == position

    play(steps, again)


@settings(max_examples=40, deadline=None)
@given(st.lists(STEPS, max_size=8))
def test_two_more_calls_about_one_child_open_one_more_case_at_most(steps: list[Step]) -> None:
    desk = play(steps).at(60)
    for place in (2, 3):
        desk.report(record=RecordId(f"MC-{place}"), case=Subject(f"episode:A{place}"))

    assert desk.events("missing.reported", record=RecordId("MC-3")) == []


def settling() -> list[Step]:
    """Return acts that lead to a closing, so that some sequences reach one."""
    return [
        (LocateChild, OFFICER, {"basis": "seen"}),
        (HoldInterview, OFFICER, {"mode": "in_person"}),
        (RecordAccount, OFFICER, {"complete": True, "harm_answer": "no"}),
        (TellCouncilOfReturn, OFFICER, {}),
        (CloseEpisode, SERGEANT, {"outcome": "found"}),
    ]


def _ids(handled: Handled) -> list[str]:
    return [sealed.event.id for entered in handled.entered for sealed in entered.events]
