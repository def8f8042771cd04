"""Raise one line, say what became of it, task it again, or take it up with somebody senior."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.enquiring.classify_lines import Ground, standing_of
from wayhome.casework.enquiring.lines import LinesStanding
from wayhome.casework.enquiring.reasons_for import lacking_reason
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import (
    LineEscalated,
    LineFinished,
    LineRaised,
    LineRetasked,
    SetAsideLookedAt,
)
from wayhome.record.vocabulary import Narrative, Words

Result = Literal["done", "done_nil", "not_applicable", "deferred", "refused", "impossible"]
FOLLOWED = ("done", "done_nil")
OWN = "Own line"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowLine(OnInvestigation):
    """A line of the catalogue, or one of the case's own; raised again while it is open, it is another of its kind."""

    line: str
    owner: str = "investigator"
    due: datetime | None = None
    what: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLine(OnInvestigation):
    """How a line ended, which way what it showed points, and why where it was not followed."""

    line: str
    result: Result = "done"
    points: Literal["toward", "away", "neither", "not_recorded"] = "not_recorded"
    ground: Ground | None = None
    until: datetime | None = None
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseLine(OnInvestigation):
    """A line past its date: tasked again with a new one, or taken up with somebody senior."""

    line: str
    how: Literal["retasked", "escalated"]
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAtSetAside(OnInvestigation):
    """What a supervisor holds of a line that is said not to be reasonable."""

    line: str
    result: Literal["agreed", "to_be_followed"]
    owner: str = "investigator"
    due: datetime | None = None
    reason: Narrative | None = None


def follow_line(command: FollowLine, facing: Facing) -> Outcome:
    """Raise the line. Rules LOE-01, LOE-08 and SUP-05."""
    name = _name(command.line, standing_of(facing))
    return tell(LineRaised(line=name, owner=command.owner, due=command.due, what=command.what))


def _name(code: str, lines: LinesStanding) -> str:
    """Return under which name a line is raised; one that stands open already is numbered on: the second, the third."""
    line = lines.line(code)
    if code != OWN and (line is None or not line.is_open):
        return code
    several = sum(one.name == code or one.name.startswith(f"{code} ") for one in lines.lines)
    return f"{code} {several + 1}"


def end_line(command: EndLine, facing: Facing) -> Outcome:
    """End the line. What was not followed needs its reason; the rule asks which way it points, and refuses nothing.

    Rules LOE-01, LOE-07 and SUP-05.
    """
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    followed = command.result in FOLLOWED
    fact = LineFinished(
        line=command.line,
        result=command.result,
        points=command.points if followed else None,
        ground=command.ground if command.result == "not_applicable" else None,
        until=command.until if command.result == "deferred" else None,
        authorised_by=command.by.rank if command.result == "deferred" else None,
        reason=command.reason,
    )
    return tell(fact)


def chase_line(command: ChaseLine, facing: Facing) -> Outcome:
    """Task the line again, or take it up; tasked again, it needs a new date. Rule SUP-05."""
    if command.how == "escalated":
        return tell(LineEscalated(line=command.line))
    if command.due is None:
        words = f"The line {command.line} is tasked again, and nobody says by when."
        raise Refused(under("SUP-05", facing.pack, words, "Give it a new date."))
    return tell(LineRetasked(line=command.line, due=command.due))


def look_at_set_aside(command: LookAtSetAside, facing: Facing) -> Outcome:
    """Agree that a line is not reasonable, or have it followed. Rule LOE-10. Refused to whoever set it aside."""
    line = standing_of(facing).line(command.line)
    entry = facing.entry(line.ended_by) if line and line.ended_by else None
    if entry is None or line is None or line.stands != "not_applicable":
        words = f"The line {command.line} is not set aside."
        raise Refused(under("LOE-10", facing.pack, words, "Look at the lines as they stand now."))
    if entry.actor == command.by.actor.id:
        words = "You set this line aside yourself."
        raise Refused(under("LOE-10", facing.pack, words, "Somebody else who supervises looks at it."))
    looked = SetAsideLookedAt(line=command.line, result=command.result, reason=command.reason)
    if command.result == "agreed":
        return tell(looked)
    return tell(looked, LineRaised(line=command.line, owner=command.owner, due=command.due, what=command.reason))


def _lacking(command: EndLine, facing: Facing) -> Iterator[Reason]:
    if command.result not in FOLLOWED:
        yield from lacking_reason("LOE-01", f"The line {command.line} is not followed", command.reason, facing)
    if command.result == "deferred" and command.until is None:
        words = f"The line {command.line} is put off, and nobody says until when."
        yield under("SUP-05", facing.pack, words, "Say until when it is put off.")
