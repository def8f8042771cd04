"""Links and codes on their way: each by another way than the other, sealed while it waits, and kept nowhere after.

A code that is asked for at a door is only noted there; it is made and sent afterwards, so that what is done while
somebody waits is the same for any link.
"""

from collections.abc import Iterator
from datetime import datetime

from wayhome.application.rights_holders import invitable
from wayhome.application.sending.outgoing import Kind, Outgoing, OutgoingQueue, Way, reference_of
from wayhome.casework.holders.addresses import ways_written
from wayhome.casework.holders.contact import Channel
from wayhome.casework.holders.standing import Holder, holder_called, may_reach
from wayhome.kernel.ids import RecordId, Subject
from wayhome.web.invited.begun import forget_ended
from wayhome.web.invited.counted import may_have_another, note_sent, tell_of_asking, tell_of_tries
from wayhome.web.invited.models import CodeAsked, Invitation
from wayhome.web.invited.opening import CODE_GOOD_FOR, code_from, digest_of, give_code, may_ask_for_code
from wayhome.web.wiring import Wiring

SENDS: dict[str, Way] = {"text": "text", "email": "email"}
CODE_SAYS = "Your code is {code}. It is good for 10 minutes. Nobody will ever ring you to ask for it."


def note_asked(link: str, now: datetime) -> None:
    """Note that a code was asked for; the same for any link, so that nothing is learnt from how long it takes."""
    CodeAsked.objects.create(link=digest_of(link), at=now)


def send_codes(queue: OutgoingQueue, parts: Wiring, now: datetime) -> int:
    """Make and hand over the codes that were asked for at doors; returns how many.

    Of links that nobody has, however many are tried, none holds up a code that somebody waits for.
    """
    sent, ours = 0, Invitation.objects.values("link")
    CodeAsked.objects.exclude(link__in=ours).delete()
    for asked in CodeAsked.objects.filter(link__in=ours).order_by("at")[:100]:
        invitation = Invitation.objects.filter(link=asked.link).first()
        if asked.at > now - CODE_GOOD_FOR and invitation is not None and may_ask_for_code(invitation, now):
            sent += _send_code(queue, parts, invitation, now)
        asked.delete()
    tell_of_tries(parts, now)
    forget_ended(now)
    return sent


def ways_to(holder: Holder, now: datetime, *, but: str = "") -> Iterator[Channel]:
    """Yield the channels by which a link or code may be sent to somebody, but for one that the other goes by.

    A number that was put down twice is one: a link and its code in one place open a door to whoever looks there.
    """
    went = next((ways_written(one.address) for one in holder.channels if one.ref == but), frozenset())
    for channel in holder.channels:
        reach = may_reach(holder, channel.ref, now)
        other = channel.ref != but and went.isdisjoint(ways_written(channel.address))
        if channel.kind in SENDS and other and (reach.ok or reach.why == "not_now"):
            yield channel


def send_link(parts: Wiring, invitation: Invitation, channel: Channel, words: str, now: datetime) -> None:
    """Hand over the words of an invitation, its link at their end, to be carried by one channel."""
    Invitation.objects.filter(pk=invitation.pk).update(channel=channel.ref)
    parts.outgoing.put(_outgoing("invitation", invitation, channel, words, now, until=invitation.until))


def _send_code(queue: OutgoingQueue, parts: Wiring, invitation: Invitation, now: datetime) -> int:
    if not may_have_another(invitation, now):
        tell_of_asking(invitation, parts, now)
        return 0
    holders = invitable(Subject(invitation.child), parts.ledger, at=now)
    holder = holder_called(invitation.holder, holders)
    channel = next(ways_to(holder, now, but=invitation.channel), None) if holder else None
    if channel is None:
        return 0
    code = code_from(parts.supplies.salt())
    give_code(invitation, code, now)
    note_sent(invitation, now)
    words = CODE_SAYS.format(code=f"{code[:3]} {code[3:]}")
    queue.put(_outgoing("code", invitation, channel, words, now, until=now + CODE_GOOD_FOR))
    return 1


def _outgoing(
    kind: Kind, invitation: Invitation, channel: Channel, words: str, now: datetime, *, until: datetime
) -> Outgoing:
    return Outgoing(
        reference=reference_of(kind, f"{invitation.reference} {now.isoformat()}"),
        kind=kind,
        record=RecordId(invitation.record),
        child=Subject(invitation.child),
        holder=invitation.holder,
        by=SENDS[channel.kind],
        channel=channel.ref,
        entry=invitation.reference,
        made_at=now,
        until=until,
        secret=words,
    )
