"""Record that somebody is away, and that they are back. Why they are away is not asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.people.standing import Standing, at, not_after
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import ActorId, key_of
from wayhome.kernel.refusals import Refused
from wayhome.record.events.workforce import AbsenceEnded, AbsenceRecorded


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAbsence(OnSubject):
    """Somebody is away from when until when, or until they are back, and whether that was known before."""

    start: datetime
    end: datetime | None = None
    kind: Literal["planned", "unplanned"] = "unplanned"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndAbsence(OnSubject):
    """The absence that begins at ``start`` ends at ``back_at``; at its start means that it was not taken."""

    start: datetime
    back_at: datetime


def record_absence(command: RecordAbsence, standing: Standing) -> Outcome:
    """Record it; refused where it would end before it begins, and for somebody who has left."""
    who = ActorId(key_of(command.about))
    lacking = list(not_after(command.start, command.end))
    if standing.has_left(who, command.start):
        lacking.append(ours("officer_left", f"{who} has left the force by then.", "There is nothing to record."))
    if lacking:
        raise Refused(*lacking)
    if any(
        (one.start, one.end, one.kind) == (command.start, command.end, command.kind) for one in standing.absences(who)
    ):
        words = f"It is on record that {who} is away from {at(command.start)} until {at(command.end)}."
        return Outcome(facts=(), notices=(ours("away_so_before", words, "There is nothing more to do."),))
    return tell(AbsenceRecorded(start=command.start, end=command.end, kind=command.kind))


def end_absence(command: EndAbsence, standing: Standing) -> Outcome:
    """Record it; refused for an absence that is not there, and where it would end before it begins."""
    who = ActorId(key_of(command.about))
    absence = standing.people.absences.get(who, {}).get(command.start)
    if absence is None:
        words = f"No absence of {who} that begins at {at(command.start)} is on record."
        raise Refused(ours("no_such_absence", words, "Choose one of the absences on record."))
    if command.back_at < command.start:
        raise Refused(*not_after(command.start, command.back_at))
    if absence.end == command.back_at:
        words = f"It is on record that {who} is back at {at(command.back_at)}."
        return Outcome(facts=(), notices=(ours("back_so_before", words, "There is nothing more to do."),))
    return tell(AbsenceEnded(start=command.start, at=command.back_at))
