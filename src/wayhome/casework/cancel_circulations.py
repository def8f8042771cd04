"""Take down every circulation of the child as missing."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import CirculationCancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelCirculations(OnCase):
    """Every circulation was taken down."""


def cancel_circulations(_command: CancelCirculations, facing: Facing) -> Outcome:
    """Record it; refused while the child is missing, since officers elsewhere would stop looking. Rule MC-72."""
    if facing.state.phase == "missing":
        words = "The child has not been found, and the circulation is how others know to look."
        remedy = "Record the child found first. If the case goes to another force, circulate it there and close it."
        raise Refused(under("MC-72", facing.pack, words, remedy))
    return tell(CirculationCancelled())
