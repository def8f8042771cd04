"""One request by somebody who was invited: who they are, for which child, and what they enter."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django import forms
from django.http import HttpRequest

from wayhome.access.actors import Actor, Role
from wayhome.application.at_the_door.where import Places, places_of
from wayhome.application.at_the_door.which import child_called
from wayhome.application.handling import handle
from wayhome.application.refusals import KeyUsedBefore
from wayhome.casework.commands import Acting, Command
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import ActorId, RecordId, Subject
from wayhome.record.one_child import called_beside
from wayhome.web.invited.models import Invitation
from wayhome.web.invited.written import sealed_as_begun
from wayhome.web.wiring import Wiring

TICKET = "door"  # the cookie of whoever is in; the sign-in of staff has another
PARTNERS = ("council", "provider")
ROLES: Mapping[str, Role] = {
    "child": Role.FAMILY, "parent": Role.FAMILY, "guardian": Role.FAMILY, "carer": Role.FAMILY,
    "council": Role.PARTNER, "provider": Role.PARTNER,
}  # fmt: skip
HOMES: Mapping[str, str] = {
    "child": "door-page", "parent": "door-page", "guardian": "door-page", "carer": "carer-door",
    "council": "partner-door", "provider": "partner-door",
}  # fmt: skip
"""For each kind of holder, the name of the address that they come in at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedVisit:
    """One request by somebody who was invited, with the one reading of the clock it is answered by."""

    request: HttpRequest
    invitation: Invitation
    now: datetime
    parts: Wiring
    covered: bool

    @property
    def reference(self) -> str:
        """Return what the record calls the invitation."""
        return self.invitation.reference

    @property
    def holder(self) -> str:
        """Return the reference of the rights-holder, or of the council or provider."""
        return self.invitation.holder

    @property
    def kind(self) -> str:
        """Return what they are to the child."""
        return self.invitation.kind

    @property
    def child(self) -> Subject:
        """Return the one child whom it is about."""
        return Subject(self.invitation.child)

    @property
    def begun(self) -> str:
        """Return the seal by which what is begun in this visit is known as theirs when it is sent after its end."""
        return sealed_as_begun(self.reference, self.now)

    @property
    def as_read(self) -> tuple[Subject, str]:
        """Return the child and the holder as they are read, where records were joined called otherwise."""
        child = self.parts.reading.one(self.child)
        return child, called_beside(self.holder, self.child, child)

    @property
    def about(self) -> str:
        """Return what the child is called at this door; empty at the child's own, and where nothing may be said."""
        return self.called(self.child)

    def called(self, child: Subject) -> str:
        """Return what a child is called at this door."""
        reading, names = self.parts.reading, self.parts.reading.names()
        name = names.get(child) or names.get(reading.one(child)) or ""
        return child_called(self.kind, reading.story(reading.one(child)), name, self.now)

    @property
    def record(self) -> RecordId:
        """Return the record in which the child's case goes on, from the one that the invitation was made out in."""
        return self.places.now

    @property
    def places(self) -> Places:
        """Return every record of the child's case, from the one that the invitation was made out in."""
        story = self.parts.reading.story(self.parts.reading.one(self.child))
        return places_of(story, RecordId(self.invitation.record))

    @property
    def actor(self) -> Actor:
        """Return who acts: an invitation, in a role that no sign-in holds."""
        named = ActorId(f"invited:{self.invitation.reference}")
        return Actor(id=named, name="By invitation", roles=frozenset({ROLES[self.kind]}))

    @property
    def acting(self) -> Acting:
        """Return who acts, for a command."""
        return Acting(actor=self.actor, role=ROLES[self.kind])

    @property
    def rulebook(self) -> Rulebook:
        """Return the rulebook in force now."""
        return self.parts.reading.rulebook.at(self.now)


def enter(visit: InvitedVisit, command: Command) -> None:
    """Do an act, through the one door of the record. Which duties it met is nothing that a door says."""
    parts, rulebook = visit.parts, visit.rulebook
    handle(command, ledger=parts.ledger, supplies=parts.supplies, rulebook=rulebook, says_what_changed=False)


def new_key(visit: InvitedVisit) -> str:
    """Return a key under which one act is entered once, however often it is sent."""
    return f"door:{visit.parts.supplies.event_id()}"


def enter_once(visit: InvitedVisit, command: Command) -> None:
    """Do an act whose key follows from everything that was sent: one used before is the same sent again."""
    with suppress(KeyUsedBefore):
        enter(visit, command)


def sent_key(visit: InvitedVisit, form: forms.BaseForm) -> str:
    """Return the key of what a form sends: of all of it, so that the same sent twice is one, and new words are kept."""
    made = form.cleaned_data.get("key")
    if not made:
        return new_key(visit)
    said = json.dumps([visit.reference, *(form.cleaned_data.get(name) for name in form.fields)], default=str)
    return f"door:{sha256(said.encode()).hexdigest()[:40]}"
