"""Ring back whoever reported through a link without its code."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.door import ReporterRungBack
from wayhome.record.vocabulary import Spoken

REPORTED = "door.missing_reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class RingReporterBack(OnInvestigation):
    """What came of ringing back; ``report`` is the entry that says how the report came."""

    report: str
    result: Literal["confirmed", "not_reached", "no_number_held", "not_them"]
    said: Spoken | None = None


def ring_reporter_back(command: RingReporterBack, facing: Facing) -> Outcome:
    """Note it. Rule FAM-02. Nothing about the search depends on it."""
    report = facing.entry(command.report)
    if report is None or report.type != REPORTED:
        words = "No report came through a link in that entry."
        raise Refused(ours("no_such_report", words, "Open the case, and ring back from there."))
    rung = ReporterRungBack(report=command.report, result=command.result, said=command.said)
    return tell(rung, notices=_go_on(command, facing))


def _go_on(command: RingReporterBack, facing: Facing) -> tuple[Reason, ...]:
    if command.result == "confirmed":
        return ()
    words = "It is not confirmed who reported. That says nothing about whether the child is safe."
    return (under("FAM-02", facing.pack, words, "Go on as for any missing child, and send somebody to see."),)
