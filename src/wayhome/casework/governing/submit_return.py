"""Send the national unit the year's figures."""

from dataclasses import dataclass

from wayhome.casework.commands import OnSubject
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.partner import NationalReturnSubmitted


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitReturn(OnSubject):
    """The year, the digest of the figures with the lists behind them, and the unit's reference where it gave one."""

    period: str
    figures: str
    reference: str = ""


def submit_return(command: SubmitReturn, _facing: Facing) -> Outcome:
    """Keep that it was sent, named by its digest; a later one for the same year corrects it. Rule MC-79."""
    return tell(
        NationalReturnSubmitted(
            period=command.period, digest=command.figures, reference=command.reference.strip() or None
        )
    )
