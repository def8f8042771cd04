"""What was given to somebody stands on their desk and on the case, by what it is for, due when it was said."""

import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.test import Client

from tests.casework.desk import CASE, LEAD, SERGEANT, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.rostered import post
from wayhome.access.actors import Role
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.hold_meeting import Agreed, HoldMeeting
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.read_earlier_interviews import Place, ReadEarlierInterviews
from wayhome.casework.review_search import Outstanding, ReviewSearch
from wayhome.web.my_duties.page import MyDuties

MINE, EVERYONE = "/my-duties/", "/my-duties/?show=everyone"
THE_CASE, DUTIES = f"/cases/{CASE}/", f"/cases/{CASE}/duties/"
STATION = "Review item 1: Search the bus station"


@pytest.fixture
def searching(desk: Desk) -> Desk:
    """Return a desk two hours into the search for one child."""
    desk.report()
    return desk.at(120)


@pytest.fixture
def reviewed(searching: Desk) -> Desk:
    """Return a desk where a review gave the bus station to the response officer, within three quarters of an hour."""
    left = Outstanding(what="Search the bus station", who="response", due=searching.now + timedelta(minutes=45))
    searching.do(ReviewSearch, SERGEANT, outstanding=(left,), directions="Look there.")
    return searching


def mine(client: Client) -> list[str]:
    """Return what a desk asks of whoever is signed in."""
    return words(client.get(MINE).context["page"])


def words(page: MyDuties) -> list[str]:
    return [row.words for row in (*page.first, *page.rest)]


def on_the_case(client: Client) -> Sequence[str]:
    """Return every act to do on the page of a case."""
    to_do = client.get(THE_CASE).context["page"].to_do
    return [act.words for act in (*to_do.first, *(act for owner in to_do.by_owner for act in owner.acts))]


def test_what_a_review_gave_to_the_response_officer_is_theirs_to_do_by_the_time_it_said(
    reviewed: Desk, signed_in: SignedIn
):
    page = signed_in(Role.RESPONSE).get(MINE).context["page"]

    row = next(row for row in (*page.first, *page.rest) if row.words == STATION)
    assert (row.owed_by, row.due) == ("The response officer", "21:45 today")
    assert row.do.href == f"/cases/{CASE}/settle-line/?about=Review+item+1"
    assert STATION not in mine(signed_in(Role.GRADER))


def test_with_a_roster_it_is_whoever_holds_the_post_that_owes_it(reviewed: Desk, signed_in: SignedIn):
    post(reviewed, "somebody else", "response")
    client = signed_in(Role.RESPONSE)

    assert STATION not in mine(client)
    page = client.get(EVERYONE).context["page"]
    assert [row.owed_by for row in (*page.first, *page.rest) if row.words == STATION] == [
        "somebody else, response officer"
    ]


def test_once_it_is_said_what_became_of_it_nobody_owes_it(reviewed: Desk, signed_in: SignedIn):
    reviewed.do(FinishLine, SERGEANT, line="Review item 1")

    assert STATION not in mine(signed_in(Role.RESPONSE))


def test_a_visit_to_a_place_the_child_named_says_which_place_to_whoever_visits_it(searching: Desk, signed_in: SignedIn):
    place = Place(place="The skate park", owner="response", due=searching.now + timedelta(hours=1))
    searching.do(ReadEarlierInterviews, SERGEANT, places=(place,))

    assert [said for said in mine(signed_in(Role.RESPONSE)) if said.endswith("place 1: The skate park")]


def test_what_a_meeting_agreed_is_owed_by_the_post_it_named_and_what_a_partner_does_by_the_investigator(
    searching: Desk, signed_in: SignedIn
):
    due = searching.now + timedelta(days=1)
    agreed = (
        Agreed(what="Visit the arcade", owner="Response officer", due=due),
        Agreed(what="Change her taxi", owner="the council", due=due),
    )
    searching.do(HoldMeeting, LEAD, police_attended=True, came=("school",), actions=agreed)

    client = signed_in(Role.RESPONSE)
    page = client.get(EVERYONE).context["page"]

    assert [said for said in mine(client) if said.startswith("Meeting")] == ["Meeting action 1: Visit the arcade"]
    assert {row.words: row.owed_by for row in (*page.first, *page.rest) if row.words.startswith("Meeting")} == {
        "Meeting action 1: Visit the arcade": "The response officer",
        "Meeting action 2: Change her taxi (the council is to do it)": "The investigating officer",
    }


def test_the_case_calls_it_by_its_number_and_by_what_it_is_for(reviewed: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    assert STATION in on_the_case(client)
    answer = client.get(DUTIES)
    said = " ".join(" ".join(outline(answer.content.decode()).text).split())
    title = "Say what became of each line of enquiry, by its own time or within a shift: Review item 1: Search the bus"
    assert title in said
    assert re.search(r"Owed by the response officer by 21:45 on 2 March 2026", said)
    assert faults(answer.content.decode()) == []


def test_a_line_of_the_catalogue_keeps_its_name_and_says_what_it_is_for(searching: Desk, signed_in: SignedIn):
    searching.do(RaiseLine, SERGEANT, line="ML-04", what="The shop’s cameras")

    said = on_the_case(signed_in(Role.SUPERVISOR))

    assert [act for act in said if act.startswith("Ask for the recordings") and act.endswith(": The shop’s cameras")]
    assert [act for act in said if act.startswith("Say what became") and act.endswith(": The shop’s cameras")]


def test_once_its_words_are_destroyed_only_its_number_is_said(reviewed: Desk, signed_in: SignedIn):
    with reviewed.ledger.pen() as pen:
        pen.destroy_words(CASE, None)

    assert [act for act in on_the_case(signed_in(Role.SUPERVISOR)) if "Review item" in act] == [
        "Say what became of the line of enquiry: Review item 1"
    ]
