"""Record that partners met about a child: who came, and who does what by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import LineRaised
from wayhome.record.events.partner import MeetingHeld, Told
from wayhome.record.vocabulary import Words

ACTION = "Meeting action"


def is_action(line: str) -> bool:
    """Say whether a line of enquiry is an action that a meeting agreed."""
    return line.startswith(f"{ACTION} ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One thing that the meeting agreed: what, the post or partner that does it, and by when."""

    what: Words
    owner: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMeeting(OnCase):
    """Who came, and what was agreed; ``police_attended`` says whether the police took part."""

    police_attended: bool
    came: tuple[Told, ...] = ()
    actions: tuple[Agreed, ...] = ()
    summary: Words | None = None


def hold_meeting(command: HoldMeeting, facing: Facing) -> Outcome:
    """Keep the meeting, and raise a line for each action, so that each stays owed. Rules MC-34 and MC-52."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    held = MeetingHeld(
        police_attended=command.police_attended,
        came=command.came,
        actions=len(command.actions),
        summary=command.summary,
    )
    names = facing.names_for(ACTION, len(command.actions))
    lines = (
        LineRaised(line=name, owner=one.owner, due=one.due, what=one.what)
        for name, one in zip(names, command.actions, strict=True)
    )
    return tell(held, *lines, notices=tuple(_notices(command, facing)))


def police_took_no_part(facing: Facing) -> Reason:
    """Say that a meeting went ahead without the police."""
    words = "The police did not take part in this meeting."
    return under("MC-52", facing.pack, words, "Ask for what was said, and take part in the next.")


def _lacking(command: HoldMeeting, facing: Facing) -> Iterator[Reason]:
    if any(not one.what.strip() or not one.owner.strip() for one in command.actions):
        words = "An action of the meeting is without words or without anyone to do it."
        yield under("MC-52", facing.pack, words, "Say what is to be done, by which post or partner, and by when.")


def _notices(command: HoldMeeting, facing: Facing) -> Iterator[Reason]:
    if not command.police_attended:
        yield police_took_no_part(facing)
    if not command.actions:
        words = "The meeting agreed no action."
        yield under("MC-52", facing.pack, words, "Record each thing agreed, with its owner and date.")
