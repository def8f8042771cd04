"""What the system itself enters about a notice on its way: handed over, arrived, failed, withheld.

No page can do these acts. Each copies from the notice what it was about and for whom, so that a receipt counts for
exactly what was written, and for nobody else.
"""

from collections.abc import Mapping
from typing import Any, Literal

from wayhome.kernel.ids import ActorId
from wayhome.record.envelope import Event
from wayhome.record.events.contact import ChannelStopped
from wayhome.record.events.victim import (
    NoticeDelivered,
    NoticeFailed,
    NoticeHandedOver,
    NoticeWithheld,
    Receipt,
)
from wayhome.record.vocabulary import Fact

BY = ActorId("system:sending")  # nobody entered it: it is what became of a message

Carrier = Literal["smtp", "notify", "door", "by_hand", "development_mailbox"]
Withheld = Literal[
    "channel_unsafe", "channel_stopped", "never_by", "holder_left", "under_suspicion", "may_not_know"
]  # fmt: skip
Failed = Literal["no_answer", "channel_unsafe", "returned", "other"]
SAID_OF_IT = ("reasons", "support", "review_right", "informant")


def handed_over(written: Event, carrier: Carrier, reference: str, *, may_be_twice: bool = False) -> Fact:
    """Return that a notice was handed to whoever carries it, and whether it may have gone out before as well."""
    return NoticeHandedOver(
        notice=_notice(written), carrier=carrier, reference=reference or None, may_be_twice=may_be_twice
    )


def delivered(written: Event, receipt: Receipt) -> Fact:
    """Return that a notice reached the one it was written to, with all that it said."""
    said: Mapping[str, Any] = {name: bool(written.body.get(name)) for name in SAID_OF_IT}
    return NoticeDelivered(**_whom(written), receipt=receipt, **said)


def failed(written: Event, why: Failed) -> Fact:
    """Return that a notice did not reach the one it was written to."""
    return NoticeFailed(**_whom(written), why=why)


def withheld(written: Event, why: Withheld) -> Fact:
    """Return that a notice was not sent, because that was not safe any more."""
    return NoticeWithheld(**_whom(written), why=why)


def stopped(written: Event) -> Fact | None:
    """Return that the number or address of a notice is used no longer; None where it named none."""
    channel = written.body.get("channel")
    if not channel:
        return None
    return ChannelStopped(channel=str(channel), why="bounced" if written.body["by"] == "email" else "wrong_number")


def _whom(written: Event) -> dict[str, Any]:
    """Return what each of these says alike: which notice, what it tells of, and for whom it is."""
    body = written.body
    about = tuple(body.get("about") or ())  # type: ignore[arg-type] # a list of ids, as its type of event says
    return {"notice": _notice(written), "about": about, "to": body["to"], "holder": body.get("holder")}


def _notice(written: Event) -> str:
    return str(written.body["notice"])
