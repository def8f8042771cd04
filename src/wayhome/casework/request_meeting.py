"""Ask partners to meet about a child."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.partner import MeetingRequested, Told
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestMeeting(OnCase):
    """Whom, and what the meeting is to settle."""

    invited: tuple[Told, ...] = ()
    reason: Words | None = None


def request_meeting(command: RequestMeeting, facing: Facing) -> Outcome:
    """Record that the meeting was asked for. Rule MC-52."""
    fact = MeetingRequested(invited=command.invited, reason=command.reason)
    return tell(fact, notices=_unsaid(command, facing))


def _unsaid(command: RequestMeeting, facing: Facing) -> tuple[Reason, ...]:
    if "responsible_council" in command.invited:
        return ()
    words = "The child's council is not among those asked to come."
    return (under("MC-52", facing.pack, words, "Ask children's services of the responsible council as well."),)
