"""What a meeting of partners decided for one child: who came, what was said, and who does what by when."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.hold_meeting import police_took_no_part
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.partners.list_children import is_listed
from wayhome.casework.partners.take_on import Taken, lacking_in, raised_by
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.partner import MeetingHeld, Told
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteMeeting(OnInvestigation):
    """A planned meeting was held: whether the police took part, who came, what was said and agreed for the child."""

    meeting: str
    police_attended: bool
    came: tuple[Told, ...] = ()
    summary: Narrative | None = None
    actions: tuple[Taken, ...] = ()


def minute_meeting(command: MinuteMeeting, facing: Facing) -> Outcome:
    """Keep what was decided; each action becomes a line of ours or stays with its agency. Rules MA-08 and MC-52."""
    lacking = tuple(lacking_in(command.actions, facing))
    if lacking:
        raise Refused(*lacking)
    held = MeetingHeld(
        police_attended=command.police_attended,
        came=command.came,
        actions=len(command.actions),
        summary=command.summary,
        meeting=command.meeting,
    )
    facts = (held, *raised_by(command.actions, "meeting", facing))
    return Outcome(facts=tuple(Said(fact=fact) for fact in facts), notices=_notices(command, facing))


def _notices(command: MinuteMeeting, facing: Facing) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if not is_listed(facing.stories.get(facing.child), command.meeting):
        words = "The child was not on the list of that meeting."
        found.append(under("MA-05", facing.pack, words, "Make sure that the right child and meeting are named."))
    if not command.police_attended:
        found.append(police_took_no_part(facing))
    if not command.actions:
        words = "The meeting agreed no action for the child."
        found.append(under("MC-52", facing.pack, words, "Record each thing agreed, with its owner and day."))
    return tuple(found)
