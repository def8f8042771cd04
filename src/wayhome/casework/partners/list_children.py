"""Put a child on the list of a meeting of partners, or take them off with a reason."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.partners.plan_meeting import PLANNED, is_off
from wayhome.casework.reasons import under
from wayhome.duties.story import Story
from wayhome.kernel.ids import OUR_FORCE, Subject
from wayhome.kernel.moments import instant
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.safeguarding import ExploitationMeetingListed, ExploitationMeetingUnlisted
from wayhome.record.vocabulary import Narrative

LISTED, UNLISTED = "safeguarding.exploitation_meeting_listed", "safeguarding.exploitation_meeting_unlisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListForMeeting(OnInvestigation):
    """Which meeting (none: one that is not kept here), and what the police ask it to settle."""

    meeting: str | None = None
    report: Narrative | None = None

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return what is gathered besides: the force's own record, which holds its meetings."""
        return (OUR_FORCE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOffList(OnInvestigation):
    """Why a child is taken off a list; ``next_meeting`` owes the child a later one."""

    meeting: str
    because: Literal["next_meeting", "not_needed", "in_error", "other_area"]
    reason: Narrative


def list_for_meeting(command: ListForMeeting, facing: Facing) -> Outcome:
    """Put the child on the list; refused where there is no such meeting to come. Rule MA-05."""
    if command.meeting is not None:
        _require_to_come(command.meeting, facing)
    notices: tuple[Reason, ...] = ()
    if command.meeting and is_listed(facing.stories.get(facing.child), command.meeting):
        words = "The child was on that list already, and stands on it once."
        notices = (under("MA-05", facing.pack, words, "Nothing more is needed."),)
    elif not (command.report or "").strip():
        words = "The meeting is not told what it is to settle for the child."
        notices = (under("MA-05", facing.pack, words, "Say what keeps happening and what each could do."),)
    return tell(ExploitationMeetingListed(meeting=command.meeting, report=command.report), notices=notices)


def _require_to_come(meeting: str, facing: Facing) -> None:
    force = facing.stories.get(OUR_FORCE) or Story(OUR_FORCE, ())
    planned = [event for event in force.of_type(PLANNED) if event.body["meeting"] == meeting]
    if not planned or is_off(force, meeting):
        words = "There is no such meeting, or it was called off."
        raise Refused(under("MA-05", facing.pack, words, "Choose a meeting that is to come."))
    if instant(str(planned[-1].body["at"])) < facing.at:
        words = "That meeting has begun or is over."
        raise Refused(under("MA-05", facing.pack, words, "Choose the next one."))


def take_off_list(command: TakeOffList, facing: Facing) -> Outcome:
    """Take the child off the list, with a reason. Rule MA-05."""
    if not command.reason.strip():
        words = "It does not say why the child is not seen to at that meeting."
        raise Refused(under("MA-05", facing.pack, words, "Say why, in a sentence."))
    if not is_listed(facing.stories.get(facing.child), command.meeting):
        words = "The child is not on that list."
        raise Refused(under("MA-05", facing.pack, words, "Look at the list as it stands."))
    said = ExploitationMeetingUnlisted(meeting=command.meeting, because=command.because, reason=command.reason)
    return tell(said)


def listing_of(child: Story | None, meeting: str) -> Event | None:
    """Return the entry by which a child stands on a meeting's list; None where they do not."""
    told = [event for name in (LISTED, UNLISTED) for event in (child.of_type(name) if child else ())]
    mine = [event for event in told if event.body.get("meeting") == meeting]
    last = max(mine, key=lambda event: (event.happened_at, event.recorded_at, event.id), default=None)
    return last if last is not None and last.type == LISTED else None


def is_listed(child: Story | None, meeting: str) -> bool:
    """Say whether a child stands on a meeting's list."""
    return listing_of(child, meeting) is not None
