"""The pages on which a case goes on without the child carrying it."""

import pytest
from django.test import Client

from tests.casework.desk import DETECTIVE, INQUIRY, SERGEANT, Desk
from tests.reviewing.cases import said_of_case
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import page_of, said, send
from wayhome.access.actors import Role
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild
from wayhome.casework.without_the_child.record_position import RecordPosition
from wayhome.kernel.ids import Subject
from wayhome.record.events.enquiry import LineFinished, LineRaised

OTHER = Subject("child:B")
RECORDINGS = "Recordings from streets, transport, hotels, takeaways and taxis"
ACTS = ("child-position", "offer-help", "decide-without-child", "early-advice", "endorse-not-viable")


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.concern()
    return desk


def act(client: Client, name: str, **given: object):
    return send(client, name, INQUIRY, **given)


@pytest.mark.parametrize("name", ACTS)
def test_each_page_is_sound(opened: Desk, signed_in: SignedIn, name: str) -> None:
    opened.do(RecordPosition, DETECTIVE, stance="withdraws", position="Leave me be.", reasons=("fear",))
    answer = signed_in(Role.DETECTIVE_INSPECTOR).get(page_of(name, INQUIRY))
    assert answer.status_code == 200
    assert faults(answer.content.decode()) == []


def test_what_a_child_said_is_kept_and_stands_beside_the_next_asking(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    sent = act(
        client, "child-position", stance="withdraws", given_as="body_worn_video", position="I want it to stop.",
        reasons=["debt", "fear"], exploiter_absent="yes",
    )  # fmt: skip
    assert sent.status_code == 302
    assert "I want it to stop." in said(client.get(page_of("child-position", INQUIRY)))
    beside = said(client.get(page_of("offer-help", INQUIRY)))
    assert "In the way: debt" not in beside  # in an officer's words, not in codes
    assert "a debt" in beside


def test_which_child_is_asked_only_where_the_case_is_of_several(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    assert "Which child?" not in said(client.get(page_of("child-position", INQUIRY)))
    opened.concern(child=OTHER)
    assert "Which child?" in said(client.get(page_of("child-position", INQUIRY)))
    refused = act(client, "child-position", stance="cannot")
    assert "Say which child this is about" in said(refused)
    act(client, "child-position", stance="cannot", child=OTHER)
    (withdrawn,) = opened.events("victim.support_withdrawn", record=INQUIRY)
    assert OTHER in withdrawn.subjects
    assert "child:A" not in withdrawn.subjects


def test_a_decision_that_lacks_something_keeps_what_was_typed(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    refused = act(client, "decide-without-child", result="not_viable", reasons="There is nothing.")
    words = said(refused)
    assert refused.status_code == 422
    assert "10 ways of going on were not gone through" in words
    assert "There is nothing." in words


def test_a_supervisor_decides_that_it_goes_on(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.SUPERVISOR)
    sent = act(
        client, "decide-without-child", result="proceed", reasons="The recordings carry it.",
        risk_of_going_on="Safety plan.", risk_of_stopping="He goes on.", **{"arguable_ROUTE-AUTOMATIC": "yes"},
    )  # fmt: skip
    assert sent.status_code == 302
    (route,) = opened.events("investigation.route_checked", record=INQUIRY)
    assert route.body["route"] == "ROUTE-AUTOMATIC"


def test_the_second_person_has_the_decision_before_them(opened: Desk, signed_in: SignedIn) -> None:
    routes = {"result": "gather_more", "to_gather": "The hotel's book.", "reasons": "Not yet.",
              "risk_of_going_on": "Little.", "risk_of_stopping": "Much."}  # fmt: skip
    opened.do(DecideWithoutChild, SERGEANT, **routes)
    client = signed_in(Role.DETECTIVE_INSPECTOR)
    page = said(client.get(page_of("endorse-not-viable", INQUIRY)))
    assert "Gather more first" in page
    assert "The hotel's book." in page
    refused = act(client, "endorse-not-viable", reasons="I looked.")
    assert "Nobody has decided that the case cannot go on without the child." in said(refused)


def test_advice_that_is_not_asked_for_says_why(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    refused = act(client, "early-advice", decision="not_sought_for_a_reason")
    assert "It does not say why no advice is asked for." in said(refused)


def test_help_is_offered_and_what_the_child_said_to_each_is_kept(opened: Desk, signed_in: SignedIn) -> None:
    client = signed_in(Role.INVESTIGATOR)
    assert "Nothing is offered." in said(act(client, "offer-help"))
    act(client, "offer-help", offers=["advocate", "time"], said_advocate="taken_up", said_time="thinking")
    (made,) = opened.events("investigation.support_offers_made", record=INQUIRY)
    assert (made.body["taken_up"], made.body["thinking"]) == (("advocate",), ("time",))


def test_what_may_be_evidence_is_offered_by_name_and_what_brought_nothing_is_not(
    opened: Desk, signed_in: SignedIn
) -> None:
    said_of_case(
        opened, LineRaised(line="own 1", what="Ask the hotel for its register"), LineFinished(line="own 1"),
        LineFinished(line="EL-08", points="toward"), LineFinished(line="EL-11", result="done_nil"),
        LineFinished(line="EL-12", result="not_applicable"), LineFinished(line="EL-13", result="refused"),
    )  # fmt: skip
    form = signed_in(Role.DETECTIVE_INSPECTOR).get(page_of("decide-without-child", INQUIRY)).context["form"]
    offered = [words for _, words in form.fields["independent"].choices]
    folded = [words for _, words in form.fields["found_nothing"].choices]

    assert sorted(words.rpartition(",")[0] for words in offered) == [
        "Ask the hotel for its register: finished", f"{RECORDINGS}: points toward a suspect",
    ]  # fmt: skip
    assert [words.rpartition(",")[0] for words in folded] == ["Taxi bookings and licences: nothing found"]


def test_a_line_in_which_nothing_was_found_can_be_rested_on(opened: Desk, signed_in: SignedIn) -> None:
    said_of_case(opened, LineFinished(line="EL-11", result="done_nil"))
    client = signed_in(Role.DETECTIVE_INSPECTOR)
    ((line, _),) = client.get(page_of("decide-without-child", INQUIRY)).context["form"].fields["found_nothing"].choices

    sent = act(
        client, "decide-without-child", result="proceed", reasons="He was not there.", found_nothing=[line],
        risk_of_going_on="Safety plan.", risk_of_stopping="He goes on.",
    )  # fmt: skip

    assert sent.status_code == 302
    (decided,) = opened.events("investigation.evidence_led_review_done", record=INQUIRY)
    assert line in str(decided.body)
