"""Invite somebody to a door of their own, end it, and hear that it was opened.

The link and the code are no part of the record: a door makes both, and hands the link over sealed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.casework.answering.holding import asked_holder, has_no_safe_way, why_not_told
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.standing import holder_called
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.providers.interviewers import interviewers_facing
from wayhome.casework.reasons import ours
from wayhome.casework.telling.could_be import not_looked_at
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.door import For, InvitationEnded, Invited, Opened, OpenedElsewhere, OpeningLookedAt

LONGEST = timedelta(days=366)
LINK_ENDS = "The link ends in the past, or more than a year from now."
PARTNERS = ("council", "provider")
CATCHES = {
    "under_suspicion": "They are, or may be, among those who harm the child. They are told nothing and see nothing.",
    "may_not_know": "It was not established that it is safe for the child that they know.",
    "holder_left": "They are told no longer.",
    "not_named": "Nobody of that reference is told about this child.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite(OnInvestigation):
    """Somebody is invited; ``until`` is when the link ends, ``covers``: what it shows is covered until asked for.

    ``not_the_suspect``: whoever invites has looked, and they are not a suspect of whom only a nickname is known.
    """

    invitation: str
    holder: str
    kind: For
    until: datetime
    covers: bool = True
    not_the_suspect: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EndInvitation(OnInvestigation):
    """An invitation opens nothing any more."""

    invitation: str
    why: Literal["withdrawn", "forwarded", "unsafe", "holder_left", "replaced", "asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOpened(OnInvestigation):
    """Whoever was invited came in; ``again``: they, or somebody with their link and a new code, came in before."""

    invitation: str
    holder: str
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtOpening(OnInvestigation):
    """Whoever was invited was asked whether it was they who opened their door."""

    opening: str
    answer: Literal["was_them", "was_not_them", "not_known"]


def invite(command: Invite, facing: Facing) -> Outcome:
    """Make out an invitation. Rule VC-26-WHO: nobody is shown a case who could be its suspect, for all that is known.

    Refused for whoever may not be told, where nobody looked, and where no way to reach them is safe.
    """
    if reasons := tuple(_against(command, facing)):
        raise Refused(*reasons)
    said = Invited(
        invitation=command.invitation,
        holder=command.holder,
        kind=command.kind,
        until=command.until,
        covers=command.covers,
    )
    return tell(said)


def _against(command: Invite, facing: Facing) -> Iterator[Reason]:
    if why := _why_not(command, facing):
        remedy = "Put down who is told about the child, and whether it is safe, before anybody is invited."
        yield ours("not_to_be_invited", CATCHES[why], remedy)
    elif not command.not_the_suspect and (holder := asked_holder(facing, command.holder)):
        yield from not_looked_at(holder, facing)
    if has_no_safe_way(facing, command.holder):
        words = "There is no safe way to reach them at present, so a link would not be safe either."
        yield ours("no_safe_way", words, "Ask them in person what is safe, and put that down first.")
    if not facing.now < command.until <= facing.now + LONGEST:
        yield ours("link_ends", LINK_ENDS, "Choose a day within a year.")


def _why_not(command: Invite, facing: Facing) -> str:
    """Return why somebody is shown nothing; a partner that nobody put down by name is invited as an agency."""
    if command.kind not in PARTNERS:
        return why_not_told(facing, command.holder)
    found = holder_called(command.holder, interviewers_facing(facing))
    return found.why_not if found else ""


def end_invitation(command: EndInvitation, facing: Facing) -> Outcome:
    """End an invitation; ending one twice changes nothing."""
    ended = {event.body.get("invitation") for event in facing.story.of_type("door.invitation_ended", with_child=True)}
    facts = () if command.invitation in ended else (InvitationEnded(invitation=command.invitation, why=command.why),)
    return tell(*facts)


def note_opened(command: NoteOpened, _facing: Facing) -> Outcome:
    """Note that a door was opened. One opened again is looked at: rule VC-Q-03."""
    kind = OpenedElsewhere if command.again else Opened
    return tell(kind(invitation=command.invitation, holder=command.holder))


def look_at_opening(command: LookAtOpening, facing: Facing) -> Outcome:
    """Note what they said; where it was not they, their invitation is ended besides. Rule VC-Q-03."""
    opening = facing.entry(command.opening)
    looked = OpeningLookedAt(opening=command.opening, answer=command.answer)
    if command.answer != "was_not_them" or opening is None:
        return tell(looked)
    return tell(looked, InvitationEnded(invitation=str(opening.body.get("invitation")), why="forwarded"))
