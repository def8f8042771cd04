"""A child who was found and not yet seen is missing again: each of the two cases says so and leads to the other."""

import pytest

from tests.casework.desk import CASE, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import page_of, said, send, told_next
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.record_done import RecordDone
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.missing_search import Circulated

pytestmark = pytest.mark.django_db
NOW = RecordId("MC-2")
HEADS = (f"/cases/{CASE}/", f"/cases/{CASE}/duties/", f"/cases/{CASE}/looking/")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the desk with a child who was circulated, spoken to and not seen, and reported missing again."""
    desk.report()
    desk.do(RecordDone, OFFICER, fact=Circulated(on="national_computer"))
    desk.at(60).do(LocateChild, OFFICER, basis="spoken_to")
    assert desk.statuses("MC-72") == ["owed"]
    desk.at(90).report(record=NOW, case=Subject("episode:A2"))
    return desk


@pytest.mark.parametrize("page", HEADS)
def test_the_head_of_the_earlier_case_says_that_the_child_is_missing_now_and_where(
    page: str, desk: Desk, signed_in: SignedIn
):
    answer = signed_in(Role.RESPONSE).get(page)

    assert f"Missing now, medium risk Missing episode {NOW}" in said(answer)
    assert f"/cases/{NOW}/" in outline(answer.content.decode()).links
    assert not faults(answer.content.decode())


def test_above_what_is_owed_of_the_return_it_says_that_the_child_is_missing_again(desk: Desk, signed_in: SignedIn):
    told = said(signed_in(Role.RESPONSE).get(f"/cases/{CASE}/"))

    listed = told.partition("What to do, soonest first")[2]
    assert 0 <= listed.find("The child is missing again.") < listed.find("Tell the council the child is back")


def test_nobody_is_asked_to_cancel_the_circulation_and_it_is_said_that_it_is_to_stay_up_and_why(
    desk: Desk, signed_in: SignedIn
):
    client = signed_in(Role.RESPONSE)

    told = said(client.get(f"/cases/{CASE}/"))
    assert "Cancel the circulation" not in told
    assert "leave every circulation of them up" in told
    every = said(client.get(f"/cases/{CASE}/duties/"))
    assert "Excused (It stays up for the case in which the child is missing again)" in every
    assert f"the child is missing again ({NOW})" in every
    assert f"Missing now, medium risk Missing episode {NOW}" in said(client.get(page_of("circulations-cancelled")))


def test_once_they_are_found_it_is_asked_for_in_the_case_in_which_they_were_looked_for(desk: Desk, signed_in: SignedIn):
    desk.at(100).do(LocateChild, OFFICER, record=NOW, basis="seen")
    client = signed_in(Role.RESPONSE)

    assert "Cancel the circulation" in said(client.get(f"/cases/{NOW}/"))
    assert "Cancel the circulation" not in said(client.get(f"/cases/{CASE}/"))


def test_whoever_took_it_down_all_the_same_reads_where_the_child_is_missing(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    send(client, "circulations-cancelled")

    assert f"The child is missing again, in {NOW}" in told_next(client)


def test_the_new_case_says_nothing_of_the_kind_of_itself(desk: Desk, signed_in: SignedIn):
    told = said(signed_in(Role.RESPONSE).get(f"/cases/{NOW}/"))

    assert "Missing now" not in told
    assert "The child is missing again." not in told
    assert f"Missing episode {CASE}" in told


def test_the_two_rows_of_the_board_lead_to_each_other(desk: Desk, signed_in: SignedIn):
    answer = signed_in(Role.CONTROL_ROOM).get("/board/")

    told = said(answer)
    assert f"Found before, not yet seen: {CASE}" in told
    assert f"Missing again: {NOW}" in told
    assert not faults(answer.content.decode())


def test_a_child_who_stands_on_the_board_once_has_no_such_line(desk: Desk, signed_in: SignedIn):
    desk.at(100).do(LocateChild, OFFICER, record=NOW, basis="seen")

    told = said(signed_in(Role.CONTROL_ROOM).get("/board/"))
    assert "Found before" not in told
    assert "Missing again:" not in told
