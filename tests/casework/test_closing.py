"""Closing: refused with every open condition in words, and each end in its own way."""

from datetime import date

import pytest

from tests.casework.desk import (
    CALL_HANDLER,
    INSPECTOR,
    LEAD,
    OFFICER,
    OTHER_INSPECTOR,
    SERGEANT,
    Desk,
    rules,
    words,
)
from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.hold_interview import HoldInterview
from wayhome.casework.locate_child import HeldThere, LocateChild, PlaceSearched
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_check import Hit
from wayhome.casework.record_done import RecordDone
from wayhome.casework.see_child import SeeChild
from wayhome.casework.settle_ownership import SettleOwnership
from wayhome.casework.tell_council_of_return import TellCouncilOfReturn
from wayhome.record.events.missing_search import Circulated


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report()
    return made


def found_and_heard(desk: Desk) -> Desk:
    desk.at(90).do(LocateChild, OFFICER, basis="seen", found_by="police_own", place="friend")
    desk.do(SeeChild, OFFICER, well="yes")
    desk.at(100).do(HoldInterview, OFFICER, mode="in_person", alone="yes", injuries="no")
    desk.at(110).do(RecordAccount, OFFICER, complete=True, harm_answer="no", own_words="I wanted to see my cousin.")
    desk.at(120).do(TellCouncilOfReturn, OFFICER)
    return desk


def test_a_child_still_missing_is_not_closed_and_every_condition_is_said(desk: Desk) -> None:
    reasons = desk.refused(CloseEpisode, SERGEANT)

    assert words(reasons) == [
        "Not so yet: the child was located.",
        "Not so yet: the child was seen by police or a named professional.",
        "Not so yet: the police talked with the child in person, or an inspector recorded why not.",
        "Not so yet: the council was told of the return.",
        "Not so yet: whether the child was harmed was asked and answered.",
    ]
    assert set(rules(reasons)) == {"MC-74"}
    assert {reason.remedy for reason in reasons} == {"Record it when it is so, then close again."}
    assert {reason.whose for reason in reasons} == {"a default of ours, which the force confirms"}


def test_a_child_found_seen_and_heard_is_closed(desk: Desk) -> None:
    handled = found_and_heard(desk).do(CloseEpisode, SERGEANT)

    assert handled.notices == ()
    assert desk.statuses("MC-74") == ["met"]


def test_a_circulation_still_up_holds_the_closing(desk: Desk) -> None:
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer"))

    reasons = found_and_heard(desk).refused(CloseEpisode, SERGEANT)

    assert words(reasons) == ["Not so yet: every circulation was cancelled."]


OFFENDER = HeldThere(
    system="offender_management", hit=Hit(reference="OM-7", summary="A managed offender.", tier="connected")
)


def test_an_adult_of_concern_held_where_the_child_was_found_is_assessed_before_closing(desk: Desk) -> None:
    found_and_heard(desk)
    there = PlaceSearched(result="adults_of_concern", held=(OFFENDER,))
    handled = desk.do(LocateChild, OFFICER, basis="seen", place="friend", address="7 Portway Court", there=there)
    assert words(handled.notices) == ["An adult of concern is held at this address."]
    assert desk.statuses("MC-37.HELD") == ["owed"]

    reasons = desk.refused(CloseEpisode, SERGEANT)

    assert words(reasons) == ["Not so yet: what is held of an adult where the child was found was assessed (OM-7)."]
    assert rules(reasons) == ["MC-37.HELD"]
    desk.at(130).do(MarkHit, OFFICER, hit="OM-7", affects_grade="raises")
    desk.at(140).do(CloseEpisode, SERGEANT)
    assert desk.statuses("MC-37.HELD") == ["met"]


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (
            PlaceSearched(result="unavailable"),
            "What is held about this address could not be searched, which does not mean that nothing is held.",
        ),
        (PlaceSearched(result="not_all"), "Not all that is held about this address could be looked through."),
    ],
)
def test_an_address_that_could_not_be_searched_is_said_and_finding_the_child_is_kept(
    desk: Desk, there: PlaceSearched, said: str
) -> None:
    handled = desk.do(LocateChild, OFFICER, basis="seen", address="7 Portway Court", there=there)

    assert words(handled.notices) == [said]
    assert len(desk.events("missing.child_located")) == 1


def test_an_episode_is_closed_once(desk: Desk) -> None:
    found_and_heard(desk).do(CloseEpisode, SERGEANT)

    assert words(desk.refused(CloseEpisode, SERGEANT)) == ["This episode is closed already."]


def test_a_call_handler_may_not_close(desk: Desk) -> None:
    (reason,) = found_and_heard(desk).refused(CloseEpisode, CALL_HANDLER)

    assert reason.words == "You may not close a missing episode, or open one again with the role you are signed in as."


def test_a_report_made_in_error_is_closed_by_an_inspector_who_did_not_take_it_with_the_child_seen(desk: Desk) -> None:
    asked = {"outcome": "error", "reason": "She was in her room the whole evening."}
    assert words(desk.refused(CloseEpisode, SERGEANT, **asked)) == [
        "Only an inspector or above may say that a report of a missing child was an error.",
        "Nobody has seen the child, and no other case is named in which they are looked for.",
    ]

    desk.do(SeeChild, OFFICER, well="yes")
    desk.do(CloseEpisode, INSPECTOR, **asked)

    assert desk.statuses("MC-74") == []


def test_nobody_closes_their_own_report_as_an_error() -> None:
    desk = Desk()
    desk.report(by=INSPECTOR)
    asked = {"outcome": "error", "reason": "Entered twice.", "continues_in": "MC-2"}

    assert words(desk.refused(CloseEpisode, INSPECTOR, **asked)) == ["You took this report yourself."]
    assert desk.do(CloseEpisode, OTHER_INSPECTOR, **asked).entered


def test_a_transfer_closes_once_the_other_force_owns_it_and_says_under_which_reference(desk: Desk) -> None:
    reasons = desk.refused(CloseEpisode, LEAD, outcome="transferred", reason="He lives in Northmere.")
    assert words(reasons) == [
        "Not so yet: the other area or force agreed to own the case.",
        "Not so yet: their reference is recorded.",
    ]

    desk.do(SettleOwnership, LEAD, owner="Northmere", agreed_with="duty inspector, Northmere")

    assert desk.do(CloseEpisode, LEAD, outcome="transferred", reason="He lives there.", continues_in="NM-17").entered


def test_a_child_found_dead_is_closed_as_that_and_as_nothing_else(desk: Desk) -> None:
    asked = {"outcome": "found_dead", "reason": "The search team found her."}
    assert words(desk.refused(CloseEpisode, SERGEANT, **asked)) == [
        "Not so yet: the child was located, and found dead."
    ]

    desk.do(LocateChild, OFFICER, basis="seen", condition="deceased")

    assert words(desk.refused(CloseEpisode, SERGEANT)) == ["The child was found dead."]
    assert desk.do(CloseEpisode, SERGEANT, **asked).entered


def test_whoever_turns_eighteen_while_missing_goes_on_being_looked_for() -> None:
    desk = Desk()
    desk.report(date_of_birth=date(2008, 3, 1))
    asked = {"outcome": "turned_eighteen", "reason": "Eighteen yesterday."}

    reasons = desk.refused(CloseEpisode, SERGEANT, **asked)

    assert words(reasons) == ["They are still missing, and no case is named in which they are looked for as an adult."]
    assert desk.do(CloseEpisode, SERGEANT, **asked, continues_in="MP-9").entered


def test_a_child_who_is_not_eighteen_is_not_closed_as_such(desk: Desk) -> None:
    reasons = desk.refused(CloseEpisode, SERGEANT, outcome="turned_eighteen", reason="Soon.", continues_in="MP-9")

    assert words(reasons) == ["Not so yet: the birth date on record makes them eighteen."]


def test_every_end_but_found_says_why(desk: Desk) -> None:
    reasons = desk.refused(CloseEpisode, LEAD, outcome="transferred", continues_in="NM-17")

    assert "The closing gives no reason." in words(reasons)
