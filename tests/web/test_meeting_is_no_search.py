"""What partners agreed at a meeting may be about anything: done, it does not say that somebody looked for the child."""

from datetime import timedelta

import pytest

from tests.casework.desk import CASE, LEAD, SERGEANT, STARTS, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.finish_line import FinishLine
from wayhome.casework.hold_meeting import Agreed, HoldMeeting
from wayhome.casework.raise_line import RaiseLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def met(desk: Desk) -> Desk:
    """Return the desk three hours into a search, with a meeting at which one thing was agreed."""
    desk.report()
    agreed = Agreed(what="Send figures", owner="School", due=STARTS + timedelta(days=2))
    desk.at(30).do(HoldMeeting, LEAD, police_attended=True, came=("school",), actions=(agreed,))
    return desk.at(180)


def test_an_action_of_a_meeting_that_is_done_leaves_the_silence_as_it_was(met: Desk, signed_in: SignedIn):
    before = met.statuses("MC-32")

    handled = met.do(FinishLine, SERGEANT, line="Meeting action 1", result="done")

    assert {duty.rule for duty in handled.met} == {"MC-34"}
    assert met.statuses("MC-32") == before == ["overdue"]
    assert "Nothing done yet" in said(signed_in(Role.SUPERVISOR).get("/board/"))
    assert met.events("enquiry.line_finished")[0].body["agreed_at_meeting"] == "yes"


def test_a_line_of_enquiry_that_is_followed_to_its_end_breaks_it(met: Desk, signed_in: SignedIn):
    met.do(RaiseLine, SERGEANT, line="The flat")
    met.do(FinishLine, SERGEANT, line="The flat", result="done")

    assert "overdue" not in met.statuses("MC-32")
    assert "Last done" in said(signed_in(Role.SUPERVISOR).get("/board/"))
    assert f"/cases/{CASE}/" in signed_in(Role.INSPECTOR).get("/board/").content.decode()
