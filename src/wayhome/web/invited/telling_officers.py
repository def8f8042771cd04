"""Whoever looks after a case hears that a door was opened, and that it was opened from another place than before."""

from datetime import datetime

from wayhome.access.actors import Actor
from wayhome.application.handling import handle
from wayhome.casework.answering.invite import NoteOpened
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.opening import CameIn
from wayhome.web.invited.visit import ROLES
from wayhome.web.wiring import Wiring


def tell_of_coming_in(found: CameIn, parts: Wiring, now: datetime) -> None:
    """Enter that a door was opened: for the first time, or from another browser than before."""
    asked = found.invitation
    command = NoteOpened(
        by=as_invited(asked),
        happened_at=now,
        key=f"door:{parts.supplies.event_id()}",
        record=RecordId(asked.record),
        child=Subject(asked.child),
        invitation=asked.reference,
        holder=asked.holder,
        again=not found.first,
    )
    handle(command, ledger=parts.ledger, supplies=parts.supplies, rulebook=parts.reading.rulebook.at(now))


def as_invited(asked: Invitation) -> Acting:
    """Return whoever holds an invitation, as who acts."""
    role = ROLES[asked.kind]
    named = ActorId(f"invited:{asked.reference}")
    return Acting(actor=Actor(id=named, name="By invitation", roles=frozenset({role})), role=role)
