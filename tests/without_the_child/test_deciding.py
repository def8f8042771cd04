"""A case goes on without the child carrying it, or it is said, and endorsed by a second person, why it cannot."""

from datetime import date

import pytest

from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    INSPECTOR,
    SERGEANT,
    Desk,
    england_wales,
    rules,
    words,
)
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.without_the_child.decide_early_advice import DecideEarlyAdvice
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild, Route
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable
from wayhome.casework.without_the_child.offer_help import OfferHelp
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.kernel.ids import Subject
from wayhome.kernel.refusals import Refused

BO = Subject("child:B")
WEIGHED = {
    "reasons": "Camera and phone records place them there.",
    "risk_of_going_on": "They may be blamed; a safety plan is in place.",
    "risk_of_stopping": "The man keeps his hold on them and on others.",
}
NONE_ARGUABLE = tuple(
    Route(route=one, arguable="no", gap="Nothing yet") for one in england_wales().pack.evidence_routes
)


def withdrawn() -> Desk:
    desk = Desk()
    desk.concern()
    desk.do(RecordPosition, DETECTIVE, stance="withdraws", given_as="body_worn_video", exploiter_absent="yes")
    return desk.at(60)


def decide(desk: Desk, by=SERGEANT, **given):
    return desk.do(DecideWithoutChild, by, **(WEIGHED | given))


def test_a_supervisor_decides_that_it_goes_on_and_what_it_goes_on_with() -> None:
    desk = withdrawn()
    decide(desk, result="proceed", routes=(Route(route="ROUTE-AUTOMATIC", arguable="yes"),))
    assert desk.statuses("ELP-01") == ["met"]
    (decided,) = desk.events("investigation.evidence_led_review_done", record=INQUIRY)
    assert (decided.body["by"], decided.body["look_again_on"]) == ("supervisor", "2026-05-31")
    (route,) = desk.events("investigation.route_checked", record=INQUIRY)
    assert route.body["arguable"] == "yes"


def test_an_investigator_prepares_the_decision_and_does_not_take_it() -> None:
    with pytest.raises(Refused) as refused:
        decide(withdrawn(), by=DETECTIVE, result="proceed", offences=("drugs_supply",))
    assert words(refused.value.reasons) == [
        "You may not review an investigation, or endorse its plan with the role you are signed in as."
    ]


def test_a_decision_is_refused_with_everything_it_lacks() -> None:
    desk = withdrawn()
    reasons = desk.refused(DecideWithoutChild, SERGEANT, result="proceed", look_again_on=date(2026, 3, 2))
    assert words(reasons) == [
        "The decision gives no reasons.",
        "The risks were not weighed: what going on may do to the child, and what stopping may do.",
        "It is to be looked at again on a day that is over.",
        "It goes on, and nothing says on what: no way that can be argued, no offence, no other evidence.",
    ]
    assert rules(reasons) == ["ELP-01"] * 4


def test_gathering_more_says_what_and_makes_early_advice_owed() -> None:
    desk = withdrawn()
    assert words(desk.refused(DecideWithoutChild, SERGEANT, result="gather_more", **WEIGHED)) == [
        "More is to be gathered, and it does not say what."
    ]
    decide(desk, result="gather_more", to_gather="The hotel's recordings, by Friday.")
    assert desk.statuses("ELP-03") == ["owed"]
    assert words(desk.refused(DecideEarlyAdvice, DETECTIVE, decision="sought")) == [
        "It does not say what advice is asked for."
    ]
    assert words(desk.refused(DecideEarlyAdvice, DETECTIVE, decision="not_sought_for_a_reason")) == [
        "It does not say why no advice is asked for."
    ]
    desk.do(DecideEarlyAdvice, DETECTIVE, decision="sought", reference="EA-1", asks="Whether the recordings suffice.")
    assert desk.statuses("ELP-03") == ["met"]


def test_not_viable_is_refused_until_every_way_was_gone_through() -> None:
    desk = withdrawn()
    (reason,) = desk.refused(DecideWithoutChild, SERGEANT, result="not_viable", routes=NONE_ARGUABLE[1:], **WEIGHED)
    assert reason.words == "1 way of going on was not gone through: Things and recordings that speak for themselves."
    unknown = (Route(route="ROUTE-AUTOMATIC", arguable="unknown"), *NONE_ARGUABLE[1:])
    assert rules(desk.refused(DecideWithoutChild, SERGEANT, result="not_viable", routes=unknown, **WEIGHED)) == [
        "ELP-01"
    ]
    arguable = (Route(route="ROUTE-AUTOMATIC", arguable="yes"), *NONE_ARGUABLE[1:])
    assert words(desk.refused(DecideWithoutChild, SERGEANT, result="not_viable", routes=arguable, **WEIGHED)) == [
        "A way of going on can be argued, and the case is called not viable all the same."
    ]


def test_not_viable_is_endorsed_by_a_second_person_of_rank_with_reasons() -> None:
    desk = withdrawn()
    done = decide(desk, by=DI, result="not_viable", routes=NONE_ARGUABLE)
    assert words(done.notices) == [
        "Nothing ends by this: a detective inspector endorses it with reasons first, or does not."
    ]
    assert words(desk.refused(EndorseNotViable, DI, reasons="I agree with myself.")) == ["You decided it yourself."]
    assert words(desk.refused(EndorseNotViable, INSPECTOR)) == ["The endorsement gives no reasons."]
    desk.do(EndorseNotViable, INSPECTOR, reasons="Each way was gone through; nothing else there is would do.")
    assert desk.events("investigation.not_viable_endorsed", record=INQUIRY)


def test_there_is_nothing_to_endorse_where_the_case_goes_on() -> None:
    desk = withdrawn()
    decide(desk, result="proceed", offences=("drugs_supply",))
    assert words(desk.refused(EndorseNotViable, DI, reasons="Why not.")) == [
        "Nobody has decided that the case cannot go on without the child."
    ]


def test_help_is_offered_to_the_child_and_an_empty_offer_is_none() -> None:
    desk = withdrawn()
    assert words(desk.refused(OfferHelp, DETECTIVE)) == ["Nothing is offered."]
    desk.do(OfferHelp, DETECTIVE, offers=("advocate", "time"), taken_up=("advocate", "relocation"))
    (made,) = desk.events("investigation.support_offers_made", record=INQUIRY)
    assert made.body["taken_up"] == ("advocate",)
    assert desk.statuses("ELP-04") == ["met"]


def test_a_decision_rests_on_the_case_as_it_was_seen() -> None:
    desk = withdrawn()
    with pytest.raises(Refused):
        decide(desk, result="proceed", offences=("drugs_supply",), seen=1)


def test_one_childs_support_ends_nothing_that_is_to_be_decided_again_for_another() -> None:
    desk = Desk()
    desk.concern()
    desk.do(JoinChild, DETECTIVE, joining=BO, basis="disclosure", name="Bo")
    for child in (CHILD, BO):
        desk.at(30).do(RecordPosition, DETECTIVE, child=child, stance="withdraws")
    weighed = {"risk_of_going_on": "Little.", "risk_of_stopping": "Much."}
    desk.at(60).do(
        DecideWithoutChild, SERGEANT, result="gather_more", reasons="More is there.", to_gather="Recordings.", **weighed
    )
    desk.at(90).do(RecordPosition, DETECTIVE, child=CHILD, stance="supports_again")
    again = {duty.owed_to: duty.status_at(desk.now).value for duty in desk.duties() if duty.rule == "ELP-07"}
    assert again == {"child": "lapsed", BO: "owed"}
