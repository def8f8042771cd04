"""Name those who lead on missing people for the force."""

from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.missing_search import LeadsNamed


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLeads(OnSubject):
    """Who leads for the force, and who leads the work from day to day, by post or officer."""

    strategic: str
    tactical: str


def name_leads(command: NameLeads, facing: Facing) -> Outcome:
    """Keep who leads. Rule MC-80, which asks for both."""
    if not command.strategic.strip() or not command.tactical.strip():
        words = "Only one of the two leads is named."
        raise Refused(under("MC-80", facing.pack, words, "Name the strategic and the tactical lead."))
    return tell(LeadsNamed(strategic=command.strategic.strip(), tactical=command.tactical.strip()))
