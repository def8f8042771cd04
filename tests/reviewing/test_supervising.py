from datetime import date, timedelta

import pytest

from tests.casework.desk import (
    DETECTIVE,
    DI,
    INQUIRY,
    INSPECTOR,
    SERGEANT,
    SUPERINTENDENT,
    Desk,
    rules,
    signed_in,
    words,
)  # fmt: skip
from tests.reviewing.cases import said_of_case
from wayhome.access.actors import Role
from wayhome.application.refusals import Conflict
from wayhome.casework.commands import Acting
from wayhome.casework.reviewing.ask_update import AskUpdate, GiveUpdate
from wayhome.casework.reviewing.escalate_case import EscalateCase
from wayhome.casework.reviewing.hand_supervision_over import AcceptSupervision, OfferSupervision
from wayhome.casework.reviewing.resolve_stall import ResolveStall
from wayhome.duties.examples import london
from wayhome.record.events.allocating import Allocated, SupervisorAssigned
from wayhome.record.events.ending import OutcomeReached
from wayhome.record.events.workforce import CompetenceRecorded, UnderstandingChecked

OTHER_SERGEANT = signed_in("sol", Role.SUPERVISOR)
DAY = 24 * 60


@pytest.fixture
def open_case() -> Desk:
    desk = Desk()
    desk.concern()
    return desk.at(30)


def skilled(desk: Desk, who: Acting) -> None:
    codes = ("sup_isdp", "ce_cpd", "vbl_aware")
    taught = (CompetenceRecorded(competence=code, valid_until=date(2027, 1, 1)) for code in codes)
    understood = UnderstandingChecked(subject="missing_and_exploitation", asked=16, right=16, passed=True)
    desk.tell_of(who, *taught, understood, at=london("2026-01-05T09:00"))


@pytest.mark.parametrize(("days", "status"), [(14, []), (15, ["owed"]), (16, ["overdue"])])
def test_a_case_in_which_nothing_moves_alarms_after_a_fortnight(days: int, status: list[str]) -> None:
    desk = Desk(now=london("2026-03-30T09:00"))
    desk.concern()
    desk.now = london("2026-03-30T09:00") + timedelta(days=days)
    assert desk.statuses("SUP-06") == status


def test_a_standstill_is_looked_into_with_what_stood_in_the_way(open_case: Desk) -> None:
    open_case.at(15 * DAY)
    refused = open_case.refused(ResolveStall, SERGEANT, result="set_going")
    assert (rules(refused), words(refused)) == (["SUP-06"], ["Nobody says what stood in the way."])
    open_case.do(ResolveStall, SERGEANT, result="set_going", why="The phone company was chased.")
    assert open_case.statuses("SUP-06") == ["met"]


def test_what_waits_says_until_when(open_case: Desk) -> None:
    why = "The laboratory has the phone."
    refused = open_case.refused(ResolveStall, SERGEANT, result="waits_for_a_reason", why=why)
    assert words(refused) == ["The case waits, and nobody says until when."]
    passed = open_case.refused(ResolveStall, SERGEANT, result="waits_for_a_reason", why=why, until=open_case.now)
    assert words(passed) == ["The time until which the case waits has passed already."]


def test_an_update_asked_for_is_owed_by_its_time_and_met_by_the_answer(open_case: Desk) -> None:
    due = open_case.now + timedelta(hours=4)
    open_case.do(AskUpdate, SERGEANT, due=due, asks="What did the hotel say?")
    assert open_case.statuses("SUP-09") == ["owed"]
    refused = open_case.refused(GiveUpdate, DETECTIVE, update=" ")
    assert words(refused) == ["The answer says nothing."]
    open_case.do(GiveUpdate, DETECTIVE, update="The register is promised for noon.")
    assert open_case.statuses("SUP-09") == ["met"]


def test_an_update_is_not_asked_by_a_time_that_has_passed_nor_of_a_case_that_ended(open_case: Desk) -> None:
    assert words(open_case.refused(AskUpdate, SERGEANT, due=open_case.now)) == [
        "The time by which the answer is asked has passed already."
    ]
    said_of_case(open_case, OutcomeReached(code="1"))
    refused = open_case.refused(AskUpdate, SERGEANT, due=open_case.now + timedelta(hours=4))
    assert words(refused) == ["This investigation has ended."]


def test_what_is_taken_up_is_owed_an_answer_within_a_day(open_case: Desk) -> None:
    assert words(open_case.refused(EscalateCase, DETECTIVE, to="inspector")) == ["Nobody says why it is taken up."]
    open_case.do(EscalateCase, DETECTIVE, to="inspector", why="The bank has not answered for a month.")
    open_case.at(30 + DAY)
    assert open_case.statuses("SUP-11") == ["owed"]
    open_case.now += timedelta(seconds=1)
    assert open_case.statuses("SUP-11") == ["overdue"]


def test_a_case_offered_stays_until_another_accepts_it_and_their_skills_come_from_the_record(open_case: Desk) -> None:
    skilled(open_case, OTHER_SERGEANT)
    open_case.do(OfferSupervision, SERGEANT, to=OTHER_SERGEANT.actor.id, risks="The hotel is near the school.")
    (offer,) = open_case.events("investigation.supervision_offered", record=INQUIRY)
    assert int(str(offer.body["owed"])) > 0
    assert words(open_case.refused(AcceptSupervision, SERGEANT)) == [
        "You offered this case yourself.",
        "This case is offered to sol.",
    ]
    assert words(open_case.refused(AcceptSupervision, DI)) == ["This case is offered to sol."]
    open_case.do(AcceptSupervision, OTHER_SERGEANT)
    (assigned,) = open_case.events("investigation.supervisor_assigned", record=INQUIRY)
    assert (assigned.body["officer"], assigned.body["skilled"]) == ("sol", True)
    assert open_case.statuses("SUP-10") == ["met"]
    assert words(open_case.refused(AcceptSupervision, DI)) == ["Nobody offers this case now."]


def test_whoever_accepts_without_the_skills_is_told_what_they_lack(open_case: Desk) -> None:
    open_case.do(OfferSupervision, SERGEANT)
    handled = open_case.do(AcceptSupervision, OTHER_SERGEANT)
    (assigned,) = open_case.events("investigation.supervisor_assigned", record=INQUIRY)
    assert assigned.body["skilled"] is False
    assert {notice.rule for notice in handled.notices} == {"ALLOC-04"}


def test_an_offer_that_nobody_accepts_is_overdue_after_a_day(open_case: Desk) -> None:
    open_case.do(OfferSupervision, SERGEANT)
    open_case.at(30 + DAY)
    assert open_case.statuses("SUP-10") == ["owed"]
    open_case.now += timedelta(seconds=1)
    assert open_case.statuses("SUP-10") == ["overdue"]


def test_a_case_is_not_offered_to_oneself_nor_to_whoever_investigates_it(open_case: Desk) -> None:
    said_of_case(open_case, Allocated(skilled=True, role="supervisor", officer="sol"))
    mine = open_case.refused(OfferSupervision, SERGEANT, to=SERGEANT.actor.id)
    assert words(mine) == ["A case is not handed over to oneself."]
    theirs = open_case.refused(OfferSupervision, SERGEANT, to=OTHER_SERGEANT.actor.id)
    assert words(theirs) == ["sol investigates this case; nobody supervises their own work."]
    open_case.do(OfferSupervision, SERGEANT)
    refused = open_case.refused(AcceptSupervision, OTHER_SERGEANT)
    assert words(refused) == ["You investigate this case yourself; nobody supervises their own work."]


def test_somebody_assigned_meanwhile_ends_the_offer(open_case: Desk) -> None:
    open_case.do(OfferSupervision, SERGEANT)
    said_of_case(open_case, SupervisorAssigned(skilled=True, officer="ines"))
    assert words(open_case.refused(AcceptSupervision, INSPECTOR)) == ["Nobody offers this case now."]


def test_two_who_accept_at_once_the_second_sees_that_it_is_taken(open_case: Desk) -> None:
    open_case.do(OfferSupervision, SERGEANT)
    seen = open_case.ledger.read(INQUIRY).sequence
    open_case.do(AcceptSupervision, OTHER_SERGEANT, seen=seen)
    with pytest.raises(Conflict):
        open_case.do(AcceptSupervision, SUPERINTENDENT, seen=seen)
