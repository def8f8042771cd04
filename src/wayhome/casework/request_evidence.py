"""Ask for recordings or data before they are overwritten."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.moments import instant
from wayhome.kernel.refusals import Reason
from wayhome.record.events.enquiry import DataRequested
from wayhome.record.vocabulary import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvidence(OnCase):
    """The line they belong to, and who holds them."""

    line: str
    holder: Words | None = None


def request_evidence(command: RequestEvidence, facing: Facing) -> Outcome:
    """Record the request, in time or not. Rule MC-35."""
    return tell(DataRequested(line=command.line, holder=command.holder), notices=_too_late(command, facing))


def _too_late(command: RequestEvidence, facing: Facing) -> tuple[Reason, ...]:
    lines = facing.story.of_type_with("enquiry.line_raised", "line", command.line)
    kept = [instant(str(until)) for event in lines if (until := event.body.get("data_kept_until"))]
    if not kept or facing.at <= max(kept):
        return ()
    words = f"What {command.line} needs was kept only until before this request."
    return (under("MC-35", facing.pack, words, "Ask whether a copy is held elsewhere, and record what came of it."),)
