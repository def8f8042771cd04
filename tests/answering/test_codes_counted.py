"""Codes that whoever holds a link asks for, or guesses: so many, and then somebody is asked who it was."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.answering.doors import LINK, come_in, invite, said
from tests.casework.desk import INQUIRY, Desk
from tests.web.conftest import SignedIn
from wayhome.access.actors import Role
from wayhome.record.events.contact import ChannelKept
from wayhome.web.http import parts_behind
from wayhome.web.invited.codes import send_codes
from wayhome.web.invited.counted import MOST_A_DAY, MOST_AN_HOUR
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.opening import TRIES, give_code

pytestmark = pytest.mark.django_db
CHANNEL = {"channel": "C1", "holder": "H1", "kind": "text", "address": "07700 900123", "safe": "yes"}


@pytest.fixture
def row(desk: Desk) -> Invitation:
    """Return the invitation of a child who can be reached by text."""
    desk.concern()
    said(desk, ChannelKept.model_validate(CHANNEL))
    return invite(desk)


def ask(desk: Desk, *, after: timedelta) -> int:
    """Ask for a code at the door, so long after the last; returns how many were sent."""
    desk.now += after
    client, parts = Client(), parts_behind()
    client.cookies["door-link"] = LINK
    client.post("/door/code/")
    return send_codes(parts.outgoing, parts, desk.now)


def told(desk: Desk, what: str) -> list[object]:
    return [event.body["times"] for event in desk.events(f"door.{what}", record=INQUIRY)]


def test_so_many_codes_are_sent_in_an_hour_and_then_a_person_is_asked_once(desk: Desk, row: Invitation):
    sent = [ask(desk, after=timedelta(minutes=11)) for _ in range(MOST_AN_HOUR + 2)]

    assert sent == [1] * MOST_AN_HOUR + [0, 0]
    assert told(desk, "codes_asked_often") == [MOST_AN_HOUR]
    assert ask(desk, after=timedelta(minutes=50)) == 1, "an hour later, one is sent again"


def test_so_many_codes_are_sent_in_a_day(desk: Desk, row: Invitation):
    sent = [ask(desk, after=timedelta(minutes=70)) for _ in range(MOST_A_DAY + 1)]

    assert sent == [1] * MOST_A_DAY + [0]
    assert told(desk, "codes_asked_often") == [MOST_A_DAY]


def test_a_code_that_an_officer_gives_is_not_counted(desk: Desk, row: Invitation):
    for _ in range(MOST_AN_HOUR + 1):
        ask(desk, after=timedelta(minutes=11))
    give_code(row, "123456", desk.now)

    assert come_in(Client(), code="123456").headers["Location"] == "/door/"


def test_five_wrong_codes_are_told_once_and_asked_about(desk: Desk, row: Invitation, signed_in: SignedIn):
    parts = parts_behind()
    for _ in range(TRIES + 2):
        come_in(Client(), code="000000")
    assert told(desk, "codes_used_up") == [], "nothing is entered while somebody waits"

    for _ in range(2):
        send_codes(parts.outgoing, parts, desk.now)

    assert told(desk, "codes_used_up") == [1]
    asked = signed_in(Role.VICTIM_CARE).get("/asked-of-us/").content.decode()
    assert "five wrong codes at a door: was it them?" in asked


def test_an_invitation_to_a_record_that_is_not_there_holds_up_no_other(desk: Desk, row: Invitation):
    Invitation.objects.create(
        reference="I-9", link="x", holder="H1", kind="child", child=row.child, record="NONE", made_at=desk.now,
        until=row.until, locks=1,
    )  # fmt: skip
    for _ in range(TRIES):
        come_in(Client(), code="000000")
    parts = parts_behind()

    send_codes(parts.outgoing, parts, desk.now)

    assert told(desk, "codes_used_up") == [1]
