"""Say that a photograph is not to be used any more: it is of another child, it may not be used, there is a better."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.casework.sheets import sheets
from wayhome.kernel.ids import EventId, SubjectKind, kind_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.photograph import PhotographWithdrawn, Why
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPhotograph(OnCase):
    """The entry that kept it, and why it is not used any more."""

    entry: EventId
    why: Why
    reason: Words | None = None


def withdraw_photograph(command: WithdrawPhotograph, facing: Facing) -> Outcome:
    """Record it; from then on no page shows the photograph. Noticed: printed sheets that show it are out."""
    kept = facing.entry(command.entry)
    if kept is None or kept.type != "child.photograph_kept":
        words = "There is no such photograph of this child."
        raise Refused(ours("no_such_photograph", words, "Choose one of those that are shown."))
    withdrawn = PhotographWithdrawn(entry=command.entry, why=command.why, reason=command.reason)
    return tell(withdrawn, notices=tuple(_out_with_it(command.entry, facing)))


def _out_with_it(entry: EventId, facing: Facing) -> Iterator[Reason]:
    """Say which sheets with the photograph are out, in whichever case of the child they were printed."""
    cases = (story for named, story in facing.stories.items() if kind_of(named) is SubjectKind.EPISODE)
    for sheet in (each for story in cases for each in sheets(story)):
        if sheet.out and sheet.photograph == entry:
            words = f"Sheet {sheet.number} of {sheet.record} shows it, and {_copies(sheet.out)} out."
            remedy = "Collect every copy, and say under “Sheets printed” in that case what became of it."
            yield ours("sheet_out_with_it", words, remedy)


def _copies(count: int) -> str:
    return "1 copy is" if count == 1 else f"{count} copies are"
