"""Plan a meeting of partners about several children, or call it off."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said, tell
from wayhome.casework.reasons import ours
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Refused
from wayhome.record.events.partner import MeetingCalledOff, MeetingPlanned
from wayhome.record.events.safeguarding import ExploitationMeetingUnlisted
from wayhome.record.vocabulary import Narrative

PLANNED, CALLED_OFF = "partner.meeting_planned", "partner.meeting_called_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting(OnSubject):
    """A meeting to come: a new reference, when, for which area, and what it looks at."""

    meeting: str
    at: datetime
    area: str
    kind: Literal["exploitation", "missing", "both"] = "exploitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheList:
    """A child on the list of a meeting, and the record from which they were listed."""

    record: RecordId
    child: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOffMeeting(OnSubject):
    """The meeting is not held: why; ``listed`` are the children on its list, who are owed another."""

    meeting: str
    reason: Narrative
    listed: tuple[OnTheList, ...] = ()


def plan_meeting(command: PlanMeeting, facing: Facing) -> Outcome:
    """Plan it. Refused for a time that has passed, so that a meeting cannot be made up afterwards. Rule MA-05."""
    if command.at <= facing.now:
        words = "That time has passed, and a meeting is planned before it is held."
        raise Refused(ours("meeting_in_the_past", words, "Give the time of the next meeting."))
    if not command.area.strip():
        raise Refused(ours("no_area", "It does not say for which area.", "Say for which area the meeting is."))
    return tell(MeetingPlanned(meeting=command.meeting, at=command.at, area=command.area, kind=command.kind))


def call_off_meeting(command: CallOffMeeting, facing: Facing) -> Outcome:
    """Call it off; each child on its list is owed the next one. Rule MA-05."""
    if not command.reason.strip():
        words = "It does not say why children are not seen to."
        raise Refused(ours("no_reason", words, "Say why the meeting is not held."))
    if is_off(facing.story, command.meeting):
        raise Refused(ours("called_off_already", "The meeting was called off already.", "Nothing is left to do."))
    off = MeetingCalledOff(meeting=command.meeting, reason=command.reason)
    postponed = (
        Said(
            fact=ExploitationMeetingUnlisted(meeting=command.meeting, because="next_meeting", reason=command.reason),
            record=one.record,
            subjects=(one.child,),
        )
        for one in command.listed
    )
    return Outcome(facts=(Said(fact=off), *postponed))


def is_off(force: Story, meeting: str) -> bool:
    """Say whether a meeting was called off."""
    return any(event.body["meeting"] == meeting for event in force.of_type(CALLED_OFF))
