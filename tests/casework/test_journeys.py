"""Two cases from the call on, act by act: one done well, and one that would have been closed by telephone."""

from datetime import timedelta
from typing import Any

from tests.benchmarks.good_case import ASKED, OPEN, SYSTEMS
from tests.casework.desk import (
    CALL_HANDLER,
    CHILD,
    GRADER,
    INSPECTOR,
    LEAD,
    OFFICER,
    SERGEANT,
    STARTS,
    SUPERINTENDENT,
    Desk,
    rules,
    words,
)
from wayhome.casework.act_to_locate import ActToLocate
from wayhome.casework.cancel_circulations import CancelCirculations
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.commands import Acting
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.grade_risk import GradeRisk
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.make_plan import MakePlan
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_answers import Answer, Factor, RecordAnswers
from wayhome.casework.record_check import Hit, RecordCheck
from wayhome.casework.record_done import RecordDone
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.casework.see_child import SeeChild
from wayhome.casework.send_officers import SendOfficers
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.casework.tell_partner import TellPartner
from wayhome.casework.update_family import UpdateFamily
from wayhome.casework.update_trigger_plan import UpdateTriggerPlan
from wayhome.record.vocabulary import Fact, check, latest

ITEMS = ("photo", "description", "phone_number", "accounts_online")
DECISIONS = ("search_adviser", "investigating_officer", "senior_investigator", "publicity", "family_support")


def fact(name: str, **given: Any) -> Fact:
    declared = latest(name)
    assert declared is not None
    return check(name, declared.version, given)


def test_bc18_a_case_done_well_is_closed_and_no_rule_was_broken() -> None:
    desk = Desk().train(GRADER)
    report_and_grade(desk)
    respond(desk)
    find_and_hear(desk)

    assert desk.at(240).do(CloseEpisode, SERGEANT).notices == ()
    afterwards(desk)

    desk.at(6 * 24 * 60)
    assert desk.breached() == set()
    assert {"MC-13", "MC-23", "MC-63", "MC-67", "MC-74"} <= {duty.rule for duty in desk.duties()}


def report_and_grade(desk: Desk) -> None:
    desk.report(informant="placement", care_status="looked_after", placement="childrens_home")
    for place, question in enumerate(ASKED):
        answer = Answer(question=question, answer=OPEN.get(question, "no"), supplied_by="placement")  # type: ignore[arg-type]
        desk.at(4 + place // 3).do(RecordAnswers, CALL_HANDLER, answers=(answer,))
    desk.at(8).do(RecordAnswers, CALL_HANDLER, factors=(Factor(factor="ADULT_OF_CONCERN", present="yes"),))
    for place, system in enumerate(SYSTEMS):
        hits = (
            (Hit(reference="INT-1", summary="An older man waits for her."),) if system == "local_intelligence" else ()
        )
        desk.at(8 + place // 2).do(RecordCheck, CALL_HANDLER, system=system, result="hits_read", hits=hits)
    done(desk, CALL_HANDLER, (9, "missing.profile_received", {"result": "received"}))
    desk.at(14).do(MarkHit, GRADER, hit="INT-1", affects_grade="raises", how="He is the adult of concern.")
    desk.at(15).do(SendOfficers, CALL_HANDLER)
    done(desk, CALL_HANDLER, (16, "partner.social_care_consulted", {"answered": True}))
    graded = desk.at(18).do(
        GradeRisk, GRADER, grade="high", likelihood="very_likely", severity="serious", wording="app2026",
        rests_on=("ADULT_OF_CONCERN",), history_effect="no_history", rationale="An adult of concern waits for her.",
    )  # fmt: skip
    assert graded.notices == ()


def respond(desk: Desk) -> None:
    done(
        desk, OFFICER,
        (19, "missing.circulated", {"on": "national_computer"}),
        *((20, "missing.item_obtained", {"item": item}) for item in ITEMS),
    )  # fmt: skip
    due = STARTS + timedelta(hours=3)
    look = (Outstanding(what="Her cousin's address", who="response-north", due=due),)
    desk.at(25).do(ReviewSearch, SERGEANT, outstanding=look, directions="Visit the cousin; read the account online.")
    done(desk, SERGEANT, (26, "missing.decided", {"on": "child_rescue_alert", "decision": "not_taken_up"}))
    desk.at(28).do(MakePlan, SERGEANT, hypotheses=3, owner="sergeant-north", plan="With the cousin, or with the man.")
    for whom in ("childrens_services", "responsible_council", "national_unit"):
        desk.at(31).do(TellPartner, LEAD, whom=whom)
    done(
        desk, OFFICER,
        (35, "missing.place_searched", {"place": "home_or_placement", "by": "police"}),
        (40, "missing.powers_considered", {"outcome": "to_be_used"}),
        (50, "missing.place_searched", {"place": "last_seen", "by": "police"}),
    )  # fmt: skip
    promised = desk.at(51).do(UpdateFamily, OFFICER, owner_named="yes", next_at=STARTS + timedelta(hours=3))
    assert promised.notices == ()
    desk.do(RaiseLine, OFFICER, line="ML-17", owner="response-north", due=due)
    done(desk, SUPERINTENDENT, (52, "missing.decided", {"on": "first_lines"}))
    done(
        desk, INSPECTOR,
        *((55, "missing.decided", {"on": on}) for on in DECISIONS),
    )  # fmt: skip
    desk.at(70).do(ActToLocate, OFFICER, kind="visit", line="ML-17", result="trace")
    for line in ("ML-17", "Review item 1"):
        desk.at(85).do(FinishLine, OFFICER, line=line)


def find_and_hear(desk: Desk) -> None:
    desk.at(90).do(LocateChild, OFFICER, basis="seen", found_by="police_own", place="friend")
    desk.at(92).do(SeeChild, OFFICER, well="yes")
    desk.at(110).do(CancelCirculations, OFFICER)
    desk.at(120).do(HoldInterview, OFFICER, mode="in_person", alone="yes", injuries="no", where="At the home.")
    desk.at(140).do(TellCouncilOfReturn, LEAD)
    account = desk.at(150).do(RecordAccount, OFFICER, complete=True, harm_answer="no", own_words="He said to wait.")
    assert account.notices == ()
    done(desk, OFFICER, (180, "safeguarding.referral_made", {}))


def afterwards(desk: Desk) -> None:
    day = 24 * 60
    done(
        desk, LEAD,
        (day, "partner.return_interview_offered", {"provider": "commissioned"}),
        (2 * day, "partner.return_interview_held", {}),
        (3 * day, "partner.return_interview_received", {}),
        (4 * day, "enquiry.intelligence_submitted", {"learned_from": "return_interview"}),
    )  # fmt: skip
    desk.do(UpdateTriggerPlan, LEAD, first_actions=("Visit her cousin.",), shared_with_carer="yes")


def done(desk: Desk, by: Acting, *plain: tuple[int, str, dict[str, Any]]) -> None:
    for minutes, name, given in plain:
        desk.at(minutes).do(RecordDone, by, fact=fact(name, **given))


def test_bc06_a_case_is_not_closed_by_telephone_and_the_talk_and_the_council_stay_owed() -> None:
    desk = Desk().train(GRADER)
    desk.report(informant="carer", placement="foster_home")

    told = desk.at(360).do(LocateChild, CALL_HANDLER, basis="told", found_by="carer", place="placement")
    assert desk.events("missing.child_located") == []
    assert words(told.notices) == [
        "Somebody said where the child is. Being told does not locate a child, and the search goes on."
    ]
    assert "MC-62" in {duty.rule for duty in told.raised}

    spoken = desk.at(365).do(LocateChild, OFFICER, basis="spoken_to", found_by="returned_self", place="placement")
    assert {"MC-61", "MC-63", "MC-67"} <= {duty.rule for duty in spoken.raised}

    talk = desk.at(370).do(HoldInterview, OFFICER, mode="telephone")
    assert words(talk.notices)[0] == (
        "A talk that is not in person does not discharge seeing the child and hearing what happened."
    )
    assert "MC-64" in rules(talk.notices)

    reasons = desk.at(375).refused(CloseEpisode, SERGEANT)
    assert words(reasons) == [
        "Not so yet: the child was seen by police or a named professional.",
        "Not so yet: the police talked with the child in person, or an inspector recorded why not.",
        "Not so yet: the council was told of the return.",
        "Not so yet: whether the child was harmed was asked and answered.",
    ]

    desk.at(40 * 60)
    assert desk.events("missing.episode_closed") == []
    assert {"MC-61", "MC-63", "MC-67"} <= desk.breached()
    assert desk.ledger.about(CHILD).events[-1].event.type == "missing.prevention_interview_held"
