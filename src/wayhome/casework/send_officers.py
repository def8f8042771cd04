"""Send officers to look for the child."""

from dataclasses import dataclass

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.missing import OfficersDeployed


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOfficers(OnCase):
    """Officers were sent."""


def send_officers(_command: SendOfficers, _facing: Facing) -> Outcome:
    """Record that officers were sent; nothing stands before it. Rules MC-23 and MC-28."""
    return tell(OfficersDeployed())
