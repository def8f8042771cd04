"""Hold back what a door shows, for a time, where showing it would endanger an enquiry or a person; show it again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.kernel.refusals import Refused
from wayhome.record.events.door import HeldBack, HoldEnded
from wayhome.record.vocabulary import Words

LONGEST = timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldBack(OnInvestigation):
    """Show less at a door until a time: to one holder, or to everybody who was invited."""

    hold: str
    endangers: Literal["person", "enquiry", "both"]
    reason: Words
    until: datetime
    holder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAgain(OnInvestigation):
    """What was held back is shown again."""

    hold: str


def hold_back(command: HoldBack, facing: Facing) -> Outcome:
    """Hold back, for four weeks at most; after that somebody decides again."""
    if not facing.now < command.until <= facing.now + LONGEST:
        words = "It would end in the past, or more than four weeks from now."
        raise Refused(ours("held_back_too_long", words, "Choose a time within four weeks, and decide again then."))
    held = HeldBack(
        hold=command.hold,
        holder=command.holder,
        endangers=command.endangers,
        reason=command.reason,
        until=command.until,
    )
    return tell(held)


def show_again(command: ShowAgain, _facing: Facing) -> Outcome:
    """Show it again."""
    return tell(HoldEnded(hold=command.hold))
