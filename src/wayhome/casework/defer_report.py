"""Record that a caller was asked to look or to wait before a report was taken: always kept, and said to be wrong."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnChild
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import of_barriers, under
from wayhome.kernel.refusals import Reason
from wayhome.record.events.missing import ReportDeferred
from wayhome.record.vocabulary import Known, Words

TAKE_IT = "Take the report now. Nothing stands before it."


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferReport(OnChild):
    """What the caller was asked to do first, whether they said the child is in danger, and when they are rung back."""

    danger_stated: Known = "not_asked"
    asked_to: Literal["search_first", "ring_round", "wait", "other"] = "other"
    call_back_at: datetime | None = None
    said: Words | None = None


def defer_report(command: DeferReport, facing: Facing) -> Outcome:
    """Keep what was done; where danger was stated, or nobody asked, the report is to be taken now. Rule MC-06."""
    fact = ReportDeferred(
        danger_stated=command.danger_stated,
        asked_to=command.asked_to,
        call_back_at=command.call_back_at,
        said=command.said,
    )
    barriers = of_barriers(facing.barriers(fact), facing.pack, TAKE_IT)
    return tell(fact, notices=(*barriers, *_not_rung_back(command, facing)))


def _not_rung_back(command: DeferReport, facing: Facing) -> tuple[Reason, ...]:
    if command.call_back_at is not None:
        return ()
    words = "Nobody said when the caller is rung back."
    return (under("MC-06", facing.pack, words, "Ring back at a time you name, or take the report now."),)
