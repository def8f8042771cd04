"""Found, seen and heard: hearsay finds nobody, a telephone discharges nothing, a named professional counts."""

from datetime import timedelta

import pytest

from tests.casework.desk import CHILD, INSPECTOR, LEAD, OFFICER, SERGEANT, STARTS, Desk, rules, words
from wayhome.casework.cancel_circulations import CancelCirculations
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.put_off_seeing import PutOffSeeing
from wayhome.casework.record_account import Harm, RecordAccount
from wayhome.casework.record_answers import Factor, RecordAnswers
from wayhome.casework.record_crime import RecordCrime
from wayhome.casework.record_done import RecordDone
from wayhome.casework.report_whereabouts import ReportWhereabouts
from wayhome.casework.see_child import SeeChild
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_return import TakenHome
from wayhome.record.events.missing_search import Circulated


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report()
    return made.at(60)


def test_being_told_is_kept_as_what_was_said_and_the_child_is_still_missing(desk: Desk) -> None:
    handled = desk.do(ReportWhereabouts, OFFICER, by_whom="friend", words="She is at her aunt's.")

    assert words(handled.notices) == ["Being told where a child is does not locate them, and the search goes on."]
    assert desk.statuses("MC-62") == ["owed"]
    assert desk.statuses("MC-63") == []


def test_bc11_a_third_party_says_that_the_child_is_abroad_and_nothing_is_closed_on_it(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, basis="told", place="abroad", how="A neighbour heard that he flew out on Sunday.")

    assert desk.events("missing.child_located") == []
    assert "Not so yet: the child was located." in words(desk.refused(CloseEpisode, SERGEANT))
    assert desk.at(200).statuses("MC-62") == ["overdue"]


def test_a_child_seen_is_found_and_the_talk_is_owed(desk: Desk) -> None:
    handled = desk.do(LocateChild, OFFICER, basis="seen", found_by="police_own", place="street")

    assert handled.notices == ()
    assert {"MC-63", "MC-67"} <= {duty.rule for duty in handled.raised}


def test_a_child_spoken_to_is_found_and_not_yet_safe(desk: Desk) -> None:
    handled = desk.do(LocateChild, OFFICER, basis="spoken_to")

    assert words(handled.notices) == ["The child was spoken to and not seen. Found is not yet safe."]
    assert desk.do(SeeChild, OFFICER, well="yes").met


def test_a_professional_whom_nobody_names_has_only_told(desk: Desk) -> None:
    handled = desk.do(SeeChild, SERGEANT, by_whom="placement", well="yes")

    assert desk.events("missing.child_seen") == []
    assert words(handled.notices) == [
        "Nobody wrote down which professional saw the child, so it counts as what somebody said."
    ]


def test_a_named_professional_has_seen_the_child(desk: Desk) -> None:
    desk.do(SeeChild, SERGEANT, by_whom="health", well="unknown", professional="Dr Rao, A&E, ext. 4411")

    assert [event.body for event in desk.events("missing.child_seen")] == [{"by": "health", "well": "unknown"}]


def test_a_child_who_does_not_wish_to_talk_was_seen(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, basis="seen")

    handled = desk.do(HoldInterview, OFFICER, mode="in_person_declined")

    assert "MC-63" in {duty.rule for duty in handled.met}


def test_only_an_inspector_puts_off_seeing_a_child_and_says_until_when(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, basis="spoken_to")

    assert words(desk.refused(PutOffSeeing, SERGEANT)) == [
        "Only an inspector or above may put off seeing a child.",
        "It does not say why, or when the child is to be seen instead.",
    ]
    desk.do(PutOffSeeing, INSPECTOR, reason="He is in theatre.", again_at=STARTS + timedelta(hours=9))

    assert desk.statuses("MC-63") == ["excused"]


def test_harm_the_child_tells_of_is_a_harm_and_the_crime_is_owed(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, basis="seen")

    handled = desk.do(
        RecordAccount, OFFICER, complete=True, harms=(Harm(kind="physical_injury"),), own_words="He pushed me over."
    )

    assert [event.type for event in desk.events()][-3:] == [
        "missing.account_recorded", "missing.harm_question_answered", "missing.harm_indicated",
    ]  # fmt: skip
    assert "MC-66" in {duty.rule for duty in handled.raised}


def test_harm_that_was_not_asked_about_is_not_no(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, basis="seen")

    handled = desk.do(RecordAccount, OFFICER, complete=False)

    assert desk.events("missing.harm_question_answered") == []
    assert words(handled.notices) == [
        "Whether the child was harmed was not asked, which is not no.",
        "The account is kept and is not complete.",
    ]


def test_the_council_told_of_a_return_nobody_recorded_is_kept_and_said(desk: Desk) -> None:
    handled = desk.do(TellCouncilOfReturn, LEAD)

    assert words(handled.notices) == ["The council was told of a return, and no entry says that the child was found."]


def test_a_circulation_stays_up_while_the_child_is_missing(desk: Desk) -> None:
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer"))

    (reason,) = desk.refused(CancelCirculations, OFFICER)
    assert reason.words == "The child has not been found, and the circulation is how others know to look."

    desk.do(LocateChild, OFFICER, basis="seen")
    assert "MC-72" in {duty.rule for duty in desk.at(65).do(CancelCirculations, OFFICER).met}


def test_a_child_taken_home_where_home_may_not_be_safe_is_kept_and_the_decision_is_owed(desk: Desk) -> None:
    desk.do(RecordAnswers, OFFICER, factors=(Factor(factor="HOME_ABUSE_NEGLECT", present="unknown"),))
    desk.do(LocateChild, OFFICER, basis="seen")

    handled = desk.do(RecordDone, OFFICER, fact=TakenHome())

    assert words(handled.notices) == ["Not so yet: it was decided with the council where the child will be safe."]
    assert rules(handled.notices) == ["MC-73"]
    assert handled.notices[0].whose.endswith("statute, text not seen")


def test_a_crime_done_to_the_child_opens_an_investigation_and_meets_what_the_harm_raised(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, basis="seen")
    desk.do(RecordAccount, OFFICER, complete=True, harms=(Harm(kind="sexual_offence"),))
    named = {"investigation": Subject("investigation:I1"), "opens": RecordId("EI-1")}

    handled = desk.at(200).do(RecordCrime, OFFICER, offence="sexual", **named)

    (event,) = desk.events("investigation.crime_recorded", record=RecordId("EI-1"))
    assert event.subjects == (CHILD, "investigation:I1")
    assert "MC-66.SEXUAL" in [duty.rule for duty in handled.met]
    assert words(handled.notices) == ["It is given to nobody yet."]
    assert handled.notices[0].remedy == "Give it to an investigator with the skills for exploitation, today."


def test_a_crime_of_another_kind_meets_nothing_of_what_the_harm_raised(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, basis="seen")
    desk.do(RecordAccount, OFFICER, complete=True, harms=(Harm(kind="sexual_offence"),))
    named = {"investigation": Subject("investigation:I1"), "opens": RecordId("EI-1")}

    handled = desk.at(200).do(RecordCrime, OFFICER, offence="drugs", **named)

    assert "MC-66.SEXUAL" not in [duty.rule for duty in handled.met]
    assert handled.notices == ()
