"""Tell a partner that the child is missing, or of a harm to the child."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.record.events.partner import ChildrensServicesTold, NationalUnitNotified, Notified, Told
from wayhome.record.vocabulary import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TellPartner(OnCase):
    """Who was told, and their reference for it."""

    whom: Literal["childrens_services", "national_unit"] | Told
    reference: str | None = None


def tell_partner(command: TellPartner, _facing: Facing) -> Outcome:
    """Record that a partner was told. Rules MC-27, MC-45, MC-48, MC-50 and MC-58."""
    fact: Fact
    if command.whom == "childrens_services":
        fact = ChildrensServicesTold(reference=command.reference)
    elif command.whom == "national_unit":
        fact = NationalUnitNotified(reference=command.reference)
    else:
        fact = Notified(whom=command.whom, reference=command.reference)
    return tell(fact)
