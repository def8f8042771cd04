"""The page of a child missing again and again, its plan and its meetings: often raises, and never lowers."""

from datetime import timedelta

import pytest

from tests.casework.desk import CASE, CHILD, LEAD, OFFICER, STARTS, Desk, reporting
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import page_of, said, send, told_next
from wayhome.access.actors import Role
from wayhome.casework.link_children import LinkChildren, Together
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_account import RecordAccount
from wayhome.casework.record_contact import RecordContact
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject

AGAIN = page_of("missing-again")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the desk with a child missing for the third time in ninety days."""
    for number, days in ((3, 80), (2, 20)):
        desk.now = STARTS - timedelta(days=days)
        record, case = RecordId(f"MC-{number}"), Subject(f"episode:A{number}")
        desk.do(TakeReport, OFFICER, children=(reporting(record=record, case=case),), informant="placement")
        desk.now += timedelta(hours=9)
        desk.do(LocateChild, OFFICER, record=record, basis="spoken_to", place="friend", found_by="returned_self")
        desk.do(RecordAccount, OFFICER, record=record, complete=False, own_words="They said I had to.")
    desk.at(0).report()
    return desk.at(60)


def test_each_time_is_told_with_how_long_where_and_whether_anyone_saw_the_child(desk: Desk, signed_in: SignedIn):
    page = signed_in(Role.COORDINATOR).get(AGAIN)

    told = said(page)
    assert faults(page.content.decode()) == []
    assert "Being missing often raises the risk. It never lowers it." in told
    assert told.count("missing for 9 h, never graded, found at friend, not seen in person") == 2
    assert told.count("They said I had to.") == 2
    assert "This case, MC-1" in told.replace(" ,", ",")


@pytest.mark.parametrize("page", ["", "describe-child/", "ask-questions/"])
def test_how_often_a_child_was_missing_and_not_seen_after_it_stands_at_the_head_of_the_case_and_in_the_call(
    page: str, desk: Desk, signed_in: SignedIn
):
    told = said(signed_in(Role.CALL_HANDLER).get(f"/cases/{CASE}/{page}"))

    said_of_it = "Missing 3 times in 90 days, 2 of them in 30; nobody saw them in person after any of the returns."
    assert f"{said_of_it} Every time they were missing" in told


@pytest.mark.parametrize(("days", "times"), [("in 7 days", 1), ("in 30 days", 2), ("in 90 days", 3)])
def test_how_often_is_counted_in_each_window(days: str, times: int, desk: Desk, signed_in: SignedIn):
    counts = dict(signed_in(Role.COORDINATOR).get(AGAIN).context["counts"])

    assert counts[days] == times


def test_the_number_from_which_a_meeting_is_owed_is_the_rulebooks_and_is_said_when_it_is_reached(
    desk: Desk, signed_in: SignedIn
):
    told = said(signed_in(Role.COORDINATOR).get(AGAIN))

    assert "3 in 90 days: reached" in told
    assert "Ask for a multi-agency meeting when a child has been missing again and again MC-52" in told


def test_a_number_of_returns_is_not_reached_by_a_report(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    assert "2 in 30 days: not reached" in said(client.get(AGAIN))

    desk.do(LocateChild, OFFICER, basis="seen", place="friend", found_by="police_own")

    assert "2 in 30 days: reached" in said(client.get(AGAIN))


def test_being_away_without_agreement_is_counted_beside_being_missing(desk: Desk, signed_in: SignedIn):
    desk.do(RecordContact, OFFICER, child=CHILD, record=RecordId("C-A"), whereabouts="known",
            handled_as="away_from_placement")  # fmt: skip

    assert "away without agreement, whereabouts known 1" in said(signed_in(Role.COORDINATOR).get(AGAIN))


def test_a_meeting_asked_for_meets_what_the_third_time_raised(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    assert desk.statuses("MC-52") == ["owed"]

    send(client, "meeting-asked", invited=["responsible_council", "placement"], reason="Three times, one address.")

    assert desk.statuses("MC-52") == ["met"]
    assert "asked for, 20:00 today" in said(client.get(AGAIN))


def test_what_is_owed_to_the_child_is_said_in_whichever_case_is_open(desk: Desk, signed_in: SignedIn):
    desk.do(LocateChild, OFFICER, basis="seen")
    desk.now += timedelta(days=10)
    desk.do(TakeReport, OFFICER, children=(reporting(record=RecordId("MC-8"), case=Subject("episode:A8")),))

    page = signed_in(Role.COORDINATOR).get("/cases/MC-8/")

    to_do = page.context["page"].to_do
    assert "Ask for the multi-agency meeting" in said(page)
    assert "Ask for the multi-agency meeting" not in [act.words for act in to_do.first]  # the search comes first


def test_a_meeting_without_the_council_says_who_is_not_asked(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)

    send(client, "meeting-asked", invited=["school"])

    assert "The child's council is not among those asked to come." in told_next(client)


def test_each_thing_a_meeting_agrees_is_owed_by_its_day(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)

    send(client, "meeting-held", police_attended="yes", came=["responsible_council"], rows="3",
         what_1="Visit the flat", who_1="neighbourhood team", by_1="2026-03-09")  # fmt: skip

    (line,) = desk.events("enquiry.line_raised")
    assert (line.body["owner"], line.body["due"]) == ("neighbourhood team", "2026-03-09T23:59:59Z")


def test_an_action_of_a_meeting_asks_for_its_day_and_keeps_what_was_typed(desk: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.COORDINATOR), "meeting-held", police_attended="yes", rows="3",
                  what_1="Visit the flat", who_1="neighbourhood team")  # fmt: skip

    assert answer.status_code == 422
    assert "Enter the day by which it is done" in said(answer)
    assert answer.context["form"]["what_1"].value() == "Visit the flat"


def test_a_day_before_the_meeting_is_sent_back_and_the_day_of_it_is_taken(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    action = {"police_attended": "yes", "rows": "3", "what_1": "Ring school", "who_1": "School"}

    answer = send(client, "meeting-held", by_1="1/3/2026", **action)

    assert answer.status_code == 422
    assert "That day is before the meeting: enter 02.03.2026 or a later one" in said(answer)
    assert send(client, "meeting-held", by_1="2/3/2026", **action).status_code == 302


def test_a_meeting_to_which_nobody_is_asked_was_not_asked_for(desk: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.COORDINATOR), "meeting-asked", reason="What keeps happening")

    assert answer.status_code == 422
    assert "Tick who is asked to come" in said(answer)
    assert desk.events("partner.meeting_requested") == []


def test_whoever_is_to_do_what_a_meeting_agreed_is_named_where_it_is_owed(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    send(client, "meeting-held", police_attended="yes", rows="3",
         what_1="Keep a place", who_1="School", by_1="2026-03-09",
         what_2="Visit the flat", who_2="Investigating officer", by_2="2026-03-09")  # fmt: skip

    shown = said(client.get(f"/cases/{CASE}/duties/"))

    assert "Meeting action 1: Keep a place (School is to do it)" in shown
    assert "Meeting action 2: Visit the flat" in shown
    assert "(Investigating officer" not in shown


def test_a_meeting_is_told_with_who_came_what_was_said_and_what_is_open(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    send(client, "meeting-asked", invited=["responsible_council", "school"], reason="Where she is in the day")
    send(client, "meeting-held", police_attended="no", came=["school"], summary="They keep her place.", rows="3",
         what_1="Keep a place", who_1="School", by_1="2026-03-09")  # fmt: skip

    shown = said(client.get(f"/cases/{CASE}/missing-again/"))

    asked = "Children's services of the responsible council, School. Where she is in the day"
    assert f"asked for, 20:00 today: {asked}" in shown
    assert "held, 20:00 today: School. The police did not take part. They keep her place." in shown
    assert "Keep a place: School, by Monday 9 March 2026 (open)" in shown


def test_another_row_comes_by_sending_the_form_and_nothing_is_recorded(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)

    answer = send(client, "meeting-held", police_attended="yes", rows="3", what_1="Visit", more="yes")

    assert len(answer.context["form"].rows()) == 4
    assert answer.context["form"]["what_1"].value() == "Visit"
    assert desk.events("partner.meeting_held") == []


def test_a_plan_without_a_first_action_is_refused_in_words(desk: Desk, signed_in: SignedIn):
    answer = send(signed_in(Role.COORDINATOR), "trigger-plan")

    assert answer.status_code == 422
    assert "The plan says nothing that is to be done first." in said(answer)
    assert "Set out at least one first action, in the order to do them." in said(answer)


def test_a_plan_is_shown_where_it_is_needed_and_opens_as_it_stands(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)

    send(client, "trigger-plan", first_actions="Ring Kai's mother\nGo to the arcade", shared_with_carer="yes")

    told = said(client.get(AGAIN))
    assert "Ring Kai's mother" in told
    assert "The carer has it" in told
    opened = client.get(page_of("trigger-plan")).context["form"]["first_actions"].value()
    assert opened == "Ring Kai's mother\nGo to the arcade"


def test_a_child_missing_with_this_one_is_named_and_the_look_is_logged(desk: Desk, signed_in: SignedIn):
    other = reporting(child=Subject("child:B"), record=RecordId("MC-9"), case=Subject("episode:B1"), name="Bo")
    desk.do(TakeReport, OFFICER, children=(other,), informant="carer")
    together = Together(child=Subject("child:B"), record=RecordId("MC-9"), case=Subject("episode:B1"))
    desk.do(LinkChildren, LEAD, record=CASE, others=(together,), joint_owner="supervisor", basis="informant")

    page = signed_in(Role.COORDINATOR).get(AGAIN)

    assert "Missing together with Bo" in said(page)
