"""An investigation says at its head that a child of it is missing now, at which risk, and leads to where."""

import pytest

from tests.casework.desk import CASE, INQUIRY, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.locate_child import LocateChild

HEADS = (f"/cases/{INQUIRY}/", f"/cases/{INQUIRY}/duties/", f"/cases/{INQUIRY}/lines-of-enquiry/")
MARK = f"Missing now, medium risk Missing episode {CASE}"


@pytest.mark.parametrize("page", HEADS)
def test_the_head_of_an_investigation_says_that_the_child_is_missing_now_and_where(
    page: str, desk: Desk, signed_in: SignedIn
):
    desk.concern()
    desk.report()

    answer = signed_in(Role.INVESTIGATOR).get(page)

    assert MARK in said(answer)
    assert f"/cases/{CASE}/" in outline(answer.content.decode()).links
    assert not faults(answer.content.decode())


@pytest.mark.parametrize("page", HEADS)
def test_of_a_child_who_was_found_it_says_so_no_longer(page: str, desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.report()
    desk.do(LocateChild, OFFICER, record=CASE, basis="seen")

    assert "Missing now" not in said(signed_in(Role.INVESTIGATOR).get(page))


def test_the_episode_itself_says_it_once(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.report()

    assert "Missing now" not in said(signed_in(Role.INVESTIGATOR).get(f"/cases/{CASE}/"))
