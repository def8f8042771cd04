"""Dispute what was read as a risk factor, or take the dispute back."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.duties.indicators import READ, dispute
from wayhome.kernel.refusals import Refused
from wayhome.record.envelope import Event
from wayhome.record.events.indicators import DisputeTakenBack, IndicatorDisputed
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeIndicator(OnCase):
    """Which reading, and why the words do not state the factor."""

    indicator: str
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackDispute(OnCase):
    """Which reading counts again, and why."""

    indicator: str
    reason: Words | None = None


def dispute_indicator(command: DisputeIndicator, facing: Facing) -> Outcome:
    """Take it out of what the grade rests on; refused where nothing was read, or without a reason. Decision 27."""
    read = _read(command.indicator, facing)
    if not command.reason.strip():
        raise Refused(ours("no_reason", "No reason is given.", "Say why the words do not state it."))
    factor = str(read.body["factor"])
    return tell(IndicatorDisputed(indicator=read.id, factor=factor, reason=command.reason))


def take_back_dispute(command: TakeBackDispute, facing: Facing) -> Outcome:
    """Let it count again; refused where it is not disputed. Decision 27."""
    read = _read(command.indicator, facing)
    if dispute(facing.story, read, facing.at) is None:
        raise Refused(ours("not_disputed", "Nobody disputes it now.", "Nothing is to be taken back."))
    return tell(DisputeTakenBack(indicator=read.id, factor=str(read.body["factor"]), reason=command.reason or None))


def _read(indicator: str, facing: Facing) -> Event:
    found = facing.entry(indicator)
    if found is None or found.type != READ:
        words = "Nothing was read under this number in this case."
        raise Refused(ours("no_such_indicator", words, "Choose it on the page of the grade."))
    return found
