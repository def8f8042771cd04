"""Print a sheet about a missing child for officers to carry; each print is entered, so that it can be taken back."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.sheets import next_number
from wayhome.kernel.ids import EventId
from wayhome.kernel.refusals import Refused
from wayhome.record.events.photograph import BriefingPrinted
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintBriefing(OnCase):
    """How many copies, for which shift or unit, and the photograph on it, by the entry that kept it."""

    copies: int
    handed_to: Words
    photograph: EventId | None = None


def print_briefing(command: PrintBriefing, facing: Facing) -> Outcome:
    """Number the sheet and record it; refused once the child is found, since it would have officers look for them."""
    if facing.state.phase != "missing":
        words = "The child is not missing now, and a sheet would have officers stop them as if they were."
        remedy = "If the child is missing again, report that, and print the sheet of that episode."
        raise Refused(ours("sheet_of_a_child_found", words, remedy))
    if command.copies < 1:
        raise Refused(ours("no_copies", "No copy was asked for.", "Enter how many are printed, at least one."))
    return tell(
        BriefingPrinted(
            sheet=next_number(facing.story),
            copies=command.copies,
            photograph=command.photograph,
            handed_to=command.handed_to,
        )
    )
