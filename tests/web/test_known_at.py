"""As known at a minute: everything that was written down while a clock showed that minute, and nothing after it."""

import re
from datetime import timedelta

from django.test import Client

from tests.casework.desk import CASE, OFFICER, Desk
from tests.web.conftest import SignedIn
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.send_officers import SendOfficers

PAGE = f"/cases/{CASE}/"


def reported(desk: Desk) -> None:
    """Report the child at 19:00, and send officers at 19:10 and thirty seconds."""
    desk.report()
    desk.at(10).now += timedelta(seconds=30)
    desk.do(SendOfficers, OFFICER)
    desk.now += timedelta(seconds=10)


def pressed(client: Client) -> str:
    """Return what *Show* opens as the page filled it in."""
    html = client.get(PAGE).content.decode()
    on, at = (re.search(rf'name="{name}" type="\w+" value="([^"]+)"', html) for name in ("on", "at"))
    assert on
    assert at
    return said(client.get(PAGE, {"on": on[1], "at": at[1]}))


def test_show_pressed_right_after_an_entry_shows_that_entry(desk: Desk, signed_in: SignedIn):
    reported(desk)

    page = pressed(signed_in(Role.SUPERVISOR))

    assert "As known at 19:10" in page
    assert "Nothing has been written down since" in page
    assert "later entry" not in page


def test_a_minute_that_has_passed_is_shown_to_its_end(desk: Desk, signed_in: SignedIn):
    reported(desk)
    desk.at(40)

    page = said(signed_in(Role.SUPERVISOR).get(f"{PAGE}?on=2026-03-02&at=19:10"))

    assert "Nothing has been written down since" in page


def test_the_minute_before_shows_nothing_of_the_minute_after_it(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(11).do(SendOfficers, OFFICER)
    desk.at(40)

    page = said(signed_in(Role.SUPERVISOR).get(f"{PAGE}?on=2026-03-02&at=19:10"))

    assert "later" in page
    assert "Nothing has been written down since" not in page


def test_an_instant_within_a_minute_is_taken_as_it_is(desk: Desk, signed_in: SignedIn):
    reported(desk)

    page = said(signed_in(Role.SUPERVISOR).get(f"{PAGE}?on=2026-03-02&at=19:10:20"))

    assert "Nothing has been written down since" not in page
