"""Take down every circulation of the child as missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing_search import CirculationCancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelCirculations(OnCase):
    """Every circulation was taken down."""


def cancel_circulations(_command: CancelCirculations, facing: Facing) -> Outcome:
    """Record it; refused while the child is missing, since officers elsewhere would stop looking. Rule MC-72.

    Noticed: the child is missing again in another case.
    """
    if facing.state.phase == "missing":
        words = "The child has not been found, and the circulation is how others know to look."
        remedy = "Record the child found first. If the case goes to another force, circulate it there and close it."
        raise Refused(under("MC-72", facing.pack, words, remedy))
    return tell(CirculationCancelled(), notices=tuple(_missing_again(facing)))


def _missing_again(facing: Facing) -> Iterator[Reason]:
    again = facing.open_case_of(facing.child)
    if again is not None:
        words = f"The child is missing again, in {again[0]}, and officers elsewhere may have stopped looking."
        yield under("MC-72", facing.pack, words, "See that the child is circulated in that case now.")
