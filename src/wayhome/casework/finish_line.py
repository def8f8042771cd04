"""Say what became of a line of enquiry."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.hold_meeting import is_action
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.enquiry import LineFinished
from wayhome.record.vocabulary import Words

Result = Literal["done", "done_nil", "not_applicable", "deferred", "refused", "impossible"]
NOT_DONE = ("not_applicable", "deferred", "refused", "impossible")


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishLine(OnCase):
    """A line, how it ended, and why where it was not done."""

    line: str
    result: Result = "done"
    until: datetime | None = None
    reason: Words | None = None


def finish_line(command: FinishLine, facing: Facing) -> Outcome:
    """End the line; one that was not done needs its reason, and one put off the time it is put off to. Rule MC-34.

    What partners agreed at a meeting may be about anything, so that doing it is not looking for the child (MC-32).
    """
    lacking = _lacking(command, facing)
    if lacking:
        raise Refused(*lacking)
    return tell(
        LineFinished(
            line=command.line,
            result=command.result,
            agreed_at_meeting="yes" if is_action(command.line) else None,
            until=command.until,
            authorised_by=command.by.rank if command.result == "deferred" else None,
            reason=command.reason,
        )
    )


def _lacking(command: FinishLine, facing: Facing) -> list[Reason]:
    lacking = []
    if command.result in NOT_DONE and not (command.reason or "").strip():
        words = f"The line {command.line} was not done, and nobody says why."
        lacking.append(under("MC-34", facing.pack, words, "Say why in your words; the line stays open until then."))
    if command.result == "deferred" and command.until is None:
        words = f"The line {command.line} is put off, and nobody says until when."
        lacking.append(under("MC-34", facing.pack, words, "Say until when it is put off."))
    return lacking
