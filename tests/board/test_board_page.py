"""The page of the board, as somebody at the desk opens it."""

from tests.casework.desk import Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role


def test_the_board_says_who_is_missing_how_high_the_risk_is_and_what_is_owed(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(40)

    html = signed_in(Role.INSPECTOR).get("/board/").content.decode()

    assert "Ada" in html
    assert "Not graded" in html
    assert "Could be high" in html
