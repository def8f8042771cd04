"""Reviews that are not empty, and a case that is never left without an owner."""

from datetime import timedelta

import pytest

from tests.casework import desk as people
from tests.casework.desk import CALL_HANDLER, CASE, INSPECTOR, OTHER_INSPECTOR, SERGEANT, STARTS, Desk, words
from wayhome.application.gathering import face
from wayhome.casework.accept_handover import AcceptHandover
from wayhome.casework.commands import digest
from wayhome.casework.hand_over import OfferHandover
from wayhome.casework.review_search import Outstanding, ReviewSearch, overdue_acts

LOOK = Outstanding(what="His brother's flat", who="response-north", due=STARTS + timedelta(hours=4))


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report()
    return made.at(120)


def test_an_empty_review_is_refused_and_says_what_it_lacks(desk: Desk) -> None:
    assert words(desk.refused(ReviewSearch, INSPECTOR)) == [
        "The review says nothing in words.",
        "The review does not say what is outstanding, who does it and by when.",
    ]


def test_each_thing_outstanding_becomes_something_owed(desk: Desk) -> None:
    handled = desk.do(ReviewSearch, INSPECTOR, outstanding=(LOOK,), directions="Go to the flat, not by telephone.")

    (reviewed,) = desk.events("missing.reviewed")
    assert (reviewed.body["by"], reviewed.body["outstanding"]) == ("inspector", 1)
    assert "MC-34:Review item 1" in {duty.obligation for duty in handled.raised}


def test_what_is_outstanding_is_kept_with_the_personal_words_and_never_in_the_chain(desk: Desk) -> None:
    desk.do(ReviewSearch, INSPECTOR, outstanding=(LOOK,), directions="Go to the flat, not by telephone.")

    (raised,) = desk.events("enquiry.line_raised")
    assert "brother" not in str(raised.body)
    assert [each.text for each in desk.ledger.words(CASE) if each.event == raised.id] == ["His brother's flat"]
    command = desk.ask(ReviewSearch, INSPECTOR, outstanding=(LOOK,), directions="Go.", key="one")
    elsewhere = Outstanding(what="Her aunt's", who=LOOK.who, due=LOOK.due)
    assert digest(command) == digest(
        desk.ask(ReviewSearch, INSPECTOR, outstanding=(elsewhere,), directions="Stay.", key="one")
    )


def test_something_outstanding_has_somebody_to_do_it(desk: Desk) -> None:
    nobody = Outstanding(what="The flat", who=" ", due=STARTS)

    reasons = desk.refused(ReviewSearch, INSPECTOR, outstanding=(nobody,), directions="Go to the flat.")

    assert words(reasons) == ["Something outstanding is without its name or without anyone to do it."]


def test_a_review_that_repeats_the_last_is_told_so_before_it_is_kept(desk: Desk) -> None:
    desk.do(ReviewSearch, INSPECTOR, outstanding=(LOOK,), directions="Continue enquiries.")

    again = {"outstanding": (LOOK,), "directions": "  continue   ENQUIRIES. "}
    (reason,) = desk.at(600).refused(ReviewSearch, OTHER_INSPECTOR, **again)

    assert reason.words == "These directions repeat the last review's, word for word."
    assert reason.remedy == "Say what is different now, or confirm that nothing is."
    assert desk.do(ReviewSearch, OTHER_INSPECTOR, **again, repeats_knowingly=True).entered


def test_a_reviewer_may_say_that_nothing_is_outstanding(desk: Desk) -> None:
    desk.at(1).do(ReviewSearch, SERGEANT, nothing_outstanding=True, directions="Wait for the phone data.")

    assert desk.events("missing.reviewed")[0].body["outstanding"] == 0


def test_nothing_is_not_outstanding_while_the_police_are_late_with_anything_on_the_case(desk: Desk) -> None:
    (reason,) = desk.refused(ReviewSearch, SERGEANT, nothing_outstanding=True, directions="ok")

    assert reason.rule == "MC-43"
    assert reason.words == (
        "6 acts are overdue on this case; the longest: Ask what has to be asked about the child. That is not nothing."
    )
    assert reason.remedy == "List what is to be done first, who does it and by when."
    assert desk.do(ReviewSearch, SERGEANT, nothing_outstanding=True, outstanding=(LOOK,), directions="ok").entered


def test_what_a_review_itself_does_and_what_others_owe_do_not_stand_against_it(desk: Desk) -> None:
    rulebook = people.england_wales()
    late = overdue_acts(face(CASE, by=SERGEANT.actor.id, log=desk.ledger, rulebook=rulebook, now=desk.now))

    assert "review_search" not in {one.act for one in late}
    assert {one.owed_by.agency for one in late} == {"police"}


def test_a_call_handler_does_not_review(desk: Desk) -> None:
    (reason,) = desk.refused(ReviewSearch, CALL_HANDLER, nothing_outstanding=True, directions="Fine.")

    assert reason.rule == "access.supervise_searches"


def test_nobody_accepts_what_they_offered(desk: Desk) -> None:
    desk.do(OfferHandover, SERGEANT, open_lines=2)

    (reason,) = desk.refused(AcceptHandover, SERGEANT)

    assert reason.words == "You offered this case yourself."
    assert desk.do(AcceptHandover, INSPECTOR).notices == ()


def test_an_offer_keeps_the_words_of_whoever_makes_it_beside_the_entry_and_not_in_it(desk: Desk) -> None:
    desk.do(OfferHandover, SERGEANT, open_lines=1, risks="His uncle has a van and is not answering.")

    (offered,) = desk.events("missing.handover_offered")
    (kept,) = [one for one in desk.ledger.words(CASE) if one.event == offered.id]
    assert (kept.field, kept.text) == ("risks", "His uncle has a van and is not answering.")
    assert "uncle" not in str(offered.body)


def test_a_case_that_nobody_offered_is_still_taken_on(desk: Desk) -> None:
    handled = desk.do(AcceptHandover, INSPECTOR)

    assert words(handled.notices) == ["Nobody offered this case, so nobody set out what is open; you hold it now."]
    assert len(desk.events("missing.handover_accepted")) == 1
