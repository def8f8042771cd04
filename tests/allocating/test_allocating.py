"""Giving an investigation to somebody: by what they hold, and outside that only where another answers for it."""

from datetime import date, timedelta

import pytest

from tests.allocating.skilled import SUPERVISING, away, skill
from tests.casework.desk import DETECTIVE, DI, INQUIRY, INSPECTOR, OTHER_DETECTIVE, SERGEANT, Desk, rules, words
from wayhome.application.refusals import Conflict
from wayhome.casework.allocating.allocate_case import AllocateCase
from wayhome.casework.allocating.assign_supervisor import AssignSupervisor
from wayhome.casework.allocating.exceptions import ApproveException, RefuseException, RequestException
from wayhome.casework.allocating.looking_again import (
    CoverInvestigator,
    FindInvestigatorNotHere,
    RecheckAllocation,
    RenewCompetence,
)
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.workforce import OfficerLeft

ASKED = {"reasons": "Both detectives are at court all week.", "mitigation": "The DI reads every decision daily."}
TOMORROW = date(2026, 3, 3)
OWNED = {"mitigation": "I read every decision daily.", "recheck_on": date(2026, 3, 5)}


@pytest.fixture
def opened() -> Desk:
    """Return a desk with an investigation that nobody has."""
    desk = Desk()
    desk.concern()
    return desk


def given(desk: Desk) -> list[Event]:
    return desk.events("investigation.allocated", record=INQUIRY)


def test_somebody_who_holds_what_is_asked_is_given_the_case_with_until_when_they_hold_it(opened: Desk):
    skill(opened, DETECTIVE)

    opened.do(AllocateCase, SERGEANT, officer="dee", on_post="detective-1")

    (event,) = given(opened)
    held = (event.body["officer"], event.body["skilled"], event.body["competence_valid_until"])
    assert held == ("dee", True, "2027-01-01")
    assert opened.statuses("ALLOC-01") == ["met"]


def test_somebody_without_the_skills_is_refused_and_each_thing_they_lack_is_said(opened: Desk):
    skill(opened, DETECTIVE, ("pip2", "vbl_aware"))

    reasons = opened.refused(AllocateCase, SERGEANT, officer="dee")

    assert rules(reasons) == ["ALLOC-01"]
    training = "Sexual and criminal exploitation, county lines and children who are missing"
    assert words(reasons) == [f"dee: No record of the training “{training}” was found."]
    assert reasons[0].remedy.endswith("or ask a detective inspector to answer for an exception.")


def test_somebody_of_whom_nothing_is_on_record_lacks_everything(opened: Desk):
    assert len(opened.refused(AllocateCase, SERGEANT, officer="nobody")) == 4


def test_a_competence_that_runs_out_tomorrow_is_held_today_and_said_to_run_out(opened: Desk):
    skill(opened, DETECTIVE, until=TOMORROW)

    done = opened.do(AllocateCase, SERGEANT, officer="dee")

    assert "What dee holds runs out on 3 March 2026." in words(done.notices)
    assert opened.at(60 * 24 * 15 + 60 * 4 + 59).statuses("ALLOC-03") == ["owed"]
    assert opened.at(60 * 24 * 15 + 60 * 5).statuses("ALLOC-03") == ["overdue"]


def test_a_competence_that_ran_out_yesterday_is_not_held(opened: Desk):
    skill(opened, DETECTIVE, until=date(2026, 3, 1))

    assert all("ran out on 1 March 2026" in one for one in words(opened.refused(AllocateCase, SERGEANT, officer="dee")))


def test_somebody_who_is_away_is_not_given_a_case(opened: Desk):
    skill(opened, DETECTIVE)
    away(opened, DETECTIVE, until=opened.now + timedelta(days=7))

    reasons = opened.refused(AllocateCase, SERGEANT, officer="dee")

    assert words(reasons) == ["dee is away until 19:00 on 9 March 2026."]


def test_somebody_who_left_is_not_given_a_case(opened: Desk):
    skill(opened, DETECTIVE)
    opened.tell_of(DETECTIVE, OfficerLeft(at=opened.now))

    assert words(opened.refused(AllocateCase, SERGEANT, officer="dee")) == ["dee works for the force no longer."]


def test_another_than_the_recommended_is_given_the_case_once_it_is_said_why(opened: Desk):
    skill(opened, DETECTIVE)
    choice = {"officer": "dee", "recommended": "dov"}

    reasons = opened.refused(AllocateCase, SERGEANT, **choice)
    opened.do(AllocateCase, SERGEANT, **choice, reasons="She knows the child.")

    assert words(reasons) == ["dov was recommended, and nobody says why it goes to dee."]
    assert given(opened)[0].body["recommended"] == "dov"


def test_a_case_is_not_given_to_whoever_has_it(opened: Desk):
    skill(opened, DETECTIVE)
    opened.do(AllocateCase, SERGEANT, officer="dee")

    assert words(opened.refused(AllocateCase, SERGEANT, officer="dee")) == ["dee has this case already."]


def test_a_decision_on_what_has_changed_since_is_asked_again(opened: Desk):
    skill(opened, DETECTIVE)
    skill(opened, OTHER_DETECTIVE)
    opened.do(AllocateCase, SERGEANT, officer="dee")

    with pytest.raises(Conflict):
        opened.do(AllocateCase, SERGEANT, officer="dov", seen=1)


def test_an_investigator_gives_no_case_to_anybody(opened: Desk):
    with pytest.raises(Refused) as refused:
        opened.do(AllocateCase, DETECTIVE, officer="dee")
    assert rules(refused.value.reasons) == ["access.allocate_cases"]


# --- outside competence -------------------------------------------------------------------------------------------


def test_an_exception_is_asked_for_by_one_and_answered_for_by_another_who_gives_the_case_at_once(opened: Desk):
    opened.do(RequestException, SERGEANT, officer="dee", on_post="detective-1", **ASKED)

    opened.at(60).do(ApproveException, DI, officer="dee", **OWNED)

    (event,) = given(opened)
    assert (event.body["officer"], event.body["skilled"], event.body["on_post"]) == ("dee", False, "detective-1")
    (owned,) = opened.events("investigation.allocation_exception_made", record=INQUIRY)
    assert (owned.actor, owned.body["by"], owned.body["recheck_on"]) == ("dina", "inspector", "2026-03-05")
    assert opened.statuses("ALLOC-01") == ["excused"]
    assert opened.statuses("ALLOC-02") == ["met", "owed"]


def test_whoever_asked_for_an_exception_does_not_answer_for_it(opened: Desk):
    opened.do(RequestException, DI, officer="dee", **ASKED)

    reasons = opened.refused(ApproveException, DI, officer="dee", **OWNED)

    assert words(reasons) == ["You asked for this exception. Somebody else answers for it."]
    opened.do(ApproveException, INSPECTOR, officer="dee", **OWNED)


def test_nobody_answers_for_the_exception_by_which_they_get_the_case(opened: Desk):
    opened.do(RequestException, SERGEANT, officer="dina", **ASKED)

    reasons = opened.refused(ApproveException, DI, officer="dina", **OWNED)

    assert words(reasons) == ["You would be given the case yourself."]


def test_a_supervisor_does_not_answer_for_an_exception(opened: Desk):
    opened.do(RequestException, SERGEANT, officer="dee", **ASKED)

    with pytest.raises(Refused) as refused:
        opened.do(ApproveException, SERGEANT, officer="dee", **OWNED)
    assert rules(refused.value.reasons) == ["access.answer_for_cases"]


def test_an_exception_says_why_what_lessens_it_and_when_it_is_looked_at_again(opened: Desk):
    nothing_said = opened.refused(RequestException, SERGEANT, officer="dee", reasons=" ", mitigation="")
    opened.do(RequestException, SERGEANT, officer="dee", **ASKED)
    never = opened.refused(ApproveException, DI, officer="dee", mitigation=" ", recheck_on=date(2026, 3, 6))

    assert words(nothing_said) == [
        "It does not say why nobody with the skills can take it.",
        "It does not say what is done meanwhile so that the child is not worse off.",
    ]
    assert words(never)[1] == "It is to be looked at again within 3 days, and after today."
    opened.do(ApproveException, DI, officer="dee", mitigation="I read it daily.", recheck_on=date(2026, 3, 5))


def test_no_exception_is_asked_for_somebody_who_holds_the_skills(opened: Desk):
    skill(opened, DETECTIVE)

    reasons = opened.refused(RequestException, SERGEANT, officer="dee", **ASKED)

    assert words(reasons) == ["dee holds all that an investigation asks for."]


def test_somebody_who_gained_the_skills_meanwhile_is_given_the_case_as_skilled(opened: Desk):
    opened.do(RequestException, SERGEANT, officer="dee", **ASKED)
    skill(opened, DETECTIVE)

    opened.at(60).do(ApproveException, DI, officer="dee", **OWNED)

    assert given(opened)[0].body["skilled"] is True
    assert opened.events("investigation.allocation_exception_made", record=INQUIRY) == []


def test_an_exception_is_decided_on_as_it_was_asked_for(opened: Desk):
    nothing = opened.refused(ApproveException, DI, officer="dee", **OWNED)
    opened.do(RequestException, SERGEANT, officer="dee", **ASKED)
    another = opened.refused(ApproveException, DI, officer="dov", **OWNED)

    assert words(nothing) == ["Nobody asks for an exception, and none waits to be answered for."]
    assert words(another) == ["What was asked for is about dee, and not about dov."]


def test_an_exception_that_is_turned_down_says_why_and_is_over(opened: Desk):
    opened.do(RequestException, SERGEANT, officer="dee", **ASKED)

    assert words(opened.refused(RefuseException, DI, reasons="")) == ["Nobody says why it is turned down."]
    opened.at(5).do(RefuseException, DI, reasons="DC Dov is back tomorrow.")

    assert words(opened.refused(RefuseException, DI, reasons="Again.")) == ["Nobody asks for an exception."]
    assert given(opened) == []


def test_an_exception_is_looked_at_again_until_somebody_with_the_skills_has_the_case(opened: Desk):
    opened.do(RequestException, SERGEANT, officer="dee", **ASKED)
    opened.at(60).do(ApproveException, DI, officer="dee", **OWNED)
    opened.at(60 * 24 * 2)

    why = opened.refused(RecheckAllocation, SERGEANT, result="nobody_free")
    opened.do(RecheckAllocation, SERGEANT, result="nobody_free", reasons="Dov is on leave until Monday.")
    assert opened.statuses("ALLOC-02") == ["met", "met", "owed"]
    told = opened.at(60 * 24 * 4).do(RecheckAllocation, SERGEANT, result="somebody_free")
    skill(opened, OTHER_DETECTIVE)
    opened.at(60 * 24 * 4 + 5).do(AllocateCase, SERGEANT, officer="dov")

    assert words(why) == ["It does not say who was asked, and why the exception goes on."]
    assert told.notices[0].remedy == "Give it to them now."
    assert opened.statuses("ALLOC-02") == ["met", "met", "met", "lapsed"]
    assert words(opened.refused(RecheckAllocation, SERGEANT, result="somebody_free")) == [
        "Nobody without the skills has this case."
    ]


# --- competence that runs out, and investigators who are not here ----------------------------------------------------


def test_a_competence_is_renewed_once_the_record_shows_it(opened: Desk):
    skill(opened, DETECTIVE, until=date(2026, 3, 10))
    opened.do(AllocateCase, SERGEANT, officer="dee")
    opened.at(60 * 24 * 5)

    too_early = opened.refused(RenewCompetence, SERGEANT, officer="dee")
    skill(opened, DETECTIVE)
    opened.do(RenewCompetence, SERGEANT, officer="dee")

    assert words(too_early) == ["Nothing was renewed: what dee holds still runs out on 10 March 2026."]
    assert opened.statuses("ALLOC-03") == ["met", "owed"]


def test_a_competence_that_ran_out_is_not_renewed_by_saying_so(opened: Desk):
    skill(opened, DETECTIVE, until=date(2026, 3, 10))
    opened.do(AllocateCase, SERGEANT, officer="dee")

    reasons = opened.at(60 * 24 * 12).refused(RenewCompetence, SERGEANT, officer="dee")

    assert all("ran out on 10 March 2026" in one for one in words(reasons))
    assert words(opened.refused(RenewCompetence, SERGEANT, officer="dov")) == ["The case is not with dov."]


def test_an_investigator_who_is_not_here_is_somebodys_to_replace(opened: Desk):
    nobody = opened.refused(FindInvestigatorNotHere, SERGEANT, why="left")
    skill(opened, DETECTIVE)
    skill(opened, OTHER_DETECTIVE)
    opened.do(AllocateCase, SERGEANT, officer="dee")

    opened.at(60).do(FindInvestigatorNotHere, SERGEANT, why="left")
    assert opened.statuses("ALLOC-05") == ["owed"]
    opened.at(90).do(AllocateCase, SERGEANT, officer="dov")

    assert words(nobody) == ["The record does not say who has this case."]
    assert opened.statuses("ALLOC-05") == ["met"]


def test_a_case_is_carried_meanwhile_only_by_somebody_who_is_here_and_holds_the_skills(opened: Desk):
    skill(opened, DETECTIVE)
    opened.do(AllocateCase, SERGEANT, officer="dee")
    opened.do(FindInvestigatorNotHere, SERGEANT, why="away")

    unskilled = opened.refused(CoverInvestigator, SERGEANT, how="covered", officer="dov")
    skill(opened, OTHER_DETECTIVE)
    opened.at(5).do(CoverInvestigator, SERGEANT, how="covered", officer="dov")

    assert set(rules(unskilled)) == {"ALLOC-01"}
    assert opened.statuses("ALLOC-05") == ["met"]


# --- who supervises ---------------------------------------------------------------------------------------------------


def test_a_supervisor_with_the_skills_is_assigned(opened: Desk):
    skill(opened, SERGEANT, SUPERVISING)

    opened.do(AssignSupervisor, SERGEANT, officer="sian")

    (event,) = opened.events("investigation.supervisor_assigned", record=INQUIRY)
    assert (event.body["officer"], event.body["skilled"]) == ("sian", True)


def test_nobody_supervises_their_own_case(opened: Desk):
    skill(opened, DETECTIVE)
    skill(opened, SERGEANT, SUPERVISING)
    opened.do(AllocateCase, SERGEANT, officer="dee")
    opened.do(AssignSupervisor, SERGEANT, officer="sian")

    own = opened.refused(AssignSupervisor, DI, officer="dee", reasons="Nobody else.")
    theirs = opened.refused(AllocateCase, DI, officer="sian")

    assert words(own) == ["dee investigates this case, and nobody supervises their own work."]
    assert words(theirs)[0] == "sian supervises this case, and nobody supervises their own work."


def test_a_supervisor_without_the_skills_is_assigned_only_by_whoever_answers_for_cases_and_says_why(opened: Desk):
    by_sergeant = opened.refused(AssignSupervisor, SERGEANT, officer="sian", reasons="I have time.")
    silently = opened.refused(AssignSupervisor, DI, officer="sian")
    opened.do(AssignSupervisor, DI, officer="sian", reasons="She is on the course this week; I read every review.")

    assert set(rules(by_sergeant) + rules(silently)) == {"ALLOC-04"}
    (event,) = opened.events("investigation.supervisor_assigned", record=INQUIRY)
    assert event.body["skilled"] is False
