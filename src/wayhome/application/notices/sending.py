"""Sending the letters that wait: at least once each, under a name by which a mail system knows a repeat."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wayhome.application.notices.letter import Letter
from wayhome.application.notices.outbox import Outbox, Waiting, wait_after
from wayhome.kernel.ids import ActorId

AT_ONCE = 20
FORCE = ""
NOBODYS = "No address is held for {reader}, so this comes to the mailbox that takes what reaches nobody.\n\n"


class NotCarried(Exception):
    """A letter could not be handed over; says what went wrong, without an address or a word of the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A letter as it is handed over; ``name`` stays the same however often that is tried."""

    to: str
    subject: str
    text: str
    name: str


class Carrier(Protocol):
    """Whatever carries letters to people."""

    def carry(self, post: Post) -> None:
        """Hand a letter over; raises NotCarried when that did not go well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where people read their e-mail.

    ``of`` returns a person's address, empty where none is held. ``mailboxes`` are those that take what reaches nobody:
    a unit's by its name, the force's under the empty name.
    """

    of: Callable[[ActorId], str]
    mailboxes: Mapping[str, str]

    def post(self, letter: Letter) -> Post:
        """Address a letter; raises NotCarried where there is nowhere to send it."""
        own = self.of(letter.reader) if letter.reader else ""
        to = own or self.mailboxes.get(letter.unit) or self.mailboxes.get(FORCE, "")
        if not to:
            raise NotCarried(f"no address is held for {letter.reader or 'an unheld post'}, and no mailbox is set")
        said = NOBODYS.format(reader=letter.reader) if letter.reader and not own else ""
        return Post(to=to, subject=letter.subject, text=said + letter.text, name=letter.key)


def send_waiting(
    outbox: Outbox, carrier: Carrier, addresses: Addresses, now: Callable[[], datetime], *, most: int = AT_ONCE
) -> int:
    """Send letters that wait, as many as asked for; returns how many were sent. One that fails is tried again later."""
    return sum(_send(waiting, outbox, carrier, addresses, now) for waiting in outbox.take(now(), most))


def _send(
    waiting: Waiting, outbox: Outbox, carrier: Carrier, addresses: Addresses, now: Callable[[], datetime]
) -> bool:
    try:
        carrier.carry(addresses.post(waiting.letter))
    except NotCarried as failed:
        outbox.failed(waiting.number, str(failed), now() + wait_after(waiting.attempts))
        return False
    outbox.sent(waiting.number, now())
    return True
