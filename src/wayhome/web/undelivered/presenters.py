"""One message that was not delivered, as it is placed on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse

from wayhome.application.rights_holders import invitable
from wayhome.application.sending.outgoing import Stands
from wayhome.application.sending.settled import told_since
from wayhome.casework.holders.standing import Channel, Holder, holder_called, may_reach
from wayhome.casework.telling.triggers import CALLED, trigger_of
from wayhome.kernel.ids import EventId
from wayhome.web.http import Visit
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import when
from wayhome.web.undelivered.words import BY, called, what_happened

MOST = 50
A_DAY, TWO_WEEKS = timedelta(days=1), timedelta(days=14)
SENT_BY = ("text", "email", "letter")
OF_A_NOTICE = (("tell-person", "They were told"), ("good-reason", "Take it to a supervisor"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Another safe way: its words, and what is sent back for it."""

    words: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """One message that lies there."""

    reference: str
    title: str
    told_of: str
    case: Link
    happened: str
    since: str
    ways: tuple[Way, ...]
    links: tuple[Link, ...]
    record: str


def lying(visit: Visit) -> tuple[Lying, ...]:
    """Return what was not delivered and nobody dealt with, the longest lying first."""
    return tuple(_row(one, visit) for one in _lying(visit))


def silent(visit: Visit) -> tuple[Lying, ...]:
    """Return what was handed over a day ago and more, and nobody said that it arrived."""
    found = visit.parts.outgoing.without_receipt(visit.now - A_DAY, MOST)
    unheard = (one for one in found if one.outgoing.by != "door" and told_since(one, visit.parts.ledger) is None)
    return tuple(_row(one, visit) for one in unheard)


def _lying(visit: Visit) -> Iterator[Stands]:
    for one in visit.parts.outgoing.undelivered(MOST):
        if told_since(one, visit.parts.ledger) is None:
            yield one


def _row(stands: Stands, visit: Visit) -> Lying:
    outgoing = stands.outgoing
    holder = holder_called(outgoing.holder, invitable(outgoing.child, visit.parts.ledger, at=visit.now))
    return Lying(
        reference=outgoing.reference,
        title=called(stands, holder.kind if holder else ""),
        told_of="; ".join(_told_of(stands, visit)),
        case=Link(text=f"Case {outgoing.record}", href=reverse("case", args=[outgoing.record])),
        happened=what_happened(stands),
        since=when(stands.since, visit.now),
        ways=tuple(_ways(stands, holder, visit)) if holder and outgoing.kind == "notice" else (),
        links=tuple(_links(stands, visit)),
        record=outgoing.record,
    )


def _told_of(stands: Stands, visit: Visit) -> Iterator[str]:
    """Yield what a notice was to tell of, as it is called everywhere; nothing of an invitation or a code."""
    for named in _about(stands, visit):
        held = visit.parts.ledger.event(EventId(named))
        if held and (trigger := trigger_of(held.event)):
            yield CALLED[trigger]


def _about(stands: Stands, visit: Visit) -> tuple[str, ...]:
    written = visit.parts.ledger.event(EventId(stands.outgoing.entry)) if stands.outgoing.kind == "notice" else None
    return tuple(written.event.body.get("about") or ()) if written else ()  # type: ignore[arg-type] # ids


def _ways(stands: Stands, holder: Holder, visit: Visit) -> Iterator[Way]:
    """Yield each other way of reaching the same person that is safe now, told apart by its last characters."""
    for channel in holder.channels:
        if channel.kind in SENT_BY and channel.ref != stands.outgoing.channel:
            reach = may_reach(holder, channel.ref, visit.now)
            if reach.ok or reach.not_before is not None:
                yield Way(words=_way(channel), value=f"{channel.kind} {channel.ref}")


def _way(channel: Channel) -> str:
    kind = BY[channel.kind]  # type: ignore[index] # one of those in SENT_BY
    ends = f" ending {channel.address[-3:]}" if channel.kind == "text" and channel.address else ""
    return f"Send it by {kind}{ends}"


def _links(stands: Stands, visit: Visit) -> Iterator[Link]:
    """Yield the pages on which a person deals with it otherwise, aimed at the same person and the same events."""
    outgoing = stands.outgoing
    if outgoing.kind != "notice":
        yield Link(text="Invite them again", href=reverse("doors", args=[outgoing.record]))
        return
    aim = " ".join((outgoing.child, outgoing.holder, ",".join(_about(stands, visit))))
    for name, words in OF_A_NOTICE:
        yield Link(text=words, href=f"{reverse(name, args=[outgoing.record])}?{urlencode({'about': aim})}")
