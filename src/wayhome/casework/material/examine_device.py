"""Take information from a child's own device: by agreement in writing, with their views, and no more than is needed."""

from dataclasses import dataclass

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.disclosure import AgreedBy, DeviceExamined
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamineDevice(OnInvestigation):
    """Who agreed in writing, what the child said to it, and to what it is limited; what is not given is not so."""

    written_agreement: bool = False
    agreed_by: AgreedBy = "unknown"
    views: Narrative | None = None
    scope: Narrative | None = None


def examine_device(command: ExamineDevice, _facing: Facing) -> Outcome:
    """Keep it; what it went through without is said, and counted. Rule DISC-06."""
    examined = DeviceExamined(
        written_agreement=command.written_agreement,
        agreed_by=command.agreed_by,
        child_views=bool((command.views or "").strip()),
        scope_limited=bool((command.scope or "").strip()),
        views=command.views,
        scope=command.scope,
    )
    return tell(examined)
