"""Say what became of the copies of a sheet: taken back and destroyed, or not found."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.sheets import Sheet, sheets
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.photograph import BriefingWithdrawn
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackBriefing(OnCase):
    """The number of the sheet, how many copies came back and were destroyed, and how many could not be found."""

    sheet: int
    back: int
    not_back: int = 0
    reason: Words | None = None


def take_back_briefing(command: TakeBackBriefing, facing: Facing) -> Outcome:
    """Record it; what is still out after it, and what could not be found, is said."""
    sheet = next((one for one in sheets(facing.story) if one.number == command.sheet), None)
    if sheet is None:
        words = f"No sheet {command.sheet} was printed in this case."
        raise Refused(ours("no_such_sheet", words, "Enter the number that stands on the sheet."))
    told = command.back + command.not_back
    if min(command.back, command.not_back) < 0 or not 0 < told <= sheet.out:
        raise Refused(_miscounted(sheet))
    fact = BriefingWithdrawn(
        sheet=command.sheet, back=command.back, not_back=command.not_back, reason=command.reason or None
    )
    return tell(fact, notices=_left(command, sheet.out - told))


def _miscounted(sheet: Sheet) -> Reason:
    copies = "1 copy is" if sheet.out == 1 else f"{sheet.out} copies are"
    words = f"Of sheet {sheet.number}, {copies} still out."
    return ours("sheets_miscounted", words, "Enter at least one copy, and no more than are out.")


def _left(command: TakeBackBriefing, still_out: int) -> tuple[Reason, ...]:
    found = []
    if still_out:
        copies = "1 copy is" if still_out == 1 else f"{still_out} copies are"
        found.append(
            ours("sheets_out", f"Of sheet {command.sheet}, {copies} still out.", "Ask for what is out, and destroy it.")
        )
    if command.not_back and not command.reason:
        words = "A copy with the child’s picture was not found, and nothing says how that came about."
        found.append(ours("sheet_lost", words, "Record why, and tell whoever answers for personal data in the force."))
    return tuple(found)
