"""A browser in front of a door: with a link, and inside with its code."""

from datetime import datetime, timedelta

from django.http import SimpleCookie
from django.test import Client

from tests.casework.desk import CHILD, Desk
from wayhome.web.invited.models import DoorVisit, Invitation
from wayhome.web.invited.opening import digest_of

LINK, TICKET = "a-link-that-nobody-guesses", "a-ticket-that-nobody-guesses"


def invitation(desk: Desk, *, kind: str = "carer", holder: str = "H2", record: str = "A", reference: str = "I1",
               until: datetime | None = None, link: str = LINK) -> Invitation:  # fmt: skip
    """Keep an invitation as the door keeps it."""
    return Invitation.objects.create(
        reference=reference, link=digest_of(link), holder=holder, child=CHILD, record=record, kind=kind,
        made_at=desk.now, until=until or desk.now + timedelta(days=30), covers=False,
    )  # fmt: skip


def with_link(link: str = LINK) -> Client:
    """Return a browser that followed a link."""
    client = Client()
    client.cookies = SimpleCookie({"door-link": link})
    return client


def inside(desk: Desk, made: Invitation, ticket: str = TICKET) -> Client:
    """Return a browser of somebody who came in with the code."""
    DoorVisit.objects.create(
        ticket=digest_of(ticket), invitation=made, began_at=desk.now, seen_at=desk.now, uncovered=True
    )
    client = Client()
    client.cookies = SimpleCookie({"door": ticket})
    return client
