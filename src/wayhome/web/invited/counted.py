"""How often codes are asked for and tried at a door: beyond a limit none is sent, and an officer is asked to ask who.

It is told afterwards, where codes are sent, so that what is done while somebody waits is the same for any link.
"""

from datetime import datetime, timedelta

from django.db.models import F

from wayhome.application.handling import handle
from wayhome.casework.answering.noted import NoteCodesAskedOften, NoteCodesUsedUp
from wayhome.casework.commands import Command
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Refused
from wayhome.web.invited.models import CodeSent, Invitation
from wayhome.web.invited.telling_officers import as_invited
from wayhome.web.wiring import Wiring

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
MOST_AN_HOUR, MOST_A_DAY = 3, 8
"""How many codes are sent for one invitation because somebody at a door asks: our choice. Officers give more."""


def may_have_another(invitation: Invitation, now: datetime) -> bool:
    """Say whether another code may be sent because it was asked for at the door."""
    sent = CodeSent.objects.filter(invitation=invitation)
    in_the_hour, in_the_day = sent.filter(at__gt=now - AN_HOUR).count(), sent.filter(at__gt=now - A_DAY).count()
    return in_the_hour < MOST_AN_HOUR and in_the_day < MOST_A_DAY


def note_sent(invitation: Invitation, now: datetime) -> None:
    """Count a code that was sent; what is older than two days is counted no more."""
    CodeSent.objects.filter(at__lt=now - 2 * A_DAY).delete()
    CodeSent.objects.create(invitation=invitation, at=now)


def tell_of_asking(invitation: Invitation, parts: Wiring, now: datetime) -> None:
    """Enter that codes were asked for too often, once in a day for each invitation."""
    lately = CodeSent.objects.filter(invitation=invitation, at__gt=now - A_DAY)
    if lately.filter(told=True).exists():
        return
    command = NoteCodesAskedOften(
        by=as_invited(invitation), happened_at=now, key=f"door:{parts.supplies.event_id()}",
        record=RecordId(invitation.record), child=Subject(invitation.child), invitation=invitation.reference,
        holder=invitation.holder, times=lately.count(),
    )  # fmt: skip
    if _entered(command, parts, now):
        lately.update(told=True)


def tell_of_tries(parts: Wiring, now: datetime) -> None:
    """Enter of each invitation that five wrong codes were tried, once for each time."""
    for one in Invitation.objects.filter(locks__gt=F("locks_told"))[:100]:
        command = NoteCodesUsedUp(
            by=as_invited(one), happened_at=now, key=f"door-locked:{one.reference}/{one.locks}",
            record=RecordId(one.record), child=Subject(one.child), invitation=one.reference, holder=one.holder,
            times=one.locks,
        )  # fmt: skip
        _entered(command, parts, now)
        Invitation.objects.filter(pk=one.pk).update(locks_told=one.locks)


def _entered(command: Command, parts: Wiring, now: datetime) -> bool:
    """Enter it; a record that takes no entries holds up no code that somebody waits for."""
    try:
        handle(command, ledger=parts.ledger, supplies=parts.supplies, rulebook=parts.reading.rulebook.at(now))
    except Refused:
        return False
    return True
