"""A door for tests: somebody is invited, comes in with a code, and uncovers their page."""

from datetime import timedelta
from typing import Any

from django.test import Client

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk
from wayhome.access.actors import Actor, Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.answering.invite import Invite
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.vocabulary import Fact
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.opening import digest_of, give_code

LINK, CODE = "a-link-nobody-can-guess", "424242"


def said(desk: Desk, *facts: Fact, about: tuple[Subject, ...] = (CHILD,), record: RecordId = INQUIRY) -> list[str]:
    """Put facts on record, about the child alone unless more is named; their ids."""
    drafts = tuple(Draft(fact=fact, happened_at=desk.now, subjects=about) for fact in facts)
    entered = enter(Entry(record=record, drafts=drafts), ledger=desk.ledger, supplies=desk.supplies)
    return [str(sealed.event.id) for sealed in entered.events]


def invite(desk: Desk, *, link: str = LINK, **given: Any) -> Invitation:
    """Invite somebody and return their invitation, with its code ready; the child, unless another is named."""
    asked: dict[str, Any] = {"invitation": "I-1", "holder": "H1", "kind": "child", "record": INQUIRY, "child": CHILD}
    asked |= given
    until = desk.now + timedelta(days=30)
    desk.do(Invite, DETECTIVE, until=until, **asked)
    row = Invitation.objects.create(
        reference=asked["invitation"], link=digest_of(link), holder=asked["holder"], kind=asked["kind"],
        child=asked["child"], record=asked["record"], made_at=desk.now, until=until,
    )  # fmt: skip
    give_code(row, CODE, desk.now)
    return row


def come_in(client: Client, *, link: str = LINK, code: str = CODE):
    """Follow a link and put in a code."""
    client.get(f"/d/{link}/")
    return client.post("/door/in/", {"code": code})


def at_the_door(desk: Desk, client: Client, *, link: str = LINK, **given: Any) -> Client:
    """Return a browser that is in at a door, uncovered."""
    invite(desk, link=link, **given)
    come_in(client, link=link)
    client.post("/door/show/", {"back_to": "/door/"})
    return client


def visitor(row: Invitation) -> Acting:
    """Return whoever comes by an invitation, as who acts."""
    named = ActorId(f"invited:{row.reference}")
    return Acting(actor=Actor(id=named, name="By invitation", roles=frozenset({Role.FAMILY})), role=Role.FAMILY)


def again(desk: Desk, row: Invitation) -> None:
    """Have somebody come in again, from another browser and with a new code."""
    give_code(row, "111222", desk.now)
    come_in(Client(), code="111222")
