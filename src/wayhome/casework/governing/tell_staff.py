"""Tell those who work under the rules what changes, and from when."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.missing_search import StaffTold


@dataclass(frozen=True, slots=True, kw_only=True)
class TellStaff(OnSubject):
    """From which day the rules hold, and how staff were told."""

    in_force_from: date
    means: Literal["briefing", "training", "message", "several"]


def tell_staff(command: TellStaff, _facing: Facing) -> Outcome:
    """Keep that staff were told. Rule MC-80."""
    return tell(StaffTold(in_force_from=command.in_force_from, means=command.means))
